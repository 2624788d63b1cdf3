"""A plan year that is installed and that the platform does not work with yet: what it would change, and beginning to use it."""

from __future__ import annotations

from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from tinkuy.access.permissions import Permission
from tinkuy.access.policy import Matter, require
from tinkuy.languages import Text
from tinkuy.ledger.models import Version
from tinkuy.packs.schema import YearPack
from tinkuy.pages.components.flash import Said, leave
from tinkuy.pages.components.platforms import on_platform
from tinkuy.pages.lists import words
from tinkuy.pages.lists.code_lists import OF_A_YEAR
from tinkuy.registries import actions
from tinkuy.registries.installed_packs import platform_pack, years
from tinkuy.registries.loading import NotLoaded, years_for
from tinkuy.registries.models import Platform
from tinkuy.registries.years_compared import COLUMNS, ListChange, compared

_KEYS: Final = ("indicators", "sectors", "organisations", *(key for key in OF_A_YEAR if key not in ("indicators", "sectors")))  # fmt: skip
_AT_MOST: Final = 60  # entries of a kind that the page lists; a list has pages of its own
_KINDS: Final = ("other", "renamed", "new", "retired")  # those that people have to know first


def years_of(platform: Platform) -> list[YearPack]:
    """The years that give this platform its codes, the latest first."""
    return years_for(platform_pack(platform.pack), list(years().values()))


def used_by(platform: Platform) -> set[str]:
    """The years that the platform works with: those it began to use, and those of its reports."""
    reported = Version.objects.on(platform).order_by().values_list("year", flat=True).distinct()
    return {one.year for one in actions.in_use(platform)} | set(reported)


def not_used(platform: Platform) -> list[YearPack]:
    """The years that it could work with and does not yet, the earliest first."""
    used = used_by(platform)
    return [one for one in reversed(years_of(platform)) if one.id not in used]


@require_http_methods(["GET", "HEAD", "POST"])
@on_platform
def year(request: HttpRequest, platform: Platform, pack: str) -> HttpResponse:
    """What a year would change; beginning to use it, which may be asked again and changes nothing the second time."""
    require(request.user, Permission.KEEP_LISTS, Matter(str(platform.pk)))
    this = next((one for one in years_of(platform) if one.id == pack), None)
    if this is None:
        raise Http404
    problem = None
    if request.method == "POST":
        try:
            began = actions.use_year(platform=platform, pack=this, by=request.user)
        except NotLoaded as refusal:
            problem = refusal.text
        else:
            leave(request, [Said("done", words.YEARS["began" if began else "used_already"].format(year=_named(this)))])
            return redirect("lists", platform=platform.code)
    return _page(request, platform, this, problem)


def _page(request: HttpRequest, platform: Platform, this: YearPack, problem: Text | None) -> HttpResponse:
    used = used_by(platform)
    before = next((one for one in years_of(platform) if one.id in used and one.id != this.id), None)
    changes = compared(before, this, _KEYS) if before else ()
    context = {
        "section": "lists",
        "words": words.YEARS,
        "list_words": words.LIST,
        "year": this,
        "before": before,
        "against": words.YEARS["against"].format(year=_named(before)) if before else words.YEARS["first"],
        "in_use": this.id in used,
        "changes": [_shown(one) for one in changes if one.known and not one.same],
        "same": [_name(one.key) for one in changes if one.same],
        "unknown": [_name(one.key) for one in changes if not one.known],
        "kinds": words.YEAR_KINDS,
        "problem": problem,
    }
    return render(request, "lists/year.html", context, status=422 if problem else 200)


def _shown(change: ListChange) -> dict[str, Any]:
    """One list with what changes in it, the first of each kind in full."""
    parts = []
    for kind in _KINDS:
        found = getattr(change, kind)
        if found:
            pairs = [one if isinstance(one, tuple) else (one, None) for one in found[:_AT_MOST]]
            more = words.YEARS["more"].format(n=len(found) - _AT_MOST) if len(found) > _AT_MOST else None
            parts.append({"kind": kind, "word": words.YEAR_KINDS[kind], "n": len(found), "pairs": pairs, "more": more})
    return {"key": change.key, "name": _name(change.key), "parts": parts}


def _name(key: str) -> Text:
    return words.YEARS["columns"] if key == COLUMNS else words.LISTS.get(key, words.INDEX["organisations"])


def _named(pack: YearPack) -> Text:
    return pack.title
