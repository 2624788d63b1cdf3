"""Files received, the slots they fill, their versions, and which of them stands. The rows themselves are in parts.

A slot is one organisation's report of one month from one desk. Its versions are reviewed sector by sector, and so what
stands is one version per slot and sector: that a health lead accepts the new health rows never takes away the old ones of
another sector that are still being looked at.

    Upload  ->  Version  ->  Slice (one per sector)  ->  Standing (one per submission and sector)
                   |  of a Submission (the slot)
                   +-- DraftEdit (cells typed, rows added and taken out before it was submitted)
                   +-- Resolution (a cause whose treatment was accepted)

A ReportingMonth says until when a month is open; a month that nobody opened or closed is open.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from tinkuy.database.fields import MonthField, PublicIdField
from tinkuy.database.platforms import PlatformRow
from tinkuy.ledger.comments import Comment, Thread  # noqa: F401 - Django finds the tables of an application here
from tinkuy.ledger.confirming import Confirmation  # noqa: F401 - as above
from tinkuy.registries.models import Organisation


def _person(**options: Any) -> models.ForeignKey:
    """A column that names who did something; people who did something are never deleted."""
    return models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", **options)


def _of(model: str, **options: Any) -> models.ForeignKey:
    """A column that names another row of the ledger."""
    return models.ForeignKey(model, on_delete=models.PROTECT, related_name="+", **options)


class Upload(PlatformRow):
    """A file as it was sent. Who sends the same file again has sent it once. `digest` is its name in the content store.

    An erased upload keeps its name and hash, so that the same file is known if it comes back; its content is gone.
    """

    id = PublicIdField()
    digest = models.CharField(max_length=64)
    name = models.CharField(max_length=255)
    size = models.BigIntegerField()
    by = _person()
    at = models.DateTimeField(default=timezone.now, editable=False)
    erased_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("platform", "by", "digest"), name="upload_is_known_once_per_sender"),
            models.CheckConstraint(condition=Q(size__gt=0), name="upload_is_not_empty"),
        )

    def __str__(self) -> str:
        return self.name


class Submission(PlatformRow):
    """A slot: one organisation's report of one month from one desk. `last_row` is the last row number ever given in it."""

    id = PublicIdField()
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    month = MonthField()
    desk = models.CharField(max_length=80)
    last_row = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("platform", "organisation", "month", "desk"), name="submission_is_one_per_slot"
            ),
            models.CheckConstraint(condition=~Q(desk=""), name="submission_says_its_desk"),
        )

    def __str__(self) -> str:
        return f"{self.organisation} · {self.month}"


class Version(PlatformRow):
    """One version of a submission. Its rows are in `part`; `received_part` are the rows before anything was changed.

    `problems` is the small part of what reading could not understand in its cells, as far as nobody mended it since; blank:
    nothing. `content` is the hash of what the rows say, `received_content` of what was received, problems included; blank:
    not known.
    """

    class State(models.TextChoices):
        """Where a version is on its way. Once every sector's slice is decided: accepted if all are, else returned."""

        DRAFT = "draft"
        IN_REVIEW = "in_review"
        ACCEPTED = "accepted"
        RETURNED = "returned"
        REPLACED = "replaced"  # a later version came before this one was decided
        WITHDRAWN = "withdrawn"

    id = PublicIdField()
    submission = _of("ledger.Submission")
    number = models.PositiveIntegerField()
    upload = _of("ledger.Upload")
    part = models.CharField(max_length=64)
    received_part = models.CharField(max_length=64)
    problems = models.CharField(max_length=64, blank=True)
    content = models.CharField(max_length=64)
    received_content = models.CharField(max_length=64, blank=True)
    rows = models.PositiveIntegerField()
    based_on = _of("ledger.Version", null=True)
    state = models.CharField(max_length=12, choices=State, default=State.DRAFT)
    made_by = _person()
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    submitted_by = _person(null=True)
    submitted_at = models.DateTimeField(null=True)
    note = models.TextField(blank=True)
    year = models.CharField(max_length=40)
    year_hash = models.CharField(max_length=64)
    platform_hash = models.CharField(max_length=64)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("submission", "number"), name="version_number_is_given_once"),
            models.UniqueConstraint(
                fields=("submission",), condition=Q(state="draft"), name="version_is_the_only_draft_of_its_slot"
            ),
            models.UniqueConstraint(
                fields=("submission",), condition=Q(state="in_review"), name="version_is_the_only_one_in_review"
            ),
            models.CheckConstraint(
                condition=Q(state__in=("draft", "in_review", "accepted", "returned", "replaced", "withdrawn")),
                name="version_state_is_known",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=("in_review", "accepted", "returned"))
                | Q(submitted_by__isnull=False, submitted_at__isnull=False),
                name="version_under_review_was_submitted_by_somebody",
            ),
        )
        ordering = ("submission", "number")

    def __str__(self) -> str:
        return f"{self.submission} · {self.number}"


