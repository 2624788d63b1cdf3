"""What an organisation reported in a sector month by month, and what others report in the same places."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from tinkuy.ledger.models import Standing, Version
from tinkuy.months import Month
from tinkuy.pages.review.cells import ByMonth
from tinkuy.pages.review.weighing import added, in_sector
from tinkuy.publishing.names import Names

MONTHS_BEFORE: Final = 12
_BAR, _GAP, _HEIGHT = 14, 6, 48  # units of the drawing
PLACES: Final = 5
NEIGHBOURS: Final = 3


@dataclass(frozen=True, slots=True)
class Point:
    """One month: New in persons, None where it was not said; `told`: whether anything was reported at all.

    `here`: the month under review; `waits`: nobody decided on it yet.
    """

    month: Month
    new: float | None
    told: bool
    here: bool
    waits: bool = False
    x: int = 0
    y: float = 0.0
    height: float = 0.0


@dataclass(frozen=True, slots=True)
class History:
    """The months up to the one under review, with where their bars lie in a drawing of `width` by `height`."""

    points: tuple[Point, ...]
    width: int
    height: int = _HEIGHT

    @property
    def anything(self) -> bool:
        """Whether there is any other month."""
        return any(point.told and not point.here for point in self.points)


@dataclass(frozen=True, slots=True)
class Place:
    """New of this report in one place, and of the organisations that report most there, in the same sector and month."""

    name: str
    new: float | None
    others: tuple[tuple[str, float], ...]


def history(by_month: Mapping[str, ByMonth], month: Month, new: float | None) -> History:
    """New by month for a year up to the month under review, where it is `new`: what is now, accepted or still waiting."""
    first = month + -MONTHS_BEFORE
    told = {Month.parse(at): one for at, one in by_month.items() if str(first) <= at < str(month)}
    points = [
        Point(at, told[at].new if at in told else None, at in told, here=False, waits=at in told and told[at].waits)
        for at in Month.between(min(told, default=month), month + -1)
    ]
    return _drawn([*points, Point(month, new, told=True, here=True)])


def neighbours(version: Version, sector: str, names: Names) -> list[Place]:
    """The places of the report with most New, and what other organisations have standing there in the same sector and month."""
    mine: dict[str, list[float | None]] = defaultdict(list)
    for one in in_sector(version.part, sector):
        if one.admin1:
            mine[one.admin1].append(one.new)
    sums = {place: added(values) for place, values in mine.items()}
    theirs = _others(version, sector)
    largest = sorted(sums, key=lambda place: (-(sums[place] or 0), place))[:PLACES]
    return [
        Place(names.name("admin1", place), sums[place], _most(theirs[place])) for place in largest if place in theirs
    ]


def _others(version: Version, sector: str) -> dict[str, dict[str, float]]:
    slot = version.submission
    found = Standing.objects.on(version.platform).filter(submission__month=slot.month, sector=sector)
    found = found.exclude(submission__organisation=slot.organisation).select_related(
        "submission__organisation", "version"
    )
    places: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for stands in found:
        for one in in_sector(stands.version.part, sector):
            if one.admin1 and one.new is not None:
                places[one.admin1][str(stands.submission.organisation)] += one.new
    return places


def _most(organisations: dict[str, float]) -> tuple[tuple[str, float], ...]:
    return tuple(sorted(organisations.items(), key=lambda item: (-item[1], item[0]))[:NEIGHBOURS])


def _drawn(points: Iterable[Point]) -> History:
    """The same points with the places of their bars."""
    points = list(points)
    top = max((point.new or 0 for point in points), default=0) or 1
    drawn = []
    for at, point in enumerate(points):
        height = max(_HEIGHT * max(point.new or 0, 0) / top, 1 if point.new is not None else 0)
        drawn.append(replace(point, x=at * (_BAR + _GAP), y=round(_HEIGHT - height, 1), height=round(height, 1)))
    return History(tuple(drawn), len(points) * (_BAR + _GAP))
