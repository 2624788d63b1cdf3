"""The pages of releases: the list, one of them, preparing and signing a new one, comparing two, withdrawing."""

from __future__ import annotations

import uuid
from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render, resolve_url
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tinkuy.access.permissions import Permission
from tinkuy.access.policy import Matter, require
from tinkuy.languages import Text
from tinkuy.ledger.content import NotWhole
from tinkuy.ledger.models import Slice, Version
from tinkuy.pages.components.platforms import may, on_platform
from tinkuy.pages.dashboard.tasks import warm_release
from tinkuy.pages.signing import effect as effects
from tinkuy.pages.signing import one_release, preparing
from tinkuy.pages.signing.differing import MaySee, differences
from tinkuy.pages.signing.listed import lines, releases_of
from tinkuy.pages.signing.saying import day_on, moment_on, months_of
from tinkuy.pages.signing.words import COMPARE, EFFECT, LIST, NEW, RELEASE, STANDS, filled
from tinkuy.registries.installed_packs import year_pack
from tinkuy.registries.models import Organisation, Platform
from tinkuy.releases import actions
from tinkuy.releases.gathering import Gathered
from tinkuy.releases.models import Release
from tinkuy.releases.opening import opened
from tinkuy.releases.proposing import proposed
from tinkuy.releases.refusals import LookAgain, NothingStands, Refused

SECTION: Final = {"section": "signing", "states": STANDS}
LONGEST: Final = 2000  # characters of a note or a reason
_DONE: Final = {"firmada": NEW["signed"], "retirada": RELEASE["was_withdrawn"]}


@require_safe
@on_platform
def signing(request: HttpRequest, platform: Platform) -> HttpResponse:
    """The list of releases."""
    context = {"words": LIST, "lines": lines(platform), "may_prepare": may(request, Permission.KEEP_MONTHS)}
    return render(request, "signing/list.html", SECTION | context)


@require_safe
@on_platform
def one(request: HttpRequest, platform: Platform, release: uuid.UUID) -> HttpResponse:
    """One release and its manifest."""
    return _page_of(request, _found(platform, release), done=_DONE.get(request.GET.get("hecho", "")))


@require_POST
@on_platform
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
@on_platform
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
    try:
        context |= one_release.shown(release)
    except Refused as refusal:
        context |= {"damaged": refusal.text}
    return render(request, "signing/release.html", context | one_release.introduced(release) | said, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@on_platform
def new(request: HttpRequest, platform: Platform) -> HttpResponse:
    """What a release of now would hold and change; with a POST, sign it."""
    require(request.user, Permission.KEEP_MONTHS, Matter(str(platform.pk)))
    asked = preparing.wanted(platform, request.POST or request.GET)
    if asked is None:
        return _prepared(request, platform, None)
    if request.method != "POST":
        return _prepared(request, platform, asked)
    try:
        signed = _sign(request, platform, asked)
    except Refused as refusal:
        status = 409 if isinstance(refusal, LookAgain) else 422
        return _prepared(request, platform, asked, problem=refusal.text, typed=request.POST, status=status)
    warm_release.enqueue(str(signed.pk))  # so that nobody waits for the first look at its figures
    return redirect(f"{resolve_url('signing_release', platform.code, signed.pk)}?hecho=firmada")


def _sign(request: HttpRequest, platform: Platform, asked: preparing.Wanted) -> Release:
    chosen = request.POST.getlist("withdraws")
    withdraws = [one for one in releases_of(platform) if str(one.pk) in chosen]
    return actions.release(
        platform=platform,
        year=asked.year,
        months=asked.months,
        by=request.user,
        note=request.POST.get("note", "")[:LONGEST],
        withdraws=withdraws,
        why=request.POST.get("why", "")[:LONGEST],
        seen=request.POST.get("seen", ""),
    )


def _prepared(
    request: HttpRequest,
    platform: Platform,
    asked: preparing.Wanted | None,
    *,
    problem: Text | None = None,
    typed: Any = None,
    status: int = 200,
) -> HttpResponse:
    context = SECTION | {
        "words": NEW,
        "asked": asked,
        "problem": problem,
        "typed": typed,
        "nothing_stands": NothingStands().text,
    }
    if asked is not None:
        try:
            held = actions.look(platform, asked.year, asked.months)
            context |= _looked_at(request, platform, asked, held)
        except Refused as refusal:
            context |= {"nothing": refusal.text}
    return render(request, "signing/new.html", context, status=status)


def _looked_at(request: HttpRequest, platform: Platform, asked: preparing.Wanted, held: Gathered) -> dict[str, Any]:
    typed = request.POST.getlist("withdraws")
    context = preparing.what_goes_out(platform, asked, held) | {
        "seen": held.seen,
        "years": [year_pack(year) for year in asked.years],
        "signs_as": filled(NEW["signs_as"], who=str(request.user)),
        "may_sign": may(request, Permission.RELEASE),
        "standing": [one | {"chosen": one["id"] in typed} for one in preparing.may_be_withdrawn(platform)],
    }
    last = preparing.last_one(platform, held)
    if last is None:
        return context
    said = {"day": day_on(last.at, platform), "months": months_of(last)}
    difference = differences(opened(last), proposed(held), _may_see(request))
    difference["words"] |= {"before": NEW["published"], "after": NEW["this_one"]}
    against = filled(NEW["nothing_new" if difference["same"] else "against"], **said)
    return context | {"difference": difference, "against": against}


def _may_see(request: HttpRequest) -> MaySee:
    """Whose rows whoever asks may read, by the code of the organisation."""
    keys = dict(Organisation.objects.filter(scope=request.platform.scope).values_list("code", "pk"))
    everything = may(request, Permission.READ_ROWS)
    return lambda code: everything or (code in keys and may(request, Permission.READ_ROWS, organisation=keys[code]))


@require_safe
@on_platform
def compare(request: HttpRequest, platform: Platform) -> HttpResponse:
    """Two releases side by side; without two, the form to choose them."""
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
        found = differences(opened(chosen[0]), opened(chosen[1]), _may_see(request))
    except Refused as refusal:
        return render(request, "signing/compare.html", context | {"problem": refusal.text}, status=422)
    return render(request, "signing/compare.html", context | {"difference": found})


@require_safe
@on_platform
def effect(request: HttpRequest, platform: Platform, version: uuid.UUID) -> HttpResponse:
    """What a version in review would do to the released figures; for htmx, only that."""
    this = get_object_or_404(Version.objects.on(platform).select_related("submission__organisation"), pk=version)
    if not _may_read(request, this):
        raise Http404
    context = {"effect_words": EFFECT, "version": this}
    try:
        context |= {"effect": effects.effect_of(this)}
    except (Refused, NotWhole) as refusal:
        context |= {"problem": refusal.text}
    template = "signing/effect.html" if request.htmx else "signing/effect_page.html"
    return render(request, template, SECTION | context)


def _may_read(request: HttpRequest, version: Version) -> bool:
    """Whether whoever asks may read the version: all of it or one of its sectors."""
    slices = Slice.objects.on(version.platform).filter(version=version).values_list("sector", flat=True)
    organisation = version.submission.organisation_id
    return may(request, Permission.KEEP_MONTHS) or any(
        may(request, Permission.READ_DRAFTS, organisation=organisation, sector=sector or None)
        for sector in ("", *slices)
    )