class Slice(PlatformRow):
    """One sector's rows of a version under review, and what was decided about them.

    A slice of 0 rows says that the version no longer reports what stands in that sector.
    """

    class State(models.TextChoices):
        """What was decided."""

        IN_REVIEW = "in_review"
        ACCEPTED = "accepted"
        RETURNED = "returned"
        REPLACED = "replaced"
        WITHDRAWN = "withdrawn"

    id = PublicIdField()
    version = _of("ledger.Version")
    sector = models.CharField(max_length=40, blank=True)  # blank: rows whose sector nobody understood
    rows = models.PositiveIntegerField()
    state = models.CharField(max_length=12, choices=State, default=State.IN_REVIEW)
    by = _person(null=True)
    at = models.DateTimeField(null=True)
    comment = models.TextField(blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("version", "sector"), name="slice_is_one_per_sector"),
            models.CheckConstraint(
                condition=Q(state__in=("in_review", "accepted", "returned", "replaced", "withdrawn")),
                name="slice_state_is_known",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=("accepted", "returned")) | Q(by__isnull=False, at__isnull=False),
                name="slice_was_decided_by_somebody",
            ),
            models.CheckConstraint(
                condition=~Q(state="returned") | ~Q(comment=""), name="slice_is_returned_with_a_comment"
            ),
        )

    def __str__(self) -> str:
        return f"{self.version} · {self.sector}"


class Standing(PlatformRow):
    """The version that stands in a slot, for one sector."""

    submission = _of("ledger.Submission")
    sector = models.CharField(max_length=40, blank=True)
    version = _of("ledger.Version")
    since = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("submission", "sector"), name="standing_is_one_version_per_slot_and_sector"
            ),
        )

    def __str__(self) -> str:
        return f"{self.version} · {self.sector}"


class Resolution(PlatformRow):
    """A cause of findings whose treatment somebody accepted for one draft: its rows before and after, and the record.

    `record` is the JSON of tinkuy.checks.acceptance.Acceptance, with row numbers of the version as its rows. `act` is the same
    for all drafts that were resolved together. `problems_before` is the version's part of problems before. Undone: it
    counts no more, and stays on record.
    """

    id = PublicIdField()
    version = _of("ledger.Version")
    act = models.UUIDField()
    cause = models.TextField()
    kind = models.CharField(max_length=40)
    treatment = models.CharField(max_length=40)
    record = models.JSONField()
    part_before = models.CharField(max_length=64)
    part_after = models.CharField(max_length=64)
    problems_before = models.CharField(max_length=64, blank=True)
    content_before = models.CharField(max_length=64)
    by = _person()
    at = models.DateTimeField(default=timezone.now, editable=False)
    undone_by = _person(null=True)
    undone_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("act", "version"), name="resolution_is_one_per_act_and_version"),
            models.CheckConstraint(condition=~Q(part_before=F("part_after")), name="resolution_changes_rows"),
            models.CheckConstraint(
                condition=Q(undone_by__isnull=True, undone_at__isnull=True)
                | Q(undone_by__isnull=False, undone_at__isnull=False),
                name="resolution_was_undone_by_somebody",
            ),
        )
        ordering = ("at", "id")

    def __str__(self) -> str:
        return f"{self.version} · {self.cause}"


