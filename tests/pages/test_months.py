"""Months: how far every organisation is, opening and closing, accepted rows in the year's layout."""

from __future__ import annotations

import csv
import re
from io import BytesIO, StringIO
from itertools import count
from pathlib import Path

import openpyxl
import pytest
from django.test import Client

from tests.factories import records
from tests.factories.reports import HEALTH, make_world, send, submit_and_accept
from tinkuy.languages import Text
from tinkuy.ledger import actions
from tinkuy.ledger.models import ReportingMonth, Version
from tinkuy.months import Month
from tinkuy.pages.months import words as months_words
from tinkuy.pages.review import words as review_words
from tinkuy.registries.installed_packs import year_pack

pytestmark = pytest.mark.django_db
MONTHS = "/p/gtrm-peru/meses/"
MARCH = Month(2021, 3)
ROWS = f"{MONTHS}filas/?desde=2021-01&hasta=2021-12&formato="


@pytest.fixture
def world(db, settings, tmp_path: Path):
    settings.DATA_FOLDER = tmp_path
    made = make_world()
    for one in (made.unicef, made.unhcr):
        records.membership(on=made.platform, organisation=one)
    return made


@pytest.fixture
def sent(world, tmp_path):
    """Send a report: sent([{...}], by=...) gives the draft."""
    numbers = count(1)
    return lambda rows, **said: send(world, tmp_path / f"reporte-{next(numbers)}.csv", rows, **said).made[0]


@pytest.fixture
def stand(world, tmp_path):
    """Send a report and have all of it accepted."""
    numbers = count(1)
    return lambda rows, **said: submit_and_accept(
        world, send(world, tmp_path / f"aceptado-{next(numbers)}.csv", rows, **said)
    )


@pytest.fixture
def carmen(world):
    """Coordinates the platform."""
    person = records.person(email="carmen@example.org", name="Carmen")
    records.role(on=world.platform, person=person, role="coordinator")
    return person


def as_(person) -> Client:
    client = Client(HTTP_ACCEPT_LANGUAGE="es")
    client.force_login(person)
    return client


def page(person, address: str = MONTHS) -> str:
    answer = as_(person).get(address)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def cell(shown: str, month: str, organisation: str) -> str:
    """The words of a cell of the matrix."""
    return shown.partition(f'href="{MONTHS}{month}/{organisation}/"')[2].partition("</a>")[0].rpartition("</svg>")[2]


def taken(person, address: str) -> list[list[str]]:
    answer = as_(person).get(address)
    assert answer.status_code == 200
    return list(csv.reader(StringIO(answer.content.decode("utf-8-sig"))))


# The matrix


def test_each_cell_says_in_a_word_how_far_a_report_is(world, sent, stand) -> None:
    stand([{"month": "2021-01"}])
    sent([{"month": "2021-02"}])
    waiting: Version = sent([{"month": "2021-03"}])
    actions.submit(version=waiting, by=world.alice)
    shown = page(world.iris)
    said = [cell(shown, f"2021-0{n}", "ORG113").strip() for n in (1, 2, 3)]
    assert said == ["Aceptado", "Borrador", "En revisión"]
    assert cell(shown, "2021-02", "ORG118").strip() == "Falta"
    assert "1 de 3</td>" in shown  # of UNICEF's months
    assert "1 de 2</td>" in shown  # of January's organisations


def test_a_returned_correction_says_that_something_still_stands(world, stand) -> None:
    version = stand([{}])
    draft = actions.correct(version=version, by=world.alice)
    actions.edit(version=draft, cells={(1, "new"): "3"}, by=world.alice)
    actions.submit(version=draft, by=world.alice)
    actions.return_(version=draft, sectors=["education"], comment="No", by=world.elena)
    assert "con una parte aceptada" in cell(page(world.iris), "2021-03", "ORG113")


def test_a_focal_point_sees_only_their_own_organisation(world, stand) -> None:
    stand([{}])
    stand([{"organisation": "ACNUR"}], by=world.charlie)
    shown = page(world.alice)
    assert "UNICEF" in shown
    assert "ACNUR" not in shown
    assert as_(world.alice).get(f"{MONTHS}2021-03/ORG118/").status_code == 404
    assert "ACNUR" not in page(world.alice, f"{MONTHS}2021-03/")
    assert "ACNUR" in page(world.hugo)


