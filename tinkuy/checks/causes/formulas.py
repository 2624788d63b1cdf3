"""New that was computed by a sum that is not the sum: one group left out, another taken twice (pure).

Seen in the real world: in two months of one country, every one of 1,113 rows of 23 organisations had
New = Total = in transit + 2 x host community, with everybody in destination left out. A partner cannot do that; a
spreadsheet's sum can. Read row by row it looks like two different errors: New smaller or larger than its groups, and,
where all people are in destination, New = Total = 0 with a breakdown filled.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import numpy as np
import polars as pl

from tinkuy.checks.causes.evidence import same
from tinkuy.checks.causes.model import Level
from tinkuy.checks.causes.scopes import KEYS, Found, claimed, counted, covered, named, wide_enough
from tinkuy.checks.cells import TOLERANCE
from tinkuy.reports.five_ws import POPULATION_GROUPS

KIND: Final = "new-by-other-sum"
_COLUMNS: Final = tuple(f"of_{group}" for group in POPULATION_GROUPS)
_HIGHEST = 3  # a group taken more than three times is no slip of a sum
_FEWEST = 3  # rows with one group alone, from which a coefficient is read
_SUSPECT = pl.col("people") & pl.col("of_new") & pl.col("reported") & (pl.col("groups") > 0)
_EXPLAINS: Final = {
    "C14": pl.col("groups") > 0,
    "C15": pl.lit(True),
    "C16": pl.lit(True),
    "C17": same("groups", "ages"),
    "C18": pl.col("groups") > 0,
    "A05": pl.col("groups") > 0,
    "A06": pl.lit(True),
    "A07": pl.lit(True),
}


def formulas_found(
    lines: pl.DataFrame, findings: pl.DataFrame, level: Level, limits: Mapping[str, float]
) -> list[Found]:
    """The scopes of a level in which one other sum made New."""
    suspects = counted(lines, level, _SUSPECT, ~same("new", "groups")).filter(wide_enough(level, limits))
    scopes = _with_coefficients(lines, suspects, level, limits["cause_formula_share"])
    if scopes.is_empty():
        return []
    reached = covered(lines, scopes, level, pl.col("people") & pl.col("reported") & (pl.col("groups") > 0))
    return [Found(scopes, reached.select("cause", "row_id"), claimed(findings, reached, _EXPLAINS))]


def coefficients(new: np.ndarray, groups: np.ndarray) -> np.ndarray | None:
    """How often each group is taken in New, or None where no such sum can be told, or it is the plain sum.

    `new` has shape (rows,), `groups` (rows, groups), each group filled somewhere. A coefficient is read off the rows in
    which only one group is not known yet, so rows with one group alone come first.
    """
    taken = np.full(groups.shape[1], np.nan)
    for _ in range(groups.shape[1]):
        unknown = np.isnan(taken)
        alone = ((groups > 0) & unknown).sum(axis=1) == 1
        rest = new - groups @ np.nan_to_num(taken)
        for column in np.flatnonzero(unknown):
            rows = alone & (groups[:, column] > 0)
            if rows.sum() >= _FEWEST:
                taken[column] = np.round(np.median(rest[rows] / groups[rows, column]))
    told = not np.isnan(taken).any() and taken.min() >= 0 and 0 < taken.max() <= _HIGHEST
    return taken if told and not (taken == 1).all() else None


def _with_coefficients(lines: pl.DataFrame, suspects: pl.DataFrame, level: Level, share: float) -> pl.DataFrame:
    """The suspect scopes whose New is one other sum, named, with what it takes and how many rows it reproduces."""
    keys = list(KEYS[level])
    told = []
    for scope in suspects.sort(keys).iter_rows(named=True):
        mine = lines.filter(_SUSPECT & pl.all_horizontal(pl.col(key) == scope[key] for key in keys))
        told += [scope | said for said in _told(mine, share)]
    schema = dict(suspects.schema) | {"exact": pl.Int64(), "taken": pl.String()}
    return named(pl.DataFrame(told, schema=schema), KIND, level)


def _told(mine: pl.DataFrame, share: float) -> list[dict[str, object]]:
    """The one other sum of these lines, written `group=times ...`, and how many lines it reproduces; or nothing."""
    filled = [column for column in _COLUMNS if (mine[column] > 0).any()]
    new, groups = mine["new"].to_numpy(), mine.select(filled).to_numpy()
    taken = coefficients(new, groups)
    if taken is None:
        return []
    exact = int((np.abs(groups @ taken - new) <= TOLERANCE).sum())
    times = " ".join(f"{column.removeprefix('of_')}={int(n)}" for column, n in zip(filled, taken, strict=True))
    return [{"exact": exact, "taken": times}] if exact >= share * len(mine) else []