class DraftEdit(PlatformRow):
    """A cell of a draft as somebody typed it, before the draft was submitted.

    The column `drafts.ROW` says of a whole row that it was added or taken out.
    `folded_in`: the resolution that was accepted on top of it; the cell is then in the draft's part already.
    """

    version = _of("ledger.Version")
    row_number = models.PositiveIntegerField()
    column = models.CharField(max_length=40)
    written = models.TextField(blank=True)
    by = _person()
    at = models.DateTimeField(default=timezone.now)
    folded_in = _of("ledger.Resolution", null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("version", "row_number", "column"), name="draft_edit_is_one_per_cell"),
        )

    def __str__(self) -> str:
        return f"{self.version} · {self.row_number} · {self.column}"


class DraftBatch(PlatformRow):
    """Changes of a draft that a browser sent together, under a key of its own making: sent again, they are not made again.

    `rows`: the numbers of the rows that it added, by the keys that the browser gave them.
    """

    id = PublicIdField()
    version = _of("ledger.Version")
    key = models.UUIDField()
    rows = models.JSONField(default=dict)
    by = _person()
    at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("version", "key"), name="draft_batch_is_taken_once"),)

    def __str__(self) -> str:
        return f"{self.version} · {self.key}"


class Erasure(PlatformRow):
    """Free text of one cell that was erased from every version, because it named a person. What it said is kept nowhere."""

    id = PublicIdField()
    submission = _of("ledger.Submission")
    row_number = models.PositiveIntegerField()
    column = models.CharField(max_length=40)
    reason = models.TextField()
    by = _person()
    at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        constraints = (models.CheckConstraint(condition=~Q(reason=""), name="erasure_says_why"),)

    def __str__(self) -> str:
        return f"{self.submission} · {self.row_number} · {self.column}"


class NothingDeclared(PlatformRow):
    """An organisation says that it has nothing to report of a month: that is known, and never the same as missing.

    It is in force until it is undone, or until a report of the month comes (`replaced_by`).
    """

    id = PublicIdField()
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    month = MonthField()
    note = models.TextField(blank=True)
    by = _person()
    at = models.DateTimeField(default=timezone.now, editable=False)
    undone_by = _person(null=True)
    undone_at = models.DateTimeField(null=True)
    replaced_by = _of("ledger.Version", null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("platform", "organisation", "month"),
                condition=Q(undone_at__isnull=True, replaced_by__isnull=True),
                name="nothing_is_declared_once_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(undone_by__isnull=True, undone_at__isnull=True)
                | Q(undone_by__isnull=False, undone_at__isnull=False),
                name="nothing_declared_was_undone_by_somebody",
            ),
        )
        ordering = ("at", "id")

    def __str__(self) -> str:
        return f"{self.organisation} · {self.month}"


class ReportingMonth(PlatformRow):
    """A month as the platform keeps it: until which day reports are asked for, and whether they may still be sent."""

    class State(models.TextChoices):
        """Whether reports of the month may be sent."""

        OPEN = "open"
        CLOSED = "closed"
        REOPENED = "reopened"  # for a late report or a correction, with a reason

    id = PublicIdField()
    month = MonthField()
    due_on = models.DateField(null=True)
    state = models.CharField(max_length=12, choices=State, default=State.OPEN)
    reason = models.TextField(blank=True)  # why it was reopened
    by = _person()  # who opened, closed or reopened it last
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("platform", "month"), name="reporting_month_is_kept_once"),
            models.CheckConstraint(
                condition=Q(state__in=("open", "closed", "reopened")), name="reporting_month_state_is_known"
            ),
            models.CheckConstraint(
                condition=~Q(state="reopened") | ~Q(reason=""), name="reporting_month_is_reopened_with_a_reason"
            ),
        )
        ordering = ("month",)

    def __str__(self) -> str:
        return f"{self.platform} · {self.month}"
