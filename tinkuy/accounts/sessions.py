"""Where somebody is signed in: one row beside each session of Django's, so that a person sees theirs and closes others."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, Final

from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import models, transaction
from django.utils import timezone

from tinkuy.accounts.told import record_of_person

SEEN_EVERY: Final = timedelta(minutes=5)


class OpenSession(models.Model):
    """A browser in which a person signed in: which one, from where, when last."""

    key = models.CharField(max_length=40, unique=True)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="sessions")
    opened_at = models.DateTimeField(default=timezone.now)
    seen_at = models.DateTimeField(default=timezone.now)
    agent = models.CharField(max_length=300, blank=True)
    address = models.CharField(max_length=45, blank=True)

    class Meta:
        ordering = ("-seen_at",)

    def __str__(self) -> str:
        return f"{self.person_id} · {self.seen_at:%Y-%m-%d %H:%M}"


def seen(*, person: Any, key: str, agent: str, address: str) -> None:
    """The session is used, now; those of the person that ended by themselves are forgotten."""
    alive = Session.objects.filter(expire_date__gt=timezone.now()).values("session_key")
    OpenSession.objects.filter(person=person).exclude(key__in=alive).delete()
    values = {"person": person, "seen_at": timezone.now(), "agent": agent[:300], "address": address[:45]}
    OpenSession.objects.update_or_create(key=key, defaults=values)


def closed(*, key: str) -> None:
    """Somebody signed out."""
    OpenSession.objects.filter(key=key).delete()


def open_sessions(person: Any) -> list[OpenSession]:
    """Where the person is signed in now, the last used first."""
    alive = Session.objects.filter(expire_date__gt=timezone.now()).values("session_key")
    return list(OpenSession.objects.filter(person=person, key__in=alive))


@transaction.atomic
def close_all(*, person: Any, by: Any, but: str = "") -> int:
    """Sign the person out everywhere, but for the session with the key `but`; in how many places."""
    others = OpenSession.objects.filter(person=person).exclude(key=but)
    keys = list(others.values_list("key", flat=True))
    Session.objects.filter(session_key__in=keys).delete()
    others.delete()
    if keys:
        record_of_person("close_sessions", person, by=by, detail={"sessions": len(keys)})
    return len(keys)
