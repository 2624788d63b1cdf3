"""A cause is resolved in drafts: all of them or none, on record, seen before it is done, and taken back while nothing follows."""

from __future__ import annotations

from collections.abc import Callable

import polars as pl
import pytest

from tests.factories.reports import World
from tinkuy.access.policy import Refused
from tinkuy.audit.models import Event
from tinkuy.checks.acceptance import Acceptance, replay
from tinkuy.ledger import actions, resolving
from tinkuy.ledger.checked import checked
from tinkuy.ledger.erasing import TOMBSTONE
from tinkuy.ledger.keeping import content_store, in_use
from tinkuy.ledger.models import DraftEdit, Resolution, Version
from tinkuy.ledger.parts import read_part
from tinkuy.ledger.refusals import NotDone, Overtaken
from tinkuy.ledger.standing import seen, standing_rows
from tinkuy.ledger.versions import rows_now
from tinkuy.publishing.layout import layout_rows
from tinkuy.registries.installed_packs import platform_pack, year_pack

pytestmark = pytest.mark.django_db

GAP = "new-not-reported:ORG113:2021-03"
NAME = "unknown-name:admin1:limma-la-grande"


def gap(**changes: object) -> list[dict]:
    """A month in which New was not asked for: 0 everywhere, and a Total that is broken down."""
    return [{"new": 0, "total": n, "women": n, "activity": f"A{n}"} | changes for n in range(10, 16)]


@pytest.fixture
def draft(send) -> Version:
    (version,) = send(gap()).made
    return version


def new(version: Version) -> list[float | None]:
    return rows_now(version).sort("row_number")["new"].to_list()


def causes(*versions: Version) -> set[str]:
    return {cause.id for cause in checked(versions).causes}


def test_a_resolved_cause_is_in_the_drafts_rows_and_on_record(world: World, draft: Version) -> None:
    (done,) = actions.resolve(versions=[draft], cause=GAP, by=world.alice, why="Así fue en marzo")
    assert new(draft) == [None] * 6
    assert GAP not in causes(draft)
    assert (done.version, done.kind, done.treatment, done.by) == (
        draft,
        "new-not-reported",
        "mark_not_reported",
        world.alice,
    )
    record = Acceptance.of(done.record)
    assert (record.cause, record.why, record.by, record.changed) == (GAP, "Así fue en marzo", str(world.alice), 6)
    assert record.rows == (1, 2, 3, 4, 5, 6)
    event = Event.objects.on(world.platform).last()
    assert (event.verb, event.object_id, event.detail["resolutions"]) == ("resolve", draft.upload_id, [str(done.pk)])


def test_the_record_played_again_on_the_part_before_gives_the_part_after(world: World, draft: Version) -> None:
    (done,) = actions.resolve(versions=[draft], cause=GAP, by=world.alice)
    sides = [
        read_part(part, content_store()).with_columns(row_id=pl.col("row_number"))
        for part in (done.part_before, done.part_after)
    ]
    record = Acceptance.of(done.record)
    again = replay(sides[0], [record], year_pack(draft.year), platform=platform_pack("gtrm-peru"))
    assert again.drop("row_id").equals(sides[1].drop("row_id"))
    assert record.why  # nobody wrote one: the cause's own words


def test_the_preview_shows_rows_before_and_after_and_changes_nothing(world: World, draft: Version) -> None:
    shown = actions.resolution_preview(versions=[draft], cause=GAP, by=world.alice)
    assert (shown.changed, shown.organisations) == (6, ("ORG113",))
    assert (shown.before["new"].to_list(), shown.after["new"].to_list()) == ([0.0] * 6, [None] * 6)
    first = shown.cells.row(0, named=True)
    assert (first["row"], first["column"], first["before"], first["after"]) == (2, "new", "0.0", None)
    assert (first["version"], first["row_number"]) == (str(draft.pk), 1)
    assert new(draft) == [0.0] * 6
    assert Resolution.objects.on(world.platform).count() == 0


def test_what_is_accepted_after_a_cause_was_resolved_stands(world: World, draft: Version) -> None:
    actions.resolve(versions=[draft], cause=GAP, by=world.alice)
    actions.submit(version=draft, by=world.alice)
    actions.accept(version=draft, seen=seen(draft), by=world.iris)
    rows = standing_rows(world.platform)
    assert (rows["new"].null_count(), set(rows["new_basis"]), set(rows["breakdown_of"])) == (
        6,
        {"not_reported"},
        {"total"},
    )


