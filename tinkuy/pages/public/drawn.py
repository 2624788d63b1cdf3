"""The charts of a public page, drawn from the frozen tables: months, sectors, map, who is where."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final
from unicodedata import normalize

import polars as pl
from django.utils.safestring import SafeString, mark_safe

from tinkuy.languages import number
from tinkuy.pages.public.board import Board
from tinkuy.pages.public.board import Line as Row
from tinkuy.pages.public.words import CHARTS
from tinkuy.public.tables import NOT_REPORTED, SHOWN, SUPPRESSED
from tinkuy.publishing import maps
from tinkuy.publishing.bars import Line, scaled
from tinkuy.publishing.charts import month_label
from tinkuy.publishing.month_columns import Month, month_columns
from tinkuy.publishing.palette import SUPPRESSED as SMALL

WIDE: Final = 560.0
NARROW: Final = 340.0
_LABELLED: Final = 5
_INSET_DETAIL: Final = 6  # times as large as the map, for what the inset shows
_SHADES: Final = 5


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart: what it says in one sentence, its pictures, and its lines as a table."""

    finding: str
    lines: tuple[Line, ...] = ()
    wide: str = ""
    narrow: str = ""
    legend: tuple[tuple[str, str], ...] = ()
    unplaced: tuple[Line, ...] = ()


def months(board: Board) -> Chart:
    """People reached month by month: columns, for a wide screen and for a narrow one."""
    table, language = board.tables["by_month"], board.language
    best = board.shown("by_month", "month")
    finding = _finding(board, best, "by_month", "month")
    drawn = [_month(line, board) for line in table.iter_rows(named=True)]
    pictures = [month_columns(drawn, says=finding, width=width, language=language) for width in (WIDE, NARROW)]
    wide, narrow = (mark_safe(picture) for picture in pictures)  # drawn by us, every word in it escaped
    return Chart(finding, _bars(table, "month", board), wide, narrow)


def _month(line: Row, board: Board) -> Month:
    name, year = month_label(line["month"], board.language).split(" ")
    says = f"{board.words.name('month', line['month'])}: {said(line, board)}"
    state = "reported" if line["state"] == SHOWN else line["state"]
    return Month((name, year), says, "", state, line["people_reached"], line["lower"], line["upper"])


def sectors(board: Board) -> Chart:
    """People reached by sector, the largest first."""
    best = board.shown("by_sector", "sector")
    return Chart(_finding(board, best, "by_sector", "sector"), _bars(board.tables["by_sector"], "sector", board))


def places(board: Board) -> Chart:
    """People reached by place: the country, the five largest labelled, the rest of them beside."""
    table, known = board.tables["by_place"], board.known_places
    placed = table.filter(pl.col("admin1").is_in(known))
    others = table.filter(~pl.col("admin1").is_in(known) | pl.col("admin1").is_null())
    best = board.shown("by_place", "admin1").filter(pl.col("admin1").is_in(known))
    finding = _finding(board, best, "by_place", "admin1")
    limits = maps.breaks(best["people_reached"].to_list())
    return Chart(
        finding,
        _bars(table, "admin1", board),
        _map(board, placed, best["admin1"].head(_LABELLED).to_list(), limits, finding),
        legend=tuple(_legend(limits, board)),
        unplaced=_bars(others, "admin1", board),
    )


def _map(board: Board, placed: pl.DataFrame, named: list[str], limits: tuple[float, ...], finding: str) -> SafeString:
    path = board.release.outlines
    if path is None:
        return SafeString("")
    by_code = {line["admin1"]: line for line in placed.iter_rows(named=True)}
    codes = [*named, *(code for code in board.known_places if code not in named)]
    drawn = {code: _place(code, by_code.get(code), limits, code in named, board) for code in codes}
    fine = maps.outlines(path, width=maps.WIDTH * _INSET_DETAIL)
    return mark_safe(maps.drawing(maps.outlines(path), drawn, says=finding, fine=fine))  # every word in it escaped


def _place(code: str, line: Row | None, limits: tuple[float, ...], labelled: bool, board: Board) -> maps.Shown:
    name = board.words.name("admin1", code)
    if line is None or line["state"] == NOT_REPORTED:
        return maps.Shown("none", f"{name}: {CHARTS['not_reported'].in_(board.language)}")
    if line["state"] == SUPPRESSED:
        return maps.Shown("suppressed", f"{name}: {SMALL}")
    people = board.words.people(line["people_reached"])
    label = f"{name}\n{people}" if labelled and line["people_reached"] else ""
    return maps.Shown(maps.class_of(line["people_reached"], limits), f"{name}: {people}", label)


