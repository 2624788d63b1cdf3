"""Comparing: what is new, gone and changed, whatever the order; and which submission moved a figure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.factories.rows import people, standard_rows
from tests.releases.conftest import YEAR
from tests.specs.release_tables import ReleaseTable, release_tables
from tinkuy.figures import people_reached
from tinkuy.figures.of_release import Moved, moved
from tinkuy.packs.loading import load_year
from tinkuy.releases import Comparison, compare_releases, cut, engine
from tinkuy.releases.refusals import OtherYears
from tinkuy.releases.schema import SUBMISSION


def compared(
    cutting, connection, before: Sequence[Mapping[str, Any]], after: Sequence[Mapping[str, Any]]
) -> Comparison:
    return compare_releases(cutting(standard_rows(before)), cutting(standard_rows(after)), connection)


def counts(comparison: Comparison) -> dict[str, int]:
    return {change: comparison.rows.filter(change=change).height for change in ("new", "gone", "changed")}


@pytest.mark.parametrize("table", release_tables(), ids=lambda table: table.name)
def test_two_versions_of_a_report_compare_as_their_table_says(cutting, connection, table: ReleaseTable):
    comparison = compared(cutting, connection, table.before, table.after)
    assert counts(comparison) == table.counts
    assert comparison.cells.select("column", "before", "after").rows() == [tuple(cell) for cell in table.cells]


def test_some_table_of_comparisons_has_a_blank_cell():
    rows = [row for table in release_tables() for row in (*table.before, *table.after)]
    assert any(None in row.values() for row in rows)


def test_the_same_rows_say_the_same_whoever_signs_and_in_any_order(cutting, connection):
    rows = standard_rows([people(n) | {"organisation": f"ORG00{n}"} for n in range(1, 5)])
    turned = rows.reverse().with_columns(pl.int_range(pl.len(), dtype=pl.UInt32).alias("row_id"))
    comparison = compare_releases(cutting(rows), cutting(turned, signed_by="Bob"), connection)
    assert comparison.same
    assert counts(comparison) == {"new": 0, "gone": 0, "changed": 0}


def test_a_submission_that_came_or_went_is_new_or_gone_as_a_whole(cutting, connection):
    lima, march = {"organisation": "ORG001", **people(3)}, {"organisation": "ORG002", **people(4)}
    comparison = compared(cutting, connection, [lima], [march, march])
    found = comparison.submissions.select("submission_organisation", "version_before", "version_after", "new", "gone")
    assert found.rows() == [("ORG001", 1, None, 0, 1), ("ORG002", None, 1, 2, 0)]


def test_rows_with_a_blank_organisation_are_compared_too(cutting, connection):
    nobody = {"organisation": None, "organisation_text": None}
    comparison = compared(cutting, connection, [nobody | people(3)], [nobody | people(4)])
    assert counts(comparison) == {"new": 0, "gone": 0, "changed": 1}


def test_a_new_version_with_the_same_rows_is_no_change(cutting, connection):
    rows = cutting(standard_rows([people(3)])).lazy().collect()
    again = rows.with_columns(pl.lit(2, dtype=pl.Int64).alias("submission_version"))
    assert compare_releases(cutting(rows), cutting(again), connection).same


def test_releases_of_two_years_are_not_compared(cutting, connection):
    rows = standard_rows([people(3)])
    with pytest.raises(OtherYears) as refused:
        compare_releases(cutting(rows), cutting(rows, year=load_year("r4v-2023-24")), connection)
    assert len(refused.value.text.all()) == 3


report = st.lists(st.sampled_from([1, 1, 2, 3, None]), max_size=6)


@settings(max_examples=15)
@given(before=report, after=report)
def test_rows_are_counted_as_a_multiset(tmp_path_factory, before, after):
    folder = tmp_path_factory.mktemp("pair")
    sides = [
        cut(standard_rows([people(0) | {"new": n} for n in report]), year=YEAR, signed_by="Alice", folder=folder / name)
        for report, name in ((before, "before"), (after, "after"))
    ]
    with engine() as connection:
        comparison = compare_releases(*sides, connection)
        found = counts(comparison)
        back = counts(compare_releases(*reversed(sides), connection))
    assert comparison.same == (sorted(map(str, before)) == sorted(map(str, after)))
    assert len(before) - found["gone"] + found["new"] == len(after)
    assert back == {"new": found["gone"], "gone": found["new"], "changed": found["changed"]}
    assert found["new"] == 0 or found["gone"] == 0  # all rows are of one activity: what can be paired is paired


def movement(cutting, connection, before, after, **said) -> tuple[Moved, float]:
    old, new = cutting(standard_rows(before)), cutting(standard_rows(after))
    figure = moved(old, new, compare_releases(old, new, connection), connection, **said)
    figures = [people_reached(release.lazy(), **said).collect() for release in (old, new)]
    return figure, figures[1]["reached"].sum() - figures[0]["reached"].sum()


HEALTH = {"organisation": "ORG001", "sector": "health", **people(10)}
WASH = {"organisation": "ORG002", "sector": "wash", **people(8)}


def test_what_moved_a_figure_adds_up_and_names_its_submissions(cutting, connection):
    after = [HEALTH, WASH | people(20)]
    figure, change = movement(cutting, connection, [HEALTH, WASH], after, model="sum")
    assert figure.figures.row(0) == (18, 30, 12)
    assert figure.why.rows() == [("ORG002", "2021-03", None, True, 8, 20, 12)]
    assert change == 12


def test_a_submission_that_only_weighs_differently_is_told_apart(cutting, connection):
    after = [HEALTH, WASH | people(20)]
    figure, change = movement(cutting, connection, [HEALTH, WASH], after, model="max-sector")
    found = figure.why.select("submission_organisation", "rows_differ", "change").rows()
    assert found == [("ORG002", True, 20), ("ORG001", False, -10)]
    assert change == 10


def test_a_figure_by_a_dimension_moves_where_the_submission_is(cutting, connection):
    after = [HEALTH, WASH | {"month": None, "month_text": None}]
    figure, change = movement(cutting, connection, [HEALTH, WASH], after, model="sum", by=("organisation", "month"))
    assert change == 0
    assert set(figure.why.select("month", *SUBMISSION, "change").rows()) == {
        ("2021-03", "ORG002", "2021-03", None, -8),
        (None, "ORG002", None, None, 8),
    }


@settings(max_examples=10)
@given(before=report, after=report, model=st.sampled_from(["sum", "max-sector", "max-sector-ytd"]))
def test_changes_by_submission_add_up_to_the_change_of_the_figure(tmp_path_factory, before, after, model):
    folder = tmp_path_factory.mktemp("pair")
    sides = [
        cut(standard_rows(_spread(report)), year=YEAR, signed_by="Alice", folder=folder / name)
        for report, name in ((before, "before"), (after, "after"))
    ]
    with engine() as connection:
        figure = moved(*sides, compare_releases(*sides, connection), connection, model=model)
    reached = [people_reached(side.lazy(), model=model).collect()["reached"].item() for side in sides]
    assert figure.why["change"].sum() == pytest.approx(reached[1] - reached[0])
    assert figure.figures["change"].item() == pytest.approx(reached[1] - reached[0])


def _spread(report: Sequence[int | None]) -> list[dict[str, Any]]:
    """Rows over two organisations and two sectors."""
    return [
        {"new": n, "organisation": f"ORG00{i % 2}", "sector": ("health", "wash")[i % 3 == 0]}
        for i, n in enumerate(report)
    ]