def test_a_cause_of_the_drafts_of_two_organisations_is_one_act_and_one_event(world: World, send) -> None:
    made = send([*gap(), *gap(organisation="ACNUR"), {"month": "2021-01"}], by=world.iris).made
    rows = [{"admin1": "Limma la grande", "month": "2021-02", "organisation": name} for name in ("UNICEF", "ACNUR")]
    made = (*made, *send(rows, by=world.iris).made)
    done = actions.resolve(versions=made, cause=NAME, by=world.iris)
    assert {one.version.submission.organisation.acronym for one in done} == {"UNICEF", "ACNUR"}
    assert len({one.act for one in done}) == 1
    assert Event.objects.on(world.platform).filter(verb="resolve").count() == 1
    places = [set(rows_now(one.version)["admin1"]) for one in done]
    assert places == [{"PE15"}, {"PE15"}]
    assert [one.version.problems for one in done] == ["", ""]  # the name is understood now
    actions.unresolve(resolution=done[0], by=world.iris, everywhere=True)
    assert NAME in causes(*Version.objects.on(world.platform).filter(state="draft"))


def test_typed_cells_are_in_what_is_treated_and_are_typed_again_when_it_is_taken_back(world, draft: Version) -> None:
    actions.edit(version=draft, cells={(1, "new"): "", (2, "description"): "Kits"}, by=world.alice)
    (done,) = actions.resolve(versions=[draft], cause=GAP, by=world.alice)
    assert new(draft) == [None] * 6
    part = read_part(draft.part, content_store())
    assert part.filter(pl.col("row_number") == 2)["description"].to_list() == ["Kits"]
    actions.unresolve(resolution=done, by=world.bob)
    draft.refresh_from_db()
    assert (new(draft), draft.part) == ([None] + [0.0] * 5, draft.received_part)
    assert DraftEdit.objects.on(world.platform).filter(folded_in__isnull=True).count() == 2
    done.refresh_from_db()
    assert (done.undone_by, Event.objects.on(world.platform).last().verb) == (world.bob, "unresolve")
    actions.resolve(versions=[draft], cause=GAP, by=world.alice)  # and once more
    assert new(draft) == [None] * 6


def test_a_cell_typed_after_a_cause_was_resolved_says_what_it_says_and_the_rest_stays_labelled(world, draft) -> None:
    actions.resolve(versions=[draft], cause=GAP, by=world.alice)
    actions.edit(version=draft, cells={(1, "description"): "Kits", (2, "new"): "7"}, by=world.alice)
    actions.submit(version=draft, by=world.alice)
    rows = rows_now(draft).sort("row_number").select("new", "new_basis", "breakdown_of").rows()
    assert rows[:3] == [(None, "not_reported", "total"), (7.0, "reported", "new"), (None, "not_reported", "total")]


def test_an_estimate_stays_labelled_in_the_draft_when_it_stands_and_when_it_is_taken_out(world: World, send) -> None:
    reported = [{"new": 40, "total": 40, "women": 40, "activity": f"A{n}"} for n in range(8)]
    lacking = [{"new": 7, "total": 7, "women": None, "activity": f"B{n}"} for n in range(4)]
    (draft,) = send([*reported, *lacking]).made
    cause = next(id for id in causes(draft) if id.startswith("ages-missing"))
    actions.resolve(versions=[draft], cause=cause, by=world.alice)
    actions.edit(version=draft, cells={(9, "description"): "Kits", (10, "women"): "7"}, by=world.alice)
    actions.submit(version=draft, by=world.alice)
    actions.accept(version=draft, seen=seen(draft), by=world.iris)
    rows = standing_rows(world.platform).sort("row_number")
    assert rows["breakdown_basis"].to_list() == ["reported"] * 8 + ["estimated"] * 4
    assert rows["women"].sum() == 8 * 40 + 4 * 7
    said = layout_rows(rows, year_pack(draft.year), platform_pack("gtrm-peru"), "es").to_series(-1)
    assert said.to_list() == [None] * 8 + ["desglose: estimado"] * 4


def _edit(world: World, draft: Version) -> None:
    actions.edit(version=draft, cells={(1, "description"): "Kits"}, by=world.alice)


def _submit(world: World, draft: Version) -> None:
    actions.submit(version=draft, by=world.alice)


@pytest.mark.parametrize("later", [_edit, _submit])
def test_what_was_changed_or_submitted_since_is_not_taken_back(world: World, draft: Version, later: Callable) -> None:
    (done,) = actions.resolve(versions=[draft], cause=GAP, by=world.alice)
    later(world, draft)
    with pytest.raises(NotDone) as told:
        actions.unresolve(resolution=done, by=world.alice)
    assert len(told.value.text.all()) == 3
    assert set(new(draft)) == {None}
    done.refresh_from_db()
    assert done.undone_at is None


def test_the_last_of_two_causes_is_taken_back_first(world: World, send) -> None:
    (draft,) = send(gap(admin1="Limma la grande")).made
    (first,) = actions.resolve(versions=[draft], cause=GAP, by=world.alice)
    (second,) = actions.resolve(versions=[draft], cause=NAME, by=world.alice)
    with pytest.raises(NotDone, match="undo what was done last"):
        actions.unresolve(resolution=first, by=world.alice)
    actions.unresolve(resolution=second, by=world.alice)
    actions.unresolve(resolution=first, by=world.alice)
    draft.refresh_from_db()
    assert (draft.part, new(draft)) == (draft.received_part, [0.0] * 6)
    with pytest.raises(Overtaken):
        actions.unresolve(resolution=first, by=world.alice)


