"""The key figures of a month of a release, from its figures: each number is that of its figure's own page."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import polars as pl

from tinkuy.figures.catalogue import MODELS, REASONS, REFUSALS
from tinkuy.languages import LANGUAGES, Language, number
from tinkuy.narratives.barriers import barriers
from tinkuy.narratives.models import Narrative
from tinkuy.pages.figures.asking import Asked
from tinkuy.pages.figures.making import lines
from tinkuy.pages.figures.published import Published
from tinkuy.pages.figures.saying import in_months, is_month, month_name
from tinkuy.pages.figures.shown import Words
from tinkuy.publishing.key_figures import (
    COUNT,
    DOLLARS,
    NO_ROWS,
    NOT_PUBLISHED,
    NOT_REPORTED,
    Fact,
    KeyFigures,
    Number,
    Part,
    Told,
    names_text,
    value_text,
)
from tinkuy.publishing.key_figures_change import ADDED_UP, Side, change
from tinkuy.publishing.key_figures_words import WORDS

MOST_PLACES: Final = 5


@dataclass(frozen=True)
class Month:
    """One month of a release, in one language. `address`: where a figure is, as a whole address."""

    release: Published
    code: str
    language: Language
    address: Callable[[Asked], str]

    @property
    def words(self) -> Words:
        """What codes are called."""
        return Words(self.language, self.release.names(self.language))

    @property
    def name(self) -> str:
        """The month in words."""
        return month_name(self.code, self.language)

    @property
    def to_date(self) -> tuple[str, ...]:
        """The months from the first of the release to this one."""
        return tuple(code for code in self.release.months if code <= self.code)

    @property
    def before(self) -> str:
        """The calendar month before, as a code."""
        year, month = int(self.code[:4]), int(self.code[5:])
        return f"{year}-{month - 1:02d}" if month > 1 else f"{year - 1}-12"

    @property
    def model(self) -> str:
        """The platform's model where it has months, else the sum."""
        usual = self.release.usual_model
        return ADDED_UP if (usual, "month") in REFUSALS else usual

    def asked(self, figure: str, month: str = "", **said: Any) -> Asked:
        """A figure of the month, or of another."""
        return Asked(figure, parts={"mes": month or self.code}, **said)


def key_figures(month: Month, told: Sequence[Narrative], **said: Any) -> KeyFigures:
    """Everything on the page. `said`: platform, release, signed, address and notices, as the page says them."""
    language, place = month.language, month.words
    return KeyFigures(
        language=language,
        title=_say("title", month),
        headline=(_reached(month), _to_date(month)),
        others=(_host(month), _organisations(month), _reports(month), _cash_value(month), _cash_people(month)),
        parts=tuple(part for part in (_sectors(month), _places(month)) if part.facts),
        change=_change(month),
        told=tuple(_told(one, place, language) for one in told),
        method=WORDS["model"]
        .in_(language)
        .format(name=MODELS[month.model].name.in_(language), method=MODELS[month.model].method.in_(language)),
        **said,
    )


def _say(key: str, month: Month, **said: str) -> str:
    return WORDS[key].in_(month.language).format(month=month.name, **said)


def people(line: Mapping[str, Any] | None, address: str) -> Number:
    """A line of people reached as a number: one that nobody reported is a gap, one with a reason is not published."""
    if line is None or not line["rows"]:
        return Number(state=NO_ROWS, address=address)
    if line["rows"] == line["not_reported"]:
        return Number(state=NOT_REPORTED, address=address)
    if line.get("reason"):
        return Number(state=NOT_PUBLISHED, address=address)
    return Number(line["reached"], line["lower"], line["upper"], address=address)


def _noted(line: Mapping[str, Any] | None, month: Month, key: str = "not_reported") -> str:
    """Why it is not published; or how many rows do not say it."""
    if line is None or not line["rows"] or line["rows"] == line[key]:
        return ""
    if line.get("reason"):
        return REASONS[line["reason"]].in_(month.language)
    if not line[key]:
        return ""
    counts = {"count": line[key], "rows": line["rows"]}
    return _say("rows_without", month, **{name: number(n, month.language) for name, n in counts.items()})


def _first(table: pl.DataFrame) -> dict[str, Any] | None:
    return table.row(0, named=True) if table.height else None


def _people(month: Month, name: str, asked: Asked) -> Fact:
    line = _first(lines(month.release, asked))
    return Fact(name, people(line, month.address(asked)), _noted(line, month))


def _reached(month: Month) -> Fact:
    return _people(month, _say("reached", month), month.asked("people_reached", model=month.model))


