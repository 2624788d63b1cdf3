"""The queue as its page shows it: one page of its lines, the filters there are, and the words around them."""

from __future__ import annotations

from typing import Any, Final
from urllib.parse import urlencode

from django.http import HttpRequest

from tinkuy.languages import LANGUAGES, Language, Text, number
from tinkuy.ledger.models import Slice, Version
from tinkuy.pages.components.speaking import spoken
from tinkuy.pages.review import queue
from tinkuy.pages.review.deciding import Reviewer
from tinkuy.pages.review.one_version import names_for, sector_name
from tinkuy.pages.review.words import QUEUE, against_usual, called, filled, waited
from tinkuy.registries.installed_packs import year_pack
from tinkuy.registries.models import Platform

ON_A_PAGE: Final = 50
SECTORS_NAMED: Final = 2


def shown(request: HttpRequest, platform: Platform, reviewer: Reviewer) -> dict[str, Any]:
    """The context of the queue's page."""
    wanted = queue.Wanted.from_query(request.GET)
    lines = queue.queue(platform, reviewer, wanted)
    counting = sum(not line.checked for line in lines)
    decidable = sum(bool(line.decidable) for line in lines)
    page, pages = _page(request.GET.get("pagina", "1"), len(lines))
    on_page = lines[(page - 1) * ON_A_PAGE : page * ON_A_PAGE]
    language = spoken()
    query = wanted.query()
    words = QUEUE | {"waiting": filled(QUEUE["waiting_one" if decidable == 1 else "waiting"], n=decidable)}
    return {
        "section": "review",
        "words": words,
        "lines": [_line(line, language) for line in on_page],
        "counting": filled(QUEUE["counting"], n=counting) if counting else None,
        "decidable": decidable,
        "any_clean": any(line.clean for line in on_page),
        "choose_clean": "elegir" in request.GET,
        "wanted": wanted,
        "filters": urlencode(query),
        "choices": _choices(platform, reviewer, language),
        "page": page,
        "pages": pages,
        "before": f"?{urlencode(query | {'pagina': page - 1})}" if page > 1 else "",
        "after": f"?{urlencode(query | {'pagina': page + 1})}" if page < pages else "",
    }


def _line(line: queue.Line, language: Language) -> dict[str, Any]:
    names = names_for(line.version, language)
    sector, weight = line.most_unusual
    others = len(line.weights) - 1
    return {
        "line": line,
        "sectors": _some([sector_name(names, code) for code in line.weights]),
        "compared": weight.usual is not None,
        "most_unusual": sector_name(names, sector) if others else "",
        "against": against_usual(weight),
        "waited": waited(line.days),
        "blocked": filled(QUEUE["blocked"], n=line.blocked),
        "warned": filled(QUEUE["warned"], n=line.warned),
        "points": number(line.score, language, decimals=1),
        "choose": filled(QUEUE["choose_this"], what=called(line.version)),
    }


def _some(sectors: list[str | Text]) -> Text:
    """The names of the first sectors, and how many more there are."""
    shown, more = sectors[:SECTORS_NAMED], len(sectors) - SECTORS_NAMED
    names = Text(*(", ".join(_in(name, code) for name in shown) for code in LANGUAGES))
    return filled(QUEUE["and_more"], names=names, n=more) if more > 0 else names


def _in(name: str | Text, language: Language) -> str:
    return name.in_(language) if isinstance(name, Text) else name


def _choices(platform: Platform, reviewer: Reviewer, language: Language) -> dict[str, list]:
    """What the queue can be filtered by: the months, sectors and organisations that wait in it."""
    found = Slice.objects.on(platform).filter(state=Slice.State.IN_REVIEW, version__state=Version.State.IN_REVIEW)
    slot = "version__submission__"
    columns = ("month", "organisation__code", "organisation__acronym", "organisation__name_es")
    lines = found.order_by().values_list("sector", "version__year", *(slot + one for one in columns)).distinct()
    mine = [line for line in lines if reviewer.looks_after(line[0])]
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


def _page(asked: str, lines: int) -> tuple[int, int]:
    """Which page of how many; a page beyond the last is the last."""
    pages = max(-(-lines // ON_A_PAGE), 1)
    page = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 7 else 1
    return min(max(page, 1), pages), pages
