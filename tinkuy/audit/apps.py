"""The audit as a Django application."""

from __future__ import annotations

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """Who did what, when."""

    name = "tinkuy.audit"
    label = "audit"
