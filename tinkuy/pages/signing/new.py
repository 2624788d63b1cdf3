"""A new release: prepared by the worker, looked at, signed by the worker as it was looked at."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render, resolve_url
from django.views.decorators.http import require_http_methods, require_safe

from tinkuy.access.permissions import Permission
from tinkuy.access.policy import Matter, require
from tinkuy.database.fields import uuid7
from tinkuy.languages import Text
from tinkuy.months import Month
from tinkuy.pages.components.platforms import may, on_platform
from tinkuy.pages.signing import making, preparing
from tinkuy.pages.signing.differing import differences
from tinkuy.pages.signing.listed import releases_of
from tinkuy.pages.signing.rights import may_see
from tinkuy.pages.signing.saying import day_on, months_of
from tinkuy.pages.signing.tasks import prepare, sign
from tinkuy.pages.signing.views import SECTION
from tinkuy.pages.signing.waiting import waited_for
from tinkuy.pages.signing.words import NEW, SIGNING, filled
from tinkuy.registries.in_force import year_in_force
from tinkuy.registries.installed_packs import platform_pack, year_pack
from tinkuy.registries.models import Platform
from tinkuy.releases import actions
from tinkuy.releases.gathering import seen, standing_of
from tinkuy.releases.models import Preparation, Release, Signing, Work
from tinkuy.releases.refusals import LookAgain, NothingStands, Refused
from tinkuy.releases.work import reason

LONGEST: Final = 2000  # characters of a note or a reason


@require_safe
@on_platform
def new(request: HttpRequest, platform: Platform) -> HttpResponse:
    """Have a release of the months asked for prepared, and lead to its page; where nothing stands, say so."""
    _require_preparing(request)
    asked = preparing.wanted(platform, request.GET)
    if asked is None:
        return render(request, "signing/new.html", SECTION | {"words": NEW, "nothing_stands": NothingStands().text})
    one = making.of_release(platform, asked, request.user, prepare.enqueue)
    typed = {"firma": request.GET["firma"]} if request.GET.get("firma") else {}
    query = f"?{urlencode(typed)}" if typed else ""
    return redirect(resolve_url("signing_prepared", platform.code, one.pk) + query)


@require_http_methods(["GET", "HEAD", "POST"])
@on_platform
def prepared(request: HttpRequest, platform: Platform, preparation: uuid.UUID) -> HttpResponse:
    """What a release would hold and change, once it is made; with a POST, ask to sign it. For htmx, only the steps."""
    _require_preparing(request)
    mine = Preparation.objects.on(platform).filter(kind=Preparation.Kind.RELEASE)
    one = get_object_or_404(mine, pk=preparation)
    if one.on_its_way:
        return _wait(request, one, NEW, SECTION | {"words": NEW})
    if request.htmx:
        return HttpResponse(status=204, headers={"HX-Refresh": "true"})
    if request.method == "POST" and one.state == Work.State.DONE:
        return _asked_to_sign(request, platform, one)
    return _shown(request, platform, one, _typed_before(request, platform))


@require_safe
@on_platform
def signing(request: HttpRequest, platform: Platform, signing: uuid.UUID) -> HttpResponse:
    """A release that was asked for: its steps, then the release itself, or why it was not signed. For htmx, only the steps."""
    _require_preparing(request)
    one = get_object_or_404(Signing.objects.on(platform), pk=signing)
    if one.on_its_way:
        return _wait(request, one, SIGNING, SECTION | {"words": SIGNING})
    if request.htmx:
        return HttpResponse(status=204, headers={"HX-Refresh": "true"})
    if one.release_id:
        return redirect(f"{resolve_url('signing_release', platform.code, one.release_id)}?hecho=firmada")
    context = {"words": SIGNING, "refusal": reason(one), "again": _again(platform, one)}
    return render(request, "signing/not_signed.html", SECTION | context)


def _require_preparing(request: HttpRequest) -> None:
    require(request.user, Permission.KEEP_MONTHS, Matter(str(request.platform.pk)))


def _wait(request: HttpRequest, one: Work, words: Mapping[str, Text], context: dict[str, Any]) -> HttpResponse:
    template = "signing/steps.html" if request.htmx else "signing/waiting.html"
    return render(request, template, context | {"title": words["title"]} | waited_for(one, request.get_full_path()))


def _again(platform: Platform, one: Signing) -> str:
    """Where it is prepared anew, with what was typed."""
    said = {"anio": one.year, "desde": str(one.first_month), "hasta": str(one.last_month), "firma": str(one.pk)}
    return f"{resolve_url('signing_new', platform.code)}?{urlencode(said)}"


def _typed_before(request: HttpRequest, platform: Platform) -> dict[str, Any]:
    """What the person typed when it was not signed."""
    try:
        id = uuid.UUID(request.GET.get("firma", ""))
    except ValueError:
        return {}
    one = Signing.objects.on(platform).filter(pk=id, by=request.user).first()
    return {"note": one.note, "why": one.why, "withdraws": one.withdraws} if one else {}


def _asked_to_sign(request: HttpRequest, platform: Platform, one: Preparation) -> HttpResponse:
    chosen = request.POST.getlist("withdraws")
    typed = {key: request.POST.get(key, "")[:LONGEST] for key in ("note", "why")}
    try:
        asked = actions.ask_to_sign(
            platform=platform,
            year=one.subject["year"],
            months=(Month.parse(one.subject["first"]), Month.parse(one.subject["last"])),
            seen=one.result["seen"],
            by=request.user,
            queue=sign.enqueue,
            withdraws=[old for old in releases_of(platform) if str(old.pk) in chosen],
            id=_id_of(request.POST.get("form", "")),
            **typed,
        )
    except Refused as refusal:
        return _shown(request, platform, one, typed | {"withdraws": chosen}, problem=refusal.text)
    return redirect("signing_signed", platform=platform.code, signing=asked.pk)


def _id_of(written: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(written)
    except ValueError:
        return None


def _wanted(platform: Platform, one: Preparation) -> preparing.Wanted | None:
    said = {"anio": one.subject["year"], "desde": one.subject["first"], "hasta": one.subject["last"]}
    return preparing.wanted(platform, said)


def _shown(
    request: HttpRequest, platform: Platform, one: Preparation, typed: dict[str, Any], *, problem: Text | None = None
) -> HttpResponse:
    asked = _wanted(platform, one)
    context = SECTION | {"words": NEW, "asked": asked, "problem": problem, "typed": typed, "nothing": reason(one)}
    context["nothing_stands"] = NothingStands().text
    if asked is not None:
        context |= {"years": [year_pack(year) for year in asked.years], "again": _prepare_again(platform, one, request)}
        if one.result is not None:
            context |= _looked_at(request, platform, asked, one, typed)
    return render(request, "signing/new.html", context, status=422 if problem else 200)


def _prepare_again(platform: Platform, one: Preparation, request: HttpRequest) -> str:
    said = {"anio": one.subject["year"], "desde": one.subject["first"], "hasta": one.subject["last"]}
    if request.GET.get("firma"):
        said["firma"] = request.GET["firma"]
    return f"{resolve_url('signing_new', platform.code)}?{urlencode(said)}"


def _looked_at(
    request: HttpRequest, platform: Platform, asked: preparing.Wanted, one: Preparation, typed: dict[str, Any]
) -> dict[str, Any]:
    """What was made, if it is still what stands."""
    stand = standing_of(platform, asked.year, asked.months)
    if seen(platform, asked.year, stand) != one.result["seen"]:
        return {"changed": LookAgain().text}
    chosen = typed.get("withdraws", ())
    context = preparing.what_goes_out(platform, asked, stand, one.result) | {
        "made": True,
        "form": uuid7(),
        "signs_as": filled(NEW["signs_as"], who=str(request.user)),
        "may_sign": may(request, Permission.RELEASE),
        "standing": [each | {"chosen": each["id"] in chosen} for each in preparing.may_be_withdrawn(platform)],
    }
    if one.result["against"] is None:
        return context
    last = Release.objects.on(platform).select_related("platform").get(pk=one.result["against"])
    said = {"day": day_on(last.at, platform), "months": months_of(last)}
    packs = year_in_force(asked.year, platform), platform_pack(platform.pack)
    difference = differences(one.result["difference"], *packs, may_see(request))
    difference["words"] |= {"before": NEW["published"], "after": NEW["this_one"]}
    against = filled(NEW["nothing_new" if difference["same"] else "against"], **said)
    return context | {"difference": difference, "against": against}
