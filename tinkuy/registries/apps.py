"""The registries as a Django application."""

from __future__ import annotations

from django.apps import AppConfig


class RegistriesConfig(AppConfig):
    """Shared reference lists."""

    name = "tinkuy.registries"
    label = "registries"
