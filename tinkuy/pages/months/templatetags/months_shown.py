"""Whether a month takes reports, as icon and word. `{% load months_shown %}`."""

from __future__ import annotations

from typing import Any

from django import template

from tinkuy.pages.components.report_states import ReportState
from tinkuy.pages.months.words import KEPT

register = template.Library()


@register.inclusion_tag("components/report_state.html")
def kept_state(code: str) -> dict[str, Any]:
    """Open, closed or reopened: icon and word."""
    return {"state": ReportState(*KEPT[code])}
