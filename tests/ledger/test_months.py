"""Months open, close and open again; what is due of whom; what a late report would change."""

from __future__ import annotations

from datetime import date

import pytest

from tests.factories.reports import HEALTH, World
from tinkuy.access.policy import Refused
from tinkuy.audit.models import Event
from tinkuy.ledger import actions
from tinkuy.ledger.models import ReportingMonth, Upload, Version
from tinkuy.ledger.months import due, is_open
from tinkuy.ledger.refusals import NotDone
from tinkuy.ledger.standing import standing_rows, would_stand
from tinkuy.months import Month

pytestmark = pytest.mark.django_db

MARCH = Month(2021, 3)
FEBRUARY = Month(2021, 2)
TODAY = date(2021, 4, 6)


@pytest.fixture
def march(world: World) -> ReportingMonth:
    """March is asked for until the tenth of April."""
    return actions.open_month(platform=world.platform, month=MARCH, due_on=date(2021, 4, 10), by=world.iris)


def close(world: World, month: Month = MARCH) -> ReportingMonth:
    return actions.close_month(platform=world.platform, month=month, by=world.iris)


def test_where_nobody_keeps_months_nothing_is_blocked(world: World, send) -> None:
    assert is_open(world.platform, MARCH)
    assert len(send([{}]).made) == 1
    assert due(world.platform, world.alice, TODAY) == []


def test_a_closed_month_takes_no_report_and_says_so_in_one_sentence(world: World, send, march) -> None:
    close(world)
    with pytest.raises(NotDone) as told:
        send([{}, {"month": "2021-02"}])
    assert "(marzo 2021)" in told.value.text.es
    assert "(March 2021)" in told.value.text.en
    assert "(março 2021)" in told.value.text.pt
    assert Version.across_platforms.count() == Upload.across_platforms.count() == 0


def test_a_draft_of_a_closed_month_is_not_submitted_and_stays_a_draft(world: World, send) -> None:
    (version,) = send([{}]).made
    close(world)
    with pytest.raises(NotDone, match="closed for reports"):
        actions.submit(version=version, by=world.alice)
    version.refresh_from_db()
    assert version.state == "draft"


def test_what_was_submitted_before_the_month_closed_may_still_be_decided(world: World, send) -> None:
    (version,) = send([{"new": 4}]).made
    actions.submit(version=version, by=world.alice)
    close(world)
    actions.accept(version=version, seen={"education": None}, by=world.iris)
    assert standing_rows(world.platform)["new"].to_list() == [4.0]


def test_the_same_file_again_is_nothing_also_in_a_closed_month(world: World, send) -> None:
    first = send([{}])
    close(world)
    assert send([{}]).same == first.made


def test_a_month_is_reopened_with_a_reason_and_every_step_is_on_record(world: World, send, march) -> None:
    close(world)
    for reason in ("", "  "):
        with pytest.raises(NotDone, match="reason"):
            actions.reopen_month(platform=world.platform, month=MARCH, reason=reason, by=world.iris)
    until = date(2021, 5, 1)
    again = actions.reopen_month(
        platform=world.platform, month=MARCH, reason="UNICEF reportó tarde", due_on=until, by=world.iris
    )
    assert (again.state, again.reason, again.due_on) == ("reopened", "UNICEF reportó tarde", until)
    assert len(send([{}]).made) == 1
    steps = Event.objects.on(world.platform).filter(object_id=march.pk)
    assert list(steps.values_list("verb", flat=True)) == ["open_month", "close_month", "reopen_month"]
    assert steps.last().detail == {"month": "2021-03", "due_on": "2021-05-01", "reason": "UNICEF reportó tarde"}


def test_doing_what_is_so_already_is_said_or_changes_nothing(world: World, march) -> None:
    with pytest.raises(NotDone, match="March 2021 is not closed"):
        actions.reopen_month(platform=world.platform, month=MARCH, reason="x", by=world.iris)
    actions.open_month(platform=world.platform, month=MARCH, due_on=march.due_on, by=world.iris)
    close(world)
    close(world)
    with pytest.raises(NotDone, match="closed for reports"):
        actions.open_month(platform=world.platform, month=MARCH, by=world.iris)
    assert Event.objects.on(world.platform).count() == 2


