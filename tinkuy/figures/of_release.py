"""Figures of a release: the same functions on its rows, kept once made, and what moved a figure between two (pure).

A figure that anybody quotes is of a release, for a release never changes. DuckDB reads the release's Parquet, only the
columns that the figure needs, with threads and memory capped.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache as once
from pathlib import Path
from typing import Any, Final, TypeAlias

import duckdb
import narwhals as nw
import polars as pl

from tinkuy.figures.cash import cash_people, cash_value
from tinkuy.figures.completeness import completeness
from tinkuy.figures.consolidated import consolidated
from tinkuy.figures.counting import collected, dimensions
from tinkuy.figures.explanation import Explanation, explain
from tinkuy.figures.host_community import host_community_reached
from tinkuy.figures.indicator_totals import indicator_totals
from tinkuy.figures.people_reached import people_reached
from tinkuy.figures.presence import organisations_present, presence
from tinkuy.figures.trend import trend
from tinkuy.releases.cache import Cache, method_of
from tinkuy.releases.comparing import Comparison
from tinkuy.releases.schema import SUBMISSION
from tinkuy.releases.store import Release, engine

FIGURES: Final[Mapping[str, Callable[..., Any]]] = {
    "people_reached": people_reached,
    "waterfall": lambda rows, **said: explain(rows, **said).waterfall,
    "outcomes": lambda rows, **said: explain(rows, **said).outcomes,
    "host_community_reached": host_community_reached,
    "indicator_totals": indicator_totals,
    "presence": presence,
    "organisations_present": organisations_present,
    "completeness": completeness,
    "consolidated": consolidated,
    "cash_value": cash_value,
    "cash_people": cash_people,
    "trend": trend,
}
_OF_REPORTS: Final = frozenset(
    {"completeness"}
)  # not of rows alone: what was found, and of what there is nothing to report
_WHO_WHEN: Final = ("organisation", "month")
WHOSE: Final = ("organisation", "sector")  # by which it is known who may see a row

Where: TypeAlias = Mapping[str, Sequence[str]]


def cache(folder: Path) -> Cache:
    """The figures kept in this folder, made by the code of this package."""
    return Cache(folder, method_of(Path(__file__).parent))


def figure(
    release: Release,
    name: str,
    *,
    kept: Cache | None = None,
    connection: duckdb.DuckDBPyConnection | None = None,
    where: Where | None = None,
    in_memory: bool = False,
    **parameters: Any,
) -> pl.DataFrame:
    """Return a figure of FIGURES on a release, as a Polars frame; made once where `kept` is given.

    `parameters` are the figure's own and JSON values (`by` as a list or a name). `where`: only of the rows that have one of
    these codes in each of these dimensions. `connection`: `store.engine()` unless given. `in_memory`: on a Polars frame, which
    for the few rows of one country is ten times faster. Raises what the figure raises; KeyError for a name that is not there.
    """
    make = FIGURES[name]

    def made() -> pl.DataFrame:
        more = _of_reports(release, where) if name in _OF_REPORTS else {}
        if in_memory:
            return collected(make(narrowed(release.lazy().collect(), where), **parameters, **more)).to_polars()
        with connection.cursor() if connection else engine() as own:
            return collected(make(narrowed(release.relation(own), where), **parameters, **more)).to_polars()

    if kept is None:
        return made()
    return kept.figure(release.id, name, _said(parameters, where), made)


def _of_reports(release: Release, where: Where | None) -> dict[str, Any]:
    """What `completeness` needs beside rows. Nothing to report is of all sectors and places, so only who and when narrow it."""
    part = {key: codes for key, codes in (where or {}).items() if key in _WHO_WHEN}
    return {"findings": release.row_findings(), "nothing": narrowed(release.nothing(), part)}


def narrowed(rows: Any, where: Where | None) -> Any:
    """The rows, of the same engine, that have one of the given codes in each of the given dimensions.

    What was written counts where the code is not known, as in the figures.
    """
    if not where:
        return rows
    frame = nw.from_native(rows)
    present = set(frame.collect_schema().names())
    for key, codes in where.items():
        cell = nw.col(key).cast(nw.String)
        cell = nw.coalesce(cell, nw.col(f"{key}_text").cast(nw.String)) if f"{key}_text" in present else cell
        frame = frame.filter(cell.is_in(list(codes)).fill_null(value=False))
    return frame.to_native()


@dataclass(frozen=True, slots=True)
class Explained:
    """How a figure of a release was made: `explanation.Explanation`'s steps and outcomes, and its rows as a lazy frame.

    `rows`: [row_id, *by, outcome, people, contribution, of_organisation, of_sector], those that bring most first.
    """

    waterfall: pl.DataFrame
    outcomes: pl.DataFrame
    rows: pl.LazyFrame


def explained(
    release: Release,
    *,
    kept: Cache,
    connection: duckdb.DuckDBPyConnection,
    where: Where | None = None,
    in_memory: bool = False,
    **parameters: Any,
) -> Explained:
    """Explain people reached on a release (`explanation.explain`), kept once made; arguments are those of `figure`."""

    @once
    def rows() -> Any:
        return release.lazy().collect() if in_memory else release.relation(connection)

    @once
    def explanation() -> Explanation:
        return explain(narrowed(rows(), where), **parameters)

    said = _said(parameters, where)
    return Explained(
        kept.figure(release.id, "waterfall", said, lambda: explanation().waterfall),
        kept.figure(release.id, "outcomes", said, lambda: explanation().outcomes),
        kept.table(release.id, "rows", said, lambda path: _write_rows(rows(), explanation(), path)),
    )


def _write_rows(rows: Any, made: Explanation, path: Path) -> None:
    """Write the rows of an explanation with whose they are; of a relation, without holding them in memory."""
    whose = nw.from_native(rows).select(
        nw.col("row_id").cast(nw.Int64).alias("id"),
        *(nw.coalesce(nw.col(key), nw.col(f"{key}_text")).alias(f"of_{key}") for key in WHOSE),
    )
    lines = nw.from_native(made.rows).join(whose, left_on="row_id", right_on="id", how="inner")
    ordered = lines.sort("contribution", "people", "row_id", descending=[True, True, False])
    ordered.to_native().write_parquet(str(path))


def _said(parameters: Mapping[str, Any], where: Where | None) -> dict[str, Any]:
    """What was asked, as JSON values; `where` only if it says something, so that figures without it stay where they are."""
    said = {key: list(value) if isinstance(value, tuple) else value for key, value in parameters.items()}
    return said | ({"where": {key: list(codes) for key, codes in where.items()}} if where else {})


@dataclass(frozen=True, slots=True)
class Moved:
    """A figure before and after, and what moved it.

    `figures`: Polars frame [*by, before, after, change]. `why`: Polars frame [*by, *SUBMISSION, rows_differ, before, after,
    change], one line per submission that brings more or fewer people than before, the largest first; changes add up to the
    figure's. `rows_differ` is false where a submission is the same and only weighs differently: another one became, or is
    no longer, the largest sector of its place.
    """

    figures: pl.DataFrame
    why: pl.DataFrame


def moved(
    before: Release,
    after: Release,
    comparison: Comparison,
    connection: duckdb.DuckDBPyConnection,
    *,
    model: str,
    by: str | Iterable[str] = (),
    exclude_national: bool = False,
) -> Moved:
    """Say how a figure of people reached moved from one release to another, and which submissions moved it.

    What a submission brings is the sum of its rows' contributions (`explain`). Arguments and errors are those of
    `people_reached`.
    """
    by = dimensions(by)
    said = {"model": model, "by": by, "exclude_national": exclude_national}
    sides = [_brought(release.relation(connection), by, said, side) for release, side in ((before, "before"), (after, "after"))]  # fmt: skip
    keys = [*by, *SUBMISSION]
    both = sides[0].join(sides[1], on=keys, how="full", coalesce=True, nulls_equal=True)
    both = both.with_columns(pl.col("before", "after").fill_null(0.0))
    change = (pl.col("after") - pl.col("before")).alias("change")
    totals = (
        both.group_by(by).agg(pl.col("before", "after").sum()) if by else both.select(pl.col("before", "after").sum())
    )
    differing = comparison.submissions.select(*SUBMISSION, pl.lit(value=True).alias("rows_differ"))
    why = both.with_columns(change).filter(pl.col("change").abs() > 1e-9)
    why = why.join(differing, on=SUBMISSION, how="left", nulls_equal=True)
    why = why.select(*keys, pl.col("rows_differ").fill_null(value=False), "before", "after", "change")
    figures = totals.with_columns(change)
    return Moved(
        figures.sort(by, nulls_last=True) if by else figures,
        why.sort(pl.col("change").abs(), *keys, descending=[True] + [False] * len(keys), nulls_last=True),
    )


def _brought(rows: Any, by: tuple[str, ...], said: Mapping[str, Any], side: str) -> pl.DataFrame:
    """[*by, *SUBMISSION, <side>]: the people that each submission brings to the figure."""
    lines = nw.from_native(explain(rows, **said).rows).select("row_id", *by, "contribution")
    # Whose row it is comes under other names, for `by` may ask for a dimension of the same name.
    whose = nw.from_native(rows).select(nw.col("row_id").cast(nw.Int64).alias("id"), *SUBMISSION)
    joined = lines.join(whose, left_on="row_id", right_on="id", how="inner")
    brought = joined.group_by(*by, *SUBMISSION).agg(nw.col("contribution").sum().alias(side))
    return collected(brought.to_native()).to_polars().with_columns(pl.col(side).cast(pl.Float64))
