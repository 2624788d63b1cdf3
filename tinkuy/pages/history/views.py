"""The page of what happened: filtered by organisation, month and person; the latest first."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Final
from urllib.parse import urlencode
from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from tinkuy.access.permissions import Permission
from tinkuy.accounts.models import User
from tinkuy.audit.models import Event
from tinkuy.languages import LANGUAGES, Text
from tinkuy.ledger.models import Submission, Version
from tinkuy.months import Month
from tinkuy.pages.components.calendar_words import day_text, month_text
from tinkuy.pages.components.platforms import asking, may, on_platform
from tinkuy.pages.history.concerned import Concern, concern_of, of_versions
from tinkuy.pages.history.words import HISTORY, VERBS
from tinkuy.pages.members.scopes import Scopes
from tinkuy.registries.models import Organisation, Platform

_A_PAGE: Final = 50


@dataclass(frozen=True, slots=True)
class Line:
    """One event as the page shows it."""

    event: Event
    day: Text
    time: str
    verb: Text
    version: Version | None
    about: Text | None
    more: Text | None
    opens: bool = False  # whether whoever looks may open what it is about


@require_safe
@on_platform
def history(request: HttpRequest, platform: Platform) -> HttpResponse:
    """What concerns whoever asks, filtered and paged."""
    concern = concern_of(asking(request), platform)
    wanted = {name: request.GET.get(name, "").strip()[:80] for name in ("organizacion", "mes", "persona")}
    everything = concern.events(platform)
    found = _filtered(everything, platform, wanted).select_related("who").order_by("-at", "-id")
    page = Paginator(found, _A_PAGE).get_page(request.GET.get("pagina"))
    context = {
        "section": "history",
        "words": HISTORY,
        "all": concern.everything,
        "lines": _lines(list(page), request, concern),
        "page": page,
        "wanted": wanted,
        "filters": urlencode({name: value for name, value in wanted.items() if value}),
        "organisations": _organisations(platform, concern),
        "months": _months(platform, concern),
        "people": User.objects.filter(pk__in=everything.order_by().values("who").distinct()).order_by("name", "email"),
    }
    return render(request, "history/history.html", context)


def _filtered(events: QuerySet[Event], platform: Platform, wanted: dict[str, str]) -> QuerySet[Event]:
    """Those that are wanted; what is no organisation, month or person filters nothing."""
    versions = Version.objects.on(platform)
    if wanted["organizacion"]:
        events = events.filter(of_versions(versions.filter(submission__organisation__code=wanted["organizacion"])))
    if month := _month(wanted["mes"]):
        events = events.filter(of_versions(versions.filter(submission__month=month)))
    if person := _uuid(wanted["persona"]):
        events = events.filter(who=person)
    return events


def _lines(events: list[Event], request: HttpRequest, concern: Concern) -> list[Line]:
    related, platform = ("submission__organisation",), request.platform
    ids = {one.version for one in events if one.version}
    versions = {one.pk: one for one in Version.objects.on(platform).filter(pk__in=ids).select_related(*related)}
    scopes = Scopes(platform)
    lines = (_line(one, versions.get(one.version), concern, scopes) for one in events)
    every_slot = bool(concern.sectors) or may(request, Permission.KEEP_MONTHS)
    return [
        replace(line, opens=every_slot or str(line.version.submission.organisation_id) in concern.organisations)
        if line.version
        else line
        for line in lines
        if line is not None
    ]


def _line(event: Event, version: Version | None, concern: Concern, scopes: Scopes) -> Line | None:
    """The event; None where it is of sectors only that are not theirs to know of."""
    slot = version.submission if version else None
    named = event.detail.get("sectors", []) if isinstance(event.detail, dict) else []
    sectors = concern.sectors_shown(named, slot.organisation_id if slot else None)
    if sectors is None and event.who_id != concern.person:
        return None
    at = timezone.localtime(event.at)
    about = None
    if slot is not None:
        said = (
            slot.organisation.acronym or slot.organisation.name_es,
            month_text(slot.month),
            HISTORY["version"].format(n=version.number),
        )
        about = Text(
            *(" · ".join(one if isinstance(one, str) else one.in_(code) for one in said) for code in LANGUAGES)
        )
    verb = VERBS.get(event.verb, Text(event.verb))
    return Line(
        event, day_text(at.date(), year=True), f"{at:%H:%M}", verb, version, about, _more(event, sectors, scopes)
    )


def _more(event: Event, sectors: list[str] | None, scopes: Scopes) -> Text | None:
    """What the event says besides, in words: which sectors, how many cells."""
    if sectors:
        named = [scopes.name("sector", one) for one in sectors if one]
        names = Text(*(", ".join(one.in_(code) for one in named) for code in LANGUAGES))
        return HISTORY["sectors"].format(names=names)
    cells = event.detail.get("cells") if isinstance(event.detail, dict) else None
    return HISTORY["cells"].format(n=len(cells)) if isinstance(cells, list) and cells else None


def _organisations(platform: Platform, concern: Concern) -> QuerySet[Organisation]:
    reported = Submission.objects.on(platform).order_by().values("organisation").distinct()
    found = Organisation.objects.filter(pk__in=reported).order_by("name_es")
    return found if concern.everything or concern.sectors else found.filter(pk__in=concern.organisations)


def _months(platform: Platform, concern: Concern) -> list[tuple[str, Text]]:
    found: Any = Submission.objects.on(platform)
    if not (concern.everything or concern.sectors):
        found = found.filter(organisation__in=concern.organisations)
    months = sorted(set(found.order_by().values_list("month", flat=True).distinct()), reverse=True)
    return [(str(one), month_text(one)) for one in months]


def _month(written: str) -> Month | None:
    try:
        return Month.parse(written)
    except ValueError:
        return None


def _uuid(written: str) -> UUID | None:
    try:
        return UUID(written)
    except ValueError:
        return None
