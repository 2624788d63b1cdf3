"""Cells typed into a draft: understood as a file's cells are, and frozen into a part when the draft is submitted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

import polars as pl

from tinkuy.languages import LANGUAGES, Text
from tinkuy.ledger.parts import ROW_NUMBER, part_schema
from tinkuy.ledger.refusals import NotDone
from tinkuy.packs.schema import PlatformPack, YearPack
from tinkuy.reports.five_ws import FIVE_WS, LOCATION
from tinkuy.reports.standard_rows import Lists, Standard, finish, make_rows

Cells = Mapping[tuple[int, str], str]  # (row number, 5W column) -> what was typed; "" makes the cell blank

# They say which report a row belongs to.
FIXED: Final = frozenset({"organisation", "month"})
_PERHAPS: Final = Text("¿Quizás {proposed}?", "Perhaps {proposed}?", "Talvez {proposed}?")


def apply_cells(rows: pl.DataFrame, cells: Cells, year: YearPack, platform: PlatformPack) -> pl.DataFrame:
    """The rows of a part with the cells as typed, and what is derived from them derived anew.

    Raises NotDone when a cell is not there, is not to be edited, or cannot be understood.
    """
    if not cells:
        return rows
    for number, key in cells:
        _check(rows, number, key)
    lists = Lists.of(year, platform)
    edited = rows.filter(pl.col(ROW_NUMBER).is_in([number for number, _ in cells]))
    made = make_rows(_as_written(edited, cells), {key: n for n, key in enumerate(FIVE_WS.keys())}, lists, None, None)
    _ask_about(made, cells, edited[ROW_NUMBER].to_list())
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


def _check(rows: pl.DataFrame, number: int, key: str) -> None:
    """Refuse a cell that is not there, or that decides which report the row belongs to."""
    if key in FIXED:
        raise NotDone("fixed_column", column=FIVE_WS[key].label)
    if key not in FIVE_WS.keys() or number not in rows[ROW_NUMBER]:  # noqa: SIM118 - a Table has keys, and is no mapping
        raise NotDone("no_such_cell", row=number, column=key)


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


def _ask_about(made: Standard, cells: Cells, numbers: list[int]) -> None:
    """Refuse the first typed cell that was not understood, with what it may have meant."""
    problems: Iterable[dict] = pl.concat(made.problems).iter_rows(named=True) if made.problems else ()
    for problem in problems:
        number, key = numbers[problem["row_id"]], problem["column"]
        if cells.get((number, key)):
            raise NotDone(
                "not_understood",
                written=problem["value"],
                column=FIVE_WS[key].label,
                row=number,
                proposed=_PERHAPS.format(proposed=problem["proposed"]) if problem["proposed"] else Text(""),
            )


def labels(codes: Iterable[str], year: YearPack) -> Text:
    """The names of sectors, with commas, in each language."""
    known = year.lists["sectors"].by_code()
    names = [known[code].text if code in known else Text(code or "-") for code in codes]
    return Text(*(", ".join(name.in_(language) for name in names) for language in LANGUAGES))
