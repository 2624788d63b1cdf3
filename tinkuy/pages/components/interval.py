"""Where the parts of an interval's bar lie: numbers for an SVG of 100 units width (pure)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bar:
    """The interval from `start` over `width`, the estimate at `mark`; all between 0 and 100."""

    start: float
    width: float
    mark: float


def bar(lower: float, upper: float, estimate: float, top: float) -> Bar:
    """Place an interval and its estimate on a scale from 0 to `top`; an interval is never thinner than can be seen."""
    scale = 100 / top if top > 0 else 0
    start, end = (min(max(value * scale, 0), 100) for value in (lower, upper))
    width = max(end - start, 0.6)
    return Bar(round(min(start, 100 - width), 2), round(width, 2), round(min(max(estimate * scale, 0), 100), 2))
