"""People reached once more, in plain Python and written differently: a judge that shares no code with the figures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

GROUPS = ("in_destination", "in_transit", "host_community", "pendular", "returnees")
AGES = ("girls", "boys", "women", "men", "other_under_18", "other_above_18")
LARGEST = {"shelter", "humanitarian_transportation", "wash", "food_security"}
ADDED = {"protection_general", "multipurpose_cash", "integration", "health", "education"}

Row = Mapping[str, Any]


def reached(rows: Iterable[Row], model: str) -> tuple[float, float, float]:
    """Return (reached, lower, upper) of one slice."""
    counted = [row for row in rows if _counts(row, model)]
    upper = sum(row["new"] or 0 for row in counted)
    return _ESTIMATES[model](counted), _lower(counted), upper


def _counts(row: Row, model: str) -> bool:
    if row["indicator_type"] != "direct_assistance" or (row["new"] is not None and row["new"] < 0):
        return False
    if model == "per-organisation":
        return row["rmrp"] is True
    return model != "southern-cone" or row["sector"] in LARGEST | ADDED


def _tally(rows: Iterable[Row], *keys: str, column: str = "new") -> dict[tuple[Any, ...], float]:
    sums: dict[tuple[Any, ...], float] = defaultdict(float)
    for row in rows:
        sums[tuple(row[key] for key in keys)] += row[column] or 0
    return sums


def _largest(sums: Mapping[tuple[Any, ...], float]) -> float:
    """Add up the largest value of each key without its last part."""
    best: dict[tuple[Any, ...], float] = {}
    for key, value in sums.items():
        best[key[:-1]] = max(value, best.get(key[:-1], value))
    return sum(best.values())


def _lower(rows: list[Row]) -> float:
    activities = _tally(rows, "country", "admin1", "organisation", "indicator", "activity")
    return _largest({(*key[:2], key[2:]): value for key, value in activities.items()})


def _southern_cone(rows: list[Row]) -> float:
    compared = [row for row in rows if row["sector"] in LARGEST]
    added = [row for row in rows if row["sector"] in ADDED]
    # A place where only the compared sectors are negative cannot occur: negative rows are left out.
    return _largest(_tally(compared, "country", "admin1", "month", "sector")) + sum(_tally(added, "sector").values())


_CELL = ("country", "admin1", "month", "sector")
_ESTIMATES = {
    "sum": lambda rows: sum(_tally(rows, "sector").values()),
    "max-sector": lambda rows: _largest(_tally(rows, *_CELL)),
    "max-sector-ytd": lambda rows: _largest(_tally(rows, "country", "admin1", "sector")),
    "max-age-gender": lambda rows: sum(_largest(_tally(rows, *_CELL, column=age)) for age in AGES),
    "southern-cone": _southern_cone,
    "per-organisation": lambda rows: sum(
        _largest(_tally(rows, "organisation", *_CELL, column=group)) for group in GROUPS
    ),
}
