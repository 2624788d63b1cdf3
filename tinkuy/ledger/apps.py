"""The ledger as a Django application."""

from __future__ import annotations

from django.apps import AppConfig


class LedgerConfig(AppConfig):
    """Which version of which report stands."""

    name = "tinkuy.ledger"
    label = "ledger"
