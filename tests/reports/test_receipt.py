"""Nothing is dropped silently: rows, columns and cells of any table add up, and what is written is read back."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import openpyxl
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reports.files import HEADINGS, KEYS, ROWS, delimited, workbook
from tinkuy.packs.loading import load_year
from tinkuy.reports.reading import Reading, read
from tinkuy.reports.refusals import Question, Unusable

CELLS = st.one_of(
    st.none(),
    st.integers(-5, 10**9),
    st.floats(-1e6, 1e6),
    st.sampled_from(
        [
            "ACNUR",
            "2021-03",
            "Sí",
            "-",
            "1.234",
            "1,5",
            "Perú",
            "Health",
            "#REF!",
            "Total",
            "OrientaciÃ³n",
            "\u00a0",
            "=1+1",
        ]
    ),
    st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=12),
)
ANY_ROW = st.lists(CELLS, min_size=0, max_size=len(HEADINGS) + 2)
GRIDS = st.lists(ANY_ROW, min_size=0, max_size=6)


def filled(path: Path) -> int:
    """The filled cells of a workbook, counted by another library."""
    sheet = openpyxl.load_workbook(path).active
    return sum(
        str(cell.value or "0").replace("\u00a0", "").strip() != "" and cell.value is not None
        for row in sheet.iter_rows()
        for cell in row
    )


def adds_up(reading: Reading) -> None:
    receipt = reading.receipt
    assert receipt.cells.read + receipt.cells.blank + receipt.cells.ignored == receipt.cells.all
    assert min(receipt.cells.read, receipt.cells.blank, receipt.cells.ignored) >= 0
    assert receipt.rows.read == reading.rows.height
    assert receipt.cells.all == receipt.rows.all * len(receipt.columns)
    assert all(column.key or column.reason for column in receipt.columns)
    assert json.loads(json.dumps(receipt.as_dict()))["file"] == receipt.file
    for language in ("es", "en", "pt"):
        assert all(line and "{" not in line for line in receipt.lines(language))


def says_why(refusal: Unusable | Question) -> None:
    assert all(getattr(refusal.text, language) for language in ("es", "en", "pt"))


def test_the_cells_of_a_receipt_are_those_another_library_counts(tmp_path, read_2021):
    table = [
        ["Reporte de marzo"],
        [],
        [*HEADINGS, "Notas"],
        *[[*row, "ok"] for row in ROWS],
        [None],
        [None, None, "Total"],
    ]
    path = workbook(tmp_path / "a.xlsx", table)
    reading = read_2021(path)
    adds_up(reading)
    assert reading.receipt.cells.read + reading.receipt.cells.ignored == filled(path)


def test_the_receipt_says_what_was_not_read_and_why(tmp_path, read_2021):
    table = [["Reporte"], [*HEADINGS, "Notas", "Tinkuy: observaciones"], *[[*row, "ok", "x"] for row in ROWS]]
    receipt = read_2021(workbook(tmp_path / "a.xlsx", table)).receipt
    assert [(c.heading, c.reason) for c in receipt.columns if not c.key] == [
        ("Notas", "other"),
        ("Tinkuy: observaciones", "added_by_us"),
    ]
    text = "\n".join(receipt.lines("es"))
    assert "«Notas» (no es de un 5W)" in text
    assert "Filas sobre los encabezados: 1." in text


@settings(max_examples=25)
@given(GRIDS)
def test_any_rows_below_the_headings_are_accounted_for(rows):
    year = load_year("r4v-2021")
    with tempfile.TemporaryDirectory() as folder:
        path = delimited(Path(folder) / "a.csv", [HEADINGS, *ROWS, *rows])
        try:
            adds_up(read(path, year=year))
        except (Unusable, Question) as refusal:
            says_why(refusal)


@settings(max_examples=25)
@given(GRIDS, st.sampled_from([delimited, workbook]))
def test_any_grid_is_read_or_refused_with_a_sentence(rows, write):
    year = load_year("r4v-2021")
    with tempfile.TemporaryDirectory() as folder:
        path = write(
            Path(folder) / ("a.csv" if write is delimited else "a.xlsx"),
            [[c for c in row if c != float("inf")] for row in rows],
        )
        try:
            adds_up(read(path, year=year))
        except (Unusable, Question) as refusal:
            says_why(refusal)


@settings(max_examples=25)
@given(
    st.binary(max_size=400),
    st.sampled_from(
        [b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"Org,Mes,Sector\n", b"\xef\xbb\xbf", b"\xff\xfe"]
    ),
)
def test_any_bytes_are_refused_with_a_sentence(content, head):
    year = load_year("r4v-2021")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.xlsx"
        path.write_bytes(head + content)
        try:
            read(path, year=year)
        except (Unusable, Question) as refusal:
            says_why(refusal)


COUNTS = st.one_of(st.none(), st.integers(0, 10**7), st.floats(0, 1e6).map(lambda x: round(x, 2)))


@settings(max_examples=20)
@given(
    st.lists(st.tuples(*[COUNTS] * 6), min_size=1, max_size=8),
    st.permutations(range(len(KEYS))),
    st.sampled_from([delimited, workbook]),
)
def test_what_is_written_is_read_back(counts, order, write):
    year = load_year("r4v-2021")
    rows = [[*ROWS[i % 3][:10], *numbers] for i, numbers in enumerate(counts)]
    table = [[line[i] for i in order] for line in [list(HEADINGS), *rows]]
    with tempfile.TemporaryDirectory() as folder:
        path = write(Path(folder) / ("a.csv" if write is delimited else "a.xlsx"), table)
        reading = read(path, year=year)
    assert reading.problems.is_empty()
    assert reading.rows.select(KEYS[10:]).rows() == [
        tuple(None if n is None else float(n) for n in numbers) for numbers in counts
    ]
    assert reading.rows["month"].to_list() == [row[2] for row in rows]


def test_the_receipt_says_how_a_file_differs_from_the_year_s_template(tmp_path, read_2021):
    said = " ".join(read_2021(workbook(tmp_path / "a.xlsx", [HEADINGS, *ROWS])).receipt.lines("es"))
    assert "C23: el archivo no trae" in said
    assert "otro orden" not in said
    shuffled = [[*row[1:], row[0]] for row in (HEADINGS, *ROWS)]
    assert "otro orden" in " ".join(read_2021(workbook(tmp_path / "b.xlsx", shuffled)).receipt.lines("es"))
