"""Jobs that come back: each runs once when it is due, whoever looks first, however many look."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from django.db.models import F, Q
from django.utils import timezone

from tinkuy.arrivals.following import follow_roles
from tinkuy.jobs import daily, mail, pruning
from tinkuy.jobs.left_behind import queue_again
from tinkuy.jobs.models import Job

_log = logging.getLogger(__name__)
_DAY: Final = timedelta(days=1)
_HOUR: Final = timedelta(hours=1)
_OFTEN: Final = timedelta(minutes=15)
_SOON: Final = timedelta(minutes=1)
_CUT_SHORT: Final = timedelta(hours=1)  # a job that did not end by then was killed, and is begun again


@dataclass(frozen=True, slots=True)
class Due:
    """A job: its name, how often it comes, and what it does."""

    name: str
    every: timedelta
    do: Callable[[], object]


def jobs(patience: float) -> tuple[Due, ...]:
    """The jobs there are; `patience` as of the workers."""
    return (
        Due("queue_again", timedelta(seconds=patience / 2), lambda: queue_again(patience)),
        Due("follow_roles", _HOUR, follow_roles),
        Due("give_up_unanswered", _DAY, daily.give_up_unanswered),
        Due("sweep_content", _DAY, daily.sweep_content),
        Due("tidy_releases", _DAY, daily.tidy_releases),
        Due("forget_old", _DAY, daily.forget_old),
        Due("mornings", _OFTEN, mail.mornings),
        Due("send_letters", _SOON, mail.send_letters),
        *of_this_machine(),
    )


def of_this_machine() -> tuple[Due, ...]:
    """The jobs that each machine does for itself, also one that only serves pages."""
    return (Due(pruning.job_name(), _HOUR, pruning.prune_here),)


def run_due(patience: float) -> list[str]:
    """Run what is due and nobody else has begun; the names of what was run. A job that fails is told and waits its turn."""
    return _run(jobs(patience))


def run_due_here() -> list[str]:
    """Run what is due on this machine; the names of what was run."""
    return _run(of_this_machine())


def _run(due: Iterable[Due]) -> list[str]:
    run = []
    for job in due:
        if _begin(job):
            failure = _failure_of(job)
            Job.objects.filter(pk=job.name).update(ended_at=timezone.now(), failure=failure)
            run.append(job.name)
    return run


def _begin(job: Due) -> bool:
    """Take the job, if it is due; of two who try at once one gets it."""
    Job.objects.get_or_create(pk=job.name)
    now = timezone.now()
    cut_short = Q(begun_at__lte=now - _CUT_SHORT) & (Q(ended_at=None) | Q(ended_at__lt=F("begun_at")))
    due = Q(begun_at=None) | Q(begun_at__lte=now - job.every) | cut_short
    return bool(Job.objects.filter(due, pk=job.name).update(begun_at=now))


def _failure_of(job: Due) -> str:
    try:
        job.do()
    except Exception as failure:
        _log.exception("the job %s failed", job.name)
        return f"{type(failure).__name__}: {failure}"
    return ""
