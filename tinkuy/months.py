"""A month is a type of its own, not a date: reports, plans and figures are by month (pure)."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from tinkuy.languages import LANGUAGES, Text

_WRITTEN = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")
# One spelling wherever we write: “septiembre”, as most of the platform's countries do; “setiembre” and “set.” are read as well.
NAMES: Final = {
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split(),
    "en": "January February March April May June July August September October November December".split(),
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro".split(),
}


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """A calendar month; written 2026-03, and ordered in time."""

    year: int
    number: int

    def __post_init__(self) -> None:
        if not (1 <= self.number <= 12 and 1900 <= self.year <= 2999):
            raise ValueError(f"{self.year}-{self.number} is not a month between 1900-01 and 2999-12")

    @classmethod
    def parse(cls, written: str) -> Month:
        """Read a month written as 2026-03; ValueError on anything else (tinkuy.reports reads what partners write)."""
        match = _WRITTEN.fullmatch(written)
        if match is None:
            raise ValueError(f"{written!r} is not a month written like 2026-03")
        return cls(int(match[1]), int(match[2]))

    @classmethod
    def of(cls, day: date) -> Month:
        """The month that a day falls in."""
        return cls(day.year, day.month)

    @classmethod
    def between(cls, first: Month, last: Month) -> Iterator[Month]:
        """The months from `first` to `last`, both included; none if `last` comes before."""
        month = first
        while month <= last:
            yield month
            month = month + 1

    def __add__(self, months: int) -> Month:
        years, number = divmod(self.number - 1 + months, 12)
        return Month(self.year + years, number + 1)

    def __sub__(self, other: Month) -> int:
        """How many months lie from `other` to this one."""
        return (self.year - other.year) * 12 + self.number - other.number

    def __str__(self) -> str:
        return f"{self.year:04}-{self.number:02}"

    @property
    def name(self) -> Text:
        """The month in words, such as “marzo 2026”."""
        return Text(*(f"{NAMES[code][self.number - 1]} {self.year}" for code in LANGUAGES))

    @property
    def first_day(self) -> date:
        """The first day of the month."""
        return date(self.year, self.number, 1)

    @property
    def last_day(self) -> date:
        """The last day of the month."""
        return date(self.year, self.number, calendar.monthrange(self.year, self.number)[1])
