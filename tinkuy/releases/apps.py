"""Releases as a Django application: which there are, who signed them, which were withdrawn. Their content is in folders."""

from __future__ import annotations

from django.apps import AppConfig


class ReleasesConfig(AppConfig):
    """The releases of this installation's platforms."""

    name = "tinkuy.releases"
    label = "releases"
