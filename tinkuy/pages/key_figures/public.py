"""Key figures for everyone: made of the public tables of a release and of nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import polars as pl

from tinkuy.languages import Language, number
from tinkuy.pages.figures.saying import in_months, is_month, month_name
from tinkuy.pages.figures.shown import Words
from tinkuy.pages.key_figures.gathering import MOST_PLACES
from tinkuy.public import tables
from tinkuy.publishing.key_figures import (
    COUNT,
    NO_ROWS,
    NOT_REPORTED,
    SHOWN,
    SUPPRESSED,
    Fact,
    KeyFigures,
    Number,
    Part,
    value_text,
)
from tinkuy.publishing.key_figures_change import ADDED_UP, Side, change
from tinkuy.publishing.key_figures_words import WORDS
from tinkuy.publishing.names import Names

_STATES: Final = {tables.SHOWN: SHOWN, tables.SUPPRESSED: SUPPRESSED, tables.NOT_REPORTED: NOT_REPORTED}


@dataclass(frozen=True)
class Opened:
    """The public tables of a release, in one language. `addresses`: of each table, as a whole address."""

    frames: Mapping[str, pl.DataFrame]
    names: Names
    language: Language
    addresses: Mapping[str, str]

    @property
    def months(self) -> list[str]:
        """The months of the table by month, in order."""
        return [code for code in self.frames["by_month"]["month"].drop_nulls().to_list() if is_month(code)]

    @property
    def when(self) -> str:
        """The first and the last month in words."""
        return in_months(self.months, self.language)

    @property
    def words(self) -> Words:
        """What codes are called."""
        return Words(self.language, self.names)

    def say(self, key: str, **said: str) -> str:
        """One of the words of key figures."""
        return WORDS[key].in_(self.language).format(**said)

    def of_month(self, table: str, month: str) -> dict[str, Any] | None:
        """The line of a month."""
        found = self.frames[table].filter(pl.col("month") == month)
        return found.row(0, named=True) if found.height else None


def key_figures(opened: Opened, **said: Any) -> KeyFigures:
    """Everything on the public page. `said`: platform, release, signed, address and notices."""
    return KeyFigures(
        language=opened.language,
        title=opened.say("title_to_date", months=opened.when),
        headline=(_to_date(opened), *_last_month(opened)),
        others=(_organisations(opened), *_reports(opened)),
        parts=tuple(part for part in (_sectors(opened), _places(opened)) if part.facts),
        change=_change(opened),
        method=opened.say("rounded"),
        **said,
    )


def _number(line: Mapping[str, Any] | None, address: str) -> Number:
    if line is None:
        return Number(state=NO_ROWS, address=address)
    state = _STATES[line["state"]]
    if state != SHOWN:
        return Number(state=state, address=address)
    return Number(line["people_reached"], line["lower"], line["upper"], address=address)


def _to_date(opened: Opened) -> Fact:
    table = opened.frames["reached"]
    line = table.row(0, named=True) if table.height else None
    return Fact(opened.say("to_date", months=opened.when), _number(line, opened.addresses["reached"]))


def _last_month(opened: Opened) -> list[Fact]:
    if len(opened.months) < 2:
        return []
    last = opened.months[-1]
    name = opened.say("reached", month=month_name(last, opened.language))
    return [Fact(name, _number(opened.of_month("by_month", last), opened.addresses["by_month"]))]


def _organisations(opened: Opened) -> Fact:
    count = opened.frames["presence"]["organisation"].n_unique()
    return Fact(opened.say("organisations"), Number(count, unit=COUNT, address=opened.addresses["presence"]))


def _reports(opened: Opened) -> list[Fact]:
    """How many organisations reported the last month."""
    line = opened.of_month("completeness", opened.months[-1]) if opened.months else None
    if line is None:
        return []
    expected = number(line["organisations_expected"], opened.language)
    one = Number(line["organisations_reported"], unit=COUNT, address=opened.addresses["completeness"])
    return [
        Fact(opened.say("reports_of", expected=expected, month=month_name(opened.months[-1], opened.language)), one)
    ]


def _by(opened: Opened, table: str, key: str) -> list[Fact]:
    """The lines of a table, the largest first; what has no number comes last."""
    facts = [
        Fact(opened.words.name(key, line[key]), _number(line, opened.addresses[table]))
        for line in opened.frames[table].iter_rows(named=True)
    ]
    return sorted(facts, key=lambda fact: (fact.number.value is None, -(fact.number.value or 0.0), fact.name))


def _sectors(opened: Opened) -> Part:
    facts = _by(opened, "by_sector", "sector")
    leads = ""
    if facts and facts[0].number.value:
        leads = opened.say("top_sector", name=facts[0].name, people=value_text(facts[0].number, opened.language))
    return Part(opened.say("sectors", month=opened.when), opened.say("sector"), tuple(facts), leads)


def _places(opened: Opened) -> Part:
    facts = [fact for fact in _by(opened, "by_place", "admin1") if fact.number.value]
    return Part(opened.say("places", month=opened.when), opened.say("place"), tuple(facts[:MOST_PLACES]))


def _change(opened: Opened) -> tuple[str, ...]:
    """How the last month differs from the one before, and how many organisations reported each."""
    if len(opened.months) < 2:
        return ()
    sides = [_side(opened, code) for code in opened.months[-2:]]
    said = change(*sides, model=ADDED_UP, name=str, language=opened.language)
    counts = [opened.of_month("completeness", code) for code in opened.months[-2:]]
    if None in counts:
        return said
    before, after = (number(line["organisations_reported"], opened.language) for line in counts)
    months = {"month": sides[1].month, "before": sides[0].month}
    key = "same_reported" if before == after else "who_reported"
    return (*said, opened.say(key, was=before, now=after, **months))


def _side(opened: Opened, code: str) -> Side:
    return Side(month_name(code, opened.language), _number(opened.of_month("by_month", code), ""))
