"""The charts of a dashboard, drawn from its numbers: months, sectors, map, matrices, each with its finding."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any, Final

import polars as pl
from django.utils.safestring import SafeString, mark_safe

from tinkuy.languages import Text, number
from tinkuy.pages.dashboard import findings
from tinkuy.pages.dashboard.board import Board
from tinkuy.pages.dashboard.words import WORDS
from tinkuy.pages.figures import shown
from tinkuy.pages.figures.asking import Asked
from tinkuy.publishing import maps
from tinkuy.publishing.bars import Line
from tinkuy.publishing.charts import month_label
from tinkuy.publishing.month_columns import GAPS, Month, month_columns

WIDE: Final = 560.0
NARROW: Final = 340.0
_LABELLED: Final = 5
_INSET_DETAIL: Final = 6  # times as large as the map, for what the inset shows


def headline(board: Board) -> dict[str, Any]:
    """The five figures at the top, each with the address of its page."""
    asked, to = board.asked, board.address
    reports = board.completeness
    received = reports.filter(pl.col("state").is_in(["received", "with_errors"])).height
    return {
        "reached": _figure(board.reached),
        "reached_href": to(asked),
        "top": max(board.reached["upper"], board.reached["reached"]) * 1.05 if board.reached else 0,
        "host": _figure(board.host),
        "host_href": to(board.host_asked),
        "organisations": board.organisations,
        "organisations_href": to(asked.of("organisations_present")),
        "all_places": "admin1" not in asked.parts,
        "places": board.active_places,
        "known_places": len(board.known_places),
        "places_href": to(asked.of("organisations_present", ("admin1",))),
        "received": received,
        "declared": reports.filter(pl.col("state") == "nothing").height,
        "expected": reports.height,
        "reports_href": to(board.completeness_asked),
    }


def _figure(line: dict[str, Any] | None) -> dict[str, Any] | None:
    return shown.figure(line) if line and line["rows"] else None


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart: what it says, its unit, its pictures, its lines as a table, the figure that it is of and its address.

    `asked` and `frame`: the figure and its lines, for the file of its numbers. `note`: what a reader must know of it. `leads_to`:
    what its address is called, where that is not its figure.
    """

    finding: str
    href: str
    asked: Asked | None = None
    frame: pl.DataFrame | None = None
    wide: str = ""
    narrow: str = ""
    lines: tuple[Line, ...] = ()
    refusal: Text | None = None
    partly: bool = False
    of: str = ""
    unit: str = ""
    note: str = ""
    leads_to: Text | None = None


def months(board: Board) -> Chart:
    """People reached month by month: columns, for a wide screen and for a narrow one."""
    trend, asked = board.months, board.asked.of("trend")
    if isinstance(trend, Text):
        return Chart("", board.address(board.asked.of("trend", ()).but(model="sum")), refusal=trend)
    finding = findings.of_months(trend, board.words)
    drawn = [_month(line, board) for line in trend.iter_rows(named=True)]
    pictures = [
        month_columns(drawn, says=finding, width=width, language=board.language) if drawn else ""
        for width in (WIDE, NARROW)
    ]
    bars = shown.parts_as_bars(trend, asked, board.address, board.words)
    wide, narrow = (mark_safe(picture) for picture in pictures)  # drawn by us, every word in it escaped
    partly = "partly" in trend["state"].to_list()
    unit = f"{board.whole_scope}: {WORDS['unit'].in_(board.language)}"
    unit += f"; {WORDS['partly'].in_(board.language)}" if partly else ""
    return Chart(finding, board.address(asked), asked, trend, wide, narrow, tuple(bars), partly=partly, unit=unit)


def _month(line: dict[str, Any], board: Board) -> Month:
    words, month = board.words, line["month"]
    gap = line["state"] in GAPS
    said = WORDS["missing"].in_(board.language) if gap else f"{words.people(line['reached'])} ({words.interval(line)})"
    name, year = month_label(month, board.language).split(" ")
    part = board.asked.but(first="", last="").at("month", month)
    href = board.address(part) if part else ""
    says = f"{words.name('month', month)}: {said}"
    return Month((name, year), says, href, line["state"], line["reached"], line["lower"], line["upper"])


def sectors(board: Board) -> Chart:
    """People reached by sector, the largest first; the one chosen is marked."""
    asked = board.sectors_asked
    bars = shown.parts_as_bars(board.sectors, asked, board.address, board.words)
    chosen = board.asked.slices.get("sector")
    marked = [_marked(line, chosen is not None and line.label == board.words.name("sector", chosen)) for line in bars]
    of = board.scope(asked)
    return Chart(
        findings.of_sectors(board.sectors, board.words),
        board.address(asked),
        asked,
        board.sectors,
        lines=tuple(marked),
        of=of,
        unit=f"{of}: {WORDS['unit_bars'].in_(board.language)}",
    )


