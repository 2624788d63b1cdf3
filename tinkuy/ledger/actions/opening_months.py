"""Months are opened for reports, closed, and reopened for a late one."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from tinkuy.access.permissions import Permission
from tinkuy.access.policy import Matter, require
from tinkuy.audit.models import record
from tinkuy.ledger.models import ReportingMonth
from tinkuy.ledger.refusals import NotDone
from tinkuy.ledger.telling import tell_opened
from tinkuy.months import Month
from tinkuy.registries.models import Platform


@transaction.atomic
def open_month(*, platform: Platform, month: Month, by: Any, due_on: date | None = None) -> ReportingMonth:
    """Ask for the reports of a month until a day; for a month that is open already, the day is what changes.

    Raises Refused, and NotDone where the month is closed: that one is reopened, with a reason.
    """
    _require(platform, by)
    kept, new = ReportingMonth.objects.on(platform).get_or_create(
        platform=platform, month=month, defaults={"due_on": due_on, "by": by}
    )
    if kept.state == ReportingMonth.State.CLOSED:
        raise NotDone("closed_month", months=month.name)
    if new or kept.due_on != due_on:
        kept = _keep(kept, by, "open_month", kept.state, due_on=due_on)
    if new:
        tell_opened(kept, by)
    return kept


@transaction.atomic
def close_month(*, platform: Platform, month: Month, by: Any) -> ReportingMonth:
    """Take no more reports of a month; what is in review may still be decided. A closed month stays as it is."""
    _require(platform, by)
    kept, _ = ReportingMonth.objects.on(platform).get_or_create(platform=platform, month=month, defaults={"by": by})
    if kept.state == ReportingMonth.State.CLOSED:
        return kept
    return _keep(kept, by, "close_month", ReportingMonth.State.CLOSED)


@transaction.atomic
def reopen_month(
    *, platform: Platform, month: Month, reason: str, by: Any, due_on: date | None = None
) -> ReportingMonth:
    """Take reports of a closed month again, for a reason; until a day, if one is said. Raises NotDone unless it is closed."""
    _require(platform, by)
    if not reason.strip():
        raise NotDone("no_reason")
    kept = ReportingMonth.objects.on(platform).filter(month=month, state=ReportingMonth.State.CLOSED).first()
    if kept is None:
        raise NotDone("month_is_open", months=month.name)
    changes = {"reason": reason.strip()} | ({"due_on": due_on} if due_on else {})
    return _keep(kept, by, "reopen_month", ReportingMonth.State.REOPENED, **changes)


def _require(platform: Platform, by: Any) -> None:
    require(by, Permission.KEEP_MONTHS, Matter(str(platform.pk)))


def _keep(kept: ReportingMonth, by: Any, verb: str, state: str, **changes: Any) -> ReportingMonth:
    for name, value in {"state": state, "by": by, "at": timezone.now(), **changes}.items():
        setattr(kept, name, value)
    kept.save()
    said = {"month": str(kept.month), "due_on": str(kept.due_on) if kept.due_on else None}
    record(verb, kept, by=by, detail=said | {name: changes[name] for name in ("reason",) if name in changes})
    return kept
