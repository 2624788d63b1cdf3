"""Months as people write them: 2021-03 · marzo 2021 · Mar-21 · 03/2021 · an Excel date (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from tinkuy.packs.folding import fold

_NAMES: Final = (
    "enero ene january jan janeiro",
    "febrero feb february fevereiro fev",
    "marzo mar march marco",
    "abril abr april apr",
    "mayo may maio mai",
    "junio jun june junho",
    "julio jul july julho",
    "agosto ago august aug",
    "septiembre setiembre sep set sept september setembro",
    "octubre oct october outubro out",
    "noviembre nov november novembro",
    "diciembre dic december dec dezembro dez",
)
MONTHS: Final = {name: number for number, names in enumerate(_NAMES, start=1) for name in names.split()}
_EPOCH = date(1899, 12, 30)  # Excel's day 0, with its 29 February 1900
_SERIAL = range(36526, 73415)  # 2000-01-01 to 2100-12-31
_YEAR_FIRST = re.compile(r"(20\d\d)(?: ?(\d{1,2})(?: \d{1,2})?)?(?: t? ?\d{1,2} \d{1,2}(?: \d{1,2})?(?: \d+)?(?: z)?)?")
_MONTH_FIRST = re.compile(r"(\d{1,2}) (20\d\d|\d\d)")
_DAY_FIRST = re.compile(r"(\d{1,2}) (\d{1,2}) (20\d\d|\d\d)(?: \d{1,2} \d{1,2}(?: \d{1,2})?)?")
_TIDY = re.compile(r"\b(?:de|del|of|mes|month)\b")
_PARTED = re.compile(r"(?<=[a-z])(?=\d)|(?<=\d)(?=[a-z])")


@dataclass(frozen=True, slots=True)
class MonthStyle:
    """What a column says beyond one cell: whether the day comes before the month, and the year of a bare month name."""

    day_first: bool | None = True
    year: int | None = None


def style_of(written: Iterable[str], years: tuple[int, ...]) -> MonthStyle:
    """The style of a column. The part that goes beyond 12, or that is always 1, is the day; `years` are the plan's."""
    dates = [(int(m[1]), int(m[2])) for text in written if (m := _DAY_FIRST.fullmatch(fold(text)))]
    year = years[0] if len(years) == 1 else None
    return MonthStyle(_day_first(dates), year)


def read_month(written: str, style: MonthStyle) -> str | None:
    """Return `2021-03`, or None when the text is no month or its day and month cannot be told apart."""
    text = " ".join(_TIDY.sub(" ", _PARTED.sub(" ", fold(written))).split())
    if found := _year_first(text) or _month_first(text):
        return found
    if match := _DAY_FIRST.fullmatch(text):
        return _dated(match, style)
    if text.isdigit() and int(text) in _SERIAL:
        day = _EPOCH + timedelta(days=int(text))
        return f"{day.year}-{day.month:02}"
    return _named(text, style)


def is_month(written: str) -> bool:
    """Whether the text is a month in some style; a bare number is not."""
    return not written.strip().isdigit() and read_month(written, MonthStyle(year=2000)) is not None


def _year_first(text: str) -> str | None:
    match = _YEAR_FIRST.fullmatch(text)
    return _checked(int(match[1]), int(match[2])) if match and match[2] else None


def _month_first(text: str) -> str | None:
    match = _MONTH_FIRST.fullmatch(text)
    return _checked(_century(match[2]), int(match[1])) if match else None


def _dated(match: re.Match[str], style: MonthStyle) -> str | None:
    first, second, year = int(match[1]), int(match[2]), _century(match[3])
    if first == second or style.day_first is not None:
        return _checked(year, second if style.day_first is not False else first)
    if max(first, second) > 12:
        return _checked(year, min(first, second))
    return None


def _named(text: str, style: MonthStyle) -> str | None:
    """A month's name with a year or a day and a year around it; alone or as a number, the plan's only year is meant."""
    words = text.split()
    named = [MONTHS[word] for word in words if word in MONTHS]
    if len(named) != 1:
        alone = int(text) if text.isdigit() and len(text) <= 2 else 0
        return _checked(style.year, alone) if alone and style.year else None
    numbers = [word for word in words if word not in MONTHS]
    if len(numbers) == 1 and len(words[0]) <= 2:
        numbers = []  # "3. Marzo", "15 mar": what stands before the name is the month again, or a day
    if not all(word.isdigit() for word in numbers) or len(numbers) > 2:
        return None
    years = [n for n in numbers if len(n) == 4] or numbers[-1:]
    year = _century(years[0]) if years else style.year
    return _checked(year, named[0]) if year else None


def _day_first(dates: list[tuple[int, int]]) -> bool | None:
    if not dates:
        return True
    firsts, seconds = {a for a, _ in dates}, {b for _, b in dates}
    if max(firsts) > 12 or max(seconds) > 12:
        return max(firsts) > 12 if max(firsts) <= 12 or max(seconds) <= 12 else None
    if (firsts == {1}) != (seconds == {1}):
        return firsts == {1}
    return True if firsts == seconds == {1} else None


def _century(year: str) -> int:
    return int(year) if len(year) == 4 else 2000 + int(year)


def _checked(year: int, month: int) -> str | None:
    return f"{year}-{month:02}" if 1 <= month <= 12 and 2000 <= year <= 2100 else None
