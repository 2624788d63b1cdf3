"""What is counted of requests, and how it becomes the text that monitoring reads (pure).

Several web processes of one server count together: each writes into files of a folder that the server made (`share`), named by
the process's slot and not by its number, so that the process that follows one goes on in its file. Without a folder,
as in tests and in development, a process counts for itself.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest, values
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4
from prometheus_client.metrics_core import GaugeMetricFamily
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

CONTENT_TYPE: Final = CONTENT_TYPE_PLAIN_0_0_4
FOLDER: Final = "PROMETHEUS_MULTIPROC_DIR"  # the library's own name for it
_SECONDS: Final = (0.01, 0.025, 0.05, 0.1, 0.15, 0.25, 0.5, 1, 2.5, 5, 10, 30)


def share(folder: Path, slot: int) -> None:
    """Count into the folder, in this slot; called in a web process before anything here was imported there, or right after."""
    os.environ[FOLDER] = str(folder)
    values.ValueClass = values.MultiProcessValue(lambda: slot)


class _Requests:
    """The measures of requests, made when the first is counted: by then the process knows where it counts."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        what = ("method", "route", "status")
        self.answered = Counter("tinkuy_requests", "Requests answered.", what, registry=self.registry)
        self.seconds = Histogram(
            "tinkuy_request_seconds", "Seconds until the answer.", ("route",), registry=self.registry, buckets=_SECONDS
        )


_made: list[_Requests] = []


def _requests() -> _Requests:
    if not _made:
        _made.append(_Requests())
    return _made[0]


def answered(*, method: str, route: str, status: int, seconds: float) -> None:
    """Count a request."""
    requests = _requests()
    requests.answered.labels(method, route, str(status)).inc()
    requests.seconds.labels(route).observe(seconds)


class Gauges(Collector):
    """Numbers that are asked for at the moment they are read."""

    def __init__(self, families: Iterable[GaugeMetricFamily]) -> None:
        self._families = tuple(families)

    def collect(self) -> Iterable[GaugeMetricFamily]:
        """The numbers."""
        return self._families


def gauge(name: str, about: str, found: dict[str, float] | float, label: str = "") -> GaugeMetricFamily:
    """One number, or one for each value of a label."""
    if not isinstance(found, dict):
        return GaugeMetricFamily(name, about, value=found)
    family = GaugeMetricFamily(name, about, labels=(label,))
    for value, number in found.items():
        family.add_metric((value,), number)
    return family


def text(families: Iterable[GaugeMetricFamily]) -> bytes:
    """What all processes of this server counted, and these numbers, as monitoring reads them."""
    registry = CollectorRegistry()
    if folder := os.environ.get(FOLDER):
        MultiProcessCollector(registry, path=folder)
        counted = b""
    else:
        counted = generate_latest(_requests().registry)
    registry.register(Gauges(families))
    return counted + generate_latest(registry)
