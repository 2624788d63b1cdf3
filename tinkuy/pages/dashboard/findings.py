"""What each chart of the dashboard says, in one sentence that is true of its numbers (pure)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import polars as pl

from tinkuy.languages import number
from tinkuy.pages.dashboard.words import FINDINGS
from tinkuy.pages.figures.saying import in_months
from tinkuy.pages.figures.shown import Words
from tinkuy.publishing.month_columns import GAPS


def of_months(trend: pl.DataFrame, words: Words) -> str:
    """The highest month; then the months that nobody reported, and those that add up to zero though rows are there."""
    if trend.is_empty():
        return _said(words, "no_rows")
    gaps = trend.filter(pl.col("state").is_in(sorted(GAPS)))
    reported = trend.filter(~pl.col("state").is_in(sorted(GAPS)))
    zeros = reported.filter((pl.col("upper") == 0) & (pl.col("rows") > 0))
    parts = []
    if reported.height and reported["reached"].max() > 0:
        best = reported.sort("reached", descending=True).row(0, named=True)
        key = "month" if reported.height > 1 else "one_month"
        parts.append(_said(words, key, month=words.name("month", best["month"]), people=words.people(best["reached"])))
    if gaps.height:
        parts.append(_said(words, "gaps", months=_listed(gaps["month"].to_list(), words)))
    if zeros.height:
        told = {"months": _listed(zeros["month"].to_list(), words), "rows": number(zeros["rows"].sum(), words.language)}
        parts.append(_said(words, "zeros", **told))
    return _sentence(parts)


def of_sectors(sectors: pl.DataFrame, words: Words) -> str:
    """The sector that reached most people, and the next."""
    ordered = _largest(sectors, "sector")
    if not ordered:
        return _said(words, "no_rows" if sectors.is_empty() else "zero_people")
    said = [_named(line, "sector", words) for line in ordered[:2]]
    return _sentence([_said(words, key, **told) for key, told in zip(("sector", "sector_next"), said, strict=False)])


def of_places(placed: pl.DataFrame, unplaced: float, words: Words) -> str:
    """The place with most people, and how many have no place on the map."""
    ordered = _largest(placed, "admin1")
    parts = [_said(words, "place_none")]
    if ordered:
        told = _named(ordered[0], "admin1", words)
        parts = [_said(words, "place", place=told["admin1"], people=told["people"])]
    if unplaced > 0:
        parts.append(_said(words, "unplaced", people=words.people(unplaced)))
    return _sentence(parts)


def of_presence(table: pl.DataFrame, present_in: Mapping[str, int], known: Sequence[str], words: Words) -> str:
    """The place with most organisations, and in how many there are none."""
    here = {code: count for code, count in present_in.items() if code in set(known) and count}
    if not here:
        return _said(words, "no_rows")
    best = min(here, key=lambda code: (-here[code], code))
    sectors = table.filter((pl.col("admin1") == best) & (pl.col("organisations") > 0))["sector"].n_unique()
    told = {"place": words.name("admin1", best), "organisations": number(here[best]), "sectors": number(sectors)}
    parts = [_said(words, "presence", **told)]
    if absent := len(known) - len(here):
        parts.append(_said(words, "absent", count=number(absent)))
    return _sentence(parts)


def of_completeness(table: pl.DataFrame, words: Words) -> str:
    """How many organisations reported every month, how many reports are missing, and how many say that there is nothing to report."""
    if table.is_empty():
        return _said(words, "no_rows")
    missing = pl.col("state") == "missing"
    each = table.group_by("organisation").agg(missing.any().alias("lacks"))
    lacking, count = each["lacks"].sum(), each.height
    declared = table.filter(pl.col("state") == "nothing").height
    answered = _said(words, "declared", count=number(declared)) if declared else ""
    if not lacking:
        return _sentence([_said(words, "complete", count=number(count)), answered])
    told = {
        "complete": number(count - lacking),
        "count": number(count),
        "missing": number(table.filter(missing).height),
    }
    return _sentence([_said(words, "incomplete", **told), answered])


def _largest(table: pl.DataFrame, key: str) -> list[dict[str, object]]:
    """The lines with people, the largest first; those of equal size by code."""
    some = table.filter((pl.col("reached") > 0) & pl.col(key).is_not_null())
    return some.sort("reached", key, descending=[True, False]).to_dicts()


def _named(line: Mapping[str, object], key: str, words: Words) -> dict[str, str]:
    return {key: words.name(key, line[key]), "people": words.people(line["reached"])}


def _listed(months: Sequence[str], words: Words) -> str:
    """Months in words: those in a row as a span only if there are no others between."""
    return in_months(months, words.language) if len(months) == 1 else ", ".join(words.name("month", m) for m in months)


def _said(words: Words, key: str, **told: str) -> str:
    return FINDINGS[key].in_(words.language).format(**told)


def _sentence(parts: Sequence[str]) -> str:
    whole = "; ".join(part for part in parts if part)
    return whole[:1].upper() + whole[1:]
