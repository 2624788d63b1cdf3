"""The hand-back: the sender's own workbook, what is added to it, and that it comes back as if nothing had been added."""

from __future__ import annotations

import shutil
import subprocess
import zipfile
from pathlib import Path

import openpyxl
import polars as pl
import pytest

from tests.publishing.partner_files import GREEN, HEADINGS, KEYS, activity, cell, findings, hand_back, read_it, workbook
from tinkuy.publishing import marks, palette, words
from tinkuy.publishing.ooxml.package import Package
from tinkuy.reports.additions import OBSERVATIONS, ROW_IDENTITY, is_added

NOTHING = findings()
ADDED = {sheet.es for sheet in (words.SUMMARY, words.CAUSES, words.FINDINGS, words.NEW_AND_TOTAL)}


@pytest.fixture
def sent(tmp_path: Path) -> Path:
    return workbook(tmp_path / "tumbes.xlsx", [activity(), activity(new=15, admin1="Lima"), activity(cva=None)])


@pytest.fixture
def found() -> pl.DataFrame:
    return findings(
        (0, "admin1", "hint", "Mire el lugar."),
        (1, "new", "warning", "Las nuevas son más que el total."),
        (1, "new", "blocking", "No se puede usar."),
        (2, "cva", "warning", "Falta decir si hubo transferencia."),
        (2, "", "hint", "Parece repetida."),
    )


def sheet_of(path: Path):
    return openpyxl.load_workbook(path)["Reporte mensual"]


def fill(at) -> str:
    return at.fill.fgColor.rgb if at.fill.fill_type else ""


def test_what_the_sender_wrote_stays_as_it_was(sent: Path, found: pl.DataFrame, tmp_path: Path) -> None:
    before, result = sheet_of(sent), hand_back(sent, tmp_path / "out.xlsx", found)
    after = sheet_of(result.path)
    assert result.own_workbook
    assert [[after.cell(r, c).value for c in range(1, len(KEYS) + 1)] for r in range(1, 6)] == [
        [before.cell(r, c).value for c in range(1, len(KEYS) + 1)] for r in range(1, 6)
    ]
    assert after.column_dimensions["A"].width == 33
    assert after[cell("activity", 3)].font.b
    assert after[cell("activity", 3)].comment.text == "Nota de la oficina"


