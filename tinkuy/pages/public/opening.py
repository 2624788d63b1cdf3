"""Where a coordinator sees what would be public, opens a release to everyone, and closes it."""

from __future__ import annotations

import uuid
from typing import Any, Final

import polars as pl
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render, resolve_url
from django.views.decorators.http import require_POST, require_safe

from tinkuy.access.permissions import Permission
from tinkuy.languages import LANGUAGES, Text, number
from tinkuy.pages.components.calendar_words import day_text
from tinkuy.pages.components.platforms import on_platform
from tinkuy.pages.components.speaking import spoken
from tinkuy.pages.figures.published import published
from tinkuy.pages.public.shown import page_of
from tinkuy.pages.public.words import OPENING, PAGE
from tinkuy.public.actions import close_to_public, open_to_public, proposed
from tinkuy.public.frozen import NotAsOpened
from tinkuy.public.models import PublicRelease
from tinkuy.public.opening import public_tables
from tinkuy.public.refusals import Refused as NotDone
from tinkuy.public.tables import SUPPRESSED
from tinkuy.registries.installed_packs import zone_of
from tinkuy.registries.models import Platform
from tinkuy.releases.models import Release
from tinkuy.releases.refusals import Refused as NotReadable

SECTION: Final = {"section": "signing", "words": PAGE, "opening": OPENING}
LONGEST: Final = 2000  # characters of a reason
_DONE: Final = {"abierta": OPENING["opened"], "cerrada": OPENING["closed"]}


@require_safe
@on_platform(permission=Permission.PUBLISH)
def preview(request: HttpRequest, platform: Platform, release: uuid.UUID) -> HttpResponse:
    """Exactly what is public, or would be."""
    return _page_of(request, _found(platform, release), done=_DONE.get(request.GET.get("hecho", "")))


@require_POST
@on_platform(permission=Permission.PUBLISH)
def open_(request: HttpRequest, platform: Platform, release: uuid.UUID) -> HttpResponse:
    """Open it to everyone."""
    this = _found(platform, release)
    try:
        open_to_public(release=this, by=request.user)
    except (NotDone, NotReadable) as refusal:
        return _page_of(request, this, status=422, problem=refusal.text)
    return redirect(f"{resolve_url('opening', platform.code, this.pk)}?hecho=abierta")


@require_POST
@on_platform(permission=Permission.PUBLISH)
def close(request: HttpRequest, platform: Platform, release: uuid.UUID) -> HttpResponse:
    """Close it to everyone, saying why."""
    this, why = _found(platform, release), request.POST.get("why", "")[:LONGEST]
    try:
        close_to_public(release=this, by=request.user, why=why)
    except NotDone as refusal:
        return _page_of(request, this, status=422, problem=refusal.text, why=why)
    return redirect(f"{resolve_url('opening', platform.code, this.pk)}?hecho=cerrada")


def _found(platform: Platform, id: uuid.UUID) -> Release:
    return get_object_or_404(Release.objects.on(platform).select_related("platform"), pk=id)


def _page_of(request: HttpRequest, release: Release, *, status: int = 200, **said: Any) -> HttpResponse:
    row = PublicRelease.objects.on(release.platform).select_related("release").filter(release=release).first()
    context: dict[str, Any] = SECTION | {"release": release, "row": row}
    if row and row.is_open:
        context["since"] = _in_all(OPENING["is_open"], day=_day(row))
    try:
        tables = public_tables(row) if row else proposed(release)
        context |= page_of(tables, published(release), spoken()) | _told(tables, release)
    except (NotReadable, NotDone) as refusal:
        context["problem"] = refusal.text
    except NotAsOpened:
        context["problem"] = PAGE["none_title"]
    return render(request, "public/opening.html", context | said, status=status)


def _told(tables: dict[str, pl.DataFrame], release: Release) -> dict[str, Any]:
    """How many numbers are not shown, and what rounding did to the total."""
    states = pl.concat([frame["state"] for frame in tables.values() if "state" in frame.columns])
    hidden = int((states == SUPPRESSED).sum())
    whole, public = published(release), tables["reached"]["upper"][0]
    (signed,) = whole.figure("people_reached", model="sum")["upper"].to_list()
    said = {"kept_back": _counted(OPENING["kept_back"], count=hidden, all=len(states))}
    return said | (
        {"difference": _counted(OPENING["difference"], signed=round(signed), public=public)} if public else {}
    )


def _counted(text: Text, **counts: int) -> Text:
    return Text(*(text.in_(code).format(**{key: number(n, code) for key, n in counts.items()}) for code in LANGUAGES))


def _in_all(text: Text, day: Text) -> Text:
    return Text(*(text.in_(code).format(day=day.in_(code)) for code in LANGUAGES))


def _day(row: PublicRelease) -> Text:
    return day_text(row.opened_at.astimezone(zone_of(row.platform)).date())
