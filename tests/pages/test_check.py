"""“Revise su archivo”: what is found is shown, what cannot be read is explained, and nothing stays."""

from __future__ import annotations

import io
import os
import re
import time

import openpyxl
import polars as pl
import pytest

from tinkuy.checks.causes import find_causes
from tinkuy.checks.run import run_checks
from tinkuy.figures import people_reached
from tinkuy.languages import number
from tinkuy.packs.loading import load_platform, load_year
from tinkuy.pages.check import checking
from tinkuy.pages.check.keeping import sweep
from tinkuy.pages.components.finding_list import ON_A_PAGE, Wanted
from tinkuy.reports.five_ws import FIVE_WS
from tinkuy.reports.reading import Question, read

pytestmark = pytest.mark.django_db  # how often an address asks is counted there


def shown(answer) -> str:
    """The words of a page, as one line."""
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


@pytest.fixture
def truth(demonstration):
    """What the engine itself says of the file."""
    year, platform = load_year(demonstration.year_pack), load_platform(demonstration.platform_pack)
    reading = read(demonstration.files[1], year=year, platform=platform)
    findings = run_checks(reading.rows, year, platform=platform, problems=reading.problems)
    return reading, find_causes(reading.rows, findings, year, platform=platform)


def test_a_file_leads_to_its_result_with_the_engine_s_own_numbers(check, visitor, truth) -> None:
    reading, causes = truth
    page = shown(visitor.get(check().url))
    assert f"filas leídas {number(reading.rows.height)}" in page
    assert f"de {number(causes.findings.height)} observaciones" in page
    assert causes.causes[0].text.es in page
    assert f"hoja «{reading.sheet}»" in page


def test_people_reached_are_the_figure_s_as_reported_and_as_proposed(check, visitor, truth) -> None:
    reading, _ = truth
    reported = people_reached(reading.rows, model="sum").row(0, named=True)
    page = shown(visitor.get(check().url))
    assert f"Como está reportado {number(reported['reached'])}" in page
    assert f"Intervalo: {number(reported['lower'])} a {number(reported['upper'])}" in page
    assert "Si se acepta lo propuesto" in page


def test_findings_are_paged_and_filtered_by_severity_rule_and_cause(check, visitor, truth) -> None:
    _, causes = truth
    address = check().url
    first = shown(visitor.get(address))
    second = shown(visitor.get(address, {"pagina": "2"}))
    assert "Página 1 de" in first
    assert "Página 2 de" in second
    rule = causes.findings["rule"].value_counts(sort=True)["rule"][0]
    of_rule = causes.findings.filter(pl.col("rule") == rule).height
    assert f"{number(of_rule)} observaciones" in shown(visitor.get(address, {"regla": rule}))
    single = causes.unexplained().height
    assert f"{number(single)} observaciones" in shown(visitor.get(address, {"causa": "-"}))
    cause = causes.causes[0]
    assert f"{number(cause.findings)} observaciones" in shown(visitor.get(address, {"causa": cause.id}))
    assert "No hay observaciones con estos filtros" in shown(visitor.get(address, {"regla": "Z99"}))


def test_htmx_gets_only_the_list(check, visitor) -> None:
    address = check().url
    part = visitor.get(address, {"pagina": "2"}, headers={"hx-request": "true"}).content.decode()
    assert "<html" not in part
    assert part.count('<tr role="row">') == ON_A_PAGE + 1


@pytest.mark.parametrize("page", ["0", "-1", "²", "x", "99999999", "", "999999"])
def test_a_page_number_that_makes_no_sense_still_shows_a_page(check, visitor, page) -> None:
    assert visitor.get(check().url, {"pagina": page}).status_code == 200


def test_a_severity_that_is_none_is_left_out() -> None:
    assert Wanted.from_query({"gravedad": "grave", "pagina": "3"}) == Wanted(page=3)


def test_the_hand_back_is_the_sender_s_workbook_with_notes(check, visitor, demonstration) -> None:
    answer = visitor.get(f"{check().url}archivo/")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="reporte_con_notas.xlsx"'
    sent = openpyxl.load_workbook(demonstration.files[1])
    back = openpyxl.load_workbook(io.BytesIO(answer.content))
    assert set(sent.sheetnames) < set(back.sheetnames)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "El archivo está vacío"),
        (b"%PDF-1.7 something", "no una tabla"),
        (b"one,two\n1,2\n", "No se encontró la fila de encabezados de un 5W"),
    ],
    ids=["empty", "pdf", "not a 5W"],
)
def test_a_file_that_cannot_be_read_is_explained_and_not_kept(check, checks_folder, content, sentence) -> None:
    answer = check(content, "reporte.csv")
    assert answer.status_code == 422
    assert sentence in shown(answer)
    assert 'role="alert"' in answer.content.decode()
    assert list(checks_folder.glob("*")) == []


def test_the_command_line_s_words_do_not_reach_the_page(check) -> None:
    content = "Appealing Organization Name,Reporting month,Sector,Indicator,Total monthly beneficiaries\nUNHCR,March,Health,x,3\n"
    page = shown(check(content.encode(), "reporte.csv", year="r4v-2021", platform=""))
    assert "--map" not in page
    assert "faltan columnas obligatorias" in page


