"""The results page: the latest release on one page, of the whole response, of a sector or of a place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tinkuy.access.permissions import Permission
from tinkuy.access.policy import Matter, Refused, allows
from tinkuy.access.roles import Role
from tinkuy.pages.components.platforms import asking, on_platform
from tinkuy.pages.components.speaking import spoken
from tinkuy.pages.dashboard.board import Board, asked
from tinkuy.pages.dashboard.words import WORDS as DASHBOARD
from tinkuy.pages.figures.asking import NotAsked
from tinkuy.pages.figures.citing import standing
from tinkuy.pages.figures.form import Choice
from tinkuy.pages.figures.published import Published, published
from tinkuy.pages.figures.saying import scope
from tinkuy.pages.results.one_page import one_page
from tinkuy.pages.results.words import WORDS
from tinkuy.publishing.names import Names
from tinkuy.registries.models import Platform
from tinkuy.releases.models import Release
from tinkuy.releases.refusals import Refused as NotReadable

SECTION: Final = {"section": "results", "words": WORDS}


@require_safe
@on_platform
def results(request: HttpRequest, platform: Platform) -> HttpResponse:
    """The page; without a release, a sentence that says so."""
    _require(request)
    row = Release.objects.on(platform).filter(withdrawn_at__isnull=True).first()
    if row is None:
        return render(request, "dashboard/none.html", SECTION | {"words": DASHBOARD})
    own = own_places(request)
    if own is not None and not own:
        return render(request, "results/refused.html", SECTION | {"text": WORDS["no_place_role"]}, status=403)
    try:
        release = published(row)
        said = _wanted(request, own)
        board = Board(release, asked(release, said), spoken(), lambda one: "")
        context = _shown(row, board, own)
    except NotReadable as refusal:
        return render(request, "results/refused.html", SECTION | {"text": refusal.text}, status=503)
    except NotAsked as refusal:
        return render(request, "results/refused.html", SECTION | {"text": refusal.text}, status=404)
    return render(request, "results/results.html", SECTION | context)


def _require(request: HttpRequest) -> None:
    """Raise Refused unless whoever asks sees results: of all, or of a place of theirs."""
    here = Matter(str(request.platform.pk))
    places = {grant.place for grant in asking(request).grants() if grant.platform == here.platform}
    if not any(allows(asking(request), Permission.READ_AGGREGATES, replace(here, place=place)) for place in places):
        raise Refused(Permission.READ_AGGREGATES, here)


def own_places(request: HttpRequest) -> frozenset[str] | None:
    """The places that whoever asks may see, where their roles are of places only; None where they may see all."""
    here = [grant for grant in asking(request).grants() if grant.platform == str(request.platform.pk)]
    if any(grant.role is not Role.REGIONAL_GOVERNMENT for grant in here):
        return None
    return frozenset(grant.place for grant in here if grant.place)


def _wanted(request: HttpRequest, own: frozenset[str] | None) -> dict[str, list[str]]:
    """A sector or a place, or neither; whose role is of places sees one of theirs, whatever the address says."""
    sector, place = (request.GET.get(name, "") for name in ("sector", "admin1"))
    if own is not None:
        place = place if place in own else min(own)
    return {"admin1": [place]} if place else {"sector": [sector]} if sector else {}


def _shown(row: Release, board: Board, own: frozenset[str] | None) -> dict[str, Any]:
    names, now = board.words.names, board.asked.parts
    return {
        "page": one_page(board),
        "scope": scope(board.asked, names, board.release.months, board.language),
        "standing": standing(row, board.release),
        "release": row,
        "departments_words": WORDS["departments"].in_(board.language).format(known=len(board.known_places)),
        "sectors": [] if own is not None else _choices(_codes(board.release, "sector"), "sector", names, now),
        "places": _choices(own if own is not None else board.known_places, "admin1", names, now),
        "own": own,
    }


def _codes(release: Published, dimension: str) -> list[str]:
    return [code for code in release.codes(dimension) if code]


def _choices(codes: Iterable[str], dimension: str, names: Names, now: dict[str, str]) -> list[Choice]:
    choices = (Choice(code, names.name(dimension, code), code == now.get(dimension)) for code in codes)
    return sorted(choices, key=lambda choice: choice.text)
