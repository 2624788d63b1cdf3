"""The queue of django-tasks-db, which also keeps which request asked: the worker's log lines then say so."""

from __future__ import annotations

import logging
import time
from threading import local
from typing import Any, Final

from django.dispatch import receiver
from django_tasks.signals import task_finished, task_started
from django_tasks_db import DatabaseBackend

from tinkuy.telemetry import request_id

_log = logging.getLogger(__name__)
_KEY: Final = "request"  # beside args and kwargs, which is all that the library reads of that field
_own = local()


class Queue(DatabaseBackend):
    """Django's setting TASKS names it."""

    def _task_to_db_task(self, task: Any, args: Any, kwargs: Any) -> Any:
        made = super()._task_to_db_task(task, args, kwargs)
        if request_id.current():
            made.args_kwargs |= {_KEY: request_id.current()}
            made.save(update_fields=["args_kwargs"])
        return made


@receiver(task_started)
def begins(task_result: Any, **_: Any) -> None:
    """What is written from now on belongs to the request that asked."""
    _own.began = time.perf_counter()
    if queued := getattr(task_result, "db_result", None):
        request_id.begin(queued.args_kwargs.get(_KEY, ""))


@receiver(task_finished)
def ends(task_result: Any, **_: Any) -> None:
    """One line for each task: its name, how it ended, how long it took."""
    spent = round((time.perf_counter() - getattr(_own, "began", time.perf_counter())) * 1000, 1)
    state = str(task_result.status).lower()
    level = logging.ERROR if state == "failed" else logging.INFO
    said = {"task": task_result.task.module_path, "state": state, "milliseconds": spent}
    _log.log(level, "task", extra=said, exc_info=level == logging.ERROR)
    if hasattr(task_result, "db_result"):
        request_id.begin("")
