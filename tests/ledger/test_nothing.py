"""Nothing to report, and a month begun with the activities of the last one."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.factories.reports import HEALTH, World
from tinkuy.access.policy import Refused
from tinkuy.audit.models import Event
from tinkuy.ledger import actions
from tinkuy.ledger.checked import checked
from tinkuy.ledger.erasing import TOMBSTONE
from tinkuy.ledger.models import DraftEdit, NothingDeclared, ReportingMonth, Version
from tinkuy.ledger.months import due
from tinkuy.ledger.refusals import NotDone, Overtaken
from tinkuy.ledger.standing import seen, status
from tinkuy.ledger.versions import rows_now
from tinkuy.months import Month

pytestmark = pytest.mark.django_db
MARCH, APRIL = Month(2021, 3), Month(2021, 4)


def nothing(world: World, month: Month = MARCH, by=None) -> NothingDeclared:
    return actions.declare_nothing(
        platform=world.platform, organisation=world.unicef, month=month, by=by or world.alice, note="Sin fondos"
    )


def state(world: World, month: Month = MARCH) -> str:
    lines = status(world.platform, months=[month]).filter(organisation="ORG113")
    return lines["state"].item() if lines.height else "missing"


def test_a_month_with_nothing_to_report_is_known_and_no_longer_missing(world: World) -> None:
    actions.open_month(platform=world.platform, month=MARCH, by=world.iris)
    (line,) = due(world.platform, world.alice, timezone.localdate())
    assert (line.state, line.done) == ("missing", False)
    said = nothing(world)
    (line,) = due(world.platform, world.alice, timezone.localdate())
    assert (line.state, line.done, line.nothing, state(world)) == ("nothing", True, said, "nothing")
    event = Event.objects.on(world.platform).last()
    assert (event.verb, event.who, event.detail) == (
        "declare_nothing",
        world.alice,
        {"organisation": "ORG113", "month": "2021-03"},
    )


def test_it_is_taken_back_by_whoever_reports_and_then_the_month_is_missing(world: World) -> None:
    said = nothing(world)
    actions.undo_nothing(declared=said, by=world.bob)
    assert state(world) == "missing"
    with pytest.raises(Overtaken, match="no longer said"):
        actions.undo_nothing(declared=said, by=world.alice)
    nothing(world)


def test_a_report_that_comes_takes_its_place_and_a_withdrawn_one_does_not_bring_it_back(world: World, send) -> None:
    said = nothing(world)
    (version,) = send([{}]).made
    said.refresh_from_db()
    assert (said.replaced_by, state(world)) == (version, "draft")
    actions.withdraw(version=version, reason="Archivo equivocado", by=world.alice)
    assert state(world) == "withdrawn"


def test_it_is_not_said_of_a_month_with_a_report_of_a_closed_one_nor_twice(world: World, send) -> None:
    send([{}])
    with pytest.raises(NotDone, match="report of UNICEF"):
        nothing(world)
    nothing(world, APRIL)
    with pytest.raises(NotDone, match="said already"):
        nothing(world, APRIL)
    actions.close_month(platform=world.platform, month=Month(2021, 5), by=world.iris)
    with pytest.raises(NotDone, match="closed"):
        nothing(world, Month(2021, 5))


def test_only_who_reports_for_the_organisation_says_it(world: World) -> None:
    for by in (world.charlie, world.hugo):
        with pytest.raises(Refused):
            nothing(world, by=by)
    said = nothing(world, by=world.iris)
    with pytest.raises(Refused):
        actions.undo_nothing(declared=said, by=world.charlie)


def copy(world: World, month: Month = APRIL, by=None) -> Version:
    return actions.copy_month(platform=world.platform, organisation=world.unicef, month=month, by=by or world.alice)


def test_a_copied_month_has_the_activities_of_the_last_accepted_one_and_no_number(world: World, stand) -> None:
    stand([{"month": "2021-01", "activity": "Viejo"}])
    stand([{"new": 5}, {"new": 7}, HEALTH | {"admin1": "Tumbes"}])
    draft = copy(world)
    rows = rows_now(draft).sort("row_number")
    assert (draft.state, draft.rows, str(draft.submission.month), draft.submission.desk) == (
        "draft",
        2,
        "2021-04",
        str(world.alice.pk),
    )
    assert rows.select("activity", "sector", "admin1").rows() == [
        ("Matrícula", "education", "PE15"),
        ("Consultas", "health", "PE24"),
    ]
    assert (set(rows["month"]), set(rows["new_basis"])) == ({"2021-04"}, {"not_reported"})
    assert rows.select("total", "new", "women").null_count().row(0) == (2, 2, 2)
    flagged = checked([draft]).findings.filter(column="new", severity="warning")
    assert sorted(flagged["row_id"]) == [0, 1]  # until it is typed
    assert Event.objects.on(world.platform).last().detail == {"from": "2021-03", "rows": 2}


def test_numbers_are_typed_into_a_copied_month_and_it_is_sent(world: World, stand) -> None:
    stand([{"new": 5}])
    draft = copy(world)
    actions.edit(version=draft, cells={(1, "new"): "3", (1, "total"): "4"}, by=world.alice)
    actions.submit(version=draft, by=world.alice)
    actions.accept(version=draft, seen=seen(draft), by=world.iris)
    assert state(world, APRIL) == "accepted"


def test_a_month_is_not_copied_where_there_is_a_report_nothing_before_or_another_plan_year(
    world: World, send, stand
) -> None:
    with pytest.raises(NotDone, match="nothing to copy"):
        copy(world)
    stand([{}])
    with pytest.raises(NotDone, match="another plan year"):
        copy(world, Month(2022, 1))
    (draft,) = send([{"month": "2021-04"}]).made
    with pytest.raises(NotDone, match="already"):
        copy(world)
    actions.withdraw(version=draft, reason="Archivo equivocado", by=world.alice)
    again = copy(world)
    assert rows_now(again)["row_number"].to_list() == [2]  # a number is given once
    with pytest.raises(Refused):
        copy(world, Month(2021, 5), by=world.charlie)


def test_what_was_in_review_when_the_month_closed_is_accepted_and_what_came_after_waits_for_a_reopening(
    world: World, send
) -> None:
    (version,) = send([{}, HEALTH]).made
    actions.submit(version=version, by=world.alice)
    kept = actions.close_month(platform=world.platform, month=MARCH, by=world.iris)
    actions.accept(version=version, seen=seen(version, ["health"]), by=world.hugo)
    ReportingMonth.objects.on(world.platform).filter(pk=kept.pk).update(at=version.submitted_at - timedelta(hours=1))
    with pytest.raises(NotDone, match="reopen the month"):
        actions.accept(version=version, seen=seen(version), by=world.elena)
    actions.reopen_month(platform=world.platform, month=MARCH, reason="Reporte tardío", by=world.iris)
    actions.accept(version=version, seen=seen(version), by=world.elena)


def test_free_text_that_was_only_typed_into_a_draft_is_erased(world: World, send) -> None:
    (version,) = send([{}]).made
    actions.edit(version=version, cells={(1, "description"): "Se atendió a María Pérez"}, by=world.alice)
    erase = {"submission": version.submission, "row_number": 1, "column": "description", "reason": "Un nombre"}
    actions.erase(**erase, by=world.iris)
    assert rows_now(version)["description"].to_list() == [TOMBSTONE]
    assert DraftEdit.objects.on(world.platform).get().written == TOMBSTONE
    assert version.upload.erased_at is None  # the file never had it
    with pytest.raises(NotDone, match="no row 1"):
        actions.erase(**erase, by=world.iris)
