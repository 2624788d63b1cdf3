"""The matrix: one cell per organisation and month, in one of few states; per organisation how complete and how clean it is."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from tinkuy.groups.scopes import Scope
from tinkuy.languages import LANGUAGES, Text
from tinkuy.ledger.models import ReportingMonth, Slice, Version
from tinkuy.ledger.standing import most_urgent
from tinkuy.months import Month
from tinkuy.pages.components.calendar_words import month_short
from tinkuy.pages.components.report_states import ReportState
from tinkuy.pages.matrix.asked import Asked
from tinkuy.pages.matrix.held import Held, HeldSlice, Slot
from tinkuy.pages.matrix.words import CELLS
from tinkuy.pages.review.counting import Counted, Patience, counted
from tinkuy.pages.review.weighing import part_sums
from tinkuy.registries.models import Organisation

_OPEN: Final = frozenset({Version.State.DRAFT, Version.State.IN_REVIEW, Version.State.RETURNED})
_GONE: Final = frozenset({Version.State.WITHDRAWN, Version.State.REPLACED})
ASKS_FOR_ONE: Final = frozenset({"missing"})  # the states in which an organisation is reminded of a month


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of the latest versions of a cell, and how many of them cannot be used or have a warning; None: not counted yet."""

    rows: int = 0
    blocked: int | None = 0
    warned: int | None = 0

    def __add__(self, other: Rows) -> Rows:
        known = None not in (self.blocked, other.blocked)
        blocked, warned = (self.blocked + other.blocked, self.warned + other.warned) if known else (None, None)
        return Rows(self.rows + other.rows, blocked, warned)


@dataclass(frozen=True, slots=True)
class Cell:
    """An organisation's month. `done` of `sectors`: how many sectors of it are accepted."""

    month: Month
    code: str
    done: int
    sectors: int
    rows: Rows

    @property
    def state(self) -> ReportState:
        """Its icon and word."""
        return CELLS[self.code]

    @property
    def partly(self) -> bool:
        """Whether some of its sectors are accepted, and not all."""
        return 0 < self.done < self.sectors

    @property
    def letters(self) -> Text:
        """The month in three letters."""
        return _letters(self.month)


@dataclass(frozen=True, slots=True)
class Line:
    """One organisation's year. `reminded`: when it was last reminded; `reachable`: whether somebody reports for it."""

    organisation: Organisation
    cells: tuple[Cell, ...]
    due: int
    reminded: datetime | None
    reachable: bool

    @property
    def complete(self) -> int:
        """Of how many of the months that were asked for a report is accepted, or there is nothing to report."""
        return sum(cell.code in ("accepted", "nothing") for cell in self.cells)

    @property
    def clean(self) -> float | None:
        """The share of rows without a finding, in percent; None where there are none, or nobody counted them yet."""
        rows = sum((cell.rows for cell in self.cells), Rows())
        if not rows.rows or rows.blocked is None:
            return None
        return 100 * (1 - (rows.blocked + rows.warned) / rows.rows)


@dataclass(frozen=True, slots=True)
class Heading:
    """A month: whether it takes reports, until when, and how many organisations are in each state."""

    month: Month
    kept: ReportingMonth | None
    counts: tuple[tuple[str, int], ...]

    @property
    def state(self) -> str:
        """Open, closed or reopened; a month that nobody opened or closed takes reports."""
        return self.kept.state if self.kept else ReportingMonth.State.OPEN

    @property
    def letters(self) -> Text:
        """The month in three letters."""
        return _letters(self.month)

    def count(self, code: str) -> int:
        """How many organisations are in a state."""
        return dict(self.counts).get(code, 0)

    @property
    def received(self) -> int:
        """Of how many organisations something came, or it is known that there is nothing."""
        return sum(number for code, number in self.counts if code != "missing")


@dataclass(frozen=True, slots=True)
class Table:
    """The part of the matrix that somebody asked for. `focus`: the month in focus; `counting`: some rows are not counted yet."""

    headings: tuple[Heading, ...]
    lines: tuple[Line, ...]
    years: tuple[int, ...]
    year: int | None
    focus: Heading | None
    counting: bool

    def in_focus(self, code: str) -> tuple[Line, ...]:
        """The organisations whose month in focus is in a state."""
        if self.focus is None:
            return ()
        at = self.headings.index(self.focus)
        return tuple(line for line in self.lines if line.cells[at].code == code)


