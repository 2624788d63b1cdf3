"""What implementing partners say of rows that others report through them: that it is so, or that it is not, with a note.

A partner sees the rows that name it and no others, once they are sent to review. What it says is beside the report, for those
whom it concerns: it decides nothing. Said again, the later word holds; the earlier one is kept.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, Final

import polars as pl
from django.conf import settings
from django.db import models, transaction
from django.utils import timezone

from tinkuy.access.permissions import Permission
from tinkuy.access.policy import Matter, require
from tinkuy.audit.models import record
from tinkuy.database.fields import PublicIdField
from tinkuy.database.platforms import PlatformRow
from tinkuy.ledger.content import ContentStore
from tinkuy.ledger.parts import read_part
from tinkuy.ledger.refusals import NotDone

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

    class Meta:
        constraints = (
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


def say(*, version: Any, partner: str, verdict: str, by: Any, store: ContentStore, note: str = "") -> Confirmation:
    """Confirm or contest the rows of a version that name the partner. Raises Refused and NotDone.

    The rows are read before the transaction begins.
    """
    require(by, Permission.CONFIRM, Matter(str(version.platform_id), partner=partner))
    if version.state not in ("in_review", "accepted", "returned"):
        raise NotDone("not_to_confirm")
    if verdict not in Confirmation.Verdict.values:
        raise NotDone("no_verdict")
    written = note.strip()[:LONGEST_NOTE]
    if verdict == Confirmation.Verdict.CONTESTED and not written:
        raise NotDone("no_note")
    rows = rows_through(version, partner, store).height
    if not rows:
        raise NotDone("not_through_them")
    with transaction.atomic():
        made = Confirmation.objects.create(
            platform=version.platform, version=version, partner=partner, verdict=verdict, note=written, by=by
        )
        verb = "confirm" if verdict == Confirmation.Verdict.CONFIRMED else "contest"
        record(verb, made, by=by, version=version, detail={"partner": partner, "rows": rows})
    return made
