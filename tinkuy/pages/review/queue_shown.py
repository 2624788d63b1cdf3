"""The queue as its page shows it: one page of its lines, the filters there are, and the words around them."""

from __future__ import annotations

from typing import Any, Final
from urllib.parse import urlencode

from django.core.cache import cache
from django.http import HttpRequest
from django.shortcuts import resolve_url

from tinkuy.groups.scopes import groups_led_by, groups_of
from tinkuy.languages import Language, number
from tinkuy.ledger.models import Slice, Version
from tinkuy.pages.components.speaking import spoken
from tinkuy.pages.review import queue
from tinkuy.pages.review.cells import measured
from tinkuy.pages.review.deciding import Reviewer
from tinkuy.pages.review.one_version import names_for, sector_name
from tinkuy.pages.review.panel import NOTHING, Asked, panel, place_name
from tinkuy.pages.review.panel_words import beside_own
from tinkuy.pages.review.tasks import count_waiting
from tinkuy.pages.review.words import QUEUE, VERSION, against_usual, called, filled, waited
from tinkuy.registries.installed_packs import year_pack
from tinkuy.registries.models import Platform

ON_A_PAGE: Final = 50
_ASKED_FOR: Final = 60  # seconds in which the worker is asked once to count what nobody counted yet


def shown(
    request: HttpRequest, platform: Platform, reviewer: Reviewer, asked: Asked = NOTHING, open_: str = ""
) -> dict[str, Any]:
    """The context of the queue's page; `open_` is the slice whose line is opened in it, with what was `asked` of it."""
    wanted = queue.Wanted.from_query(request.GET)
    lines = queue.queue(platform, reviewer, wanted)
    counting = sum(not line.weight.checked for line in lines)
    if counting and cache.add(f"queue:{platform.pk}", True, _ASKED_FOR):
        count_waiting.enqueue(str(platform.pk))
    decidable = sum(line.decidable for line in lines)
    opened = next((at for at, line in enumerate(lines) if str(line.slice.pk) == open_), None)
    page, pages = _page(request.GET.get("pagina", ""), len(lines), opened)
    on_page = lines[(page - 1) * ON_A_PAGE : page * ON_A_PAGE]
    query = wanted.query()
    words = QUEUE | {"waiting": filled(QUEUE["waiting_one" if decidable == 1 else "waiting"], n=decidable)}
    context = {
        "section": "review",
        "words": words,
        "version_words": VERSION,
        "lines": [_line(line, wanted, page) for line in on_page],
        "counting": filled(QUEUE["counting"], n=counting) if counting else None,
        "decidable": decidable,
        "any_choosable": any(line.choosable for line in on_page),
        "choose_clean": "elegir" in request.GET,
        "wanted": wanted,
        "filters": urlencode(query),
        "choices": _choices(platform, reviewer, spoken()) | {"groups": groups_of(platform)},
        "led": groups_led_by(platform, request.user),
        "page": page,
        "pages": pages,
        "before": f"?{urlencode(query | {'pagina': page - 1})}" if page > 1 else "",
        "after": f"?{urlencode(query | {'pagina': page + 1})}" if page < pages else "",
    }
    return context | (opened_line(request, lines[opened], asked, wanted) if opened is not None else {})


def opened_line(request: HttpRequest, line: queue.Line, asked: Asked, wanted: queue.Wanted) -> dict[str, Any]:
    """What `review/panel.html` needs besides the words of the queue."""
    now = measured(line.version.platform, None if Reviewer.of(request).of_all_sectors else Reviewer.of(request).sectors)
    here = f"{resolve_url('review', platform=line.version.platform.code)}?{urlencode(wanted.query() | {'abrir': line.slice.pk})}"
    return panel(request, line, now, asked) | {
        "opened": str(line.slice.pk),
        "here": here,
        "seen": line.seen.partition("|")[2],
        "choose": called(line.version, [line.sector]),
    }


def _line(line: queue.Line, wanted: queue.Wanted, page: int) -> dict[str, Any]:
    weight, cell, code = line.weight, line.most_unusual, line.version.platform.code
    query = wanted.query() | ({"pagina": page} if page > 1 else {})
    place = place_name(line, cell) if cell else None
    name = sector_name(names_for(line.version, spoken()), line.sector)
    return {
        "line": line,
        "sector": name,
        "against": against_usual(weight),
        "out": beside_own(cell, str(line.organisation), place) if cell else QUEUE["removed"],
        "out_of": names_for(line.version, spoken()).name("indicator", cell.indicator)
        if cell and cell.indicator
        else "",
        "waited": waited(line.days),
        "blocked": filled(QUEUE["blocked"], n=weight.blocked),
        "warned": filled(QUEUE["warned"], n=weight.warned),
        "open": filled(QUEUE["talk_open"], n=line.talk["open"]) if line.talk.get("open") else None,
        "answered": filled(QUEUE["talk_answered"], n=line.talk["answered"]) if line.talk.get("answered") else None,
        "points": number(weight.score, spoken(), decimals=1),
        "choose": filled(QUEUE["choose_this"], what=called(line.version, [line.sector])),
        "address": f"{resolve_url('review', platform=code)}?{urlencode(query | {'abrir': line.slice.pk})}#fila-{line.slice.pk}",
        "panel": f"{resolve_url('review_line', platform=code, slice=line.slice.pk)}?{urlencode(query)}",
    }


def _choices(platform: Platform, reviewer: Reviewer, language: Language) -> dict[str, list]:
    """What the queue can be filtered by: the months, sectors and organisations that wait in it."""
    found = Slice.objects.on(platform).filter(state=Slice.State.IN_REVIEW, version__state=Version.State.IN_REVIEW)
    slot = "version__submission__"
    columns = ("month", "organisation__code", "organisation__acronym", "organisation__name_es")
    lines = found.order_by().values_list("sector", "version__year", *(slot + one for one in columns)).distinct()
    mine = [line for line in lines if reviewer.only_coordinates or reviewer.looks_after(line[0])]
    sectors = {
        sector: year_pack(year).lists["sectors"].by_code()[sector].text
        for sector, year in {line[:2] for line in mine}
        if sector
    }
    organisations = {code: acronym or name for *_, code, acronym, name in mine}
    return {
        "months": sorted({line[2] for line in mine}),
        "sectors": sorted(sectors.items(), key=lambda item: item[1].in_(language)),
        "organisations": sorted(organisations.items(), key=lambda item: item[1].casefold()),
    }


def _page(asked: str, lines: int, opened: int | None) -> tuple[int, int]:
    """Which page of how many: the one asked for, else that of the opened line; a page beyond the last is the last."""
    pages = max(-(-lines // ON_A_PAGE), 1)
    page = (opened or 0) // ON_A_PAGE + 1
    if opened is None and asked.isascii() and asked.isdigit() and len(asked) < 7:
        page = int(asked)
    return min(max(page, 1), pages), pages
