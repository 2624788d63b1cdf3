"""A draft at its pages: causes, findings, cells, preview, submission, what is returned, the hand-back."""

from __future__ import annotations

import io
import re

import openpyxl
import polars as pl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.factories.reports import HEALTH
from tests.pages.reporting import (
    HERE,
    ONLY_TOTALS,
    arrival_of,
    as_,
    findings,
    only_draft,
    shown,
    submit_and_accept_only,
    version,
)
from tinkuy.ledger import actions
from tinkuy.ledger.checked import checked
from tinkuy.ledger.models import DraftEdit, Resolution, Version
from tinkuy.ledger.versions import rows_now

pytestmark = pytest.mark.django_db


def test_causes_come_first_and_one_is_accepted_and_taken_back(world, send) -> None:
    answer = send(ONLY_TOTALS)
    arrival = arrival_of(answer)
    page = as_(world.alice).get(findings(arrival, "archivo"))
    found = checked([only_draft()])
    cause = next(one for one in found.causes if one.treatment == "mark_not_reported")
    assert cause.text.es in shown(page)
    address = findings(arrival, "archivo", "causa")
    preview = shown(as_(world.alice).get(address, {"id": cause.id}))
    assert "Si se acepta" in preview
    assert "Cambian 12 filas." in preview
    assert "no reportado" in preview
    accepted = as_(world.alice).post(address, {"id": cause.id, "why": "Así reportamos"}, follow=True)
    assert "La causa se aceptó" in shown(accepted)
    assert rows_now(only_draft())["new"].null_count() == 12
    resolution = Resolution.across_platforms.get()
    assert resolution.record["why"] == "Así reportamos"
    undone = as_(world.bob).post(
        findings(arrival, "archivo", "deshacer"), {"resolution": str(resolution.pk)}, follow=True
    )
    assert "Se deshizo" in shown(undone)
    assert rows_now(only_draft())["new"].null_count() == 0


def test_another_treatment_that_does_not_fit_says_why_and_the_cause_can_still_be_accepted(world, send) -> None:
    arrival = arrival_of(send(ONLY_TOTALS))
    cause = next(one for one in checked([only_draft()]).causes if "derive_new" in one.alternatives)
    address = findings(arrival, "archivo", "causa")
    refused = as_(world.alice).post(address, {"id": cause.id, "tratamiento": "derive_new", "why": "Son las mismas"})
    assert refused.status_code == 422
    assert "no se pueden derivar" in shown(refused)
    assert 'value="Son las mismas"' in refused.content.decode()
    assert not Resolution.across_platforms.exists()
    as_(world.alice).post(address, {"id": cause.id, "tratamiento": "mark_not_reported"})
    assert Resolution.across_platforms.get().treatment == "mark_not_reported"


def test_a_cause_accepted_before_that_comes_back_with_a_corrected_file_is_noticed(world, send) -> None:
    arrival = arrival_of(send(ONLY_TOTALS))
    cause = next(one for one in checked([only_draft()]).causes if one.treatment)
    as_(world.alice).post(findings(arrival, "archivo", "causa"), {"id": cause.id})
    assert "vuelve a estar en este archivo" not in shown(as_(world.alice).get(version(only_draft())))
    submit_and_accept_only(world)
    send([row | {"total": 11, "women": 11} for row in ONLY_TOTALS])
    assert "vuelve a estar en este archivo" in shown(as_(world.alice).get(version(only_draft())))
    assert "Se aceptó en una versión anterior" in shown(as_(world.alice).get(findings(only_draft())))


def test_a_cause_that_is_gone_is_refused_with_a_sentence(world, send) -> None:
    arrival = arrival_of(send(ONLY_TOTALS))
    answer = as_(world.alice).post(findings(arrival, "archivo", "causa"), {"id": "no-such-cause"})
    assert answer.status_code == 422
    assert "No se pudo hacer" in shown(answer)
    assert not Resolution.across_platforms.exists()


def test_what_a_cause_explains_is_not_listed_row_by_row_until_asked_for(world, send) -> None:
    arrival = arrival_of(send([*ONLY_TOTALS, {"sector": "Educasion", "activity": "Otra"}]))
    address = findings(arrival, "archivo")
    found = checked([only_draft()])
    single = found.findings.filter(pl.col("cause").is_null()).height
    assert 0 < single < found.findings.height
    assert f"{single} observaciones" in shown(as_(world.alice).get(address))
    assert f"{found.findings.height} observaciones" in shown(as_(world.alice).get(address, {"causa": ""}))
    part = as_(world.alice).get(address, {"causa": ""}, headers={"hx-request": "true"}).content.decode()
    assert "<html" not in part


