"""Read any 5W file that a partner sends: `read()` gives the standard rows, the problems of cells, and a receipt.

The steps: what the file is (signatures), its sheets (sheets, in a child process), the heading row (heading_rows), which column
is which (columns_found), which rows are reports (data_rows), what the cells say (standard_rows), what became of all (receipt).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import polars as pl

from tinkuy.languages import Text
from tinkuy.packs.loading import load_year, year_ids
from tinkuy.packs.schema import PlatformPack, YearPack
from tinkuy.registries.matching import Matcher
from tinkuy.reports.accounting import count_cells, count_columns, count_rows, filled_cells
from tinkuy.reports.additions import is_added
from tinkuy.reports.cells import ERROR_TEXTS, Repair, clean
from tinkuy.reports.columns_found import ColumnsFound, find_columns
from tinkuy.reports.data_rows import row_numbers, sort_rows
from tinkuy.reports.five_ws import FIVE_WS
from tinkuy.reports.heading_rows import HeadingRow, find_heading_row
from tinkuy.reports.headings import Vocabulary, load_solver
from tinkuy.reports.limits import Limits
from tinkuy.reports.receipt import Receipt
from tinkuy.reports.receipt_notes import notes_on_cells, notes_on_columns, notes_on_file, notes_on_template
from tinkuy.reports.refusals import Question, Unusable
from tinkuy.reports.remembered_headings import RememberedHeadings
from tinkuy.reports.sheets import Parsing, Sheet
from tinkuy.reports.signatures import Signature, identify
from tinkuy.reports.standard_rows import PROBLEMS, Lists, Standard, finish, make_rows

__all__ = ["Question", "Reading", "Unusable", "read"]

Others = list[tuple[Sheet, int]]  # the sheets not read, with the number of 5W columns that each names

_FEW: Final = 3  # fewer 5W columns named than this is no heading row


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading gives. `rows`: the standard rows of `five_ws`; `problems`: row_id, column, problem, value, proposed;
    `headings`: each 5W column's heading in the file, `columns`: its number there (A is 1). Where the file is a hand-back or
    template of ours whose rows carry their numbers in the ledger, `rows` has these too, as `row_number` (UInt32)."""

    rows: pl.DataFrame
    problems: pl.DataFrame
    receipt: Receipt
    headings: Mapping[str, str]
    heading_row: int
    sheet: str
    columns: Mapping[str, int]
    first_data_row: int
    format: str
    grid: pl.DataFrame  # the sheet as text, row 1 and column A first: what a hand-back of other formats is rebuilt from


def read(
    path: str | Path,
    *,
    year: YearPack,
    platform: PlatformPack | None = None,
    mapping: Mapping[str, str] | None = None,
    limits: Limits | None = None,
    memory: RememberedHeadings | None = None,
) -> Reading:
    """Read one file. `mapping` says which heading (or column letter) is which 5W column, "-" leaves it unread; `memory`
    keeps such answers per organisation.

    Raises Unusable when the file cannot be used, Question when only a person can tell what a column says.
    """
    path, limits = Path(path), limits or Limits.from_environment()
    signature = identify(path, limits)
    parsing = Parsing(path, signature, limits).start()
    try:  # the child parses while we make ourselves ready
        ready = _make_ready(year, platform)
        load_solver()
        sheets = parsing.sheets()
    finally:
        parsing.close()
    sheet, row, others = _choose(sheets, ready.vocabulary)
    cells, _ = clean(sheet, row.first_data_row)
    answers = dict(mapping or {})
    found = _columns(sheet, row, cells, ready, answers, memory)
    taken = _take(sheet, row, found, ready)
    if memory and answers:
        memory.remember(taken.organisation, answers)
    reading = _reading(path, signature, sheet, row, found, taken, others)
    notes = (*reading.receipt.notes, *notes_on_template(year, found))
    return replace(reading, receipt=replace(reading.receipt, notes=notes))


@dataclass(frozen=True, slots=True)
class _Ready:
    """What is derived from a year and a platform, kept for the next file of the same ones."""

    year: YearPack
    platform: PlatformPack | None
    vocabulary: Vocabulary
    lists: Lists


@dataclass(frozen=True, slots=True)
class _Taken:
    """The rows taken from a sheet, with what the receipt needs."""

    rows: pl.DataFrame
    problems: pl.DataFrame
    reasons: pl.Series  # of each row below the headings
    made: Standard
    country: Text  # of all rows of a file without that column
    country_from: str  # "", "platform" or "places"
    organisation: str


_READY: list[_Ready] = []


