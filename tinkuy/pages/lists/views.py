"""The pages of lists: which there are, one of them, the organisations, one of these, and what keeps the lists."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tinkuy.access.permissions import Permission
from tinkuy.access.policy import Matter, require
from tinkuy.languages import Text
from tinkuy.packs.schema import PlatformPack, YearPack
from tinkuy.pages.components.calendar_words import day_text
from tinkuy.pages.components.finding_list import counted
from tinkuy.pages.components.flash import Said, leave
from tinkuy.pages.components.flash import take as said_before
from tinkuy.pages.components.platforms import may, on_platform
from tinkuy.pages.lists import organisations as shown
from tinkuy.pages.lists import words
from tinkuy.pages.lists.code_lists import Page, lines_of, lists_of, page_of
from tinkuy.pages.lists.merges_shown import merged_entries, undo_of
from tinkuy.pages.lists.years import not_used, used_by, years_of
from tinkuy.registries import actions
from tinkuy.registries.entries import MERGED_LISTS
from tinkuy.registries.installed_packs import platform_pack
from tinkuy.registries.merging import NotListed
from tinkuy.registries.models import Organisation, OrganisationAlias, Platform
from tinkuy.registries.naming import current


@require_safe
@on_platform
def lists(request: HttpRequest, platform: Platform) -> HttpResponse:
    """Which lists there are."""
    packs = years_of(platform)
    used = used_by(platform) & {one.id for one in packs} or {_fullest(packs).id}
    groups = [_group(one) for one in packs if one.id in used] + [_group(platform_pack(platform.pack))]
    others = [_group(one) for one in packs if one.id not in used]
    context = page_context(request) | {"words": words.INDEX, "groups": groups, "others": others}
    context |= {"members": _members(platform), "said": said_before(request), "year_words": words.YEARS}
    context |= {"not_used": not_used(platform) if context["keeps"] else ()}
    return render(request, "lists/index.html", context)


@require_safe
@on_platform
def code_list(request: HttpRequest, platform: Platform, pack: str, key: str) -> HttpResponse:
    """One list, searched and paged."""
    packs: dict[str, YearPack | PlatformPack] = {one.id: one for one in years_of(platform)}
    packs[platform.pack] = platform_pack(platform.pack)
    found = [codes for codes in lists_of(packs[pack]) if codes.key == key] if pack in packs else []
    if not found:
        raise Http404
    wanted = request.GET.get("q", "").strip()[:200]
    lines = lines_of(found[0], packs[pack], years_of(platform), wanted)
    context = page_context(request) | _searched(page_of(lines, request.GET.get("pagina", "1")), {"q": wanted})
    context |= {
        "words": words.CODES,
        "codes": _named(found[0], packs[pack]),
        "of": packs[pack],
        "details": words.DETAILS,
        "entry_words": words.ENTRY,
        "undo_words": words.UNDO,
        "may_merge": key in MERGED_LISTS and may(request, Permission.KEEP_LISTS),
        "merged": merged_entries(platform, found[0], pack),
        "said": said_before(request),
    }
    return render(request, "lists/_codes.html" if request.htmx else "lists/code_list.html", context)


@require_safe
@on_platform
def organisations(request: HttpRequest, platform: Platform) -> HttpResponse:
    """The organisations, searched and paged."""
    wanted = request.GET.get("q", "").strip()[:200]
    which = request.GET.get("ver", "")
    which = which if which in words.SHOWN else shown.MEMBERS
    lines = shown.listed(platform, years_of(platform), wanted, which)
    asked = {"q": wanted, "ver": which if which != shown.MEMBERS else ""}
    context = page_context(request) | _searched(page_of(lines, request.GET.get("pagina", "1")), asked)
    context |= {"words": words.ORGANISATIONS, "which": which, "choices": words.SHOWN.items()}
    return render(request, "lists/_organisations.html" if request.htmx else "lists/organisations.html", context)


@require_safe
@on_platform
def organisation(request: HttpRequest, platform: Platform, code: str) -> HttpResponse:
    """One organisation, with its other names and what was done to it."""
    return organisation_page(request, platform, organisation_or_404(platform, code))


@require_POST
@on_platform
def add_name(request: HttpRequest, platform: Platform, code: str) -> HttpResponse:
    """Have one more name understood as it."""
    one, typed = organisation_or_404(platform, code), request.POST.get("name", "")
    try:
        alias = actions.add_alias(platform=platform, organisation=one, name=typed, by=request.user)
    except NotListed as refusal:
        return organisation_page(request, platform, one, {"problem": refusal.text, "typed": typed})
    leave(request, [Said("done", words.ORGANISATION["name_added"].format(name=alias.name))])
    return redirect("lists_organisation", platform=platform.code, code=one.code)


@require_POST
@on_platform
def remove_name(request: HttpRequest, platform: Platform, code: str, name: int) -> HttpResponse:
    """Take back a name that somebody added."""
    one = organisation_or_404(platform, code)
    alias = OrganisationAlias.objects.filter(organisation=one, pk=name).first()
    if alias is not None:
        try:
            actions.remove_alias(platform=platform, alias=alias, packs=years_of(platform), by=request.user)
        except NotListed as refusal:
            return organisation_page(request, platform, one, {"problem": refusal.text})
        leave(request, [Said("done", words.ORGANISATION["name_removed"].format(name=alias.name))])
    return redirect("lists_organisation", platform=platform.code, code=one.code)


@require_http_methods(["GET", "HEAD", "POST"])
@on_platform
def new_organisation(request: HttpRequest, platform: Platform) -> HttpResponse:
    """Register an organisation that no list has."""
    require(request.user, Permission.KEEP_LISTS, Matter(str(platform.pk)))
    typed = {key: request.POST.get(key, "").strip() for key in ("name", "acronym", "type")}
    problem = None
    types = shown.types_of(years_of(platform))
    if request.method == "POST":
        try:
            if typed["type"] not in types:
                raise NotListed("no_type")
            made = actions.add_organisation(platform=platform, **typed, by=request.user)
        except NotListed as refusal:
            problem = refusal.text
        else:
            leave(request, [Said("done", words.NEW["done"].format(code=made.code))])
            return redirect("lists_organisation", platform=platform.code, code=made.code)
    context = page_context(request) | {"words": words.NEW, "typed": typed, "problem": problem, "types": types.items()}
    return render(request, "lists/new.html", context, status=422 if problem else 200)


def organisation_page(request: HttpRequest, platform: Platform, one: Organisation, said: Any = None) -> HttpResponse:
    """The page of one organisation, with what somebody typed and why it was refused (`said`)."""
    packs = years_of(platform)
    history = [
        {"text": words.DONE[done.verb].format(name=done.name, code=done.code), "done": done, "day": _day(done.at)}
        for done in shown.history(platform, one)
    ]
    context = page_context(request) | {
        "words": words.ORGANISATION,
        "one": one,
        "type": shown.types_of(packs).get(one.type, Text(one.type)),
        "now": current(one) if one.merged_into_id else None,
        "undo_words": words.UNDO,
        "undo": undo_of(one),
        "names": shown.other_names(one, packs),
        "joined": Organisation.objects.filter(merged_into=one).order_by("code"),
        "history": history,
        "said": said_before(request),
    }
    problem = (said or {}).get("problem")
    return render(request, "lists/organisation.html", context | (said or {}), status=422 if problem else 200)


def page_context(request: HttpRequest) -> dict[str, Any]:
    """What every page of lists says."""
    keeps = may(request, Permission.KEEP_LISTS)
    return {"section": "lists", "platform": request.platform, "keeps": keeps, "list_words": words.LIST}


def _searched(page: Page, asked: dict[str, str]) -> dict[str, Any]:
    """A page of what was found, with the addresses of those beside it."""
    said = {name: value for name, value in asked.items() if value}

    def address(number: int) -> str:
        return "?" + urlencode({**said, "pagina": number})

    return {
        "page": page,
        "wanted": asked["q"],
        "found": counted(words.LIST["found_one" if page.found == 1 else "found"], n=page.found),
        "before": address(page.number - 1) if page.number > 1 else "",
        "after": address(page.number + 1) if page.number < page.pages else "",
    }


def organisation_or_404(platform: Platform, code: str) -> Organisation:
    """The organisation of a code. Raises Http404."""
    one = Organisation.objects.filter(scope=platform.scope, code=code).first()
    if one is None:
        raise Http404
    return one


def _group(pack: YearPack | PlatformPack) -> dict[str, Any]:
    """The lists of a pack; those that nobody has apart."""
    named = [_named(codes, pack) for codes in lists_of(pack)]
    return {"pack": pack, "lists": named, "unknown": [one for one in named if not one["known"]]}


def _fullest(packs: list[YearPack]) -> YearPack:
    """The year of which most lists are known: what a platform without reports looks at first."""
    return max(packs, key=lambda pack: sum(codes.known for codes in lists_of(pack)))


def _named(codes: Any, pack: YearPack | PlatformPack) -> dict[str, Any]:
    return {"key": codes.key, "name": words.LISTS[codes.key], "known": codes.known, "codes": codes, "pack": pack.id}


def _members(platform: Platform) -> int:
    return sum(one.member for one in shown.listed(platform, years_of(platform), "", shown.MEMBERS))


def _day(at: Any) -> Text:
    return day_text(timezone.localdate(at), year=True)
