"""“Hoy”: what is due, what is wrong, what was returned, what waits; for each role; and one thing to do next."""

from __future__ import annotations

import re
from datetime import timedelta
from itertools import count
from pathlib import Path

import pytest
from django.test import Client

from tests.factories import records
from tests.factories.reports import HEALTH, make_world, send, submit_and_accept
from tests.pages.published import donor
from tinkuy.languages import Text
from tinkuy.ledger import actions
from tinkuy.months import Month
from tinkuy.pages.today import words
from tinkuy.registries.installed_packs import today_on

pytestmark = pytest.mark.django_db
TODAY = "/p/gtrm-peru/hoy/"
ONLY_TOTALS = [{"activity": f"Kit {n}", "total": 10, "new": 0, "women": 10} for n in range(12)]


@pytest.fixture
def world(db, settings, tmp_path: Path):
    settings.DATA_FOLDER = tmp_path
    return make_world()


@pytest.fixture
def report(world, tmp_path):
    numbers = count(1)
    return lambda rows, **said: send(world, tmp_path / f"reporte-{next(numbers)}.csv", rows, **said)


def as_(person) -> Client:
    client = Client(HTTP_ACCEPT_LANGUAGE="es")
    client.force_login(person)
    return client


def body(person) -> str:
    answer = as_(person).get(TODAY)
    assert answer.status_code == 200
    return answer.content.decode()


def shown(person) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", body(person).partition("<main")[2]).split())


def primary(person) -> str:
    """The words of the page's one primary button."""
    (button,) = re.findall(r'<a class="btn btn-primary[^>]*>(.*?)</a>', body(person), re.S)
    return " ".join(re.sub(r"<[^>]+>", " ", button).split())


def open_march(world, days: int) -> None:
    due_on = today_on(world.platform) + timedelta(days=days)
    actions.open_month(platform=world.platform, month=Month(2021, 3), by=world.iris, due_on=due_on)


def test_without_open_months_there_is_nothing_to_do_yet(world) -> None:
    assert "Todavía no hay nada que hacer" in shown(world.alice)
    assert primary(world.alice) == "Subir archivo"


@pytest.mark.parametrize(
    ("days", "said"),
    [(6, "faltan 6 días"), (1, "falta un día"), (0, "vence hoy"), (-1, "venció ayer"), (-4, "venció hace 4 días")],
)
def test_it_says_what_is_due_and_how_many_days_are_left(world, days, said) -> None:
    open_march(world, days)
    page = shown(world.alice)
    assert "marzo 2021" in page
    assert said in page
    assert "Falta" in page


def test_what_was_sent_is_no_longer_asked_for(world, report) -> None:
    open_march(world, 6)
    submit_and_accept(world, report([{}]))
    page = shown(world.alice)
    assert "Está al día" in page
    assert "faltan 6 días" not in page
    assert "Aceptado" in page


def test_drafts_say_causes_first_and_lead_to_them(world, report) -> None:
    report([*ONLY_TOTALS, {"sector": "Educasion", "activity": "Otra"}])
    page = shown(world.alice)
    assert "Un borrador sin enviar a revisión" in page
    assert re.search(r"(Una causa explica|causas explican) \d+ de \d+ observaciones", page)
    assert "por corregir" in page
    assert "Sector (1)" in page
    assert primary(world.alice) == "Ver y aceptar"
    assert primary(world.bob) == "Ver y aceptar"  # a colleague sees and continues it
    assert "borrador" not in shown(world.charlie)


def test_a_return_comes_first_with_its_comment(world, report) -> None:
    (version,) = report([{}, HEALTH]).made
    actions.submit(version=version, by=world.alice)
    assert "Un reporte espera a los sectores" in shown(world.alice)
    actions.return_(version=version, sectors=["health"], comment="Falta el distrito", by=world.hugo)
    page = shown(world.alice)
    assert "Salud devolvió una fila de marzo 2021" in page
    assert "Falta el distrito" in page
    assert primary(world.alice) == "Responder"
    actions.correct(version=version, by=world.bob)
    assert "Falta el distrito" not in shown(world.alice)  # somebody is at it


def test_a_month_of_which_a_sector_gave_something_back_is_not_done(world, report) -> None:
    open_march(world, 6)
    (version,) = report([{}, HEALTH]).made
    actions.submit(version=version, by=world.alice)
    assert "Está al día" in shown(world.alice)
    actions.return_(version=version, sectors=["health"], comment="Falta el distrito", by=world.hugo)
    page = shown(world.alice)
    assert "Está al día" not in page
    assert "faltan 6 días" in page
    assert "espera a los sectores" not in page


