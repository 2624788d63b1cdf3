"""Key figures on one sheet of A4: tagged PDF (PDF/UA-1) and a picture of it (PNG), both by typst (pure).

What people wrote, such as names of organisations, reaches typst as JSON and is text there: nothing of it is ever read as typst.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from typing import Any, Final

from tinkuy.languages import number
from tinkuy.publishing import palette
from tinkuy.publishing.key_figures import SHOWN, Fact, KeyFigures, Part, Told, interval_text, value_text
from tinkuy.publishing.key_figures_sheet import SHEET
from tinkuy.publishing.key_figures_words import WORDS

SIZES: Final = (11.0, 10.0, 9.4, 8.8, 8.2, 7.6)  # points; the first by which everything is on one page
_PIXELS: Final = 130  # of the picture, per inch
_MOST_TOLD: Final = 4
_LONGEST_TOLD: Final = 260
_COLOURS: Final = {
    "ink": palette.INK,
    "line": palette.LINE,
    "indigo": palette.INDIGO,
    "mist": palette.MIST,
    "maize": palette.MAIZE,
    "quiet": "52606F",
    "bar": "9DB1DD",
}


def as_pdf(page: KeyFigures, day: dt.date) -> bytes:
    """A PDF of one page, tagged, with its language and title; `day`: when the release was signed."""
    return _compiled(page, day, pdf_standards=["ua-1"], timestamp=dt.datetime.combine(day, dt.time(), dt.UTC))


def as_png(page: KeyFigures, day: dt.date) -> bytes:
    """A picture of the same page."""
    return _compiled(page, day, format="png", ppi=_PIXELS)


def _compiled(page: KeyFigures, day: dt.date, **how: Any) -> bytes:
    """Compile in the first of SIZES in which it is one page; what is too long even for the smallest, in its first page."""
    import typst

    for size in SIZES:
        said = {"data": json.dumps(_said(page, day, size), ensure_ascii=False)}
        compiler = typst.Compiler(SHEET.encode(), sys_inputs=said)
        if json.loads(compiler.query("<pages>", field="value", one=True)) == 1:
            break
    made = compiler.compile(SHEET.encode(), sys_inputs=said, **how)
    return made if isinstance(made, bytes) else made[0]


def _said(page: KeyFigures, day: dt.date, size: float) -> dict[str, Any]:
    """All that the sheet shows, as JSON: texts, and where bars lie as shares of their width."""
    language = page.language
    words = {key: WORDS[key].in_(language) for key in ("change", "told", "people", "interval", "legend_parts")}
    told = [_told(one, page) for one in page.told[:_MOST_TOLD]]
    more = len(page.told) - len(told)
    return {
        "language": language, "size": size, "date": [day.year, day.month, day.day],
        "colours": {name: f"#{colour}" for name, colour in _COLOURS.items()}, "words": words,
        "platform": page.platform, "title": page.title, "release": page.release, "notices": list(page.notices),
        "headline": [_fact(one, page, _top([one])) for one in page.headline],
        "change": list(page.change),
        "others": [_fact(one, page, 0.0) for one in page.others],
        "parts": [_part(part, page) for part in page.parts],
        "told": told, "more_told": WORDS["more_told"].in_(language).format(count=more) if more > 0 else "",
        "remarks": page.remarks(), "source": page.source(), "address": page.address,
    }  # fmt: skip


def _part(part: Part, page: KeyFigures) -> dict[str, Any]:
    lines = [_fact(one, page, _top(part.facts)) for one in part.facts]
    return {"name": part.name, "leads": part.leads, "heading": part.heading, "lines": lines}


def _top(facts: Any) -> float:
    """The largest number of all, which is the width of the bars."""
    ends = (end for one in facts for end in (one.number.value, one.number.upper))
    return max((end for end in ends if end is not None), default=0.0) * 1.02


def _fact(one: Fact, page: KeyFigures, top: float) -> dict[str, Any]:
    it, language = one.number, page.language
    said = {
        "name": one.name, "note": one.note, "address": it.address, "state": it.state,
        "value": value_text(it, language), "range": interval_text(it, language), "interval": it.has_interval,
    }  # fmt: skip
    return said | _drawn(one, page, top)


def _drawn(one: Fact, page: KeyFigures, top: float) -> Mapping[str, Any]:
    """Where the bar, the ends of the interval and the estimate lie, and what the bar says to who does not see it."""
    it = one.number
    if it.state != SHOWN or it.value is None or top <= 0:
        return {"low": 0.0, "wide": 0.0, "mark": 0.0, "alt": ""}
    low, high = (it.lower, it.upper) if it.has_interval else (it.value, it.value)
    ends = {"lower": low, "upper": high, "value": it.value}
    alt = (
        WORDS["bar_says"]
        .in_(page.language)
        .format(**{key: number(round(end), page.language) for key, end in ends.items()})
    )
    share = {"low": low / top, "wide": max(high - low, 0.0) / top, "mark": it.value / top}
    return {key: round(min(max(value, 0.0), 1.0), 4) for key, value in share.items()} | {"alt": alt}


def _told(one: Told, page: KeyFigures) -> dict[str, str]:
    parts = ((WORDS["highlight"], one.highlight), (WORDS["barrier"], one.barrier))
    words = " ".join(f"{name.in_(page.language)}: {text}" for name, text in parts if text)
    if len(words) > _LONGEST_TOLD:
        words = words[:_LONGEST_TOLD].rsplit(" ", 1)[0] + " …"
    return {"who": f"{one.organisation}, {one.sector}.", "words": words}
