"""Lines of bars and matrices as one SVG each, for the charts that a page shows as tables (pure)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from xml.sax.saxutils import escape

from tinkuy.publishing.bars import Line
from tinkuy.publishing.palette import hatch
from tinkuy.publishing.pictures import Drawing

_WIDTH: Final = 752.0
_LABEL: Final = 270.0
_BAR: Final = 300.0
_STEP: Final = 34.0
_MOST: Final = 40  # lines of bars in one picture; the CSV has them all
_CELL: Final = 26.0
_NAME: Final = 190.0
_LETTERS: Final = 38
_LETTER: Final = 6.4  # height of a letter of the names of columns, which stand upright
_HEAD: Final = 40  # letters of them
_DARK: Final = frozenset({"seq-4", "seq-5"})


def bars_drawing(lines: Sequence[Line], language: str = "es") -> Drawing:
    """Lines on one scale (`bars.scaled`): label, bar with its interval, number with its interval in words."""
    shown = list(lines)[:_MOST]
    drawn = "".join(_line(line, place * _STEP, language) for place, line in enumerate(shown))
    pattern = hatch("bars-kept-back", 6) if any(line.suppressed for line in shown) else ""
    return Drawing(f'<g class="bars">{pattern}{drawn}</g>', _WIDTH, max(len(shown), 1) * _STEP)


def _line(line: Line, top: float, language: str) -> str:
    base, middle = top + 20, top + _STEP / 2
    heavy = " heavy" if line.strong else ""
    label = f'<text class="name{heavy}" x="0" y="{base:g}">{escape(_short(line.label, _LETTERS))}</text>'
    # Words in the place of a number begin beside the bar; numbers end under one another.
    kind, x = ("note", _LABEL + _BAR + 12) if line.gap else (f"end{heavy}", _LABEL + _BAR + 72)
    right = f'<text class="{kind}" x="{x:g}" y="{base:g}">{escape(line.value)}</text>'
    note = line.range or (line.note if isinstance(line.note, str) else line.note.in_(language))
    beside = f'<text class="note small" x="{_LABEL + _BAR + 80:g}" y="{base:g}">{escape(note)}</text>' if note else ""
    return label + _bar(line, middle) + right + beside


def _bar(line: Line, middle: float) -> str:
    box = f'y="{middle - 8:g}" height="16"'
    if line.gap or line.suppressed:
        kind = 'class="bar-gap"' if line.gap else 'class="kept-back" fill="url(#bars-kept-back)"'
        return f'<rect {kind} x="{_LABEL:g}" width="{_BAR:g}" {box}/>'
    by = _BAR / 100
    body = f'<rect class="bar-body{" strong" if line.strong else ""}" x="{_LABEL + line.start * by:g}" width="{line.width * by:g}" {box}/>'
    if line.low is None or line.high is None:
        return body
    low, high = _LABEL + line.low * by, _LABEL + line.high * by
    ends = "".join(f"M{x:g} {middle - 5:g}V{middle + 5:g}" for x in (low, high))
    return body + f'<path class="bar-range" d="M{low:g} {middle:g}H{high:g}{ends}"/>'


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """A cell of a matrix: its state, which is its class, and what stands in it."""

    state: str
    text: str


def matrix_drawing(columns: Sequence[str], rows: Sequence[tuple[str, Sequence[MatrixCell]]]) -> Drawing:
    """A matrix: names of columns upright above it, names of rows before it."""
    wide = min(56.0, max(_CELL, (_WIDTH - _NAME) / max(len(columns), 1)))
    names = [_short(name, _HEAD) for name in columns]
    tall = 14 + _LETTER * max(map(len, names), default=0)
    heads = "".join(_head(name, _NAME + (place + 0.5) * wide, tall) for place, name in enumerate(names))
    body = "".join(_row(name, cells, tall + place * _CELL, wide) for place, (name, cells) in enumerate(rows))
    width = max(_WIDTH, _NAME + wide * len(columns))
    return Drawing(f'<g class="matrix">{heads}{body}</g>', width, tall + max(len(rows), 1) * _CELL, whole=True)


def _head(name: str, x: float, tall: float) -> str:
    y = tall - 6
    return f'<text class="small" x="{x + 4:g}" y="{y:g}" transform="rotate(-90 {x + 4:g} {y:g})">{escape(name)}</text>'


def _row(name: str, cells: Sequence[MatrixCell], top: float, wide: float) -> str:
    said = f'<text class="small" x="0" y="{top + 17:g}">{escape(_short(name, 30))}</text>'
    return said + "".join(_cell(cell, _NAME + place * wide, top, wide) for place, cell in enumerate(cells))


def _cell(cell: MatrixCell, left: float, top: float, wide: float) -> str:
    rect = f'<rect class="cell {cell.state}" x="{left + 1:g}" y="{top + 1:g}" width="{wide - 2:g}" height="{_CELL - 2:g}"/>'
    if not cell.text:
        return rect
    tone = " on-dark" if cell.state in _DARK else ""
    return (
        rect + f'<text class="small middle{tone}" x="{left + wide / 2:g}" y="{top + 17:g}">{escape(cell.text)}</text>'
    )


def _short(words: str, letters: int) -> str:
    """Words that fit; the CSV and the page have them whole."""
    return words if len(words) <= letters else f"{words[: letters - 1].rstrip()}…"
