"""Two releases side by side, and the effect of a late report on those that were signed: made by the worker, shown here."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from tinkuy.access.permissions import Permission
from tinkuy.ledger.models import Version
from tinkuy.pages.components.platforms import on_platform
from tinkuy.pages.signing import effect as effects
from tinkuy.pages.signing import making
from tinkuy.pages.signing.differing import differences
from tinkuy.pages.signing.listed import releases_of
from tinkuy.pages.signing.rights import may_read, may_see
from tinkuy.pages.signing.saying import moment_on, months_of
from tinkuy.pages.signing.tasks import prepare
from tinkuy.pages.signing.views import SECTION
from tinkuy.pages.signing.waiting import waited_for
from tinkuy.pages.signing.words import COMPARE, EFFECT, LIST, NEW, filled
from tinkuy.registries.models import Platform
from tinkuy.releases.models import Preparation, Release
from tinkuy.releases.opening import opened
from tinkuy.releases.refusals import OtherYears, Refused
from tinkuy.releases.work import reason


@require_safe
@on_platform(permission=Permission.READ_RELEASES)
def compare(request: HttpRequest, platform: Platform) -> HttpResponse:
    """Two releases side by side; without two, the form to choose them. For htmx, only the steps while it is made."""
    releases = {str(one.pk): one for one in releases_of(platform)}
    chosen = [releases.get(request.GET.get(key, "")) for key in ("antes", "despues")]
    context = SECTION | {
        "words": COMPARE,
        "list_words": LIST,
        "choices": [{"id": id, "name": filled(NEW["of_day"], day=moment_on(one.at, platform), months=months_of(one))} for id, one in releases.items()],
        "chosen": [str(one.pk) if one else "" for one in chosen],
    }  # fmt: skip
    if None in chosen or chosen[0] == chosen[1]:
        return render(request, "signing/compare.html", context | {"problem": COMPARE["pick_two"]})
    try:
        if chosen[0].year != chosen[1].year:
            raise OtherYears(chosen[0].year, chosen[1].year)
        return _compared(request, chosen[0], chosen[1], context)
    except Refused as refusal:
        return render(request, "signing/compare.html", context | {"problem": refusal.text}, status=422)


def _compared(request: HttpRequest, before: Release, after: Release, context: dict[str, Any]) -> HttpResponse:
    after_folder = opened(after)
    one = making.of_comparison(before, after, request.user, prepare.enqueue)
    if one.on_its_way:
        context |= {"on_its_way": True} | waited_for(one, request.get_full_path())
        return render(request, "signing/steps.html" if request.htmx else "signing/compare.html", context)
    if request.htmx:
        return HttpResponse(status=204, headers={"HX-Refresh": "true"})
    if refusal := reason(one):
        return render(request, "signing/compare.html", context | {"problem": refusal}, status=422)
    found = differences(one.result, after_folder.year, after_folder.platform, may_see(request))
    return render(request, "signing/compare.html", context | {"difference": found})


@require_safe
@on_platform(permission=Permission.READ_RELEASES)
def effect(request: HttpRequest, platform: Platform, version: uuid.UUID) -> HttpResponse:
    """What a version in review would do to the released figures; for htmx, only that, or the steps while it is made."""
    found = Version.objects.on(platform).select_related("platform", "submission__organisation")
    this = get_object_or_404(found, pk=version)
    if not may_read(request, this):
        raise Http404
    context = SECTION | {"effect_words": EFFECT, "version": this}
    try:
        context |= _effect_of(request, this)
    except Refused as refusal:
        context |= {"problem": refusal.text}
    template = "signing/effect.html" if request.htmx else "signing/effect_page.html"
    return render(request, template, context)


def _effect_of(request: HttpRequest, version: Version) -> dict[str, Any]:
    """The effect, or that it is on its way; nothing where the month is in no release that stands."""
    releases = effects.holding(version)
    if not releases:
        return {}
    one = _begun(request, version) or making.of_effect(version, releases, request.user, prepare.enqueue)
    if one.on_its_way:
        return {"on_its_way": True} | waited_for(one, f"{request.path}?de={one.pk}")
    if refusal := reason(one):
        return {"problem": refusal}
    return {"effect": effects.effect_shown(version, one.result)}


def _begun(request: HttpRequest, version: Version) -> Preparation | None:
    """What the page waits for already, so that it does not begin anew whenever somebody accepts something else."""
    try:
        id = uuid.UUID(request.GET.get("de", ""))
    except ValueError:
        return None
    mine = Preparation.objects.on(version.platform).filter(kind=Preparation.Kind.EFFECT)
    return mine.filter(pk=id, subject__version=str(version.pk)).first()
