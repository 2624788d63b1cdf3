"""The pages of groups as a Django application: its label is not that of the groups themselves."""

from __future__ import annotations

from django.apps import AppConfig


class GroupsPagesConfig(AppConfig):
    """Pages of groups."""

    name = "tinkuy.pages.groups"
    label = "pages_groups"
