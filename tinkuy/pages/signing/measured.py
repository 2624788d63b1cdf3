"""What the worker finds for the pages of releases, as JSON: codes and numbers, no words, so that every language reads it.

A headline is {value, lower, upper, reason}, or null where there was nothing to count.
"""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, Final

import polars as pl

from tinkuy.accounts.models import User
from tinkuy.figures.catalogue import UndefinedFigure
from tinkuy.figures.headlines import Headline, headlines
from tinkuy.figures.of_release import figure, moved
from tinkuy.pages.figures.published import Published
from tinkuy.releases.comparing import Comparison, compare_releases
from tinkuy.releases.schema import SUBMISSION
from tinkuy.releases.store import Release as Folder
from tinkuy.releases.store import engine

REPORTS_MOST: Final = 300
CELLS_MOST: Final = 2000  # together; of one organisation at most CELLS_OF_ONE
CELLS_OF_ONE: Final = 200
_ORGANISATION: Final = SUBMISSION[0]

Json = dict[str, Any]


def difference(before: Folder, after: Folder) -> Json:
    """Two releases compared. Raises OtherYears."""
    usual = Published(after).usual_model
    with engine() as connection:
        comparison = compare_releases(before, after, connection)
        why = moved(before, after, comparison, connection, model=usual).why
    return {
        "same": comparison.same,
        "usual": usual,
        "headlines": _pairs(*(_headlines_of(side) for side in (before, after))),
        "by_month": _by_month(before, after, usual),
        "cells": _cells(comparison.cells),
    } | _reports(comparison, why)


def headlines_of(rows: pl.DataFrame | pl.LazyFrame) -> dict[str, Json | None]:
    """The headlines of rows, by name."""
    return {key: as_json(one) for key, one in headlines(rows).items()}


def as_json(headline: Headline | None) -> Json | None:
    """One headline."""
    if headline is None:
        return None
    return {"value": headline.value, "lower": headline.lower, "upper": headline.upper, "reason": headline.reason}


def _headlines_of(release: Folder) -> dict[str, Json | None]:
    return headlines_of(release.lazy()) | {"rows": as_json(Headline(float(release.manifest.rows)))}


def _pairs(before: Mapping[str, Json | None], after: Mapping[str, Json | None]) -> list[Json]:
    """Each key of either side with both, in their order."""
    keys = dict.fromkeys((*before, *after))
    return [{"key": key, "before": before.get(key), "after": after.get(key)} for key in keys]


def _by_month(before: Folder, after: Folder, model: str) -> list[Json]:
    """The figure of every month before and after; nothing where the model has none by month."""
    try:
        sides = [_months(side, model) for side in (before, after)]
    except UndefinedFigure:
        return []
    return sorted(_pairs(*sides), key=lambda pair: pair["key"])


def _months(release: Folder, model: str) -> dict[str, Json | None]:
    lines = figure(release, "people_reached", model=model, by=["month"]).to_dicts()
    return {
        line["month"] or "": as_json(Headline(line["reached"], line["lower"], line["upper"], line["reason"]))
        for line in lines
    }


def _reports(comparison: Comparison, why: pl.DataFrame) -> Json:
    """Every submission whose rows differ or that weighs differently, those that move the figure most first."""
    both = why.drop("rows_differ").join(
        comparison.submissions, on=list(SUBMISSION), how="full", coalesce=True, nulls_equal=True
    )
    ordered = both.sort(pl.col("change").abs(), *SUBMISSION, descending=[True, *(False,) * 3], nulls_last=True)
    shown = ordered.head(REPORTS_MOST).to_dicts()
    desks = _desks(shown)
    return {"reports": [_report(line, desks) for line in shown], "reports_in_all": ordered.height}


def _report(line: Mapping[str, Any], desks: Mapping[tuple, str]) -> Json:
    organisation, month, _ = whose = tuple(line[key] for key in SUBMISSION)
    numbers = {key: line[key] or 0 for key in ("before", "after", "change")}
    rows = {key: line[key] for key in ("new", "gone", "changed") if line[key]}
    said = {"organisation": organisation, "month": month or "", "desk": desks.get(whose, "")}
    return numbers | said | {"rows": rows, "what": _what(line)}


def _what(line: Mapping[str, Any]) -> str:
    if line["rows_before"] is None:  # not among the submissions that differ
        return "weighs"
    if not line["rows_before"]:
        return "new"
    return "changed" if line["rows_after"] else "gone"


def _desks(lines: Iterable[Mapping[str, Any]]) -> dict[tuple, str]:
    """Whose desk it is, where an organisation has several in a month."""
    slots = [tuple(line[key] for key in SUBMISSION) for line in lines]
    several = Counter(slot[:2] for slot in slots)
    wanted = {slot: slot[2] for slot in slots if several[slot[:2]] > 1 and slot[2]}
    people = {str(one.pk): str(one) for one in User.objects.filter(pk__in=filter(_is_id, wanted.values()))}
    return {slot: people.get(desk, desk) for slot, desk in wanted.items()}


def _is_id(desk: str) -> bool:
    try:
        uuid.UUID(desk)
    except ValueError:
        return False
    return True


def _cells(cells: pl.DataFrame) -> Json:
    """The first cells of each organisation, and how many it has: a page shows those that its reader may see."""
    counts = dict(cells[_ORGANISATION].drop_nulls().value_counts().iter_rows())
    each = min(CELLS_OF_ONE, max(CELLS_MOST // max(len(counts), 1), 1))
    first = cells.filter(pl.int_range(pl.len()).over(_ORGANISATION) < each, pl.col(_ORGANISATION).is_not_null())
    lines = first.select(
        pl.col(_ORGANISATION).alias("organisation"),
        pl.col(SUBMISSION[1]).alias("month"),
        pl.col("row_after").alias("row"),
        "column",
        "before",
        "after",
    )
    return {"counts": counts, "lines": lines.to_dicts()}