@pytest.mark.parametrize("who", ["charlie", "hugo"])
def test_only_who_may_change_the_draft_resolves_its_causes(world: World, draft: Version, who: str) -> None:
    by = getattr(world, who)
    for verb in (actions.resolve, actions.resolution_preview):
        with pytest.raises(Refused):
            verb(versions=[draft], cause=GAP, by=by)
    (done,) = actions.resolve(versions=[draft], cause=GAP, by=world.bob)
    with pytest.raises(Refused):
        actions.unresolve(resolution=done, by=by)
    assert [event.verb for event in Event.objects.on(world.platform)] == ["receive", "resolve"]


def test_a_cause_reaches_no_draft_of_an_organisation_that_is_not_theirs(world: World, send, draft: Version) -> None:
    (other,) = send(gap(organisation="ACNUR"), by=world.charlie).made
    with pytest.raises(Refused):
        actions.resolve(versions=[draft, other], cause=GAP, by=world.alice)
    assert new(draft) == [0.0] * 6


def test_only_drafts_are_changed_and_only_by_a_cause_that_is_there(world: World, draft: Version) -> None:
    with pytest.raises(Overtaken, match="no longer in the drafts"):
        actions.resolve(versions=[draft], cause="new-not-reported:PER:2021-02", by=world.alice)
    actions.submit(version=draft, by=world.alice)
    with pytest.raises(NotDone, match="no longer a draft"):
        actions.resolve(versions=[draft], cause=GAP, by=world.alice)


def test_a_treatment_that_cannot_be_applied_is_told_as_its_own_sentence(world: World, draft: Version) -> None:
    with pytest.raises(NotDone) as told:
        actions.resolve(versions=[draft], cause=GAP, by=world.alice, treatment="derive_new")
    assert "lista fija" in told.value.text.es or "volúmenes" in told.value.text.es
    left_blank = next(id for id in causes(draft) if id.startswith("left-blank"))
    with pytest.raises(NotDone, match="asked"):
        actions.resolve(versions=[draft], cause=left_blank, by=world.alice)
    assert new(draft) == [0.0] * 6


def test_a_cell_that_somebody_types_meanwhile_is_treated_with_the_rest(world: World, draft, monkeypatch) -> None:
    prepared, once = resolving.prepared, []

    def slow(*given: object, **said: object):
        ready = list(prepared(*given, **said))
        if not once:
            once.append(actions.edit(version=draft, cells={(1, "description"): "Kits"}, by=world.bob))
        return ready

    monkeypatch.setattr(resolving, "prepared", slow)
    actions.resolve(versions=[draft], cause=GAP, by=world.alice)
    assert new(draft) == [None] * 6
    assert read_part(draft.part, content_store())["description"].drop_nulls().to_list() == ["Kits"]
    assert Resolution.objects.on(world.platform).count() == 1


def test_content_before_and_after_is_in_use_while_the_resolution_is_on_record(world: World, draft: Version) -> None:
    (done,) = actions.resolve(versions=[draft], cause=GAP, by=world.alice)
    assert {done.part_before, done.part_after} <= in_use([*content_store()])


def test_erased_text_is_in_no_part_of_a_resolution_and_in_no_finding(
    world: World, send, django_capture_on_commit_callbacks
) -> None:
    named = "Se atendió a María Pérez, DNI 12345678"
    (draft,) = send([*gap(description=named), *gap(admin1="Limma la grande", total=7, women=7)[:2]]).made
    actions.resolve(versions=[draft], cause=GAP, by=world.alice)
    (done,) = actions.resolve(versions=[draft], cause=NAME, by=world.alice)
    with django_capture_on_commit_callbacks(execute=True):
        for number in range(1, 7):
            actions.erase(
                submission=draft.submission, row_number=number, column="description", reason="Un nombre", by=world.iris
            )
        for number in (7, 8):
            actions.erase(
                submission=draft.submission, row_number=number, column="admin1_text", reason="Un nombre", by=world.iris
            )
    kept = [read_part(digest, content_store()) for digest in content_store() if _is_rows(digest)]
    assert kept
    assert "María" not in str([rows["description"].to_list() for rows in kept])
    assert "Limma" not in str([rows["admin1_text"].to_list() for rows in kept])
    draft.refresh_from_db()
    assert not checked([draft]).findings["value"].str.contains("María|Limma").any()
    done.refresh_from_db()
    assert (done.cause, "limma" in str(done.record).lower()) == (f"unknown-name:{TOMBSTONE}", False)
    actions.unresolve(resolution=done, by=world.alice)
    assert set(rows_now(Version.objects.on(world.platform).get(pk=draft.pk))["description"]) == {TOMBSTONE, None}


def _is_rows(digest: str) -> bool:
    content = content_store().open(digest).read()
    return content[:4] == b"PAR1" and b"row_number" in content and b"breakdown_of" in content
