"""A corrected file: its rows are compared with what was sent before, and keep what was accepted and typed in them since."""

from __future__ import annotations

import pytest

from tests.factories.reports import World
from tinkuy.ledger import actions
from tinkuy.ledger.keeping import content_store
from tinkuy.ledger.models import Resolution, Version
from tinkuy.ledger.parts import read_part
from tinkuy.ledger.standing import seen, standing_rows
from tinkuy.ledger.versions import rows_now
from tinkuy.releases.gathering import gathered, standing_of

pytestmark = pytest.mark.django_db

GAP = "new-not-reported:ORG113:2021-03"


def gap(*activities: int) -> list[dict]:
    """A month in which New was not asked for: 0 everywhere, and a Total that is broken down. All rows have one key."""
    return [{"new": 0, "total": n, "women": n} for n in activities]


def new(version: Version) -> list[float | None]:
    return rows_now(version).sort("row_number")["new"].to_list()


@pytest.fixture
def resolved(world: World, send) -> Version:
    """A draft whose cause was accepted."""
    (version,) = send(gap(10, 11, 12, 13, 14, 15)).made
    actions.resolve(versions=[version], cause=GAP, by=world.alice, why="Así fue en marzo")
    return version


@pytest.fixture
def stands(world: World, resolved: Version) -> Version:
    actions.submit(version=resolved, by=world.alice)
    actions.accept(version=resolved, seen=seen(resolved), by=world.iris)
    return resolved


def test_only_the_row_that_a_corrected_file_changes_is_changed_though_a_cause_was_accepted(world, stands, send) -> None:
    (again,) = send(gap(15, 14, 99, 12, 11, 10)).made  # another order, and 99 in the place of 13
    counts = actions.preview(version=again, by=world.alice).counts
    assert counts == {"new": 0, "changed": 1, "unchanged": 5, "missing": 0}
    assert new(again) == [None, None, None, 0.0, None, None]
    assert set(read_part(again.received_part, content_store())["new"]) == {0.0}


def test_what_was_accepted_is_on_record_of_the_new_version_for_the_rows_that_keep_it(world, stands, send) -> None:
    (again,) = send(gap(10, 11, 12, 99, 14, 15)).made
    (carried,) = Resolution.objects.on(world.platform).filter(version=again)
    assert (carried.kind, carried.by, carried.record["why"]) == ("new-not-reported", world.alice, "Así fue en marzo")
    assert carried.record["rows"] == ["1-3", "5-6"] or carried.record["rows"] == "1-3,5-6"


def test_a_release_says_what_was_accepted_of_rows_that_came_again(world, stands, send) -> None:
    (again,) = send(gap(10, 11, 12, 99, 14, 15)).made
    actions.submit(version=again, by=world.alice)
    actions.accept(version=again, seen=seen(again), by=world.iris)
    (acceptance,) = gathered(world.platform, again.year, standing_of(world.platform, again.year)).acceptances
    assert len(acceptance.rows) == 5


def test_what_came_along_is_taken_back_as_it_was_sent(world: World, resolved: Version, send) -> None:
    (again,) = send(gap(10, 11, 12, 99, 14, 15)).made
    (carried,) = Resolution.objects.on(world.platform).filter(version=again)
    actions.unresolve(resolution=carried, by=world.alice)
    again.refresh_from_db()
    assert new(again) == [0.0] * 6


def test_two_causes_that_came_along_are_taken_back_together(world: World, resolved: Version, send) -> None:
    record = Resolution.objects.on(world.platform).get()
    record.pk, record.act = None, "0193b8a0-0000-7000-8000-000000000001"
    record.save(force_insert=True)  # a second one of the same draft
    (again,) = send(gap(10, 11, 12, 99, 14, 15)).made
    carried = Resolution.objects.on(world.platform).filter(version=again)
    assert carried.count() == 2
    actions.unresolve(resolution=carried.first(), by=world.alice)
    assert not carried.filter(undone_at__isnull=True).exists()


def test_cells_typed_since_stay_in_a_row_that_came_as_it_was(world: World, send) -> None:
    (version,) = send([{"new": 3}, {"new": 4, "activity": "Kits"}]).made
    actions.edit(version=version, cells={(1, "new"): "7", (2, "new"): "8"}, by=world.bob)
    (again,) = send([{"new": 3}, {"new": 5, "activity": "Kits"}], by=world.alice, desk=str(world.alice.pk)).made
    assert new(again) == [7.0, 5.0]


def test_a_file_that_says_what_was_typed_already_makes_nothing(world: World, send) -> None:
    (version,) = send([{"new": 3}, {"new": 4, "activity": "Kits"}]).made
    actions.edit(version=version, cells={(2, "new"): "8"}, by=world.alice)
    actions.submit(version=version, by=world.alice)
    received = send([{"new": 3}, {"new": 8, "activity": "Kits"}])
    assert (received.made, received.same) == ((), (version,))


def test_what_was_not_understood_and_typed_since_is_not_told_again(world: World, send) -> None:
    rows = [{"admin1": "Limma la grande"}, {"activity": "Kits", "new": 4}]
    (version,) = send(rows).made
    actions.edit(version=version, cells={(1, "admin1"): "Tumbes"}, by=world.alice)
    (again,) = send([rows[0], rows[1] | {"new": 5}]).made
    assert (again.problems, rows_now(again).sort("row_number")["admin1"][0]) == ("", "PE24")


def test_a_corrected_file_is_compared_with_the_last_file_though_a_correction_came_between(world, send, stand) -> None:
    version = stand([{"new": 3}, {"new": 4}, {"new": 5}])
    draft = actions.correct(version=version, by=world.bob)
    actions.edit(version=draft, cells={(1, "new"): "7"}, by=world.bob)
    actions.submit(version=draft, by=world.bob)
    actions.accept(version=draft, seen=seen(draft), by=world.iris)
    (again,) = send([{"new": 5}, {"new": 3}, {"new": 6}]).made
    assert actions.preview(version=again, by=world.alice).changed.rows() == [(2, "new", "4.0", "6.0")]
    assert standing_rows(world.platform)["new"].sum() == 16
