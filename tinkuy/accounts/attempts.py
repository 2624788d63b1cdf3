"""How often something may be tried: passwords, codes, links. Kept in the database, so that every web process counts the same.

An attempt is counted before what it tries is looked at, and forgotten when it succeeds: several at once cannot slip past.
Who tried is kept as a keyed hash, and no longer than the longest of the limits.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.db import models
from django.utils import timezone
from django.utils.crypto import salted_hmac


@dataclass(frozen=True, slots=True)
class Limit:
    """At most so many attempts within a time; then one waits until the oldest of them is that old."""

    times: int
    within: timedelta


_QUARTER: Final = timedelta(minutes=15)
_HOUR: Final = timedelta(hours=1)
LIMITS: Final = {
    "sign_in": Limit(5, _QUARTER),  # of an e-mail address from a network address
    "sign_in_from": Limit(60, _QUARTER),  # of a network address: an office may share one
    "code": Limit(5, _QUARTER),  # of an account, whose password was right
    "confirm": Limit(5, _QUARTER),  # of an account that is signed in
    "reset": Limit(3, _HOUR),  # letters to a mailbox
    "reset_from": Limit(20, _HOUR),  # of a network address
    "link_from": Limit(30, _QUARTER),  # invitations and other links that were sent, of a network address
    "new_address": Limit(5, _HOUR),  # letters that an account asks for
}
_LONGEST: Final = max(limit.within for limit in LIMITS.values())


class TooMany(Exception):
    """It was tried too often; `until` says when it may be tried again."""

    def __init__(self, until: datetime) -> None:
        super().__init__(f"too many attempts until {until:%H:%M}")
        self.until = until


class Attempt(models.Model):
    """Something was tried by somebody, whose name is a keyed hash."""

    kind = models.CharField(max_length=20)
    who = models.CharField(max_length=64)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes = (models.Index(fields=("kind", "who", "at"), name="attempt_by_who"),)

    def __str__(self) -> str:
        return f"{self.kind} · {self.at:%Y-%m-%d %H:%M}"


def attempt(kind: str, *who: object) -> Attempt:
    """Count an attempt; as it is counted. Raises TooMany where the limit is reached: what comes then is not counted, so the
    wait ends.
    """
    limit, now, key = LIMITS[kind], timezone.now(), _key(kind, who)
    newest_first = Attempt.objects.filter(kind=kind, who=key, at__gt=now - limit.within).order_by("-at")
    oldest = newest_first.values_list("at", flat=True)[limit.times - 1 : limit.times].first()
    if oldest is not None:
        raise TooMany(oldest + limit.within)
    Attempt.objects.filter(at__lt=now - _LONGEST).delete()
    return Attempt.objects.create(kind=kind, who=key, at=now)


def forget(kind: str, *who: object) -> None:
    """What was tried succeeded: the attempts before it no longer count."""
    Attempt.objects.filter(kind=kind, who=_key(kind, who)).delete()


def _key(kind: str, who: tuple[object, ...]) -> str:
    return salted_hmac(
        f"tinkuy.attempt.{kind}", "\0".join(str(part).lower() for part in who), algorithm="sha256"
    ).hexdigest()
