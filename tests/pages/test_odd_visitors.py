"""Every address of a platform, asked by who must not get in, with ids of another place, and by forms that nobody made.

No address is forgotten: they are read off the site's own list. A visitor may be refused; a page may never fall over.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.factories import records
from tests.factories.reports import HEALTH, YEAR
from tests.factories.reports import send as receive
from tests.pages.reporting import as_
from tinkuy.api.interface import NAMESPACE as API
from tinkuy.arrivals.models import Arrival
from tinkuy.audit.models import Event
from tinkuy.ledger import actions as ledger
from tinkuy.ledger.models import Slice, Version
from tinkuy.ledger.standing import seen
from tinkuy.registries.models import Platform
from tinkuy.releases import actions as releases

pytestmark = pytest.mark.django_db
REFUSALS = {400, 401, 403, 404, 405, 409, 410, 413, 415, 422}
ODD = {
    "long": "ñ" * 5000,
    "mark": "<script>alert(1)</script>",
    "formula": "=cmd|' /C calc'!A0",
    "null": "\x00",
    "number": "-99999999999999999999",
}
# Names of fields that some form of the site has; an odd form fills them all.
FIELDS = (
    "decision", "sector", "comment", "version", "month", "due_on", "reason", "note", "why", "cause", "treatment", "year",
    "months", "name", "code", "column", "row", "new", "total", "file", "desk", "answer", "kept", "gone", "release", "withdraws",
    "act", "resolution", "seen", "first", "last", "de", "desde", "hasta", "por", "modelo", "pagina", "mes", "organizacion",
    "filas", "formato", "anio", "causa", "regla", "gravedad", "a", "b", "grupo", "lugar", "q", "digest", "standing",
    "firma", "form", "antes", "despues",
)  # fmt: skip


@dataclass(frozen=True)
class Place:
    """A name of the site's list, and the values that its address needs."""

    name: str
    values: tuple[str, ...]


def _addresses(within: Any, values: tuple[str, ...] = ()) -> Iterator[Place]:
    for one in within.url_patterns:
        known = (*values, *one.pattern.converters)
        if isinstance(one, URLResolver) and one.namespace == API:
            continue  # tests/api asks the API odd things, by its own description
        if isinstance(one, URLResolver):
            yield from _addresses(one, known)
        elif isinstance(one, URLPattern) and one.name:
            yield Place(one.name, known)


PLACES = [one for one in _addresses(get_resolver()) if {"platform", "release"} & set(one.values)]


@pytest.fixture
def things(world, tmp_path, send) -> dict[str, Any]:
    """What UNICEF, Alice's organisation, has on the platform: a file on its way, a draft, a version in review, a release."""
    carmen = records.person(email="carmen@example.org", name="Carmen")
    records.role(on=world.platform, person=carmen, role="coordinator")
    for month in ("2021-01", "2021-02", "2021-03"):
        (made,) = receive(world, tmp_path / f"{month}.csv", [{"month": month}, HEALTH | {"month": month}]).made
        if month != "2021-03":
            ledger.submit(version=made, by=world.alice)
        if month == "2021-01":
            ledger.accept(version=made, seen=seen(made), by=world.iris)
    send([{"month": "2021-05"}])
    released = releases.release(platform=world.platform, year=YEAR, by=carmen)
    in_review = Version.objects.on(world.platform).get(state="in_review")
    return {
        "arrival": Arrival.across_platforms.latest("at").pk, "version": in_review.pk, "release": released.pk, "row": 1,
        "kind": "version", "of": str(in_review.pk), "month": "2021-01", "organisation": "ORG113", "code": "ORG113",
        "name": 1, "pack": YEAR, "key": "sectors", "figure": "people-reached", "carmen": carmen,
        **dict.fromkeys(("thread", "comment", "confirmation", "invitation", "held", "notice", "act", "member"), uuid4()),
        "slice": Slice.objects.on(world.platform).filter(version=in_review).latest("pk").pk, "person": world.alice.pk,
        "sector": "health", "place": "PE15", "group": "nacional", "table": "by_place", "ending": "csv",
        "part": "personas", "chart": "sectores", "format": "svg",
        "preparation": records.preparation(world.platform).pk, "signing": records.signing(world.platform).pk,
    }  # fmt: skip