def _make_ready(year: YearPack, platform: PlatformPack | None) -> _Ready:
    for ready in _READY:
        if ready.year is year and ready.platform is platform:
            return ready
    packs = [load_year(id) for id in year_ids()]
    _READY[:] = [_Ready(year, platform, Vocabulary.of([*packs, year], year), Lists.of(year, platform))]
    return _READY[0]


def _choose(sheets: list[Sheet], vocabulary: Vocabulary) -> tuple[Sheet, HeadingRow, Others]:
    """The sheet that names most 5W columns; a visible one before a hidden one, a longer before a shorter."""
    sheets = [sheet for sheet in sheets if filled_cells(sheet).select(pl.any_horizontal(pl.all().any())).item()]
    theirs = [sheet for sheet in sheets if not is_added(sheet.name)] or sheets
    if not theirs:
        raise Unusable("no_cells")
    rows = [(sheet, find_heading_row(sheet, vocabulary)) for sheet in theirs]
    fitting = [(sheet, row) for sheet, row in rows if row and row.named >= _FEW]
    if not fitting:
        raise Unusable("no_headings")
    sheet, row = max(
        fitting, key=lambda pair: (pair[1].named - 4 * (not pair[0].visible), pair[0].cells.height - pair[1].row)
    )
    if sheet.cells.height < row.first_data_row:
        raise Unusable("only_headings", sheet=sheet.name)
    named = {id(other): found.named for other, found in fitting}
    return sheet, row, [(other, named.get(id(other), 0)) for other in sheets if other is not sheet]


def _columns(
    sheet: Sheet,
    row: HeadingRow,
    cells: pl.DataFrame,
    ready: _Ready,
    answers: Mapping[str, str],
    memory: RememberedHeadings | None,
) -> ColumnsFound:
    """The columns, with earlier answers of the organisations in this file where its headings are among them."""
    matchers = ready.lists.matchers
    known = memory.answers(row.headings, sorted(_organisations(cells, matchers["organisations"]))) if memory else {}
    return find_columns(sheet, row, cells, ready.vocabulary, matchers, ready.year, {**known, **answers})


def _organisations(cells: pl.DataFrame, matcher: Matcher) -> set[str]:
    """The organisations that the column most like a list of organisations names."""
    best: set[str] = set()
    for name in cells.columns:
        if name == "row":
            continue
        texts = cells[name].drop_nulls().unique().head(50).to_list()
        codes = {match.code for text in texts if (match := matcher.exact(text)).code}
        best = max(best, codes, key=len)
    return best


def _take(sheet: Sheet, row: HeadingRow, found: ColumnsFound, ready: _Ready) -> _Taken:
    worded = [str(place) for key, place in found.places.items() if not FIVE_WS[key].kind.numeric]
    cells, repairs = clean(sheet, row.first_data_row, fill=worded)
    errors, uncomputed = _errors(sheet, cells, found), _uncomputed(sheet, found)
    cells = cells.with_columns(pl.when(pl.col(str(p)).is_in(ERROR_TEXTS)).then(None).otherwise(pl.col(str(p))).alias(str(p))
                               for p in found.places.values())  # fmt: skip
    marked = {r for r, _, _ in errors} | {r for r, _, _ in uncomputed}
    reasons = sort_rows(cells, found.places, [heading.text for heading in row.headings], marked)
    data = cells.filter(reasons == "read")
    if not data.height:
        raise Unusable("only_headings", sheet=sheet.name)
    country, country_from = _country(data, found, ready)
    dotted = (
        None
        if sheet.facts.dotted_text is None
        else [(r, c - sheet.facts.first_column) for r, c in sheet.facts.dotted_text]
    )
    made = make_rows(data, found.places, ready.lists, dotted, country)
    row_ids = {r: i for i, r in enumerate(data["row"])}
    told = [*made.problems, _told(errors, "error_cell", row_ids), _told(uncomputed, "formula_without_value", row_ids)]
    told.append(_told_repairs(repairs, row_ids, found))
    location = (
        pl.DataFrame({"row": data["row"]})
        .with_row_index("row_id")
        .with_columns(file=pl.lit(""), sheet=pl.lit(sheet.name))
    )
    rows = finish(made, location, ready.lists)
    carried = row_numbers(data, [heading.text for heading in row.headings])
    codes = rows["organisation"].drop_nulls()
    return _Taken(
        rows=rows if carried is None else rows.with_columns(carried),
        problems=pl.concat(told).sort("row_id", "column"),
        reasons=reasons,
        made=made,
        country=_label(country, ready.year),
        country_from=country_from,
        organisation=str(codes.mode().sort()[0]) if len(codes) else "",
    )