def test_a_later_day_is_said_without_closing_the_month(world: World, march) -> None:
    later = actions.open_month(platform=world.platform, month=MARCH, due_on=date(2021, 4, 20), by=world.iris)
    assert (later.pk, later.due_on, later.state) == (march.pk, date(2021, 4, 20), "open")


@pytest.mark.parametrize("who", ["alice", "charlie", "hugo"])
def test_only_who_keeps_months_opens_and_closes_them(world: World, march, who: str) -> None:
    by = getattr(world, who)
    for verb in (
        lambda: actions.open_month(platform=world.platform, month=FEBRUARY, by=by),
        lambda: actions.close_month(platform=world.platform, month=MARCH, by=by),
        lambda: actions.reopen_month(platform=world.platform, month=MARCH, reason="x", by=by),
    ):
        with pytest.raises(Refused):
            verb()
    assert ReportingMonth.objects.on(world.platform).get().state == "open"


def test_what_is_due_is_of_ones_own_organisations_the_earliest_day_first(world: World, send, march) -> None:
    actions.open_month(platform=world.platform, month=FEBRUARY, due_on=date(2021, 3, 10), by=world.iris)
    actions.open_month(platform=world.platform, month=MARCH + 1, by=world.iris)
    (version,) = send([{}]).made
    send([{"organisation": "ACNUR"}], by=world.charlie)
    lines = due(world.platform, world.alice, TODAY)
    assert [(str(one.month), one.state, one.days_left, one.versions) for one in lines] == [
        ("2021-02", "missing", -27, ()),
        ("2021-03", "draft", 4, (version,)),
        ("2021-04", "missing", None, ()),
    ]
    assert {one.organisation for one in lines} == {world.unicef}
    assert not lines[1].done
    actions.submit(version=version, by=world.alice)
    assert due(world.platform, world.alice, TODAY)[1].done
    close(world, FEBRUARY)
    assert [str(one.month) for one in due(world.platform, world.bob, TODAY)] == ["2021-03", "2021-04"]
    assert due(world.platform, world.iris, TODAY) == []


def test_of_two_desks_the_one_that_needs_somebody_is_what_is_due(world: World, send, stand, march) -> None:
    stand([{"new": 1}], desk="Lima")
    send([{"new": 2}], desk="Tumbes")
    (line,) = due(world.platform, world.alice, TODAY)
    assert (line.state, len(line.versions)) == ("draft", 2)


def test_what_would_stand_is_what_stands_once_it_is_accepted(world: World, send, stand) -> None:
    stand([{"new": 1}, HEALTH | {"new": 2}])
    (late,) = send([{"new": 5}]).made
    actions.edit(version=late, cells={(1, "new"): "6"}, by=world.alice)
    assert would_stand(late)["new"].to_list() == [6.0]
    assert sorted(would_stand(late, ["education"])["new"]) == [2.0, 6.0]
    assert sorted(standing_rows(world.platform)["new"]) == [1.0, 2.0]
    actions.submit(version=late, by=world.alice)
    actions.accept(version=late, seen={"education": late.based_on_id}, by=world.iris)
    assert would_stand(late)["new"].to_list() == [6.0]  # health waits for its lead, who would take it away
    assert would_stand(late, [])["new"].to_list() == [6.0, 2.0]
    assert would_stand(late, []).equals(standing_rows(world.platform))


def test_what_would_stand_is_asked_of_the_months_one_wants(world: World, send, stand) -> None:
    stand([{"new": 1, "month": "2021-01"}])
    (late,) = send([{"new": 5}]).made
    assert sorted(would_stand(late)["new"]) == [1.0, 5.0]
    assert would_stand(late, months=[MARCH])["new"].to_list() == [5.0]
