"""The page of search on a platform: a question, what was understood of it, and who is there."""

from __future__ import annotations

from typing import Any, Final

import polars as pl
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tinkuy.access.permissions import Permission
from tinkuy.languages import number
from tinkuy.pages.components.platforms import asking, may, on_platform
from tinkuy.pages.components.speaking import spoken
from tinkuy.pages.figures.asking import Asked
from tinkuy.pages.figures.behind import sight
from tinkuy.pages.figures.citing import standing
from tinkuy.pages.figures.published import Published, published
from tinkuy.pages.figures.views import address
from tinkuy.pages.key_figures.views import to_public
from tinkuy.pages.search import answering, known
from tinkuy.pages.search.people import whom_to_ask
from tinkuy.pages.search.shown import Speaker, chips, figures, lines, others, parts_of, told_activities
from tinkuy.pages.search.understanding import LONGEST, ORGANISATION, SECTOR, Understood, understand
from tinkuy.pages.search.words import WORDS
from tinkuy.registries.models import Platform
from tinkuy.releases.models import Release
from tinkuy.releases.refusals import Refused as NotReadable

SECTION: Final = {"section": "search", "words": WORDS}


@require_safe
@on_platform
def search(request: HttpRequest, platform: Platform) -> HttpResponse:
    """The answer of the latest release that stands. Who sees no small numbers: to the public search."""
    if not may(request, Permission.READ_RELEASES):
        return to_public("public_search", platform)
    question = request.GET.get("q", "")[:LONGEST]
    context: dict[str, Any] = SECTION | {"q": question, "live": True}
    row = Release.objects.on(platform).filter(withdrawn_at__isnull=True).select_related("platform", "signed_by").first()
    if row is None:
        return answered(request, context | {"none": WORDS["none"]})
    try:
        release = published(row)
        context |= {"standing": standing(row, release)} | _answer(request, platform, row, release, question)
    except NotReadable as refusal:
        return answered(request, context | {"none": refusal.text}, status=503)
    return answered(request, context)


def answered(request: HttpRequest, context: dict[str, Any], status: int = 200) -> HttpResponse:
    """The whole page, or the answer alone while somebody types."""
    template = "search/answer.html" if request.htmx else "search/search.html"
    response = render(request, template, context, status=status)
    response.headers["Vary"] = "HX-Request, Accept-Language, Cookie"
    return response


def _answer(
    request: HttpRequest, platform: Platform, row: Release, release: Published, question: str
) -> dict[str, Any]:
    language = spoken()
    speaker = Speaker(language, release.names(language), lambda asked: address(row, asked))
    asked = understand(question, known.lexicon(release))
    said = understood(asked, known.names(release), speaker)
    if asked.parts or asked.when:
        found = answering.present(known.presence(release), asked)
        said |= who_is_there(found, asked, speaker, _people(request, platform, found, asked))
    if asked.rest:
        said["activities"] = told_activities(answering.activities(_seen(request, platform, release), asked), speaker)
    return said | {
        "figures": figures(asked, speaker, release.usual_model),
        "all_presence": address(row, Asked("presence", parts=parts_of(asked))),
    }


def understood(asked: Understood, names: tuple[known.Name, ...], speaker: Speaker) -> dict[str, Any]:
    """What was understood, and what else is called so."""
    rest = ", ".join(asked.words[n] for n in asked.left)
    return {
        "asked": asked,
        "chips": chips(asked, speaker),
        "rest": rest,
        "left": speaker.say("left" if speaker.address else "left_public", words=rest),
        "others": others(answering.named(names, asked.rest), asked, speaker),
        "activities": [],
    }


def who_is_there(found: list[answering.Present], asked: Understood, speaker: Speaker, people: Any) -> dict[str, Any]:
    """The organisations that are present, and how many they are."""
    of, leads = people
    count = WORDS["found_one"] if len(found) == 1 else WORDS["found"].format(n=number(len(found), speaker.language))
    absent = asked.when is not None and asked.when.said == "absent"
    return {
        "present": lines(found, asked, speaker, of),
        "count": count if found else WORDS["no_month_rows"] if absent else WORDS["nobody"],
        "more": WORDS["and_more"].format(n=len(found) - answering.MOST) if len(found) > answering.MOST else "",
        "leads": leads,
        "with_contacts": bool(of),
    }


def _people(request: HttpRequest, platform: Platform, found: list[answering.Present], asked: Understood) -> Any:
    if not may(request, Permission.READ_CONTACTS):
        return {}, []
    shown = [one.organisation for one in found[: answering.MOST]]
    return whom_to_ask(platform, [*shown, *asked.codes(ORGANISATION)], asked.codes(SECTOR))


def _seen(request: HttpRequest, platform: Platform, release: Published) -> pl.DataFrame:
    """The activities of the rows that whoever asks may read."""
    table, allowed = known.activities(release), sight(asking(request), platform)
    if allowed.everything:
        return table
    whose = pl.col("organisation").is_in(sorted(allowed.organisations))
    led = pl.col("sector").is_in(sorted(allowed.sectors))
    return table.filter(whose.fill_null(value=False) | led.fill_null(value=False))
