"""The few figures that a release is known by, and what a change of its rows does to them (pure).

People reached by each model with its interval, the host community among them, and the organisations present: what stands in
the news and in reports. When a late report would change rows, these are what people ask about first.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from tinkuy.figures.catalogue import MODELS
from tinkuy.figures.counting import collected
from tinkuy.figures.host_community import host_community_reached
from tinkuy.figures.people_reached import people_reached
from tinkuy.figures.presence import organisations_present

HOST_COMMUNITY: Final = "host_community"
ORGANISATIONS: Final = "organisations"
_READABLE: Final = 0.005  # of a person, half of the last decimal that is shown


@dataclass(frozen=True, slots=True)
class Headline:
    """One figure: `value` with its interval, where it has one; `reason` (catalogue.REASONS) where it is not publishable."""

    value: float
    lower: float | None = None
    upper: float | None = None
    reason: str | None = None

    @property
    def numbers(self) -> tuple[float | None, ...]:
        """The value and its interval."""
        return self.value, self.lower, self.upper


@dataclass(frozen=True, slots=True)
class Change:
    """A headline before and after; None where there was nothing to count on that side."""

    key: str
    before: Headline | None
    after: Headline | None

    @property
    def by(self) -> float:
        """How much more it is after."""
        return (self.after.value if self.after else 0.0) - (self.before.value if self.before else 0.0)

    @property
    def same(self) -> bool:
        """Whether nothing of it would change that anybody could read: neither the value nor the interval."""
        if self.before is None or self.after is None:
            return self.before is self.after
        return all(_alike(*pair) for pair in zip(self.before.numbers, self.after.numbers, strict=True))


def headlines(rows: Any) -> dict[str, Headline]:
    """The headlines of standard rows, of any engine: by model's code, HOST_COMMUNITY, ORGANISATIONS."""
    found = {code: _of_people(people_reached(rows, model=code)) for code in MODELS}
    found[HOST_COMMUNITY] = _of_people(host_community_reached(rows, model="sum"))
    present = collected(organisations_present(rows, by=())).to_polars()
    found[ORGANISATIONS] = Headline(float(present["organisations"].sum()))
    return {key: headline for key, headline in found.items() if headline is not None}


def changes(before: Mapping[str, Headline], after: Mapping[str, Headline]) -> Iterator[Change]:
    """Every headline of either side, in their order."""
    for key in dict.fromkeys((*before, *after)):
        yield Change(key, before.get(key), after.get(key))


def _alike(one: float | None, other: float | None) -> bool:
    """Whether two numbers read the same: counts may hold fractions, which add up within floating-point noise only."""
    return one is other or (one is not None and other is not None and abs(one - other) < _READABLE)


def _of_people(figure: Any) -> Headline | None:
    lines = collected(figure).to_polars().to_dicts()
    if not lines:
        return None
    line = lines[0]
    return Headline(*(float(line[key]) for key in ("reached", "lower", "upper")), line["reason"])
