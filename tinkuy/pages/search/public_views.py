"""Search for everyone: over the public table of who works on what and where, without people, months or contacts."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from tinkuy.pages.components.speaking import spoken
from tinkuy.pages.figures.published import Published, published
from tinkuy.pages.figures.saying import in_months
from tinkuy.pages.key_figures.public_views import on_public
from tinkuy.pages.search import answering, known
from tinkuy.pages.search.shown import Speaker
from tinkuy.pages.search.understanding import LONGEST, SECTOR, Lexicon, understand
from tinkuy.pages.search.views import answered, understood, who_is_there
from tinkuy.pages.search.words import WORDS
from tinkuy.public.frozen import NotAsOpened
from tinkuy.public.models import PublicRelease
from tinkuy.public.opening import public_tables
from tinkuy.public.tables import FAMILY, PROTECTION
from tinkuy.registries.models import Platform
from tinkuy.releases.refusals import Refused as NotReadable

_SECTION: Final = {"section": "public_search", "words": WORDS}


@on_public
def search(request: HttpRequest, platform: Platform, row: PublicRelease | None) -> HttpResponse:
    """The answer of the newest public release."""
    question = request.GET.get("q", "")[:LONGEST]
    context: dict[str, Any] = _SECTION | {"q": question, "live": False}
    if row is None:
        return answered(request, context | {"none": WORDS["none_public"]}, status=404)
    try:
        context |= _answer(platform, row, question)
    except (NotReadable, NotAsOpened):
        return answered(request, context | {"none": WORDS["none_public"]}, status=503)
    return answered(request, context)


def _answer(platform: Platform, row: PublicRelease, question: str) -> dict[str, Any]:
    release, table = published(row.release), public_tables(row)["presence"]
    speaker = Speaker(spoken(), release.names(spoken()), no_place="no_place")
    asked = understand(question, _lexicon(release))
    said = understood(asked, _names(release), speaker)
    if asked.parts or asked.when:
        said |= who_is_there(answering.present(table, asked), asked, speaker, ({}, []))
    months = in_months([code for code in (str(row.release.first_month), str(row.release.last_month)) if code], spoken())
    note = "public_months" if asked.when else "public_note" if PROTECTION in asked.codes(SECTOR) else ""
    return said | {
        "note": speaker.say(note, months=months) if note else "",
        "table_href": reverse("downloads", kwargs={"platform": platform.code}),
    }


@lru_cache(maxsize=4)
def _lexicon(release: Published) -> Lexicon:
    """The areas of protection are one: which of them somebody works on is not public."""
    whole = known.lexicon(release)
    names = {name: (kind, _public(kind, code)) for name, (kind, code) in whole.names.items()}
    return Lexicon(names, whole.months, whole.near)


@lru_cache(maxsize=4)
def _names(release: Published) -> tuple[known.Name, ...]:
    """Sectors, places and organisations; indicators have no public figures."""
    return tuple(
        known.Name(one.kind, _public(one.kind, one.code), one.folded)
        for one in known.names(release)
        if one.kind != known.INDICATOR
    )


def _public(kind: str, code: str) -> str:
    return PROTECTION if kind == SECTOR and code in FAMILY else code