def test_a_finding_leads_to_its_row_where_the_cell_is_mended(world, send) -> None:
    send([{"sector": "Educasion"}])
    one = only_draft()
    listed = as_(world.alice).get(findings(one)).content.decode()
    (address,) = set(re.findall(r'href="([^"]*/fila/\d+/)"', listed))
    row = as_(world.alice).get(address)
    assert "Educasion" in shown(row)
    done = as_(world.alice).post(address, {"sector": "education"}, follow=True)
    assert "Se guardó" in shown(done)
    assert rows_now(one)["sector"].to_list() == ["education"]
    page = shown(as_(world.alice).get(version(one)))
    assert "Celdas escritas aquí" in page
    assert "Educasion Educación" in page


def test_what_was_typed_and_is_not_understood_is_kept_beside_its_sentence(world, send) -> None:
    send([{"new": 5}])
    one = only_draft()
    (row,) = rows_now(one)["row_number"]
    answer = as_(world.alice).post(version(one, f"fila/{row}/?todas=1"), {"new": "doce", "total": "12"})
    body = answer.content.decode()
    assert answer.status_code == 422
    assert 'value="doce"' in body
    assert 'value="12"' in body
    assert "No se entiende «doce»" in shown(answer)
    assert 'aria-describedby="problem-new"' in body
    assert not DraftEdit.across_platforms.exists()


def test_a_row_kept_as_it_is_says_that_nothing_changed(world, send) -> None:
    send([{"new": 5}])
    one = only_draft()
    (row,) = rows_now(one)["row_number"]
    assert "No cambió ninguna celda" in shown(as_(world.alice).post(version(one, f"fila/{row}/"), {"new": "5"}))
    assert not DraftEdit.across_platforms.exists()
    assert as_(world.alice).get(version(one, "fila/999/")).status_code == 404


def test_a_blank_cell_stays_blank_and_never_becomes_zero(world, send) -> None:
    send([{"new": None, "total": None}])
    one = only_draft()
    (row,) = rows_now(one)["row_number"]
    as_(world.alice).post(version(one, f"fila/{row}/?todas=1"), {"new": "", "total": "", "activity": "Otra"})
    assert rows_now(one).select("new", "total", "activity").row(0) == (None, None, "Otra")


def test_the_preview_says_missing_rows_first_then_changed_then_new(world, send) -> None:
    send([{"activity": "A", "new": 5}, {"activity": "B", "new": 7}])
    submit_and_accept_only(world)
    send([{"activity": "A", "new": 6}, {"activity": "C", "new": 1}])
    page = shown(as_(world.alice).get(version(only_draft())))
    assert "1 faltan" in page.replace("faltan 1", "1 faltan")
    at = [page.index(title) for title in ("Filas que faltan (1)", "Filas que cambian (1)", "Filas nuevas (1)")]
    assert at == sorted(at)
    assert "dejarán de contar" in page
    assert "Personas nuevas del mes: 5 6" in page


def test_long_parts_of_the_preview_are_paged(world, send) -> None:
    send([{"activity": "A"}])
    submit_and_accept_only(world)
    send([{"activity": "A"}, *({"activity": f"N{n}"} for n in range(30))])
    address = version(only_draft())
    assert "Ver las 30" in shown(as_(world.alice).get(address))
    assert "Página 2 de 2" in shown(as_(world.alice).get(address, {"ver": "new", "pagina": "2"}))
    assert as_(world.alice).get(address, {"ver": "x", "pagina": "²"}).status_code == 200


def test_a_draft_is_submitted_with_a_note_by_a_colleague(world, send) -> None:
    send([{"new": 5}])
    one = only_draft()
    page = as_(world.bob).post(version(one, "enviar/"), {"note": "Falta Tumbes"}, follow=True)
    assert "Se envió a revisión" in shown(page)
    assert "Falta Tumbes" in shown(page)
    one.refresh_from_db()
    assert (one.state, one.submitted_by) == ("in_review", world.bob)
    again = as_(world.alice).post(version(one, "enviar/"))
    assert again.status_code == 422
    assert "ya no es un borrador" in shown(again)


def test_all_drafts_of_a_file_are_submitted_at_once(world, send) -> None:
    arrival = arrival_of(send([{}, {"month": "2021-04"}]))
    page = as_(world.alice).post(findings(arrival, "archivo", "enviar-todo"), follow=True)
    assert "Se enviaron 2 reportes a revisión" in shown(page)
    assert set(Version.across_platforms.values_list("state", flat=True)) == {"in_review"}


def test_a_returned_report_shows_the_comment_and_is_corrected(world, send) -> None:
    send([{}, HEALTH])
    one = only_draft()
    actions.submit(version=one, by=world.alice)
    actions.return_(version=one, sectors=["health"], comment="Falta el distrito", by=world.hugo)
    page = shown(as_(world.bob).get(version(one)))
    assert "Falta el distrito" in page
    assert "Responder" in page
    after = as_(world.bob).post(version(one, "corregir/"), follow=True)
    assert "Este es un borrador nuevo" in shown(after)
    assert only_draft().based_on == one
    assert "Seguir con el borrador" in shown(as_(world.alice).get(version(one)))


