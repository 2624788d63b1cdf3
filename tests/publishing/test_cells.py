"""Cells as text: addresses, and rows in which single cells change while every other byte stays."""

from __future__ import annotations

import re

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tinkuy.publishing.ooxml import bulk, cells
from tinkuy.publishing.ooxml.package import UnfamiliarWorkbook, parse

ROW = b'<row r="4" spans="1:5" ht="20"><c r="A4" s="1" t="s"><v>7</v></c><c r="C4"><f>A4*2</f><v>14</v></c><c r="E4" s="2"/></row>'


def rewritten(
    row: bytes = ROW, marks: dict[int, str] | None = None, appended: bytes = b"", first_added: int = 9
) -> bytes:
    writer = cells.RowWriter(
        lambda style, severity: style + 100, lambda style: 0, frozenset(), first_added, frozenset()
    )
    number, match = next(cells.rows(row))
    return writer.rewrite(number, match, cells.RowChange(marks or {}, appended))


def columns_in(row: bytes) -> list[str]:
    return [name.decode() for name in re.findall(rb'r="([A-Z]+)4"', row)]


@given(st.integers(min_value=0, max_value=16_383))
def test_letters_and_numbers_of_columns_are_each_other_s_inverse(column: int) -> None:
    assert cells.column_number(cells.letters(column)) == column


def test_a_row_without_changes_keeps_every_cell() -> None:
    assert rewritten() == ROW.replace(b' spans="1:5"', b"")


def test_a_marked_cell_keeps_its_value_its_formula_and_gets_a_style() -> None:
    assert b'<c s="100" r="C4"><f>A4*2</f><v>14</v></c>' in rewritten(marks={2: "hint"})
    assert b'<c r="A4" s="101" t="s"><v>7</v></c>' in rewritten(marks={0: "hint"})


@pytest.mark.parametrize(
    ("column", "order"), [(1, ["A", "B", "C", "E"]), (3, ["A", "C", "D", "E"]), (6, ["A", "C", "E", "G"])]
)
def test_a_cell_that_was_not_there_is_put_in_the_order_of_columns(column: int, order: list[str]) -> None:
    assert columns_in(rewritten(marks={column: "warning"})) == order


def test_blank_cells_make_room_for_added_ones() -> None:
    row = rewritten(appended=b'<c r="E4" t="inlineStr"><is><t>x</t></is></c>', first_added=4)
    assert columns_in(row) == ["A", "C", "E"]
    assert b'<c r="E4" s="2"/>' not in row


def test_rows_without_numbers_are_a_layout_we_do_not_touch() -> None:
    with pytest.raises(UnfamiliarWorkbook):
        list(cells.rows(b"<row><c><v>1</v></c></row>"))


@given(st.text(max_size=40))
def test_any_text_becomes_well_formed_xml(text: str) -> None:
    element = parse(cells.text_cell(0, 1, text, 0))
    assert "".join(element.itertext()).replace("\r", "\n") == "".join(c for c in text if _allowed(c)).replace(
        "\r\n", "\n"
    ).replace("\r", "\n")


def _allowed(character: str) -> bool:
    code = ord(character)
    return (code >= 32 or character in "\t\n\r") and code not in (0xFFFE, 0xFFFF) and not 0xD800 <= code <= 0xDFFF


def test_a_grid_keeps_plain_numbers_as_numbers_and_codes_as_text() -> None:
    grid = pl.DataFrame({"a": ["-5", "007", "1.234,5", None, "1e5", "12.50", "=1", "<&>"]})
    xml = b"<x>" + bulk.grid_rows(grid, pl.Series(range(1, 9)), ["a"]) + b"</x>"
    kinds = {cell.get("r"): (cell.get("t"), "".join(cell.itertext())) for cell in parse(xml).iter("c")}
    assert kinds == {
        "A1": (None, "-5"), "A2": ("inlineStr", "007"), "A3": ("inlineStr", "1.234,5"), "A5": ("inlineStr", "1e5"),
        "A6": (None, "12.50"), "A7": ("inlineStr", "=1"), "A8": ("inlineStr", "<&>"),
    }  # fmt: skip
