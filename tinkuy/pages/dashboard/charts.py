"""Every chart of a dashboard by the word of its address, and the parts that they stand in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, TypeAlias

from tinkuy.figures.catalogue import DIMENSIONS
from tinkuy.languages import Text
from tinkuy.pages.dashboard import drawn, matrices, quality
from tinkuy.pages.dashboard.board import Board
from tinkuy.pages.dashboard.breakdowns import BREAKDOWNS, breakdown
from tinkuy.pages.dashboard.drawn import Chart, Map
from tinkuy.pages.dashboard.matrices import Matrix
from tinkuy.pages.dashboard.parts_words import CHARTS as KICKERS
from tinkuy.pages.dashboard.parts_words import WORDS as PART_WORDS
from tinkuy.pages.dashboard.words import WORDS

Drawn: TypeAlias = Chart | Map | Matrix

CHARTS: Final[Mapping[str, Callable[[Board], Drawn]]] = {
    "meses": drawn.months,
    "sectores": drawn.sectors,
    "mapa": drawn.places,
    "presencia": matrices.presence,
    "reportes": matrices.completeness,
    **{code: lambda board, code=code: breakdown(board, code) for code in BREAKDOWNS},
    "filas": quality.rows_right,
    "primera": quality.first_time,
}

# The charts of each part that has lines only; the first part is the dashboard itself.
CHARTS_OF: Final[Mapping[str, tuple[str, ...]]] = {
    "personas": ("grupos", "edades", "acogida"),
    "organizaciones": ("tipos", "activas"),
    "transferencias": ("transferencias-sectores", "mecanismos", "dolares"),
    "provincias": ("provincias",),
    "calidad": ("filas", "primera"),
}
_OF_THE_BOARD: Final = {
    "meses": "months",
    "sectores": "sectors",
    "mapa": "map",
    "presencia": "presence",
    "reportes": "completeness",
}


def kicker(code: str) -> Text:
    """What a chart is called: what it is by."""
    return WORDS[_OF_THE_BOARD[code]] if code in _OF_THE_BOARD else KICKERS[code]


def headings(code: str) -> tuple[Text, Text]:
    """The headings of a chart's lines: what each line is of, and what is counted."""
    if code in {"filas", "primera"}:
        return WORDS["month"], PART_WORDS["column_share"]
    of = BREAKDOWNS[code]
    dimension = DIMENSIONS[of.by]
    return Text(*(text[:1].upper() + text[1:] for text in (dimension.es, dimension.en, dimension.pt))), PART_WORDS[
        f"column_{of.unit}"
    ]
