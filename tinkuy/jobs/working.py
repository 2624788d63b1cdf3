"""The worker: does what is queued, one task at a time, and what is due, until it is told to stop.

The queue is that of django-tasks-db; what its worker lacks is added: a heartbeat, so that the task of a worker that was
killed is done by another (`left_behind`), and jobs that come back (`due`).
"""

from __future__ import annotations

import os
import secrets
import socket
import time
from typing import Final

from django.db import close_old_connections
from django_tasks_db.management.commands.db_worker import Worker as OfTheQueue
from django_tasks_db.models import DBTaskResult

from tinkuy.jobs.due import run_due
from tinkuy.jobs.heartbeat import Heartbeat

_PAUSE: Final = 0.5  # seconds between two looks at an empty queue
_TASKS_AT_MOST: Final = 200  # then it stops, and whoever started it starts another: memory cannot creep up


def work(*, once: bool = False, patience: float = 60.0, parent: int | None = None) -> None:
    """Work until stopped by SIGTERM or SIGINT, which lets a task end; with `once`, until nothing is queued.

    `patience`: seconds after which a worker that gave no sign is taken for dead. `parent`: the process without which this
    one stops too.
    """
    name = f"{socket.gethostname()[:30]}-{os.getpid()}-{secrets.token_hex(4)}"
    queue = OfTheQueue(
        queue_names=["*"],
        interval=0,
        batch=True,  # it comes back when the queue is empty, and then we look at what is due
        backend_name="default",
        startup_delay=False,
        max_tasks=_TASKS_AT_MOST,
        worker_id=name,
        excluded_queue_names=[],
    )
    queue.configure_signals()
    look_again = 0.0
    with Heartbeat(name, every=patience / 4):
        while queue.running and (parent is None or os.getppid() == parent):
            close_old_connections()
            if time.monotonic() >= look_again:
                run_due(patience)
                look_again = time.monotonic() + patience / 4
            if DBTaskResult.objects.ready().exists():
                queue.run()
            if once or queue._run_tasks >= _TASKS_AT_MOST:
                return
            time.sleep(_PAUSE)
