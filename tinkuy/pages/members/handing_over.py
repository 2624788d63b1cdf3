"""What whoever follows in a role finds: what is open, how the last months went, whom to ask."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from django.urls import reverse

from tinkuy.access.roles import LEADS, Role
from tinkuy.accounts.models import RoleHeld, User
from tinkuy.languages import Text
from tinkuy.ledger.comments import Thread
from tinkuy.ledger.models import ReportingMonth, Slice, Version
from tinkuy.ledger.standing import most_urgent
from tinkuy.months import Month
from tinkuy.pages.components.calendar_words import month_text
from tinkuy.pages.components.report_states import STATES, ReportState
from tinkuy.pages.members.people import Member, contacts
from tinkuy.pages.members.words import PACK
from tinkuy.registries.models import Organisation, Platform

_MONTHS: Final = 6
_REPORTS: Final = frozenset({Role.FOCAL_POINT, Role.FIELD_FOCAL_POINT})
_MOST: Final = 200  # lines of what is open: beyond that nobody reads it


@dataclass(frozen=True, slots=True)
class Open:
    """Something that is to be done: what, of whose report, of which month, and where."""

    what: Text
    organisation: Organisation
    month: Month
    address: str

    @property
    def month_text(self) -> Text:
        """The month in words."""
        return month_text(self.month)


@dataclass(frozen=True, slots=True)
class Pack:
    """The sheet. `months`: (month in words, state of the organisation's report), the latest first."""

    open: list[Open]
    months: list[tuple[Text, ReportState]]
    contacts: list[tuple[Text, User]]


def pack_of(platform: Platform, held: RoleHeld, members: Iterable[Member]) -> Pack:
    """What is open for the role, the last months of its organisation, and whom to ask."""
    role, members = Role(held.role), list(members)
    if role in _REPORTS:
        found = _to_report(platform, held.organisation) if role is Role.FOCAL_POINT else iter(())
        last = _last_months(platform, held.organisation)
    else:
        found, last = _to_review(platform, held, role), []
    return Pack(list(found)[:_MOST], last, _whom(held, role, members))


def _to_report(platform: Platform, organisation: Organisation) -> Iterator[Open]:
    """Open months without a report, drafts, what was returned, comments to answer, files with a question."""
    versions = _latest(platform, organisation)
    reported = {one.submission.month for one in versions}
    open_ = ReportingMonth.objects.on(platform).exclude(state=ReportingMonth.State.CLOSED).order_by("month")
    for one in open_:
        if one.month not in reported:
            yield Open(PACK["missing"], organisation, one.month, _address(platform, "uploads"))
    given_back = Slice.objects.on(platform).filter(version__in=versions, state=Slice.State.RETURNED)
    returned = set(given_back.values_list("version", flat=True))
    for one in versions:
        if one.state == Version.State.DRAFT or one.pk in returned:
            what = PACK["draft" if one.state == Version.State.DRAFT else "returned"]
            yield Open(what, organisation, one.submission.month, _of_version(platform, one))
    for one in _threads(platform, Thread.State.OPEN).filter(submission__organisation=organisation):
        yield Open(PACK["comment"], organisation, one.submission.month, _of_version(platform, one.version))


def _to_review(platform: Platform, held: RoleHeld, role: Role) -> Iterator[Open]:
    """What waits for a decision and answers to be read: of the sector, or of all for whoever manages information."""
    if role not in LEADS | {Role.INFORMATION_OFFICER}:
        return
    waiting = Slice.objects.on(platform).filter(state=Slice.State.IN_REVIEW, version__state=Version.State.IN_REVIEW)
    answered = _threads(platform, Thread.State.ANSWERED)
    if role in LEADS:
        waiting, answered = waiting.filter(sector=held.sector), answered.filter(sector=held.sector)
    waiting = waiting.select_related("version__submission__organisation").order_by("version__submission__month", "id")
    said: set[Any] = set()
    for one in waiting:
        if one.version_id not in said:
            said.add(one.version_id)
            slot = one.version.submission
            address = _address(platform, "review_version", version=one.version_id)
            yield Open(PACK["in_review"], slot.organisation, slot.month, address)
    for one in answered:
        address = _address(platform, "review_version", version=one.version_id)
        yield Open(PACK["answered"], one.submission.organisation, one.submission.month, address)


def _threads(platform: Platform, state: Thread.State) -> Any:
    found = Thread.objects.on(platform).filter(state=state).order_by("submission__month", "row_number")
    return found.select_related("submission__organisation", "version__submission")


def _last_months(platform: Platform, organisation: Organisation) -> list[tuple[Text, ReportState]]:
    states: dict[Month, set[str]] = {}
    for one in _latest(platform, organisation):
        states.setdefault(one.submission.month, set()).add(one.state)
    latest = sorted(states, reverse=True)[:_MONTHS]
    return [(month_text(month), STATES[most_urgent(states[month])]) for month in latest]


def _latest(platform: Platform, organisation: Organisation) -> list[Version]:
    """The latest version of each desk and month of the organisation."""
    found = Version.objects.on(platform).filter(submission__organisation=organisation)
    of_slot = {one.submission_id: one for one in found.select_related("submission").order_by("number")}
    return sorted(of_slot.values(), key=lambda one: one.submission.month)


def _whom(held: RoleHeld, role: Role, members: list[Member]) -> list[tuple[Text, User]]:
    """Who coordinates and manages information; colleagues of the role; whoever it has to do with, without its holder."""
    found = contacts(members, [Role.COORDINATOR, Role.INFORMATION_OFFICER])
    if role in _REPORTS:
        found += contacts(members, _REPORTS, {"organisation": held.organisation}) + contacts(members, LEADS)
    if role in LEADS:
        found += contacts(members, LEADS, {"sector": held.sector}) + contacts(members, [Role.FOCAL_POINT])
    if role is Role.INFORMATION_OFFICER:
        found += contacts(members, [*LEADS, Role.FOCAL_POINT])
    once = {(text.es, person.pk): (text, person) for text, person in found if person.pk != held.person_id}
    return list(once.values())


def _of_version(platform: Platform, version: Version) -> str:
    return _address(platform, "report_version", version=version.pk)


def _address(platform: Platform, name: str, **more: object) -> str:
    return reverse(name, kwargs={"platform": platform.code} | more)
