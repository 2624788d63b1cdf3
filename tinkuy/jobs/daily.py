"""What is done every day: sweeping what nothing points at, giving up what nobody answered, forgetting what is old."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import timedelta
from typing import Final

from django.contrib.sessions.models import Session
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from tinkuy.arrivals.models import Arrival
from tinkuy.arrivals.refusals import NotSent
from tinkuy.audit.models import record
from tinkuy.jobs.heartbeat import forget_dead
from tinkuy.jobs.models import Job
from tinkuy.languages import LANGUAGES
from tinkuy.ledger import keeping
from tinkuy.releases.actions import tidy

UNANSWERED: Final = timedelta(days=14)
_KEPT: Final = timedelta(days=30)
_DEAD: Final = timedelta(days=1)


def give_up_unanswered() -> int:
    """Give up the arrivals whose question nobody answered in two weeks; how many."""
    before = timezone.now() - UNANSWERED
    asking = Arrival.across_platforms.filter(state=Arrival.State.ASKS, touched_at__lt=before)
    text = NotSent("file_gone").text
    refusal = {"reason": "file_gone"} | {code: text.in_(code) for code in LANGUAGES}
    given_up = 0
    for arrival in asking:
        still = Arrival.objects.on(arrival.platform).filter(pk=arrival.pk, state=Arrival.State.ASKS)
        if still.update(state=Arrival.State.REFUSED, refusal=refusal, touched_at=timezone.now()):
            record("arrival_refused", arrival, by=None)
            given_up += 1
    return given_up


def sweep_content() -> list[str]:
    """Delete the content that nothing points at; files that still wait for their turn or for an answer stay."""
    return keeping.sweep(_waiting)


def _waiting(digests: Collection[str]) -> Iterable[str]:
    open_ones = Arrival.across_platforms.filter(state__in=Arrival.OPEN)
    return set(digests) & set(open_ones.values_list("digest", flat=True))


def tidy_releases() -> list[str]:
    """Finish what a process that died while signing left undone."""
    return tidy()


def forget_old() -> None:
    """Forget tasks done long ago, sessions that ended, workers that died, jobs of machines that are no longer there."""
    now = timezone.now()
    DBTaskResult.objects.finished().filter(finished_at__lt=now - _KEPT).delete()
    Session.objects.filter(expire_date__lt=now).delete()
    Job.objects.filter(begun_at__lt=now - _KEPT).delete()
    forget_dead(_DEAD.total_seconds())