def test_a_correction_says_what_was_asked_and_leads_to_the_rows_of_that_sector(world, send) -> None:
    send([{"activity": "Matrícula"}, HEALTH])
    one = only_draft()
    actions.submit(version=one, by=world.alice)
    actions.return_(version=one, sectors=["health"], comment="Falta el distrito", by=world.hugo)
    as_(world.alice).post(version(one, "corregir/"))
    page = as_(world.bob).get(version(only_draft()))
    assert "Le pidieron corregir: Salud" in shown(page)
    assert "Falta el distrito" in shown(page)
    (address,) = re.findall(r'href="([^"]*filas/\?sector=health)"', page.content.decode())
    listed = as_(world.bob).get(address)
    assert "Consultas" in shown(listed)
    assert "Matrícula" not in shown(listed)
    (row,) = re.findall(r'href="([^"]*/fila/\d+/)"', listed.content.decode())
    assert as_(world.bob).get(row).status_code == 200
    assert "/fila/" not in as_(world.bob).get(version(one, "filas/")).content.decode()  # it is no draft


def test_withdrawing_needs_a_reason_and_keeps_the_history(world, send) -> None:
    send([{}])
    one = only_draft()
    without = as_(world.alice).post(version(one, "retirar/"), {"reason": " "})
    assert without.status_code == 422
    assert "Escriba el motivo" in shown(without)
    page = as_(world.alice).post(version(one, "retirar/"), {"reason": "Archivo equivocado"}, follow=True)
    assert "Retirado" in shown(page)
    assert "Historial de este mes" in shown(page)


def test_what_stands_is_withdrawn_only_by_who_may_accept(world, send) -> None:
    send([{}])
    one = submit_and_accept_only(world)
    assert "Retirar esta versión" not in shown(as_(world.alice).get(version(one)))
    assert as_(world.alice).post(version(one, "retirar/"), {"reason": "x"}).status_code == 403


def test_the_hand_back_is_the_sender_s_file_with_notes(world, send) -> None:
    arrival = arrival_of(send([{"sector": "Educasion"}], name="marzo.csv"))
    answer = as_(world.alice).get(findings(arrival, "archivo", "notas"))
    assert 'filename="marzo_con_notas.xlsx"' in answer.headers["Content-Disposition"]
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    told = [str(cell.value) for sheet in book for line in sheet for cell in line if cell.value]
    assert any("Educasion" in text for text in told)


def test_an_accepted_report_shows_what_each_sector_decided(world, send) -> None:
    send([{}, HEALTH])
    one = submit_and_accept_only(world)
    page = shown(as_(world.alice).get(version(one)))
    assert page.count("Aceptado") >= 3  # the version, and each of its two sectors


@pytest.mark.parametrize(("language", "said"), [("en", "Send to review"), ("pt", "Enviar para revisão")])
def test_pages_of_a_draft_speak_the_reader_s_language(world, send, language, said) -> None:
    arrival = arrival_of(send(ONLY_TOTALS))
    one, client = only_draft(), as_(world.alice)
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = language
    for address in (version(one), findings(arrival, "archivo")):
        answer = client.get(address)
        assert f'<html lang="{language}">' in answer.content.decode()
        assert said in shown(answer)


def test_a_hand_back_sent_again_keeps_each_row_its_number_wherever_it_stands_now(world, send) -> None:
    first = arrival_of(
        send([{"activity": "Matrícula", "new": 4}, {"activity": "Útiles", "new": 5}, HEALTH], name="marzo.csv")
    )
    before = {row["activity"]: row["row_number"] for row in rows_now(only_draft()).iter_rows(named=True)}
    book = openpyxl.load_workbook(io.BytesIO(as_(world.alice).get(findings(first, "archivo", "notas")).content))
    sheet = next(one for one in book if any(cell.value == "Matrícula" for line in one for cell in line))
    lines = [[cell.value for cell in line] for line in sheet]
    at = next(n for n, line in enumerate(lines) if "Matrícula" in line)
    lines[at : at + 3] = reversed(lines[at : at + 3])
    for n, line in enumerate(lines, 1):
        for k, value in enumerate(line, 1):
            sheet.cell(n, k).value = f"{value} de abril" if value == "Matrícula" else value
    corrected = io.BytesIO()
    book.save(corrected)
    sent = SimpleUploadedFile("marzo_con_notas.xlsx", corrected.getvalue())
    as_(world.alice).post(HERE, {"year": "r4v-2021", "file": sent})
    after = {row["activity"]: row["row_number"] for row in rows_now(only_draft()).iter_rows(named=True)}
    assert after == {"Matrícula de abril": before["Matrícula"]} | {
        key: before[key] for key in before if key != "Matrícula"
    }
