"""Cells typed into a draft, corrections, withdrawals, and free text erased for ever."""

from __future__ import annotations

import pytest

from tests.factories.reports import HEALTH, World
from tinkuy.access.policy import Refused
from tinkuy.audit.models import Event
from tinkuy.ledger import actions
from tinkuy.ledger.erasing import TOMBSTONE
from tinkuy.ledger.keeping import content_store
from tinkuy.ledger.models import Erasure, Upload, Version
from tinkuy.ledger.parts import read_part
from tinkuy.ledger.refusals import Asked, NotDone, Overtaken
from tinkuy.ledger.standing import seen, standing, standing_rows

pytestmark = pytest.mark.django_db


def test_a_preview_says_what_is_new_changed_unchanged_and_missing_before_anything_changes(world, send, stand) -> None:
    stand([{"new": 1}, {"new": 2, "activity": "Kits"}, HEALTH])
    (version,) = send([{"new": 1}, {"new": 9, "activity": "Kits"}, {"activity": "Talleres"}]).made
    comparison = actions.preview(version=version, by=world.alice)
    assert comparison.counts == {"new": 1, "changed": 1, "unchanged": 1, "missing": 1}
    assert comparison.changed.rows() == [(2, "new", "2.0", "9.0")]
    in_health = actions.preview(version=version, by=world.hugo, sector="health")
    assert in_health.counts == {"new": 0, "changed": 0, "unchanged": 0, "missing": 1}
    assert standing_rows(world.platform)["new"].sum() == 13


def test_typed_cells_are_understood_as_a_files_are_and_frozen_when_submitted(world: World, send) -> None:
    (version,) = send([{"new": None}, {"new": 2}]).made
    received = version.part
    actions.edit(version=version, cells={(1, "new"): "1250", (1, "admin1"): "Tumbes"}, by=world.bob)
    actions.edit(version=version, cells={(1, "new"): "12,5"}, by=world.alice)
    assert actions.preview(version=version, by=world.alice).new["new"].to_list() == [12.5, 2.0]
    assert version.part == received
    actions.submit(version=version, by=world.alice)
    assert (version.received_part, version.part != received) == (received, True)
    first, second = read_part(version.part, content_store()).sort("row_number").iter_rows(named=True)
    assert (first["new"], first["new_basis"], first["admin1"], first["admin1_text"]) == (
        12.5,
        "reported",
        "PE24",
        "PE24",  # kept as it was understood: a cell typed later cannot change what it says
    )
    assert (second["new"], second["admin1"], second["total"]) == (2.0, "PE15", 10.0)


def test_a_cell_can_be_made_blank_and_blank_is_not_zero(world: World, send) -> None:
    (version,) = send([{"new": 3}]).made
    actions.edit(version=version, cells={(1, "new"): ""}, by=world.alice)
    actions.submit(version=version, by=world.alice)
    (row,) = read_part(version.part, content_store()).iter_rows(named=True)
    assert (row["new"], row["new_basis"]) == (None, "not_reported")


@pytest.mark.parametrize(
    ("cell", "typed", "said"),
    [
        ((1, "new"), "doce", "not understood"),
        ((1, "new"), "1.250", "Perhaps 1250"),
        ((1, "admin1"), "Limma la grande", "not understood"),
        ((1, "month"), "2021-04", "not edited here"),
        ((1, "organisation"), "ACNUR", "not edited here"),
        ((99, "new"), "1", "no row 99"),
        ((1, "people"), "1", "no row 1"),
    ],
)
def test_a_cell_that_cannot_be_taken_is_refused_with_a_sentence_and_none_is_taken(
    world, send, cell, typed, said
) -> None:
    (version,) = send([{"new": 3}]).made
    with pytest.raises(NotDone, match=said) as refusal:
        actions.edit(version=version, cells={(1, "women"): "7", cell: typed}, by=world.alice)
    assert len(refusal.value.text.all()) == 3
    assert actions.preview(version=version, by=world.alice).new["women"].to_list() == [10.0]


def test_only_a_draft_is_edited(world: World, stand) -> None:
    version = stand([{}])
    with pytest.raises(NotDone, match="no longer a draft"):
        actions.edit(version=version, cells={(1, "new"): "1"}, by=world.alice)


def test_a_correction_is_a_new_version_that_names_the_old(world: World, stand) -> None:
    version = stand([{"new": 1}])
    draft = actions.correct(version=version, by=world.bob, note="Faltaban niñas")
    assert (draft.based_on, draft.number, draft.part, draft.state) == (version, 2, version.part, "draft")
    with pytest.raises(Overtaken, match="draft of this month already"):
        actions.correct(version=version, by=world.alice)
    with pytest.raises(NotDone, match="still a draft"):
        actions.correct(version=draft, by=world.alice)
    actions.edit(version=draft, cells={(1, "new"): "4"}, by=world.bob)
    actions.submit(version=draft, by=world.bob)
    assert standing_rows(world.platform)["new"].to_list() == [1.0]
    actions.accept(version=draft, seen=seen(draft), by=world.iris)
    assert standing_rows(world.platform)["new"].to_list() == [4.0]


