"""Notices as a Django application."""

from __future__ import annotations

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    """What people are told."""

    name = "tinkuy.notices"
    label = "notices"
