"""The breakdowns of a dashboard: people by group, organisation type, mechanism, province; each as lines with bars.

A model that has no meaning by a dimension is replaced by the sum, and that is said in one sentence.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import polars as pl

from tinkuy.figures.catalogue import DIMENSIONS, MODELS, REASONS, REFUSALS, UndefinedFigure
from tinkuy.languages import number
from tinkuy.pages.dashboard.board import Board
from tinkuy.pages.dashboard.drawn import Chart
from tinkuy.pages.dashboard.parts_words import FINDINGS, WORDS
from tinkuy.pages.figures import shown
from tinkuy.pages.figures.asking import Asked
from tinkuy.pages.figures.making import lines
from tinkuy.publishing.bars import Line, scaled

_SUM: Final = "sum"


@dataclass(frozen=True, slots=True)
class Breakdown:
    """A figure by one dimension. `column`: its number; `unit` and `heading` name it (keys of WORDS)."""

    figure: str
    by: str
    column: str = "reached"
    unit: str = "people"


BREAKDOWNS: Final[Mapping[str, Breakdown]] = {
    "grupos": Breakdown("people_reached", "population_group"),
    "edades": Breakdown("people_reached", "age_gender"),
    "acogida": Breakdown("host_community_reached", "sector"),
    "tipos": Breakdown("people_reached", "organisation_type"),
    "activas": Breakdown("organisations_present", "organisation_type", "organisations", "organisations"),
    "transferencias-sectores": Breakdown("cash_people", "sector"),
    "mecanismos": Breakdown("cash_people", "mechanism"),
    "dolares": Breakdown("cash_value", "mechanism", "value_usd", "dollars"),
    "provincias": Breakdown("people_reached", "admin2"),
}


def breakdown(board: Board, code: str) -> Chart:
    """One of BREAKDOWNS as a chart, by the model of the board where that is defined. Raises KeyError for another code."""
    of = BREAKDOWNS[code]
    asked, note = _asked(board, of)
    table = lines(board.release, asked)
    if of.by == "admin2":
        note = " ".join(filter(None, (note, WORDS["no_admin2_map"].in_(board.language))))
        if table["admin2"].is_null().all():
            return Chart(WORDS["no_admin2"].in_(board.language), board.address(asked), asked)
    drawn = _people(table, asked, board) if of.column == "reached" else _counts(table, of, asked, board)
    unit = f"{board.scope(asked)}: {WORDS[of.unit].in_(board.language)}"
    return Chart(
        _finding(table, code, of, board), board.address(asked), asked, table, lines=tuple(drawn), unit=unit, note=note
    )


def _asked(board: Board, of: Breakdown) -> tuple[Asked, str]:
    """The figure by the board's model; by the sum where that model has no meaning, and why."""
    base = board.asked if of.by != "sector" else board.sectors_asked.but(by=())
    asked, model = base.of(of.figure, (of.by,)), board.asked.model
    if not asked.model:
        return asked, ""
    refused = REFUSALS.get((model, of.by))
    if refused is not None:
        why = refused.in_(board.language).rpartition(". ")[0]
        told = {"model": MODELS[model].name.in_(board.language), "dimension": DIMENSIONS[of.by].in_(board.language)}
        return asked.but(model=_SUM), WORDS["by_sum"].in_(board.language).format(**told, why=why)
    if asked.model != model:
        name = MODELS[asked.model].name.in_(board.language)
        return asked, WORDS["host_by_sum"].in_(board.language).format(model=name)
    return asked, ""


def _people(table: pl.DataFrame, asked: Asked, board: Board) -> list[Line]:
    return shown.parts_as_bars(table, asked, board.address, board.words)


def _counts(table: pl.DataFrame, of: Breakdown, asked: Asked, board: Board) -> list[Line]:
    """Lines of a figure that has no interval, the largest first."""
    ordered = table.sort(of.column, of.by, descending=[True, False], nulls_last=True)
    return scaled([_count(line, of, asked, board) for line in ordered.head(shown.MOST_LINES).iter_rows(named=True)])


