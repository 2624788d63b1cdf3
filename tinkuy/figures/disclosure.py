"""Which numbers of people a public table may show, so that nobody can be found in it (pure).

A number from 1 to 9 is kept back. Whoever reads the totals could often compute it, so further numbers are kept back until
they cannot: for each number kept back, the smallest and the largest value that fits everything shown stay apart. What is shown
together is judged together: a table by sector and place, its row and column sums, the same by month.

The reader is taken to know much: that people are whole and not negative, which finest cells are empty (who is where is
public), and that a number marked `<10` lies between 1 and 9. Numbers are taken to add up; figures that remove double counting
lie below their sums, and are shown or kept back with them. A blank is not zero: it is not reported, adds nothing, and is left
as it is. METHODS 5.7; the audit is the linear programme of Fischetti and Salazar-González (2000), additions are chosen greedily.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import polars as pl

if TYPE_CHECKING:  # SciPy takes 40 MB, and only who judges anew needs it
    from scipy.sparse import csr_matrix

THRESHOLD: Final = 10  # numbers below it, but for zero, are small
_APART: Final = 4.0  # how far apart the values that a small number could have must stay at least
_SHARE: Final = 0.5  # the same of a sensitive number, as a share of it

SHOWN: Final = "shown"
SMALL: Final = "small"  # 1 to 9: written as <10
KEPT_BACK: Final = "kept_back"  # larger, but a small one could be computed from it


@dataclass(frozen=True)
class Sums:
    """Everything that is shown of one table at once.

    `cells`: the finest cells, people, at least 0; one of 0 is known to be 0. `parts[i]`: the places of the cells that sum `i`
    is made of; a cell that is shown itself is a sum of one. The first `shown` of them are shown; the rest are not, but must
    not be computable either if they are small. `sensitive`: those that are never shown, however large.
    """

    cells: np.ndarray
    parts: Sequence[np.ndarray]
    shown: int
    sensitive: frozenset[int] = frozenset()

    @cached_property
    def made_of(self) -> csr_matrix:
        """Sums by cells that are not zero: 1 where the cell is part of the sum."""
        from scipy.sparse import csr_matrix

        number = np.cumsum(self.cells > 0) - 1
        inside = [number[part[self.cells[part] > 0]] for part in self.parts]
        rows = np.repeat(np.arange(len(inside)), [len(part) for part in inside])
        columns = np.concatenate([*inside, np.array([], dtype=int)])
        return csr_matrix((np.ones(len(rows)), (rows, columns)), shape=(len(inside), int((self.cells > 0).sum())))

    @cached_property
    def values(self) -> np.ndarray:
        """The value of each sum."""
        return np.asarray(self.made_of @ self.cells[self.cells > 0], dtype=float)


def states(sums: Sums, *, threshold: int = THRESHOLD) -> list[str]:
    """SHOWN, SMALL or KEPT_BACK for each sum that is asked to be shown, in their order."""
    small = (sums.values > 0) & (sums.values < threshold)
    marked = small & (np.arange(len(small)) < sums.shown)
    back = _kept_back(sums, small, marked, threshold)[: sums.shown]
    return [SMALL if is_small else KEPT_BACK if kept else SHOWN for is_small, kept in zip(marked, back, strict=False)]


def _kept_back(sums: Sums, small: np.ndarray, marked: np.ndarray, threshold: int) -> np.ndarray:
    """Which larger sums are kept back: one more at a time, until no small one can be computed.

    Keeping back more never brings the ends of another closer together, so each small one is looked at once.
    """
    back = np.arange(len(small)) >= sums.shown
    back[sorted(sums.sensitive)] = True
    small_ones = [int(place) for place in np.flatnonzero(small)]
    for place in (*small_ones, *sorted(sums.sensitive - set(small_ones))):
        apart = min(_APART, (threshold - 2) / 2) if small[place] else sums.values[place] * _SHARE
        while _width(sums, marked, back, place, threshold) < apart:
            added = _next(sums, marked | back, place)
            if added is None:
                break
            back[added] = True
    return back


def _width(sums: Sums, small: np.ndarray, back: np.ndarray, place: int, threshold: int) -> float:
    low, high = could_be(sums, small, back, place, threshold=threshold)
    return high - low


def could_be(
    sums: Sums, small: np.ndarray, back: np.ndarray, place: int, *, threshold: int = THRESHOLD
) -> tuple[float, float]:
    """The smallest and the largest value of one sum that fits all that is shown.

    `small`, `back`: which sums are marked as small, and which are kept back besides or never shown.
    """
    from scipy.optimize import linprog
    from scipy.sparse import vstack

    shown, marked, goal = sums.made_of[~(small | back)], sums.made_of[small], sums.made_of[place].toarray()[0]
    limits = {"A_eq": shown, "b_eq": sums.values[~(small | back)]} if shown.shape[0] else {}
    if marked.shape[0]:
        limits["A_ub"] = vstack([marked, -marked])
        limits["b_ub"] = np.repeat([threshold - 1.0, -1.0], marked.shape[0])
    low, high = (linprog(sign * goal, bounds=(0, None), method="highs", **limits) for sign in (1, -1))
    return (float(low.fun) if low.status == 0 else 0.0), (float(-high.fun) if high.status == 0 else float("inf"))


def _next(sums: Sums, hidden: np.ndarray, place: int) -> int | None:
    """The smallest shown sum whose keeping back may help: one beside this in a shown larger sum; else that larger sum."""
    inside = sums.made_of[place].astype(bool)
    shared = np.asarray((sums.made_of @ inside.T).todense()).ravel()
    open_ = ~hidden & (sums.values > 0)
    around = np.flatnonzero(open_ & (shared >= inside.nnz))
    if not len(around):
        around = np.flatnonzero(open_ & (shared > 0))
    if not len(around):
        return None
    sizes = np.asarray(sums.made_of.sum(axis=1)).ravel()
    beside = np.zeros(len(sizes), dtype=bool)
    for larger in around:
        within = np.asarray((sums.made_of @ sums.made_of[larger].T).todense()).ravel() >= sizes
        beside |= within & open_ & (shared == 0)
    chosen = np.flatnonzero(beside) if beside.any() else around
    return int(chosen[np.argmin(sums.values[chosen])])


def in_tens(*, reached: float, lower: float, upper: float) -> dict[str, int]:
    """A figure and its interval in whole tens of people: the figure to the nearest, the interval outwards; small numbers as they are.

    Of exact ends the reader could subtract: an activity of 1,000 and one of 4 in a place are "1,000 to 1,004". In tens, what
    lies between two ends may always be nothing and may always be ten (METHODS 5.7: round to 5 or 10).
    """
    ends = {
        "reached": math.floor(reached / THRESHOLD + 0.5),
        "lower": math.floor(lower / THRESHOLD),
        "upper": math.ceil(upper / THRESHOLD),
    }
    exact = {"reached": reached, "lower": lower, "upper": upper}
    return {
        name: round(exact[name]) if round(exact[name]) < THRESHOLD else THRESHOLD * tens for name, tens in ends.items()
    }


def protected(
    cells: pl.DataFrame,
    groupings: Iterable[Sequence[str]],
    *,
    value: str = "reached",
    threshold: int = THRESHOLD,
    sensitive: Callable[[Mapping[str, Any]], bool] = lambda line: False,
) -> dict[tuple[str, ...], pl.DataFrame]:
    """What may be shown of a table and of its sums, judged together.

    `cells`: the finest lines, one for each combination of the keys, with their people in `value`. `groupings`: the keys of
    every table that is shown; `()` is the total. `sensitive(line)`: whether a line with these keys is never shown, however
    large. Returns for each grouping the frame [its keys, value (summed), state].
    """
    values = np.maximum(cells[value].fill_null(0).cast(pl.Float64).to_numpy(), 0.0)
    tables = {tuple(keys): _summed(cells, tuple(keys), value) for keys in groupings}
    parts = [part.to_numpy() for table in tables.values() for part in table["_cells"]]
    unseen = [np.array([place]) for place in np.flatnonzero((values > 0) & (values < threshold))]
    named = (line for keys, table in tables.items() for line in table.select(*keys, value).to_dicts())
    never = frozenset(place for place, line in enumerate(named) if line.pop(value) and sensitive(line))
    sums = Sums(values, [*parts, *unseen], shown=len(parts), sensitive=never)
    found = iter(states(sums, threshold=threshold))
    return {
        keys: table.drop("_cells").with_columns(
            pl.Series("state", [next(found) for _ in range(table.height)], pl.String)
        )
        for keys, table in tables.items()
    }


def _summed(cells: pl.DataFrame, keys: tuple[str, ...], value: str) -> pl.DataFrame:
    numbered = cells.with_row_index("_cells")
    summed = (pl.col(value).sum(), pl.col("_cells"))
    if not keys:
        return numbered.select(pl.col(value).sum(), pl.col("_cells").implode())
    return numbered.group_by(keys, maintain_order=True).agg(*summed)
