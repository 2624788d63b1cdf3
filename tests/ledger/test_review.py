"""Sectors are reviewed apart; who sent decides nothing; what was overtaken is told and changes nothing."""

from __future__ import annotations

import polars as pl
import pytest

from tests.factories import records
from tests.factories.reports import HEALTH, World
from tinkuy.access.policy import Refused
from tinkuy.accounts.models import RoleHeld
from tinkuy.audit.models import Event
from tinkuy.ledger import actions
from tinkuy.ledger.models import Slice, Standing, Version
from tinkuy.ledger.refusals import NotDone, Overtaken
from tinkuy.ledger.standing import beside, seen, standing, standing_rows, status
from tinkuy.months import Month
from tinkuy.notices.models import Notice

pytestmark = pytest.mark.django_db

MARCH = Month(2021, 3)


@pytest.fixture
def in_review(world: World, send) -> Version:
    """Alice's report of two sectors, submitted."""
    (version,) = send([{"new": 1}, HEALTH | {"new": 2}]).made
    actions.submit(version=version, by=world.alice)
    return version


def people(world: World) -> dict[str, float]:
    rows = standing_rows(world.platform)
    return dict(rows.group_by("sector").agg(pl.col("new").sum()).rows())


def verbs(world: World) -> list[str]:
    return list(Event.objects.on(world.platform).values_list("verb", flat=True))


def test_a_sector_lead_accepts_their_own_sector_and_the_good_rows_go_through(world: World, in_review: Version) -> None:
    actions.accept(version=in_review, seen=seen(in_review, ["health"]), by=world.hugo)
    assert people(world) == {"health": 2.0}
    assert in_review.state == "in_review"
    actions.return_(version=in_review, sectors=["education"], comment="Falta el total", by=world.elena)
    assert people(world) == {"health": 2.0}
    assert in_review.state == "returned"
    assert verbs(world) == ["receive", "submit", "accept", "return"]


def test_when_every_sector_is_accepted_the_version_is(world: World, in_review: Version) -> None:
    actions.accept(version=in_review, seen=seen(in_review), by=world.iris)
    assert in_review.state == "accepted"
    assert people(world) == {"education": 1.0, "health": 2.0}
    assert {(one.state, one.by) for one in Slice.objects.on(world.platform)} == {("accepted", world.iris)}


def test_many_accepted_sectors_are_told_by_their_number(world: World, send) -> None:
    for sectors, named in (
        (["health", "education"], "Salud"),
        (["health", "education", "wash", "shelter"], "4 sectores"),
    ):
        (version,) = send([HEALTH | {"sector": one} for one in sectors]).made
        actions.submit(version=version, by=world.alice)
        actions.accept(version=version, seen=seen(version), by=world.iris)
        assert named in Notice.objects.on(world.platform).filter(person=world.alice).latest("pk").sentence["es"]


@pytest.mark.parametrize("who", ["alice", "bob", "charlie", "hugo"])
def test_only_its_lead_or_an_information_officer_accepts_a_sector(world: World, in_review: Version, who: str) -> None:
    for decide in (
        lambda by: actions.accept(version=in_review, seen=seen(in_review, ["education"]), by=by),
        lambda by: actions.return_(version=in_review, sectors=["education"], comment="No", by=by),
    ):
        with pytest.raises(Refused):
            decide(getattr(world, who))
    assert standing(world.platform) == ()
    assert verbs(world) == ["receive", "submit"]


def test_a_lead_does_not_decide_on_another_sector_beside_their_own(world: World, in_review: Version) -> None:
    with pytest.raises(Refused):
        actions.accept(version=in_review, seen=seen(in_review), by=world.hugo)
    assert standing(world.platform) == ()


