"""The ledger as a Django application."""

from __future__ import annotations

import importlib

from django.apps import AppConfig


class LedgerConfig(AppConfig):
    """Which version of which report stands."""

    name = "tinkuy.ledger"
    label = "ledger"

    def ready(self) -> None:
        """Have reports follow an organisation that is merged into another."""
        # Models can be imported only now.
        importlib.import_module("tinkuy.ledger.merging")
