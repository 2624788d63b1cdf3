"""Sending a report: the file, its question, what it became, the history; and who may not."""

from __future__ import annotations

import re
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.factories.reports import write_report
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
from tinkuy.arrivals.models import Arrival
from tinkuy.languages import Text
from tinkuy.ledger.models import Version
from tinkuy.pages.uploads import version_words, words

pytestmark = pytest.mark.django_db


def test_a_file_leads_to_its_page_with_what_it_became(world, send) -> None:
    answer = send([{"new": 5}, {"month": "2021-04"}])
    page = shown(as_(world.alice).get(answer.url))
    assert "Se leyeron 2 filas: 2 reportes, uno por mes." in page
    assert "marzo 2021" in page
    assert "abril 2021" in page
    assert page.count("Borrador") == 2
    assert "Filas leídas: 2" in page
    assert "Nombre de la actividad" in page  # which columns were recognised


def test_the_script_that_shows_progress_gets_the_address_and_not_the_page(world, tmp_path) -> None:
    path = write_report(tmp_path / "reporte.csv", [{}])
    sent = SimpleUploadedFile("reporte.csv", path.read_bytes())
    said = {"year": "r4v-2021", "file": sent}
    answer = as_(world.alice).post(HERE, said, headers={"x-requested-with": "XMLHttpRequest"})
    assert answer.status_code == 204
    assert answer.headers["Location"].startswith(f"{HERE}archivo/")


def test_the_same_file_again_leads_to_what_there_is_of_it(world, send) -> None:
    first = send([{"new": 5}], name="marzo.csv")
    again = send([{"new": 5}], name="otra-vez.csv")
    assert arrival_of(again) == arrival_of(first)
    assert "ya se envió el" in shown(as_(world.alice).get(again.url))
    assert Version.across_platforms.count() == 1


def test_the_same_rows_in_another_file_say_that_nothing_changes(world, send) -> None:
    rows = [{"activity": "A"}, {"activity": "B"}]
    send(rows)
    submit_and_accept_only(world)
    page = shown(as_(world.alice).get(send(rows[::-1]).url))
    assert "ninguna cifra cambia y no hay nada que hacer" in page
    assert Version.across_platforms.count() == 1


def test_a_colleague_s_second_report_of_the_month_is_noticed_before_it_counts_twice(world, send) -> None:
    send([{"new": 5}])
    submit_and_accept_only(world)
    send([{"new": 6}], by=world.bob)
    page = shown(as_(world.bob).get(version(only_draft())))
    assert "Si se aceptan los dos, se suman" in page
    assert "Alice" in page


@pytest.mark.parametrize(
    ("said", "sentence"),
    [({"file": None}, "Falta el archivo"), ({"year": "r4v-1999"}, "Falta el año")],
    ids=["no file", "no such year"],
)
def test_what_is_missing_on_the_form_is_said(world, tmp_path, said, sentence) -> None:
    path = write_report(tmp_path / "reporte.csv", [{}])
    whole = {"year": "r4v-2021", "file": SimpleUploadedFile("reporte.csv", path.read_bytes())} | said
    answer = as_(world.alice).post(HERE, {key: value for key, value in whole.items() if value})
    assert answer.status_code == 422
    assert sentence in shown(answer)
    assert not Arrival.across_platforms.exists()


def test_a_file_that_cannot_be_read_says_why_and_offers_another(world, send) -> None:
    sent = SimpleUploadedFile("reporte.pdf", b"%PDF-1.7 something")
    answer = as_(world.alice).post(HERE, {"year": "r4v-2021", "file": sent})
    page = as_(world.alice).get(answer.url)
    assert "El archivo no se pudo recibir" in shown(page)
    assert 'role="alert"' in page.content.decode()
    assert "Enviar otro archivo" in shown(page)
    assert not Version.across_platforms.exists()


def test_rows_without_a_month_are_asked_about_and_left_out_if_the_sender_says_so(world, send) -> None:
    answer = send([{"new": 5}, {"month": "pronto"}])
    page = as_(world.alice).get(answer.url)
    assert "Una pregunta sobre su archivo" in shown(page)
    assert not Version.across_platforms.exists()
    unanswered = as_(world.alice).post(f"{answer.url}respuesta/", {})
    assert unanswered.status_code == 422
    assert "Elija una de las respuestas" in shown(unanswered)
    after = as_(world.alice).post(f"{answer.url}respuesta/", {"answer": "leave_out"}, follow=True)
    assert "1 filas quedaron fuera" in shown(after)
    assert only_draft().rows == 1


def test_a_file_with_rows_of_others_is_explained_and_never_taken(world, send) -> None:
    page = shown(as_(world.alice).get(send([{}, {"organisation": "ACNUR"}]).url))
    assert "filas de otras organizaciones (ACNUR)" in page
    assert not Version.across_platforms.exists()


def test_an_officer_sends_for_several_organisations_at_once(world, send) -> None:
    answer = send([{}, {"organisation": "ACNUR"}], by=world.iris)
    page = shown(as_(world.iris).get(answer.url))
    assert "2 reportes de 2 organizaciones" in page
    assert as_(world.alice).get(answer.url).status_code == 404  # it holds rows of another organisation
    mine = Version.across_platforms.get(submission__organisation=world.unicef)
    assert as_(world.alice).get(version(mine)).status_code == 200
    assert as_(world.alice).get(findings(mine, page="notas")).status_code == 404