def test_other_sheets_formulas_and_drop_downs_stay(sent: Path, found: pl.DataFrame, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(hand_back(sent, tmp_path / "out.xlsx", found).path)
    assert book["Cálculos"]["A1"].value == "=SUM('Reporte mensual'!S3:S9)"
    own = [v for v in book["Reporte mensual"].data_validations.dataValidation if v.formula1 == '"Sí,No"']
    assert str(own[0].sqref) == f"{cell('cva', 3)}:{cell('cva', 20)}"


def test_a_cell_shows_its_most_severe_finding_by_colour_border_sign_and_word(sent, found, tmp_path) -> None:
    sheet = sheet_of(hand_back(sent, tmp_path / "out.xlsx", found).path)
    blocking = sheet[cell("new", 4)]
    assert fill(blocking) == f"FF{palette.MARKS['blocking'].fill}"
    assert blocking.border.left.style == "medium"
    assert blocking.comment.text.splitlines() == [
        "✖ Impide usar la fila: No se puede usar.",
        "▲ Por revisar: Las nuevas son más que el total.",
    ]


def test_a_blank_cell_with_a_finding_is_marked_too(sent: Path, found: pl.DataFrame, tmp_path: Path) -> None:
    sheet = sheet_of(hand_back(sent, tmp_path / "out.xlsx", found).path)
    assert sheet[cell("cva", 5)].value is None
    assert fill(sheet[cell("cva", 5)]) == f"FF{palette.MARKS['warning'].fill}"


def test_the_last_column_holds_every_finding_of_the_row(sent: Path, found: pl.DataFrame, tmp_path: Path) -> None:
    sheet = sheet_of(hand_back(sent, tmp_path / "out.xlsx", found).path)
    identity, last = len(KEYS) + 1, len(KEYS) + 2
    assert sheet.max_column == last
    assert (sheet.cell(2, identity).value, sheet.cell(2, last).value) == (ROW_IDENTITY, OBSERVATIONS.es)
    assert sheet.column_dimensions[openpyxl.utils.get_column_letter(identity)].hidden
    assert sheet.cell(5, last).value.split("  ·  ") == [
        "▲ Por revisar: Falta decir si hubo transferencia.",
        "● Sugerencia: Parece repetida.",
    ]
    assert sheet.auto_filter.ref == f"A2:{openpyxl.utils.get_column_letter(last)}5"


def test_every_row_bears_an_identity_that_is_its_own(sent: Path, tmp_path: Path) -> None:
    sheet = sheet_of(hand_back(sent, tmp_path / "out.xlsx", NOTHING).path)
    identities = [sheet.cell(row, len(KEYS) + 1).value for row in (3, 4, 5)]
    assert len(set(identities)) == 3
    assert [identity.rpartition("-")[2] for identity in identities] == ["3", "4", "5"]


def test_it_opens_on_the_summary_and_only_that_sheet_is_selected(sent: Path, found, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(hand_back(sent, tmp_path / "out.xlsx", found).path)
    assert book.sheetnames[0] == words.SUMMARY.es == book.active.title
    assert [s.title for s in book if s.sheet_view.tabSelected and s.title != words.SUMMARY.es] == []
    assert set(book.sheetnames) > ADDED


def test_the_list_of_findings_leads_to_each_cell(sent: Path, found: pl.DataFrame, tmp_path: Path) -> None:
    sheet = openpyxl.load_workbook(hand_back(sent, tmp_path / "out.xlsx", found).path)[words.FINDINGS.es]
    assert sheet.max_row == 1 + found.height
    assert [sheet.cell(r, 1).value for r in range(2, 7)] == [3, 4, 4, 5, 5]
    assert sheet.dimensions == "A1:H6"  # readers that stream a sheet trust what it says of its own size
    assert sheet["A3"].hyperlink.location == f"'Reporte mensual'!{cell('new', 4)}"
    assert sheet["B6"].value == words.WHOLE_ROW.es


def test_coded_columns_offer_the_words_of_the_sender_s_language(sent: Path, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(hand_back(sent, tmp_path / "out.xlsx", NOTHING).path)
    offered = {
        str(v.sqref).rstrip("0123456789:"): v.formula1 for v in book["Reporte mensual"].data_validations.dataValidation
    }
    column = openpyxl.utils.get_column_letter(KEYS.index("admin1") + 1)
    source = next(formula for reference, formula in offered.items() if reference.startswith(column))
    name = source.split("$")[1]
    listed = [c.value for c in book[words.LISTS.es][name] if c.value]
    assert {"Tumbes", "Lima"} <= set(listed)
    assert book[words.LISTS.es].sheet_state == "hidden"


def test_corrected_and_sent_again_it_reads_like_the_first_file(sent: Path, found: pl.DataFrame, tmp_path: Path) -> None:
    out = hand_back(sent, tmp_path / "out.xlsx", found).path
    book = openpyxl.load_workbook(out)
    book["Reporte mensual"][cell("new", 4)] = 12
    book.save(out)
    first, again = read_it(sent), read_it(out)
    assert (again.sheet, again.heading_row) == (first.sheet, first.heading_row)
    assert again.columns == first.columns
    assert again.rows["new"].to_list() == [10, 12, 10]
    same = [name for name in first.rows.columns if name not in ("file", "new")]
    assert again.rows.select(same).equals(first.rows.select(same))


def test_a_second_hand_back_replaces_the_first(sent: Path, found: pl.DataFrame, tmp_path: Path) -> None:
    first = hand_back(sent, tmp_path / "out.xlsx", found).path
    second = hand_back(first, tmp_path / "again.xlsx", findings((2, "cva", "hint", "Mire."))).path
    book, sheet = openpyxl.load_workbook(second), sheet_of(second)
    assert len(book.sheetnames) == len(set(book.sheetnames)) == 2 + 5
    assert [c.value for c in sheet[2] if is_added(c.value)] == [ROW_IDENTITY, OBSERVATIONS.es]
    assert fill(sheet[cell("new", 4)]) == ""
    assert fill(sheet[cell("admin1", 3)]) == GREEN
    assert fill(sheet[cell("cva", 5)]) == f"FF{palette.MARKS['hint'].fill}"
    assert {c.coordinate for row in sheet for c in row if c.comment} == {cell("activity", 3), cell("cva", 5)}
    assert sheet.cell(4, len(KEYS) + 2).value is None


def test_a_macro_workbook_sent_back_as_xlsx_leaves_its_macros_out(sent: Path, found, tmp_path: Path) -> None:
    macros = tmp_path / "macros.xlsm"
    with Package(sent) as package:
        package.relate(package.workbook_part, "vbaProject", "xl/vbaProject.bin")
        package.put("xl/vbaProject.bin", b"macros", "application/vnd.ms-office.vbaProject")
        package.put(package.workbook_part, package.read(package.workbook_part),
                    "application/vnd.ms-excel.sheet.macroEnabled.main+xml")  # fmt: skip
        package.write(macros)
    kept = hand_back(macros, tmp_path / "kept.xlsm", found).path
    plain = hand_back(macros, tmp_path / "plain.xlsx", found).path
    assert "xl/vbaProject.bin" in zipfile.ZipFile(kept).namelist()
    assert "xl/vbaProject.bin" not in zipfile.ZipFile(plain).namelist()
    assert b"macroEnabled" not in zipfile.ZipFile(plain).read("[Content_Types].xml")


def test_a_workbook_laid_out_in_another_way_is_rebuilt(sent: Path, found: pl.DataFrame, tmp_path: Path) -> None:
    odd = tmp_path / "odd.xlsx"
    with Package(sent) as package:
        package.put("_xmlsignatures/origin.sigs", b"signature")
        package.write(odd)
    result = hand_back(odd, tmp_path / "out.xlsx", found)
    assert not result.own_workbook
    assert [c.value for c in sheet_of(result.path)[2]][: len(KEYS)] == HEADINGS
    assert read_it(result.path).rows["new"].to_list() == [10, 15, 10]


def test_a_csv_is_rebuilt_with_numbers_as_numbers_and_no_text_as_a_formula(tmp_path: Path) -> None:
    row = activity(description="=HYPERLINK(1)", new=-5)
    source = tmp_path / "tumbes.csv"
    lines = [";".join(HEADINGS), ";".join("" if row[key] is None else str(row[key]).replace(";", ",") for key in KEYS)]
    source.write_text("\n".join(lines), encoding="utf-8")
    result = hand_back(source, tmp_path / "out.xlsx", findings((0, "new", "blocking", "Es negativo.")))
    sheet = openpyxl.load_workbook(result.path).worksheets[1]
    values = {key: sheet.cell(2, n + 1) for n, key in enumerate(KEYS)}
    assert (values["new"].value, values["new"].data_type) == (-5, "n")
    assert (values["description"].value, values["description"].data_type) == ("=HYPERLINK(1)", "s")
    assert fill(values["new"]) == f"FF{palette.MARKS['blocking'].fill}"


def test_notes_are_few_and_the_most_severe_come_first() -> None:
    layout = marks.Layout("5W", 1, {"new": 0}, {"new": "Nuevas"})
    rows = pl.DataFrame({"row_id": range(4), "row": range(2, 6)}, schema={"row_id": pl.UInt32, "row": pl.Int64})
    severities = ("hint", "warning", "blocking", "hint")
    lines = marks.lines(findings(*((i, "new", s, "x") for i, s in enumerate(severities))), rows, layout, "es")
    assert sorted(marks.cell_notes(lines, limit=2)) == [(3, 0), (4, 0)]


def test_a_row_names_each_severity_once_and_each_finding_once() -> None:
    layout = marks.Layout("5W", 1, {"new": 0, "total": 1}, {"new": "Nuevas", "total": "Total"})
    rows = pl.DataFrame({"row_id": [0], "row": [2]}, schema={"row_id": pl.UInt32, "row": pl.Int64})
    found = findings(
        (0, "new", "hint", "C."),
        (0, "new", "warning", "A."),
        (0, "total", "warning", "A."),
        (0, "total", "warning", "B."),
    )
    words_of_row = marks.row_words(marks.lines(found, rows, layout, "es"), "lista", "es")
    assert words_of_row == {2: "▲ Por revisar: A.  ·  B.  ·  ● Sugerencia: C."}


def test_a_file_without_findings_says_so_and_asks_nothing(sent: Path, tmp_path: Path) -> None:
    summary = openpyxl.load_workbook(hand_back(sent, tmp_path / "out.xlsx", NOTHING).path)[words.SUMMARY.es]
    texts = [c.value for row in summary for c in row if c.value]
    assert words.ALL_GOOD.format(rows=3, clean=3, usable=3).es in texts
    assert words.WHAT_TO_DO.es not in texts


def test_causes_are_only_asked_to_be_read_where_there_are_some(sent: Path, found, tmp_path: Path) -> None:
    summary = openpyxl.load_workbook(hand_back(sent, tmp_path / "out.xlsx", found).path)[words.SUMMARY.es]
    texts = [str(c.value) for row in summary for c in row if c.value]
    assert words.NO_CAUSES.es in texts
    assert not any("causas de abajo" in text for text in texts)
    assert any(text.startswith(words.STEPS[-1].es[:30]) for text in texts)


def test_a_failure_while_writing_leaves_nothing_behind(sent: Path, found, tmp_path: Path, monkeypatch) -> None:
    def broken(*_: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(Package, "_pack", broken)
    with pytest.raises(OSError, match="disk full"):
        hand_back(sent, tmp_path / "out.xlsx", found)
    assert [path.name for path in tmp_path.iterdir()] == [sent.name]


@pytest.mark.office
def test_libreoffice_opens_it_with_every_sheet_and_cell(sent: Path, found: pl.DataFrame, tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if not office:
        pytest.skip("LibreOffice is not on this machine")
    out = hand_back(sent, tmp_path / "out.xlsx", found).path
    (tmp_path / "office").mkdir()
    command = [
        office,
        f"-env:UserInstallation=file://{tmp_path}/profile",
        "--headless",
        "--convert-to",
        "xlsx:Calc MS Excel 2007 XML",
    ]
    subprocess.run(
        [*command, "--outdir", str(tmp_path / "office"), str(out)], check=True, capture_output=True, timeout=180
    )
    before, after = openpyxl.load_workbook(out), openpyxl.load_workbook(tmp_path / "office" / "out.xlsx")
    assert after.sheetnames == before.sheetnames
    assert fill(after["Reporte mensual"][cell("new", 4)]) == f"FF{palette.MARKS['blocking'].fill}"
    assert after["Reporte mensual"][cell("new", 4)].comment is not None
    assert read_it(tmp_path / "office" / "out.xlsx").rows["new"].to_list() == [10, 15, 10]


def test_a_sheet_with_a_table_a_filter_and_an_awkward_name_keeps_them(tmp_path: Path) -> None:
    source = workbook(tmp_path / "tabla.xlsx", [activity(), activity(admin1="Lima")])
    book = openpyxl.load_workbook(source)
    sheet = book["Reporte mensual"]
    sheet.title = "Año '21 & más"
    last = openpyxl.utils.get_column_letter(len(KEYS))
    sheet.add_table(openpyxl.worksheet.table.Table(displayName="Datos", ref=f"A2:{last}4"))
    book.save(source)
    result = hand_back(source, tmp_path / "out.xlsx", findings((1, "new", "warning", "Mire <esto> & aquello.")))
    after = openpyxl.load_workbook(result.path)
    assert result.own_workbook
    assert after["Año '21 & más"].tables["Datos"].ref == f"A2:{last}4"
    assert after["Año '21 & más"].auto_filter.ref is None
    assert after[words.FINDINGS.es]["A2"].hyperlink.location == f"'Año ''21 & más'!{cell('new', 4)}"
    assert after["Año '21 & más"].cell(4, len(KEYS) + 2).value == "▲ Por revisar: Mire <esto> & aquello."


def test_a_filter_of_the_sender_reaches_to_our_column(sent: Path, found: pl.DataFrame, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(sent)
    book["Reporte mensual"].auto_filter.ref = f"B2:{openpyxl.utils.get_column_letter(len(KEYS))}5"
    book.save(sent)
    sheet = sheet_of(hand_back(sent, tmp_path / "out.xlsx", found).path)
    assert sheet.auto_filter.ref == f"B2:{openpyxl.utils.get_column_letter(len(KEYS) + 2)}5"


def test_rows_are_frozen_below_the_headings_unless_the_sender_froze_something(sent, found, tmp_path: Path) -> None:
    assert sheet_of(hand_back(sent, tmp_path / "out.xlsx", found).path).freeze_panes == "A3"
    book = openpyxl.load_workbook(sent)
    book["Reporte mensual"].freeze_panes = "C5"
    book.save(sent)
    assert sheet_of(hand_back(sent, tmp_path / "out.xlsx", found).path).freeze_panes == "C5"
