"""`tinkuy check`: findings, causes, hand-back, what is accepted, and its exit status."""

from __future__ import annotations

import json
import re

import openpyxl
import pytest

from tests.reports.files import HEADINGS, ROWS, delimited, one_row, workbook

YEAR = ("--year", "r4v-2021")


@pytest.fixture
def report(tmp_path):
    return workbook(tmp_path / "reporte.xlsx", [HEADINGS, *ROWS])


@pytest.fixture
def totals_only(tmp_path):
    """A month in which four organisations gave totals, broken down, and no New."""
    organisations = ("ACNUR", "UNICEF", "Plan International", "CARE")
    rows = [
        one_row(organisation=name, month="2021-03", new=0, total=n, girls=n - 1, boys=1, women=0, men=0)
        for name in organisations
        for n in range(2, 12)
    ]
    return workbook(tmp_path / "marzo.xlsx", [HEADINGS, *rows])


def findings(path) -> list[dict]:
    return json.loads(path.read_text(encoding="utf-8"))


def test_a_file_without_blocking_findings_leaves_with_0(tinkuy, report):
    answer = tinkuy("check", report, *YEAR)
    assert answer.status == 0
    assert "Filas leídas: 3" in answer.out


def test_a_row_that_cannot_be_used_leaves_with_1_and_is_named_as_the_spreadsheet_shows_it(tinkuy, tmp_path):
    path = workbook(tmp_path / "a.xlsx", [["Reporte mensual"], HEADINGS, *ROWS, one_row(admin1="Atlantis")])
    out = tmp_path / "findings.json"
    assert tinkuy("check", path, *YEAR, "--json", out).status == 1
    blocking = [line for line in findings(out) if line["severity"] == "blocking"]
    assert [(line["row"], line["column"], line["value"]) for line in blocking] == [(6, "admin1", "Atlantis")]
    assert blocking[0]["rule"].startswith("C02")


def test_the_list_for_machines_has_the_documented_keys_and_no_others(tinkuy, tmp_path, report):
    out = tmp_path / "findings.json"
    tinkuy("check", report, *YEAR, "--json", out)
    keys = {"file", "sheet", "row", "column", "rule", "severity", "value", "proposed", "message"}
    assert findings(out)
    assert all(set(line) == keys for line in findings(out))


def test_the_list_for_machines_can_go_to_the_output_alone(tinkuy, report):
    assert isinstance(json.loads(tinkuy("check", report, *YEAR, "--json", "-").out), list)


@pytest.mark.parametrize(("language", "word"), [("es", "desagreg"), ("en", "break"), ("pt", "desagreg")])
def test_findings_speak_the_language_asked_for(tinkuy, totals_only, language, word):
    answer = tinkuy("check", totals_only, *YEAR, "--lang", language)
    assert {"es": "nadie reportó", "en": "nobody reported", "pt": "ninguém relatou"}[language] in answer.out


def test_the_hand_back_holds_the_rows_as_sent_and_what_was_found(tinkuy, tmp_path, totals_only):
    notes = tmp_path / "notas.xlsx"
    answer = tinkuy("check", totals_only, *YEAR, "--out", notes)
    assert str(notes) in answer.err
    book = openpyxl.load_workbook(notes)
    assert [cell.value for cell in book["5W"][2]][: len(HEADINGS)] == [
        cell.value for cell in openpyxl.load_workbook(totals_only)["5W"][2]
    ]
    assert len(book.sheetnames) > 1


def test_several_files_are_checked_together_and_handed_back_one_by_one(tinkuy, tmp_path, report, totals_only):
    folder, out = tmp_path / "notas", tmp_path / "findings.json"
    tinkuy("check", report, totals_only, *YEAR, "--out", folder, "--json", out)
    assert sorted(path.name for path in folder.iterdir()) == ["marzo.xlsx", "reporte.xlsx"]
    assert {line["file"] for line in findings(out)} == {"reporte.xlsx", "marzo.xlsx"}


def test_accepting_a_cause_changes_the_rows_and_is_recorded_with_who_and_why(tinkuy, tmp_path, totals_only):
    out, record = tmp_path / "findings.json", tmp_path / "record.json"
    tinkuy("check", totals_only, *YEAR, "--json", out)
    before = [line for line in findings(out) if line["rule"].startswith("C16") or line["rule"].startswith("C17")]
    said = ("--by-whom", "Alice", "--why", "Marzo no pidió nuevas", "--record", record)
    cause = "new-not-reported:PER:2021-03"
    answer = tinkuy("check", totals_only, *YEAR, "--json", out, "--accept", cause, *said)
    after = [line for line in findings(out) if line["rule"].startswith("C17")]
    (kept,) = json.loads(record.read_text(encoding="utf-8"))
    assert before
    assert not after
    assert (kept["cause"], kept["by"], kept["why"]) == (cause, "Alice", "Marzo no pidió nuevas")
    assert "Aceptado" in answer.out


def test_without_a_place_named_the_record_is_kept_beside_the_file(tinkuy, totals_only):
    tinkuy("check", totals_only, *YEAR, "--accept", "new-not-reported:PER:2021-03")
    assert totals_only.with_name("marzo.accepted.json").exists()


