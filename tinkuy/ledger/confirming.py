"""What implementing partners say of rows that others report through them: that it is so, or that it is not, with a note.

A partner sees the rows that name it and no others, once they are sent to review. What it says is beside the report, for those
whom it concerns: it decides nothing. Said again, the later word holds; the earlier one is kept. The note is free text, and
can be erased (`note` is then the mark of an erasure). What partners and erasers do is in `ledger/actions/confirming.py`.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, Final

import polars as pl
from django.conf import settings
from django.db import models
from django.utils import timezone

from tinkuy.database.fields import PublicIdField
from tinkuy.database.platforms import PlatformRow
from tinkuy.ledger.content import ContentStore
from tinkuy.ledger.parts import read_part

LONGEST_NOTE: Final = 2000


class Confirmation(PlatformRow):
    """A partner's word on the rows of one version that name it."""

    class Verdict(models.TextChoices):
        """Whether it is as reported."""

        CONFIRMED = "confirmed"
        CONTESTED = "contested"

    id = PublicIdField()
    version = models.ForeignKey("ledger.Version", on_delete=models.PROTECT, related_name="+")
    partner = models.CharField(max_length=40)  # the code of an implementing partner
    verdict = models.CharField(max_length=12, choices=Verdict)
    note = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now, editable=False)
    erased_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    erased_at = models.DateTimeField(null=True)
    erased_why = models.TextField(blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(erased_by__isnull=True, erased_at__isnull=True, erased_why="")
                | (models.Q(erased_by__isnull=False, erased_at__isnull=False) & ~models.Q(erased_why="")),
                name="note_was_erased_by_somebody_with_a_reason",
            ),
            models.CheckConstraint(condition=models.Q(verdict__in=("confirmed", "contested")), name="verdict_is_known"),
            models.CheckConstraint(
                condition=~models.Q(verdict="contested", note=""), name="whoever_contests_says_what_is_not_so"
            ),
        )
        indexes = (models.Index(fields=("platform", "version"), name="confirmation_by_version"),)
        ordering = ("at", "id")

    def __str__(self) -> str:
        return f"{self.partner} · {self.verdict} · {self.version_id}"


@dataclass(frozen=True, slots=True)
class Through:
    """A version that has rows of a partner: how many, and the partner's latest word (None: none yet)."""

    version: Any
    partner: str
    rows: int
    said: Confirmation | None


def rows_through(version: Any, partner: str, store: ContentStore) -> pl.DataFrame:
    """The rows of a version (`part_schema`) that name the partner."""
    return read_part(version.part, store).filter(pl.col("implementing_partner") == partner)


def through(versions: Collection[Any], partners: Collection[str], store: ContentStore) -> list[Through]:
    """The versions that have rows of the partners, in the order given."""
    said = {
        (one.version_id, one.partner): one
        for one in Confirmation.across_platforms.filter(version__in=versions, partner__in=partners)
    }
    found = [
        Through(version, partner, rows_through(version, partner, store).height, said.get((version.pk, partner)))
        for version in versions
        for partner in sorted(partners)
    ]
    return [one for one in found if one.rows]


def said_about(version: Any, partners: Collection[str]) -> list[Confirmation]:
    """Each partner's latest word on the rows of a version, or on an earlier version of its slot. By partner.

    `partners`: those that the rows name.
    """
    found = Confirmation.objects.on(version.platform).filter(
        version__submission=version.submission_id, version__number__lte=version.number, partner__in=list(partners)
    )
    latest = {one.partner: one for one in found.select_related("by", "version").order_by("version__number", "at", "id")}
    return [latest[partner] for partner in sorted(latest)]
