"""Reports as people send them to the platform: a CSV of a few rows, and the platform that takes it."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.factories import records
from tinkuy.accounts.models import User
from tinkuy.ledger import actions
from tinkuy.ledger.models import Version
from tinkuy.ledger.standing import seen
from tinkuy.registries.models import Organisation, Platform

YEAR = "r4v-2021"
HEADINGS = {
    "organisation": "Organización que reporta",
    "month": "Mes",
    "sector": "Sector",
    "indicator": "Indicador",
    "activity": "Nombre de la actividad",
    "description": "Descripción",
    "admin1": "Departamento (admin1)",
    "total": "Total de personas del mes",
    "new": "Personas nuevas del mes",
    "women": "Mujeres (18 y más)",
}
ORDINARY = {
    "organisation": "UNICEF",
    "month": "2021-03",
    "sector": "Education",
    "indicator": "RE-ED1",
    "activity": "Matrícula",
    "description": "",
    "admin1": "Lima",
    "total": 10,
    "new": 10,
    "women": 10,
}
HEALTH = {"sector": "Health", "indicator": "RE-HE1", "activity": "Consultas"}


def write_report(path: Path, rows: Iterable[Mapping[str, Any]]) -> Path:
    """A CSV; what a row does not say is as in an ordinary one, and None is a blank cell."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(HEADINGS.values())
        for row in rows:
            if unknown := set(row) - set(HEADINGS):
                raise KeyError(f"not a column of these reports: {sorted(unknown)}")
            writer.writerow([(ORDINARY | dict(row))[key] for key in HEADINGS])
    return path


def write_report_through(path: Path, month: str, partners: Mapping[str, str]) -> Path:
    """A CSV with a row for each activity of `partners`, carried out by the implementing partner of that code, or by none."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow([*HEADINGS.values(), "Socio implementador"])
        for activity, partner in partners.items():
            row = ORDINARY | {"activity": activity, "month": month}
            writer.writerow([*(row[key] for key in HEADINGS), partner])
    return path


@dataclass(frozen=True)
class World:
    """The GTRM of Peru. Alice and Bob report for UNICEF, Charlie for another organisation and, elsewhere, everything.

    Iris manages information, Hugo leads health, Elena leads education.
    """

    platform: Platform
    unicef: Organisation
    unhcr: Organisation
    alice: User
    bob: User
    charlie: User
    iris: User
    hugo: User
    elena: User


def make_world() -> World:
    """The people and organisations of these tests, in the database."""
    peru = records.platform("gtrm-peru")
    elsewhere = records.platform("gifmm-colombia", pack="gtrm-peru")  # a pack that is installed: its time zone is asked
    unicef = records.organisation(code="ORG113", name_es="UNICEF", acronym="UNICEF")
    unhcr = records.organisation(code="ORG118", name_es="ACNUR", acronym="ACNUR")
    names = ("alice", "bob", "charlie", "iris", "hugo", "elena")
    people = {name: records.person(email=f"{name}@example.org", name=name.title()) for name in names}
    for name in ("alice", "bob"):
        records.role(on=peru, person=people[name], role="focal_point", organisation=unicef)
    records.role(on=peru, person=people["charlie"], role="focal_point", organisation=unhcr)
    for role in ("information_officer", "coordinator"):
        records.role(on=elsewhere, person=people["charlie"], role=role)
    records.role(on=elsewhere, person=people["charlie"], role="focal_point", organisation=unicef)
    records.role(on=peru, person=people["iris"], role="information_officer")
    records.role(on=peru, person=people["hugo"], role="sector_lead", sector="health")
    records.role(on=peru, person=people["elena"], role="sector_lead", sector="education")
    return World(peru, unicef, unhcr, **people)


def send(world: World, path: Path, rows: Iterable[Mapping[str, Any]], **said: Any) -> actions.Received:
    """Alice, or whoever is said, sends a report of these rows."""
    given = {"platform": world.platform, "by": world.alice, "year": YEAR, "path": write_report(path, rows)}
    return actions.receive(**given | said)


def submit(_: World, received: actions.Received, note: str = "") -> Version:
    """The sender submits the only version of what was received."""
    (version,) = received.made
    actions.submit(version=version, by=version.made_by, note=note)
    return version


def submit_and_accept(world: World, received: actions.Received) -> Version:
    """The sender submits the only version of what was received, and Iris accepts all of it."""
    (version,) = received.made
    actions.submit(version=version, by=version.made_by)
    actions.accept(version=version, seen=seen(version), by=world.iris)
    return version
