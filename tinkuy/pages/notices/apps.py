"""The pages of notices as a Django application: its label is not that of the notices themselves."""

from __future__ import annotations

from django.apps import AppConfig


class NoticesPagesConfig(AppConfig):
    """Pages of notices."""

    name = "tinkuy.pages.notices"
    label = "pages_notices"
