"""Accounts as a Django application."""

from __future__ import annotations

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """People, their organisation, their roles."""

    name = "tinkuy.accounts"
    label = "accounts"