def table(found: Held, asked: Asked, scope: Scope, patience: Patience) -> Table:
    """The matrix of a year, of the organisations and sectors of a group where one is asked for."""
    sectors = _sectors(asked, scope)
    lines = [
        _line(one, found, sectors, patience)
        for one in found.organisations
        if scope.has_organisation(one.code)
        and (not scope.place or scope.organisations or _works_in(one, found, scope.place))
    ]
    headings = tuple(_heading(at, month, found, lines) for at, month in enumerate(found.months))
    focus = _focus(headings, asked)
    whole = Table(
        headings, tuple(lines), found.years, found.months[0].year if found.months else None, focus,
        any(cell.rows.blocked is None for line in lines for cell in line.cells),
    )  # fmt: skip
    if asked.state in CELLS and focus is not None:
        return Table(headings, whole.in_focus(asked.state), whole.years, whole.year, focus, whole.counting)
    return whole


def _sectors(asked: Asked, scope: Scope) -> frozenset[str] | None:
    """The sectors to look at; None: all."""
    wanted = frozenset({asked.sector}) if asked.sector else None
    if scope.sectors:
        return scope.sectors & wanted if wanted else scope.sectors
    return wanted


def _line(one: Organisation, found: Held, sectors: frozenset[str] | None, patience: Patience) -> Line:
    cells = tuple(_cell((one.code, month), found, sectors, patience) for month in found.months)
    due = sum(month in found.kept for month in found.months)
    return Line(one, cells, due or len(cells), found.reminded.get(one.pk), one.pk in found.reachable)


def _cell(slot: Slot, found: Held, sectors: frozenset[str] | None, patience: Patience) -> Cell:
    versions = [one for one in found.versions.get(slot, ()) if one.state not in _GONE]
    stand = {one for one in found.standing.get(slot, ()) if sectors is None or one in sectors}
    if sectors is not None:
        versions = [one for one in versions if sectors & _in(one, found)]
    if not versions:
        code = "accepted" if stand else ("nothing" if slot in found.nothing else "missing")
        return Cell(slot[1], code, len(stand), len(stand), Rows())
    slices = [s for one in versions for s in found.slices.get(one.pk, ()) if sectors is None or s.sector in sectors]
    reported = {s.sector for s in slices}
    accepted = {s.sector for s in slices if s.state == Slice.State.ACCEPTED}
    rows = sum((_rows(one, sectors, patience) for one in versions), Rows())
    code = _code(versions, slices, rows, of_some=sectors is not None)
    return Cell(slot[1], code, len(accepted), len(reported), rows)


def _code(versions: Collection[Version], slices: Collection[HeldSlice], rows: Rows, *, of_some: bool) -> str:
    """The state of a cell; a draft with rows that cannot be used is one with findings."""
    states = {one.state for one in versions}
    if of_some and slices:
        states = {s.state for s in slices} | {one.state for one in versions if one.state == Version.State.DRAFT}
    state = most_urgent(states)
    if state == Version.State.DRAFT:
        return "findings" if rows.blocked else "received"
    return state


def _in(version: Version, found: Held) -> set[str]:
    """The sectors that a version reports; a draft has no slices yet, so its rows are asked."""
    slices = found.slices.get(version.pk)
    return {one.sector for one in slices} if slices else {one.sector for one in part_sums(version.part)}


def _rows(version: Version, sectors: frozenset[str] | None, patience: Patience) -> Rows:
    counts = counted(version, patience)
    if sectors is None:
        rows = version.rows
        wanted: Iterable[Counted] = (counts or {}).values()
    else:
        rows = sum(one.rows for one in part_sums(version.part) if one.sector in sectors)
        wanted = [(counts or {}).get(sector, Counted()) for sector in sectors]
    if counts is None:
        return Rows(rows, None, None)
    wanted = list(wanted)
    return Rows(rows, sum(one.blocked for one in wanted), sum(one.warned for one in wanted))


def _works_in(one: Organisation, found: Held, place: str) -> bool:
    """Whether the organisation reported anything from the place this year."""
    versions = (version for month in found.months for version in found.versions.get((one.code, month), ()))
    return any(sums.admin1 == place for version in versions for sums in part_sums(version.part))


def _heading(at: int, month: Month, found: Held, lines: Collection[Line]) -> Heading:
    codes = [line.cells[at].code for line in lines]
    counts = tuple((code, codes.count(code)) for code in CELLS if code in codes)
    return Heading(month, found.kept.get(month), counts)


def _focus(headings: Collection[Heading], asked: Asked) -> Heading | None:
    """The month asked for; else the earliest that is open with a day and lacks reports; else the latest."""
    if asked.month is not None:
        return next((one for one in headings if one.month == asked.month), None)
    waiting = (
        one for one in headings if one.state != "closed" and one.kept and one.kept.due_on and one.count("missing")
    )
    return next(waiting, None) or (list(headings)[-1] if headings else None)


def _letters(month: Month) -> Text:
    return Text(*(month_short(month).in_(code).split()[0] for code in LANGUAGES))