def address(place: Place, things: dict[str, Any], platform: str) -> str:
    values = {name: things[name] for name in place.values if name != "platform"}
    return reverse(place.name, kwargs=values | ({"platform": platform} if "platform" in place.values else {}))


def everything_said() -> tuple[int, int, list]:
    slices = Slice.across_platforms.order_by("pk").values_list("pk", "state")
    return Event.across_platforms.count(), Version.across_platforms.count(), list(slices)


def test_the_list_of_addresses_is_whole() -> None:
    assert len(PLACES) > 40
    assert {"review_decide", "months_rows", "figure_json", "version_row", "signing_withdraw"} <= {
        one.name for one in PLACES
    }


@pytest.mark.parametrize("verb", ["get", "post"])
def test_who_is_not_signed_in_is_led_to_sign_in_or_finds_nothing(things, verb) -> None:
    before = everything_said()
    for place in PLACES:
        answer = getattr(Client(), verb)(address(place, things, "gtrm-peru"))
        led = answer.status_code == 302 and answer.headers["Location"].startswith("/entrar/")
        assert led or answer.status_code in REFUSALS, (place.name, answer.status_code)
    assert everything_said() == before


@pytest.mark.parametrize("verb", ["get", "post"])
def test_who_holds_no_role_finds_no_platform(things, verb) -> None:
    before, stranger = everything_said(), as_(records.person())
    for place in PLACES:
        answer = getattr(stranger, verb)(address(place, things, "gtrm-peru"))
        assert answer.status_code in REFUSALS, (place.name, answer.status_code)
    assert everything_said() == before


@pytest.mark.parametrize("verb", ["get", "post"])
def test_who_runs_another_platform_reaches_nothing_of_this_one_through_it(world, things, verb) -> None:
    """Ids of Peru under the address of another platform are not there for who holds every role on that one."""
    before, outsider = everything_said(), records.person()
    elsewhere = Platform.objects.get(code="gifmm-colombia")
    for role in ("coordinator", "information_officer"):
        records.role(on=elsewhere, person=outsider, role=role)
    client = as_(outsider)
    ids = {"arrival", "version", "release", "of", "preparation", "signing"}
    for place in (one for one in PLACES if ids & set(one.values) and "platform" in one.values):
        answer = getattr(client, verb)(address(place, things, "gifmm-colombia"))
        assert answer.status_code in REFUSALS, (place.name, answer.status_code)
    assert everything_said() == before


@pytest.mark.parametrize("verb", ["get", "post"])
def test_who_reports_for_another_organisation_reaches_none_of_its_reports(world, things, verb) -> None:
    before, charlie = everything_said(), as_(world.charlie)
    theirs = {"arrival", "version", "of"}
    for place in (one for one in PLACES if theirs & set(one.values) or one.name == "months_slot"):
        answer = getattr(charlie, verb)(address(place, things, "gtrm-peru"))
        assert answer.status_code in REFUSALS, (place.name, answer.status_code)
    assert everything_said() == before


@pytest.mark.parametrize("who", ["alice", "iris", "hugo", "carmen"])
def test_an_empty_form_never_makes_a_page_fall_over(world, things, who) -> None:
    client = as_(things.get(who) or getattr(world, who))
    for place in PLACES:
        answer = client.post(address(place, things, "gtrm-peru"))
        assert answer.status_code in REFUSALS | {200, 204, 302}, (place.name, answer.status_code)


@pytest.mark.parametrize("value", ODD.values(), ids=ODD)
def test_odd_values_in_every_field_never_make_a_page_fall_over(world, things, settings, value) -> None:
    settings.LIMIT_CHANGES = settings.LIMIT_DOWNLOADS = settings.LIMIT_FIGURES = (
        10_000  # one person asks for every address
    )
    records.role(on=world.platform, person=world.iris, role="coordinator")
    iris, said = as_(world.iris), dict.fromkeys(FIELDS, value)
    for place in PLACES:
        where = address(place, things, "gtrm-peru")
        for answer in (iris.post(where, said), iris.get(where, said)):
            assert answer.status_code in REFUSALS | {200, 204, 302}, (place.name, answer.status_code)
            if answer.headers.get("Content-Type", "").startswith("text/html"):
                assert b"<script>alert(1)" not in answer.content, place.name
