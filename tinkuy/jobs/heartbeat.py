"""A worker's sign of life, given beside its work."""

from __future__ import annotations

import logging
import threading
from datetime import timedelta

from django.db import DatabaseError, connection
from django.utils import timezone

from tinkuy.jobs.models import Worker

_log = logging.getLogger(__name__)


class Heartbeat:
    """Writes every so many seconds that the worker is alive; the row goes when it stops in order."""

    def __init__(self, name: str, every: float) -> None:
        self._name, self._every = name, every
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._beat, name="heartbeat", daemon=True)

    def __enter__(self) -> Heartbeat:
        Worker.objects.update_or_create(pk=self._name, defaults={"seen_at": timezone.now()})
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()
        Worker.objects.filter(pk=self._name).delete()

    def _beat(self) -> None:
        while not self._stop.wait(self._every):
            try:
                Worker.objects.update_or_create(pk=self._name, defaults={"seen_at": timezone.now()})
            except DatabaseError as error:  # the database is away for a moment: the next beat tells
                _log.warning("heartbeat of %s: %s", self._name, error)
                connection.close()
        connection.close()


def alive(patience: float) -> set[str]:
    """The workers that gave a sign within so many seconds."""
    since = timezone.now() - timedelta(seconds=patience)
    return set(Worker.objects.filter(seen_at__gte=since).values_list("pk", flat=True))


def forget_dead(patience: float) -> None:
    """Forget the workers that gave no sign for so long that nothing of theirs is left."""
    Worker.objects.filter(seen_at__lt=timezone.now() - timedelta(seconds=patience)).delete()
