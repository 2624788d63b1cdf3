"""Cells typed into a draft, rows added to it and taken out: understood as a file's cells are, and frozen into a part when the
draft is submitted (pure)."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from typing import Any, Final

import polars as pl

from tinkuy.languages import LANGUAGES, Text
from tinkuy.ledger.parts import ROW_NUMBER, part_schema
from tinkuy.ledger.refusals import NotDone
from tinkuy.packs.schema import PlatformPack, YearPack
from tinkuy.reports.five_ws import FIVE_WS, LOCATION
from tinkuy.reports.standard_rows import Lists, Standard, finish, make_rows
from tinkuy.tables import Column, Kind

# (row number, 5W column) -> what was typed; "" makes the cell blank. Under ROW: what became of the row as a whole.
Cells = Mapping[tuple[int, str], str]
ROW: Final = "row"
ADDED, TAKEN_OUT = "added", "taken_out"

# They say which report a row belongs to.
FIXED: Final = frozenset({"organisation", "month"})
_PERHAPS: Final = Text("¿Quizás {proposed}?", "Perhaps {proposed}?", "Talvez {proposed}?")


def with_rows(rows: pl.DataFrame, cells: Cells, organisation: str, month: str) -> pl.DataFrame:
    """The rows of a part without those taken out, then those added: blank but for whose they are and of when.

    An added row stands after the last one of the file, in the order of its number.
    """
    marks = {number: mark for (number, column), mark in cells.items() if column == ROW}
    if not marks:
        return rows
    there = set(rows[ROW_NUMBER])
    added = sorted(number for number, mark in marks.items() if mark == ADDED and number not in there)
    out = [number for number, mark in marks.items() if mark == TAKEN_OUT]
    kept = rows.filter(~pl.col(ROW_NUMBER).is_in(out))
    return pl.concat([kept, _blank(rows, added, organisation, month)]) if added else kept


def _blank(rows: pl.DataFrame, numbers: list[int], organisation: str, month: str) -> pl.DataFrame:
    first = 0 if rows.is_empty() else rows["row"].max() - rows[ROW_NUMBER].max()
    last = rows.sort("row").tail(1).select("file", "sheet").rows()
    file, sheet = last[0] if last else ("", "")
    said = {
        "file": file, "sheet": sheet, "organisation": organisation, "organisation_text": organisation,
        "month": month, "month_text": month, "type_inferred": False,
        "new_basis": "not_reported", "breakdown_of": "new", "breakdown_basis": "reported",
    }  # fmt: skip
    lines = [said | {ROW_NUMBER: number, "row_id": number, "row": number + first} for number in numbers]
    return pl.DataFrame(lines, schema=part_schema())


def of_rows(cells: Cells, rows: pl.DataFrame) -> dict[tuple[int, str], str]:
    """The cells without what is said of whole rows, and without those of rows that were taken out."""
    gone = {number for (number, column), mark in cells.items() if column == ROW and mark == TAKEN_OUT}
    there = set(rows[ROW_NUMBER])
    return {
        (number, column): text
        for (number, column), text in cells.items()
        if column != ROW and (number in there or number not in gone)
    }


def cell_text(column: Column, row: Mapping[str, Any]) -> str:
    """What stands in a cell, as it can be typed again: a code, "true", 12.5, a text; blank where nothing stands."""
    value = row[column.key]
    if value is None:
        return (row.get(f"{column.key}_text") or "") if column.kind.keeps_text else ""
    if column.kind is Kind.YES_NO:
        return "true" if value else "false"
    return number_text(value) if column.kind.numeric else str(value)


def number_text(value: float) -> str:
    """A number as text that is read the same in whatever column it stands: no thousands, and never exactly three decimals."""
    if value == int(value):
        return str(int(value))
    text = f"{value:.10f}".rstrip("0")
    return f"{text}0" if len(text.partition(".")[2]) == 3 else text


def as_kept(rows: pl.DataFrame, cells: Cells) -> dict[tuple[int, str], str]:
    """What was typed, as it is kept: what it was understood as, which later cells of its column or row cannot change.

    `rows` have the cells applied; a text that was not understood stays as it was typed.
    """
    wanted = {number for number, column in cells if column != ROW}
    found = {row[ROW_NUMBER]: row for row in rows.filter(pl.col(ROW_NUMBER).is_in(wanted)).iter_rows(named=True)}
    return {
        (number, column): text if column == ROW else cell_text(FIVE_WS[column], found[number])
        for (number, column), text in cells.items()
    }


def apply_cells(rows: pl.DataFrame, cells: Cells, year: YearPack, platform: PlatformPack) -> pl.DataFrame:
    """The rows of a part with the cells as typed, and what is derived from them derived anew.

    Raises NotDone when a cell is not there, is not to be edited, or cannot be understood.
    """
    if not cells:
        return rows
    there = set(rows[ROW_NUMBER])
    for number, key in cells:
        check_place(there, number, key)
    lists = Lists.of(year, platform)
    edited = rows.filter(pl.col(ROW_NUMBER).is_in({number for number, _ in cells}))
    made = _made(edited, cells, lists)
    for problem in _problems(made, cells, edited):
        raise problem
    values = {name: edited[name] for name in FIVE_WS.schema()}
    for key in {key for _, key in cells}:
        typed = pl.Series([(number, key) in cells for number in edited[ROW_NUMBER]], dtype=pl.Boolean)
        for name in (key, f"{key}_text") if FIVE_WS[key].kind.keeps_text else (key,):
            values[name] = values[name].zip_with(~typed, made.columns[name].cast(values[name].dtype))
    renewed = finish(Standard(columns=values), edited.select(*LOCATION), lists)
    renewed = renewed.with_columns(edited[ROW_NUMBER], *_bases(edited, renewed, cells)).select(*part_schema())
    return pl.concat([rows.join(edited, on=ROW_NUMBER, how="anti", maintain_order="left"), renewed]).sort(ROW_NUMBER)


def _bases(edited: pl.DataFrame, renewed: pl.DataFrame, cells: Cells) -> list[pl.Series]:
    """What an accepted treatment says of a row goes on being said; only who types New anew says what New is, and of what
    the breakdown is. An estimate stays labelled."""
    new_typed = pl.Series([(number, "new") in cells for number in edited[ROW_NUMBER]], dtype=pl.Boolean)
    said = [renewed[name].zip_with(new_typed, edited[name]) for name in ("new_basis", "breakdown_of")]
    return [*said, edited["breakdown_basis"]]


def not_understood(
    rows: pl.DataFrame, cells: Cells, year: YearPack, platform: PlatformPack
) -> dict[tuple[int, str], NotDone]:
    """The cells that cannot be understood, each with the refusal that says so; the cells must be there."""
    edited = rows.filter(pl.col(ROW_NUMBER).is_in({number for number, _ in cells}))
    made = _made(edited, cells, Lists.of(year, platform))
    return {(problem.values["row"], problem.values["key"]): problem for problem in _problems(made, cells, edited)}


def check_place(rows: Container[int], number: int, key: str) -> None:
    """Refuse a cell that is not there, or that decides which report the row belongs to. Raises NotDone."""
    if key in FIXED:
        raise NotDone("fixed_column", column=FIVE_WS[key].label)
    if key not in FIVE_WS.keys() or number not in rows:  # noqa: SIM118 - a Table has keys, and is no mapping
        label = FIVE_WS[key].label if key in FIVE_WS.keys() else key  # noqa: SIM118
        raise NotDone("no_such_cell", row=number, column=label)


def _made(edited: pl.DataFrame, cells: Cells, lists: Lists) -> Standard:
    places = {key: n for n, key in enumerate(FIVE_WS.keys())}
    return make_rows(_as_written(edited, cells), places, lists, None, None)


def _as_written(edited: pl.DataFrame, cells: Cells) -> pl.DataFrame:
    """The edited rows as a file would have them: texts only, under the numbers of the columns, with what was typed."""
    columns = {}
    for n, column in enumerate(FIVE_WS):
        standing = edited[f"{column.key}_text" if column.kind.keeps_text else column.key].cast(pl.String)
        if column.kind.numeric:
            standing = standing.clear(edited.height)  # a number that stays is not read again: 1.234 has two readings
        texts = zip(edited[ROW_NUMBER], standing, strict=True)
        typed = [cells.get((number, column.key), text) for number, text in texts]
        columns[str(n)] = pl.Series([(text or "").strip() or None for text in typed], dtype=pl.String)
    return pl.DataFrame(columns).with_columns(edited["row"])


def _problems(made: Standard, cells: Cells, edited: pl.DataFrame) -> Iterator[NotDone]:
    """What was typed and not understood, with what it may have meant."""
    numbers = edited[ROW_NUMBER].to_list()
    problems: Iterable[dict] = pl.concat(made.problems).iter_rows(named=True) if made.problems else ()
    for problem in problems:
        number, key = numbers[problem["row_id"]], problem["column"]
        if cells.get((number, key)):
            yield NotDone(
                "not_understood",
                written=problem["value"],
                column=FIVE_WS[key].label,
                row=number,
                key=key,
                nearest=problem["proposed"] or "",
                proposed=_PERHAPS.format(proposed=problem["proposed"]) if problem["proposed"] else Text(""),
            )


def labels(codes: Iterable[str], year: YearPack) -> Text:
    """The names of sectors, with commas, in each language."""
    known = year.lists["sectors"].by_code()
    names = [known[code].text if code in known else Text(code or "-") for code in codes]
    return Text(*(", ".join(name.in_(language) for name in names) for language in LANGUAGES))
