"""What waits for a decision: one line per sector of a report that a person looks after, the most unusual first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from django.http import QueryDict
from django.utils import timezone

from tinkuy.groups.scopes import Scope, scope_called
from tinkuy.languages import Text
from tinkuy.ledger.comments import Thread
from tinkuy.ledger.models import Slice, Standing, Version
from tinkuy.months import Month
from tinkuy.pages.review.cells import Cell, Measured, measured, points
from tinkuy.pages.review.counting import Counted, Patience, counted
from tinkuy.pages.review.deciding import Reviewer
from tinkuy.pages.review.seen import written
from tinkuy.pages.review.weighing import Weight, added, in_sector, usual
from tinkuy.registries.models import Organisation, Platform

COUNTS_FOR: Final = 0.3  # seconds in which a queue counts the findings of what is new in it; the worker counts the rest


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which part of the queue somebody wants to see; blank is all of it."""

    month: str = ""
    sector: str = ""
    organisation: str = ""
    group: str = ""

    @classmethod
    def from_query(cls, query: QueryDict) -> Wanted:
        """Read an address; a month that is none is no filter."""
        month = query.get("mes", "")
        try:
            Month.parse(month)
        except ValueError:
            month = ""
        return cls(month, query.get("sector", ""), query.get("organizacion", ""), query.get("grupo", "")[:40])

    def query(self) -> dict[str, str]:
        """The same as parameters of an address."""
        said = {"mes": self.month, "sector": self.sector, "organizacion": self.organisation, "grupo": self.group}
        return {name: value for name, value in said.items() if value}


@dataclass(frozen=True, slots=True)
class Line:
    """One sector of a version in the queue. `cells`: the most unusual first. `talk`: its unresolved threads by state.

    `seen` says what stood there when the page was made, as the form gives it back; `why_not`, why they may not decide.
    """

    slice: Slice
    weight: Weight
    cells: tuple[Cell, ...]
    seen: str
    why_not: Text | None
    talk: Mapping[str, int]

    @property
    def version(self) -> Version:
        """The version that it is a sector of."""
        return self.slice.version

    @property
    def sector(self) -> str:
        """Its sector; blank: nobody understood it."""
        return self.slice.sector

    @property
    def organisation(self) -> Organisation:
        """Whose report it is."""
        return self.version.submission.organisation

    @property
    def month(self) -> Month:
        """Its month."""
        return self.version.submission.month

    @property
    def most_unusual(self) -> Cell | None:
        """The cell that lies furthest from what it is compared with; None where it has no rows."""
        return self.cells[0] if self.cells else None

    @property
    def decidable(self) -> bool:
        """Whether the person may accept or return it."""
        return self.why_not is None

    @property
    def choosable(self) -> bool:
        """Whether it may be accepted with others in one go: every row of it can be used, and it takes nothing away."""
        return self.decidable and self.weight.checked and not self.weight.blocked and self.slice.rows > 0

    @property
    def clean(self) -> bool:
        """Whether nothing in it asks for a look first."""
        return self.choosable and self.weight.clean and not self.talk

    @property
    def days(self) -> int:
        """How many days it has waited."""
        return max((timezone.now() - self.since).days, 0)

    @property
    def since(self) -> datetime:
        """When it was submitted."""
        return self.version.submitted_at


def queue(platform: Platform, reviewer: Reviewer, wanted: Wanted) -> list[Line]:
    """What waits for the reviewer, the most unusual first; what they may not decide comes last, and says why."""
    waiting = [one for one in _slices(platform, wanted) if reviewer.looks_after(one.sector, one.version)]
    around = _Around(platform, None if reviewer.of_all_sectors else reviewer.sectors, waiting)
    return sorted((_line(one, reviewer, around) for one in waiting), key=_order)


def _order(line: Line) -> tuple:
    """By half points: of two that are about as unusual, the one that lies the most people away."""
    gap = line.most_unusual.gap if line.most_unusual else 0
    weight = line.weight
    return not line.decidable, -round(2 * weight.score), -gap, -(weight.new or 0), line.since, str(line.slice.pk)


