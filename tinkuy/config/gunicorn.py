"""How gunicorn serves: two workers with a few threads each, nothing loaded before the fork, old checks swept away."""

from __future__ import annotations

import importlib
import logging
import shutil
import tempfile
import threading
import time
from itertools import count
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import DatabaseError, connections
from django.urls import get_resolver

from tinkuy.pages.check.keeping import sweep

_log = logging.getLogger(__name__)
_EVERY = 5 * 60  # seconds

wsgi_app = "tinkuy.config.wsgi:application"
workers = 2
worker_class = "gthread"
threads = 4
timeout = 120  # reading a large file takes seconds; its own limit is below this
graceful_timeout = 30
max_requests = 2_000  # a worker begins anew now and then, so that memory cannot creep up
max_requests_jitter = 200
limit_request_field_size = 8190
logconfig_dict = settings.LOGGING
_measures: list[Path] = []  # the folder into which the web processes of this server count together


def on_starting(server: Any) -> None:
    """Make the folder of the measures; they begin at zero with every server."""
    _measures.append(Path(tempfile.mkdtemp(prefix="tinkuy-measures-")))


def on_exit(server: Any) -> None:
    """Nothing of it stays."""
    for folder in _measures:
        shutil.rmtree(folder, ignore_errors=True)


def pre_fork(server: Any, worker: Any) -> None:
    """Give the web process the first slot that no other has, so that it goes on counting where one before it ended."""
    taken = {getattr(other, "slot", None) for other in server.WORKERS.values()}
    worker.slot = next(slot for slot in count() if slot not in taken)


def post_worker_init(worker: Any) -> None:
    """Load what pages need before the first person waits for it; sweep beside the requests, so that a file goes even when nobody comes by."""
    importlib.import_module("tinkuy.telemetry.measures").share(_measures[0], worker.slot)
    importlib.import_module("tinkuy.telemetry.logs").hold_what_nobody_catches()
    get_resolver().url_patterns  # noqa: B018 - asked for what it loads
    threading.Thread(target=_sweep_now_and_then, name="sweep", daemon=True).start()


def _sweep_now_and_then() -> None:
    due = importlib.import_module("tinkuy.jobs.due")  # models can be imported only in a worker, where Django is set up
    while True:
        sweep()
        try:
            due.run_due_here()
        except DatabaseError:  # away for a moment: the next time
            _log.warning("what this machine keeps could not be pruned now", exc_info=True)
        finally:
            connections.close_all()  # of this thread
        time.sleep(_EVERY)