def test_a_month_with_nothing_to_report_is_counted_apart_in_the_totals(world, stand) -> None:
    stand([{}])
    actions.declare_nothing(platform=world.platform, organisation=world.unhcr, month=MARCH, by=world.charlie)
    shown = " ".join(re.sub(r"<[^>]+>", " ", page(world.iris)).split())
    assert "Aceptados mar: 1 de 2 Nada que reportar: 1" in shown


def test_a_donor_is_told_that_the_page_is_not_theirs_and_an_outsider_finds_nothing(world) -> None:
    donor = records.role(on=world.platform).person
    assert as_(donor).get(MONTHS).status_code == 403
    assert as_(donor).get(ROWS + "csv").status_code == 403
    assert as_(records.person()).get(MONTHS).status_code == 404


def test_without_months_the_page_says_what_to_do(world) -> None:
    assert "Todavía no hay meses" in page(world.iris)
    actions.open_month(platform=world.platform, month=MARCH, by=world.iris)
    assert cell(page(world.iris), "2021-03", "ORG118").strip() == "Falta"


def test_the_year_in_the_address_is_shown(world, stand) -> None:
    stand([{"month": "2021-01"}])
    actions.open_month(platform=world.platform, month=Month(2022, 1), by=world.iris)
    assert ">2022<" in page(world.iris)
    assert "meses/2021-01/" in page(world.iris, f"{MONTHS}?anio=2021")
    assert "meses/2022-01/" in page(world.iris, f"{MONTHS}?anio=1x")


# One organisation's month


def test_the_versions_of_a_month_are_listed_with_their_sectors(world, stand) -> None:
    version = stand([{}, HEALTH])
    actions.correct(version=version, by=world.alice)
    shown = page(world.iris, f"{MONTHS}2021-03/ORG113/")
    assert f"/p/gtrm-peru/revision/{version.pk}/" in shown
    for word in ("Educación", "Salud", "(vigente)", "borrador de Alice", "Borrador", "Aceptado"):
        assert word in shown


@pytest.mark.parametrize("address", ["2021-13/", "marzo/", "2021-03/ORG999/", "2021-3/ORG113/"])
def test_an_address_of_no_month_or_organisation_is_not_there(world, address) -> None:
    assert as_(world.iris).get(MONTHS + address).status_code == 404


# Opening, closing, reopening


def test_a_month_is_opened_with_a_day_closed_and_reopened_with_a_reason(world, carmen) -> None:
    client = as_(carmen)
    shown = client.post(f"{MONTHS}abrir/", {"month": "2021-03", "due_on": "2021-04-10"}, follow=True).content.decode()
    assert "Marzo 2021: abierto." in shown
    assert "Vence el 10 de abril de 2021." in shown
    shown = client.post(f"{MONTHS}2021-03/cerrar/", follow=True).content.decode()
    assert "Ya no se reciben reportes" in shown
    shown = client.post(f"{MONTHS}2021-03/reabrir/", {"reason": "Reporte <b>tardío</b>"}, follow=True).content.decode()
    assert "Reabierto" in shown
    assert "Reporte &lt;b&gt;tardío&lt;/b&gt;" in shown
    assert shown.index("Se reabrió") < shown.index("Se cerró") < shown.index("Se abrió")


def test_reopening_needs_a_reason_and_keeps_the_day_that_was_typed(world) -> None:
    actions.close_month(platform=world.platform, month=MARCH, by=world.iris)
    answer = as_(world.iris).post(f"{MONTHS}2021-03/reabrir/", {"reason": " ", "due_on": "2021-05-01"})
    assert answer.status_code == 422
    assert "Escriba el motivo" in answer.content.decode()
    assert 'value="2021-05-01"' in answer.content.decode()
    assert ReportingMonth.objects.on(world.platform).get().state == "closed"
    answer = as_(world.iris).post(f"{MONTHS}2021-03/reabrir/", {"reason": "x" * 5000})
    assert answer.status_code == 422


@pytest.mark.parametrize(
    ("said", "sentence"),
    [({}, "No se entiende «» como mes"), ({"month": "marzo"}, "No se entiende «marzo» como mes"),
     ({"month": "2021-03", "due_on": "10/04/2021"}, "No se entiende «10/04/2021» como fecha")],
)  # fmt: skip
def test_what_is_no_month_or_no_day_is_said_and_nothing_is_opened(world, said, sentence) -> None:
    answer = as_(world.iris).post(f"{MONTHS}abrir/", said)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not ReportingMonth.objects.on(world.platform).exists()


