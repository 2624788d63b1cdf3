"""The slips of real reports: what the platform asked, what an organisation is used to, what a tired hand leaves out.

In the proportions that make about 45 % of the rows break a rule, most of them for one cause that no partner made.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import numpy as np
import polars as pl

from tinkuy.reports.five_ws import AGE_GENDER, POPULATION_GROUPS

NOT_ASKED: Final = 2  # the month, counted from 0, in which the platform did not ask for new people: March
BREAKS_DOWN_TOTAL: Final = ("DEMO02", "DEMO06", "DEMO11", "DEMO17")
SENDS_EMPTY_ROWS: Final = ("DEMO03", "DEMO08", "DEMO14")  # copies last month's rows and fills only some
_GROUPS, _AGES = POPULATION_GROUPS, AGE_GENDER[:4]

Columns = dict[str, np.ndarray]


def make(
    random: np.random.Generator, columns: Columns, activities: pl.DataFrame, activity: np.ndarray, month: np.ndarray
) -> Columns:
    """Return the columns of the rows with their slips: people counts, outputs, cash, and the words that were left out."""
    size = len(activity)
    direct = (activities["indicator_type"] == "direct_assistance").to_numpy()[activity]
    other = (activities["indicator_type"] == "other").to_numpy()[activity]
    habit = activities["organisation"].is_in(BREAKS_DOWN_TOTAL).to_numpy()[activity]
    columns = {name: values.copy() for name, values in columns.items()}

    def few(share: float, among: np.ndarray) -> np.ndarray:
        return among & (random.random(size) < share)

    _break_down_total(columns, (direct & habit) | (~other & (month == NOT_ASKED)))
    columns["new"][month == NOT_ASKED] = 0
    _blank(columns, (*_GROUPS,), few(0.10, direct & (month != NOT_ASKED)))
    _blank(columns, (*_AGES,), few(0.10, direct & (month != NOT_ASKED)))
    swapped = few(0.015, direct & (columns["new"] > 0))
    columns["new"][swapped], columns["total"][swapped] = columns["total"][swapped] + 2, columns["new"][swapped]
    off_by_some = few(0.25, direct & (columns["new"] > 3))
    columns["women"][off_by_some] += 3
    copies = activities["organisation"].is_in(SENDS_EMPTY_ROWS).to_numpy()[activity]
    nothing = few(0.5, direct & copies) | few(0.02, direct)
    for name in ("new", "total", *_GROUPS, *_AGES):
        columns[name][nothing] = 0
    columns["output"][few(0.25, other)] = 0
    return columns | _words(activities, activity, few)


def _break_down_total(columns: Columns, mask: np.ndarray) -> None:
    """Scale the breakdown of these rows from New to Total; where New is 0 put everyone into the commonest part."""
    for names, commonest in ((_GROUPS, "in_destination"), (_AGES, "women")):
        added = columns["total"][mask] - sum(columns[name][mask] for name in names)
        columns[commonest][mask] += np.maximum(added, 0)


def _blank(columns: Columns, names: tuple[str, ...], mask: np.ndarray) -> None:
    for name in names:
        columns[name][mask] = np.nan


def _words(
    activities: pl.DataFrame, activity: np.ndarray, few: Callable[[float, np.ndarray], np.ndarray]
) -> dict[str, pl.Series]:
    """Partners and mechanisms that were left out."""
    through = activities["setup"].to_numpy()[activity]
    cash = activities["cva"].to_numpy()[activity]
    return {
        "implementing_partner": _without(activities["implementing_partner"][activity], few(0.02, through)),
        "mechanism": _without(activities["mechanism"][activity], few(0.05, cash)),
    }


def _without(series: pl.Series, mask: np.ndarray) -> pl.Series:
    return series.zip_with(pl.Series(~mask), pl.Series([None] * len(series), dtype=pl.String))
