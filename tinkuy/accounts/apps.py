"""Accounts as a Django application."""

from __future__ import annotations

import importlib

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """People, their organisation, their roles."""

    name = "tinkuy.accounts"
    label = "accounts"

    def ready(self) -> None:
        """Have people follow an organisation that is merged into another."""
        # Models can be imported only now.
        importlib.import_module("tinkuy.accounts.merging")
