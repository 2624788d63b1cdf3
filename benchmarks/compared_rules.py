"""Rules of 2021 told to three tools: Tinkuy, pandera and libhxl's validator, so that all three give the same verdicts.

Every peer is told each rule in the fastest way it has: pandera's built-in checks and whole-column expressions, libhxl's
built-in tests and, for what compares cells of a row, tests of one row as its documentation says to add them. The peers get
one frame, `written()`: the code of each cell, or what stands there instead; Tinkuy gets the standard rows themselves.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import polars as pl

from benchmarks.regional_report import YEAR
from tinkuy.packs.loading import load_year
from tinkuy.reports.five_ws import AGE_GENDER, FIVE_WS, POPULATION_GROUPS

YEAR_PACK: Final = load_year(YEAR)
COLUMNS: Final = (*(c.key for c in YEAR_PACK.columns), "indicator_type")
AT: Final = {key: place for place, key in enumerate(COLUMNS)}
AGES: Final = tuple(key for key in AGE_GENDER if YEAR_PACK.has(key))
PEOPLE: Final = ("total", "new", *POPULATION_GROUPS, *AGES)
COUNTS: Final = (*PEOPLE, "output")
NUMBERS: Final = (*COUNTS, "value_usd")
TOLERANCE: Final = {"C15": 0.01, "C16": 0.5, "C17": 0.5}
LARGEST: Final = {"people": 1_000_000, "quantity": 10_000_000, "money": 10_000_000}

Values = Sequence[str]  # a row as libhxl holds it


@dataclass(frozen=True, slots=True)
class Given:
    """The cell is filled."""


@dataclass(frozen=True, slots=True)
class OneOf:
    """A filled cell holds one of these codes."""

    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Between:
    """A number is at least `least` and at most `most`."""

    least: float | None = None
    most: float | None = None


@dataclass(frozen=True, slots=True)
class Matches:
    """A filled cell matches a pattern; `holds` says the same where the column is a number."""

    pattern: str
    holds: pl.Expr | None = None


@dataclass(frozen=True, slots=True)
class Holds:
    """A condition on several cells of a row: for whole columns at once, and for one row."""

    columns: pl.Expr
    row: Callable[[Values], bool]


@dataclass(frozen=True, slots=True)
class Compared:
    """A rule of the catalogue, asked of one column."""

    rule: str
    column: str
    test: Given | OneOf | Between | Matches | Holds

    @property
    def name(self) -> str:
        """What the verdicts of all tools are called."""
        return f"{self.rule}|{self.column}"


def written(rows: pl.DataFrame) -> pl.DataFrame:
    """Standard rows as the peers get them: the code of each cell, or what stands there instead of one."""
    return rows.select(
        pl.coalesce(key, f"{key}_text").alias(key)
        if f"{key}_text" in rows.columns and rows.schema[key] == pl.String
        else pl.col(key)
        for key in COLUMNS
    )


def compared_rules() -> tuple[Compared, ...]:
    """Every rule that all three can be asked: METHODS' rules of 2021, and the additional ones on single cells."""
    return (*_given(), *_listed(), *_pairs(), *_cash(), *_people(), *_numbers())


def _given() -> Iterator[Compared]:
    asked = {
        "C01": ("country", "admin1"),
        "C04": ("organisation",),
        "C05": ("setup",),
        "C07": ("month",),
        "C08": ("sector", "indicator"),
        "C08-details": ("activity", "rmrp", "cva", "covid19"),
    }
    return (Compared(rule, column, Given()) for rule, columns in asked.items() for column in columns)


def _codes(key: str) -> tuple[str, ...]:
    return tuple(entry.code for entry in YEAR_PACK.lists[key].entries)


def _listed() -> Iterator[Compared]:
    asked = {
        "C02-unknown": {"country": "countries"},
        "C04-unknown": {"organisation": "organisations"},
        "C09-unknown": {"sector": "sectors", "indicator": "indicators"},
    }
    for rule, columns in asked.items():
        yield from (Compared(rule, column, OneOf(_codes(key))) for column, key in columns.items())
    yield Compared("C02-unknown", "admin1", _place_of_a_known_country())
    for rule, column, key, asks in (
        ("C06-unknown", "implementing_partner", "implementing_partners", "setup"),
        ("C11-unknown", "mechanism", "mechanisms", "cva"),
    ):
        yield Compared(rule, column, _listed_where(column, frozenset(_codes(key)), asks))


def _place_of_a_known_country() -> Holds:
    """An admin1 is on the list of places; where the country is not known it is not judged."""
    countries, places = frozenset(_codes("countries")), frozenset(_codes("places"))
    judged = pl.col("country").is_in(list(countries)) & pl.col("admin1").is_not_null()
    return Holds(
        ~(judged & ~pl.col("admin1").is_in(list(places))).fill_null(False),
        lambda v: not (v[AT["country"]] in countries and v[AT["admin1"]] and v[AT["admin1"]] not in places),
    )


def _listed_where(column: str, codes: frozenset[str], asks: str) -> Holds:
    known = pl.col(column).is_in(list(codes))
    return Holds(
        ~(pl.col(asks).fill_null(False) & pl.col(column).is_not_null() & ~known).fill_null(False),
        lambda v: not (_yes(v, asks) and v[AT[column]] and v[AT[column]] not in codes),
    )


