"""Narratives as a Django application."""

from __future__ import annotations

import importlib

from django.apps import AppConfig


class NarrativesConfig(AppConfig):
    """What partners tell of their months."""

    name = "tinkuy.narratives"
    label = "narratives"

    def ready(self) -> None:
        """Have narratives follow an organisation that is merged into another."""
        # Models can be imported only now.
        importlib.import_module("tinkuy.narratives.merging")