def test_nobody_accepts_what_they_sent_also_on_behalf_of_another(world: World, send) -> None:
    (version,) = send([{}], by=world.iris).made
    actions.submit(version=version, by=world.iris)
    with pytest.raises(Refused):
        actions.accept(version=version, seen=seen(version), by=world.iris)
    actions.accept(version=version, seen=seen(version), by=world.elena)
    assert version.state == "accepted"


@pytest.mark.parametrize("who", ["charlie", "hugo"])
def test_charlie_and_leads_neither_submit_nor_change_a_draft(world: World, send, who: str) -> None:
    (version,) = send([{}]).made
    by = getattr(world, who)
    for verb in (
        lambda: actions.submit(version=version, by=by),
        lambda: actions.edit(version=version, cells={(1, "new"): "5"}, by=by),
        lambda: actions.withdraw(version=version, reason="no", by=by),
        lambda: actions.preview(version=version, by=by),
        lambda: actions.correct(version=version, by=by),
        lambda: actions.erase(submission=version.submission, row_number=1, column="description", reason="datos", by=by),
    ):
        with pytest.raises(Refused):
            verb()
    assert verbs(world) == ["receive"]


def test_bob_of_the_same_organisation_submits_what_alice_sent(world: World, send) -> None:
    (version,) = send([{}]).made
    actions.submit(version=version, by=world.bob, note="Completo")
    assert (version.state, version.submitted_by, version.note) == ("in_review", world.bob, "Completo")
    with pytest.raises(NotDone, match="no longer a draft"):
        actions.submit(version=version, by=world.alice)


def test_the_second_of_two_reviewers_is_told_and_changes_nothing(world: World, in_review: Version) -> None:
    looked = seen(in_review, ["health"])
    actions.accept(version=in_review, seen=looked, by=world.hugo)
    with pytest.raises(Overtaken) as told:
        actions.return_(version=in_review, sectors=["health", "education"], comment="No", by=world.iris)
    assert "Salud" in told.value.text.es
    assert len(told.value.text.all()) == 3
    assert people(world) == {"health": 2.0}
    assert verbs(world) == ["receive", "submit", "accept"]


def test_what_came_to_stand_since_the_reviewer_looked_is_not_overwritten(world: World, send, stand) -> None:
    first = stand([{"new": 1}])
    (version,) = send([{"new": 2}]).made
    actions.submit(version=version, by=world.alice)
    assert seen(version) == {"education": first.pk}
    for stale in (None, version.pk):
        with pytest.raises(Overtaken, match="what stands"):
            actions.accept(version=version, seen={"education": stale}, by=world.iris)
    assert people(world) == {"education": 1.0}
    version.refresh_from_db()
    assert version.state == "in_review"
    actions.accept(version=version, seen=seen(version), by=world.iris)
    assert people(world) == {"education": 2.0}


def test_a_later_version_takes_the_place_of_the_one_in_review(world: World, in_review: Version, send) -> None:
    (later,) = send([{"new": 5}]).made
    actions.submit(version=later, by=world.alice)
    with pytest.raises(Overtaken, match="no longer under review"):
        actions.accept(version=in_review, seen={"health": None}, by=world.hugo)
    actions.accept(version=later, seen=seen(later), by=world.iris)
    assert people(world) == {"education": 5.0}


def test_a_sector_that_a_later_version_no_longer_reports_stands_until_its_lead_agrees(world, send, stand) -> None:
    stand([{"new": 1}, HEALTH | {"new": 2}])
    (later,) = send([{"new": 5}]).made
    actions.submit(version=later, by=world.alice)
    assert {one.sector: one.rows for one in Slice.objects.on(world.platform).filter(version=later)} == {
        "education": 1,
        "health": 0,
    }
    actions.accept(version=later, seen=seen(later, ["education"]), by=world.elena)
    assert people(world) == {"education": 5.0, "health": 2.0}
    actions.accept(version=later, seen=seen(later, ["health"]), by=world.hugo)
    assert people(world) == {"education": 5.0}


