"""One organisation's words on one sector in one month. What it said before is not kept: text that was taken out is gone."""

from __future__ import annotations

from typing import Final

from django.conf import settings
from django.db import models
from django.utils import timezone

from tinkuy.database.fields import MonthField, PublicIdField
from tinkuy.database.platforms import PlatformRow
from tinkuy.registries.models import Organisation

LONGEST: Final = 600  # characters; some five lines, two minutes to write
TOLD: Final = ("highlight", "barrier", "barrier_text", "gap", "priority")


class Narrative(PlatformRow):
    """What an organisation tells of a sector in a month. Nothing is required. `edition` counts what was kept, from 1."""

    id = PublicIdField()
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    month = MonthField()
    sector = models.CharField(max_length=40)
    highlight = models.CharField(max_length=LONGEST, blank=True)
    barrier = models.CharField(max_length=40, blank=True)
    barrier_text = models.CharField(max_length=LONGEST, blank=True)
    gap = models.CharField(max_length=LONGEST, blank=True)
    priority = models.CharField(max_length=LONGEST, blank=True)
    edition = models.PositiveIntegerField(default=1)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("platform", "organisation", "month", "sector"), name="narrative_is_one_per_sector"
            ),
            models.CheckConstraint(condition=~models.Q(sector=""), name="narrative_says_its_sector"),
        )
        ordering = ("month", "organisation", "sector")

    def __str__(self) -> str:
        return f"{self.organisation} · {self.month} · {self.sector}"

    @property
    def says_nothing(self) -> bool:
        """Whether everything in it was taken out again."""
        return not any(getattr(self, name) for name in TOLD)
