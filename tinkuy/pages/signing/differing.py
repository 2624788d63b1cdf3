"""Two releases side by side: their figures, the reports that moved them, the rows and cells that differ."""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

import polars as pl

from tinkuy.accounts.models import User
from tinkuy.figures.catalogue import MODELS, UndefinedFigure
from tinkuy.figures.headlines import Change, Headline, changes, headlines
from tinkuy.figures.of_release import figure, moved
from tinkuy.languages import Text, number
from tinkuy.pages.components.calendar_words import month_text
from tinkuy.pages.components.speaking import spoken
from tinkuy.pages.figures.published import Published
from tinkuy.pages.signing.saying import called, in_order
from tinkuy.pages.signing.words import COMPARE, filled
from tinkuy.publishing.names import Names, heading
from tinkuy.releases.comparing import Comparison, compare_releases
from tinkuy.releases.schema import SUBMISSION
from tinkuy.releases.store import Release as Folder
from tinkuy.releases.store import engine
from tinkuy.reports.five_ws import FIVE_WS

REPORTS_SHOWN: Final = 12  # the rest are folded away
REPORTS_MOST: Final = 300
CELLS_SHOWN: Final = 200
_ORGANISATION, _MONTH, _DESK = SUBMISSION

MaySee = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Reports:
    """The reports that differ, those that move the figure most first."""

    lines: list[dict[str, Any]]
    others: list[dict[str, Any]]
    more: Text


def differences(before: Folder, after: Folder, may_see_rows_of: MaySee) -> dict[str, Any]:
    """What a page that compares shows. Raises OtherYears.

    `may_see_rows_of` says of the code of an organisation whether the person may read its rows.
    """
    usual = Published(after).usual_model
    names = Names(after.year, after.platform, spoken())
    with engine(memory="256MB") as connection:
        comparison = compare_releases(before, after, connection)
        why = moved(before, after, comparison, connection, model=usual).why
    return {
        "words": dict(COMPARE),
        "same": comparison.same,
        "headlines": headline_lines(before, after, usual),
        "by_month": _by_month(before, after, usual),
        "why_text": filled(COMPARE["why_text"], model=MODELS[usual].name),
        "reports": _reports(comparison, why, names),
        "cells": _cells(comparison, names, may_see_rows_of),
    }


def headline_lines(before: Folder, after: Folder, usual: str) -> list[dict[str, Any]]:
    """Each headline before and after, the usual model first."""
    sides = [headlines(side.lazy()) | {"rows": Headline(float(side.manifest.rows))} for side in (before, after)]
    found = {change.key: change for change in changes(*sides)}
    return [shown(found[key], called(key), strong=key == usual) for key in in_order(list(found), usual)]


def shown(change: Change, name: Text, *, strong: bool = False) -> dict[str, Any]:
    """One figure for a table: its name, both sides, and by how much."""
    return {
        "name": name,
        "before": _side(change.before),
        "after": _side(change.after),
        "by": change.by,
        "same": change.same,
        "only_interval": not change.same and round(change.by, 2) == 0,
        "strong": strong,
    }


def _side(headline: Headline | None) -> dict[str, Any] | None:
    if headline is None:
        return None
    between = None
    if headline.lower is not None and headline.lower != headline.upper:
        between = filled(COMPARE["interval"], lower=headline.lower, upper=headline.upper)
    gap = headline.reason == "not_reported"
    return {
        "value": headline.value,
        "between": between,
        "gap": gap,
        "held_back": headline.reason is not None and not gap,
    }


def _by_month(before: Folder, after: Folder, model: str) -> list[dict[str, Any]]:
    """The figure of every month before and after, a gap where nobody reported; nothing where the model has none by month."""
    try:
        sides = [_months(side, model) for side in (before, after)]
    except UndefinedFigure:
        return []
    return [
        shown(Change(month, *(side.get(month) for side in sides)), month_text(month))
        for month in sorted({*sides[0], *sides[1]})
    ]


def _months(release: Folder, model: str) -> dict[str, Headline]:
    lines = figure(release, "people_reached", model=model, by=["month"]).to_dicts()
    return {
        line["month"] or "": Headline(line["reached"], line["lower"], line["upper"], line["reason"]) for line in lines
    }


def _reports(comparison: Comparison, why: pl.DataFrame, names: Names) -> Reports:
    """Every submission whose rows differ or that weighs differently."""
    both = why.drop("rows_differ").join(
        comparison.submissions, on=list(SUBMISSION), how="full", coalesce=True, nulls_equal=True
    )
    ordered = both.sort(pl.col("change").abs(), *SUBMISSION, descending=[True, *(False,) * 3], nulls_last=True)
    shown_ = ordered.head(REPORTS_MOST).to_dicts()
    desks = _desks(shown_)
    lines = [_report(line, names, desks) for line in shown_]
    more = filled(COMPARE["others"], n=max(0, ordered.height - REPORTS_SHOWN))
    return Reports(lines[:REPORTS_SHOWN], lines[REPORTS_SHOWN:], more)


def _report(line: Mapping[str, Any], names: Names, desks: Mapping[tuple, str]) -> dict[str, Any]:
    organisation, month, _ = whose = tuple(line[key] for key in SUBMISSION)
    numbers = {key: line[key] or 0 for key in ("before", "after", "change")}
    rows = [filled(COMPARE[f"{key}_rows"], n=line[key]) for key in ("new", "gone", "changed") if line[key]]
    said = {"organisation": names.name("organisation", organisation), "month": month_text(month or "")}
    return numbers | said | {"rows": rows, "desk": desks.get(whose, ""), "what": COMPARE[_what(line)]}


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


def _cells(comparison: Comparison, names: Names, may_see_rows_of: MaySee) -> dict[str, Any]:
    """The cells of changed rows, of the organisations whose rows the person may read."""
    seen = [code for code in comparison.cells[_ORGANISATION].unique() if code and may_see_rows_of(code)]
    mine = comparison.cells.filter(pl.col(_ORGANISATION).is_in(seen))
    lines = [
        {
            "organisation": names.name("organisation", line[_ORGANISATION]),
            "month": month_text(line[_MONTH] or ""),
            "row": line["row_after"],
            "column": heading(line["column"], spoken()),
            "before": _cell(names, line["column"], line["before"]),
            "after": _cell(names, line["column"], line["after"]),
        }
        for line in mine.head(CELLS_SHOWN).iter_rows(named=True)
    ]
    return {
        "lines": lines,
        "count": mine.height,
        "shown": filled(COMPARE["first_of"], shown=len(lines), all=mine.height),
    }


def _cell(names: Names, column: str, value: str | None) -> Text | str:
    if value is None:
        return COMPARE["blank"]
    return number(float(value), spoken()) if FIVE_WS[column].kind.numeric else names.name(column, value)
