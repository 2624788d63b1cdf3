"""The pages of releases: the list, one of them, verifying, withdrawing."""

from __future__ import annotations

import uuid
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render, resolve_url
from django.views.decorators.http import require_POST, require_safe

from tinkuy.access.permissions import Permission
from tinkuy.pages.components.platforms import may, on_platform
from tinkuy.pages.public.words import OPENING
from tinkuy.pages.signing import one_release
from tinkuy.pages.signing.listed import lines
from tinkuy.pages.signing.words import LIST, NEW, RELEASE, STANDS
from tinkuy.public.opening import is_open
from tinkuy.registries.models import Platform
from tinkuy.releases import actions
from tinkuy.releases.models import Release
from tinkuy.releases.refusals import Refused

SECTION: Final = {"section": "signing", "states": STANDS}
LONGEST: Final = 2000  # characters of a note or a reason
_DONE: Final = {"firmada": NEW["signed"], "retirada": RELEASE["was_withdrawn"]}


@require_safe
@on_platform(permission=Permission.READ_RELEASES)
def signing(request: HttpRequest, platform: Platform) -> HttpResponse:
    """The list of releases."""
    context = {"words": LIST, "lines": lines(platform), "may_prepare": may(request, Permission.KEEP_MONTHS)}
    return render(request, "signing/list.html", SECTION | context)


@require_safe
@on_platform(permission=Permission.READ_RELEASES)
def one(request: HttpRequest, platform: Platform, release: uuid.UUID) -> HttpResponse:
    """One release and its manifest."""
    return _page_of(request, _found(platform, release), done=_DONE.get(request.GET.get("hecho", "")))


@require_POST
@on_platform(permission=Permission.READ_RELEASES)
def verify(request: HttpRequest, platform: Platform, release: uuid.UUID) -> HttpResponse:
    """Read every byte of a release and say whether it is as it was signed; for htmx, only what was found."""
    this = _found(platform, release)
    try:
        said = {"verified": one_release.verified(this)}
    except Refused as refusal:
        said = {"changed": refusal.text}
    if request.htmx:
        return render(request, "signing/verified.html", {"words": RELEASE} | said)
    return _page_of(request, this, **said)


@require_POST
@on_platform(permission=Permission.READ_RELEASES)
def withdraw(request: HttpRequest, platform: Platform, release: uuid.UUID) -> HttpResponse:
    """Withdraw a release, with a reason."""
    this, why = _found(platform, release), request.POST.get("why", "")[:LONGEST]
    try:
        actions.withdraw(release=this, why=why, by=request.user)
    except Refused as refusal:
        return _page_of(request, _found(platform, release), status=422, problem=refusal.text, why=why)
    return redirect(f"{resolve_url('signing_release', platform.code, this.pk)}?hecho=retirada")


def _found(platform: Platform, id: uuid.UUID) -> Release:
    found = Release.objects.on(platform).select_related("platform", "signed_by", "withdrawn_by", "withdrawn_by_release")
    return get_object_or_404(found, pk=id)


def _page_of(request: HttpRequest, release: Release, *, status: int = 200, **said: Any) -> HttpResponse:
    context = SECTION | {"words": RELEASE, "list_words": LIST, "may_sign": may(request, Permission.RELEASE)}
    if may(request, Permission.PUBLISH):
        context |= {"may_publish": True, "opening": OPENING, "opened": is_open(release)}
    try:
        context |= one_release.shown(release)
    except Refused as refusal:
        context |= {"damaged": refusal.text}
    return render(request, "signing/release.html", context | one_release.introduced(release) | said, status=status)
