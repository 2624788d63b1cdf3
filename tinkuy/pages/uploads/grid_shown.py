"""A draft's rows for the table in which they are edited: columns, cells, names of codes, findings, what became of changes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

import polars as pl
from django.utils import timezone

from tinkuy.checks.messages import with_messages
from tinkuy.languages import Language, Text, number
from tinkuy.ledger.batches import Cell, Other, Outcome
from tinkuy.ledger.drafts import FIXED, ROW, cell_text
from tinkuy.ledger.models import Version
from tinkuy.ledger.parts import ROW_NUMBER
from tinkuy.ledger.refusals import NotDone
from tinkuy.ledger.versions import rows_with, typed_cells
from tinkuy.packs.schema import CodeList, PlatformPack, YearPack
from tinkuy.pages.components.calendar_words import day_text
from tinkuy.pages.uploads.grid_words import GRID
from tinkuy.publishing.names import Names
from tinkuy.publishing.palette import SEVERITIES
from tinkuy.reports.five_ws import FIVE_WS
from tinkuy.tables import Column, Kind

_ORDER: Final = ("file", "sheet", "row", ROW_NUMBER)
_LEVELS: Final = ("national", "admin1", "")
# What an entry of a list must fit: the attribute of the entry, and the column that says it.
_WITHIN: Final = {
    "indicator": ("sector", "sector"),
    "admin1": ("country", "country"),
    "admin2": ("admin1", "admin1"),
}
_KINDS: Final = {Kind.YES_NO: "yes", Kind.CODE: "code"}
_YES_NO: Final = (("true", Text("Sí", "Yes", "Sim")), ("false", Text("No", "No", "Não")))


def keys(year: YearPack) -> list[str]:
    """The columns that can be edited, in the template's order."""
    return [key for key in year.column_keys() if key not in FIXED]


def columns(year: YearPack, language: Language) -> list[dict[str, Any]]:
    """What a browser needs to know of each column."""
    return [
        {
            "key": key,
            "label": FIVE_WS[key].label.in_(language),
            "meaning": FIVE_WS[key].meaning.in_(language),
            "kind": _kind(FIVE_WS[key]),
            "long": key == "description",
            "within": _WITHIN[key][1] if key in _WITHIN else "",
        }
        for key in keys(year)
    ]


def _kind(column: Column) -> str:
    return "number" if column.kind.numeric else _KINDS.get(column.kind, "text")


def order(version: Version) -> list[list[int]]:
    """The numbers of the rows as they stand, in the order of the file, as stretches [first, last]."""
    marks = {cell: mark for cell, mark in typed_cells(version).items() if cell[1] == ROW}
    return stretches(rows_with(version, marks).sort(_ORDER)[ROW_NUMBER].to_list())


def stretches(numbers: Iterable[int]) -> list[list[int]]:
    """1, 2, 3, 7 as [1, 3], [7, 7]."""
    found: list[list[int]] = []
    for n in numbers:
        if found and found[-1][1] == n - 1:
            found[-1][1] = n
        else:
            found.append([n, n])
    return found


def rows_shown(version: Version, numbers: Sequence[int], year: YearPack, names: Names) -> dict[str, Any]:
    """The cells of these rows as they can be typed again, each row under its number, and what the codes in them are called."""
    rows = rows_with(version, typed_cells(version), only=numbers)
    of_columns = [FIVE_WS[key] for key in keys(year)]
    shown = {
        row[ROW_NUMBER]: {"at": row["row"], "cells": [cell_text(column, row) for column in of_columns]}
        for row in rows.iter_rows(named=True)
    }
    called = {
        column.key: {code: names.name(column.key, code) for code in rows[column.key].drop_nulls().unique()}
        for column in of_columns
        if column.kind is Kind.CODE
    }
    return {"rows": shown, "names": called}


