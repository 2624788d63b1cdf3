"""The limits as a Django application."""

from __future__ import annotations

from django.apps import AppConfig


class LimitsConfig(AppConfig):
    """How often somebody may ask."""

    name = "tinkuy.limits"
    label = "limits"
