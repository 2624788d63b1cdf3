"""How often a person's programs, or a network address without a token, may ask.

Counted in the database, so that every web process counts the same; a process takes several questions at once from there, so
that not every question writes. Together they never grant more than the limit.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from threading import Lock
from typing import Final, TypeAlias

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.crypto import salted_hmac

from tinkuy.api.models import Asked
from tinkuy.api.problems import SENTENCES, Problem

_AT_ONCE: Final = 10  # questions that a process takes from the database together
_FORGET: Final = dt.timedelta(hours=1)
_MOST_KEPT: Final = 10_000  # askers that a process remembers

# Kind -> the setting that says how many, and in how many seconds.
LIMITS: Final = {
    "person": ("API_PER_MINUTE", 60),
    "address": ("API_PER_MINUTE_WITHOUT_TOKEN", 60),
    "sending": ("API_SENT_PER_HOUR", 3600),
}


Key: TypeAlias = tuple[str, str, dt.datetime]  # kind, who, when the stretch began


@dataclass
class _Granted:
    """What this process may still answer."""

    left: dict[Key, int] = field(default_factory=dict)
    lock: Lock = field(default_factory=Lock)

    def one(self, key: Key) -> bool:
        """Use one, if there is any."""
        with self.lock:
            left = self.left.get(key, 0)
            self.left[key] = max(left - 1, 0)
            return left > 0

    def add(self, key: Key, more: int) -> None:
        """Have more."""
        with self.lock:
            if len(self.left) > _MOST_KEPT:
                self.left.clear()
            self.left[key] = self.left.get(key, 0) + more


_granted = _Granted()


def count(kind: str, who: object) -> None:
    """Count one question. Raises Problem 429 where it is one too many, with how long to wait."""
    setting, seconds = LIMITS[kind]
    now = timezone.now()
    began = dt.datetime.fromtimestamp(now.timestamp() // seconds * seconds, tz=dt.UTC)
    key = (kind, _hashed(kind, who), began)
    if _granted.one(key):
        return
    if taken := _taken(key, getattr(settings, setting)):
        _granted.add(key, taken - 1)
        _forget_old(now)
        return
    wait = max(1, int((began + dt.timedelta(seconds=seconds) - now).total_seconds()) + 1)
    text = SENTENCES["too_many"].format(seconds=wait)
    raise Problem(429, "too_many", text, headers={"Retry-After": str(wait)})


def forget() -> None:
    """Take every grant back: for tests."""
    _granted.left.clear()


def _taken(key: Key, limit: int) -> int:
    """Take some questions of this stretch from the database; how many there were left to take."""
    kind, who, began = key
    line = Asked.objects.filter(kind=kind, who=who, began=began)
    for size in (min(_AT_ONCE, limit), 1):
        if line.filter(times__lte=limit - size).update(times=F("times") + size):
            return size
        if not line.exists():
            try:
                with transaction.atomic():
                    Asked.objects.create(kind=kind, who=who, began=began, times=size)
                return size
            except IntegrityError:  # another process a moment ago
                continue
    return 0


def _forget_old(now: dt.datetime) -> None:
    Asked.objects.filter(began__lt=now - _FORGET).delete()


def _hashed(kind: str, who: object) -> str:
    return salted_hmac(f"tinkuy.api.{kind}", str(who), algorithm="sha256").hexdigest()
