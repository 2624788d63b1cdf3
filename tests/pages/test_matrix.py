"""The information officer's matrix: states of cells, filters, the drawer, causes across partners, reminders."""

from __future__ import annotations

import re
from datetime import date
from itertools import count

import pytest
from django.core import mail
from django.test import Client

from tests.factories import records
from tests.factories.reports import HEALTH, make_world, send, submit_and_accept
from tinkuy.audit.models import Event
from tinkuy.ledger import actions
from tinkuy.months import Month
from tinkuy.notices.actions import choose
from tinkuy.notices.kinds import How
from tinkuy.notices.models import Letter, Notice

pytestmark = pytest.mark.django_db
MATRIX = "/p/gtrm-peru/matriz/"
MARCH = Month(2021, 3)
REMIND = f"{MATRIX}recordar/2021-03/"


@pytest.fixture
def world(settings, tmp_path):
    settings.DATA_FOLDER = tmp_path
    made = make_world()
    for one in (made.unicef, made.unhcr):
        records.membership(on=made.platform, organisation=one)
    records.reporting_month(on=made.platform, month=MARCH, due_on=date(2021, 4, 10), by=made.iris)
    return made


@pytest.fixture
def sent(world, tmp_path):
    """Send a report: sent([{...}], by=...) gives the draft."""
    numbers = count(1)
    return lambda rows=({},), **said: send(world, tmp_path / f"reporte-{next(numbers)}.csv", rows, **said).made[0]


def as_(person) -> Client:
    client = Client(HTTP_ACCEPT_LANGUAGE="es")
    client.force_login(person)
    return client


def page(person, address: str = MATRIX) -> str:
    answer = as_(person).get(address)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def word(shown: str, organisation: str, month: str = "2021-03") -> str:
    """The word and fraction of a cell."""
    found = shown.partition(f'href="{MATRIX}{month}/{organisation}/"')[2].partition("</a>")[0].rpartition("</svg>")[2]
    return " ".join(re.sub(r"<[^>]+>", " ", found).split())


def test_a_cell_says_how_far_an_organisation_is(world, sent) -> None:
    draft = sent()
    assert word(page(world.iris), "ORG113") == "Recibido"
    assert word(page(world.iris), "ORG118") == "Falta"
    actions.submit(version=draft, by=world.alice)
    assert word(page(world.iris), "ORG113") == "En revisión"


def test_a_draft_with_rows_that_cannot_be_used_says_so(world, sent) -> None:
    sent([{"new": "diez"}])
    assert word(page(world.iris), "ORG113") == "Con errores"


def test_a_report_whose_sectors_are_partly_accepted_shows_how_many(world, sent) -> None:
    draft = sent([{}, HEALTH])
    actions.submit(version=draft, by=world.alice)
    actions.accept(version=draft, seen={"health": None}, by=world.hugo)
    assert word(page(world.iris), "ORG113") == "En revisión 1/2 sectores"


def test_the_total_of_a_row_is_how_complete_and_clean_it_is(world, tmp_path) -> None:
    submit_and_accept(world, send(world, tmp_path / "marzo.csv", [{}, {"activity": "Otra"}]))
    shown = page(world.iris)
    assert "1 de 1" in shown
    assert re.search(r"\d+ % limpio", shown)


@pytest.mark.parametrize(
    ("asked", "organisations"),
    [("", {"ORG113", "ORG118"}), ("estado=missing", {"ORG118"}), ("estado=received", {"ORG113"}), ("sector=health&estado=missing", {"ORG113", "ORG118"})],
)  # fmt: skip
def test_filters_are_in_the_address(world, sent, asked, organisations) -> None:
    sent()
    shown = page(world.iris, f"{MATRIX}?mes=2021-03&{asked}")
    assert set(re.findall(r"2021-03/(ORG\d+)/", shown)) == organisations


def test_an_organisation_of_a_group_of_a_place_is_missed_there_though_it_reported_nothing(world) -> None:
    group = records.group(on=world.platform, code="tumbes", place="PE24")
    records.group_member(on=world.platform, group=group, organisation=world.unhcr)
    assert word(page(world.iris, f"{MATRIX}?grupo=tumbes"), "ORG118") == "Falta"


def test_a_group_shows_its_organisations_and_sectors(world, sent) -> None:
    sent([HEALTH])
    group = records.group(on=world.platform, code="salud", sectors=["education"])
    records.group_member(on=world.platform, group=group, organisation=world.unicef)
    shown = page(world.iris, f"{MATRIX}?grupo=salud")
    assert word(shown, "ORG113") == "Falta"  # what it sent is of health
    assert "ORG118" not in shown


def test_only_who_sees_all_reports_sees_the_matrix(world) -> None:
    assert as_(world.alice).get(MATRIX).status_code == 403
    assert as_(world.hugo).get(MATRIX).status_code == 200
    assert Client().get(MATRIX).status_code == 302
    assert as_(records.person()).get(MATRIX).status_code == 404


def test_the_matrix_asks_as_much_of_many_organisations_as_of_few(world, sent, django_assert_max_num_queries) -> None:
    sent()
    client = as_(world.iris)
    client.get(MATRIX)
    for number in range(12):
        records.membership(on=world.platform, organisation=records.organisation(code=f"ORG90{number}"))
    with django_assert_max_num_queries(30):
        client.get(MATRIX)


def test_beside_a_cell_is_what_to_do_and_whom_to_ask(world, sent) -> None:
    sent()
    shown = page(world.iris, f"{MATRIX}2021-03/ORG113/")
    assert "alice@example.org" in shown
    assert "falta que lo envíen a revisión" in shown
    part = as_(world.iris).get(f"{MATRIX}2021-03/ORG113/", HTTP_HX_REQUEST="true").content.decode()
    assert "<html" not in part


