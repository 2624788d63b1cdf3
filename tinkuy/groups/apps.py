"""Groups as a Django application."""

from __future__ import annotations

import importlib

from django.apps import AppConfig


class GroupsConfig(AppConfig):
    """Groups and their members."""

    name = "tinkuy.groups"
    label = "groups"

    def ready(self) -> None:
        """Have groups follow an organisation that is merged into another."""
        # Models can be imported only now.
        importlib.import_module("tinkuy.groups.merging")
