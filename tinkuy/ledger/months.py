"""Which months take reports, and what is due of whom."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from tinkuy.access.roles import Role
from tinkuy.languages import LANGUAGES, Text
from tinkuy.ledger.models import NothingDeclared, ReportingMonth, Version
from tinkuy.ledger.nothing import NOTHING, in_force
from tinkuy.ledger.refusals import NotDone
from tinkuy.ledger.standing import most_urgent
from tinkuy.months import Month
from tinkuy.registries.models import Organisation, Platform

__all__ = ["Due", "ReportingMonth", "due", "is_open", "refuse_closed"]


@dataclass(frozen=True, slots=True)
class Due:
    """What an organisation owes of an open month: `state` of its latest version ("missing" where there is none).

    `days_left` until `due_on`, negative when it is over; both None where no day was said. `versions`: the latest of each desk.
    `nothing`: what it declared, where it says that there is nothing to report.
    """

    organisation: Organisation
    month: Month
    due_on: date | None
    days_left: int | None
    state: str
    versions: tuple[Version, ...]
    nothing: NothingDeclared | None = None

    @property
    def done(self) -> bool:
        """Whether nothing is left to do for whoever reports: it was sent and not given back, or there is nothing to report."""
        return self.state in {Version.State.IN_REVIEW, Version.State.ACCEPTED, NOTHING}


def is_open(platform: Platform, month: Month) -> bool:
    """Whether reports of the month may be sent; a month that nobody opened or closed is open."""
    closed = ReportingMonth.objects.on(platform).filter(month=month, state=ReportingMonth.State.CLOSED)
    return not closed.exists()


def refuse_closed(platform: Platform, months: Collection[Month]) -> None:
    """Raise NotDone where one of the months is closed, naming all that are."""
    closed = ReportingMonth.objects.on(platform).filter(month__in=[*months], state=ReportingMonth.State.CLOSED)
    if shut := sorted(one.month for one in closed):
        raise NotDone("closed_month", months=_in_words(shut))


def refuse_late(version: Version) -> None:
    """Raise NotDone where the version was sent to review after its month was closed: such a one waits for a reopening.

    What was in review when the month closed may still be accepted: closing ends the sending, not the reading.
    """
    month = version.submission.month
    closed = ReportingMonth.objects.on(version.platform).filter(month=month, state=ReportingMonth.State.CLOSED)
    if version.submitted_at and closed.filter(at__lt=version.submitted_at).exists():
        raise NotDone("closed_to_decide", months=month.name)


def due(platform: Platform, person: Any, today: date) -> list[Due]:
    """What the person's organisations owe of every month that was opened for reports, the earliest day first."""
    held = {
        grant.organisation
        for grant in person.grants()
        if grant.role is Role.FOCAL_POINT and grant.platform == str(platform.pk)
    }
    open_ = ReportingMonth.objects.on(platform).exclude(state=ReportingMonth.State.CLOSED).order_by("month")
    organisations = Organisation.objects.filter(pk__in=held).order_by("code")
    latest = _latest(platform, organisations, [one.month for one in open_])
    declared = {(one.organisation_id, one.month): one for one in in_force(platform).filter(organisation__in=held)}
    lines = [_due(organisation, one, latest, declared, today) for one in open_ for organisation in organisations]
    return sorted(lines, key=lambda line: (line.due_on or date.max, line.month, line.organisation.code))


def _due(organisation: Organisation, month: ReportingMonth, latest: dict, declared: dict, today: date) -> Due:
    versions = tuple(latest.get((organisation.pk, month.month), ()))
    nothing = declared.get((organisation.pk, month.month))
    return Due(
        organisation=organisation,
        month=month.month,
        due_on=month.due_on,
        days_left=(month.due_on - today).days if month.due_on else None,
        state=most_urgent({version.state for version in versions} | ({NOTHING} if nothing else set())),
        versions=versions,
        nothing=nothing,
    )


def _latest(platform: Platform, organisations: Collection[Organisation], months: list[Month]) -> dict:
    """The latest version of every slot of these organisations and months, by organisation and month."""
    found = Version.objects.on(platform).filter(
        submission__organisation__in=[*organisations], submission__month__in=months
    )
    of_slot = {one.submission_id: one for one in found.select_related("submission__organisation").order_by("number")}
    by: dict[tuple, list[Version]] = {}
    for version in of_slot.values():
        by.setdefault((version.submission.organisation_id, version.submission.month), []).append(version)
    return by


def _in_words(months: Collection[Month]) -> Text:
    return Text(*(", ".join(month.name.in_(code) for month in months) for code in LANGUAGES))
