"""Two releases side by side, as a page says it: their figures, the reports that moved them, the cells that differ."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from tinkuy.figures.catalogue import MODELS
from tinkuy.figures.headlines import Change, Headline
from tinkuy.languages import Text, number
from tinkuy.packs.schema import PlatformPack, YearPack
from tinkuy.pages.components.calendar_words import month_text
from tinkuy.pages.components.speaking import spoken
from tinkuy.pages.signing.saying import called, in_order
from tinkuy.pages.signing.words import COMPARE, filled
from tinkuy.publishing.names import Names, heading
from tinkuy.reports.five_ws import FIVE_WS

REPORTS_SHOWN: Final = 12  # the rest are folded away
CELLS_SHOWN: Final = 200

MaySee = Callable[[str], bool]
Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Reports:
    """The reports that differ, those that move the figure most first."""

    lines: list[dict[str, Any]]
    others: list[dict[str, Any]]
    more: Text


def differences(found: Json, year: YearPack, platform: PlatformPack | None, may_see_rows_of: MaySee) -> dict[str, Any]:
    """What a page says of `measured.difference`; `year` and `platform` name its codes.

    `may_see_rows_of` says of the code of an organisation whether the person may read its rows.
    """
    usual, names = found["usual"], Names(year, platform, spoken())
    return {
        "words": dict(COMPARE),
        "same": found["same"],
        "headlines": headline_lines(found["headlines"], usual),
        "by_month": [shown(change_of(one), month_text(one["key"])) for one in found["by_month"]],
        "why_text": filled(COMPARE["why_text"], model=MODELS[usual].name),
        "reports": _reports(found, names),
        "cells": _cells(found["cells"], names, may_see_rows_of),
    }


def headline_lines(pairs: list[Json], usual: str) -> list[dict[str, Any]]:
    """Each headline before and after, the usual model first."""
    found = {one["key"]: change_of(one) for one in pairs}
    return [shown(found[key], called(key), strong=key == usual) for key in in_order(list(found), usual)]


def change_of(pair: Json) -> Change:
    """A headline before and after, from its JSON."""
    return Change(pair["key"], headline(pair["before"]), headline(pair["after"]))


def headline(said: Json | None) -> Headline | None:
    """A headline from its JSON."""
    return Headline(**said) if said is not None else None


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


def _side(one: Headline | None) -> dict[str, Any] | None:
    if one is None:
        return None
    between = None
    if one.lower is not None and one.lower != one.upper:
        between = filled(COMPARE["interval"], lower=one.lower, upper=one.upper)
    gap = one.reason == "not_reported"
    return {"value": one.value, "between": between, "gap": gap, "held_back": one.reason is not None and not gap}


def _reports(found: Json, names: Names) -> Reports:
    lines = [_report(line, names) for line in found["reports"]]
    more = filled(COMPARE["others"], n=max(0, found["reports_in_all"] - REPORTS_SHOWN))
    return Reports(lines[:REPORTS_SHOWN], lines[REPORTS_SHOWN:], more)


def _report(line: Json, names: Names) -> dict[str, Any]:
    return {
        **line,
        "organisation": names.name("organisation", line["organisation"]),
        "month": month_text(line["month"]),
        "rows": [filled(COMPARE[f"{key}_rows"], n=count) for key, count in line["rows"].items()],
        "what": COMPARE[line["what"]],
    }


def _cells(found: Json, names: Names, may_see_rows_of: MaySee) -> dict[str, Any]:
    """The cells of changed rows, of the organisations whose rows the person may read."""
    mine = {code: count for code, count in found["counts"].items() if may_see_rows_of(code)}
    lines = [
        {
            "organisation": names.name("organisation", line["organisation"]),
            "month": month_text(line["month"] or ""),
            "row": line["row"],
            "column": heading(line["column"], spoken()),
            "before": _cell(names, line["column"], line["before"]),
            "after": _cell(names, line["column"], line["after"]),
        }
        for line in found["lines"]
        if line["organisation"] in mine
    ][:CELLS_SHOWN]
    count = sum(mine.values())
    return {"lines": lines, "count": count, "shown": filled(COMPARE["first_of"], shown=len(lines), all=count)}


def _cell(names: Names, column: str, value: str | None) -> Text | str:
    if value is None:
        return COMPARE["blank"]
    return number(float(value), spoken()) if FIVE_WS[column].kind.numeric else names.name(column, value)