def test_what_is_missing_on_the_form_is_said(visitor, check) -> None:
    assert "Falta el archivo" in shown(visitor.post("/revisar/", {"year": "r4v-2021"}))
    assert "Falta el año" in shown(visitor.post("/revisar/", {}))
    assert "Ese año ya no se ofrece" in shown(check(year="../../etc"))


def test_a_body_that_is_too_large_gets_a_kind_page(check, settings) -> None:
    settings.UPLOAD_BYTES = 1024
    answer = check(b"x" * 200_000)
    assert answer.status_code == 413
    assert "El archivo pesa demasiado" in shown(answer)


def test_too_many_rows_are_refused_with_the_limit(check, monkeypatch) -> None:
    monkeypatch.setattr("tinkuy.pages.check.checking.MOST_ROWS", 10)
    answer = check()
    assert answer.status_code == 422
    assert "aquí se revisan hasta 10" in shown(answer)


def test_months_of_another_year_are_noticed_and_checked_again_with_one_button(check, visitor) -> None:
    address = check(year="r4v-2025", platform="").url
    assert "Los meses del archivo son de 2021" in shown(visitor.get(address))
    again = visitor.post(f"{address}anio/", {"year": "demo-2021"})
    assert again.url == address
    assert "Los meses del archivo son de 2021" not in shown(visitor.get(address))


def test_a_file_goes_after_its_hour_even_before_it_is_swept(check, visitor, checks_folder, settings) -> None:
    address = check().url
    (folder,) = checks_folder.glob("*/sent")
    visitor.get(f"{address}archivo/")  # what is written beside the file does not make it younger
    old = time.time() - settings.CHECKS_KEPT_SECONDS - 1
    os.utime(folder, (old, old))
    answer = visitor.get(address)
    assert answer.status_code == 410
    assert "ya se borró" in shown(answer)
    assert sweep() == 1
    assert list(checks_folder.glob("*")) == []


def test_a_file_that_is_still_needed_is_not_swept(check, checks_folder) -> None:
    check()
    assert sweep() == 0
    assert len(list(checks_folder.glob("*"))) == 1


def test_a_person_deletes_their_file_at_once(check, visitor, checks_folder) -> None:
    answer = visitor.post(f"{check().url}borrar/", follow=True)
    assert "se borraron" in shown(answer)
    assert list(checks_folder.glob("*")) == []


def test_a_failure_of_ours_leaves_no_file_behind(check, checks_folder, monkeypatch, visitor) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("ours")

    monkeypatch.setattr("tinkuy.pages.check.checking.run_checks", fail)
    visitor.raise_request_exception = False
    answer = check()
    assert answer.status_code == 500
    assert "Algo falló de nuestro lado" in shown(answer)
    assert list(checks_folder.glob("*")) == []


@pytest.mark.parametrize("token", ["x", "a" * 32, "..%2F..%2Fetc", "a" * 31 + "."])
def test_a_name_nobody_was_given_opens_nothing(visitor, token) -> None:
    assert visitor.get(f"/revisar/{token}/").status_code in {404, 410}


def test_results_are_stored_by_nobody(check, visitor) -> None:
    answer = visitor.get(check().url)
    assert "no-store" in answer.headers["Cache-Control"]
    assert answer.headers["X-Robots-Tag"] == "noindex"


def test_a_heading_that_only_the_sender_understands_is_asked_about(check, visitor, monkeypatch) -> None:
    real = checking.read

    def asking(path, *, mapping, **said):
        if "Benef" not in mapping:
            raise Question("Benef", "F", ("new", "total"), (FIVE_WS["new"].label, FIVE_WS["total"].label))
        return real(path, mapping={}, **said)

    monkeypatch.setattr(checking, "read", asking)
    address = check().url
    page = visitor.get(address)
    assert "¿Qué dice la columna «Benef» (F)?" in shown(page)
    assert "--map" not in shown(page)
    visitor.post(f"{address}respuesta/", {"column": "sector"})
    assert "¿Qué dice la columna" in shown(visitor.get(address))
    visitor.post(f"{address}respuesta/", {"column": "new"})
    assert "filas leídas" in shown(visitor.get(address))


def test_whoever_has_no_file_yet_gets_the_year_s_template(visitor) -> None:
    page = visitor.get("/revisar/").content.decode()
    addresses = re.findall(r'href="(/revisar/plantilla/[^"]+)"', page)
    assert len(addresses) == 5
    for address in addresses[:1]:
        answer = visitor.get(address)
        assert openpyxl.load_workbook(io.BytesIO(answer.content)).sheetnames
    assert visitor.get("/revisar/plantilla/r4v-1999/").status_code == 404


def test_a_very_long_name_is_shortened_and_not_refused(check, visitor) -> None:
    page = shown(visitor.get(check(name="ñ" * 240 + ".xlsx").url))
    assert f"{'ñ' * 90}.xlsx" in page


def test_only_the_installation_reads_the_folder_of_checks(check, checks_folder) -> None:
    check()
    assert checks_folder.stat().st_mode & 0o077 == 0


def test_a_full_disk_leaves_no_half_file(check, checks_folder, monkeypatch, visitor) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("tinkuy.pages.check.keeping.Kept.write", full)
    visitor.raise_request_exception = False
    assert check().status_code == 500
    assert list(checks_folder.glob("*")) == []
