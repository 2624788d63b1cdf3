"""What the worker is asked to do for the matrix. It may be done twice, or be cut short, and do no harm."""

from __future__ import annotations

from django_tasks import task

from tinkuy.ledger.models import Version
from tinkuy.months import Month
from tinkuy.pages.review.counting import counted
from tinkuy.registries.models import Platform


@task()
def count_rows(platform_id: str, year: int) -> int:
    """Count the rows with findings of the latest reports of a year, so that nobody waits for it; of how many reports."""
    platform = Platform.objects.get(pk=platform_id)
    months = list(Month.between(Month(year, 1), Month(year, 12)))
    found = Version.objects.on(platform).filter(submission__month__in=months).order_by("number")
    latest = {one.submission_id: one for one in found.select_related("platform")}
    for one in latest.values():
        counted(one)
    return len(latest)
