"""An organisation says that it has nothing to report of a month, and takes it back."""

from __future__ import annotations

from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from tinkuy.access.permissions import Permission
from tinkuy.access.policy import Matter, require
from tinkuy.audit.models import record
from tinkuy.ledger.models import NothingDeclared
from tinkuy.ledger.months import refuse_closed
from tinkuy.ledger.nothing import in_force, reported
from tinkuy.ledger.refusals import NotDone, Overtaken
from tinkuy.months import Month
from tinkuy.registries.models import Organisation, Platform


def declare_nothing(
    *, platform: Platform, organisation: Organisation, month: Month, by: Any, note: str = ""
) -> NothingDeclared:
    """Say that there is nothing to report of a month: it is no longer missing, and nobody is reminded of it.

    A report that comes later takes its place. Raises Refused of the policy; NotDone where the month is closed, has a report
    already, or this was said before.
    """
    require(by, Permission.UPLOAD, Matter(str(platform.pk), str(organisation.pk)))
    try:
        return _declare(platform, organisation, month, by, note)
    except IntegrityError as error:
        raise NotDone("nothing_said_already", organisation=str(organisation), month=month.name) from error


@transaction.atomic
def _declare(platform: Platform, organisation: Organisation, month: Month, by: Any, note: str) -> NothingDeclared:
    refuse_closed(platform, [month])
    if reported(platform, organisation, month):
        raise NotDone("month_has_report", organisation=str(organisation), month=month.name)
    said = {"platform": platform, "organisation": organisation, "month": month, "note": note.strip(), "by": by}
    made = NothingDeclared.objects.create(**said)
    record("declare_nothing", made, by=by, detail={"organisation": organisation.code, "month": str(month)})
    return made


@transaction.atomic
def undo_nothing(*, declared: NothingDeclared, by: Any) -> None:
    """Take it back: the month is missing again. Raises Refused; NotDone where the month is closed; Overtaken where it is over."""
    require(by, Permission.UPLOAD, Matter(str(declared.platform_id), str(declared.organisation_id)))
    refuse_closed(declared.platform, [declared.month])
    now = in_force(declared.platform).filter(pk=declared.pk)
    if not now.update(undone_by=by, undone_at=timezone.now()):
        raise Overtaken("nothing_said_no_more")
    detail = {"organisation": declared.organisation.code, "month": str(declared.month)}
    record("undo_nothing", declared, by=by, detail=detail)