def findings_shown(findings: pl.DataFrame, year: YearPack, language: Language) -> dict[int, list[list[Any]]]:
    """What was found, by row number: column (blank: the row as a whole), how grave, the sentence; the gravest first."""
    grave = pl.col("severity").cast(pl.Enum(list(SEVERITIES)))
    told = with_messages(findings.sort(ROW_NUMBER, grave, maintain_order=True), language, year=year)
    shown: dict[int, list[list[Any]]] = {}
    for line in told.iter_rows(named=True):
        shown.setdefault(line[ROW_NUMBER], []).append([line["column"], line["severity"], line["message"]])
    return shown


def choices(
    year: YearPack, platform: PlatformPack, language: Language
) -> dict[str, list[tuple[str, str] | tuple[str, str, str]]]:
    """What may be chosen in each column of codes: code, name, and what it must fit (an indicator's sector); by name."""
    found: dict[str, list[Any]] = {}
    for key in keys(year):
        column = FIVE_WS[key]
        if column.kind is Kind.YES_NO:
            found[key] = [(code, text.in_(language)) for code, text in _YES_NO]
        elif column.kind is Kind.CODE:
            found[key] = sorted(_entries(column, year, platform, language), key=lambda entry: entry[1].casefold())
    return found


def _entries(column: Column, year: YearPack, platform: PlatformPack, language: Language) -> Iterable[tuple[str, ...]]:
    codes, key = _list(column, year, platform), column.key
    attribute = _WITHIN[key][0] if key in _WITHIN else ""
    for entry in codes.entries if codes else ():
        if key == "admin1" and entry.attributes.get("level", "") not in _LEVELS:
            continue
        fits = entry.attributes.get(attribute, "") if attribute else ""
        yield (entry.code, entry.text.in_(language), fits) if fits else (entry.code, entry.text.in_(language))


def _list(column: Column, year: YearPack, platform: PlatformPack) -> CodeList | None:
    if column.key == "admin2" and not year.lists["places_admin2"].known:
        return platform.admin2_for(year)
    if column.key == "admin1" and not year.lists["places"].known:
        return platform.places
    return year.lists.get(column.code_list or "")


def choices_key(year: YearPack, platform: PlatformPack, language: Language) -> str:
    """Changes whenever the choices do, so that a browser may keep them."""
    return hashlib.sha256(f"{year.hash}{platform.hash}{language}".encode()).hexdigest()[:16]


def outcome_shown(outcome: Outcome, language: Language) -> dict[str, Any]:
    """What became of a batch, cell by cell, with a sentence for each that was not taken."""
    return {
        "time": timezone.localtime().strftime("%H:%M"),
        "new": dict(outcome.rows),
        "kept": [[*cell, text] for cell, text in outcome.kept.items()],
        "refused": [[*cell, _why(one, language), _options(one, language)] for cell, one in outcome.refused.items()],
        "others": [[*cell, one.now, _by_whom(one, language)] for cell, one in outcome.others.items()],
    }


def _why(refusal: NotDone, language: Language) -> str:
    """Why a cell was not taken; whoever reads it is in the cell, so its row and column need no saying."""
    if refusal.reason != "not_understood":
        return refusal.text.in_(language)
    unclear = GRID["unclear"].in_(language).format(written=refusal.values["written"])
    return f"{unclear} {GRID['which'].in_(language)}" if refusal.values.get("nearest") else unclear


def _options(refusal: NotDone, language: Language) -> list[list[str]]:
    """What it may have meant: as it is shown, and as it is typed."""
    nearest = [text for text in str(refusal.values.get("nearest", "")).split(" | ") if text]
    return [[_spoken(text, language), text] for text in nearest]


def _spoken(text: str, language: Language) -> str:
    try:
        return number(float(text), language)
    except ValueError:
        return text


def _by_whom(other: Other, language: Language) -> str:
    if not other.by or other.at is None:
        return GRID["changed_elsewhere"].in_(language)
    at = timezone.localtime(other.at)
    day = day_text(at.date()).in_(language)
    return GRID["changed_by"].in_(language).format(name=other.by, day=day, time=at.strftime("%H:%M"))


def touched(cells: Mapping[Cell, Any], outcome: Outcome) -> list[int]:
    """The rows whose findings may be others now."""
    return sorted({number for number, _ in cells} | set(outcome.rows.values()))
