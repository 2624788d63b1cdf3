"""The page of an organisation's own history."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from tinkuy.access.permissions import Permission
from tinkuy.access.policy import Matter, Refused, require
from tinkuy.languages import LANGUAGES, Text
from tinkuy.ledger.models import Slice
from tinkuy.pages.components.calendar_words import month_text
from tinkuy.pages.components.platforms import asking, on_platform
from tinkuy.pages.components.speaking import spoken
from tinkuy.pages.own_history.history import history
from tinkuy.pages.own_history.words import HISTORY
from tinkuy.pages.uploads.visible import organisations_of
from tinkuy.publishing.names import Names
from tinkuy.registries.installed_packs import platform_pack, year_pack
from tinkuy.registries.models import Organisation, Platform


@require_safe
@on_platform
def own_history(request: HttpRequest, platform: Platform) -> HttpResponse:
    """The history of the first organisation that whoever asks reports for."""
    mine = organisations_of(request)
    if not mine:
        raise Refused(Permission.UPLOAD, Matter(str(platform.pk)))
    return redirect("own_history_of", platform=platform.code, organisation=mine[0].code)


@require_safe
@on_platform
def of_organisation(request: HttpRequest, platform: Platform, organisation: str) -> HttpResponse:
    """One organisation's history, for whoever reports for it and for who manages information."""
    whose = Organisation.objects.filter(scope=platform.scope, code=organisation).first()
    if whose is None:
        raise Http404
    require(asking(request), Permission.UPLOAD, Matter(str(platform.pk), str(whose.pk)))
    told = history(platform, whose, spoken())
    context = {
        "section": "own_history",
        "words": HISTORY,
        "organisation": whose,
        "mine": organisations_of(request),
        "told": told,
        "asked": [_asked(one) for one in told["asked"]] if told else [],
    }
    for line in told["lines"] if told else ():
        line["right_text"] = _right(line["right"]) if line["right"] else None
    return render(request, "own_history/history.html", context)


def _right(right: dict[str, int]) -> Text:
    return Text(*(HISTORY["right_of"].in_(code).format(**right) for code in LANGUAGES))


def _asked(one: Slice) -> dict[str, object]:
    names = Names(year_pack(one.version.year), platform_pack(one.platform.pack), spoken())
    sector = names.name("sector", one.sector) if one.sector else "-"
    return {"slice": one, "sector": sector, "month": month_text(one.version.submission.month)}
