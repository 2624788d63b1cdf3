"""Whoever reports, at the pages: who looks, what a page says, and where things are."""

from __future__ import annotations

import re
from typing import Any, Final

from django.test import Client

from tinkuy.arrivals.models import Arrival
from tinkuy.ledger import actions
from tinkuy.ledger.models import Version
from tinkuy.ledger.standing import seen

HERE: Final = "/p/gtrm-peru/envios/"
# Totals are broken down, and New is 0 throughout: the cause that real files have.
ONLY_TOTALS: Final = [{"activity": f"Kit {n}", "total": 10, "new": 0, "women": 10} for n in range(12)]


def as_(person: Any) -> Client:
    """Somebody who signed in and reads Spanish."""
    client = Client(HTTP_ACCEPT_LANGUAGE="es")
    client.force_login(person)
    return client


def shown(answer: Any) -> str:
    """The words of the page's content, as one line."""
    body = answer.content.decode()
    content = body.partition("<main")[2] or body
    return " ".join(re.sub(r"<[^>]+>", " ", content).split())


def arrival_of(answer: Any) -> Arrival:
    """The file whose page an answer leads to."""
    return Arrival.across_platforms.get(pk=re.search(r"archivo/([0-9a-f-]{36})/", answer.url)[1])


def only_draft() -> Version:
    """The one draft that there is."""
    return Version.across_platforms.get(state="draft")


def submit_and_accept_only(world: Any) -> Version:
    """Submit the one draft that there is; Iris accepts all of it."""
    one = only_draft()
    actions.submit(version=one, by=one.made_by)
    actions.accept(version=one, seen=seen(one), by=world.iris)
    return one


def findings(one: Any, what: str = "version", page: str = "observaciones") -> str:
    """The address of the findings of a version, or of a file."""
    return f"{HERE}{what}/{one.pk}/{page}/"


def version(one: Version, verb: str = "") -> str:
    """The address of a version."""
    return f"{HERE}version/{one.pk}/{verb}"
