"""Months of which an organisation says that there is nothing to report: known, and so neither missing nor zero."""

from __future__ import annotations

from typing import Final

from django.db.models import QuerySet

from tinkuy.ledger.models import NothingDeclared, Version
from tinkuy.months import Month
from tinkuy.registries.models import Organisation, Platform

NOTHING: Final = "nothing"  # the state of such a month, beside those of versions
_OVER: Final = (Version.State.WITHDRAWN, Version.State.REPLACED)


def in_force(platform: Platform) -> QuerySet[NothingDeclared]:
    """What is declared now."""
    return NothingDeclared.objects.on(platform).filter(undone_at__isnull=True, replaced_by__isnull=True)


def declared(platform: Platform) -> set[tuple[str, Month]]:
    """The organisations, by code, and months of which there is nothing to report."""
    return set(in_force(platform).values_list("organisation__code", "month"))


def reported(platform: Platform, organisation: Organisation, month: Month) -> bool:
    """Whether there is a report of the month, from whatever desk and however far it is."""
    there = Version.objects.on(platform).filter(submission__organisation=organisation, submission__month=month)
    return there.exclude(state__in=_OVER).exists()


def take_place(version: Version) -> None:
    """A report came: what was declared of its month is no longer in force. Called within a transaction."""
    slot = version.submission
    said = in_force(version.platform).filter(organisation=slot.organisation, month=slot.month)
    said.update(replaced_by=version)
