"""The numbers of the results page: of a release, in the words of one language, small ones kept back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

import polars as pl

from tinkuy.figures.disclosure import SHOWN, SMALL, THRESHOLD, in_tens, protected
from tinkuy.languages import number
from tinkuy.pages.dashboard.board import Board
from tinkuy.pages.figures.making import lines
from tinkuy.pages.figures.published import Published
from tinkuy.pages.results.words import WORDS
from tinkuy.publishing.month_columns import GAPS

# Everything that the page may show, of all places and sectors: judged together, so that no view gives another away.
GROUPINGS: Final = ((), ("sector",), ("admin1",), ("month",), ("sector", "admin1"))
SENSITIVE: Final = frozenset({"gbv", "child_protection", "human_trafficking_smuggling"})
_KEYS: Final = ("sector", "admin1", "month")
_LEFT_OUT: Final = "…"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a table: what it is called, its people and their interval in words, how many organisations."""

    name: str
    people: str
    range: str = ""
    organisations: str = ""


@dataclass(frozen=True, slots=True)
class OnePage:
    """All that the page shows. `host`: people of the host community among those reached; blank where it is kept back."""

    reached: Line
    host: str
    organisations: str
    departments: str
    sectors: tuple[Line, ...]
    places: tuple[Line, ...]
    months: tuple[Line, ...]
    gaps: tuple[str, ...]
    reports: str
    kept_back: bool


def one_page(board: Board) -> OnePage:
    """The page of what a board shows: the whole response, one sector or one place."""
    page = _Page(board, states_of(board.release))
    whole = page.line(board.reached, ())
    tables = {
        "sectors": page.table(board.sectors, "sector", page.present("sector")),
        "places": page.table(board.places, "admin1", page.present("admin1")),
        "months": page.months(),
    }
    if "sector" in board.asked.parts:
        tables["sectors"] = ()
    if "admin1" in board.asked.parts:
        tables["places"] = ()
    shown = [whole, *(line for table in tables.values() for line in table)]
    return OnePage(
        reached=whole,
        host=page.host(),
        organisations=number(board.organisations, board.language),
        departments="" if "admin1" in board.asked.parts else number(board.active_places, board.language),
        gaps=tuple(page.gaps()),
        reports=page.reports(),
        kept_back=any(mark in line.people + line.range for line in shown for mark in (_small(), _LEFT_OUT)),
        **tables,
    )


def _tens(count: float) -> int:
    return in_tens(reached=count, lower=count, upper=count)["reached"]


def _small() -> str:
    return f"<{THRESHOLD}"


def _sensitive(line: Mapping[str, Any]) -> bool:
    """Whether a line is of a protection sector and finer than the country (METHODS 5.7)."""
    return line.get("sector") in SENSITIVE and "admin1" in line


def states_of(release: Published) -> dict[tuple[str | None, ...], str]:
    """What may be shown of a release's sums of people, by (sector, place, month); made once for a release.

    Sums of New are the largest of all models, so that what may not be shown of them may not be shown of any.
    """

    def made() -> pl.DataFrame:
        cells = release.figure("people_reached", model="sum", by=list(_KEYS))
        judged = protected(cells, GROUPINGS, sensitive=_sensitive)
        empty = [pl.lit(None, pl.String).alias(key) for key in _KEYS]
        frames = [
            table.select(*(expr for expr in empty if expr.meta.output_name() not in keys), *keys, "state").select(
                *_KEYS, "state", pl.lit(",".join(keys)).alias("by")
            )
            for keys, table in judged.items()
        ]
        return pl.concat(frames)

    table = release.table_of("disclosure", f"{THRESHOLD}", made)
    return {(line["by"], *(line[key] for key in _KEYS)): line["state"] for line in table.iter_rows(named=True)}


