"""Which desk a report is of, so that a second office does not wipe out the first, and nothing is counted twice.

Whoever reports for an organisation has a desk of their own. Whoever sends for it (an information officer to whom a partner
e-mailed a file) has none there: the file takes the place of the report that the partner has, or will have, themselves.
"""

from __future__ import annotations

from typing import Any, Final

from tinkuy.access.policy import Matter, reports_for_organisation
from tinkuy.accounts.holding import valid
from tinkuy.languages import LANGUAGES, Text
from tinkuy.ledger.models import Submission, Version
from tinkuy.ledger.receiving import Report
from tinkuy.ledger.refusals import Asked
from tinkuy.registries.models import Platform

ORGANISATION: Final = "organisation"  # the desk of a report that was sent for an organisation, by nobody of it


def desk_for(platform: Platform, report: Report, *, by: Any, said: str = "", on_behalf_of: Any = None) -> str:
    """The desk of a report: the one said, that of the person it is sent for, or the one whose place it takes.

    Raises Asked where only a person can tell.
    """
    if said:
        return said
    if on_behalf_of is not None:
        if not _reports_for(on_behalf_of, platform, report):
            raise Asked("not_theirs", person=str(on_behalf_of), organisation=str(report.organisation))
        return _desk_of(on_behalf_of, platform, report)
    return _own_desk(platform, report, by) if _reports_for(by, platform, report) else _their_desk(platform, report)


def _own_desk(platform: Platform, report: Report, by: Any) -> str:
    """Their own; or, if they have none yet, the one that somebody filled for the organisation and no colleague took over."""
    slots = _slots(platform, report)
    sent_for_us = slots.filter(desk=ORGANISATION).first()
    own = _desk_of(by, platform, report)
    if sent_for_us is None or slots.filter(desk=own).exists():
        return own
    makers = {
        one.made_by for one in Version.objects.on(platform).filter(submission=sent_for_us).select_related("made_by")
    }
    colleagues = [one for one in makers if one.pk != by.pk and _reports_for(one, platform, report)]
    return own if colleagues else ORGANISATION


def _their_desk(platform: Platform, report: Report) -> str:
    """The only one that the organisation has in this month; else its only focal point's; else the organisation's own."""
    over = (Version.State.WITHDRAWN, Version.State.REPLACED)
    there = Version.objects.on(platform).filter(submission__in=_slots(platform, report)).exclude(state__in=over)
    taken = sorted(set(there.values_list("submission__desk", flat=True)))
    if len(taken) > 1:
        names = (f"{report.organisation}, {report.month.name.in_(code)}" for code in LANGUAGES)
        raise Asked("several_desks", names=Text(*names))
    if taken:
        return taken[0]
    held = valid(platform).filter(role="focal_point", organisation=report.organisation)
    people = {one.desk or str(one.person_id) for one in held}
    return people.pop() if len(people) == 1 else ORGANISATION


def _desk_of(person: Any, platform: Platform, report: Report) -> str:
    """The desk that came to them with their role, else their own."""
    held = valid(platform).filter(role="focal_point", organisation=report.organisation, person=person)
    return next((one.desk for one in held if one.desk), str(person.pk))


def _slots(platform: Platform, report: Report) -> Any:
    return Submission.objects.on(platform).filter(organisation=report.organisation, month=report.month)


def _reports_for(person: Any, platform: Platform, report: Report) -> bool:
    return reports_for_organisation.test(person, Matter(str(platform.pk), str(report.organisation.pk)))
