"""What a figure is of, and when things were, in the words of one language (pure)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Final
from zoneinfo import ZoneInfo

from tinkuy.languages import Language
from tinkuy.months import Month
from tinkuy.pages.figures.asking import Asked
from tinkuy.pages.figures.words import SCOPE
from tinkuy.publishing.names import Names

_DAY: Final = {"es": "{day} de {month} de {year}", "en": "{day} {month} {year}", "pt": "{day} de {month} de {year}"}


def scope(asked: Asked, names: Names, months: Sequence[str], language: Language) -> str:
    """Which part of the response: "Salud en Tumbes, enero a marzo 2021"."""
    parts = asked.slices
    sector = names.name("sector", parts["sector"]) if "sector" in parts else SCOPE["every_sector"].in_(language)
    place = SCOPE["everywhere"].in_(language)
    if "admin1" in parts:
        place = SCOPE["in"].in_(language).format(place=names.name("admin1", parts["admin1"]))
    said = [f"{sector} {place}"]
    said += [
        SCOPE["of"].in_(language).format(organisation=names.name(key, parts[key]))
        for key in ("organisation", "organisation_type")
        if key in parts
    ]
    said += [
        names.name(key, parts[key]) for key in ("admin2", "population_group", "age_gender", "mechanism") if key in parts
    ]
    said += [SCOPE["cva" if parts["cva"] else "no_cva"].in_(language)] if "cva" in parts else []
    when = in_months(asked.where(months).get("month", months), language)
    whole = ", ".join([*said, *([when] if when else [])])
    return whole[:1].upper() + whole[1:]


def in_months(months: Sequence[str], language: Language) -> str:
    """One month, or the first and the last; their year once where it is the same. What is no month is left out."""
    readable = sorted(month for month in months if is_month(month))
    if not readable:
        return ""
    first, last = Month.parse(readable[0]), Month.parse(readable[-1])
    if first == last:
        return first.name.in_(language)
    begun = first.name.in_(language)
    begun = begun.removesuffix(f" {first.year}") if first.year == last.year else begun
    return SCOPE["months"].in_(language).format(first=begun, last=last.name.in_(language))


def month_name(month: str, language: Language) -> str:
    """2021-03 as "marzo 2021"; what is no month as it was written."""
    return Month.parse(month).name.in_(language) if is_month(month) else month


def day(moment: dt.datetime, zone: str, language: Language) -> str:
    """The day of a moment where the platform is: "23 de noviembre de 2026"."""
    local = moment.astimezone(ZoneInfo(zone))
    month = Month.of(local.date()).name.in_(language).removesuffix(f" {local.year}")
    return _DAY[language].format(day=local.day, month=month, year=local.year)


def is_month(month: str) -> bool:
    """Whether a code is a month, or what somebody wrote that could not be read as one."""
    try:
        Month.parse(month)
    except ValueError:
        return False
    return True
