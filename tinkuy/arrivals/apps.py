"""Arrivals as a Django application."""

from __future__ import annotations

import importlib

from django.apps import AppConfig


class ArrivalsConfig(AppConfig):
    """Files on their way from who sent them into the ledger."""

    name = "tinkuy.arrivals"
    label = "arrivals"

    def ready(self) -> None:
        """Have files that wait follow a role that is passed."""
        # Models can be imported only now.
        importlib.import_module("tinkuy.arrivals.following")
