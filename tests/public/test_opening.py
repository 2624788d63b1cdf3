"""A release is opened to everyone and closed again by a coordinator, and by nobody else; what was opened never changes."""

from __future__ import annotations

import polars as pl
import pytest

from tests.factories import records
from tests.factories.reports import make_world
from tests.factories.rows import people
from tests.factories.rows import standard_rows as few_rows
from tests.pages.published import publish
from tinkuy.access.policy import Refused as NotPermitted
from tinkuy.audit.models import Event
from tinkuy.public.actions import close_to_public, open_to_public
from tinkuy.public.frozen import NotAsOpened, frozen, thawed
from tinkuy.public.models import PublicRelease, RoundingSecret
from tinkuy.public.opening import all_open, ever_opened, latest, open_platforms, public_tables
from tinkuy.public.refusals import NoReason, NotOpen, OpenAlready, Withdrawn
from tinkuy.releases import actions as releases

pytestmark = pytest.mark.django_db
ROWS = [
    {"month": "2021-01", "admin1": "PE15", **people(1_000)},
    {"month": "2021-02", "admin1": "PE24", **people(4)},
]


@pytest.fixture
def world(db, settings, tmp_path):
    settings.DATA_FOLDER = tmp_path
    return make_world()


@pytest.fixture
def carmen(world):
    """Carmen coordinates the platform."""
    carmen = records.person(email="carmen@example.org", name="Carmen")
    records.role(on=world.platform, person=carmen, role="coordinator")
    return carmen


@pytest.fixture
def release(world):
    return publish(world, few_rows(ROWS))


def test_a_coordinator_opens_a_release_and_everyone_finds_its_tables(world, carmen, release):
    assert latest(world.platform) is None
    row = open_to_public(release=release, by=carmen)
    assert latest(world.platform) == row
    assert open_platforms() == [world.platform]
    assert public_tables(row)["reached"]["people_reached"][0] in {1_000, 1_010}
    (event,) = Event.across_platforms.filter(verb="open_to_public")
    assert event.who == carmen


@pytest.mark.parametrize("who", ["alice", "bob", "charlie", "iris", "hugo"])
def test_nobody_but_a_coordinator_opens_or_closes(world, carmen, release, who):
    with pytest.raises(NotPermitted):
        open_to_public(release=release, by=getattr(world, who))
    open_to_public(release=release, by=carmen)
    with pytest.raises(NotPermitted):
        close_to_public(release=release, by=getattr(world, who), why="Un error")
    assert all_open(world.platform).count() == 1


def test_charlie_who_coordinates_another_platform_opens_nothing_here(world, release):
    with pytest.raises(NotPermitted):
        open_to_public(release=release, by=world.charlie)


def test_closing_says_why_and_shows_the_release_before(world, carmen, release):
    before = open_to_public(release=release, by=carmen)
    later = publish(world, few_rows([*ROWS, {"month": "2021-03", "admin1": "PE15", **people(50)}]))
    open_to_public(release=later, by=carmen)
    with pytest.raises(NoReason):
        close_to_public(release=later, by=carmen, why="  ")
    close_to_public(release=later, by=carmen, why="Un mes estaba mal")
    assert latest(world.platform) == before
    assert {row.closed_why for row in ever_opened(world.platform)} == {"", "Un mes estaba mal"}
    with pytest.raises(NotOpen):
        close_to_public(release=later, by=carmen, why="Otra vez")


def test_what_was_closed_is_opened_again_with_the_tables_it_had(world, carmen, release):
    first = open_to_public(release=release, by=carmen)
    with pytest.raises(OpenAlready):
        open_to_public(release=release, by=carmen)
    close_to_public(release=release, by=carmen, why="Un error")
    again = open_to_public(release=release, by=carmen)
    assert (again.pk, again.digest, again.is_open) == (first.pk, first.digest, True)


def test_a_withdrawn_release_is_not_public_any_more_and_cannot_be_opened(world, carmen, release):
    open_to_public(release=release, by=carmen)
    releases.withdraw(release=release, why="Un error", by=carmen)
    assert latest(world.platform) is None
    assert open_platforms() == []
    release.refresh_from_db()
    with pytest.raises(Withdrawn):
        open_to_public(release=release, by=carmen)


def test_all_releases_of_a_platform_are_rounded_by_one_secret(world, carmen, release):
    tables = [
        public_tables(open_to_public(release=one, by=carmen)) for one in (release, publish(world, few_rows(ROWS)))
    ]
    assert RoundingSecret.objects.on(world.platform).count() == 1
    assert tables[0]["by_place"].equals(tables[1]["by_place"]), "the same people, the same numbers: nothing to compare"


def test_tables_that_were_changed_in_the_database_are_not_shown(world, carmen, release):
    row = open_to_public(release=release, by=carmen)
    other, _ = frozen(
        {"reached": pl.DataFrame({"people_reached": [7], "lower": [7], "upper": [7], "state": ["shown"]})}
    )
    PublicRelease.objects.on(world.platform).update(tables=other)
    with pytest.raises(NotAsOpened):
        thawed(other, row.digest)