def after(platform: Platform, reviewer: Reviewer, wanted: Wanted, version: Version) -> Version | None:
    """What to look at next, once `version` is done with: the most unusual that the reviewer may decide."""
    lines = queue(platform, reviewer, wanted)
    return next((line.version for line in lines if line.decidable and line.version.pk != version.pk), None)


def weights_of(version: Version, sectors: Collection[str], now: Measured | None = None) -> dict[str, Weight]:
    """The weight of each of these sectors of a version; of sectors that nobody decided yet also how unusual they are."""
    now, findings = now or measured(version.platform, sectors), counted(version)
    return {sector: _weight(version, sector, now, (), findings) for sector in sectors}


def _slices(platform: Platform, wanted: Wanted) -> Iterable[Slice]:
    found = Slice.objects.on(platform).filter(state=Slice.State.IN_REVIEW, version__state=Version.State.IN_REVIEW)
    if wanted.month:
        found = found.filter(version__submission__month=Month.parse(wanted.month))
    if wanted.sector:
        found = found.filter(sector=wanted.sector)
    if wanted.organisation:
        found = found.filter(version__submission__organisation__code=wanted.organisation)
    related = ("version__platform", "version__submission__organisation", "version__upload")
    found = found.select_related(*related).order_by("version_id", "sector")
    scope = scope_called(platform, wanted.group)
    return [one for one in found if _in_scope(one, scope)]


def _in_scope(one: Slice, scope: Scope) -> bool:
    """Whether a group looks after it; what takes all its rows away has no place any more, and so is everybody's."""
    places = {sums.admin1 for sums in in_sector(one.version.part, one.sector)} if scope.place else set()
    return scope.reviews(one.sector, one.version.submission.organisation.code, places or {scope.place})


class _Around:
    """What the lines of a queue are looked at beside, asked once: what is now, what stands, what is being said."""

    def __init__(self, platform: Platform, sectors: Collection[str] | None, waiting: Collection[Slice]) -> None:
        self.now = measured(platform, sectors)
        self.patience = Patience(COUNTS_FOR)
        slots = {one.version.submission_id for one in waiting}
        stand = Standing.objects.on(platform).filter(submission__in=slots)
        self.stand = {
            (slot, sector): pk for slot, sector, pk in stand.values_list("submission_id", "sector", "version_id")
        }
        unresolved = Thread.objects.on(platform).exclude(state=Thread.State.RESOLVED).order_by()
        self.talk: dict[tuple[UUID, str], Counter] = {}
        for slot, sector, state in unresolved.values_list("submission_id", "sector", "state"):
            self.talk.setdefault((slot, sector), Counter())[state] += 1


def _line(one: Slice, reviewer: Reviewer, around: _Around) -> Line:
    version, place = one.version, (one.version.submission_id, one.sector)
    cells = around.now.of(*place) if one.rows else ()
    return Line(
        slice=one,
        weight=_weight(version, one.sector, around.now, cells, counted(version, around.patience)),
        cells=cells,
        seen=written(version, {one.sector: around.stand.get(place)}),
        why_not=reviewer.why_not(version, one.sector),
        talk=around.talk.get(place, {}),
    )


def _weight(
    version: Version, sector: str, now: Measured, cells: Collection[Cell], findings: Mapping[str, Counted] | None
) -> Weight:
    rows = (findings or {}).get(sector, Counted())
    sums = in_sector(version.part, sector)
    months = {at: one.new for at, one in now.by_month(version.submission.organisation.code, sector).items()}
    return Weight(
        rows=sum(one.rows for one in sums),
        new=added(one.new for one in sums),
        usual=usual(months, version.submission.month),
        points=points(cells, sum(one.rows for one in sums)),
        blocked=rows.blocked,
        warned=rows.warned,
        checked=findings is not None,
    )
