"""The public pages as a Django application: its label is not that of what they show."""

from __future__ import annotations

from django.apps import AppConfig


class PublicPagesConfig(AppConfig):
    """Templates and styles of the public pages."""

    name = "tinkuy.pages.public"
    label = "public_pages"