def test_the_file_that_was_corrected_since_says_nothing_new_until_another_one_came(world: World, send, stand) -> None:
    version = stand([{"new": 1}])
    draft = actions.correct(version=version, by=world.bob)
    actions.edit(version=draft, cells={(1, "new"): "4"}, by=world.bob)
    assert send([{"new": 1}]).same == (draft,)
    actions.submit(version=draft, by=world.bob)
    actions.accept(version=draft, seen=seen(draft), by=world.iris)
    assert (send([{"new": 1}]).made, send([{"new": 4}]).made) == ((), ())
    (other,) = send([{"new": 2}]).made
    assert len(send([{"new": 1}]).made) == 1  # now it says something else than what came last
    other.refresh_from_db()
    assert other.state == "replaced"
    assert standing_rows(world.platform)["new"].to_list() == [4.0]


def test_the_sender_withdraws_until_something_stands_and_then_only_who_decides(world: World, send, stand) -> None:
    (draft,) = send([{"month": "2021-01"}]).made
    actions.withdraw(version=draft, reason="Archivo equivocado", by=world.bob)
    assert draft.state == "withdrawn"
    with pytest.raises(Overtaken, match="withdrawn or replaced"):
        actions.withdraw(version=draft, reason="Otra vez", by=world.bob)
    version = stand([{"new": 1}])
    with pytest.raises(Refused):
        actions.withdraw(version=version, reason="Me equivoqué", by=world.alice)
    with pytest.raises(NotDone, match="reason"):
        actions.withdraw(version=version, reason="", by=world.iris)
    actions.withdraw(version=version, reason="Pedido por UNICEF", by=world.iris)
    assert (version.state, standing(world.platform)) == ("withdrawn", ())
    assert Event.objects.on(world.platform).last().detail == {"stood_in": ["education"]}


def test_what_was_withdrawn_may_be_sent_again(world: World, send) -> None:
    (draft,) = send([{}]).made
    actions.withdraw(version=draft, reason="Archivo equivocado", by=world.alice)
    (again,) = send([{}]).made
    assert (again.number, again.state) == (2, "draft")


NAMED = "Se atendió a María Pérez, DNI 12345678"


def everything_kept() -> bytes:
    """All bytes in the content store; parts as the texts in them, since Parquet packs them."""
    store, found = content_store(), []
    for digest in store:
        content = store.open(digest).read()
        found.append(content if content[:4] != b"PAR1" else read_part(digest, store).write_csv().encode())
    return b"\n".join(found)


def test_erased_text_is_nowhere_any_more_and_the_rest_stays(
    world: World, send, stand, django_capture_on_commit_callbacks
) -> None:
    version = stand([{"description": NAMED, "new": 3}, {"description": "Kits", "new": 4}])
    draft = actions.correct(version=version, by=world.alice)
    actions.edit(version=draft, cells={(1, "description"): f"{NAMED}."}, by=world.alice)
    assert NAMED.encode() in everything_kept()
    with django_capture_on_commit_callbacks(execute=True):
        actions.erase(
            submission=version.submission, row_number=1, column="description", reason="Un nombre", by=world.iris
        )
    assert NAMED.encode() not in everything_kept()
    rows = standing_rows(world.platform).sort("row_number")
    assert rows.select("description", "new").rows() == [(TOMBSTONE, 3.0), ("Kits", 4.0)]
    actions.submit(version=draft, by=world.alice)
    assert read_part(draft.part, content_store()).sort("row_number")["description"].to_list() == [TOMBSTONE, "Kits"]
    assert Upload.objects.on(world.platform).get().erased_at
    erasure = Erasure.objects.on(world.platform).get()
    assert (erasure.by, erasure.reason) == (world.iris, "Un nombre")
    assert "María" not in str(list(Event.objects.on(world.platform).values_list("detail", flat=True)))
    with pytest.raises(Asked, match="erased"):
        send([{"description": NAMED, "new": 3}, {"description": "Kits", "new": 4}])


def test_every_version_keeps_its_parts_after_an_erasure(world, stand, django_capture_on_commit_callbacks) -> None:
    version = stand([{"description": NAMED}, HEALTH])
    stand([{"description": NAMED}, HEALTH | {"new": 4}])
    with django_capture_on_commit_callbacks(execute=True):
        actions.erase(
            submission=version.submission, row_number=1, column="description", reason="Un nombre", by=world.iris
        )
    for one in Version.objects.on(world.platform):
        texts = read_part(one.part, content_store())["description"].to_list()
        assert sorted(text or "" for text in texts) == ["", TOMBSTONE]


@pytest.mark.parametrize(
    ("cell", "said"), [((1, "new"), "free text"), ((1, "sector"), "free text"), ((9, "description"), "no row 9")]
)
def test_only_free_text_that_is_there_is_erased(world: World, send, cell: tuple, said: str) -> None:
    (version,) = send([{"description": NAMED}]).made
    with pytest.raises(NotDone, match=said):
        actions.erase(
            submission=version.submission, row_number=cell[0], column=cell[1], reason="Un nombre", by=world.iris
        )
    assert Erasure.objects.on(world.platform).count() == 0
