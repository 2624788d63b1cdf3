"""What changed from one release to another: which submissions, which rows, which cells (pure).

Rows are compared within their submission (organisation, month, desk), and only in submissions that differ at all. A
partner who corrects a report sends the whole sheet again, with rows put in between, so a row is looked for three times:
by all that it says; then, of what is left, by its activity (place, sector, indicator, activity, partner) and order; then
by its number. What was said both times is unchanged whatever its number; what is found by the second or third way has
changed; the rest is new or gone. The first way takes rows as a multiset: two rows that say the same are two rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import duckdb
import polars as pl

from tinkuy.releases.refusals import OtherYears
from tinkuy.releases.schema import CURRENT, IDENTITY, SUBMISSION
from tinkuy.releases.store import Release

# Where a row stands, and what is judged of it, is not what it says.
_NOT_SAID: Final = frozenset((*IDENTITY, "row_id", "file", "sheet", "row", "worst_finding"))
SAID: Final = tuple(name for name in CURRENT.columns if name not in _NOT_SAID)
_ACTIVITY: Final = ("country", "admin1", "admin2", "sector", "indicator", "activity", "implementing_partner")
_WAYS: Final = (("said",), _ACTIVITY, ("submission_row",))

ROWS: Final = {
    "change": pl.String(),  # new, gone, changed
    **dict.fromkeys(SUBMISSION, pl.String()),
    **dict.fromkeys(("row_before", "row_after"), pl.Int64()),  # numbers within the submission
    **dict.fromkeys(("row_id_before", "row_id_after"), pl.UInt32()),
}
CELLS: Final = {
    **dict.fromkeys(SUBMISSION, pl.String()),
    **dict.fromkeys(("row_before", "row_after"), pl.Int64()),
    **dict.fromkeys(("column", "before", "after"), pl.String()),
}


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two releases compared.

    `submissions`: those that differ: [*SUBMISSION, version_before, version_after, rows_before, rows_after, new, gone,
    changed]; blank versions where a submission is only on one side. `rows`: schema ROWS. `cells`: schema CELLS, the cells of
    changed rows that differ, as text.
    """

    before: str
    after: str
    submissions: pl.DataFrame
    rows: pl.DataFrame
    cells: pl.DataFrame

    @property
    def same(self) -> bool:
        """Whether both releases say the same."""
        return self.submissions.is_empty()


def compare_releases(before: Release, after: Release, connection: duckdb.DuckDBPyConnection) -> Comparison:
    """Compare the rows of two releases; memory goes with what differs, not with their size.

    Raises refusals.OtherYears for releases of different year packs.
    """
    years = before.manifest.year.id, after.manifest.year.id
    if years[0] != years[1]:
        raise OtherYears(*years)
    sides = [release.relation(connection) for release in (before, after)]
    submissions = _differing(*sides)
    old, new = (_rows_of(side, submissions, connection) for side in sides)
    pairs, gone, fresh = _paired(old, new)
    changed = pairs.filter(pl.col("way") > 0)
    rows = _listed(changed, gone, fresh)
    counts = rows.pivot(on="change", on_columns=["new", "gone", "changed"], index=SUBMISSION, values="change", aggregate_function="len")  # fmt: skip
    counted = submissions.join(counts, on=SUBMISSION, how="left", nulls_equal=True, maintain_order="left")
    counted = counted.with_columns(pl.col("new", "gone", "changed").fill_null(0).cast(pl.Int64))
    return Comparison(before.id, after.id, counted, rows, _cells(changed, old, new))


def _differing(before: duckdb.DuckDBPyRelation, after: duckdb.DuckDBPyRelation) -> pl.DataFrame:
    """The submissions that are not the same multiset of rows on both sides: their versions and numbers of rows."""
    sides = [_digests(side, name) for side, name in ((before, "before"), (after, "after"))]
    both = sides[0].join(sides[1], on=list(SUBMISSION), how="full", coalesce=True, nulls_equal=True)
    same = pl.all_horizontal(pl.col(f"{key}_before").eq_missing(pl.col(f"{key}_after")) for key in ("rows", "digest"))
    counts = pl.col("rows_before", "rows_after").fill_null(0)
    kept = both.filter(~same).with_columns(counts).sort(SUBMISSION, nulls_last=True)
    return kept.select(*SUBMISSION, "version_before", "version_after", "rows_before", "rows_after")


