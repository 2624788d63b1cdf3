"""What reviewers and reporters say to each other about a report: threads on a row, or on a sector's rows as a whole.

A thread is of a slot and a row number, and a row keeps its number through every version of its slot: so a thread that is
open goes along with the corrected version by itself. What people write is free text, and can be erased (`text` is then the
mark of an erasure). `state` says whose turn it is: open, the reporter's; answered, the reviewer's; resolved, nobody's.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any, Final

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from tinkuy.database.fields import PublicIdField
from tinkuy.database.platforms import PlatformRow

WHOLE: Final = 0  # the row number of a thread about all rows of its sector
LONGEST: Final = 4000  # characters of a comment


def _person(**options: Any) -> models.ForeignKey:
    return models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", **options)


def _of(model: str) -> models.ForeignKey:
    return models.ForeignKey(model, on_delete=models.PROTECT, related_name="+")


class Thread(PlatformRow):
    """What is being said about one row of a slot, or (`row_number` 0) about one sector's rows. `version`: where it began."""

    class State(models.TextChoices):
        """Whose turn it is."""

        OPEN = "open"
        ANSWERED = "answered"
        RESOLVED = "resolved"

    id = PublicIdField()
    submission = _of("ledger.Submission")
    version = _of("ledger.Version")
    sector = models.CharField(max_length=40, blank=True)
    row_number = models.PositiveIntegerField(default=WHOLE)
    state = models.CharField(max_length=12, choices=State, default=State.OPEN)
    by = _person()
    at = models.DateTimeField(default=timezone.now, editable=False)
    resolved_by = _person(null=True)
    resolved_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("submission", "sector", "row_number"),
                condition=~Q(state="resolved"),
                name="thread_is_the_only_one_of_its_row",
            ),
            models.CheckConstraint(
                condition=Q(state__in=("open", "answered", "resolved")), name="thread_state_is_known"
            ),
            models.CheckConstraint(
                condition=Q(state="resolved", resolved_by__isnull=False, resolved_at__isnull=False)
                | (~Q(state="resolved") & Q(resolved_by__isnull=True, resolved_at__isnull=True)),
                name="thread_was_resolved_by_somebody",
            ),
        )
        indexes = (models.Index(fields=("platform", "state"), name="thread_by_state"),)
        ordering = ("row_number", "at", "id")

    def __str__(self) -> str:
        return f"{self.submission} · {self.sector} · {self.row_number}"

    @property
    def on_a_row(self) -> bool:
        """Whether it is about one row."""
        return self.row_number != WHOLE


class Comment(PlatformRow):
    """One thing that somebody said in a thread. Erased: its text is a mark, and says nothing of what it said."""

    id = PublicIdField()
    thread = _of("ledger.Thread")
    version = _of("ledger.Version")  # the one that they were looking at
    by = _person()
    at = models.DateTimeField(default=timezone.now, editable=False)
    text = models.TextField()
    erased_by = _person(null=True)
    erased_at = models.DateTimeField(null=True)
    erased_why = models.TextField(blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=~Q(text=""), name="comment_says_something"),
            models.CheckConstraint(
                condition=Q(erased_by__isnull=True, erased_at__isnull=True, erased_why="")
                | (Q(erased_by__isnull=False, erased_at__isnull=False) & ~Q(erased_why="")),
                name="comment_was_erased_by_somebody_with_a_reason",
            ),
        )
        ordering = ("at", "id")

    def __str__(self) -> str:
        return f"{self.thread} · {self.at:%Y-%m-%d %H:%M}"


def threads_of(version: Any, sectors: Collection[str] | None = None) -> list[Thread]:
    """The threads of a version's slot that were begun on it or on an earlier version, each with its `said`: its comments.

    `sectors`: of these only. By row, those on whole sectors first.
    """
    found = Thread.objects.on(version.platform).filter(submission=version.submission_id)
    found = found.filter(version__number__lte=version.number)
    if sectors is not None:
        found = found.filter(sector__in=list(sectors))
    return with_comments(found.select_related("by", "resolved_by", "version"))


def settle(threads: models.QuerySet, by: Any) -> int:
    """Resolve those of the threads that are not resolved yet; how many they were. Called within a transaction."""
    unresolved = threads.exclude(state=Thread.State.RESOLVED)
    return unresolved.update(state=Thread.State.RESOLVED, resolved_by=by, resolved_at=timezone.now())


def with_comments(threads: Iterable[Thread]) -> list[Thread]:
    """The threads, each with its comments as `said`, in two queries."""
    threads = list(threads)
    for one in threads:
        one.said = []
    of = {one.pk: one for one in threads}
    comments = Comment.across_platforms.filter(thread__in=list(of)).select_related("by", "version")
    for comment in comments:
        of[comment.thread_id].said.append(comment)
    return threads
