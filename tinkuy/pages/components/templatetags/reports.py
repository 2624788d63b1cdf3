"""What pages of reports need: months and days in words, and where a report is on its way. `{% load reports %}`."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django import template
from django.utils import timezone

from tinkuy.months import Month
from tinkuy.pages.components.calendar_words import day_text, month_short, month_text
from tinkuy.pages.components.report_states import STATES
from tinkuy.pages.components.speaking import spoken

register = template.Library()


@register.filter
def month(value: Month | str) -> str:
    """A month in words."""
    return month_text(value).in_(spoken())


@register.filter
def short_month(value: Month | str) -> str:
    """A month in three letters."""
    return month_short(value).in_(spoken())


@register.filter
def day(value: date | datetime | None) -> str:
    """A day in words; its year is said where it is not this one."""
    if value is None:
        return ""
    on = timezone.localtime(value).date() if isinstance(value, datetime) else value
    return day_text(on, year=on.year != timezone.localdate().year).in_(spoken())


@register.inclusion_tag("components/report_state.html")
def report_state(code: str) -> dict[str, Any]:
    """Where a report is on its way: icon and word."""
    return {"state": STATES[code]}
