"""What waits for a decision: one line per version, with the sectors that a person looks after, the most unusual first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from django.http import QueryDict
from django.utils import timezone

from tinkuy.languages import Text
from tinkuy.ledger.models import Slice, Standing, Version
from tinkuy.months import Month
from tinkuy.pages.review.counting import Counted, Patience, counted
from tinkuy.pages.review.deciding import Reviewer
from tinkuy.pages.review.seen import written
from tinkuy.pages.review.weighing import Weight, added, in_sector, score, usual
from tinkuy.registries.models import Organisation, Platform

COUNTS_FOR: Final = 1.0  # seconds in which a queue counts the findings of what is new in it


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which part of the queue somebody wants to see; blank is all of it."""

    month: str = ""
    sector: str = ""
    organisation: str = ""

    @classmethod
    def from_query(cls, query: QueryDict) -> Wanted:
        """Read an address; a month that is none is no filter."""
        month = query.get("mes", "")
        try:
            Month.parse(month)
        except ValueError:
            month = ""
        return cls(month, query.get("sector", ""), query.get("organizacion", ""))

    def query(self) -> dict[str, str]:
        """The same as parameters of an address."""
        said = {"mes": self.month, "sector": self.sector, "organizacion": self.organisation}
        return {name: value for name, value in said.items() if value}


@dataclass(frozen=True, slots=True)
class Line:
    """A version in the queue. `weights`: by sector, of those shown; `decided`: the sectors that the person may decide.

    `seen` says what stood there when the page was made, as the form gives it back; `why_not`, why nothing is to be decided.
    """

    version: Version
    weights: Mapping[str, Weight]
    decidable: tuple[str, ...]
    seen: str
    why_not: Text | None

    @property
    def score(self) -> float:
        """How unusual it is; the queue is ordered by it."""
        return score(self.weights.values())

    @property
    def organisation(self) -> Organisation:
        """Whose report it is."""
        return self.version.submission.organisation

    @property
    def month(self) -> Month:
        """Its month."""
        return self.version.submission.month

    @property
    def rows(self) -> int:
        """Its rows in the sectors shown."""
        return sum(one.rows for one in self.weights.values())

    @property
    def new(self) -> float | None:
        """Their New; None where not reported in any."""
        return added(one.new for one in self.weights.values())

    @property
    def blocked(self) -> int:
        """Rows that cannot be used."""
        return sum(one.blocked for one in self.weights.values())

    @property
    def warned(self) -> int:
        """Rows with a warning."""
        return sum(one.warned for one in self.weights.values())

    @property
    def checked(self) -> bool:
        """Whether its rows with findings are counted already."""
        return all(one.checked for one in self.weights.values())

    @property
    def clean(self) -> bool:
        """Whether it may be accepted with others in one go: no row of it has a warning, or cannot be used."""
        return bool(self.decidable) and all(one.clean for one in self.weights.values())

    @property
    def most_unusual(self) -> tuple[str, Weight]:
        """The sector that deviates most from what is usual."""
        return max(self.weights.items(), key=lambda item: item[1].deviation)

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
    waiting: dict[UUID, list[Slice]] = defaultdict(list)
    for one in _slices(platform, wanted):
        if reviewer.looks_after(one.sector):
            waiting[one.version_id].append(one)
    stand = _Standing(platform, {slices[0].version.submission.organisation_id for slices in waiting.values()})
    patience = Patience(COUNTS_FOR)
    lines = [_line(slices, reviewer, stand, patience) for slices in waiting.values()]
    return sorted(lines, key=_order)


def _order(line: Line) -> tuple:
    return not line.decidable, -round(line.score, 1), -(line.new or 0), line.since, str(line.version.pk)


def after(platform: Platform, reviewer: Reviewer, wanted: Wanted, version: Version) -> Version | None:
    """What to look at next, once `version` is done with: the most unusual that the reviewer may decide."""
    lines = queue(platform, reviewer, wanted)
    return next((line.version for line in lines if line.decidable and line.version.pk != version.pk), None)


def weights_of(
    version: Version, sectors: Iterable[str], stand: _Standing | None = None, patience: Patience | None = None
) -> dict[str, Weight]:
    """The weight of each of these sectors of a version."""
    stand = stand or _Standing(version.platform, {version.submission.organisation_id})
    findings = counted(version, patience)
    return {sector: _weight(version, sector, stand, findings) for sector in sectors}


def _slices(platform: Platform, wanted: Wanted) -> Iterable[Slice]:
    found = Slice.objects.on(platform).filter(state=Slice.State.IN_REVIEW, version__state=Version.State.IN_REVIEW)
    if wanted.month:
        found = found.filter(version__submission__month=Month.parse(wanted.month))
    if wanted.sector:
        found = found.filter(sector=wanted.sector)
    if wanted.organisation:
        found = found.filter(version__submission__organisation__code=wanted.organisation)
    related = ("version__platform", "version__submission__organisation", "version__upload")
    return found.select_related(*related).order_by("version_id", "sector")


def _line(slices: list[Slice], reviewer: Reviewer, stand: _Standing, patience: Patience) -> Line:
    version = slices[0].version
    sectors = [one.sector for one in slices]
    reasons = {sector: reviewer.why_not(version, sector) for sector in sectors}
    decidable = tuple(sector for sector, reason in reasons.items() if reason is None)
    return Line(
        version=version,
        weights=weights_of(version, sectors, stand, patience),
        decidable=decidable,
        seen=written(version, {sector: stand.now(version, sector) for sector in decidable}),
        why_not=None if decidable else next(iter(reasons.values())),
    )


def _weight(version: Version, sector: str, stand: _Standing, findings: Mapping[str, Counted] | None) -> Weight:
    sums = in_sector(version.part, sector)
    rows = (findings or {}).get(sector, Counted())
    months = stand.new_by_month(version.submission.organisation_id, sector)
    return Weight(
        rows=sum(one.rows for one in sums),
        new=added(one.new for one in sums),
        usual=usual(months, version.submission.month),
        blocked=rows.blocked,
        warned=rows.warned,
        checked=findings is not None,
    )


class _Standing:
    """What stands of some organisations, asked of the database once."""

    def __init__(self, platform: Platform, organisations: Iterable[object]) -> None:
        found = Standing.objects.on(platform).filter(submission__organisation__in=list(organisations))
        self._now: dict[tuple[UUID, str], UUID] = {}
        self._parts: dict[tuple[object, str], list[tuple[Month, str]]] = defaultdict(list)
        columns = ("submission_id", "submission__organisation_id", "submission__month", "sector")
        for slot, organisation, month, sector, version, part in found.values_list(
            *columns, "version_id", "version__part"
        ):
            self._now[slot, sector] = version
            self._parts[organisation, sector].append((month, part))

    def now(self, version: Version, sector: str) -> UUID | None:
        """The version that stands in the slot of `version`, in this sector."""
        return self._now.get((version.submission_id, sector))

    def new_by_month(self, organisation: object, sector: str) -> dict[Month, float | None]:
        """The organisation's accepted New in the sector, all desks together."""
        months: dict[Month, list[float | None]] = defaultdict(list)
        for month, part in self._parts[organisation, sector]:
            months[month] += [one.new for one in in_sector(part, sector)]
        return {month: added(values) for month, values in months.items()}