def _legend(limits: tuple[float, ...], board: Board) -> Iterable[tuple[str, str]]:
    """Each class with its words, the largest first; then 0, kept back and not reported, which look alike nowhere."""
    language = board.language
    edges = [number(limit, language) for limit in limits]
    words = [CHARTS["less"].in_(language).format(high=edges[0])] if edges else []
    words += [CHARTS["between"].in_(language).format(low=low, high=high) for low, high in pairwise(edges)]
    words += [CHARTS["more"].in_(language).format(low=edges[-1])] if edges else []
    first = _SHADES - len(limits)
    yield from reversed([(f"seq-{first + place}", text) for place, text in enumerate(words)])
    for state in ("zero", "suppressed", "none"):
        yield state, CHARTS[f"legend_{state}"].in_(language)


@dataclass(frozen=True, slots=True)
class Matrix:
    """Places by sectors: how many organisations; a line is its name and its cells (class, text, what it says)."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[tuple[str, str, str], ...]], ...]


def presence(board: Board) -> Matrix:
    """Who is where: places by sectors; a place where nobody is has its line too."""
    counted = board.presence.group_by("admin1", "sector").agg(pl.col("organisation").n_unique().alias("n"))
    counts = {(line["admin1"], line["sector"]): line["n"] for line in counted.iter_rows(named=True)}
    names = board.words
    heads = sorted({sector for _, sector in counts}, key=lambda code: _in_order(names.name("sector", code)))
    own = {place for place, _ in counts}
    order = sorted({*board.known_places, *(own - {None})}, key=lambda code: _in_order(names.name("admin1", code)))
    limits = tuple(
        sorted({max(1, round(max(counts.values(), default=1) * part / _SHADES)) for part in range(1, _SHADES)})
    )
    rows = [
        (names.name("admin1", place) if place else CHARTS["no_place"].in_(board.language),
         tuple(_count(counts.get((place, sector), 0), limits, board) for sector in heads))
        for place in [*order, *([None] if None in own else [])]
    ]  # fmt: skip
    return Matrix(tuple(names.name("sector", code) for code in heads), tuple(rows))


def _count(count: int, limits: tuple[int, ...], board: Board) -> tuple[str, str, str]:
    if not count:
        return "none", "", CHARTS["nobody"].in_(board.language)
    return maps.class_of(count, limits), number(count, board.language), ""


def quarters(board: Board) -> tuple[tuple[str, ...], tuple[tuple[str, tuple[str, ...]], ...]]:
    """Sectors by whole quarters, each area of protection on its own: the heads, and the lines with their words."""
    table, names = board.tables["by_sector_and_quarter"], board.words
    heads = tuple(sorted(table["quarter"].unique().to_list()))
    found = {(line["sector"], line["quarter"]): said(line, board) for line in table.iter_rows(named=True)}
    codes = sorted(table["sector"].unique().to_list(), key=lambda code: _in_order(names.name("sector", code)))
    blank = CHARTS["not_reported"].in_(board.language)
    rows = tuple(
        (names.name("sector", code), tuple(found.get((code, head), blank) for head in heads)) for code in codes
    )
    return heads, rows


def _in_order(name: str) -> str:
    """A name as it is sorted: Áncash before Arequipa."""
    return normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()


def said(line: Row, board: Board) -> str:
    """What stands where a number may stand: the number, <10, or that it was not reported."""
    if line["state"] == SHOWN:
        return board.words.people(line["people_reached"])
    return SMALL if line["state"] == SUPPRESSED else CHARTS["not_reported"].in_(board.language)


def _bars(table: pl.DataFrame, key: str, board: Board) -> tuple[Line, ...]:
    ordered = table if key == "month" else table.sort("people_reached", key, descending=[True, False], nulls_last=True)
    return tuple(scaled([_bar(line, key, board) for line in ordered.iter_rows(named=True)]))


def _bar(line: Row, key: str, board: Board) -> Line:
    label, words = board.words.name(key, line[key]), said(line, board)
    if line["state"] != SHOWN:
        return Line(label, words, gap=line["state"] == NOT_REPORTED, suppressed=line["state"] == SUPPRESSED)
    ends: dict[str, Any] = {"low": line["lower"], "high": line["upper"]}
    many = line["lower"] != line["upper"]
    return Line(label, words, width=line["people_reached"], **ends, range=board.words.interval(line) if many else "")


def _finding(board: Board, best: pl.DataFrame, code: str, key: str) -> str:
    """The largest line in one sentence."""
    if best.is_empty() or not best["people_reached"][0]:
        return CHARTS["none"].in_(board.language)
    name = board.words.name(key, best[key][0])
    text = CHARTS[code].in_(board.language).format(name=name, people=board.words.people(best["people_reached"][0]))
    return text[:1].upper() + text[1:]
