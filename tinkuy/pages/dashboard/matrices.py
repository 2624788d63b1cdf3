"""The two matrices of a dashboard: who is where, and who reported which month. Each is a table, so that it can be read out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import polars as pl

from tinkuy.languages import number
from tinkuy.pages.components.report_states import STATES
from tinkuy.pages.dashboard import findings
from tinkuy.pages.dashboard.board import Board
from tinkuy.pages.dashboard.words import WORDS
from tinkuy.pages.figures.asking import Asked
from tinkuy.publishing import maps
from tinkuy.publishing.charts import month_label

_SHADES: Final = 5


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its class, what it shows (a text, or an icon), what it means in words, where it leads."""

    state: str
    text: str
    says: str = ""
    href: str = ""
    icon: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One line: its name, in full where the name is short for it, its cells."""

    name: str
    full: str
    cells: tuple[Cell, ...]
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Matrix:
    """A table of cells with what it says and the address of its figure."""

    finding: str
    href: str
    asked: Asked
    frame: pl.DataFrame
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    unit: str
    of: str = ""


def presence(board: Board) -> Matrix:
    """Places by sectors: how many organisations; places without any activity are there too, at the end."""
    table, words = board.presence, board.words
    limits = _limits(table["organisations"].max() or 1)
    counts = {(line["admin1"], line["sector"]): line["organisations"] for line in table.iter_rows(named=True)}
    sectors = _by_weight(table, "sector")
    places = [*_by_weight(table, "admin1"), *(code for code in board.known_places if code not in board.present_in)]
    chosen = board.asked.slices.get("admin1")
    rows = tuple(
        Row(
            words.name("admin1", place),
            "",
            (
                _count(board.present_in.get(place, 0), board, limits, place, None),
                *(_count(counts.get((place, sector), 0), board, limits, place, sector) for sector in sectors),
            ),
            place is not None and place == chosen,
        )
        for place in places
    )
    columns = (WORDS["any_sector"].in_(board.language), *(words.name("sector", sector) for sector in sectors))
    finding = findings.of_presence(table, board.present_in, board.known_places, words)
    of = board.scope(board.presence_asked)
    unit = f"{of}: {WORDS['unit_presence'].in_(board.language)}"
    return Matrix(finding, board.address(board.presence_asked), board.presence_asked, table, columns, rows, unit, of)


def _by_weight(table: pl.DataFrame, key: str) -> list[Any]:
    """The codes of a dimension, those with most organisations first."""
    sums = table.group_by(key).agg(pl.col("organisations").sum())
    return sums.sort("organisations", key, descending=[True, False], nulls_last=True)[key].to_list()


def _limits(most: int) -> tuple[float, ...]:
    """The numbers of organisations from which a cell is a shade darker, in equal steps up to the largest."""
    return tuple(max(1.0, most * step / _SHADES) + 0.01 for step in range(1, _SHADES))


def _count(count: int, board: Board, limits: tuple[float, ...], place: str | None, sector: str | None) -> Cell:
    if not count:
        return Cell("none", "", WORDS["no_presence"].in_(board.language))
    asked = board.presence_asked.of("presence", ("organisation", "month"))
    for key, code in (("admin1", place), ("sector", sector)):
        if code is not None:
            asked = asked.at(key, code) or asked
    text = number(count, board.language)
    return Cell(maps.class_of(count, limits), text, href=board.address(asked))


def completeness(board: Board) -> Matrix:
    """Organisations by months: how many rows, whether any has findings, or that there is nothing to report; a missing one is an outline."""
    table, words = board.completeness, board.words
    months = sorted(table["month"].unique().to_list())
    found = {(line["organisation"], line["month"]): line for line in table.iter_rows(named=True)}
    organisations = sorted(
        table["organisation"].unique().to_list(), key=lambda code: words.names.short("organisation", code).casefold()
    )
    rows = tuple(
        Row(
            words.names.short("organisation", code),
            words.name("organisation", code),
            tuple(_report(found[code, month], board) for month in months),
        )
        for code in organisations
    )
    finding = findings.of_completeness(table, words)
    columns = tuple(month_label(month, board.language) if words.is_month(month) else month for month in months)
    asked, unit = board.completeness_asked, WORDS["unit_completeness"].in_(board.language)
    return Matrix(finding, board.address(asked), asked, table, columns, rows, unit)


def _report(line: dict[str, Any], board: Board) -> Cell:
    if line["state"] == "nothing":
        return Cell("nothing", "", WORDS["declared"].in_(board.language), icon=STATES["nothing"].icon_name)
    says = WORDS[line["state"]].in_(board.language)
    if line["state"] == "missing":
        return Cell("missing", "", says)
    asked = board.completeness_asked.of("presence", ("sector", "admin1"))
    part = asked.but(first="", last="").at("month", line["month"])
    part = part.at("organisation", line["organisation"]) if part else None
    return Cell(line["state"], number(line["rows"], board.language), says, board.address(part) if part else "")
