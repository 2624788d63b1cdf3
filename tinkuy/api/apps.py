"""The API as a Django application: it counts who asks how often, and has a page of its own."""

from __future__ import annotations

from django.apps import AppConfig


class Api(AppConfig):
    """The application."""

    name = "tinkuy.api"
    label = "api"
