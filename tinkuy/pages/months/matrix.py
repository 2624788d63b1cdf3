"""Organisation by month: how far every report is, with what is complete per organisation and per month."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from tinkuy.languages import LANGUAGES, Text
from tinkuy.ledger.models import ReportingMonth, Submission
from tinkuy.ledger.nothing import NOTHING
from tinkuy.ledger.standing import status
from tinkuy.months import Month
from tinkuy.pages.components.calendar_words import month_short
from tinkuy.pages.components.report_states import STATES, ReportState
from tinkuy.registries.models import Organisation, Platform


@dataclass(frozen=True, slots=True)
class Cell:
    """How far an organisation's month is; `stands`: whether something of it is accepted and counts."""

    month: Month
    code: str
    stands: bool

    @property
    def state(self) -> ReportState:
        """Its icon and word."""
        return STATES[self.code]

    @property
    def letters(self) -> Text:
        """The month in three letters, without the year that the whole table is of."""
        return three_letters(self.month)


@dataclass(frozen=True, slots=True)
class Line:
    """One organisation's months."""

    organisation: Organisation
    cells: tuple[Cell, ...]

    @property
    def standing(self) -> int:
        """In how many of the months something stands."""
        return sum(cell.stands for cell in self.cells)

    @property
    def nothing(self) -> int:
        """In how many of the months there is nothing to report."""
        return sum(cell.code == NOTHING for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Heading:
    """A month: whether it takes reports, until when, of how many organisations something stands, and of how many there is nothing."""

    month: Month
    kept: ReportingMonth | None
    standing: int
    missing: int
    nothing: int

    @property
    def state(self) -> str:
        """Open, closed or reopened; a month that nobody opened or closed takes reports."""
        return self.kept.state if self.kept else ReportingMonth.State.OPEN

    @property
    def letters(self) -> Text:
        """The month in three letters, without the year that the whole table is of."""
        return three_letters(self.month)

    @property
    def due(self) -> Text | None:
        """Until which day reports are asked for, such as “10 abr”."""
        if self.kept is None or self.kept.due_on is None:
            return None
        day, letters = self.kept.due_on, three_letters(Month.of(self.kept.due_on))
        return Text(*(f"{day.day} {letters.in_(code)}" for code in LANGUAGES))


@dataclass(frozen=True, slots=True)
class Matrix:
    """A year of months and the organisations that somebody may see."""

    headings: tuple[Heading, ...]
    lines: tuple[Line, ...]
    years: tuple[int, ...]
    year: int | None


def three_letters(month: Month) -> Text:
    """A month in three letters."""
    return Text(*(month_short(month).in_(code).split()[0] for code in LANGUAGES))


def matrix(platform: Platform, sees: Callable[[Organisation], bool], year: int | None) -> Matrix:
    """The months of one year, the latest unless said, for the organisations that somebody `sees`."""
    kept = {one.month: one for one in ReportingMonth.objects.on(platform)}
    reported = set(Submission.objects.on(platform).values_list("month", flat=True).distinct())
    between = set(Month.between(min(reported), max(reported))) if reported else set()
    known = sorted(between | set(kept))
    years = sorted({month.year for month in known})
    shown_year = year if year in years else (years[-1] if years else None)
    months = [month for month in known if month.year == shown_year]
    cells = {(code, month): (state, stands) for code, month, state, stands in status(platform, months=months).rows()}
    found = Organisation.objects.filter(scope=platform.scope, code__in={code for code, _ in cells})
    seen = sorted(filter(sees, found), key=lambda one: str(one).casefold())
    lines = [_line(one, months, cells) for one in seen]
    headings = tuple(_heading(at, month, kept, lines) for at, month in enumerate(months))
    return Matrix(headings, tuple(lines), tuple(years), shown_year)


def _line(organisation: Organisation, months: list[Month], cells: Mapping[tuple[str, str], tuple[str, bool]]) -> Line:
    told = ((month, *cells.get((organisation.code, str(month)), ("missing", False))) for month in months)
    return Line(organisation, tuple(Cell(*one) for one in told))


def _heading(at: int, month: Month, kept: Mapping[Month, ReportingMonth], lines: list[Line]) -> Heading:
    cells = [line.cells[at] for line in lines]
    codes = [cell.code for cell in cells]
    return Heading(
        month, kept.get(month), sum(cell.stands for cell in cells), codes.count("missing"), codes.count(NOTHING)
    )
