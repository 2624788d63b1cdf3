"""Measures, for monitoring: requests, the queue of the background, arrivals, releases. Numbers only, and not for everybody."""

from __future__ import annotations

import ipaddress
from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from django.conf import settings
from django.db.models import Count, Min
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from django_tasks_db.models import DBTaskResult
from prometheus_client.metrics_core import GaugeMetricFamily

from tinkuy import __version__
from tinkuy.arrivals.models import Arrival
from tinkuy.jobs.heartbeat import alive
from tinkuy.jobs.models import Job
from tinkuy.notices.models import Letter
from tinkuy.releases.models import Release
from tinkuy.telemetry.measures import CONTENT_TYPE, gauge, text

_DAY: Final = timedelta(days=1)
_PATIENCE: Final = 60.0  # seconds without a sign after which a worker is taken for dead, as in tinkuy.jobs
# A proxy says in one of these for whom it asks: then whoever asks is not on this machine.
_FORWARDED: Final = ("X-Forwarded-For", "X-Real-IP", "Forwarded")


@never_cache
@require_safe
def measures(request: HttpRequest) -> HttpResponse:
    """The numbers of now. To who may not see them, they are not there."""
    if not _may_see(request):
        raise Http404
    return HttpResponse(text(_of_now()), content_type=CONTENT_TYPE)


def _may_see(request: HttpRequest) -> bool:
    """With a token in the settings, who sends it; without one, who asks on this machine itself, through no proxy."""
    if settings.METRICS_TOKEN:
        said = request.headers.get("Authorization", "").removeprefix("Bearer ")
        return constant_time_compare(said, settings.METRICS_TOKEN)
    if any(name in request.headers for name in _FORWARDED):
        return False
    try:
        return ipaddress.ip_address(request.META.get("REMOTE_ADDR", "")).is_loopback
    except ValueError:  # a socket file
        return False


def _of_now() -> Iterator[GaugeMetricFamily]:
    now = timezone.now()
    ready = DBTaskResult.objects.ready().aggregate(count=Count("pk"), oldest=Min("enqueued_at"))
    waits = (now - ready["oldest"]).total_seconds() if ready["oldest"] else 0.0
    failed = DBTaskResult.objects.failed().filter(finished_at__gte=now - _DAY)
    letters = Letter.across_platforms.filter(state=Letter.State.WAITING).count()
    yield gauge("tinkuy_info", "The version that answers.", {__version__: 1}, "version")
    yield gauge("tinkuy_tasks_waiting", "Tasks that may begin now and wait for a worker.", ready["count"])
    yield gauge("tinkuy_tasks_oldest_waiting_seconds", "How long the oldest of them has waited.", waits)
    yield gauge("tinkuy_tasks_failed_last_day", "Tasks that failed in the last 24 hours.", _by_name(failed), "task")
    yield gauge("tinkuy_jobs_failing", "Jobs that come back whose last run failed.", _failing(), "job")
    yield gauge("tinkuy_workers_alive", "Workers that gave a sign within a minute.", len(alive(_PATIENCE)))
    yield gauge("tinkuy_letters_waiting", "E-mails that have not gone out yet.", letters)
    yield gauge("tinkuy_arrivals", "Files that were sent, by what became of them.", _arrivals(), "state")
    yield gauge("tinkuy_releases", "Releases, standing and withdrawn.", _releases(), "state")


def _by_name(tasks: object) -> dict[str, float]:
    counted = tasks.order_by().values("task_path").annotate(count=Count("pk"))
    return {one["task_path"]: one["count"] for one in counted}


def _failing() -> dict[str, float]:
    return dict.fromkeys(Job.objects.exclude(failure="").values_list("name", flat=True), 1)


def _arrivals() -> dict[str, float]:
    counted = Arrival.across_platforms.order_by().values_list("state").annotate(Count("pk"))
    return dict.fromkeys(Arrival.State.values, 0) | dict(counted)


def _releases() -> dict[str, float]:
    everything = Release.across_platforms.count()
    withdrawn = Release.across_platforms.filter(withdrawn_at__isnull=False).count()
    return {"standing": everything - withdrawn, "withdrawn": withdrawn}
