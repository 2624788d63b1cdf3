"""The same report in every format reads the same."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import zipfile
from dataclasses import asdict
from pathlib import Path

import polars as pl
import pytest
import xlsxwriter
from polars.testing import assert_frame_equal

from tests.reports.files import HEADINGS, KEYS, ROWS, delimited, one_row, put, workbook
from tinkuy.packs.loading import load_platform, load_year
from tinkuy.reports.five_ws import standard_schema
from tinkuy.reports.limits import Limits
from tinkuy.reports.reading import read
from tinkuy.reports.refusals import Unusable

VALUES = ["row", *KEYS, "place_level", "indicator_type"]


def test_a_workbook_gives_the_standard_rows(tmp_path, read_2021):
    reading = read_2021(workbook(tmp_path / "marzo.xlsx", [HEADINGS, *ROWS]))
    assert reading.rows.schema == pl.Schema(standard_schema())
    assert reading.rows.select(VALUES).row(2) == (
        4, "ORG089", None, "2021-03", "multipurpose_cash", "RE-MC1", "Dinero", True, 417.5, "PER", "PE02", 12.0, 8.0, 1.0, 2.0,
        3.0, 2.0, "admin1", "direct_assistance",
    )  # fmt: skip
    assert (reading.sheet, reading.heading_row, reading.first_data_row) == ("5W", 1, 2)
    assert reading.headings["new"] == "Personas nuevas del mes"
    assert reading.problems.is_empty()


def test_a_blank_cell_is_null_and_never_zero(tmp_path, read_2021):
    rows = read_2021(workbook(tmp_path / "a.xlsx", [HEADINGS, one_row(new=None, girls=0)])).rows
    assert rows.select("new", "girls", "new_basis").row(0) == (None, 0.0, "not_reported")


@pytest.mark.parametrize(
    ("delimiter", "encoding"), [(",", "utf-8"), (";", "cp1252"), ("\t", "utf-8-sig"), ("|", "latin-1"), (";", "utf-16")]
)
def test_delimited_text_reads_like_the_workbook(tmp_path, read_2021, delimiter, encoding):
    text = read_2021(delimited(tmp_path / "a.csv", [HEADINGS, *ROWS], delimiter, encoding))
    book = read_2021(workbook(tmp_path / "a.xlsx", [HEADINGS, *ROWS]))
    assert_frame_equal(text.rows.select(VALUES), book.rows.select(VALUES))


def test_a_line_that_declares_the_delimiter_is_not_a_row(tmp_path, read_2021):
    path = delimited(tmp_path / "a.csv", [HEADINGS, *ROWS], ";")
    path.write_text("sep=;\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    assert read_2021(path).rows["row"].to_list() == [2, 3, 4]


@pytest.mark.office
@pytest.mark.parametrize("ending", ["xls", "ods"])
def test_old_and_open_workbooks_read_like_the_workbook(tmp_path, read_2021, ending):
    if not shutil.which("soffice"):
        pytest.skip("LibreOffice is not installed")
    source = workbook(tmp_path / "a.xlsx", [HEADINGS, *ROWS], top=2, left=1)
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", ending, "--outdir", tmp_path, source],
        check=True,
        capture_output=True,
    )
    converted, original = read_2021(tmp_path / f"a.{ending}"), read_2021(source)
    assert_frame_equal(converted.rows.select(VALUES), original.rows.select(VALUES))


def test_a_file_is_read_by_its_content_and_the_receipt_says_so(tmp_path, read_2021):
    path = workbook(tmp_path / "a.xlsx", [HEADINGS, *ROWS]).rename(tmp_path / "a.csv")
    reading = read_2021(path)
    assert len(reading.rows) == 3
    assert any("contenido" in line for line in reading.receipt.lines("es"))


def test_row_numbers_are_those_the_spreadsheet_shows(tmp_path, read_2021):
    reading = read_2021(workbook(tmp_path / "a.xlsx", [HEADINGS, ROWS[0], [None], ROWS[1]], top=5, left=2))
    assert reading.rows["row"].to_list() == [7, 9]
    assert reading.columns["organisation"] == 3
    assert reading.receipt.columns[0].position == "C"


def test_titles_a_two_line_heading_and_an_hxl_row_are_understood(tmp_path, read_2021):
    with xlsxwriter.Workbook(str(tmp_path / "a.xlsx")) as book:
        sheet = book.add_worksheet("Reporte")
        sheet.write(0, 0, "Reporte mensual 5W")
        sheet.write(1, 0, "Organización: ACNUR")
        sheet.merge_range(3, 0, 3, 1, "Quién")
        sheet.merge_range(3, 12, 3, 13, "Menores de 18")
        sheet.merge_range(3, 14, 3, 15, "18 y más")
        put(sheet, [[*HEADINGS[:12], "Mujeres", "Hombres", "Mujeres", "Hombres"]], top=4)
        put(sheet, [["#org", "#org+impl", "#date", "#sector", "#indicator", *[None] * 11]], top=5)
        put(sheet, ROWS, top=6)
    reading = read_2021(tmp_path / "a.xlsx")
    assert reading.heading_row == 5
    assert reading.rows.select("row", "girls", "boys", "women", "men").row(0) == (7, 5.0, 5.0, 10.0, 10.0)
    assert reading.receipt.rows.ignored["above_headings"] == 2


def test_the_sheet_that_fits_is_chosen(tmp_path, read_2021):
    with xlsxwriter.Workbook(str(tmp_path / "a.xlsx")) as book:
        put(book.add_worksheet("Instrucciones"), [["Lea antes de llenar"], ["Gracias"]])
        put(book.add_worksheet("Listas"), [["Sector", "Indicador", "País"], ["Health", "RE-HE1", "Perú"]])
        put(book.add_worksheet("Datos"), [HEADINGS, *ROWS])
    reading = read_2021(tmp_path / "a.xlsx")
    assert reading.sheet == "Datos"
    assert reading.receipt.other_sheets == {"Instrucciones": 2, "Listas": 6}


def test_a_second_sheet_that_fits_is_named_in_the_receipt(tmp_path, read_2021):
    with xlsxwriter.Workbook(str(tmp_path / "a.xlsx")) as book:
        put(book.add_worksheet("Enero"), [HEADINGS, *ROWS])
        put(book.add_worksheet("Febrero"), [HEADINGS, ROWS[0]])
    reading = read_2021(tmp_path / "a.xlsx")
    assert reading.sheet == "Enero"
    assert any("Febrero" in line and "5W" in line for line in reading.receipt.lines("es"))


def test_columns_in_any_order_and_extra_ones(tmp_path, read_2021):
    table = [["Observaciones", *reversed(HEADINGS)], *[["ok", *reversed(row)] for row in ROWS]]
    reading = read_2021(workbook(tmp_path / "a.xlsx", table))
    assert reading.rows["organisation_text"].to_list() == ["ACNUR", "UNICEF", "Plan International"]
    assert {c.heading: c.reason for c in reading.receipt.columns if not c.key} == {"Observaciones": "other"}


def test_thousands_of_blank_lines_at_the_end_are_counted_and_not_read(tmp_path, read_2021):
    reading = read_2021(delimited(tmp_path / "a.csv", [HEADINGS, *ROWS, *[[None] * 16] * 4000]))
    assert (reading.receipt.rows.read, reading.receipt.rows.blank) == (3, 4000)


def test_excel_dates_and_booleans_are_read(tmp_path, read_2021):
    import datetime

    with xlsxwriter.Workbook(str(tmp_path / "a.xlsx")) as book:
        sheet = book.add_worksheet()
        put(sheet, [HEADINGS, one_row(month=None, cva=None)])
        sheet.write_datetime(1, 2, datetime.datetime(2021, 3, 1), book.add_format({"num_format": "mmm-yy"}))  # noqa: DTZ001
        sheet.write_boolean(1, 6, True)
    assert read_2021(tmp_path / "a.xlsx").rows.select("month", "cva").row(0) == ("2021-03", True)


def test_error_cells_and_formulas_without_a_value_are_problems(tmp_path, read_2021):
    import openpyxl

    book = openpyxl.Workbook()
    for row in [HEADINGS, *ROWS]:
        book.active.append(row)
    book.active["K2"], book.active["L3"] = "#REF!", "=K3-5"
    book.save(tmp_path / "a.xlsx")
    problems = read_2021(tmp_path / "a.xlsx").problems
    assert problems.select("row_id", "column", "problem", "value").rows() == [
        (0, "total", "error_cell", "#REF!"),
        (1, "new", "formula_without_value", "="),
    ]


def test_error_texts_of_a_spanish_excel_are_errors_in_text_files_too(tmp_path, read_2021):
    reading = read_2021(delimited(tmp_path / "a.csv", [HEADINGS, one_row(total="#¡REF!")]))
    assert reading.problems.select("column", "problem").rows() == [("total", "error_cell")]
    assert reading.rows["total"].to_list() == [None]


def test_a_null_character_is_no_part_of_a_text_whatever_the_format(tmp_path, read_2021):
    written = [HEADINGS, one_row(activity="Matr\0ícula")]
    assert read_2021(delimited(tmp_path / "a.csv", written)).rows["activity"].to_list() == ["Matrícula"]
    book = workbook(tmp_path / "a.xlsx", [HEADINGS, one_row(activity="Matr_x0000_ícula")])
    with zipfile.ZipFile(book) as whole, zipfile.ZipFile(tmp_path / "b.xlsx", "w") as other:
        any(other.writestr(name, whole.read(name).replace(b"_x005F_", b"_")) for name in whole.namelist())  # unguarded
    assert read_2021(tmp_path / "b.xlsx").rows["activity"].to_list() == ["Matrícula"]


def test_damaged_letters_are_repaired_and_flagged(tmp_path, read_2021):
    reading = read_2021(delimited(tmp_path / "a.csv", [HEADINGS, one_row(activity="OrientaciÃ³n legal")]))
    assert reading.rows["activity"].to_list() == ["Orientación legal"]
    assert reading.problems.select("problem", "value", "proposed").rows() == [
        ("repaired_text", "OrientaciÃ³n legal", "Orientación legal")
    ]


def test_unusual_spaces_do_not_hide_a_name(tmp_path, read_2021):
    reading = read_2021(
        workbook(tmp_path / "a.xlsx", [HEADINGS, one_row(organisation="\u00a0ACNUR \u200b", admin1=" lima ")])
    )
    assert reading.rows.select("organisation", "admin1").row(0) == ("ORG118", "PE15")


def test_a_text_merged_over_rows_belongs_to_each_and_a_number_only_to_the_first(tmp_path, read_2021):
    with xlsxwriter.Workbook(str(tmp_path / "a.xlsx")) as book:
        sheet = book.add_worksheet()
        put(sheet, [HEADINGS, one_row(organisation=None, total=None), one_row(organisation=None, total=None)])
        sheet.merge_range(1, 0, 2, 0, "ACNUR")
        sheet.merge_range(1, 10, 2, 10, 50)
    rows = read_2021(tmp_path / "a.xlsx").rows
    assert rows.select("organisation", "total").rows() == [("ORG118", 50.0), ("ORG118", None)]


def test_hidden_rows_and_columns_are_read_and_said(tmp_path, read_2021):
    with xlsxwriter.Workbook(str(tmp_path / "a.xlsx")) as book:
        sheet = book.add_worksheet()
        put(sheet, [HEADINGS, *ROWS])
        sheet.set_row(2, None, None, {"hidden": True})
        sheet.set_column(5, 5, None, None, {"hidden": True})
    receipt = read_2021(tmp_path / "a.xlsx").receipt
    assert (receipt.rows.read, receipt.rows.hidden_read) == (3, 1)
    assert [c.heading for c in receipt.columns if c.hidden] == ["Nombre de la actividad"]


def test_totals_notes_and_repeated_headings_are_left_out_and_said(tmp_path, read_2021):
    total = [None] * 9 + ["TOTAL", 77, 58, 12, 11, 18, 17]
    note = ["Fuente: registros de la organización", *[None] * 15]
    reading = read_2021(workbook(tmp_path / "a.xlsx", [HEADINGS, *ROWS[:2], HEADINGS, ROWS[2], total, [None], note]))
    assert reading.rows["row"].to_list() == [2, 3, 5]
    ignored = reading.receipt.rows.ignored
    assert (ignored["repeated"], ignored["total"], ignored["note"]) == (1, 1, 1)


def test_the_country_is_the_platforms_only_when_no_column_has_it(tmp_path, read_2021):
    peru = load_platform("gtrm-peru")
    without = [[c for c, key in zip(row, KEYS, strict=True) if key != "country"] for row in [HEADINGS, *ROWS]]
    reading = read_2021(workbook(tmp_path / "a.xlsx", without), platform=peru)
    assert reading.rows["country"].to_list() == ["PER"] * 3
    assert any("plataforma: Perú" in line for line in reading.receipt.lines("es"))
    blank = read_2021(workbook(tmp_path / "b.xlsx", [HEADINGS, one_row(), one_row(country=None)]), platform=peru)
    assert blank.rows["country"].to_list() == ["PER", None]


def test_the_country_is_told_by_the_places_when_nothing_else_does(tmp_path, read_2021):
    without = [[c for c, key in zip(row, KEYS, strict=True) if key != "country"] for row in [HEADINGS, *ROWS]]
    assert read_2021(workbook(tmp_path / "a.xlsx", without)).rows["country"].to_list() == ["PER"] * 3


def test_an_unknown_name_keeps_its_text_and_the_nearest_are_offered(tmp_path, read_2021):
    reading = read_2021(workbook(tmp_path / "a.xlsx", [HEADINGS, one_row(admin1="Tumbez", sector="Healht")]))
    assert reading.rows.select("admin1", "admin1_text", "place_level").row(0) == (None, "Tumbez", None)
    offered = dict(reading.problems.select("column", "proposed").rows())
    assert offered["admin1"].split(" | ")[0] == "Tumbes"
    assert "Salud" in offered["sector"]


def test_the_type_is_inferred_where_the_list_lacks_the_indicator(tmp_path, read_2021):
    people = one_row(indicator="Indicador propio")
    nothing = one_row(indicator="Indicador propio", **dict.fromkeys(KEYS[10:]))
    rows = read_2021(workbook(tmp_path / "a.xlsx", [HEADINGS, people, nothing])).rows
    assert rows.select("indicator", "indicator_type", "type_inferred").rows() == [
        (None, "direct_assistance", True), (None, None, False),
    ]  # fmt: skip


def test_a_place_of_another_country_is_found_there(tmp_path, read_2021):
    rows = [one_row(country="Chile"), one_row(country=None), one_row(country=None, admin1="Amazonas")]
    reading = read_2021(workbook(tmp_path / "a.xlsx", [HEADINGS, *rows]))
    assert reading.rows["admin1"].to_list() == ["PE15", "PE15", None]


def test_a_right_text_is_not_told_repaired_because_another_row_was(tmp_path, read_2021):
    rows = [one_row(cva="SÃ\u00ad"), one_row(cva="Sí"), one_row(cva="SÃ\u00ad")]
    reading = read_2021(workbook(tmp_path / "a.xlsx", [HEADINGS, *rows]))
    assert reading.rows["cva"].to_list() == [True, True, True]
    told = reading.problems.filter(pl.col("problem") == "repaired_text")
    assert told.select("row_id", "column").rows() == [(0, "cva"), (2, "cva")]


def test_country_level_is_the_countrys_national_place(tmp_path, read_2021):
    rows = read_2021(
        workbook(tmp_path / "a.xlsx", [HEADINGS, one_row(admin1="Country level"), one_row(admin1="Peru")])
    ).rows
    assert rows.select("admin1", "place_level").rows() == [("PE00", "national")] * 2


def test_an_answer_overrides_what_the_heading_seems_to_say(tmp_path, read_2021):
    path = workbook(tmp_path / "a.xlsx", [HEADINGS, *ROWS])
    reading = read_2021(path, mapping={"Mujeres (18 y más)": "men", "P": "women", "Nombre de la actividad": "-"})
    assert reading.rows.select("women", "men", "activity").row(2) == (2.0, 3.0, None)
    with pytest.raises(Unusable, match="does not have the heading"):
        read_2021(path, mapping={"No existe": "men"})


def test_a_number_in_a_workbook_is_never_taken_for_a_text_with_thousands(tmp_path, read_2021):
    rows = [
        one_row(total=1.234),
        one_row(total="1.234"),
        one_row(total=7),
        one_row(total="1,5"),
        one_row(total="2.345,5"),
    ]
    reading = read_2021(workbook(tmp_path / "a.xlsx", [HEADINGS, *rows]))
    assert reading.rows["total"].to_list() == [1.234, 1234.0, 7.0, 1.5, 2345.5]


def test_what_only_the_writer_can_tell_is_left_blank_with_both_readings(tmp_path, read_2021):
    reading = read_2021(delimited(tmp_path / "a.csv", [HEADINGS, one_row(total="1.234", new="12 personas")]))
    assert reading.rows.select("total", "new").row(0) == (None, None)
    assert reading.problems.select("column", "problem", "value", "proposed").rows() == [
        ("new", "unreadable_number", "12 personas", "12"),
        ("total", "unreadable_number", "1.234", "1234 | 1.234"),
    ]


def test_negative_fractional_and_absurd_numbers_are_read_as_they_are(tmp_path, read_2021):
    reading = read_2021(workbook(tmp_path / "a.xlsx", [HEADINGS, one_row(total=-5, new=16.56, girls=1e15)]))
    assert reading.rows.select("total", "new", "girls").row(0) == (-5.0, 16.56, 1e15)


def test_a_year_whose_lists_are_unknown_keeps_the_cleaned_text_as_the_code(tmp_path):
    year = load_year("r4v-2025")
    reading = read(
        workbook(tmp_path / "a.xlsx", [HEADINGS, one_row(organisation=" Alfa ", month="2025-03")]), year=year
    )
    assert not year.lists["organisations"].known
    assert reading.rows.select("organisation", "organisation_text").row(0) == ("Alfa", "Alfa")
    assert reading.problems.filter(pl.col("column") == "organisation").is_empty()


def test_headings_of_another_year_are_read(tmp_path, read_2021):
    columns = {column.key: column.heading.en for column in load_year("r4v-2025").columns}
    reading = read_2021(workbook(tmp_path / "a.xlsx", [[columns[key] for key in KEYS], *ROWS]))
    assert reading.headings == {key: columns[key] for key in KEYS}


# The child that opens the file, as the reader starts it, telling at its end the most memory it ever held itself: what a
# finished child "used" by the system's account begins with what its parent held when it was born.
_TELLING_CHILD = """
import sys
from tinkuy.reports import parsing
code = parsing.main(sys.argv[1:])
print(next(line for line in open("/proc/self/status") if line.startswith("VmHWM")).split()[1])
sys.exit(code)
"""


@pytest.fixture(scope="module")
def regional(tmp_path_factory):
    """A workbook of 22,500 rows and 28 columns."""
    extra = ["En tránsito", "En destino", "Comunidad de acogida", "Pendulares", "Retornados", "COVID", "RMRP", "Espacio de apoyo",
             "Mecanismo", "Cantidad", "Descripción", "Socio"]  # fmt: skip
    return workbook(
        tmp_path_factory.mktemp("regional") / "a.xlsx",
        [[*HEADINGS, *extra], *([*row, *["0"] * 12] for row in ROWS * 7500)],
    )


def test_every_row_of_a_regional_workbook_is_read(regional, year):
    """How long it takes is measured by ./run bench beside other tools."""
    reading = read(regional, year=year)
    assert reading.rows.height == 22500
    assert reading.rows["row"].to_list() == list(range(2, 22502))
    assert reading.receipt.rows.read == 22500


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the system does not tell a process's memory")
def test_the_child_that_opens_a_regional_workbook_stays_under_350_megabytes(regional, tmp_path):
    (folder := tmp_path / "sheets").mkdir()
    command = [sys.executable, "-P", "-c", _TELLING_CHILD, str(regional), "xlsx", str(folder)]
    told = subprocess.run([*command, json.dumps(asdict(Limits()))], check=True, capture_output=True, text=True)
    assert json.loads((folder / "sheets.json").read_text(encoding="utf-8"))["sheets"][0]["filled"]
    assert (folder / "0.arrow").stat().st_size > 22_500 * 28
    assert 10 < int(told.stdout) / 1024 < 350


@pytest.mark.office
@pytest.mark.parametrize("ending", ["xls", "ods"])
def test_error_cells_of_other_workbooks_are_told(tmp_path, read_2021, ending):
    import openpyxl

    if not shutil.which("soffice"):
        pytest.skip("LibreOffice is not installed")
    book = openpyxl.Workbook()
    for row in [["Reporte"], [None], [None, *HEADINGS], *[[None, *row] for row in ROWS]]:
        book.active.append(row)
    book.active["L4"], book.active["M5"] = "=1/0", "=L5-5"
    book.save(tmp_path / "a.xlsx")
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", ending, "--outdir", tmp_path, tmp_path / "a.xlsx"]
    subprocess.run(command, check=True, capture_output=True)
    reading = read_2021(tmp_path / f"a.{ending}")
    assert reading.problems.select("row_id", "column", "problem", "value").rows() == [
        (0, "total", "error_cell", "#DIV/0!")
    ]
    assert reading.rows["new"].to_list() == [30.0, 20.0, 8.0]


def test_a_province_that_two_countries_have_is_found_in_its_own_department(tmp_path):
    headings = [*HEADINGS, "Provincia"]
    rows = [
        [*one_row(month="2022-03", admin1="Lima"), "Cañete"],
        [*one_row(month="2022-03", admin1="Lima"), "Arequipa"],
    ]
    path = workbook(tmp_path / "a.xlsx", [headings, *rows])
    reading = read(path, year=load_year("r4v-2022"))
    assert reading.rows["admin2"].to_list()[0] == "PE1505"
    assert "admin2" not in reading.problems["column"].to_list()
    on_the_platform = read(path, year=load_year("r4v-2023-24"), platform=load_platform("gtrm-peru"))
    assert on_the_platform.rows["admin2"].to_list()[0] == "PE1505"
