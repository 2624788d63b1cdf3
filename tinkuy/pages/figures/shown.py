"""What a figure's page shows, from its numbers: bars, steps, outcomes, tables, in the words of one language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import polars as pl

from tinkuy.figures.catalogue import DIMENSIONS, REASONS
from tinkuy.figures.outcomes import OUTCOMES, STEPS
from tinkuy.languages import Language, number
from tinkuy.pages.figures.asking import Asked
from tinkuy.pages.figures.making import Beside
from tinkuy.pages.figures.saying import is_month, month_name
from tinkuy.pages.figures.words import WORDS
from tinkuy.publishing.bars import Line, scaled
from tinkuy.publishing.names import Names, heading

MOST_LINES: Final = 200  # of a table on a page; the CSV has them all
_PEOPLE: Final = ("reached", "lower", "upper")
_NUMBERS: Final = (*_PEOPLE, "value_usd", "new", "output", "busiest_month_total")


@dataclass(frozen=True, slots=True)
class Words:
    """A language, and what codes are called in it."""

    language: Language
    names: Names

    def people(self, count: float | None) -> str:
        """People as they are read: rounded only here."""
        return "" if count is None else number(round(count), self.language)

    def name(self, dimension: str, code: object) -> str:
        """What a code is called; a month by its words."""
        if dimension == "month" and code is not None:
            return month_name(str(code), self.language)
        name = self.names.name(dimension, code)
        return (
            f"{name} ({WORDS['national'].in_(self.language)})"
            if dimension == "admin1" and self.is_national(code)
            else name
        )

    def is_national(self, code: object) -> bool:
        """Whether a code of an admin1 stands for the whole country."""
        return self.names.level(code) == "national"

    def is_month(self, code: str) -> bool:
        """Whether a month could be read, or is what somebody wrote."""
        return is_month(code)

    def interval(self, line: Mapping[str, Any]) -> str:
        """The two ends in words."""
        low, high = self.people(line["lower"]), self.people(line["upper"])
        return WORDS["range"].in_(self.language).format(lower=low, upper=high)


def figure(line: Mapping[str, Any]) -> dict[str, Any]:
    """A line of people reached as `components/figure.html` takes it: whole people, and whether it is a gap."""
    gap = bool(line["rows"]) and line["rows"] == line["not_reported"]
    people = {key: round(line[key]) for key in _PEOPLE}
    return {**people, "not_reported": line["not_reported"], "reason": REASONS.get(line["reason"] or ""), "gap": gap}


def parts_as_bars(lines: pl.DataFrame, asked: Asked, address: Any, words: Words) -> list[Line]:
    """People reached by the parts of the figure, each with its interval; a part that nobody reported is an outline."""
    by = tuple(dict.fromkeys((*asked.dimensions, *(key for key in ("month",) if key in lines.columns))))
    by = tuple(key for key in by if key not in asked.slices)
    if len(by) == 1 and by != ("month",):
        lines = lines.sort("reached", *by, descending=[True, False], nulls_last=True)
    return scaled([_part(line, by, asked, address, words) for line in lines.head(MOST_LINES).iter_rows(named=True)])


def _part(line: Mapping[str, Any], by: tuple[str, ...], asked: Asked, address: Any, words: Words) -> Line:
    label = " · ".join(words.name(key, line[key]) for key in by)
    href = _leads_to(line, by, asked, address)
    if line["reached"] is None or (line["rows"] and line["rows"] == line["not_reported"]):
        return Line(label, WORDS["gap"].in_(words.language), href=href, gap=True)
    return Line(
        label,
        words.people(line["reached"]),
        width=line["reached"],
        low=line["lower"],
        high=line["upper"],
        range=words.interval(line),
        href=href,
        note=WORDS["not_published"]
        if line.get("reason")
        else WORDS["in_part"]
        if line.get("state") == "partly"
        else "",
    )


def _leads_to(line: Mapping[str, Any], by: tuple[str, ...], asked: Asked, address: Any) -> str:
    """The page of this one part; blank where an address cannot say it."""
    part: Asked | None = asked.of("people_reached") if asked.figure == "trend" else asked
    for key in by:
        part = part.at(key, line[key]) if part is not None and line[key] is not None else None
    return address(part) if part else ""


def models_as_bars(beside: list[Beside], asked: Asked, address: Any, words: Words) -> list[Line]:
    """The same figure by every model, the one of the page marked."""
    return scaled([_model(one, one.asked.model == asked.model, address, words) for one in beside])


def _model(one: Beside, is_this: bool, address: Any, words: Words) -> Line:
    label, href = one.model.name.in_(words.language), "" if is_this else address(one.asked)
    if one.line is None:
        return Line(label, WORDS["undefined"].in_(words.language), gap=True, href=href)
    note = WORDS["not_published"] if one.line["reason"] else WORDS["this_model"] if is_this else ""
    return Line(
        label,
        words.people(one.line["reached"]),
        width=one.line["reached"],
        low=one.line["lower"],
        high=one.line["upper"],
        range=words.interval(one.line),
        href=href,
        note=note,
        strong=is_this,
    )


def corrected_as_bars(sent: Mapping[str, Any], line: Mapping[str, Any], words: Words) -> list[Line]:
    """The figure of the rows as they were sent beside that of the release."""
    sides = ((WORDS["as_sent"], sent, False), (WORDS["as_released"], line, True))
    return scaled([_side(label.in_(words.language), one, strong, words) for label, one, strong in sides])


def _side(label: str, line: Mapping[str, Any], strong: bool, words: Words) -> Line:
    if line["rows"] and line["rows"] == line["not_reported"]:
        return Line(label, WORDS["gap"].in_(words.language), gap=True, strong=strong)
    ends = {"low": line["lower"], "high": line["upper"], "range": words.interval(line)}
    note = WORDS["not_published"] if line["reason"] else ""
    return Line(label, words.people(line["reached"]), width=line["reached"], **ends, note=note, strong=strong)


def steps_as_bars(waterfall: pl.DataFrame, words: Words) -> list[Line]:
    """From the sum to the figure: where each step begins and ends."""
    drawn, stands = [], 0.0
    for step in waterfall.sort(pl.col("step").cast(pl.Enum(list(STEPS)))).iter_rows(named=True):
        amount = step["amount"]
        first = step["step"] == "sum"
        sign = "" if first else "+ " if amount > 0 else "− "
        drawn.append(
            Line(
                STEPS[step["step"]].in_(words.language),
                sign + words.people(abs(amount)),
                start=min(stands, stands + amount),
                width=abs(amount),
                kind="" if first else "up" if amount > 0 else "down",
            )
        )
        stands += amount
    total = Line(WORDS["estimate"].in_(words.language), words.people(stands), width=stands, strong=True, kind="whole")
    return scaled([*drawn, total])


def outcomes(table: pl.DataFrame) -> list[dict[str, Any]]:
    """What became of the rows, those that count first."""
    order = {code: place for place, code in enumerate(OUTCOMES)}
    lines = sorted(table.iter_rows(named=True), key=lambda line: order[line["outcome"]])
    return [
        {
            "code": line["outcome"],
            "text": OUTCOMES[line["outcome"]],
            "rows": line["rows"],
            "people": round(line["people"]),
            "contribution": round(line["contribution"]),
            "counts": line["outcome"] == "counted",
        }
        for line in lines
    ]


def table(lines: pl.DataFrame, asked: Asked, words: Words) -> dict[str, Any]:
    """Any figure as a table: headings, cells in words, and how many lines there are."""
    columns = [name for name in lines.columns if name not in asked.slices]
    headings = [(heading(name, words.language), lines.schema[name].is_numeric()) for name in columns]
    rows = [
        [_cell(name, line[name], headings[place], words) for place, name in enumerate(columns)]
        for line in lines.head(MOST_LINES).iter_rows(named=True)
    ]
    return {"headings": headings, "rows": rows, "count": lines.height, "shown": len(rows)}


def _cell(name: str, value: Any, told: tuple[str, bool], words: Words) -> dict[str, Any]:
    label, numeric = told
    if value is None and (numeric or name not in DIMENSIONS):
        text = ""
    elif numeric:
        text = words.people(value) if name in _NUMBERS else number(value, words.language)
    else:
        text = words.name(name, value)
    return {"text": text, "label": label, "numeric": numeric}
