"""How long ago something was, as people say it."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import timezone

from tinkuy.languages import Text
from tinkuy.pages.matrix.words import AGO


def ago(at: datetime) -> Text:
    """Such as “hace 2 días”: days are those of the calendar where the platform is."""
    now = timezone.now()
    days = (timezone.localtime(now).date() - timezone.localtime(at).date()).days
    if days > 1:
        return AGO["days"].format(n=days)
    if days == 1 and now - at > timedelta(hours=12):
        return AGO["day"]
    hours = int((now - at).total_seconds() // 3600)
    return AGO["now"] if hours < 1 else AGO["hour"] if hours == 1 else AGO["hours"].format(n=hours)