def test_a_cause_that_is_not_there_is_one_sentence_that_names_those_there_are(tinkuy, totals_only):
    answer = tinkuy("check", totals_only, *YEAR, "--accept", "no-such-cause")
    assert answer.status == 2
    assert "no-such-cause" in answer.err
    assert "new-not-reported:PER:2021-03" in answer.err
    assert len(answer.err.strip().splitlines()) == 1


def test_a_file_that_cannot_be_used_is_one_sentence_and_leaves_with_2(tinkuy, tmp_path):
    empty = tmp_path / "vacio.xlsx"
    empty.write_bytes(b"")
    answer = tinkuy("check", empty, *YEAR)
    assert (answer.status, answer.out) == (2, "")
    assert answer.err.strip().startswith("El archivo está vacío")


def test_a_year_without_a_pack_names_the_packs_there_are(tinkuy, report):
    answer = tinkuy("check", report, "--year", "r4v-1999")
    assert answer.status == 2
    assert "r4v-2021" in answer.err


def test_a_heading_answered_with_map_is_read_and_remembered_for_the_organisation(tinkuy, tmp_path):
    headings = ["Columna X" if heading == "Personas nuevas del mes" else heading for heading in HEADINGS]
    path = delimited(tmp_path / "a.csv", [headings, *ROWS[:1]])
    told = ("figures", "indicator-totals", path, *YEAR, "--json", tmp_path / "out.json")
    tinkuy(*told, "--map", "Columna X=new")
    assert json.loads((tmp_path / "out.json").read_text())["lines"][0]["new"] == 30
    tinkuy(*told)
    assert json.loads((tmp_path / "out.json").read_text())["lines"][0]["new"] == 30


def test_an_answer_without_an_equals_sign_is_asked_for_again(tinkuy, report):
    answer = tinkuy("check", report, *YEAR, "--map", "Nuevas")
    assert answer.status == 2
    assert "--map" in answer.err


def test_the_hand_back_never_takes_the_senders_file(tinkuy, report):
    sent = report.read_bytes()
    answer = tinkuy("check", report, *YEAR, "--out", report)
    assert (answer.status, report.read_bytes()) == (2, sent)
    assert "otro nombre" in answer.err


def test_files_of_one_name_in_two_folders_come_back_as_two(tinkuy, tmp_path):
    folders = [tmp_path / "acnur", tmp_path / "oim"]
    for folder in folders:
        folder.mkdir()
    paths = [workbook(folder / "reporte.xlsx", [HEADINGS, *ROWS]) for folder in folders]
    assert tinkuy("check", *paths, *YEAR, "--out", tmp_path / "notas").status == 0
    assert sorted(path.name for path in (tmp_path / "notas").iterdir()) == ["reporte-2.xlsx", "reporte.xlsx"]


@pytest.mark.parametrize("word", ["--json", "--out", "--record"])
def test_what_cannot_be_written_is_one_sentence(tinkuy, totals_only, tmp_path, word):
    (tmp_path / "archivo").write_text("no soy una carpeta")
    accepted = ("--accept", "new-not-reported:PER:2021-03") if word == "--record" else ()
    answer = tinkuy("check", totals_only, *YEAR, *accepted, word, tmp_path / "archivo" / "salida.xlsx")
    assert answer.status == 2
    assert answer.err.count("\n") == 1
    assert "No se pudo escribir" in answer.err


def test_what_all_of_a_small_month_shows_is_said_once_of_the_month(tinkuy, tmp_path):
    rows = [
        one_row(organisation=name, month="2021-03", new=0, total=n, girls=n - 1, boys=1, women=0, men=0)
        for name in ("ACNUR", "UNICEF", "CARE")
        for n in range(2, 6)
    ]
    answer = tinkuy("check", workbook(tmp_path / "a.xlsx", [HEADINGS, *rows]), *YEAR)
    assert "new-not-reported:PER:2021-03" in answer.out
    assert "12 filas de asistencia directa de 3 organizaciones" in answer.out


def test_one_row_is_told_without_a_grammar_mistake(tinkuy, tmp_path):
    path = workbook(tmp_path / "a.xlsx", [HEADINGS, one_row(girls=None, total="–")])
    said = tinkuy("check", path, *YEAR).out + tinkuy("reached", path, *YEAR).out
    assert not re.search(r"\b1 (filas|causas|celdas|columnas|textos|observaciones)\b", said)


@pytest.mark.parametrize("answer", ["Nada=total", "Sector=nada"])
def test_an_answer_about_headings_that_fits_nothing_is_told_in_one_language(tinkuy, report, answer):
    said = tinkuy("check", report, *YEAR, "--map", answer)
    assert said.status == 2
    assert "Nada" in said.err or "nada" in said.err
    assert "no such" not in said.err


def test_a_treatment_that_would_change_nothing_is_refused(tinkuy, tmp_path):
    headings = [*HEADINGS, "En destino", "En tránsito"]
    path = workbook(tmp_path / "a.xlsx", [headings, *([*one_row(activity=name), None, None] for name in "ABCD")])
    record = tmp_path / "aceptado.json"
    answer = tinkuy("check", path, *YEAR, "--accept", "groups-missing:ORG118:2021-01", "--record", record)
    assert (answer.status, record.exists()) == (2, False)
    assert "no cambiaría ninguna fila" in answer.err
