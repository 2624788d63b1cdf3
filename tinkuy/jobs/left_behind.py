"""What a process left behind that was killed: tasks that say they are running, arrivals that nobody queued."""

from __future__ import annotations

import logging
from datetime import timedelta
from typing import Final

from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from tinkuy.arrivals.models import Arrival
from tinkuy.arrivals.tasks import take_in
from tinkuy.jobs.heartbeat import alive

_log = logging.getLogger(__name__)
ATTEMPTS: Final = 6  # of any task; an arrival gives up sooner, with a sentence
_GIVEN_UP: Final = "Its worker was killed {times} times while it ran."


def queue_again(patience: float) -> int:
    """Give back to the queue what dead workers were doing, and queue arrivals that wait in vain; how many of both."""
    return _tasks_of_the_dead(patience) + _arrivals_not_queued(patience)


def _tasks_of_the_dead(patience: float) -> int:
    living = alive(patience)
    given_back = 0
    for task in DBTaskResult.objects.running():
        if task.worker_ids and task.worker_ids[-1] in living:
            continue
        # Only if nobody else did so a moment ago: a task is claimed at a time of its own.
        still = DBTaskResult.objects.running().filter(pk=task.pk, started_at=task.started_at)
        if len(task.worker_ids) >= ATTEMPTS:
            _log.error("%s was given up: its worker was killed %d times", task.task_path, ATTEMPTS)
            traceback = _GIVEN_UP.format(times=len(task.worker_ids))
            still.update(status=TaskResultStatus.FAILED, finished_at=timezone.now(), traceback=traceback)
        else:
            given_back += still.update(status=TaskResultStatus.READY, started_at=None)
    return given_back


def _arrivals_not_queued(patience: float) -> int:
    """Queue the arrivals that wait, or that somebody works on, while no task of theirs is queued or running.

    Whoever sent it died between keeping it and queueing it, or its task was ended without its knowing.
    """
    before = timezone.now() - timedelta(seconds=patience)
    waiting = Arrival.across_platforms.filter(
        state__in=(Arrival.State.WAITING, Arrival.State.WORKING), touched_at__lt=before
    )
    lost = {str(pk) for pk in waiting.values_list("pk", flat=True)} - _queued()
    for pk in sorted(lost):
        take_in.enqueue(pk)
    return len(lost)


def _queued() -> set[str]:
    """The arrivals that have a task queued or running."""
    tasks = DBTaskResult.objects.filter(
        task_path=take_in.module_path, status__in=(TaskResultStatus.READY, TaskResultStatus.RUNNING)
    )
    return {argument for said in tasks.values_list("args_kwargs", flat=True) for argument in said["args"]}
