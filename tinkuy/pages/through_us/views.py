"""The pages of an implementing partner: whose reports name it, the rows that do, and what it says of them."""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.views.decorators.http import require_POST, require_safe

from tinkuy.access.permissions import Permission
from tinkuy.access.policy import Matter, Refused, allows
from tinkuy.languages import Text
from tinkuy.ledger import actions, confirming
from tinkuy.ledger.keeping import content_store
from tinkuy.ledger.models import Version
from tinkuy.ledger.refusals import NotDone
from tinkuy.months import Month
from tinkuy.pages.components.calendar_words import month_text
from tinkuy.pages.components.flash import Said, leave
from tinkuy.pages.components.flash import take as said_before
from tinkuy.pages.components.platforms import asking, on_platform
from tinkuy.pages.members.scopes import Scopes
from tinkuy.pages.sign_in.entering import safe
from tinkuy.pages.through_us.said import state_of
from tinkuy.pages.through_us.words import SAID, THROUGH
from tinkuy.registries.models import Platform

_SENT: Final = (Version.State.IN_REVIEW, Version.State.ACCEPTED, Version.State.RETURNED)
_SHOWN: Final = 200  # rows of a report on the page


@require_safe
@on_platform
def through_us(request: HttpRequest, platform: Platform) -> HttpResponse:
    """The reports of a month that name the partner."""
    partners = _partners(request)
    months = sorted(set(_versions(platform).values_list("submission__month", flat=True)), reverse=True)
    wanted = request.GET.get("mes", "")
    month: Month | None = next((one for one in months if str(one) == wanted), months[0] if months else None)
    latest = {one.submission_id: one for one in _versions(platform).filter(submission__month=month).order_by("number")}
    found = confirming.through(list(latest.values()), partners, content_store()) if month else []
    lines = [
        {
            "of": one,
            "name": one.version.submission.organisation.name_es,
            "state": state_of(one.said),
            "look": THROUGH["look"].format(name=one.version.submission.organisation.name_es),
        }
        for one in sorted(found, key=lambda one: one.version.submission.organisation.name_es)
    ]
    context = _page(request) | {"lines": lines, "month": str(month)}
    context["months"] = [(str(one), month_text(one)) for one in months]
    return render(request, "through_us/through_us.html", context)


@require_safe
@on_platform
def rows(request: HttpRequest, platform: Platform, version: UUID) -> HttpResponse:
    """The rows of a report that name the partner."""
    return _rows(request, platform, *_found(request, platform, version))


@require_POST
@on_platform
def say(request: HttpRequest, platform: Platform, version: UUID) -> HttpResponse:
    """Keep what the partner says of them."""
    this, partner = _found(request, platform, version)
    verdict, note = request.POST.get("verdict", ""), request.POST.get("note", "")
    try:
        actions.confirm(version=this, partner=partner, verdict=verdict, note=note, by=request.user)
    except NotDone as refusal:
        return _rows(request, platform, this, partner, refusal.text)
    leave(request, [Said("done", THROUGH["kept"])])
    return redirect("through_us_rows", platform=platform.code, version=this.pk)


@require_POST
@on_platform
def erase(request: HttpRequest, platform: Platform, confirmation: UUID) -> HttpResponse:
    """Take personal data out of a partner's note, and lead back to the page that showed it."""
    related = ("version__submission", "version__upload", "version__platform")
    this = confirming.Confirmation.objects.on(platform).filter(pk=confirmation).select_related(*related).first()
    if this is None:
        raise Http404
    try:
        actions.erase_confirmation(confirmation=this, reason=request.POST.get("reason", ""), by=request.user)
    except NotDone as refusal:
        leave(request, [Said("blocking", refusal.text)])
    else:
        leave(request, [Said("done", SAID["is_erased"])])
    return redirect(safe(request, request.POST.get("next", "")) or resolve_url("today", platform=platform.code))


def _rows(
    request: HttpRequest, platform: Platform, this: Version, partner: str, problem: Text | None = None
) -> HttpResponse:
    scopes, store = Scopes(platform), content_store()
    found = confirming.rows_through(this, partner, store)
    (one,) = confirming.through([this], [partner], store)
    lines = [_line(row, scopes) for row in found.head(_SHOWN).iter_rows(named=True)]
    context = _page(request) | {
        "version": this,
        "organisation": this.submission.organisation,
        "month": month_text(this.submission.month),
        "partner": scopes.name("partner", partner),
        "lines": lines,
        "shown": THROUGH["shown"].format(n=len(lines), all=found.height) if found.height > _SHOWN else None,
        "said_now": one.said,
        "state": state_of(one.said),
        "typed": request.POST if problem else {},
        "problem": problem,
    }
    return render(request, "through_us/rows.html", context, status=422 if problem else 200)


def _line(row: dict[str, Any], scopes: Scopes) -> dict[str, Any]:
    """What a row says, without what is free text beside the activity: who carries it out knows the activity."""
    sector, place = row["sector"], row["admin1"]
    return {
        "sector": scopes.name("sector", sector) if sector else Text(row["sector_text"] or ""),
        "place": scopes.name("place", place) if place else Text(row["admin1_text"] or ""),
        "activity": row["activity"],
        **{key: row[key] for key in ("output", "total", "new")},
    }


def _partners(request: HttpRequest) -> set[str]:
    """The implementing partners that whoever asks is of. Raises Refused where there is none."""
    here = str(request.platform.pk)
    held = {grant.partner for grant in asking(request).grants() if grant.platform == here and grant.partner}
    partners = {one for one in held if allows(asking(request), Permission.CONFIRM, Matter(here, partner=one))}
    if not partners:
        raise Refused(Permission.CONFIRM, Matter(here))
    return partners


def _versions(platform: Platform) -> Any:
    related = ("submission__organisation", "platform")
    return Version.objects.on(platform).filter(state__in=_SENT).select_related(*related)


def _found(request: HttpRequest, platform: Platform, version: UUID) -> tuple[Version, str]:
    """The version and the partner that it names. Raises Http404 where it names none of theirs."""
    partners = _partners(request)
    this = _versions(platform).filter(pk=version).first()
    named = confirming.through([this], partners, content_store()) if this else []
    if not named:
        raise Http404
    return this, named[0].partner


def _page(request: HttpRequest) -> dict[str, Any]:
    return {"section": "through_us", "words": THROUGH, "said": said_before(request)}
