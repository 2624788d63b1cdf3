"""The releases of a platform: one line for each folder that was signed. The folder is the release; this is the register.

Beside it, what people asked of the worker: to prepare something to look at, and to sign.
"""

from __future__ import annotations

from typing import Any, Final

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from tinkuy.database.fields import MonthField, PublicIdField, uuid7
from tinkuy.database.platforms import PlatformRow

STEPS: Final = ("gathering", "checking", "writing", "comparing")


def _person(**options: Any) -> models.ForeignKey:
    """A column that names who did something; people who did something are never deleted."""
    return models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", **options)


class Release(PlatformRow):
    """A release that was signed. `id` is the name that its manifest gives it, so the line and the folder cannot part.

    `rows` and `organisations` count what is in it. Withdrawn: by whom, why, and by which release if one took its place.
    `asked_as`: the `Signing` that asked for it, which is signed once whatever happens to the worker.
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
    asked_as = models.UUIDField(null=True, unique=True, editable=False)
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


class Work(PlatformRow):
    """Something that the worker does for somebody who waits at a page.

    `step`: what is being done while it is `working`, one of STEPS. `refusal`: {es, en, pt}, why it was not done. `attempts`
    are counted before they begin; only the latest says how it ended.
    """

    class State(models.TextChoices):
        """How far it is."""

        WAITING = "waiting"
        WORKING = "working"
        DONE = "done"
        REFUSED = "refused"

    OPEN = (State.WAITING, State.WORKING)

    by = _person()
    asked_at = models.DateTimeField(default=timezone.now, editable=False)
    state = models.CharField(max_length=12, choices=State, default=State.WAITING)
    step = models.CharField(max_length=12, blank=True)
    attempts = models.PositiveIntegerField(default=0)
    touched_at = models.DateTimeField(default=timezone.now)
    refusal = models.JSONField(null=True)

    class Meta:
        abstract = True
        constraints = (
            models.CheckConstraint(
                condition=Q(state__in=("waiting", "working", "done", "refused")), name="%(class)s_state_is_known"
            ),
            models.CheckConstraint(condition=Q(step__in=("", *STEPS)), name="%(class)s_step_is_known"),
            models.CheckConstraint(
                condition=~Q(state="refused") | Q(refusal__isnull=False), name="%(class)s_refused_says_why"
            ),
        )

    @property
    def on_its_way(self) -> bool:
        """Whether somebody works on it, or will."""
        return self.state in self.OPEN


class Preparation(Work):
    """What a person is to look at before deciding, made of more rows than a page may hold: kept for a day.

    `subject`: what it is about, as JSON; `key`: a hash of the subject and of all that its numbers depend on, so that it is made
    once for everybody who asks while nothing changes. `result`: what was found, codes and numbers without words.
    """

    class Kind(models.TextChoices):
        """What is looked at."""

        RELEASE = "release"  # what would be released now, and what it changes
        EFFECT = "effect"  # what a report under review would do to what was released
        COMPARISON = "comparison"  # two releases

    id = PublicIdField()
    kind = models.CharField(max_length=12, choices=Kind)
    subject = models.JSONField()
    key = models.CharField(max_length=64)
    result = models.JSONField(null=True)

    class Meta(Work.Meta):
        constraints = (
            *Work.Meta.constraints,
            models.UniqueConstraint(
                fields=("platform", "key"), condition=~Q(state="refused"), name="preparation_is_made_once"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=("release", "effect", "comparison")), name="preparation_kind_is_known"
            ),
            models.CheckConstraint(
                condition=~Q(state="done") | Q(result__isnull=False), name="preparation_done_has_a_result"
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"


class Signing(Work):
    """That somebody who may asked to sign what they looked at. Its identifier comes with the form, so a form signs once.

    `seen`: the hash of what stood when it was looked at (`gathering.seen`); `withdraws`: identifiers of releases, for `why`.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    year = models.CharField(max_length=40)
    first_month = MonthField()
    last_month = MonthField()
    seen = models.CharField(max_length=64)
    note = models.TextField(blank=True)
    withdraws = models.JSONField(default=list)
    why = models.TextField(blank=True)
    release = models.ForeignKey(Release, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta(Work.Meta):
        constraints = (
            *Work.Meta.constraints,
            models.CheckConstraint(condition=Q(first_month__lte=F("last_month")), name="signing_ends_after_it_begins"),
            models.CheckConstraint(
                condition=~Q(state="done") | Q(release__isnull=False), name="signing_done_has_a_release"
            ),
        )

    def __str__(self) -> str:
        return f"{self.year} {self.first_month} {self.last_month}"
