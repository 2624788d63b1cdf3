"""Arrivals as a Django application."""

from __future__ import annotations

from django.apps import AppConfig


class ArrivalsConfig(AppConfig):
    """Files on their way from who sent them into the ledger."""

    name = "tinkuy.arrivals"
    label = "arrivals"
