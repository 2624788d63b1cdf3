"""Changes of a draft as a browser sends them: each once, each cell for itself, none over what somebody else typed unseen."""

from __future__ import annotations

from uuid import UUID, uuid4

import pytest

from tests.factories.reports import World, submit_and_accept
from tinkuy.access.policy import Refused
from tinkuy.audit.models import Event
from tinkuy.ledger import actions
from tinkuy.ledger.batches import Batch, Typed
from tinkuy.ledger.checked import checked
from tinkuy.ledger.models import DraftEdit, Version
from tinkuy.ledger.refusals import NotDone
from tinkuy.ledger.standing import seen, standing_rows
from tinkuy.ledger.versions import rows_now
from tinkuy.months import Month

pytestmark = pytest.mark.django_db


def batch(cells: dict | None = None, key: UUID | None = None, **rows: tuple) -> Batch:
    """A batch of {(row, column): (text, seen ...)}."""
    typed = {cell: Typed(text, tuple(seen)) for cell, (text, *seen) in (cells or {}).items()}
    return Batch(key or uuid4(), typed, **rows)


@pytest.fixture
def draft(send) -> Version:
    """Three rows, of which 5, 6 and 7 people are new."""
    (version,) = send([{"new": 5}, {"new": 6}, {"new": 7}]).made
    return version


def new(version: Version) -> dict[int, float | None]:
    return dict(rows_now(version).sort("row_number").select("row_number", "new").rows())


def test_cells_are_kept_as_they_were_understood(world: World, draft: Version) -> None:
    cells = {(1, "new"): ("12,5", "5"), (1, "admin1"): ("tumbes", "PE15"), (2, "new"): ("", "6")}
    outcome = actions.keep(version=draft, batch=batch(cells), by=world.bob)
    assert outcome.kept == {(1, "new"): "12.5", (1, "admin1"): "PE24", (2, "new"): ""}
    assert (outcome.refused, outcome.others) == ({}, {})
    assert new(draft) == {1: 12.5, 2: None, 3: 7.0}
    assert rows_now(draft).filter(row_number=2)["new_basis"].item() == "not_reported"


def test_a_cell_that_is_not_understood_stays_with_its_writer_and_holds_back_no_other(world: World, draft) -> None:
    cells = {(1, "new"): ("1.250", "5"), (1, "women"): ("8", "10"), (1, "sector"): ("Saluud mental", "education")}
    outcome = actions.keep(version=draft, batch=batch(cells), by=world.alice)
    assert outcome.kept == {(1, "women"): "8"}
    assert set(outcome.refused) == {(1, "new"), (1, "sector")}
    assert outcome.refused[1, "new"].values["nearest"] == "1250 | 1.25"  # what each choice would be typed as
    assert new(draft)[1] == 5.0


def test_a_number_is_never_read_by_what_was_typed_in_its_column_before(world: World, draft) -> None:
    actions.keep(version=draft, batch=batch({(1, "new"): ("2.5", "5")}), by=world.alice)
    outcome = actions.keep(version=draft, batch=batch({(2, "new"): ("1.250", "6")}), by=world.alice)
    assert set(outcome.refused) == {(2, "new")}
    with pytest.raises(NotDone, match="Perhaps 1250 or"):
        actions.edit(version=draft, cells={(2, "new"): "1.250"}, by=world.alice)
    pasted = {(1, "total"): ("1,250", "10"), (2, "total"): ("1,5", "10")}  # numbers pasted together tell
    assert actions.keep(version=draft, batch=batch(pasted), by=world.alice).kept[1, "total"] == "1.25"


def test_the_second_who_types_over_what_they_did_not_see_is_told_by_whom(world: World, draft) -> None:
    actions.keep(version=draft, batch=batch({(1, "new"): ("8", "5")}), by=world.bob)
    outcome = actions.keep(version=draft, batch=batch({(1, "new"): ("9", "5"), (2, "new"): ("9", "6")}), by=world.alice)
    assert (outcome.others[1, "new"].now, outcome.others[1, "new"].by) == ("8", "Bob")
    assert outcome.kept == {(2, "new"): "9"}
    chosen = actions.keep(version=draft, batch=batch({(1, "new"): ("9", "8")}), by=world.alice)
    assert chosen.kept == {(1, "new"): "9"}
    assert new(draft) == {1: 9.0, 2: 9.0, 3: 7.0}


def test_a_batch_that_comes_twice_is_taken_once(world: World, draft) -> None:
    sent = batch({("a", "total"): ("4", ""), (1, "new"): ("8", "5")}, add=("a",))
    first = actions.keep(version=draft, batch=sent, by=world.alice)
    actions.keep(version=draft, batch=batch({(1, "new"): ("5", "8")}), by=world.bob)  # back to what it was
    events = Event.objects.on(world.platform).filter(verb="edit").count()
    again = actions.keep(version=draft, batch=sent, by=world.alice)
    assert again.rows == first.rows == {"a": 4}
    assert again.kept[1, "new"] == "5"  # what stands, so that who sent it sees it
    assert new(draft) == {1: 5.0, 2: 6.0, 3: 7.0, 4: None}
    assert Event.objects.on(world.platform).filter(verb="edit").count() == events