def test_a_closed_month_is_not_opened_by_the_back_door(world) -> None:
    actions.close_month(platform=world.platform, month=MARCH, by=world.iris)
    assert as_(world.iris).post(f"{MONTHS}abrir/", {"month": "2021-03"}).status_code == 422


def test_neither_leads_nor_focal_points_nor_charlie_keep_months(world) -> None:
    for person in (world.hugo, world.alice, world.charlie):
        for verb, said in (
            ("abrir/", {"month": "2021-03"}),
            ("2021-03/cerrar/", {}),
            ("2021-03/reabrir/", {"reason": "x"}),
        ):
            assert as_(person).post(MONTHS + verb, said).status_code == 403
        assert "Abrir un mes" not in page(person)
    assert as_(world.iris).get(f"{MONTHS}2021-03/cerrar/").status_code == 405
    assert not ReportingMonth.objects.on(world.platform).exists()


# Accepted rows


def test_accepted_rows_come_out_in_the_layout_of_the_year(world, stand, sent) -> None:
    stand([{"new": 7, "total": 9}])
    sent([{"month": "2021-02", "activity": "Todavía borrador"}])
    headings, row = taken(world.iris, ROWS + "csv")
    assert headings[: len(year_pack("r4v-2021").columns)] == [c.heading.es for c in year_pack("r4v-2021").columns]
    assert {"Lima", "7", "9", "Matrícula"} <= set(row)


def test_the_file_says_in_its_name_what_it_is(world, stand) -> None:
    stand([{}])
    answer = as_(world.iris).get(ROWS + "xlsx&organizacion=ORG113&sector=education")
    name = answer.headers["Content-Disposition"]
    assert 'filename="gtrm-peru_5w_aceptado_2021-03_ORG113_education_r4v-2021_' in name
    assert name.endswith('.xlsx"')
    book = openpyxl.load_workbook(BytesIO(answer.content))
    assert book.worksheets[0].max_row == 2


def test_each_reader_takes_what_the_policy_lets_them_see(world, stand, carmen) -> None:
    stand([{"activity": "Una"}, HEALTH])
    stand([{"organisation": "ACNUR", "activity": "Otra"}], by=world.charlie)
    told = {
        person.name: len(taken(person, ROWS + "csv")) - 1 for person in (world.iris, carmen, world.hugo, world.alice)
    }
    assert told == {"Iris": 3, "Carmen": 3, "Hugo": 1, "Alice": 2}
    rows = taken(world.charlie, ROWS + "csv")
    assert "Otra" in rows[1]
    assert len(rows) == 2


@pytest.mark.parametrize("asked", ["sector=education", "organizacion=ORG118", "plantilla=r4v-2025"])
def test_what_one_may_not_see_is_not_in_a_file_for_asking(world, stand, asked) -> None:
    stand([{}, HEALTH])
    answer = as_(world.hugo).get(f"{ROWS}csv&{asked}")
    assert answer.status_code == 422
    assert "no hay filas aceptadas" in answer.content.decode()


@pytest.mark.parametrize("asked", ["", "desde=2021-01", "desde=x&hasta=2021-02", "desde=2021-01&hasta=99"])
def test_a_download_without_months_asks_for_them(world, stand, asked) -> None:
    stand([{}])
    answer = as_(world.iris).get(f"{MONTHS}filas/?{asked}")
    assert answer.status_code == 422
    assert "Diga desde y hasta qué mes" in answer.content.decode()


def test_months_the_wrong_way_round_are_the_same_months(world, stand) -> None:
    stand([{}])
    assert len(taken(world.iris, f"{MONTHS}filas/?desde=2021-12&hasta=2021-01&formato=csv")) == 2


def test_a_formula_in_a_name_comes_out_as_text(world, stand) -> None:
    stand([{"activity": "=1+1"}, {"activity": "@SUM(A1)"}])
    cells = {value for row in taken(world.iris, ROWS + "csv") for value in row}
    assert not {value for value in cells if value[:1] in "=@" and value}


# Words


@pytest.mark.parametrize("module", [months_words, review_words], ids=["months", "review"])
def test_no_word_of_months_and_review_lacks_a_language(module) -> None:
    said = {
        f"{name}.{key}": text
        for name, words in vars(module).items()
        if isinstance(words, dict)
        for key, text in words.items()
        if isinstance(text, Text)
    }
    assert len(said) > 20
    assert [key for key, text in said.items() if not (text.es and text.en and text.pt)] == []