@dataclass(frozen=True)
class _Page:
    """A board, and what may be shown of it."""

    board: Board
    states: Mapping[tuple[str | None, ...], str]

    @property
    def _parts(self) -> dict[str, str]:
        return dict(self.board.asked.slices)

    def line(self, figure: Mapping[str, Any] | None, keys: tuple[str, ...], organisations: int | None = None) -> Line:
        """A line of people reached, by these keys of it beside the parts that the page is of."""
        words, language = self.board.words, self.board.language
        if figure is None:
            return Line("", WORDS["not_reported"].in_(language))
        name = words.name(keys[0], figure[keys[0]]) if keys else ""
        count = "" if organisations is None else number(organisations, language)
        if figure["rows"] and figure["rows"] == figure["not_reported"]:
            return Line(name, WORDS["not_reported"].in_(language), organisations=count)
        state = self._state({key: figure[key] for key in keys})
        if state != SHOWN:
            return Line(name, _small() if state == SMALL else _LEFT_OUT, organisations=count)
        if figure.get("reason"):
            return Line(name, WORDS["not_published"].in_(language), organisations=count)
        tens = in_tens(**{key: figure[key] for key in ("reached", "lower", "upper")})
        ends = {key: self.people(tens[key]) for key in ("lower", "upper")}
        interval = "" if ends["lower"] == ends["upper"] else WORDS["between"].in_(language).format(**ends)
        return Line(name, self.people(tens["reached"]), interval, count)

    def _state(self, at: Mapping[str, Any]) -> str:
        """What may be shown of the sum of these codes; of what was never judged, nothing."""
        where = self._parts | dict(at)
        by = ",".join(key for key in _KEYS if key in where)
        return self.states.get((by, *(where.get(key) for key in _KEYS)), "unknown")

    def people(self, count: float) -> str:
        """A count; a small one is said to be small."""
        whole = round(count)
        return _small() if 0 < whole < THRESHOLD else number(whole, self.board.language)

    def table(self, figures: pl.DataFrame, key: str, present: Mapping[str, int]) -> tuple[Line, ...]:
        """The lines of a table by one key, the largest first."""
        ordered = figures.sort("reached", key, descending=[True, False], nulls_last=True)
        return tuple(self.line(one, (key,), present.get(one[key], 0)) for one in ordered.iter_rows(named=True))

    def present(self, key: str) -> dict[str, int]:
        """How many organisations there are by a key, within the parts that the page is of."""
        asked = self.board.asked.of("organisations_present", (key,))
        table = lines(self.board.release, asked)
        return dict(zip(table[key].to_list(), table["organisations"].to_list(), strict=True))

    def months(self) -> tuple[Line, ...]:
        """The whole response by month; of a part of it months are not shown: they would be too fine to be judged with all else."""
        trend = self.board.months
        if self._parts or not isinstance(trend, pl.DataFrame):
            return ()
        return tuple(
            Line(self.board.words.name("month", one["month"]), WORDS["not_reported"].in_(self.board.language))
            if one["state"] in GAPS
            else self.line(one, ("month",))
            for one in trend.iter_rows(named=True)
        )

    def host(self) -> str:
        """People of the host community, of the whole response only: of its parts nobody judged them. Blank where kept back."""
        host, whole = self.board.host, self.board.reached
        if self._parts or not host or not whole or self._state({}) != SHOWN or host["rows"] == host["not_reported"]:
            return ""
        sides = (round(host["reached"]), round(whole["upper"] - host["reached"]))
        return "" if any(0 < side < THRESHOLD for side in sides) else self.people(_tens(host["reached"]))

    def gaps(self) -> Iterable[str]:
        """Where nobody, or only one organisation, said to be active; months that nobody reported."""
        board, words = self.board, self.board.words
        table = board.presence
        here = table.filter(pl.col("admin1") == self._parts["admin1"]) if "admin1" in self._parts else table
        here = here.filter(pl.col("sector") == self._parts["sector"]) if "sector" in self._parts else here
        present = here.filter(pl.col("organisations") > 0)
        if "sector" not in self._parts:
            missing = sorted(set(table["sector"].drop_nulls()) - set(present["sector"]))
            yield from self._said("gap_sectors", "sectors", (words.name("sector", code) for code in missing))
        if "admin1" not in self._parts:
            missing = [code for code in board.known_places if code not in set(present["admin1"])]
            yield from self._said("gap_places", "places", (words.name("admin1", code) for code in missing))
        key = "sector" if "admin1" in self._parts else "admin1"
        if self._parts:
            alone = present.filter(pl.col("organisations") == 1)[key].drop_nulls().to_list()
            yield from self._said("one_alone", "names", (words.name(key, code) for code in sorted(alone)))
        if isinstance(board.months, pl.DataFrame):
            none = board.months.filter(pl.col("state").is_in(sorted(GAPS)))["month"].to_list()
            yield from self._said("gap_months", "months", (words.name("month", month) for month in none))

    def _said(self, text: str, key: str, names: Iterable[str]) -> Iterable[str]:
        joined = ", ".join(names)
        if joined:
            yield WORDS[text].in_(self.board.language).format(**{key: joined})

    def reports(self) -> str:
        """How many of the reports that were expected came."""
        table, language = self.board.completeness, self.board.language
        counts = dict(table["state"].value_counts().iter_rows())
        received = counts.get("received", 0) + counts.get("with_errors", 0)
        said = {"received": number(received, language), "expected": number(table.height, language)}
        sentence = WORDS["reports"].in_(language).format(**said)
        if declared := counts.get("nothing", 0):
            sentence += " " + WORDS["declared"].in_(language).format(count=number(declared, language))
        return sentence
