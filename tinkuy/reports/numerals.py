"""Numbers as people write them: 1.234,5 · 1,234.5 · 1 234 · USD 12 (pure).

`1.234` may be a thousand and something or one and something; the other numbers of its column decide (`Style`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from typing import Final

_SPACES = re.compile(r"[\s\u00a0\u2007\u2009\u202f'’]")
_CURRENCY = re.compile(r"^(?:usd|us\$|u\$s|\$)|(?:usd|us\$|dolares|dólares|dollars)$", re.IGNORECASE)
_PLAIN = re.compile(r"[+-]?\d+")
_EXPONENT = re.compile(r"[+-]?\d+(?:[.,]\d+)?[eE][+-]?\d{1,3}")
_DECIMAL = re.compile(r"[+-]?\d*[.,]\d+|[+-]?\d+[.,]")
_UNCERTAIN = re.compile(r"[+-]?[1-9]\d{0,2}[.,]\d{3}")
_GROUPED: Final = {mark: re.compile(rf"[+-]?[1-9]\d{{0,2}}(?:\{mark}\d{{3}})+") for mark in ",."}
_MILLIONS: Final = {mark: re.compile(rf"[+-]?[1-9]\d{{0,2}}(?:\{mark}\d{{3}}){{2,}}") for mark in ",."}
_INSIDE = re.compile(r"\d+(?:[.,]\d+)*")
_DASHES: Final = frozenset(
    {"-", "--", "---", "–", "—", "n/a", "na", "n.a.", "n/d", "nd", "n.d.", "s/d", "sd", "s/n", "..", "...", "null"}
)


class Style(Enum):
    """What the mark before the last three digits means in a column."""

    POINT_IS_DECIMAL = "1,234.5"
    COMMA_IS_DECIMAL = "1.234,5"
    ALWAYS_THOUSANDS = "1.234 and 1,234 are both thousands: no number of the column has decimals"
    UNKNOWN = "nothing tells"


@dataclass(frozen=True, slots=True)
class Numeral:
    """A written number understood: `value`, or None with what it may be in `readings`; `blank` marks a dash or "n/d"."""

    value: float | None
    readings: tuple[str, ...] = ()
    blank: bool = False


def style_of(written: Iterable[str]) -> Style:
    """The style that a column's numbers agree on."""
    cleaned = [_clean(text) for text in written]
    points = sum(_decimal_mark(text) == "." or bool(_MILLIONS[","].fullmatch(text)) for text in cleaned)
    commas = sum(_decimal_mark(text) == "," or bool(_MILLIONS["."].fullmatch(text)) for text in cleaned)
    if points and not commas:
        return Style.POINT_IS_DECIMAL
    if commas and not points:
        return Style.COMMA_IS_DECIMAL
    whole = sum(bool(_PLAIN.fullmatch(text)) for text in cleaned)
    return Style.ALWAYS_THOUSANDS if not points and whole >= 3 else Style.UNKNOWN


def read_number(written: str, style: Style) -> Numeral:
    """Read one number. A lone dash or "n/d" is a blank; what cannot be read tells what it may have been."""
    if written.strip().casefold() in _DASHES:
        return Numeral(None, blank=True)
    text = _clean(written)
    if _PLAIN.fullmatch(text):
        return Numeral(float(text))
    if _EXPONENT.fullmatch(text):
        return _finite(text.replace(",", "."))
    if _UNCERTAIN.fullmatch(text):
        return _uncertain(text, style)
    mark = _decimal_mark(text)
    if mark:
        other = "," if mark == "." else "."
        return Numeral(float(text.replace(other, "").replace(mark, ".")))
    if any(pattern.fullmatch(text) for pattern in _GROUPED.values()):
        return Numeral(float(re.sub(r"[.,]", "", text)))
    return Numeral(None, readings=tuple(_INSIDE.findall(text)[:1]))


def is_number(written: str) -> bool:
    """Whether the text is a number in some style."""
    return read_number(written, Style.ALWAYS_THOUSANDS).value is not None


def is_uncertain(written: str) -> bool:
    """Whether only the column can tell what the text means (`1.234`)."""
    return bool(_UNCERTAIN.fullmatch(_clean(written)))


def is_blank_mark(written: str) -> bool:
    """Whether the text stands for nothing: a dash, "n/d", "n/a"."""
    return written.strip().casefold() in _DASHES


def _clean(written: str) -> str:
    text = _CURRENCY.sub("", _SPACES.sub("", written))
    if text.startswith("(") and text.endswith(")"):
        text = f"-{text[1:-1]}"
    return text.replace("\u2212", "-")


def _uncertain(text: str, style: Style) -> Numeral:
    mark = "." if "." in text else ","
    as_thousands, as_decimal = text.replace(mark, ""), text.replace(mark, ".")
    if style is Style.UNKNOWN:
        return Numeral(None, readings=(as_thousands, as_decimal))
    decimal = (style is Style.POINT_IS_DECIMAL and mark == ".") or (style is Style.COMMA_IS_DECIMAL and mark == ",")
    return Numeral(float(as_decimal if decimal else as_thousands))


def _decimal_mark(text: str) -> str:
    """The mark that can only be a decimal one: the last of two kinds, or one not followed by exactly three digits."""
    if _PLAIN.fullmatch(text) or _UNCERTAIN.fullmatch(text):
        return ""
    last = max(text.rfind("."), text.rfind(","))
    mark, before = text[last : last + 1], text[:last]
    other = "," if mark == "." else "."
    if mark and _DECIMAL.fullmatch(text):
        return mark
    grouped = mark and mark not in before and _GROUPED[other].fullmatch(before) and text[last + 1 :].isdigit()
    return mark if grouped else ""


def _finite(text: str) -> Numeral:
    value = float(text)
    return Numeral(value) if abs(value) < float("inf") else Numeral(None)
