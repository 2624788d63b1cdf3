"""A public release as a page shows it: drawn once in a process for each language, for it never changes."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Final

import polars as pl
from django.conf import settings

from tinkuy.languages import LANGUAGES, Language, Text
from tinkuy.pages.components.calendar_words import day_text
from tinkuy.pages.figures.published import Published, published
from tinkuy.pages.figures.saying import in_months
from tinkuy.pages.public import drawn
from tinkuy.pages.public.board import Board
from tinkuy.pages.public.words import PAGE
from tinkuy.public.models import PublicRelease
from tinkuy.public.opening import public_tables
from tinkuy.public.tables import NOT_REPORTED, SUPPRESSED
from tinkuy.registries.installed_packs import zone_of

_KEPT: Final = 24  # pages, each of some 60 KB


def page(row: PublicRelease, language: Language) -> Mapping[str, Any]:
    """All that the page of an open release shows. Raises what opening the release raises, and NotAsOpened."""
    return _page(row.pk, row.digest, language, str(settings.DATA_FOLDER), _Row(row))


class _Row:
    """A row that goes with its key: what tells two pages apart is said beside it."""

    def __init__(self, row: PublicRelease) -> None:
        self.row = row

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Row)

    def __hash__(self) -> int:
        return 0


@lru_cache(maxsize=_KEPT)
def _page(pk: int, digest: str, language: Language, data: str, of: _Row) -> Mapping[str, Any]:
    return page_of(public_tables(of.row), published(of.row.release), language)


def page_of(tables: Mapping[str, pl.DataFrame], release: Published, language: Language) -> dict[str, Any]:
    """The same of tables that are not open yet."""
    board = Board(tables, release, language)
    heads, lines = drawn.quarters(board)
    return {
        "headline": headline(board),
        "months": drawn.months(board),
        "sectors": drawn.sectors(board),
        "map": drawn.places(board),
        "presence": drawn.presence(board),
        "quarter_heads": heads,
        "quarter_lines": lines,
    }


def headline(board: Board) -> dict[str, Any]:
    """The figures at the top."""
    whole, (received, expected) = board.whole, board.reports
    people = {"reached": whole["people_reached"], "lower": whole["lower"], "upper": whole["upper"]}
    return {
        "figure": people | {"gap": whole["state"] == NOT_REPORTED, "not_reported": 0, "reason": None},
        "suppressed": whole["state"] == SUPPRESSED,
        "top": (whole["upper"] or 0) * 1.05,
        "organisations": board.organisations,
        "places": board.active_places,
        "known_places": len(board.known_places),
        "received": received,
        "expected": expected,
    }


def signed(row: PublicRelease) -> Text:
    """When it was signed, and of which months."""
    day = day_text(row.release.at.astimezone(zone_of(row.platform)).date(), year=True)
    span = [str(row.release.first_month), str(row.release.last_month)]
    return Text(
        *(PAGE["signed"].in_(code).format(day=day.in_(code), months=in_months(span, code)) for code in LANGUAGES)
    )


def gone(row: PublicRelease) -> Text:
    """That a release that was open is withdrawn, or closed, and why."""
    release = row.release
    key, why = ("closed", row.closed_why) if release.stands else ("withdrawn", release.withdrawn_why)
    day = day_text(release.at.astimezone(zone_of(row.platform)).date(), year=True)
    return Text(*(PAGE[key].in_(code).format(day=day.in_(code), why=why.rstrip(". ")) for code in LANGUAGES))
