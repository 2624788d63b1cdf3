"""Drop-downs for the coded columns of a hand-back, in the language the partner writes in (pure)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

import polars as pl

from tinkuy.languages import LANGUAGES, Text
from tinkuy.packs.schema import YearPack
from tinkuy.publishing.marks import Layout
from tinkuy.publishing.ooxml.cells import column_number, letters, quoted
from tinkuy.publishing.ooxml.frame import Frame
from tinkuy.reports.five_ws import FIVE_WS
from tinkuy.tables import Kind

YES_NO: Final = (Text("Sí", "Yes", "Sim"), Text("No", "No", "Não"))
_RANGE: Final = re.compile(r"([A-Z]+)\d*(?::([A-Z]+)\d*)?")


def lists_for(year: YearPack, layout: Layout, rows: pl.DataFrame, frame: Frame) -> dict[str, list[str]]:
    """The words to offer per 5W column: for coded and yes/no columns whose list the year knows and which offer none yet."""
    taken = _columns_in(frame.validated_columns())
    offered = {}
    for column in FIVE_WS:
        if column.key not in layout.columns or layout.columns[column.key] in taken:
            continue
        choices = choices_of(year, column.key, _countries(rows))
        if choices:
            language = _language_written(rows, column.key, choices)
            offered[column.key] = list(dict.fromkeys(choice.in_(language) for choice in choices))
    return offered


def choices_of(year: YearPack, key: str, countries: frozenset[str] = frozenset()) -> list[Text]:
    """The entries of a 5W column's list, or nothing where the year's list is unknown; places of these countries only."""
    column = FIVE_WS[key]
    if column.kind is Kind.YES_NO:
        return list(YES_NO)
    code_list = year.lists.get(column.code_list or "")
    if column.kind is not Kind.CODE or code_list is None or not code_list.known:
        return []
    entries = code_list.entries
    if countries and any("country" in entry.attributes for entry in entries):
        entries = tuple(entry for entry in entries if entry.attributes.get("country") in countries)
    return [entry.text for entry in entries]


def offer(frame: Frame, layout: Layout, lists: Mapping[str, Sequence[str]], sheet: str, last_row: int) -> None:
    """Point each column at its list on the hidden sheet."""
    for n, (key, values) in enumerate(lists.items()):
        column, name = letters(layout.columns[key]), letters(n)
        reference = f"{column}{layout.heading_row + 1}:{column}{max(last_row, layout.heading_row + 1)}"
        frame.add_drop_down(reference, f"{quoted(sheet)}!${name}$2:${name}${len(values) + 1}")


def _countries(rows: pl.DataFrame) -> frozenset[str]:
    return frozenset(rows["country"].drop_nulls().unique()) if "country" in rows.columns else frozenset()


def _columns_in(ranges: str) -> set[int]:
    """The columns (from 0) that ranges such as "A2:B9 D4" touch."""
    columns: set[int] = set()
    for first, last in _RANGE.findall(ranges):
        columns.update(range(column_number(first), column_number(last or first) + 1))
    return columns


def _language_written(rows: pl.DataFrame, key: str, choices: Sequence[Text]) -> str:
    """The language in which the partner fills the column: the one whose labels occur most; Spanish when none does."""
    name = f"{key}_text"
    if name not in rows.columns:
        return LANGUAGES[0]
    written = rows[name].drop_nulls()
    return max(LANGUAGES, key=lambda code: written.is_in([choice.in_(code) for choice in choices]).sum())
