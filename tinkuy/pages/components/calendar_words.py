"""Months and days as people say them: marzo de 2026, mar 2026, 10 de abril (pure)."""

from __future__ import annotations

from datetime import date
from typing import Final

from tinkuy.languages import LANGUAGES, Text
from tinkuy.months import NAMES, Month

_OF_YEAR: Final = {"es": " de ", "en": " ", "pt": " de "}
_DAY: Final = {"es": "{day} de {name}", "en": "{day} {name}", "pt": "{day} de {name}"}


def month_text(month: Month | str) -> Text:
    """The month in words, such as “marzo 2026”; a text that is no month stays as it is."""
    return _said(month, "{name} {year}", len("septiembre"))


def month_short(month: Month | str) -> Text:
    """The month in three letters, such as “mar 2026”."""
    return _said(month, "{name} {year}", 3)


def day_text(day: date, *, year: bool = False) -> Text:
    """The day in words, such as “10 de abril”, with its year where asked."""
    said = {code: _DAY[code].format(day=day.day, name=NAMES[code][day.month - 1]) for code in LANGUAGES}
    return Text(*(f"{words}{_OF_YEAR[code]}{day.year}" if year else words for code, words in said.items()))


def _said(month: Month | str, template: str, letters: int) -> Text:
    if isinstance(month, str):
        try:
            month = Month.parse(month)
        except ValueError:
            return Text(month)
    names = (NAMES[code][month.number - 1][:letters] for code in LANGUAGES)
    return Text(*(template.format(name=name, year=month.year) for name in names))