def _label(country: str | None, year: YearPack) -> Text:
    entry = year.lists["countries"].by_code().get(country or "")
    return entry.text if entry else Text(country or "")


def _errors(sheet: Sheet, cells: pl.DataFrame, found: ColumnsFound) -> list[tuple[int, str, str]]:
    """(row, 5W column, what stands there) of the error cells in columns read: marked by the file, or as text."""
    keys = {place: key for key, place in found.places.items()}
    first = cells["row"][0]
    errors = [(row, keys[place], text) for row, place, text in sheet.errors if place in keys and row >= first]
    for place, key in keys.items():
        hits = cells.filter(pl.col(str(place)).is_in(ERROR_TEXTS))
        errors += [(row, key, text) for row, text in hits.select("row", str(place)).rows()]
    return errors


def _uncomputed(sheet: Sheet, found: ColumnsFound) -> list[tuple[int, str, str]]:
    keys = {place + sheet.facts.first_column: key for key, place in found.places.items()}
    return [(row, keys[column], "=") for row, column in sheet.facts.uncomputed if column in keys]


def _told(found: list[tuple[int, str, str]], problem: str, row_ids: Mapping[int, int]) -> pl.DataFrame:
    lines = [(row_ids[row], key, problem, text, None) for row, key, text in found if row in row_ids]
    return pl.DataFrame(lines, schema=PROBLEMS, orient="row")


def _told_repairs(repairs: list[Repair], row_ids: Mapping[int, int], found: ColumnsFound) -> pl.DataFrame:
    keys = {str(place): key for key, place in found.places.items()}
    lines = [
        (row_ids[row], keys[repair.column], "repaired_text", repair.written, repair.repaired)
        for repair in repairs
        if repair.column in keys
        for row in repair.rows
        if row in row_ids
    ]
    return pl.DataFrame(lines, schema=PROBLEMS, orient="row")


def _country(data: pl.DataFrame, found: ColumnsFound, ready: _Ready) -> tuple[str | None, str]:
    """The country of all rows of a file without that column: the platform's, else the one whose places the file names."""
    if "country" in found.places:
        return None, ""
    if ready.platform:
        return ready.platform.country, "platform"
    texts = data[str(found.places["admin1"])].drop_nulls().unique().to_list() if "admin1" in found.places else []
    fits = Counter(
        {country: sum(t in matcher for t in texts) for country, matcher in ready.lists.places.items()}
    ).most_common(2)
    if not fits or not texts or fits[0][1] < 0.6 * len(texts) or (len(fits) > 1 and fits[1][1] * 2 > fits[0][1]):
        raise Unusable("no_country")
    return fits[0][0], "places"


def _reading(
    path: Path, signature: Signature, sheet: Sheet, row: HeadingRow, found: ColumnsFound, taken: _Taken, others: Others
) -> Reading:
    rows = taken.rows.with_columns(file=pl.lit(path.name))
    problems = dict(Counter(taken.problems["problem"].to_list()))
    unmatched = dict(Counter(taken.problems.filter(pl.col("problem") == "unknown_code")["column"].to_list()))
    receipt = Receipt(
        file=path.name,
        format=signature.format.value,
        sheet=sheet.name,
        heading_row=row.row,
        rows=count_rows(sheet, row, taken.reasons),
        columns=count_columns(sheet, row, found, unmatched),
        cells=count_cells(sheet, row, found, taken.reasons),
        problems=problems,
        other_sheets={
            other.name: int(filled_cells(other).select(pl.sum_horizontal(pl.all().sum())).item()) for other, _ in others
        },
    )
    also_fit = [other.name for other, named in others if named >= 0.8 * row.named]
    notes = (
        *notes_on_file(signature, sheet, also_fit),
        *notes_on_columns(receipt, row, sheet, found),
        *notes_on_cells(problems, sum(taken.made.blank_marks.values()), taken.country, taken.country_from),
    )
    headings = {key: row.headings[place].whole or row.headings[place].tag for key, place in found.places.items()}
    columns = {key: place + sheet.facts.first_column for key, place in found.places.items()}
    return Reading(rows, taken.problems, replace(receipt, notes=notes), headings, row.row, sheet.name, columns,
                   row.first_data_row, signature.format.value, _grid(sheet))  # fmt: skip


def _grid(sheet: Sheet) -> pl.DataFrame:
    """The sheet's cells from column A on."""
    before = [pl.lit(None, pl.String).alias(f"before_{n}") for n in range(1, sheet.facts.first_column)]
    return sheet.cells.select(*before, pl.all())
