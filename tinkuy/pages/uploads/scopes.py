"""What findings are looked at together: the drafts of one file, one report, all drafts of whoever asks, or a month's."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.http import Http404, HttpRequest
from django.shortcuts import resolve_url

from tinkuy.languages import Text
from tinkuy.ledger.models import Upload, Version
from tinkuy.months import Month
from tinkuy.pages.components.calendar_words import month_text
from tinkuy.pages.uploads.visible import (
    arrival_or_404,
    drafts,
    may_take_back,
    sends_for_all,
    version_or_404,
    versions,
    versions_of,
)
from tinkuy.pages.uploads.words import FINDINGS

FILE, REPORT, ALL, MONTH = "archivo", "version", "borradores", "mes"


@dataclass(frozen=True, slots=True)
class Scope:
    """Some versions, what they are called together, and the page they came from. `upload`: the file to hand back."""

    kind: str
    of: str
    title: Text
    back: str
    versions: tuple[Version, ...]
    upload: Upload | None = None

    @property
    def is_draft(self) -> bool:
        """Whether all of it can still be changed."""
        return all(one.state == Version.State.DRAFT for one in self.versions)

    def address(self, name: str, platform: str) -> str:
        """The address of a page about it."""
        return resolve_url(name, platform=platform, kind=self.kind, of=self.of)


def scope(request: HttpRequest, kind: str, of: str) -> Scope:
    """What the address names. Raises Http404 where whoever asks may not see it."""
    code = request.platform.code
    if kind == ALL:
        return Scope(ALL, of, FINDINGS["all_drafts"], resolve_url("today", platform=code), tuple(drafts(request)))
    if kind == MONTH:
        return _month(request, of)
    try:
        id = UUID(of)
    except ValueError as error:
        raise Http404 from error
    if kind == FILE:
        arrival = arrival_or_404(request, id)
        open_ = tuple(one for one in versions_of(request, arrival) if one.state == Version.State.DRAFT)
        back = resolve_url("arrival", platform=code, arrival=arrival.pk)
        return Scope(FILE, of, Text(arrival.name), back, open_, _hand_back(request, arrival.upload))
    if kind != REPORT:
        raise Http404
    one = version_or_404(request, id)
    back = resolve_url("report_version", platform=code, version=one.pk)
    return Scope(REPORT, of, report_title(one), back, (one,), _hand_back(request, one.upload))


def _month(request: HttpRequest, of: str) -> Scope:
    """The drafts of a month of every organisation: for who may send for all of them."""
    try:
        month = Month.parse(of)
    except ValueError as error:
        raise Http404 from error
    if not sends_for_all(request):
        raise Http404
    found = versions(request).filter(submission__month=month, state=Version.State.DRAFT)
    back = f"{resolve_url('matrix', platform=request.platform.code)}?mes={month}"
    return Scope(MONTH, of, month_text(month), back, tuple(found))


def report_title(one: Version) -> Text:
    """A report as people call it: organisation and month."""
    name, month = str(one.submission.organisation), month_text(one.submission.month)
    return Text(*(f"{name} · {month.in_(code)}" for code in ("es", "en", "pt")))


def _hand_back(request: HttpRequest, upload: Upload | None) -> Upload | None:
    return upload if upload is not None and may_take_back(request, upload) else None