def test_an_officer_sends_what_a_focal_point_e_mailed(world, send) -> None:
    form = as_(world.iris).get(HERE).content.decode()
    held = re.search(r'<option value="([^"]+)">UNICEF · Alice</option>', form)[1]
    answer = send([{}], by=world.iris, behalf=held)
    assert arrival_of(answer).on_behalf_of == world.alice
    assert only_draft().submission.desk == str(world.alice.pk)
    assert as_(world.alice).get(answer.url).status_code == 200
    assert "behalf" not in as_(world.alice).get(HERE).content.decode()


def test_who_sends_no_reports_is_told_so(world) -> None:
    page = as_(world.hugo).get(HERE)
    assert page.status_code == 403
    assert "Su cuenta no permite enviar o cambiar reportes" in shown(page)
    assert 'type="file"' not in page.content.decode()


def test_a_file_on_its_way_shows_its_steps_and_htmx_gets_only_them(world, send) -> None:
    answer = send([{}])
    one = arrival_of(answer)
    Arrival.across_platforms.filter(pk=one.pk).update(state="working", step="matching")
    whole = as_(world.alice).get(answer.url).content.decode()
    assert 'http-equiv="refresh"' in whole  # without JavaScript
    assert "hx-get" in whole
    part = as_(world.alice).get(answer.url, headers={"hx-request": "true"}).content.decode()
    assert "<html" not in part
    assert "Reconocer organizaciones y meses" in part
    Arrival.across_platforms.filter(pk=one.pk).update(state="done", step="")
    done = as_(world.alice).get(answer.url, headers={"hx-request": "true"})
    assert done.headers["HX-Refresh"] == "true"


def test_a_waiting_file_can_be_cancelled(world, send) -> None:
    answer = send([{"month": "pronto"}, {}])
    page = as_(world.alice).post(f"{answer.url}cancelar/", follow=True)
    assert "Este envío se canceló" in shown(page)


def test_the_history_has_files_and_versions_with_their_states(world, send) -> None:
    send([{}], name="marzo.csv")
    page = shown(as_(world.bob).get(f"{HERE}historial/"))
    assert "Borrador" in page
    assert "marzo 2021" in page
    assert "marzo.csv" in page  # a colleague's file
    send([{"month": "2021-04"}, {"organisation": "ACNUR", "month": "2021-04"}], by=world.iris, name="todas.csv")
    after = shown(as_(world.bob).get(f"{HERE}historial/"))
    assert "abril 2021" in after
    assert "todas.csv" not in after  # it holds rows of another organisation


@pytest.mark.parametrize("person", ["charlie", "hugo"])
def test_who_does_not_report_for_the_organisation_finds_nothing(world, send, person) -> None:
    answer = send(ONLY_TOTALS)
    arrival, one, client = arrival_of(answer), only_draft(), as_(getattr(world, person))
    addresses = [
        answer.url,
        version(one),
        version(one, "filas/"),
        version(one, "fila/1/"),
        findings(one),
        findings(arrival, "archivo"),
    ]
    addresses += [findings(one, page="notas"), findings(arrival, "archivo", "causa")]
    assert [client.get(address).status_code for address in addresses] == [404] * len(addresses)
    verbs = [version(one, verb) for verb in ("enviar/", "corregir/", "retirar/")]
    verbs += [findings(arrival, "archivo", page) for page in ("enviar-todo", "deshacer", "causa")]
    verbs += [f"{answer.url}respuesta/", f"{answer.url}cancelar/"]
    assert [client.post(address, {"reason": "x"}).status_code for address in verbs] == [404] * len(verbs)
    one.refresh_from_db()
    assert one.state == "draft"
    assert "reporte-1.csv" not in shown(client.get(f"{HERE}historial/"))


def test_what_is_not_there_is_not_found(world) -> None:
    client = as_(world.alice)
    for address in (
        f"version/{uuid4()}/",
        f"archivo/{uuid4()}/",
        "version/nada/observaciones/",
        "otra/x/observaciones/",
    ):
        assert client.get(HERE + address).status_code == 404


def test_without_an_account_every_page_asks_to_sign_in(world, send) -> None:
    answer = send([{}])
    for address in (HERE, answer.url, version(only_draft())):
        assert Client().get(address).url.startswith("/entrar/")


TEXTS = [text for module in (words, version_words) for said in vars(module).values() if isinstance(said, dict)
         for text in said.values() if isinstance(text, Text)]  # fmt: skip


def test_no_word_lacks_a_language() -> None:
    assert len(TEXTS) > 100
    assert [text.es for text in TEXTS if not (text.es and text.en and text.pt)] == []


def test_pages_have_one_primary_button(world, send) -> None:
    answer = send(ONLY_TOTALS)
    arrival, one = arrival_of(answer), only_draft()
    addresses = [HERE, answer.url, version(one), version(one, "fila/1/"), findings(one), findings(arrival, "archivo")]
    pages = [as_(world.alice).get(address).content.decode() for address in addresses]
    assert [page.count("btn-primary") for page in pages] == [1] * len(addresses)