def _marked(line: Line, strong: bool) -> Line:
    return replace(line, strong=True) if strong else line


@dataclass(frozen=True, slots=True)
class Map:
    """The map, what it says, its legend, what has no place on it, and the same as a table."""

    finding: str
    href: str
    asked: Asked
    frame: pl.DataFrame
    svg: SafeString
    legend: tuple[tuple[str, str], ...]
    unplaced: tuple[Line, ...]
    lines: tuple[Line, ...]
    of: str
    unit: str
    height: float


def places(board: Board) -> Map:
    """People reached by place: the country, the five largest labelled, the rest of them beside."""
    known = set(board.known_places)
    placed = board.places.filter(pl.col("admin1").is_in(sorted(known)))
    others = board.places.filter(~pl.col("admin1").is_in(sorted(known)) | pl.col("admin1").is_null())
    finding = findings.of_places(placed, float(others["reached"].sum()), board.words)
    limits = maps.breaks(placed["reached"].to_list())
    of = board.scope(board.places_asked)
    return Map(
        finding,
        board.address(board.places_asked),
        board.places_asked,
        board.places,
        _map(board, placed, limits, finding),
        tuple(_legend(limits, board)),
        tuple(_unplaced(line, board) for line in others.iter_rows(named=True)),
        tuple(shown.parts_as_bars(board.places, board.places_asked, board.address, board.words)),
        of,
        f"{of}: {WORDS['unit_map'].in_(board.language)}",
        maps.outlines(board.release.outlines).height if board.release.outlines else 0.0,
    )


def _map(board: Board, placed: pl.DataFrame, limits: tuple[float, ...], finding: str) -> SafeString:
    path = board.release.outlines
    if path is None:
        return SafeString("")
    chosen = board.asked.slices.get("admin1")
    ordered = placed.sort("reached", "admin1", descending=[True, False])
    largest = [code for code, n in ordered.select("admin1", "reached").head(_LABELLED).iter_rows() if n > 0]
    named = list(dict.fromkeys([*([chosen] if chosen else []), *largest]))
    by_code = {line["admin1"]: line for line in placed.iter_rows(named=True)}
    drawn = {code: _place(code, by_code.get(code), limits, code in named, board) for code in named}
    drawn |= {c: _place(c, by_code.get(c), limits, False, board) for c in board.known_places if c not in drawn}
    fine = maps.outlines(path, width=maps.WIDTH * _INSET_DETAIL)
    # Drawn by us, every word in it escaped.
    return mark_safe(maps.drawing(maps.outlines(path), drawn, says=finding, fine=fine))


def _place(
    code: str, line: dict[str, Any] | None, limits: tuple[float, ...], labelled: bool, board: Board
) -> maps.Shown:
    words = board.words
    name, strong = words.name("admin1", code), code == board.asked.slices.get("admin1")
    part = board.places_asked.at("admin1", code)
    if line is None or (line["rows"] and line["rows"] == line["not_reported"]):
        state, said = "none", WORDS["missing"].in_(board.language)
    else:
        state, said = maps.class_of(line["reached"], limits), words.people(line["reached"])
    href = board.address(part) if part and line is not None else ""
    return maps.Shown(state, f"{name}: {said}", f"{name}\n{said}" if labelled else "", href, strong)


def _unplaced(line: dict[str, Any], board: Board) -> Line:
    """What has no place on the map: rows of the whole country, or without a department."""
    code, words = line["admin1"], board.words
    part = board.places_asked.at("admin1", code) if code else None
    label = WORDS["national" if code and board.words.is_national(code) else "no_place"].in_(board.language)
    return Line(
        label, words.people(line["reached"]), range=words.interval(line), href=board.address(part) if part else ""
    )


def _legend(limits: tuple[float, ...], board: Board) -> list[tuple[str, str]]:
    """Each class with its words, the largest first; then zero and not reported, which look alike nowhere."""
    language = board.language
    first = 5 - len(limits)
    edges = [number(limit, language) for limit in limits]
    said = [WORDS["legend_less"].in_(language).format(high=edges[0])] if edges else []
    said += [WORDS["legend_between"].in_(language).format(low=low, high=high) for low, high in pairwise(edges)]
    said += [WORDS["legend_more"].in_(language).format(low=edges[-1])] if edges else []
    classes = [(f"seq-{first + place}", words) for place, words in enumerate(said)]
    ends = [(state, WORDS[f"legend_{state}"].in_(language)) for state in ("zero", "none")]
    return [*reversed(classes), *ends]
