"""An opened line of the queue: what stands out in it, its rows, what is said about them, and the decision."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import polars as pl
from django.http import HttpRequest

from tinkuy.languages import LANGUAGES, Language, Text
from tinkuy.ledger.checked import Checked
from tinkuy.ledger.comments import LONGEST
from tinkuy.ledger.parts import ROW_NUMBER
from tinkuy.pages.components.speaking import spoken
from tinkuy.pages.review.cells import Cell, Measured
from tinkuy.pages.review.found import found_in
from tinkuy.pages.review.history import History, history
from tinkuy.pages.review.one_version import names_for
from tinkuy.pages.review.panel_words import LANGUAGE, PANEL, beside_others, beside_own
from tinkuy.pages.review.queue import Line
from tinkuy.pages.review.sentences import Sentence, inserted, sentences
from tinkuy.pages.review.threads_shown import threads_shown
from tinkuy.pages.review.words import filled
from tinkuy.publishing.names import Names
from tinkuy.publishing.palette import SEVERITIES
from tinkuy.registries.installed_packs import year_pack
from tinkuy.registries.models import Organisation, Platform

CELLS: Final = 3
ROWS: Final = 6
OTHERS: Final = 4


@dataclass(frozen=True, slots=True)
class CellShown:
    """A cell in words: where, what, how it compares, and the bars of its months."""

    cell: Cell
    place: Text
    indicator: str
    own: Text
    beside: Text | None
    others: list[tuple[str, float | None, bool]]
    history: History


@dataclass(frozen=True, slots=True)
class RowShown:
    """A row of the opened line. `row`: where it stands in the file; `number`: its own; `grave`: its gravest finding."""

    row: int
    number: int
    indicator: str
    activity: str
    place: str
    total: float | None
    new: float | None
    grave: str
    comment: Text


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody was about to do with the opened line: what they wrote is not lost."""

    comment: str = ""
    question: str = ""
    row: str = ""
    problem: Text | None = None
    returning: bool = False


NOTHING: Final = Asked()


def panel(request: HttpRequest, line: Line, now: Measured, asked: Asked) -> dict[str, Any]:
    """The context of `review/panel.html`."""
    version, language = line.version, spoken()
    found, names = found_in(version, [line.sector]), names_for(version, language)
    months = now.by_month(line.organisation.code, line.sector)
    rows = _rows(line, found, names)
    offered = sentences(found, year_pack(version.year))
    comment = inserted(asked.comment, request.POST.get("insert", ""), offered)
    threads = threads_shown(request, version, back="queue", sectors=[line.sector])
    return threads | {
        "panel": PANEL,
        "line": line,
        "history": history(months, line.month, line.weight.new),
        "cells": _cells(line, now, names),
        "rows": rows,
        "more_rows": filled(PANEL["more_rows"], n=line.slice.rows - len(rows)) if line.slice.rows > len(rows) else None,
        "sentences": [_offered(one, language) for one in offered],
        "comment": comment,
        "question": asked.question,
        "about_row": asked.row or request.GET.get("fila", ""),
        "problem": asked.problem,
        "returning": asked.returning or bool(comment),
        "longest": LONGEST,
    }


def _cells(line: Line, now: Measured, names: Names) -> list[CellShown]:
    shown = line.cells[:CELLS]
    others = [now.others(line.version, line.sector, cell) for cell in shown]
    called = _organisations(line.version.platform, {code for those in others for code, *_ in those})
    return [_cell(line, cell, now, names, those, called) for cell, those in zip(shown, others, strict=True)]


def _cell(
    line: Line,
    cell: Cell,
    now: Measured,
    names: Names,
    others: list[tuple[str, float | None, bool]],
    called: dict[str, str],
) -> CellShown:
    place = place_name(line, cell)
    months = now.of_cell(line.organisation.code, line.version.year, line.sector, cell)
    return CellShown(
        cell=cell,
        place=place,
        indicator=names.name("indicator", cell.indicator) if cell.indicator else "—",
        own=beside_own(cell, str(line.organisation), place),
        beside=beside_others(cell),
        others=[(called.get(code, code), new, waits) for code, new, waits in others[:OTHERS]],
        history=history(months, line.month, cell.new),
    )


def place_name(line: Line, cell: Cell) -> Text:
    """What the place of a cell is called, in each language."""
    if not cell.admin1:
        return Text("—")
    return Text(*(names_for(line.version, code).name("admin1", cell.admin1) for code in LANGUAGES))


def _organisations(platform: Platform, codes: set[str]) -> dict[str, str]:
    found = Organisation.objects.filter(scope=platform.scope, code__in=codes)
    return {one.code: str(one) for one in found}


def _rows(line: Line, found: Checked, names: Names) -> list[RowShown]:
    """The first rows: those of the most unusual cells, and of those the ones with most new people."""
    order = {(cell.indicator, cell.admin1): at for at, cell in enumerate(line.cells)}
    grave = found.findings.with_columns(pl.col("severity").cast(pl.Enum(list(SEVERITIES))))
    gravest = dict(grave.group_by("row_id").agg(pl.col("severity").min()).rows())
    rows = sorted(
        found.rows.iter_rows(named=True),
        key=lambda row: (order.get((row["indicator"], row["admin1"]), len(order)), -(row["new"] or 0), row["row"]),
    )
    return [_row(row, gravest.get(row["row_id"], ""), names) for row in rows[:ROWS]]


def _row(row: dict[str, Any], grave: str, names: Names) -> RowShown:
    said = {
        key: names.name(key, row[key]) if row[key] else row[f"{key}_text"] or ""
        for key in ("indicator", "admin1", "admin2")
    }
    return RowShown(
        row=row["row"],
        number=row[ROW_NUMBER],
        indicator=said["indicator"],
        activity=row["activity"] or "",
        place=", ".join(said[key] for key in ("admin1", "admin2") if said[key]),
        total=row["total"],
        new=row["new"],
        grave=grave,
        comment=filled(PANEL["comment_this"], n=row["row"]),
    )


def _offered(one: Sentence, language: Language) -> dict[str, Any]:
    """A sentence, and the buttons that insert it: the reader's own language first."""
    codes = sorted(LANGUAGES, key=lambda code: code != language)
    ways = [
        {"value": f"{one.rule}|{code}", "code": code, "text": one.text.in_(code),
         "label": filled(PANEL["insert"], language=LANGUAGE[code])}
        for code in codes
    ]  # fmt: skip
    return {"sentence": one, "ways": ways}