def test_causes_of_a_month_are_those_of_all_partners(world, sent) -> None:
    rows = [{"new": None, "women": None, "activity": f"Actividad {n}"} for n in range(6)]
    sent(rows)
    sent([row | {"organisation": "ACNUR"} for row in rows], by=world.charlie)
    shown = page(world.iris, f"{MATRIX}causas/2021-03/")
    assert "2 reportes de 2 organizaciones" in shown
    assert "/envios/mes/2021-03/observaciones/" in shown
    assert as_(world.iris).get("/p/gtrm-peru/envios/mes/2021-03/observaciones/").status_code == 200
    assert as_(world.hugo).get(f"{MATRIX}causas/2021-03/").status_code == 403
    assert as_(world.alice).get("/p/gtrm-peru/envios/mes/2021-03/observaciones/").status_code == 404


def marked(shown: str) -> dict[str, str]:
    """The form of reminders as a browser would send it."""
    names = re.findall(r'name="enviar" value="([^"]+)" checked', shown)
    texts = dict(re.findall(r'name="(texto-[^"]+)"[^>]*>([^<]*)</textarea>', shown))
    subjects = dict(re.findall(r'name="(asunto-[^"]+)" maxlength="200" value="([^"]*)"', shown))
    return {"enviar": names, "acto": re.search(r'name="acto" value="([^"]+)"', shown)[1]} | texts | subjects


def remind(person, form, address=REMIND):
    return as_(person).post(address, form)


def test_letters_are_shown_before_they_go_each_in_the_language_of_who_gets_it(world) -> None:
    world.charlie.language = "pt"
    world.charlie.save()
    form = marked(page(world.iris, REMIND))
    (of_charlie,) = (
        text for key, text in form.items() if key.endswith(str(world.charlie.pk)) and key.startswith("texto")
    )
    assert "Março 2021: falta o relatório" in of_charlie
    assert len(form["enviar"]) == 3
    assert mail.outbox == []


def test_a_letter_names_the_gaps_of_its_organisation(world, sent) -> None:
    sent([{"month": "2021-02", "new": "diez"}])
    records.reporting_month(on=world.platform, month=Month(2021, 2), by=world.iris)
    form = marked(page(world.iris, f"{REMIND}?de=ORG113"))
    text = next(text for key, text in form.items() if key.startswith("texto"))
    assert "Febrero 2021: el borrador tiene 1 filas que no se pueden usar" in text
    assert "Marzo 2021: falta el reporte" in text


def test_what_the_officer_changed_and_left_out_is_what_goes(world, django_capture_on_commit_callbacks) -> None:
    form = marked(page(world.iris, REMIND))
    key = next(one for one in form["enviar"] if str(world.charlie.pk) in one)
    with django_capture_on_commit_callbacks(execute=True):
        answer = remind(world.iris, form | {"enviar": [key], f"texto-{key}": "Solo falta marzo."})
    (letter,) = mail.outbox
    assert letter.to == ["charlie@example.org"]
    assert "Solo falta marzo." in letter.body
    assert "El correo salió" in page(world.iris, answer["Location"])


def test_a_reminder_is_on_record_and_told_beside_the_cell(world) -> None:
    remind(world.iris, marked(page(world.iris, REMIND)))
    events = Event.objects.on(world.platform).filter(verb="remind")
    assert {one.who for one in events} == {world.iris}
    assert {one.object_id for one in events} == {world.unicef.pk, world.unhcr.pk}
    assert "Recordado hace un momento" in page(world.iris, f"{MATRIX}2021-03/ORG113/")
    assert Notice.objects.on(world.platform).filter(person=world.alice, kind="reminder").exists()


def test_the_same_form_sent_twice_sends_once(world) -> None:
    form = marked(page(world.iris, REMIND))
    assert [remind(world.iris, form).status_code for _ in range(2)] == [302, 302]
    assert Letter.objects.on(world.platform).count() == 3


def test_within_a_day_nobody_is_reminded_twice_without_saying_so(world) -> None:
    remind(world.iris, marked(page(world.iris, REMIND)))
    again = page(world.iris, REMIND)
    assert marked(again)["enviar"] == []
    form = marked(again) | {"enviar": [f"ORG113.{world.alice.pk}"], f"texto-ORG113.{world.alice.pk}": "Lo escrito."}
    refused = remind(world.iris, form)
    assert refused.status_code == 422
    assert "ya se recordó a UNICEF" in refused.content.decode()
    assert "Lo escrito." in refused.content.decode()
    assert remind(world.iris, form | {"otra-vez": "on"}).status_code == 302
    assert Letter.objects.on(world.platform).count() == 4


def test_who_wants_no_reminders_by_mail_gets_them_in_the_product(world) -> None:
    choose(platform=world.platform, ways={"reminder": How.NONE}, by=world.charlie)
    remind(world.iris, marked(page(world.iris, f"{REMIND}?de=ORG118")))
    assert not Letter.objects.on(world.platform).exists()
    assert Notice.objects.on(world.platform).get(kind="reminder").person == world.charlie


def test_organisations_that_nobody_reports_for_are_named(world) -> None:
    silent = records.organisation(code="ORG900")
    records.membership(on=world.platform, organisation=silent)
    assert str(silent) in page(world.iris, REMIND).partition("Sin contacto")[2]


def test_only_who_may_remind_sees_the_letters(world) -> None:
    assert as_(world.hugo).get(REMIND).status_code == 403
    assert as_(world.charlie).get(REMIND).status_code == 403
