"""Rows that belong to one platform, and the only two ways to ask for them.

One database may hold several platforms. `Model.objects.on(platform)` asks within one; asking without saying which is an
error, not an answer. Work that truly spans platforms (regional totals, migrations) says so: `Model.across_platforms`.
"""

from __future__ import annotations

from typing import Any

from django.db import models


class WithoutPlatform(Exception):
    """Rows of a platform were asked for without saying which platform."""


class OnePlatform(models.Manager):
    """Answers for one platform at a time."""

    def on(self, platform: models.Model) -> models.QuerySet:
        """The rows of `platform`."""
        return super().get_queryset().filter(platform=platform)

    def create(self, **values: Any) -> Any:
        """Write one row; it says itself which platform it belongs to."""
        return super().get_queryset().create(**values)

    def get_queryset(self) -> models.QuerySet:
        name = self.model.__name__
        raise WithoutPlatform(f"Say which platform: {name}.objects.on(platform), or {name}.across_platforms.")


class PlatformRow(models.Model):
    """The base of every table whose rows belong to one platform.

    Such a table has no reverse accessors from what is regional (related_name="+"): `organisation.something_set` would
    answer for all platforms at once. tests/database holds this for every model.
    """

    platform = models.ForeignKey("registries.Platform", on_delete=models.PROTECT, related_name="+")

    across_platforms = models.Manager()
    objects = OnePlatform()

    class Meta:
        abstract = True
