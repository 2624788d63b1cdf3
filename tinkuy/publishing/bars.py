"""Where the parts of a bar chart's lines lie: numbers for SVGs of 100 units width, one per line of a table (pure).

The table is the chart: each line has its words, its bar and its number, so that it reads the same with eyes and with ears,
and stays whole on a phone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tinkuy.languages import Text

_WIDTH = 100.0


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its label and where it leads, its number in words, its interval in words, and where the bar lies.

    `start` and `width` are of the bar, `low` and `high` of the interval (None: there is none). `gap`: nobody reported it, so
    there is an outline and no bar. `suppressed`: its number is kept back, so there is a hatch and no bar, and `value` says
    "<10", or what stands there instead. `strong` marks the line that one is looking at; `kind` is a class of the bar.
    """

    label: str
    value: str
    start: float = 0.0
    width: float = 0.0
    low: float | None = None
    high: float | None = None
    range: str = ""
    href: str = ""
    note: Text | str = ""
    gap: bool = False
    suppressed: bool = False
    strong: bool = False
    kind: str = ""


def scaled(lines: Sequence[Line]) -> list[Line]:
    """The same lines with their numbers on a scale of 100 units, from zero to the largest of all."""
    ends = [end for line in lines for end in (line.start + line.width, line.high or 0.0)]
    top = max([*ends, 0.0])
    by = _WIDTH / top if top > 0 else 0.0
    return [_scaled(line, by) for line in lines]


def _scaled(line: Line, by: float) -> Line:
    low, high = (None if end is None else _on_paper(end * by) for end in (line.low, line.high))
    return replace(line, start=_on_paper(line.start * by), width=_on_paper(line.width * by), low=low, high=high)


def _on_paper(value: float) -> float:
    return round(min(max(value, 0.0), _WIDTH), 2)