def _digests(rows: duckdb.DuckDBPyRelation, side: str) -> pl.DataFrame:
    """By submission: the version, the number of rows, and the sum of the rows' hashes, which does not mind their order."""
    keys = ", ".join(SUBMISSION)
    said = ", ".join(f'"{name}"' for name in SAID)
    digest = f"sum(hash({said}))::varchar as digest_{side}"
    counts = f"max(submission_version) as version_{side}, count(*)::bigint as rows_{side}"
    return rows.aggregate(f"{keys}, {counts}, {digest}", keys).pl()


def _rows_of(
    rows: duckdb.DuckDBPyRelation, submissions: pl.DataFrame, connection: duckdb.DuckDBPyConnection
) -> pl.DataFrame:
    """The rows of these submissions, each with the hash of what it says."""
    wanted = connection.from_arrow(submissions.select(SUBMISSION).to_arrow()).set_alias("wanted")
    same = " and ".join(f"rows.{key} is not distinct from wanted.{key}" for key in SUBMISSION)
    found = rows.set_alias("rows").join(wanted, same, how="semi").pl()
    said = pl.struct(SAID).hash().alias("said")
    return found.cast(dict(CURRENT.columns)).with_columns(said).sort(*SUBMISSION, "submission_row", nulls_last=True)


def _paired(old: pl.DataFrame, new: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame]:
    """Pairs [*SUBMISSION, row_id_before, row_id_after, row_before, row_after, way], and what is left on either side."""
    found = []
    for number, way in enumerate(_WAYS):
        pairs = _ordered(old, way).join(
            _ordered(new, way), on=[*SUBMISSION, *way, "nth"], how="inner", suffix="_after", nulls_equal=True
        )
        if way == ("submission_row",):
            pairs = pairs.with_columns(pl.col("submission_row").alias("submission_row_after"))
        pairs = pairs.select(
            *SUBMISSION,
            pl.col("row_id").alias("row_id_before"),
            "row_id_after",
            pl.col("submission_row").alias("row_before"),
            pl.col("submission_row_after").alias("row_after"),
            pl.lit(number).alias("way"),
        )
        found.append(pairs)
        old = old.join(pairs, left_on="row_id", right_on="row_id_before", how="anti")
        new = new.join(pairs, left_on="row_id", right_on="row_id_after", how="anti")
    return pl.concat(found), old, new


def _ordered(rows: pl.DataFrame, way: Sequence[str]) -> pl.DataFrame:
    """The rows with their place among those alike in this way, so that two alike are paired with two."""
    nth = pl.int_range(pl.len()).over(*SUBMISSION, *way).alias("nth")
    return rows.select(*dict.fromkeys((*SUBMISSION, *way, "row_id", "submission_row"))).with_columns(nth)


def _listed(changed: pl.DataFrame, gone: pl.DataFrame, new: pl.DataFrame) -> pl.DataFrame:
    """One line per row that is new, gone or changed, by submission and number."""
    one_sided = [
        rows.select(
            pl.lit(change).alias("change"),
            *SUBMISSION,
            pl.col("submission_row").alias(f"row_{side}"),
            pl.col("row_id").alias(f"row_id_{side}"),
        )
        for rows, change, side in ((gone, "gone", "before"), (new, "new", "after"))
    ]
    both = changed.with_columns(pl.lit("changed").alias("change")).drop("way")
    lines = pl.concat([pl.DataFrame(schema=ROWS), both, *one_sided], how="diagonal").select(list(ROWS))
    return lines.sort(*SUBMISSION, pl.coalesce("row_after", "row_before"), "change", nulls_last=True)


def _cells(changed: pl.DataFrame, old: pl.DataFrame, new: pl.DataFrame) -> pl.DataFrame:
    """The cells of changed rows that differ."""
    sides = changed.join(old.select("row_id", *SAID), left_on="row_id_before", right_on="row_id")
    sides = sides.join(new.select("row_id", *SAID), left_on="row_id_after", right_on="row_id", suffix=":after")
    parts = [
        sides.filter(pl.col(name).ne_missing(pl.col(f"{name}:after"))).select(
            *SUBMISSION,
            "row_before",
            "row_after",
            pl.lit(name).alias("column"),
            pl.col(name).cast(pl.String).alias("before"),
            pl.col(f"{name}:after").cast(pl.String).alias("after"),
        )
        for name in SAID
    ]
    order = pl.col("column").cast(pl.Enum(SAID))
    return pl.concat([pl.DataFrame(schema=CELLS), *parts]).sort(*SUBMISSION, "row_after", order, nulls_last=True)
