"""The public page of a response: its latest open release, or the one that the address names; why one is no longer there."""

from __future__ import annotations

import uuid
from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import http_date

from tinkuy.pages.components.speaking import spoken
from tinkuy.pages.public.reading import for_everyone, kept
from tinkuy.pages.public.shown import gone, page, signed
from tinkuy.pages.public.words import PAGE
from tinkuy.public.frozen import NotAsOpened
from tinkuy.public.models import PublicRelease
from tinkuy.public.opening import ever_opened, latest, open_platforms
from tinkuy.registries.installed_packs import platforms as packs
from tinkuy.registries.models import Platform
from tinkuy.releases.refusals import Refused

SECTION: Final = {"section": "public", "words": PAGE}
_GONE: Final = 410


@for_everyone
def responses(request: HttpRequest) -> HttpResponse:
    """The responses that have something public."""
    return render(request, "public/responses.html", SECTION | {"responses": open_platforms(), "kept": kept(request)})


@for_everyone
def response(request: HttpRequest, platform: str) -> HttpResponse:
    """The page of a response: its latest open release; what was open and is not any more is said."""
    this = _platform(request, platform)
    known = list(ever_opened(this))
    if not known:
        raise Http404
    row = latest(this)
    newest = known[0]
    context = {"gone": [] if newest.is_open else [gone(newest)]}
    if row is None:
        return render(request, "public/none.html", _said(request, this) | context)
    return _shown(request, row, context)


@for_everyone
def release(request: HttpRequest, platform: str, release: uuid.UUID) -> HttpResponse:
    """The page of one release, which is there for ever: if it is no longer public, it says why."""
    this = _platform(request, platform)
    row = ever_opened(this).filter(release_id=release).first()
    if row is None:
        raise Http404
    newest = latest(this)
    if not row.is_open:
        context = _said(request, this) | {"gone": [gone(row)], "latest": newest}
        return render(request, "public/none.html", context, status=_GONE)
    return _shown(request, row, {"latest": newest if newest and newest.pk != row.pk else None})


def _platform(request: HttpRequest, code: str) -> Platform:
    this = Platform.objects.filter(code=code, retired_on__isnull=True).first()
    if this is None:
        raise Http404
    request.platform = this
    return this


def _said(request: HttpRequest, platform: Platform) -> dict[str, Any]:
    pack = packs().get(platform.pack)
    return SECTION | {
        "about": pack.about if pack else None,
        "title": pack.title if pack else platform.name,
        "kept": kept(request),
    }


def _shown(request: HttpRequest, row: PublicRelease, context: dict[str, Any]) -> HttpResponse:
    try:
        drawn = page(row, spoken())
    except (Refused, NotAsOpened):
        return render(request, "public/none.html", _said(request, row.platform) | context, status=503)
    said = _said(request, row.platform) | {"row": row, "signed": signed(row)} | dict(drawn) | context
    response = render(request, "public/platform.html", said)
    response["Last-Modified"] = http_date(row.opened_at.timestamp())
    return response
