"""Somebody who wants to know: solves everything that a platform ever published, together, as a mixed-integer programme.

They know the method (cells are rounded by an offset each, the same in every release, and then added), which cells exist and which
of them are empty, and what every mark means. They do not know the offsets. Written from docs/adr/0027, without the code that
makes tables: from each published number to what it says of the cells.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

_MOST = 400  # people in a cell, that a programme may be bounded
Cell = Hashable


@dataclass(frozen=True)
class Release:
    """What is known of one release: its cells, those known to be 0, and its sums: (its cells, the shown value or None for <10).

    `exact`: the sums are of people as they were reported, which no public table is.
    """

    cells: Sequence[Cell]
    empty: frozenset[Cell]
    sums: Sequence[tuple[frozenset[Cell], int | None]]
    exact: bool = False


@dataclass
class Attacker:
    """Variables: per release and cell its people and its tens, whole; per cell its offset, from 0 to below 10."""

    releases: Sequence[Release]
    _at: dict[tuple[str, int, Cell], int] = field(default_factory=dict)
    _rows: list[tuple[dict[int, float], float, float]] = field(default_factory=list)

    def __post_init__(self) -> None:
        for number, release in enumerate(self.releases):
            for cell in release.cells:
                if cell not in release.empty:
                    self._cell(number, cell)
            for cells, value in release.sums:
                self._sum(number, release, cells, value)

    def _cell(self, number: int, cell: Cell) -> None:
        people, tens, offset = (
            self._of("people", number, cell),
            self._of("tens", number, cell),
            self._of("offset", 0, cell),
        )
        self._rows.append(({people: 1}, 1, _MOST))  # not empty
        self._rows.append(
            ({people: 1, offset: 1, tens: -10}, 0, 9.999)
        )  # 10 x tens <= people + offset < 10 x tens + 10

    def _sum(self, number: int, release: Release, cells: frozenset[Cell], value: int | None) -> None:
        what, worth = ("people", 1.0) if release.exact else ("tens", 10.0)
        terms = {self._of(what, number, cell): worth for cell in cells if cell not in release.empty}
        if terms:
            self._rows.append((terms, value or 0, value or 0))

    def _of(self, what: str, number: int, cell: Cell) -> int:
        return self._at.setdefault((what, number, cell), len(self._at))

    def between(self, goal: Mapping[tuple[int, Cell], int]) -> tuple[float, float]:
        """The smallest and the largest value of a sum of cells of releases that fits all that was published."""
        weights = np.zeros(len(self._at))
        for (number, cell), weight in goal.items():
            if cell not in self.releases[number].empty:
                weights[self._at["people", number, cell]] += weight
        return self._solved(weights), -self._solved(-weights)

    def _solved(self, weights: np.ndarray) -> float:
        matrix = np.zeros((len(self._rows), len(self._at)))
        for line, (terms, _, _) in enumerate(self._rows):
            for at, weight in terms.items():
                matrix[line, at] += weight
        lows, highs = (np.array([row[side] for row in self._rows]) for side in (1, 2))
        offsets = np.array([what == "offset" for what, _, _ in self._at])
        bounds = Bounds(np.zeros(len(weights)), np.where(offsets, 9.999, _MOST))
        found = milp(
            weights,
            constraints=LinearConstraint(matrix, lows, highs),
            bounds=bounds,
            integrality=(~offsets).astype(int),
        )
        assert found.status == 0, f"what was published must be possible: {found.message}"
        return float(found.fun)
