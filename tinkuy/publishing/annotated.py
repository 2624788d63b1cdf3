"""The hand-back: the partner's own workbook, with every finding where it belongs.

An XLSX or XLSM comes back as the sender's own workbook: other sheets, formats, formulas and drop-downs stay, flagged cells
are coloured and carry notes, a last column says in words what to review, and a few sheets whose names begin with "Tinkuy"
are added. Any other format, and a workbook whose inner form cannot be written into safely, is rebuilt with the same rows
and columns. Corrected and sent again it reads as before: reading skips what we add, a new hand-back replaces it.
"""

from __future__ import annotations

import hashlib
import re
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import polars as pl

from tinkuy.checks.causes.model import Cause
from tinkuy.languages import LANGUAGES, Text
from tinkuy.packs.schema import YearPack
from tinkuy.publishing import companion, drop_downs, marks, words
from tinkuy.publishing.marks import Layout
from tinkuy.publishing.ooxml import cells
from tinkuy.publishing.ooxml.frame import Frame
from tinkuy.publishing.ooxml.grafting import Tabs, graft
from tinkuy.publishing.ooxml.notes import write_notes
from tinkuy.publishing.ooxml.package import Package, UnfamiliarWorkbook
from tinkuy.publishing.ooxml.styles import Styles
from tinkuy.publishing.rebuilt import plain_workbook, tab_name
from tinkuy.reports.additions import OBSERVATIONS, ROW_IDENTITY, ROW_NUMBER, is_added
from tinkuy.reports.reading import Reading

_OWN: Final = frozenset({"xlsx", "xlsm"})
_OBSERVATIONS_WIDTH: Final = 60.0


@dataclass(frozen=True, slots=True)
class HandBack:
    """What was written: whether into the sender's own workbook, and how many cells and notes show a finding."""

    path: Path
    own_workbook: bool
    marked_cells: int
    notes: int


def write_annotated(
    path: Path,
    *,
    source: Path,
    reading: Reading,
    findings: pl.DataFrame,
    causes: Sequence[Cause],
    year: YearPack,
    language: str = "es",
) -> HandBack:
    """Write the hand-back of one report: `source` is the file as sent, `reading` what was read from it.

    `findings` have the schema tinkuy.checks.findings.FINDINGS and a `message` in the partner's language. The file appears
    only once it is whole; an error while writing leaves nothing behind but the sender's file.
    """
    columns = {key: number - 1 for key, number in reading.columns.items()}
    layout = Layout(reading.sheet, reading.heading_row, columns, reading.headings)
    lines = marks.lines(findings, reading.rows, layout, language)
    here = set(reading.rows["row_id"].to_list())
    causes = [cause for cause in causes if not here.isdisjoint(cause.rows)]
    job = _Job(path, source, layout, reading.rows, reading.grid, lines, causes, year, language)
    if reading.format not in _OWN:
        return _rebuilt(job, words.REBUILT.format(format=reading.format.upper()))
    try:
        with Package(source) as package:
            return _written_into(package, job, own=True, remarks=())
    except (UnfamiliarWorkbook, KeyError, zipfile.BadZipFile):
        return _rebuilt(job, words.COPIED)


@dataclass(frozen=True, slots=True)
class _Job:
    """One hand-back to write: where to, from which file, where its table stands, what was read, what was found."""

    path: Path
    source: Path
    layout: Layout
    rows: pl.DataFrame
    grid: pl.DataFrame
    lines: pl.DataFrame
    causes: Sequence[Cause]
    year: YearPack
    language: str

    def digest(self) -> str:
        """The first characters of the file's SHA-256: row identities begin with them."""
        with self.source.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()[:12]


def _rebuilt(job: _Job, remark: Text) -> HandBack:
    job = replace(job, layout=replace(job.layout, sheet=tab_name(job.layout.sheet)))
    with Package(plain_workbook(job.grid, job.layout)) as package:
        return _written_into(package, job, own=False, remarks=(remark,))


def _written_into(package: Package, job: _Job, *, own: bool, remarks: tuple[Text, ...]) -> HandBack:
    if package.holds_macros and job.path.suffix.lower() != ".xlsm":
        package.without_macros()
        remarks = (*remarks, words.NO_MACROS)
    tabs = Tabs(package)
    tabs.remove(words.HAND_BACK_SHEETS)
    part = next((entry.part for entry in tabs.entries() if entry.name == job.layout.sheet), None)
    if part is None:
        raise UnfamiliarWorkbook("the sheet that was read is not there")
    for entry in tabs.entries():
        _unselect(package, entry.part)
    styles = Styles(package.read(_styles_part(package)))
    frame = Frame(package.read(part))
    frame.forget_drop_downs({words.LISTS.in_(code) for code in LANGUAGES})
    lists = drop_downs.lists_for(job.year, job.layout, job.rows, frame)
    old_marks = styles.our_numbers()
    _plant(package, tabs, styles, job, remarks, lists)
    marked = marks.cell_marks(job.lines)
    placed = _write_rows(frame, styles, job, marked, old_marks)
    drop_downs.offer(frame, job.layout, lists, words.LISTS.in_(job.language), placed.last_row)
    frame.freeze_below(job.layout.heading_row)
    filtered = frame.filter(job.layout.heading_row, placed.last_row, placed.last_column)
    if filtered:
        _define_filter(tabs, job.layout.sheet, filtered)
    notes = write_notes(package, part, frame, marks.cell_notes(job.lines))
    package.put(part, frame.xml(placed.data))
    package.put(_styles_part(package), styles.xml())
    tabs.open_on_first()
    tabs.save()
    package.write(job.path)
    return HandBack(job.path, own, sum(map(len, marked.values())), notes)


