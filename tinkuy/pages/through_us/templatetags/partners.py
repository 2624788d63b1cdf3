"""What implementing partners say of a report, for the pages that show it. `{% load partners %}{% partners_said version %}`."""

from __future__ import annotations

from typing import Any

from django import template

from tinkuy.ledger.models import Version
from tinkuy.pages.through_us.said import partners_told

register = template.Library()


@register.inclusion_tag("through_us/said.html", takes_context=True)
def partners_said(context: dict[str, Any], version: Version, sector: str | None = None) -> dict[str, Any]:
    """What partners say of the rows that whoever looks may see, of one sector where it is said; nothing where none spoke."""
    return partners_told(context["request"], version, sector) | {"csrf_token": context.get("csrf_token")}
