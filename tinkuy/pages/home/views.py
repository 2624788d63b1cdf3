"""The home page, and what it says to machines that read sites."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tinkuy.pages.components.speaking import spoken
from tinkuy.pages.home.words import HOME
from tinkuy.pages.public.reading import for_everyone, kept
from tinkuy.pages.public.shown import page, signed
from tinkuy.pages.public.words import PAGE
from tinkuy.public.frozen import NotAsOpened
from tinkuy.public.opening import latest, open_platforms
from tinkuy.registries.installed_packs import platforms
from tinkuy.releases.refusals import Refused


@for_everyone
def home(request: HttpRequest) -> HttpResponse:
    """What Tinkuy is, what the responses reached that are open to everyone, and the one thing to do next."""
    context = {"words": HOME, "public": PAGE, "responses": _responses(), "kept": kept(request)}
    return render(request, "home/home.html", context)


def _responses() -> list[dict[str, Any]]:
    """Each open response: what it is called, its key figures, when they were signed; one that cannot be read is left out."""
    found = []
    for platform in open_platforms():
        row = latest(platform)
        if row is None:  # closed a moment ago
            continue
        with suppress(Refused, NotAsOpened):
            drawn = page(row, spoken())
            pack = platforms().get(platform.pack)
            title = pack.title if pack else platform.name
            about = pack.about if pack else None
            found.append(
                {
                    "code": platform.code,
                    "title": title,
                    "about": about,
                    "headline": drawn["headline"],
                    "signed": signed(row),
                }
            )
    return found


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Checks of files are nobody else's."""
    return HttpResponse("User-agent: *\nDisallow: /revisar/\n", content_type="text/plain")
