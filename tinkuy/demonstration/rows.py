"""Rows of the invented response, in the shape counted on a real one, made whole columns at a time.

Shape (METHODS 10): 27 organisations, 26 places, about 900 rows a month, Lima 48 % of rows, Tumbes 13 %, 16 % cash, 43 %
through implementing partners, the top 1 % of rows hold 41 % of new people, 25 % of positive rows are under 10 people.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
import polars as pl
from scipy.special import ndtri

from tinkuy.demonstration import slips, world
from tinkuy.packs.loading import load_year
from tinkuy.packs.schema import Entry, YearPack
from tinkuy.reports.five_ws import AGE_GENDER, POPULATION_GROUPS, standard_schema

ROWS_A_MONTH: Final = 900
LIMA, TUMBES, NATIONAL = "PE15", "PE24", "PE00"
# The places that follow, in the order of how much happens there: La Libertad, Arequipa, Piura, Tacna, Callao, Cusco ...
_NEXT: Final = ("PE13", "PE04", "PE20", "PE23", "PE07", "PE08", "PE14", "PE21", "PE11")
# New people per positive row follow a lognormal: with 40 % of all rows positive, these two give "25 % under 10" and
# "the top 1 % of rows hold 41 %" (its share above the quantile 0.975 is the normal probability of sigma minus 1.96).
_SIGMA: Final = 1.73
_MU: Final = float(np.log(10) + 0.674 * _SIGMA)
_POSITIVE: Final = 0.44  # of the rows in months when New was asked
_REPORTED: Final = 0.8  # of the months of an activity
_TYPES: Final = {"direct_assistance": 0.84, "capacity_building": 0.05, "other": 0.11}
_CASH, _THROUGH_PARTNER = 0.16, 0.43


@dataclass(frozen=True, slots=True)
class _Choices:
    """The codes to choose from, as arrays."""

    places: np.ndarray
    place_weights: np.ndarray
    indicators: dict[str, list[Entry]]
    cash: list[Entry]
    mechanisms: np.ndarray


def standard_rows(
    n: int = 12 * ROWS_A_MONTH, seed: int = 7, *, months: int = 12, with_slips: bool = True
) -> pl.DataFrame:
    """Return `n` standard rows of an invented year (tinkuy.reports.five_ws); the same seed gives the same rows.

    `with_slips` adds what real reports show: a month in which New was not asked, organisations that break down the total,
    blanks, zeros and other slips, so that about 45 % of the rows break a rule.
    """
    random = np.random.default_rng(seed)
    year = load_year(world.BASE_YEAR)
    activities = _activities(random, max(world.ORGANISATIONS, int(n / (_REPORTED * months)) + 1), year)
    pairs = np.sort(random.choice(activities.height * months, size=n, replace=activities.height * months < n))
    activity, month = pairs // months, pairs % months
    columns = _people(random, activities, activity, month)
    if with_slips:
        columns = slips.make(random, columns, activities, activity, month)
    frame = activities[activity].with_columns(**{name: pl.Series(values) for name, values in columns.items()})
    return _standard(frame, month, year)


def _activities(random: np.random.Generator, size: int, year: YearPack) -> pl.DataFrame:
    """The activities of the year: who, what, where, and how large."""
    choices = _choices(year)
    organisations = np.array([code for code, *_ in world.organisations()])
    weights = 1 / np.arange(1, len(organisations) + 1) ** 0.8
    types = np.array(list(_TYPES))[np.searchsorted(np.cumsum(list(_TYPES.values())), _spread(random, size))]
    cash = _spread(random, size) < _CASH
    picked = _indicators(random, choices, types, cash)
    through = _spread(random, size) < _THROUGH_PARTNER
    partner = random.choice([code for code, *_ in world.partners()], size=size)
    return pl.DataFrame({
        "organisation": random.choice(organisations, p=weights / weights.sum(), size=size),
        "setup": through,
        "implementing_partner": pl.Series(partner).zip_with(pl.Series(through), pl.Series([None] * size, dtype=pl.String)),
        "indicator": [entry.code for entry in picked],
        "sector": [entry.attributes["sector"] for entry in picked],
        "indicator_type": [entry.attributes["type"] for entry in picked],
        "cva": cash,
        "mechanism": pl.Series(random.choice(choices.mechanisms, size=size)).zip_with(pl.Series(cash), pl.Series([None] * size, dtype=pl.String)),
        "admin1": random.choice(choices.places, p=choices.place_weights, size=size),
        "activity": [f"Actividad demo {n:04d}" for n in range(1, size + 1)],
        "support_space": random.random(size) < 0.07,
        "rmrp": random.random(size) < 0.9,
        "size": random.standard_normal(size),
    })  # fmt: skip


def _choices(year: YearPack) -> _Choices:
    places = [e.code for e in year.lists["places"].entries if e.attributes["country"] == world.COUNTRY]
    large = {LIMA: 0.48, TUMBES: 0.13, NATIONAL: 0.02}
    others = [*_NEXT, *(code for code in places if code not in large and code not in _NEXT)]
    falling = 1 / np.arange(1, len(others) + 1)
    rest = (1 - sum(large.values())) * falling / falling.sum()
    weights = np.array([(large | dict(zip(others, rest, strict=True)))[code] for code in places])
    known = [e for e in year.lists["indicators"].entries if e.attributes.get("scope") in ("regional", "PER")]
    by_type = {kind: [e for e in known if e.attributes["type"] == kind] for kind in _TYPES}
    cash = [e for e in by_type["direct_assistance"] if e.attributes["cva"] == "yes"]
    return _Choices(
        np.array(places),
        weights / weights.sum(),
        by_type,
        cash,
        np.array([e.code for e in year.lists["mechanisms"].entries]),
    )


def _spread(random: np.random.Generator, size: int) -> np.ndarray:
    """Numbers spread evenly between 0 and 1, in random order: shares then hold for few activities too."""
    return (random.permutation(size) + 0.5) / size


def _indicators(random: np.random.Generator, choices: _Choices, types: np.ndarray, cash: np.ndarray) -> list[Entry]:
    """An indicator for every activity: of its type, and one that takes cash where there is cash."""
    picked = np.empty(len(types), dtype=object)
    for kind, among in choices.indicators.items():
        mask = (types == kind) & ~cash
        picked[mask] = np.array(among, dtype=object)[random.integers(len(among), size=mask.sum())]
    picked[cash] = np.array(choices.cash, dtype=object)[random.integers(len(choices.cash), size=cash.sum())]
    return list(picked)


def _people(
    random: np.random.Generator, activities: pl.DataFrame, activity: np.ndarray, month: np.ndarray
) -> dict[str, np.ndarray]:
    """New, total, breakdowns, outputs and cash value of every row, all consistent."""
    size = len(activity)
    people = (activities["indicator_type"] != "other").to_numpy()[activity]
    new = np.zeros(size)
    positive = people & (random.random(size) < _POSITIVE / (1 - _TYPES["other"]))
    score = 0.8 * activities["size"].to_numpy()[activity] + 0.6 * random.standard_normal(size)
    rank = np.empty(positive.sum())
    rank[np.argsort(score[positive], kind="stable")] = np.arange(positive.sum())
    new[positive] = np.maximum(1, np.round(np.exp(_MU + _SIGMA * ndtri((rank + 0.5) / max(positive.sum(), 1)))))
    again = np.round(np.exp(2.6 + 1.1 * random.standard_normal(size))) * (random.random(size) < 0.75)
    total = np.where(people, new + np.where((new == 0) & (again == 0), 3, again), 0)
    cash = activities["cva"].to_numpy()[activity]
    return {
        "new": new,
        "total": total,
        "output": np.where(people, 0, 1 + random.poisson(6, size)).astype(float),
        "value_usd": np.where(cash, np.round(total * np.exp(4 + 0.4 * random.standard_normal(size)), 2), np.nan),
        **split(random, new, POPULATION_GROUPS, (0.62, 0.2, 0.15, 0.02, 0.01)),
        **split(random, new, AGE_GENDER[:4], (0.22, 0.2, 0.34, 0.24)),
    }


def split(
    random: np.random.Generator, counts: np.ndarray, names: tuple[str, ...], shares: tuple[float, ...]
) -> dict[str, np.ndarray]:
    """Split whole counts into named parts that add up exactly, in proportions that vary from row to row."""
    weights = np.array(shares)[:, None] * random.gamma(4.0, 0.25, (len(shares), len(counts)))
    ends = np.round(np.cumsum(weights / weights.sum(axis=0), axis=0) * counts)
    return dict(zip(names, np.diff(ends, axis=0, prepend=0), strict=True))


def _standard(frame: pl.DataFrame, month: np.ndarray, year: YearPack) -> pl.DataFrame:
    """The frame with every column of the standard rows, in their order."""
    codes = np.array([f"{year.plan_years[0]}-{m:02d}" for m in range(1, 13)])
    level = pl.when(pl.col("admin1") == NATIONAL).then(pl.lit("national")).otherwise(pl.lit("admin1"))
    constant = {
        "country": world.COUNTRY, "country_text": "Perú", "covid19": True, "file": "demo", "sheet": "5W",
        "description": "Atención a personas (datos sintéticos)", "type_inferred": False, "new_basis": "reported",
        "breakdown_of": "new", "breakdown_basis": "reported",
    }  # fmt: skip
    known = frame.with_columns(
        pl.Series("month", codes[month % 12]),
        place_level=level,
        **{name: pl.lit(value) for name, value in constant.items()},
    ).with_row_index("row_id")
    known = known.with_columns(
        row=pl.col("row_id").cast(pl.Int64) + 2,
        month_text="month",
        **{f"{key}_text": _label(key, names) for key, names in _labels(year).items()},
        **{f"{key}_text": _yes_no(key) for key in ("setup", "cva", "rmrp", "covid19", "support_space")},
        **{name: pl.col(name).fill_nan(None) for name, dtype in known.schema.items() if dtype == pl.Float64},
    )
    schema = standard_schema()
    blank = [pl.lit(None, dtype).alias(name) for name, dtype in schema.items() if name not in known.columns]
    return known.with_columns(*blank).select(pl.col(name).cast(dtype) for name, dtype in schema.items())


def _labels(year: YearPack) -> dict[str, dict[str, str]]:
    """The Spanish names of the codes, by 5W column."""
    lists = {"sector": "sectors", "indicator": "indicators", "mechanism": "mechanisms", "admin1": "places"}
    labels = {key: {entry.code: entry.text.es for entry in year.lists[name].entries} for key, name in lists.items()}
    labels["organisation"] = {code: text.es for code, text, *_ in world.organisations()}
    labels["implementing_partner"] = {code: text.es for code, text, *_ in world.partners()}
    return labels


def _label(key: str, names: dict[str, str]) -> pl.Expr:
    return pl.col(key).replace_strict(names, default=None, return_dtype=pl.String)


def _yes_no(key: str) -> pl.Expr:
    return pl.when(pl.col(key)).then(pl.lit("Sí")).when(~pl.col(key)).then(pl.lit("No"))
