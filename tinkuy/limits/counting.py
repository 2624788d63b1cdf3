"""Counts questions by whoever asks them, and refuses what is one too many within a stretch of time.

A process takes several questions at once from the database, so that not every question writes. Together the processes never
grant more than the limit; one that takes some and does not use them grants less, for the rest of the stretch.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from threading import Lock
from typing import Final, TypeAlias

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.crypto import salted_hmac

from tinkuy.limits.models import Asked

_AT_ONCE: Final = 10  # questions that a process takes from the database together
_FORGET: Final = dt.timedelta(hours=2)  # longer than the longest stretch
_MOST_KEPT: Final = 10_000  # askers that a process remembers

Key: TypeAlias = tuple[str, str, dt.datetime]  # kind, who, when the stretch began


class TooOften(Exception):
    """One question too many; `wait` are the whole seconds after which it may be asked again."""

    def __init__(self, wait: int) -> None:
        super().__init__(f"asked too often; {wait} s to wait")
        self.wait = wait


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


def count(kind: str, who: object, *, times: int, seconds: int) -> None:
    """Count one question of this kind, of at most `times` in each stretch of so many seconds (an hour at most). Raises TooOften."""
    now = timezone.now()
    began = dt.datetime.fromtimestamp(now.timestamp() // seconds * seconds, tz=dt.UTC)
    key = (kind, _hashed(kind, who), began)
    if _granted.one(key):
        return
    if taken := _taken(key, times):
        _granted.add(key, taken - 1)
        Asked.objects.filter(began__lt=now - _FORGET).delete()
        return
    raise TooOften(max(1, int((began + dt.timedelta(seconds=seconds) - now).total_seconds()) + 1))


def forget() -> None:
    """Take every grant of this process back: for tests."""
    _granted.left.clear()


def _taken(key: Key, limit: int) -> int:
    """Take some questions of this stretch from the database; how many there were left to take."""
    kind, who, began = key
    line = Asked.objects.filter(kind=kind, who=who, began=began)
    for size in sorted({min(_AT_ONCE, limit), 1}, reverse=True):
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


def _hashed(kind: str, who: object) -> str:
    return salted_hmac(f"tinkuy.limits.{kind}", str(who), algorithm="sha256").hexdigest()