def _count(line: Mapping[str, Any], of: Breakdown, asked: Asked, board: Board) -> Line:
    code, language = line[of.by], board.language
    part = asked.at(of.by, code) if code is not None else None
    label, href = board.words.name(of.by, code), board.address(part) if part else ""
    missing = line.get("value_not_reported", 0)
    if missing and missing == line["rows"]:
        return Line(label, shown.WORDS["gap"].in_(language), href=href, gap=True)
    note = WORDS["without_value"].in_(language).format(count=number(missing, language)) if missing else ""
    return Line(label, number(round(line[of.column]), language), width=float(line[of.column]), href=href, note=note)


def _finding(table: pl.DataFrame, code: str, of: Breakdown, board: Board) -> str:
    """The two largest; or why there is nothing to say."""
    if table.is_empty() or not (table[of.column].fill_null(0) > 0).any():
        return FINDINGS[_why_nothing(table)].in_(board.language)
    if "reason" in table.columns:
        kept = table.filter(pl.col("reason").is_null() | (pl.col("reason") == "not_reported"))
        if not (kept["reached"].fill_null(0) > 0).any():
            return _unpublished(table, board)
        table = kept
    known = table.filter(pl.col(of.by).is_not_null() & (pl.col(of.column) > 0))
    ordered = known.sort(of.column, of.by, descending=[True, False]).head(2).to_dicts()
    said = [
        FINDINGS[key]
        .in_(board.language)
        .format(name=board.words.name(of.by, line[of.by]), people=board.words.people(line[of.column]))
        for key, line in zip((code, "next"), ordered, strict=False)
    ]
    blank = table.filter(pl.col(of.by).is_null())[of.column].sum()
    if blank:
        said.append(FINDINGS["blank"].in_(board.language).format(people=board.words.people(blank)))
    whole = "; ".join(said)
    return whole[:1].upper() + whole[1:]


def _why_nothing(table: pl.DataFrame) -> str:
    if table.is_empty():
        return "no_rows"
    missing = next((name for name in ("not_reported", "value_not_reported") if name in table.columns), "")
    return "not_reported" if missing and (table[missing] == table["rows"]).all() else "zero"


def _unpublished(table: pl.DataFrame, board: Board) -> str:
    reason = table.filter(pl.col("reason").is_not_null() & (pl.col("reason") != "not_reported"))["reason"][0]
    return f"{FINDINGS['unpublished'].in_(board.language)}: {REASONS[reason].in_(board.language)}"


@dataclass(frozen=True, slots=True)
class Number:
    """A headline of a part: a figure with its interval, or one number with a note; and the address of its page."""

    name: str
    href: str
    figure: dict[str, Any] | None = None
    value: str = ""
    note: str = ""


def number_of(board: Board, figure: str, name: str) -> Number:
    """People by a figure of the whole part that the board shows."""
    asked = board.asked.of(figure)
    try:
        line = next(lines(board.release, asked).iter_rows(named=True), None)
    except UndefinedFigure:
        line = None
    figure_shown = shown.figure(line) if line and line["rows"] else None
    return Number(WORDS[name].in_(board.language), board.address(asked), figure_shown)


def cash_value(board: Board) -> Number:
    """The dollars given, and in how many rows they were not said."""
    asked, language = board.asked.of("cash_value"), board.language
    line = next(lines(board.release, asked).iter_rows(named=True), None)
    name = WORDS["cash_value"].in_(language)
    if not line or not line["rows"] or line["rows"] == line["value_not_reported"]:
        return Number(name, board.address(asked))
    missing = line["value_not_reported"]
    note = WORDS["without_value"].in_(language).format(count=number(missing, language)) if missing else ""
    return Number(name, board.address(asked), value=number(round(line["value_usd"]), language), note=note)


def numbers_of(board: Board, part: str) -> list[Number]:
    """The headlines of a part."""
    language = board.language
    if part == "personas":
        return [number_of(board, "people_reached", "reached"), number_of(board, "host_community_reached", "host")]
    if part == "transferencias":
        return [number_of(board, "cash_people", "cash_people"), cash_value(board)]
    if part == "calidad":
        href, table = board.address(board.completeness_asked), board.completeness
        told = (("rows", table["rows"].sum()), ("with_errors", table["rows_with_errors"].sum()))
        return [Number(WORDS[name].in_(language), href, value=number(count, language)) for name, count in told]
    return []
