"""Health, for whoever watches the installation: is this process alive, and can it serve? No names, no addresses, no secrets."""

from __future__ import annotations

import shutil
import time
from functools import lru_cache
from typing import Any, Final

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from tinkuy import __version__
from tinkuy.jobs.heartbeat import alive as workers_alive
from tinkuy.storage.bucket import Bucket

_LEAST_FREE: Final = 200 * 1024 * 1024  # bytes: below this a report can no longer be received safely
_PATIENCE: Final = 60.0  # seconds without a sign after which a worker is taken for dead, as in tinkuy.jobs
_ASKED_EVERY: Final = 10  # seconds: whoever watches often does not ask the storage as often


@never_cache
@require_safe
def alive(request: HttpRequest) -> JsonResponse:
    """200: this process answers. Nothing else is asked, so that a database that is away restarts no process."""
    return JsonResponse({"status": "ok", "version": __version__})


@never_cache
@require_safe
def ready(request: HttpRequest) -> JsonResponse:
    """200 where database, storage and disk do what pages need, else 503; says which.

    Without a worker pages still serve and what is sent waits, so that is told and is no 503.
    """
    found: dict[str, Any] = {"database": _database_answers(), "disk": _disk_has_room(), "storage": _storage_answers()}
    well = all(found.values())
    found["worker"] = _worker_lives() if found["database"] else None
    status = "ok" if well and found["worker"] else "without a worker" if well else "failing"
    return JsonResponse({"version": __version__} | found | {"status": status}, status=200 if well else 503)


def _database_answers() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return False
    return True


def _disk_has_room() -> bool:
    return shutil.disk_usage(settings.DATA_FOLDER).free > _LEAST_FREE


def _worker_lives() -> bool:
    if "immediate" in settings.TASKS["default"]["BACKEND"]:
        return True
    try:
        return bool(workers_alive(_PATIENCE))
    except DatabaseError:
        return False


def _storage_answers() -> bool:
    """Whether the bucket answers; a folder is there as the disk is."""
    return settings.STORAGE is None or _bucket_answers(Bucket(settings.STORAGE), int(time.monotonic()) // _ASKED_EVERY)


@lru_cache(maxsize=1)
def _bucket_answers(bucket: Bucket, moment: int) -> bool:
    return bucket.answers()