def _to_date(month: Month) -> Fact:
    when = in_months(month.to_date, month.language)
    asked = Asked("people_reached", model=month.model, first=month.to_date[0], last=month.code)
    return _people(month, WORDS["to_date"].in_(month.language).format(months=when), asked)


def _host(month: Month) -> Fact:
    return _people(month, _say("host", month), month.asked("host_community_reached", model=ADDED_UP))


def _organisations(month: Month) -> Fact:
    asked = month.asked("organisations_present")
    count = int(lines(month.release, asked)["organisations"].sum())
    return Fact(_say("organisations", month), Number(count, unit=COUNT, address=month.address(asked)))


def _reports(month: Month) -> Fact:
    asked = Asked("completeness", parts={"mes": month.code})
    table = lines(month.release, asked).filter(pl.col("state") != "nothing")  # who has nothing to report owes none
    gone = table.filter(pl.col("state") == "missing")["organisation"].to_list()
    name = _say("reports", month, expected=number(table.height, month.language))
    names = names_text([month.words.names.short("organisation", code) for code in gone], month.language)
    note = _say("missing", month, names=names) if gone else ""
    return Fact(name, Number(table.height - len(gone), unit=COUNT, address=month.address(asked)), note)


def _cash_value(month: Month) -> Fact:
    asked = month.asked("cash_value")
    line, address = _first(lines(month.release, asked)), month.address(asked)
    if line is None or not line["rows"]:
        one = Number(state=NO_ROWS, unit=DOLLARS, address=address)
    elif line["rows"] == line["value_not_reported"]:
        one = Number(state=NOT_REPORTED, unit=DOLLARS, address=address)
    else:
        one = Number(line["value_usd"], unit=DOLLARS, address=address)
    return Fact(_say("cash_value", month), one, _noted(line, month, "value_not_reported"))


def _cash_people(month: Month) -> Fact:
    return _people(month, _say("cash_people", month), month.asked("cash_people", model=month.model))


def _by(month: Month, dimension: str) -> list[Fact]:
    """People reached in the month by a dimension, the largest first; what has no number comes last."""
    asked = month.asked("people_reached", model=month.model, by=(dimension,))
    facts = []
    for line in lines(month.release, asked).iter_rows(named=True):
        part = asked.at(dimension, line[dimension]) if line[dimension] else None
        one = people(line, month.address(part or asked))
        facts.append(Fact(month.words.name(dimension, line[dimension]), one, _noted(line, month)))
    return sorted(facts, key=lambda fact: (fact.number.value is None, -(fact.number.value or 0.0), fact.name))


def _sectors(month: Month) -> Part:
    facts = _by(month, "sector")
    leads = ""
    if facts and facts[0].number.value:
        leads = _say("top_sector", month, name=facts[0].name, people=value_text(facts[0].number, month.language))
    return Part(_say("sectors", month), _say("sector", month), tuple(facts), leads)


def _places(month: Month) -> Part:
    """The places with most people; those of which there is no number are not among them."""
    facts = [fact for fact in _by(month, "admin1") if fact.number.value]
    return Part(_say("places", month), _say("place", month), tuple(facts[:MOST_PLACES]))


def _change(month: Month) -> tuple[str, ...]:
    def name(code: str) -> str:
        return month.words.names.short("organisation", code)

    sides = (_side(month, month.before), _side(month, month.code))
    return change(*sides, model=month.model, name=name, language=month.language)


def _side(month: Month, code: str) -> Side:
    said = month_name(code, month.language)
    if code not in month.release.months:
        return Side(said, None)
    line = _first(lines(month.release, month.asked("people_reached", code, model=month.model)))
    parts = lines(month.release, month.asked("people_reached", code, model=ADDED_UP, by=("organisation",)))
    told = parts.filter((pl.col("rows") > pl.col("not_reported")) & pl.col("organisation").is_not_null())
    brought = dict(told.select("organisation", "reached").iter_rows())
    without = line["not_reported"] if line else 0
    return Side(said, people(line, ""), line["rows"] if line else 0, without, brought)


def _told(one: Narrative, words: Words, language: Language) -> Told:
    named = barriers()[one.barrier].in_(language) if one.barrier in barriers() else ""
    barrier = ". ".join(text for text in (named, one.barrier_text) if text)
    return Told(str(one.organisation), words.name("sector", one.sector), one.highlight, barrier)


def warm(release: Published) -> None:
    """Keep the figures of the page of its latest month. May be done again."""
    months = [code for code in release.months if is_month(code)]
    if months:
        said = dict.fromkeys(("platform", "release", "signed", "address"), "")
        key_figures(Month(release, months[-1], LANGUAGES[0], lambda asked: ""), (), **said)
