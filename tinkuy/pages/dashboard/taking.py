"""The charts of a dashboard to take away: as a picture with its source in it, and as the numbers that it is of."""

from __future__ import annotations

import re
from typing import Final

from tinkuy.pages.components.synthetic import NOTICE
from tinkuy.pages.dashboard.board import Board
from tinkuy.pages.dashboard.charts import Drawn
from tinkuy.pages.dashboard.drawn import WIDE, Chart, Map
from tinkuy.pages.dashboard.matrices import Cell
from tinkuy.pages.dashboard.parts_words import WORDS
from tinkuy.pages.dashboard.words import STATES as WORDS_OF_STATES
from tinkuy.pages.figures.saying import day
from tinkuy.pages.figures.views import as_csv
from tinkuy.publishing import maps
from tinkuy.publishing.drawings import MatrixCell, bars_drawing, matrix_drawing
from tinkuy.publishing.pictures import FORMATS as PICTURES
from tinkuy.publishing.pictures import Drawing, Picture, chart_file
from tinkuy.releases.models import Release

KINDS: Final = {"svg": "image/svg+xml", "png": "image/png", "csv": "text/csv; charset=utf-8"}
FORMATS: Final = tuple(KINDS)
# How each state of a report is marked in a picture besides its colour.
_MARKED: Final = {"received": "{}", "with_errors": "{} (*)", "nothing": "{} (–)", "missing": "{}"}
_LINK: Final = re.compile(r"</?a\b[^>]*>")
_HEIGHT: Final = 260.0


def file_of(row: Release, board: Board, chart: Drawn, format: str) -> bytes:
    """A chart as a file of one of FORMATS."""
    if format in PICTURES:
        return chart_file(picture_of(row, board, chart), format)
    return as_csv(chart.frame, chart.asked, board.release).encode()


def file_name(row: Release, board: Board, code: str, format: str) -> str:
    """What the file is called: the platform, the chart, what it is of, its release."""
    asked = board.asked
    parts = [row.platform.code, code, *asked.parts.values(), asked.first, asked.last, asked.model, str(row.pk)[:8]]
    name = "_".join(re.sub(r"[^A-Za-z0-9-]+", "-", part).strip("-") for part in parts if part)
    return f"{name}.{format}"


def picture_of(row: Release, board: Board, chart: Drawn) -> Picture:
    """A chart as a picture: what the page shows, without what leads elsewhere."""
    source, language = source_of(row, board), board.language
    if isinstance(chart, Map):
        return _map(chart, board, source)
    if isinstance(chart, Chart):
        drawing = (
            Drawing(_LINK.sub("", chart.wide), WIDE, _HEIGHT) if chart.wide else bars_drawing(chart.lines, language)
        )
        unit = f"{chart.unit}. {chart.note}" if chart.note else chart.unit
        return Picture(chart.finding, unit, source, drawing)
    rows = [(line.name, [_cell(cell) for cell in line.cells]) for line in chart.rows]
    legend = chart.asked.figure == "completeness"
    said = [(state, _MARKED[state].format(WORDS_OF_STATES[state].in_(language))) for state in _MARKED] if legend else ()
    return Picture(chart.finding, chart.unit, source, matrix_drawing(chart.columns, rows), said)


def _cell(cell: Cell) -> MatrixCell:
    """A cell of a file: state is never told by colour alone, and a file has no icons."""
    marks = {"with_errors": f"{cell.text}*", "nothing": "–"}
    return MatrixCell(cell.state, marks.get(cell.state, cell.text))


def _map(chart: Map, board: Board, source: str) -> Picture:
    said = WORDS["unplaced"].in_(board.language)
    notes = [said.format(label=line.label, value=line.value, range=line.range) for line in chart.unplaced]
    if not chart.svg:
        return Picture(chart.finding, chart.unit, source, bars_drawing(chart.lines, board.language))
    drawing = Drawing(_LINK.sub("", chart.svg), maps.WIDTH, chart.height)
    return Picture(chart.finding, chart.unit, source, drawing, chart.legend, notes)


def source_of(row: Release, board: Board) -> str:
    """Where a picture comes from, whether that still stands, and whether its data are made up."""
    pack, language = board.release.platform, board.language
    said = {
        "platform": row.platform.name,
        "release": row.pk,
        "when": day(row.at, pack.timezone if pack else "UTC", language),
        "withdrawn": "" if row.stands else WORDS["file_withdrawn"].in_(language),
        "synthetic": NOTICE.in_(language) if pack and pack.synthetic else "",
    }
    return WORDS["file_source"].in_(language).format(**said).strip()
