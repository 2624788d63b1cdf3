"""Search on a platform: who is there, whom to ask, what else is called so; each sees what their role lets them see."""

from __future__ import annotations

import html
import re

import pytest

from tests.factories import records
from tests.factories.rows import people
from tests.factories.rows import standard_rows as few_rows
from tests.pages.published import donor, publish
from tests.pages.reporting import as_
from tinkuy.public.actions import open_to_public

pytestmark = pytest.mark.django_db
HEALTH = {"sector": "health", "indicator": "RE-HE1", "activity": "Vacunación"}
UNICEF, ACNUR = "ORG113", "ORG118"
ROWS = [
    {"organisation": UNICEF, "month": "2021-01", "admin1": "PE24", **HEALTH, **people(40)},
    {"organisation": UNICEF, "month": "2021-02", "admin1": "PE15", **people(1_500)},
    {"organisation": ACNUR, "month": "2021-02", "admin1": "PE24", **HEALTH, **people(600)},
    {"organisation": ACNUR, "month": "2021-02", "admin1": "PE24", "sector": "gbv", "indicator": "RE-GB1", **people(30)},
]


@pytest.fixture
def release(world):
    return publish(world, few_rows(ROWS))


def answer(person, question: str, **headers: str):
    return as_(person).get("/p/gtrm-peru/buscar/", {"q": question}, headers=headers)


def said(response) -> str:
    assert response.status_code == 200
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", response.content.decode())).split())


def test_a_question_is_answered_with_the_organisations_present(world, release):
    shown = said(answer(world.iris, "¿quién hace salud en Tumbes este mes?"))
    assert "Quién está: 1 organización" in shown
    assert "sector Salud" in shown
    assert "febrero 2021 (último mes de la publicación)" in shown


def test_without_a_month_the_whole_release_is_meant(world, release):
    assert "Quién está: 2 organizaciones" in said(answer(world.iris, "salud tumbes"))


def test_each_organisation_leads_to_its_presence_as_a_figure(world, release):
    page = answer(world.iris, "salud en Tumbes en enero").content.decode()
    (link,) = set(re.findall(rf'href="(/cifras/{release.pk}/presence/[^"]*organizacion=ORG113[^"]*)"', page))
    assert {"mes=2021-01", "sector=health", "admin1=PE24"} <= set(html.unescape(link).partition("?")[2].split("&"))
    assert as_(world.iris).get(html.unescape(link)).status_code == 200


def test_contacts_are_shown_to_who_works_on_the_platform(world, release):
    page = answer(world.hugo, "salud en Tumbes en enero").content.decode()
    assert "mailto:alice@example.org" in page
    assert "mailto:hugo@example.org" in page, "who leads health"


def test_activities_are_found_in_the_rows_that_one_may_read(world, release):
    assert "Vacunación UNICEF, UNHCR · Salud · Tumbes" in said(answer(world.hugo, "vacunacion"))
    assert "No se encontró nada" in said(answer(world.elena, "vacunacion"))


def test_nobody_there_is_said_with_what_to_do(world, release):
    assert "Nadie reportó actividades así" in said(answer(world.iris, "educación en Tumbes"))


def test_nonsense_finds_nothing_and_says_so(world, release):
    assert "No se encontró nada con estas palabras" in said(answer(world.iris, "xkcd qwerty"))


def test_an_empty_question_says_how_to_begin(world, release):
    assert "Escriba un sector, un lugar" in said(answer(world.iris, ""))


def test_while_somebody_types_only_the_answer_comes(world, release):
    page = answer(world.iris, "salud", **{"HX-Request": "true"}).content.decode()
    assert "<html" not in page
    assert 'role="status"' in page


def test_who_only_sees_results_does_not_search_here(world, release):
    assert answer(donor(world), "salud").status_code == 404


def test_what_somebody_types_is_only_ever_text(world, release):
    assert "<script>alert" not in answer(world.iris, "<script>alert(1)</script>").content.decode()


@pytest.fixture
def opened(world, release):
    carmen = records.person(email="carmen@example.org", name="Carmen")
    records.role(on=world.platform, person=carmen, role="coordinator")
    return open_to_public(release=release, by=carmen)


def in_public(client, question: str) -> str:
    return said(client.get("/publico/gtrm-peru/buscar/", {"q": question}))


def test_everyone_finds_who_works_where_but_no_contacts(client, opened):
    shown = in_public(client, "salud en Tumbes")
    assert "Quién está: 2 organizaciones" in shown
    assert "@example.org" not in shown


def test_in_public_nobody_is_found_in_a_place_by_a_sensitive_sector(client, opened):
    assert "Nadie reportó actividades así" in in_public(client, "violencia de género en Tumbes")
    assert "no se dice el lugar" in in_public(client, "violencia de género")


def test_who_only_sees_results_is_led_to_what_is_public(world, opened):
    assert answer(donor(world), "salud").url == "/publico/gtrm-peru/buscar/"


def test_before_anything_is_open_nothing_is_found_in_public(client, world, release):
    assert client.get("/publico/gtrm-peru/buscar/?q=salud").status_code == 404
