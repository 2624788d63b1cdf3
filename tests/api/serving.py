"""A platform that programs ask: a release open to the public, reports on their way, and tokens of everybody."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from django.test import Client

from tests.factories import records
from tests.factories.arrivals import post
from tests.factories.reports import HEALTH, YEAR, World, make_world, send, submit_and_accept
from tinkuy.accounts.models import User
from tinkuy.accounts.tokens import Scope, issue
from tinkuy.api import limits
from tinkuy.arrivals.models import Arrival
from tinkuy.ledger.models import Version
from tinkuy.public.actions import open_to_public
from tinkuy.releases.actions import release
from tinkuy.releases.models import Release

ROOT = "/api/v1"
PERU = f"{ROOT}/platforms/gtrm-peru"
# Enough people, so that public tables show numbers; and few, so that some are kept back.
ROWS = [
    {"total": 900, "new": 900, "women": 900},
    {"total": 700, "new": 700, "women": 700, "admin1": "Tumbes"},
    HEALTH | {"total": 800, "new": 800, "women": 800},
    HEALTH | {"total": 4, "new": 4, "women": 4, "admin1": "Tumbes"},
]


def program(person: User | None = None, scope: Scope = Scope.REPORT, language: str = "es") -> Client:
    """A program with a token of the person, or with none."""
    said = {"HTTP_ACCEPT_LANGUAGE": language}
    if person is not None:
        said["HTTP_AUTHORIZATION"] = f"Bearer {secret_of(person, scope)}"
    return Client(**said)


def secret_of(person: User, scope: Scope = Scope.REPORT) -> str:
    """The secret of a new token of the person."""
    return issue(person=person, name="Programa", scope=scope, days=30, by=person)[1]


@dataclass(frozen=True)
class Served:
    """The world of these tests, its coordinator, a donor, its public release, and what Alice has on its way."""

    world: World
    carmen: User
    dora: User
    release: Release
    draft: Version
    arrival: Arrival


def serve(folder: Path) -> Served:
    """Everything that is asked about, with its files in a folder."""
    limits.forget()
    world = make_world()
    carmen, dora = records.person(email="carmen@example.org"), records.person(email="dora@example.org")
    records.role(on=world.platform, person=carmen, role="coordinator")
    records.role(on=world.platform, person=dora, role="donor")
    submit_and_accept(world, send(world, folder / "a.csv", ROWS))
    signed = release(platform=world.platform, year=YEAR, by=carmen)
    open_to_public(release=signed, by=carmen)
    odd = [{"month": "2021-04", "women": 99}, {"month": "2021-04", "total": -1}]
    (draft,) = send(world, folder / "b.csv", odd).made
    asks = post(world, folder, [{"month": "2021-06"}, {"month": None}])
    return Served(world, carmen, dora, signed, draft, asks)