def test_rows_are_added_taken_out_and_put_back_and_keep_their_numbers(world: World, draft) -> None:
    said = {("a", "sector"): ("Health", ""), ("a", "indicator"): ("RE-HE1", ""), ("a", "new"): ("3", "")}
    actions.keep(version=draft, batch=batch(said, add=("a",)), by=world.alice)
    actions.keep(version=draft, batch=batch(take_out=(2, 4)), by=world.alice)
    assert new(draft) == {1: 5.0, 3: 7.0}
    draft.refresh_from_db()
    assert draft.rows == 2
    actions.keep(version=draft, batch=batch(put_back=(2, 4)), by=world.bob)
    actions.keep(version=draft, batch=batch(add=("b",)), by=world.bob)
    assert new(draft) == {1: 5.0, 2: 6.0, 3: 7.0, 4: 3.0, 5: None}
    row = rows_now(draft).filter(row_number=4).row(0, named=True)
    assert (row["organisation"], row["month"], row["sector"]) == ("ORG113", "2021-03", "health")
    assert (row["indicator_type"], row["row"]) == ("direct_assistance", 5)  # after the last row of the file


def test_what_was_added_and_taken_out_is_checked_compared_submitted_and_stands(world: World, stand, send) -> None:
    stand([{"new": 5}, {"new": 6}])
    (version,) = send([{"new": 5}, {"new": 9}]).made
    said = {("a", column): (text, "") for column, text in {"sector": "health", "activity": "Kit", "new": "3"}.items()}
    actions.keep(version=version, batch=batch(said, add=("a",), take_out=(1,)), by=world.alice)
    assert checked([version]).rows["row_number"].to_list() == [2, 3]
    assert actions.preview(version=version, by=world.alice).counts == {
        "new": 1,
        "changed": 1,
        "unchanged": 0,
        "missing": 1,
    }
    actions.submit(version=version, by=world.alice)
    actions.accept(version=version, seen=seen(version), by=world.iris)
    assert sorted(standing_rows(world.platform)["new"].to_list()) == [3.0, 9.0]


def test_a_cause_accepted_on_top_takes_rows_along_and_gives_them_back(world: World, send) -> None:
    (version,) = send([{"new": 0, "total": 10, "women": 10} for _ in range(6)]).made
    actions.keep(version=version, batch=batch(add=("a",), take_out=(6,)), by=world.alice)
    cause = next(one for one in checked([version]).causes if one.treatment == "mark_not_reported")
    (made,) = actions.resolve(versions=[version], cause=cause.id, by=world.alice)
    assert list(new(version)) == [1, 2, 3, 4, 5, 7]
    actions.unresolve(resolution=made, by=world.alice)
    version.refresh_from_db()
    assert new(version) == {1: 0, 2: 0, 3: 0, 4: 0, 5: 0, 7: None}
    assert version.rows == 6


def test_a_cell_of_a_row_that_somebody_took_out_is_refused_with_a_sentence(world: World, draft) -> None:
    actions.keep(version=draft, batch=batch(take_out=(2,)), by=world.bob)
    outcome = actions.keep(
        version=draft, batch=batch({(2, "new"): ("1", "6"), (1, "month"): ("x", "")}), by=world.alice
    )
    assert {cell: one.reason for cell, one in outcome.refused.items()} == {
        (2, "new"): "no_such_cell",
        (1, "month"): "fixed_column",
    }


def test_who_does_not_report_for_the_organisation_keeps_nothing_and_begins_nothing(world: World, draft) -> None:
    with pytest.raises(Refused):
        actions.keep(version=draft, batch=batch({(1, "new"): ("1", "5")}), by=world.charlie)
    with pytest.raises(Refused):
        actions.begin(
            platform=world.platform,
            organisation=world.unicef,
            month=Month(2021, 4),
            year="r4v-2021",
            by=world.charlie,
        )
    assert not DraftEdit.across_platforms.exists()
    assert Version.across_platforms.count() == 1


def test_a_draft_that_was_submitted_takes_no_more(world: World, draft) -> None:
    actions.submit(version=draft, by=world.alice)
    with pytest.raises(NotDone, match="no longer a draft"):
        actions.keep(version=draft, batch=batch({(1, "new"): ("1", "5")}), by=world.alice)


def test_a_report_is_begun_without_a_file_filled_and_accepted(world: World) -> None:
    asked = {"platform": world.platform, "organisation": world.unicef, "month": Month(2021, 4), "year": "r4v-2021"}
    draft = actions.begin(**asked, by=world.alice)
    assert (draft.rows, checked([draft]).rows.height) == (0, 0)
    with pytest.raises(NotDone, match="no rows yet"):
        actions.submit(version=draft, by=world.alice)
    with pytest.raises(NotDone, match="for April 2021 already"):
        actions.begin(**asked, by=world.alice)
    said = {("a", "sector"): ("Educación", ""), ("a", "indicator"): ("RE-ED1", ""), ("a", "new"): ("3", "")}
    actions.keep(version=draft, batch=batch(said, add=("a",)), by=world.alice)
    draft.refresh_from_db()
    submit_and_accept(world, type("Received", (), {"made": (draft,)}))
    row = standing_rows(world.platform).row(0, named=True)
    assert (row["organisation"], row["month"], row["new"], row["sector"]) == ("ORG113", "2021-04", 3.0, "education")


def test_a_month_of_another_year_is_not_begun(world: World) -> None:
    with pytest.raises(NotDone, match="is not a month of"):
        actions.begin(
            platform=world.platform, organisation=world.unicef, month=Month(2024, 1), year="r4v-2021", by=world.alice
        )
