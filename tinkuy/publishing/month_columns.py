"""People reached by month as columns with their intervals: an SVG whose colours are the page's own style sheet's (pure).

Columns stand on zero. A month that nobody reported is an outline with its words, never a column of no height; one whose number
is kept back is hatched and says "<10"; a month in which only some rows reported has a broken border. Nothing in the SVG is a
style.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from xml.sax.saxutils import escape, quoteattr
from zlib import crc32

from tinkuy.languages import Language, Text, number
from tinkuy.publishing.palette import NOT_REPORTED, SUPPRESSED, hatch

GAPS: Final = frozenset({"not_reported", "no_rows"})
KEPT_BACK: Final = "suppressed"  # the state of a month whose number is too small to be shown, or could give one away
_TOP: Final = 34.0  # room above the highest interval for its number
_FOOT: Final = 40.0  # room for the months
_BAND: Final = 0.62  # of a month's width that its column takes
_ROOMY: Final = 64.0  # a month at least this wide has its whole number; a narrower one is in thousands
_DIGIT: Final = 7.6  # width of a digit: a number wider than its month stands upright
_UPRIGHT: Final = 4.0
_CAP: Final = 7.0
_MOST_WIDE: Final = 150.0  # three months do not fill a wide screen with three slabs
_THOUSAND: Final = Text("{count} mil", "{count}k", "{count} mil")
_HATCH: Final = 7.0
_SHORT: Final = 3  # letters that stand beside one another in the narrowest column


@dataclass(frozen=True, slots=True)
class Month:
    """One month: how it is written in two lines, what it says when read out, where it leads (blank: nowhere), and its figure.

    `state`: one of `figures.trend.STATES`, or KEPT_BACK. `kept_back`: what then stands there, where it is not "<10".
    """

    label: tuple[str, str]
    says: str
    href: str
    state: str
    reached: float | None
    lower: float | None
    upper: float | None
    kept_back: str = SUPPRESSED


def month_columns(
    months: Sequence[Month], *, says: str, width: float, language: Language, height: float = 260.0
) -> str:
    """The chart as SVG, `width` by `height` units of the page; `says` is the finding, read out in its place."""
    top = max([month.upper or month.reached or 0.0 for month in months if month.state != KEPT_BACK], default=0.0) or 1.0
    step = min(width / max(len(months), 1), _MOST_WIDE)
    room = height - _TOP - _FOOT
    scale = room / top
    name = f"hatch-{crc32(f'{says}{width}'.encode()):x}"
    drawn = "".join(
        _month(month, place * step, step, room, scale, language, name) for place, month in enumerate(months)
    )
    drawn = (hatch(name, _HATCH) if f"#{name}" in drawn else "") + drawn
    ground = f'<path class="ground" d="M0 {_n(_TOP + room)}H{_n(step * len(months))}"/>'
    box = f"0 0 {_n(width)} {_n(height)}"
    return f'<svg class="months" viewBox="{box}" width="{_n(width)}" height="{_n(height)}" role="group" aria-label={quoteattr(says)} focusable="false">{drawn}{ground}</svg>'


def _month(month: Month, left: float, step: float, room: float, scale: float, language: Language, hatching: str) -> str:
    middle, half, floor = left + step / 2, step * _BAND / 2, _TOP + room
    if month.state == KEPT_BACK:
        inside = _empty("kept-back", month.kept_back, middle, half, room, floor, f' fill="url(#{hatching})"')
    elif month.state in GAPS or month.reached is None:
        inside = _empty("gap", NOT_REPORTED.in_(language), middle, half, room, floor)
    else:
        inside = _column(month, middle, half, floor, scale, step, language)
    first, second = (escape(line) for line in month.label)
    foot = f'<text class="when" x="{_n(middle)}" y="{_n(floor + 18)}">{first}<tspan x="{_n(middle)}" y="{_n(floor + 33)}">{second}</tspan></text>'
    whole = f'<rect class="whole" x="{_n(left)}" y="0" width="{_n(step)}" height="{_n(floor + _FOOT)}"/>'
    picture = f"<title>{escape(month.says)}</title>{whole}{inside}{foot}"
    if not month.href:
        return f'<g role="img" aria-label={quoteattr(month.says)}>{picture}</g>'
    return f"<a href={quoteattr(month.href)} aria-label={quoteattr(month.says)}>{picture}</a>"


def _column(
    month: Month, middle: float, half: float, floor: float, scale: float, step: float, language: Language
) -> str:
    reached, lower, upper = month.reached or 0.0, month.lower or 0.0, month.upper or 0.0
    top, low, high = (floor - value * scale for value in (reached, lower, upper))
    partly = " partly" if month.state == "partly" else ""
    body = f'<rect class="column{partly}" x="{_n(middle - half)}" y="{_n(top)}" width="{_n(2 * half)}" height="{_n(floor - top)}"/>'
    cap = min(_CAP, half)
    caps = "".join(f"M{_n(middle - cap)} {_n(y)}H{_n(middle + cap)}" for y in (low, high))
    ends = f'<path class="ends" d="M{_n(middle)} {_n(low)}V{_n(high)}{caps}"/>' if upper > 0 else ""
    return body + ends + _value(reached, middle, min(high, top) - 8, step, language)


def _value(reached: float, middle: float, y: float, step: float, language: Language) -> str:
    """The number above its column; upright where months are narrow."""
    words = escape(number(round(reached), language) if step >= _ROOMY else short(reached, language))
    if len(words) * _DIGIT <= step:
        return f'<text class="value" x="{_n(middle)}" y="{_n(y)}">{words}</text>'
    x, y = middle + _UPRIGHT, max(y, 4.0 + 6.2 * len(words))
    return f'<text class="value upright" x="{_n(x)}" y="{_n(y)}" transform="rotate(-90 {_n(x)} {_n(y)})">{words}</text>'


def _empty(kind: str, words: str, middle: float, half: float, room: float, floor: float, filled: str = "") -> str:
    """A month without a number: an outline, hatched if it is kept back, with its words, upright unless they are short."""
    box = f'x="{_n(middle - half)}" y="{_n(_TOP)}" width="{_n(2 * half)}" height="{_n(room)}"'
    x, y = middle + _UPRIGHT, floor - room / 2
    turned = f' transform="rotate(-90 {_n(x)} {_n(y)})"' if len(words) > _SHORT else ""
    x = x if turned else middle
    said = f'<text class="gap-words" x="{_n(x)}" y="{_n(y)}"{turned}>{escape(words)}</text>'
    return f'<rect class="{kind}" {box}{filled}/>{said}'


def short(count: float, language: Language) -> str:
    """People in few letters: 940, 8,8 mil, 163 mil."""
    if count < 1_000:
        return number(round(count), language)
    thousands = count / 1_000
    return _THOUSAND.in_(language).format(count=number(thousands, language, 1 if thousands < 10 else 0))


def _n(value: float) -> str:
    """A number as short as a drawing needs it."""
    return f"{value:.1f}".rstrip("0").rstrip(".")
