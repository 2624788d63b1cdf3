"""What the worker is asked to do for the queue. It may be done twice, or be cut short, and do no harm."""

from __future__ import annotations

from django_tasks import task

from tinkuy.ledger.models import Version
from tinkuy.pages.review.counting import counted
from tinkuy.registries.models import Platform


@task()
def count_waiting(platform_id: str) -> int:
    """Count the rows with findings of what waits for review, so that nobody waits for it; of how many reports."""
    platform = Platform.objects.get(pk=platform_id)
    waiting = Version.objects.on(platform).filter(state=Version.State.IN_REVIEW).select_related("platform")
    for one in waiting:
        counted(one)
    return len(waiting)
