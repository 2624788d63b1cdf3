"""From the heading row to the columns read: answers applied, duplicates and doubts settled, questions asked (pure)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

import polars as pl

from tinkuy.languages import LANGUAGES, Text
from tinkuy.packs.folding import fold
from tinkuy.packs.schema import YearPack
from tinkuy.registries.matching import Matcher
from tinkuy.reports.additions import is_added
from tinkuy.reports.column_evidence import Profile, profile
from tinkuy.reports.five_ws import FIVE_WS, PEOPLE
from tinkuy.reports.heading_rows import HeadingRow
from tinkuy.reports.headings import Assignment, Vocabulary, assign
from tinkuy.reports.refusals import Question, Unusable
from tinkuy.reports.sheets import Sheet

_ASKED: Final = frozenset(
    {"total", "new"}
)  # asked about although a file may lack one of them: the figures rest on them
_COUNTS: Final = (*PEOPLE, "output")
_UNREAD = Text("no leer", "do not read", "não ler")


@dataclass(frozen=True, slots=True)
class ColumnsFound:
    """The place (from 0) of each 5W column in the sheet, and for columns not read the reason (see `ColumnReceipt`)."""

    places: Mapping[str, int]
    reasons: Mapping[int, str] = field(default_factory=dict)
    doubtful: Mapping[int, tuple[str, ...]] = field(default_factory=dict)


def find_columns(
    sheet: Sheet, row: HeadingRow, cells: pl.DataFrame, vocabulary: Vocabulary, matchers: Mapping[str, Matcher],
    year: YearPack, answers: Mapping[str, str],
) -> ColumnsFound:  # fmt: skip
    """Decide which column is which. Raises Unusable when a required column is missing, else Question."""
    fixed = fix_answers(answers, sheet, row)
    reasons = {place: "answered" for place, key in fixed.items() if not key}
    for place, heading in enumerate(row.headings):
        if is_added(heading.text):
            fixed[place], reasons[place] = "", "added_by_us"
    profiles = [profile(cells[str(place)], matchers) for place in range(len(row.headings))]
    for place in _repeated(row, cells):
        fixed.setdefault(place, "")
        reasons.setdefault(place, "duplicate")
    found = assign(row.headings, vocabulary, profiles, fixed)
    places = dict(found.columns)
    refuse_missing(places, sheet, row, year)
    doubtful = _settle_twins(places, sheet, row, year, reasons, profiles)
    doubtful |= _settle(found, places, sheet, row, year)
    for place in range(len(row.headings)):
        if place not in places.values() and place not in reasons:
            reasons[place] = "doubt" if place in doubtful else "other" if profiles[place].filled else "blank"
    return ColumnsFound(places, reasons, doubtful)


def fix_answers(answers: Mapping[str, str], sheet: Sheet, row: HeadingRow) -> dict[int, str]:
    """The answers by place: "their heading" (or a column's letters) to our key, "" or "-" to leave it unread.

    Raises Unusable for a heading or a key that is not there.
    """
    fixed: dict[int, str] = {}
    for theirs, ours in answers.items():
        wanted = fold(theirs)
        key = _key(theirs, ours)
        by_text = [i for i, heading in enumerate(row.headings) if wanted in {fold(heading.text), fold(heading.whole)}]
        by_letters = [i for i in range(len(row.headings)) if sheet.position(i) == theirs.strip().upper()]
        if not (by_text or by_letters):
            raise Unusable("unknown_heading", said=theirs, columns=", ".join(h.whole for h in row.headings if h.whole))
        fixed[(by_text or by_letters)[0]] = key
    return fixed


def missing_columns(places: Mapping[str, int], year: YearPack) -> tuple[str, ...]:
    """The required columns that the file lacks. Of the counts any one will do: "we only have totals" is a way to report."""
    lacking = [c.key for c in year.columns if c.required and c.key not in _COUNTS and c.key not in places]
    return tuple(lacking) if set(_COUNTS) & places.keys() else (*lacking, "total")


def refuse_missing(places: Mapping[str, int], sheet: Sheet, row: HeadingRow, year: YearPack) -> None:
    """Raise Unusable when required columns are missing; a 3W is called by its name."""
    missing = missing_columns(places, year)
    if not missing:
        return
    who_where = (
        "organisation" in places
        and {"sector", "activity"} & places.keys()
        and {"admin1", "admin2", "country"} & places.keys()
    )
    is_three_ws = who_where and {"total", "indicator"} <= set(missing)
    if len(places) < 3:
        raise Unusable("no_headings")
    refusal = Unusable(
        "three_ws" if is_three_ws else "missing_columns", missing="{missing}", sheet=sheet.name, row=row.row
    )
    refusal.text = Text(*(refusal.text.in_(code).format(missing=_labels(missing, year, code)) for code in LANGUAGES))
    refusal.args = (refusal.text.in_("en"),)
    raise refusal


def _labels(keys: Sequence[str], year: YearPack, language: str) -> str:
    headings = {column.key: column.heading for column in year.columns}
    return ", ".join((headings.get(key) or FIVE_WS[key].label).in_(language) for key in keys)


def _key(theirs: str, ours: str) -> str:
    if ours.strip() in {"", "-"}:
        return ""
    wanted = fold(ours)
    for column in FIVE_WS:
        if wanted in {fold(column.key), *map(fold, column.label.all())}:
            return column.key
    raise Unusable("unknown_column", said=f"{theirs}={ours}", columns=", ".join(FIVE_WS.keys()))


def _repeated(row: HeadingRow, cells: pl.DataFrame) -> list[int]:
    """Later columns with the same heading and the same cells as an earlier one."""
    names = [fold(heading.whole) for heading in row.headings]
    times = Counter(names)
    again = []
    for place, name in enumerate(names):
        first = names.index(name)
        if name and times[name] > 1 and place > first and cells[str(place)].equals(cells[str(first)].alias(str(place))):
            again.append(place)
    return again


def _settle(
    found: Assignment, places: dict[str, int], sheet: Sheet, row: HeadingRow, year: YearPack
) -> dict[int, tuple[str, ...]]:
    """Ask about doubts that concern a required column; take the others out of `places` and return them."""
    doubtful: dict[int, tuple[str, ...]] = {}
    for doubt in found.doubts:
        heading = row.headings[doubt.position]
        if _required(year) & set(doubt.choices) and not _twins(row, doubt.position):
            labels = tuple(FIVE_WS[key].label if key else _UNREAD for key in doubt.choices)
            raise Question(
                heading.whole, sheet.position(doubt.position), tuple(key or "-" for key in doubt.choices), labels
            )
        doubtful[doubt.position] = doubt.choices
        places.pop(doubt.choices[0], None)
    return doubtful


def _settle_twins(
    places: dict[str, int],
    sheet: Sheet,
    row: HeadingRow,
    year: YearPack,
    reasons: Mapping[int, str],
    profiles: Sequence[Profile],
) -> dict[int, tuple[str, ...]]:
    """Columns with one heading that say different things: which is meant, no likeness can tell. Raises Unusable if required."""
    doubtful: dict[int, tuple[str, ...]] = {}
    for key, place in list(places.items()):
        rivals = [i for i in _twins(row, place) if i not in places.values() and i not in reasons and profiles[i].filled]
        if not rivals:
            continue
        if key in _required(year):
            positions = ", ".join(sheet.position(i) for i in sorted([place, *rivals]))
            raise Unusable("duplicated_headings", positions=positions, heading=row.headings[place].whole)
        places.pop(key)
        doubtful |= dict.fromkeys([place, *rivals], (key,))
    return doubtful


def _twins(row: HeadingRow, place: int) -> list[int]:
    """The other columns with the same heading."""
    name = fold(row.headings[place].whole)
    return [i for i, heading in enumerate(row.headings) if i != place and name and fold(heading.whole) == name]


def _required(year: YearPack) -> frozenset[str]:
    """The columns that are asked about rather than left unread."""
    return frozenset(column.key for column in year.columns if column.required) | _ASKED
