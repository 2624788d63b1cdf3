"""What the worker is asked to do with arrivals. A task may run twice, or be cut short anywhere, and do no harm."""

from __future__ import annotations

from django_tasks import task

from tinkuy.arrivals.taking import take


@task()
def take_in(arrival_id: str) -> str:
    """Take an arrived file into the ledger; its state afterwards."""
    return take(arrival_id)
