"""Key figures as their page shows them: words, bars and addresses."""

from __future__ import annotations

from typing import Any

from tinkuy.languages import Language
from tinkuy.pages.components import interval
from tinkuy.publishing.bars import Line, scaled
from tinkuy.publishing.key_figures import (
    KEPT_BACK,
    NOT_REPORTED,
    SHOWN,
    SUPPRESSED,
    Fact,
    KeyFigures,
    Part,
    interval_text,
    value_text,
)


def shown(page: KeyFigures) -> dict[str, Any]:
    """All that the page's template needs."""
    language = page.language
    return {
        "title": page.title,
        "headline": [_fact(one, language) for one in page.headline],
        "others": [_fact(one, language) for one in page.others],
        "parts": [_part(one, language) for one in page.parts],
        "change": page.change,
        "told": page.told,
        "remarks": page.remarks(),
    }


def _fact(fact: Fact, language: Language) -> dict[str, Any]:
    one = fact.number
    ends = (one.lower, one.upper, one.value)
    drawn = interval.bar(*ends, max(ends) * 1.05) if one.has_interval and one.value is not None else None
    return {
        "name": fact.name,
        "value": value_text(one, language),
        "range": interval_text(one, language),
        "note": fact.note,
        "address": one.address,
        "gap": one.state != SHOWN,
        "bar": drawn,
    }


def _part(part: Part, language: Language) -> dict[str, Any]:
    return {
        "name": part.name,
        "heading": part.heading,
        "leads": part.leads,
        "lines": scaled([_line(one, language) for one in part.facts]),
    }


def _line(fact: Fact, language: Language) -> Line:
    one = fact.number
    said = {"href": one.address, "note": fact.note, "range": interval_text(one, language)}
    if one.state == SHOWN and one.value is not None:
        ends = {"low": one.lower, "high": one.upper} if one.has_interval else {}
        return Line(fact.name, value_text(one, language), width=one.value, **ends, **said)
    state = {"gap": one.state == NOT_REPORTED, "suppressed": one.state in (SUPPRESSED, KEPT_BACK)}
    return Line(fact.name, value_text(one, language), **state, **said)