def _pairs() -> Iterator[Compared]:
    for rule, child, parent, key, attribute in (
        ("C02", "admin1", "country", "places", "country"),
        ("C09", "indicator", "sector", "indicators", "sector"),
    ):
        parents = {entry.code: entry.attributes[attribute] for entry in YEAR_PACK.lists[key].entries}
        # Only where both are on their lists: what is not is told by the rules on lists.
        yield Compared(rule, child, _belongs(child, parent, parents, frozenset(parents.values())))


def _belongs(child: str, parent: str, parents: dict[str, str], known: frozenset[str]) -> Holds:
    expected = pl.col(child).replace_strict(parents, default=None, return_dtype=pl.String)
    differs = (expected != pl.col(parent)) & pl.col(parent).is_in(list(known))
    return Holds(
        ~differs.fill_null(False),
        lambda v: v[AT[child]] not in parents or v[AT[parent]] not in known or parents[v[AT[child]]] == v[AT[parent]],
    )


def _cash() -> Iterator[Compared]:
    yes, no = pl.col("cva").fill_null(False), ~pl.col("cva").fill_null(True)
    through = pl.col("setup").fill_null(False)

    def blank_where(asks: str, column: str) -> Callable[[Values], bool]:
        return lambda v: not (_yes(v, asks) and not v[AT[column]])

    yield Compared("C06", "implementing_partner", Holds(~(through & pl.col("implementing_partner").is_null()), blank_where("setup", "implementing_partner")))  # fmt: skip
    yield Compared("C10", "value_usd", Holds(~(yes & pl.col("value_usd").is_null()), blank_where("cva", "value_usd")))
    yield Compared("C11", "mechanism", Holds(~(yes & pl.col("mechanism").is_null()), blank_where("cva", "mechanism")))
    yield Compared("C12", "mechanism", Holds(~(no & pl.col("mechanism").is_not_null()), lambda v: not (v[AT["cva"]] == "no" and v[AT["mechanism"]])))  # fmt: skip


def _yes(values: Values, column: str) -> bool:
    return values[AT[column]] == "yes"


def _added(columns: Sequence[str]) -> pl.Expr:
    return pl.sum_horizontal(pl.col(column).fill_null(0.0) for column in columns)


def _sum(values: Values, columns: Sequence[str]) -> float:
    return sum(float(values[AT[column]] or 0) for column in columns)


def _of(*types: str) -> pl.Expr:
    return pl.col("indicator_type").is_in(list(types)).fill_null(False)


def _is(values: Values, *types: str) -> bool:
    return values[AT["indicator_type"]] in types


def _people() -> Iterator[Compared]:
    new, total, output = (pl.col(key).fill_null(0.0) for key in ("new", "total", "output"))
    direct, both = ("direct_assistance",), ("direct_assistance", "capacity_building")
    everything = ("output", *PEOPLE)
    t15, t16, t17 = (TOLERANCE[code] for code in ("C15", "C16", "C17"))
    yield Compared("C14", "new", Holds(~(_of(*both) & (new <= 0) & (total <= 0)), lambda v: not (_is(v, *both) and _sum(v, ["new"]) <= 0 and _sum(v, ["total"]) <= 0)))  # fmt: skip
    yield Compared("C15", "new", Holds(~(_of(*direct) & (new - total > t15)), lambda v: not (_is(v, *direct) and _sum(v, ["new"]) - _sum(v, ["total"]) > t15)))  # fmt: skip
    yield Compared("C16", "new", Holds(~(_of(*direct) & ((_added(POPULATION_GROUPS) - new).abs() > t16)), lambda v: not (_is(v, *direct) and abs(_sum(v, POPULATION_GROUPS) - _sum(v, ["new"])) > t16)))  # fmt: skip
    yield Compared("C17", "new", Holds(~(_of(*both) & ((_added(AGES) - new).abs() > t17)), lambda v: not (_is(v, *both) and abs(_sum(v, AGES) - _sum(v, ["new"])) > t17)))  # fmt: skip
    yield Compared("C19", "output", Holds(~(_of("other") & (output <= 0)), lambda v: not (_is(v, "other") and _sum(v, ["output"]) <= 0)))  # fmt: skip
    yield Compared("C21", "", Holds(_added(everything) != 0, lambda v: _sum(v, everything) != 0))


def _numbers() -> Iterator[Compared]:
    month, in_plan = r"^\d{4}-\d{2}$", tuple(str(year) for year in YEAR_PACK.plan_years)
    readable = re.compile(month)
    yield Compared("C07-unreadable", "month", Matches(month))
    yield Compared("A04", "month", Holds(
        ~pl.col("month").str.contains(month).fill_null(False) | pl.col("month").str.slice(0, 4).is_in(list(in_plan)),
        lambda v: not readable.match(v[AT["month"]]) or v[AT["month"]].startswith(in_plan),
    ))  # fmt: skip
    yield from (Compared("A16", column, Between(least=0)) for column in COUNTS)
    yield Compared("A16-money", "value_usd", Between(least=0))
    for column in PEOPLE:
        whole = (pl.col(column) - pl.col(column).round(0)).abs() <= 1e-6
        yield Compared("A21", column, Matches(r"^-?\d+$", whole))
    yield from (Compared("A22", column, Between(most=LARGEST[FIVE_WS[column].kind.value])) for column in NUMBERS)
