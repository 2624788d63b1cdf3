"""People reached for who sees results only: the same numbers that the results page shows, and no others."""

from __future__ import annotations

from typing import Any, Final

import polars as pl

from tinkuy.figures.disclosure import SHOWN, THRESHOLD, in_tens
from tinkuy.pages.figures.asking import Asked
from tinkuy.pages.figures.making import lines
from tinkuy.pages.figures.published import Published
from tinkuy.pages.results.one_page import GROUPINGS, states_of

_FIGURE: Final = "people_reached"
_KEYS: Final = ("sector", "admin1", "month")
_NUMBERS: Final = ("reached", "lower", "upper")
BY: Final = "; ".join(",".join(keys) or "-" for keys in GROUPINGS)


def kept_back(release: Published, asked: Asked) -> pl.DataFrame | None:
    """Lines [keys, reached, lower, upper, state] with small numbers blank; None where nobody judged what is asked.

    `state`: shown, suppressed, not_reported.
    """
    keys = tuple(key for key in _KEYS if key in {*asked.dimensions, *asked.slices})
    others = {*asked.dimensions, *asked.slices} - set(keys)
    plain = asked.figure == _FIGURE and not (asked.first or asked.last or asked.without_national)
    if not plain or others or keys not in GROUPINGS or asked.model != release.usual_model:
        return None
    states = states_of(release)
    found = [_told(line, keys, states) for line in lines(release, asked).iter_rows(named=True)]
    schema = dict.fromkeys(keys, pl.String) | dict.fromkeys(_NUMBERS, pl.Int64) | {"state": pl.String}
    return pl.DataFrame(found, schema=schema, orient="row")


def _told(line: dict[str, Any], keys: tuple[str, ...], states: Any) -> dict[str, Any]:
    at = {key: line.get(key) for key in keys}
    if line["rows"] and line["rows"] == line["not_reported"]:
        return at | dict.fromkeys(_NUMBERS) | {"state": "not_reported"}
    judged = states.get((",".join(keys), *(at.get(key) for key in _KEYS)), "unknown")
    suppressed = at | dict.fromkeys(_NUMBERS) | {"state": "suppressed"}
    if judged != SHOWN or line.get("reason"):
        return suppressed
    numbers = {name: _large(count) for name, count in in_tens(**{name: line[name] for name in _NUMBERS}).items()}
    return suppressed if numbers["reached"] is None else at | numbers | {"state": "shown"}


def _large(count: int) -> int | None:
    """A number of people; nothing for a small one."""
    return None if 0 < count < THRESHOLD else count
