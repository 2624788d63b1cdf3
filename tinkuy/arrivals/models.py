"""A file that somebody sent, from its arrival until it is in the ledger, or is known not to get there."""

from __future__ import annotations

from typing import Final

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from tinkuy.database.fields import PublicIdField
from tinkuy.database.platforms import PlatformRow

STEPS: Final = ("reading", "matching", "writing")


class Arrival(PlatformRow):
    """A file as it arrived, and how far it is.

    `step`: what is being done while it is `working`, one of STEPS.
    `question`: {kind, text: {es, en, pt}} and, of kind "heading", heading, position and choices (5W keys, likeliest first);
    of kind "unplaced_rows", rows. `answers`: what was answered, {headings: {heading: 5W key or "-"}, leave_out_unplaced: yes}.
    `refusal`: {reason, es, en, pt}. `receipt`: {lines: [{es, en, pt}], headings: {5W key: heading}, and the receipt itself}.
    `made`, `same`: identifiers of the versions that it became, and of those that said just this already.
    """

    class State(models.TextChoices):
        """How far a file is."""

        WAITING = "waiting"
        WORKING = "working"
        ASKS = "asks"
        DONE = "done"
        REFUSED = "refused"
        CANCELLED = "cancelled"

    OPEN = (State.WAITING, State.WORKING, State.ASKS)

    id = PublicIdField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    on_behalf_of = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )  # the focal point who e-mailed it
    at = models.DateTimeField(default=timezone.now, editable=False)
    year = models.CharField(max_length=40)
    desk = models.CharField(max_length=80, blank=True)  # blank: the sender's own
    name = models.CharField(max_length=255)
    digest = models.CharField(max_length=64)
    size = models.BigIntegerField()
    state = models.CharField(max_length=12, choices=State, default=State.WAITING)
    step = models.CharField(max_length=12, blank=True)
    attempts = models.PositiveIntegerField(default=0)
    touched_at = models.DateTimeField(default=timezone.now)
    question = models.JSONField(null=True)
    answers = models.JSONField(default=dict)
    refusal = models.JSONField(null=True)
    upload = models.ForeignKey("ledger.Upload", null=True, on_delete=models.PROTECT, related_name="+")
    made = models.JSONField(default=list)
    same = models.JSONField(default=list)
    left_out = models.PositiveIntegerField(default=0)
    receipt = models.JSONField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("platform", "by", "digest", "year", "desk"),
                condition=Q(state__in=("waiting", "working", "asks")),
                name="arrival_is_on_its_way_once",
            ),
            models.CheckConstraint(
                condition=Q(state__in=("waiting", "working", "asks", "done", "refused", "cancelled")),
                name="arrival_state_is_known",
            ),
            models.CheckConstraint(condition=Q(size__gt=0), name="arrival_is_not_empty"),
            models.CheckConstraint(condition=Q(step__in=("", *STEPS)), name="arrival_step_is_known"),
            models.CheckConstraint(
                condition=~Q(state="done") | Q(upload__isnull=False), name="arrival_done_is_in_the_ledger"
            ),
            models.CheckConstraint(
                condition=~Q(state="asks") | Q(question__isnull=False), name="arrival_that_asks_has_a_question"
            ),
            models.CheckConstraint(
                condition=~Q(state="refused") | Q(refusal__isnull=False), name="arrival_refused_says_why"
            ),
        )
        ordering = ("-at", "-id")

    def __str__(self) -> str:
        return self.name

    @property
    def is_over(self) -> bool:
        """Whether nothing more happens to it."""
        return self.state not in self.OPEN
