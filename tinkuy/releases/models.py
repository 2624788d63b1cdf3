"""The releases of a platform: one line for each folder that was signed. The folder is the release; this is the register."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from tinkuy.database.fields import MonthField
from tinkuy.database.platforms import PlatformRow


def _person(**options: Any) -> models.ForeignKey:
    """A column that names who did something; people who did something are never deleted."""
    return models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", **options)


class Release(PlatformRow):
    """A release that was signed. `id` is the name that its manifest gives it, so the line and the folder cannot part.

    `rows` and `organisations` count what is in it. Withdrawn: by whom, why, and by which release if one took its place.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    year = models.CharField(max_length=40)
    first_month = MonthField()
    last_month = MonthField()
    rows = models.PositiveIntegerField()
    organisations = models.PositiveIntegerField()
    note = models.TextField(blank=True)
    signed_by = _person()
    at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = _person(null=True)
    withdrawn_why = models.TextField(blank=True)
    withdrawn_by_release = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(rows__gt=0), name="release_is_not_empty"),
            models.CheckConstraint(condition=Q(first_month__lte=F("last_month")), name="release_ends_after_it_begins"),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False) & ~Q(withdrawn_why="")
                | Q(withdrawn_at__isnull=True, withdrawn_by__isnull=True, withdrawn_by_release__isnull=True)
                & Q(withdrawn_why=""),
                name="release_is_withdrawn_by_somebody_for_a_reason",
            ),
        )
        ordering = ("-at", "-id")

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def stands(self) -> bool:
        """Whether it may be quoted: nobody withdrew it."""
        return self.withdrawn_at is None
