"""The year's template: its headings, its drop-downs, its live signs, and that a filled one reads without a question."""

from __future__ import annotations

import itertools
import shutil
import subprocess
from pathlib import Path

import openpyxl
import pytest

from tests.publishing.partner_files import PLATFORM, YEAR, activity
from tinkuy.packs.loading import load_year, year_ids
from tinkuy.publishing import template_words, words
from tinkuy.publishing.template import write_template
from tinkuy.reports.additions import ROW_IDENTITY
from tinkuy.reports.five_ws import FIVE_WS
from tinkuy.reports.reading import read


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    write_template(tmp_path / "template.xlsx", year=YEAR, platform=PLATFORM, rows=20)
    return tmp_path / "template.xlsx"


def source_of(path: Path, key: str, year=YEAR) -> str | None:
    column = openpyxl.utils.get_column_letter(year.column_keys().index(key) + 1)
    for validation in openpyxl.load_workbook(path)[template_words.SHEET].data_validations.dataValidation:
        if str(validation.sqref).startswith(f"{column}2:"):
            return validation.formula1 if validation.type == "list" else None
    return None


@pytest.mark.parametrize("year_id", year_ids())
@pytest.mark.parametrize("language", ["es", "en", "pt"])
def test_every_year_has_its_exact_headings_in_every_language(year_id: str, language: str, tmp_path: Path) -> None:
    year = load_year(year_id)
    write_template(tmp_path / "t.xlsx", year=year, language=language, rows=5)
    headings = [cell.value for cell in openpyxl.load_workbook(tmp_path / "t.xlsx")[template_words.SHEET][1]]
    assert headings == [column.heading.in_(language) for column in year.columns] + [ROW_IDENTITY]


def test_lists_of_the_year_are_offered_and_depend_on_each_other(empty: Path) -> None:
    assert source_of(empty, "sector") == "tk_sector"
    assert source_of(empty, "indicator").startswith("OFFSET(tk_indicator,MATCH($E2,tk_indicator_parent,0)-1")
    assert source_of(empty, "admin1").startswith("OFFSET(tk_admin1,MATCH($O2,tk_admin1_parent,0)-1")


def test_the_words_of_one_parent_stand_together(empty: Path) -> None:
    lists = openpyxl.load_workbook(empty)[words.LISTS.es]
    column = next(c for c in lists.iter_cols(values_only=True) if c[0] == "tk_indicator_parent")
    parents = [value for value in column[1:] if value]
    assert len(parents) == len(YEAR.lists["indicators"].entries)
    assert sum(a != b for a, b in itertools.pairwise(parents)) == len(set(parents)) - 1


def test_an_unknown_list_leaves_cells_free_and_says_so(tmp_path: Path) -> None:
    year = load_year("r4v-2025")
    write_template(tmp_path / "t.xlsx", year=year, rows=5)
    assert source_of(tmp_path / "t.xlsx", "indicator", year) is None
    sheet = openpyxl.load_workbook(tmp_path / "t.xlsx")[template_words.INSTRUCTIONS.es]
    texts = [cell.value for row in sheet for cell in row if cell.value]
    heading = next(c.heading.es for c in year.columns if c.key == "indicator")
    assert template_words.UNKNOWN.format(heading=heading).es in texts


def test_a_template_for_one_organisation_offers_that_one(tmp_path: Path) -> None:
    write_template(tmp_path / "t.xlsx", year=YEAR, platform=PLATFORM, organisation="acnur", rows=5)
    write_template(tmp_path / "u.xlsx", year=YEAR, platform=PLATFORM, organisation="ORG118", rows=5)
    for name in ("t.xlsx", "u.xlsx"):
        lists = openpyxl.load_workbook(tmp_path / name)[words.LISTS.es]
        column = next(c for c in lists.iter_cols(values_only=True) if c[0] == "tk_organisation")
        assert len([value for value in column[1:] if value]) == 1


def test_a_filled_template_reads_back_without_a_question_or_a_problem(empty: Path) -> None:
    book = openpyxl.load_workbook(empty)
    filled = activity(description="Canastas")
    for n, key in enumerate(YEAR.column_keys(), 1):
        book[template_words.SHEET].cell(2, n, filled[key])
    book.save(empty)
    reading = read(empty, year=YEAR, platform=PLATFORM)
    assert set(reading.columns) == set(YEAR.column_keys())
    assert (reading.rows.height, reading.problems.height) == (1, 0)
    row = reading.rows.row(0, named=True)
    assert (row["admin1"], row["sector"], row["indicator"], row["new"], row["pendular"]) == (
        "PE24",
        "food_security",
        "RE-FS1",
        10,
        None,
    )


def test_the_row_of_hxl_tags_reads_as_tags(tmp_path: Path) -> None:
    write_template(tmp_path / "t.xlsx", year=YEAR, platform=PLATFORM, hxl=True, rows=5)
    book = openpyxl.load_workbook(tmp_path / "t.xlsx")
    sheet = book[template_words.SHEET]
    assert sheet.cell(2, 1).value == FIVE_WS[YEAR.column_keys()[0]].hxl
    for n, key in enumerate(YEAR.column_keys(), 1):
        sheet.cell(3, n, activity()[key])
    book.save(tmp_path / "t.xlsx")
    assert read(tmp_path / "t.xlsx", year=YEAR, platform=PLATFORM).rows["row"].to_list() == [3]


def test_activities_of_last_month_are_filled_in_without_their_numbers(empty: Path, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(empty)
    for row in (2, 3):
        for n, key in enumerate(YEAR.column_keys(), 1):
            book[template_words.SHEET].cell(row, n, activity()[key])
    book.save(empty)
    before = read(empty, year=YEAR, platform=PLATFORM).rows
    write_template(tmp_path / "next.xlsx", year=YEAR, platform=PLATFORM, activities=before, rows=20)
    sheet = openpyxl.load_workbook(tmp_path / "next.xlsx")[template_words.SHEET]
    row = {key: sheet.cell(2, n).value for n, key in enumerate(YEAR.column_keys(), 1)}
    kept = {key: value for key, value in activity().items() if not FIVE_WS[key].kind.numeric and key != "month"}
    assert row == dict.fromkeys(row) | kept
    assert sheet.cell(3, 1).value is None


@pytest.mark.office
def test_libreoffice_finds_the_indicators_of_a_sector_and_the_closed_columns(empty: Path, tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if not office:
        pytest.skip("LibreOffice is not on this machine")
    book = openpyxl.load_workbook(empty)
    sheet = book[template_words.SHEET]
    sheet["E2"], sheet["F2"] = activity()["sector"], activity()["indicator"]
    sheet["AH2"] = f"=COUNTA({source_of(empty, 'indicator')})"
    closed = [
        rule.formula[0]
        for area in sheet.conditional_formatting
        for rule in area.rules
        if "SUMPRODUCT" in rule.formula[0]
    ]
    sheet["AI2"], sheet["AJ2"] = f"={closed[0]}", f"=OR({','.join(closed[1:])})"
    book.save(empty)
    command = [office, f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "xlsx"]
    subprocess.run(
        [*command, "--outdir", str(tmp_path / "office"), str(empty)], check=True, capture_output=True, timeout=180
    )
    computed = openpyxl.load_workbook(tmp_path / "office" / "template.xlsx", data_only=True)[template_words.SHEET]
    food = [e for e in YEAR.lists["indicators"].entries if e.attributes["sector"] == "food_security"]
    assert computed["AH2"].value == len(food)
    assert (computed["AI2"].value, computed["AJ2"].value) == (True, False)