def _styles_part(package: Package) -> str:
    found = package.targets(package.workbook_part, "styles")
    if not found:
        raise UnfamiliarWorkbook("no styles")
    return found[0]


def _unselect(package: Package, part: str) -> None:
    """Two selected sheets would be typed into together: only the summary stays selected."""
    xml = package.read(part) if package.has(part) else b""
    at = xml.find(b"<sheetData")
    head, rest = (xml[:at], xml[at:]) if at >= 0 else (xml, b"")
    if b' tabSelected="' in head:
        package.put(part, head.replace(b' tabSelected="1"', b"").replace(b' tabSelected="true"', b"") + rest)


def _plant(package: Package, tabs: Tabs, styles: Styles, job: _Job, remarks: tuple[Text, ...],
           lists: Mapping[str, Sequence[str]]) -> None:  # fmt: skip
    """Add our sheets and fill the list of findings, each row linked to its cell."""
    content = companion.told(
        job.lines, job.rows, job.causes, file=job.source.name, sheet=job.layout.sheet, year=job.year.title,
        remarks=remarks, language=job.language,
    )  # fmt: skip
    with Package(companion.write_companion(content, lists)) as donor:
        planted = graft(package, tabs, styles, donor, first=words.SUMMARY.in_(job.language))
    part = planted[words.FINDINGS.in_(job.language)]
    frame = Frame(package.read(part))
    rows = companion.fill_list(frame.data, job.lines, job.language)
    last = job.lines.height + 1
    frame.set_dimension(len(companion.LIST_COLUMNS) - 1, last)
    reference = frame.filter(1, last, len(companion.LIST_COLUMNS) - 1)
    if reference:
        name = words.FINDINGS.in_(job.language)
        _define_filter(tabs, name, reference)
        frame.link(companion.links(job.lines, job.layout.sheet))
    package.put(part, frame.xml(rows))


@dataclass(frozen=True, slots=True)
class _Placed:
    data: bytes
    last_row: int
    last_column: int


def _write_rows(
    frame: Frame, styles: Styles, job: _Job, marked: Mapping[int, Mapping[int, str]], old_marks: frozenset[int]
) -> _Placed:
    """The rows of the partner's sheet with our colours and our two columns: the hidden identity, then the words."""
    heading_row = job.layout.heading_row
    found = list(cells.rows(frame.data))
    earlier = _earlier_additions(job.grid, heading_row)
    identity = 1 + _last_filled(found, earlier, max(job.layout.columns.values()))
    writer = cells.RowWriter(styles.marked, styles.unmarked, earlier, identity, old_marks)
    said = marks.row_words(job.lines, words.FINDINGS.in_(job.language), job.language)
    ours = set(job.rows["row"].to_list())
    head, digest, carried = styles.heading(), job.digest(), _carried_numbers(job.rows)
    out, last_row = [], 0
    for number, match in found:
        appended = b""
        if number == heading_row:
            appended = cells.text_cell(identity, number, ROW_IDENTITY, head)
            appended += cells.text_cell(identity + 1, number, OBSERVATIONS.in_(job.language), head)
        elif number in ours:
            appended = cells.text_cell(identity, number, carried.get(number, f"{digest}-{number}"), 0)
            appended += cells.text_cell(identity + 1, number, said[number], 0) if number in said else b""
            last_row = number
        out.append(writer.rewrite(number, match, cells.RowChange(marked.get(number, {}), appended)))
    if missing := set(marked) - {number for number, _ in found}:
        raise UnfamiliarWorkbook(f"rows {sorted(missing)[:3]} are not in the sheet")
    frame.add_columns(identity, (None, _OBSERVATIONS_WIDTH))
    frame.set_dimension(identity + 1, max((number for number, _ in found), default=1))
    return _Placed(b"".join(out), last_row, identity + 1)


def _carried_numbers(rows: pl.DataFrame) -> dict[int, str]:
    """For the rows of the sheet that carry a number in the ledger: that number."""
    if ROW_NUMBER not in rows.columns:
        return {}
    return {row: str(number) for row, number in rows.select("row", ROW_NUMBER).drop_nulls().iter_rows()}


def _earlier_additions(grid: pl.DataFrame, heading_row: int) -> frozenset[int]:
    """The columns (from 0) that an earlier hand-back added to this sheet."""
    headings = grid.row(heading_row - 1) if heading_row <= grid.height else ()
    return frozenset(n for n, heading in enumerate(headings) if is_added(heading))


def _last_filled(found: Sequence[tuple[int, re.Match[bytes]]], earlier: frozenset[int], last: int) -> int:
    """The last column (from 0) that holds something of the sender's; `last` is known to."""
    for _, match in found:
        content = match.group(2) or b""
        if cells.last_column(content) > last:
            last = max(last, cells.last_filled_column(content, earlier))
    return last


def _define_filter(tabs: Tabs, sheet: str, reference: str) -> None:
    """Excel keeps the range of a filter a second time, as a hidden name."""
    first, last = (cells.dollars(address) for address in reference.split(":"))
    tabs.define("_xlnm._FilterDatabase", sheet, f"{cells.quoted(sheet)}!{first}:{last}", hidden=True)
