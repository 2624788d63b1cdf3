"""The pages of contacts: the directory, its mailing list, and one's own card."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import polars as pl
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_safe

from tinkuy.access.permissions import Permission
from tinkuy.access.policy import Matter, require
from tinkuy.access.roles import NAMES
from tinkuy.groups.actions import write_card
from tinkuy.groups.models import ContactCard
from tinkuy.groups.refusals import NotGrouped
from tinkuy.groups.scopes import groups_of
from tinkuy.languages import Text
from tinkuy.pages.components.flash import Said, leave
from tinkuy.pages.components.flash import take as said_before
from tinkuy.pages.components.platforms import asking, on_platform
from tinkuy.pages.components.speaking import spoken
from tinkuy.pages.groups.reach import Wanted, addresses, contacts, lines, mailto
from tinkuy.pages.groups.words import CARD, CONTACTS, GROUPS
from tinkuy.publishing.csv_safe import write_csv
from tinkuy.registries.installed_packs import platform_pack, years
from tinkuy.registries.models import Platform


@require_safe
@on_platform
def directory(request: HttpRequest, platform: Platform) -> HttpResponse:
    """Whoever works on the platform, searched, and their addresses to write to."""
    only_members(request, platform)
    wanted = Wanted.from_query(request.GET)
    found = contacts(platform, wanted)
    context = {
        "section": "groups",
        "words": CONTACTS,
        "groups_word": GROUPS["title"],
        "wanted": wanted,
        "found": found,
        "count": CONTACTS["found"].format(n=len(found)) if len(found) != 1 else CONTACTS["found_one"],
        "addresses": ", ".join(addresses(found)),
        "mailto": mailto(found),
        "groups": groups_of(platform),
        "roles": [(role.value, name) for role, name in NAMES.items()],
        "sectors": sectors_of(),
        "places": places_of(platform),
        "said": said_before(request),
    }
    return render(request, "groups/directory.html", context)


@require_safe
@on_platform
def mailing_list(request: HttpRequest, platform: Platform) -> HttpResponse:
    """The people found, as CSV."""
    only_members(request, platform)
    language = spoken()
    keys = ("name", "organisation", "position", "role", "email", "phone")
    found = lines(contacts(platform, Wanted.from_query(request.GET)), language)
    table = pl.DataFrame(found, schema=dict.fromkeys(keys, pl.String))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "contacts.csv"
        write_csv(table.rename({key: CONTACTS[key].in_(language) for key in keys}), path)
        answer = HttpResponse(path.read_bytes(), content_type="text/csv; charset=utf-8")
    answer.headers["Content-Disposition"] = content_disposition_header(True, f"{platform.code}_contactos.csv")
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
@on_platform
def card(request: HttpRequest, platform: Platform) -> HttpResponse:
    """What others see of oneself in the directory."""
    only_members(request, platform)
    problem = None
    typed: dict[str, Any] = {
        "position": request.POST.get("position", ""),
        "phone": request.POST.get("phone", ""),
        "phone_hidden": "phone_hidden" in request.POST,
    }
    if request.method == "POST":
        try:
            write_card(platform=platform, by=request.user, **typed)
        except NotGrouped as refusal:
            problem = refusal.text
        else:
            leave(request, [Said("done", CARD["saved"])])
            return redirect("directory", platform=platform.code)
    held = ContactCard.objects.on(platform).filter(person=request.user).first()
    shown = typed if request.method == "POST" or held is None else held
    context = {"section": "groups", "words": CARD, "contacts": CONTACTS, "card": shown, "problem": problem}
    return render(request, "groups/card.html", context | {"group_words": GROUPS}, status=422 if problem else 200)


def only_members(request: HttpRequest, platform: Platform) -> None:
    """Raise Refused for who only looks on."""
    require(asking(request), Permission.READ_CONTACTS, Matter(str(platform.pk)))


def sectors_of() -> list[tuple[str, Text]]:
    """The sectors of every installed year, by name."""
    known: dict[str, Text] = {}
    for pack in years().values():
        known = {entry.code: entry.text for entry in pack.lists["sectors"].entries} | known
    return sorted(known.items(), key=lambda one: one[1].in_(spoken()))


def places_of(platform: Platform) -> list[tuple[str, Text]]:
    """The first level of places below the country, by name."""
    entries = platform_pack(platform.pack).places.entries
    found = [(one.code, one.text) for one in entries if one.attributes.get("level") == "admin1"]
    return sorted(found, key=lambda one: one[1].in_(spoken()))