def test_a_row_that_moved_to_another_sector_is_counted_once(world: World, stand) -> None:
    version = stand([{"new": 1}, HEALTH | {"new": 2}])
    draft = actions.correct(version=version, by=world.alice)
    actions.edit(version=draft, cells={(1, "sector"): "Health", (1, "indicator"): "RE-HE1"}, by=world.alice)
    actions.submit(version=draft, by=world.alice)
    actions.accept(version=draft, seen=seen(draft, ["health"]), by=world.hugo)
    assert people(world) == {"health": 3.0}


def test_a_return_needs_a_comment(world: World, in_review: Version) -> None:
    with pytest.raises(NotDone, match="what is to be corrected"):
        actions.return_(version=in_review, sectors=["health"], comment=" ", by=world.hugo)


def test_rows_of_a_sector_that_nobody_understood_are_the_information_officers(world: World, send) -> None:
    (version,) = send([{"sector": "Otra cosa"}]).made
    actions.submit(version=version, by=world.alice)
    assert seen(version) == {"": None}
    with pytest.raises(Refused):
        actions.accept(version=version, seen=seen(version), by=world.elena)
    actions.accept(version=version, seen=seen(version), by=world.iris)
    assert standing_rows(world.platform).height == 1


def test_the_status_tells_month_by_month_what_is_there_and_what_is_missing(world: World, send, stand) -> None:
    stand([{"month": "2021-01"}])
    send([{"month": "2021-03"}])
    send([{"organisation": "ACNUR", "month": "2021-01"}], by=world.charlie)
    assert status(world.platform).rows() == [
        ("ORG113", "2021-01", "accepted", True),
        ("ORG113", "2021-02", "missing", False),
        ("ORG113", "2021-03", "draft", False),
        ("ORG118", "2021-01", "draft", False),
        ("ORG118", "2021-02", "missing", False),
        ("ORG118", "2021-03", "missing", False),
    ]
    assert status(world.platform, months=[MARCH]).height == 2
    assert status(world.platform, months=[]).is_empty()


def test_a_reviewer_is_shown_what_other_desks_of_the_same_month_have_standing(world: World, send, stand) -> None:
    lima = stand([{"new": 1}], desk="Lima")
    stand([{"new": 1, "month": "2021-02"}], desk="Tumbes")
    (again,) = send([{"new": 1}], desk="Tumbes").made
    assert [(one.desk, one.version) for one in beside(again.submission)] == [("Lima", lima.pk)]
    assert beside(lima.submission) == ()


def test_standing_answers_for_the_months_asked(world: World, stand) -> None:
    version = stand([{"new": 1}])
    (one,) = standing(world.platform, months=[MARCH])
    assert (one.version, one.part, one.sector, one.organisation) == (version.pk, version.part, "education", "ORG113")
    assert standing(world.platform, months=[MARCH + 1]) == ()
    assert standing_rows(world.platform, months=[MARCH + 1]).is_empty()


def test_one_version_stands_per_slot_and_sector_and_the_database_holds_that(world: World, stand) -> None:
    version = stand([{}])
    one = Standing.objects.on(world.platform).get()
    with pytest.raises(Exception, match=r"(?i)unique|standing_is_one"):
        Standing.objects.create(
            platform=world.platform, submission=version.submission, sector=one.sector, version=version
        )


def test_the_coordinator_decides_where_the_only_officer_and_lead_sent_it_themselves(world: World, send) -> None:
    carmen = records.person()
    records.role(on=world.platform, person=carmen, role="coordinator")
    (version,) = send([{}], by=world.iris).made
    actions.submit(version=version, by=world.iris)
    with pytest.raises(Refused):  # Elena leads education, and decides
        actions.accept(version=version, seen=seen(version), by=carmen)
    RoleHeld.objects.on(world.platform).filter(person=world.elena).update(person=world.iris)
    actions.accept(version=version, seen=seen(version), by=carmen)
    assert version.state == Version.State.ACCEPTED