def test_own_people_are_shown_by_month_with_their_interval(world, report) -> None:
    submit_and_accept(world, report([{"new": 1200, "total": 1200, "women": 1200}, HEALTH | {"new": 300}]))
    page = shown(world.alice)
    assert "Lo que usted reportó" in page
    assert "1.500" in page
    assert "1.200 a 1.500" in page
    assert "Salud" in page


def test_a_month_without_new_people_is_not_reported_and_never_zero(world, report) -> None:
    submit_and_accept(world, report([{"new": None}]))
    page = shown(world.alice).partition("Lo que usted reportó")[2]
    assert "no reportado" in page


def test_a_lead_sees_how_much_waits_for_their_sector(world, report) -> None:
    assert "Nada espera su decisión" in shown(world.hugo)
    (version,) = report([{}, HEALTH]).made
    actions.submit(version=version, by=world.alice)
    assert "Un reporte espera su decisión" in shown(world.hugo)
    assert primary(world.hugo) == "Ir a la revisión"
    actions.accept(version=version, seen={"health": None}, by=world.hugo)
    assert "Nada espera su decisión" in shown(world.hugo)


def test_an_officer_sees_the_open_months_and_how_many_sent(world, report) -> None:
    assert "abra uno" in shown(world.iris)
    open_march(world, 6)
    records.membership(on=world.platform, organisation=world.unicef)
    records.membership(on=world.platform, organisation=world.unhcr)
    assert "0 de 2 organizaciones enviaron" in shown(world.iris)
    submit_and_accept(world, report([{}]))
    assert "1 de 2 organizaciones enviaron" in shown(world.iris)
    assert "Todavía no hay publicaciones" in shown(world.iris)


def test_an_officer_is_not_asked_to_finish_what_partners_began(world, report) -> None:
    report([{}])
    assert "borrador" not in shown(world.iris)


def test_who_takes_no_part_in_the_platform_finds_no_page(world) -> None:
    assert as_(records.person()).get(TODAY).status_code == 404
    assert Client().get(TODAY).url.startswith("/entrar/")


def test_signing_in_leads_to_today_of_the_only_platform(world) -> None:
    world.alice.set_password("a long password 2026")
    world.alice.save()
    given = {"username": "alice@example.org", "password": "a long password 2026"}
    assert Client().post("/entrar/", given).url == TODAY
    records.role(on=records.platform(), person=world.alice)
    assert Client().post("/entrar/", given).url == "/"  # of two platforms


def test_home_leads_to_today(world) -> None:
    assert f'href="{TODAY}"' in as_(world.alice).get("/").content.decode()


@pytest.mark.parametrize(
    "text", [text for text in words.TODAY.values() if isinstance(text, Text)], ids=lambda t: t.es[:20]
)
def test_no_word_lacks_a_language(text) -> None:
    assert text.es
    assert text.en
    assert text.pt


@pytest.mark.parametrize(
    ("role", "page"),
    [
        ({"role": "field_focal_point", "place": "PE24"}, "mi-lugar"),
        ({"role": "implementing_partner", "partner": "IP115"}, "a-traves"),
        ({"role": "administrator"}, "miembros"),
        ({"role": "donor"}, "resultados"),
    ],
    ids=str,
)
def test_of_whom_nothing_is_due_finds_the_page_that_they_come_for(world, role, page) -> None:
    of = {"organisation": world.unicef} if role["role"] == "field_focal_point" else {}
    person = records.role(on=world.platform, **role, **of).person
    assert as_(person).get("/p/gtrm-peru/hoy/")["Location"] == f"/p/gtrm-peru/{page}/"


def test_for_whoever_only_looks_on_today_is_the_results_and_no_link_leads_to_a_closed_page(
    world,
) -> None:
    client = as_(donor(world))
    assert client.get("/p/gtrm-peru/hoy/")["Location"] == "/p/gtrm-peru/resultados/"
    shown = client.get("/p/gtrm-peru/resultados/").content.decode()
    links = {one for one in re.findall(r'href="(/[^"]*)"', shown) if not one.startswith("/static")}
    assert "/p/gtrm-peru/resultados/" in links
    assert {link: client.get(link, follow=True).status_code for link in links} == dict.fromkeys(links, 200)
