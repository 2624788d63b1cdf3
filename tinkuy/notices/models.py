"""What people are told: notices in the product, the e-mails that carry them, and how each person wants them.

Notice  ->  Letter (at once: one notice; daily: those of a day; a reminder: as the officer wrote it)
Choice: how a person wants one kind by e-mail; without one, the kind's own way
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from tinkuy.database.fields import PublicIdField
from tinkuy.database.platforms import PlatformRow
from tinkuy.languages import LANGUAGES, Text
from tinkuy.notices.kinds import KINDS, How, Kind, kind_of

HOW_CHOICES = [(how.value, how.value) for how in How]
DIGEST = "digest"


def _person(**options: Any) -> models.ForeignKey:
    return models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", **options)


class Letter(PlatformRow):
    """An e-mail to one person. It is written when it is made and sent by the worker, once.

    `kind` is that of its notice, or "digest". Who sends it takes it first (SENDING): one whose sender was killed stays there, since
    nobody can know whether it went out, and a letter never goes out twice. `day` is the platform's day that a digest is of;
    `act` is the same for letters that somebody sent together.
    """

    class State(models.TextChoices):
        """Where a letter is on its way."""

        WAITING = "waiting"
        SENDING = "sending"
        SENT = "sent"
        FAILED = "failed"

    id = PublicIdField()
    person = _person()
    kind = models.CharField(max_length=20)
    language = models.CharField(max_length=2)
    subject = models.CharField(max_length=200)
    text = models.TextField()
    day = models.DateField(null=True)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField(default=timezone.now)
    failure = models.CharField(max_length=200, blank=True)
    act = models.UUIDField(null=True)
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    sent_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("platform", "person", "day"), condition=Q(day__isnull=False), name="letter_is_one_digest_a_day"
            ),
            models.CheckConstraint(condition=Q(language__in=LANGUAGES), name="letter_language_is_offered"),
            models.CheckConstraint(
                condition=Q(state__in=("waiting", "sending", "sent", "failed")), name="letter_state_is_known"
            ),
            models.CheckConstraint(
                condition=~Q(state="sent") | Q(sent_at__isnull=False), name="letter_that_was_sent_says_when"
            ),
        )
        indexes = (models.Index(fields=("state", "next_try_at"), name="letter_by_state"),)
        ordering = ("made_at", "id")

    def __str__(self) -> str:
        return self.subject


class Notice(PlatformRow):
    """One thing that one person was told. `address` is the page it is about, on this site. `how`: by e-mail, as chosen then.

    `once` is blank, or what it was about where the same must not be told twice, however often it is noticed.
    """

    id = PublicIdField()
    person = _person()
    kind = models.CharField(max_length=20)
    sentence = models.JSONField()
    address = models.CharField(max_length=500, blank=True)
    once = models.CharField(max_length=120, blank=True)
    how = models.CharField(max_length=10, choices=HOW_CHOICES)
    letter = models.ForeignKey(Letter, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now, editable=False)
    read_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("platform", "person", "kind", "once"), condition=~Q(once=""), name="notice_is_told_once"
            ),
            models.CheckConstraint(condition=Q(kind__in=[*KINDS]), name="notice_kind_is_known"),
            models.CheckConstraint(condition=Q(how__in=[how.value for how in How]), name="notice_way_is_known"),
        )
        indexes = (
            models.Index(fields=("person", "platform", "read_at"), name="notice_by_person"),
            models.Index(fields=("platform", "how", "letter"), name="notice_by_way"),
        )
        ordering = ("-at", "-id")

    def __str__(self) -> str:
        return self.text.es

    @property
    def text(self) -> Text:
        """What is told."""
        return Text(*(self.sentence.get(code, "") for code in LANGUAGES))

    @property
    def of(self) -> Kind:
        """What kind it is."""
        return kind_of(self.kind)


class Choice(PlatformRow):
    """How a person wants one kind of notice by e-mail, of one platform."""

    person = _person()
    kind = models.CharField(max_length=20)
    how = models.CharField(max_length=10, choices=HOW_CHOICES)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("platform", "person", "kind"), name="choice_is_one_per_kind"),
            models.CheckConstraint(condition=Q(kind__in=[*KINDS]), name="choice_kind_is_known"),
            models.CheckConstraint(condition=Q(how__in=[how.value for how in How]), name="choice_way_is_known"),
        )

    def __str__(self) -> str:
        return f"{self.person} · {self.kind} · {self.how}"
