"""The parts of a dashboard, its charts to take away, and two views side by side."""

from __future__ import annotations

import csv
import html
import io
import re
from typing import Any

import pytest

from tests.factories import records
from tests.factories.reports import HEALTH as HEALTH_ROW
from tests.factories.reports import YEAR
from tests.factories.reports import send as receive
from tests.factories.rows import people
from tests.factories.rows import standard_rows as few_rows
from tests.pages.published import publish
from tests.pages.reporting import as_
from tinkuy.figures.of_release import FIGURES
from tinkuy.ledger.actions import accept, submit
from tinkuy.ledger.standing import seen
from tinkuy.pages.dashboard import views
from tinkuy.pages.dashboard.charts import CHARTS, CHARTS_OF
from tinkuy.pages.dashboard.quality import make_first_time
from tinkuy.pages.dashboard.tasks import warm_release
from tinkuy.pages.figures.published import published
from tinkuy.releases import actions as releases
from tinkuy.releases.models import Release

pytestmark = pytest.mark.django_db

HEALTH = {"sector": "health", "indicator": "RE-HE1"}
CASH = {"cva": True, "mechanism": "bank_account", "value_usd": 1_200.0}
ROWS = [
    {"organisation": "ORG113", "month": "2021-01", **people(1_000), "host_community": 200.0, "in_destination": 800.0},
    {"organisation": "ORG118", "month": "2021-01", **HEALTH, **CASH, **people(600), "girls": 350.0, "women": 250.0},
    {"organisation": "ORG113", "month": "2021-02", "admin1": "PE24", **people(300)},
    {"organisation": "ORG118", "month": "2021-02", **HEALTH, "cva": True, "mechanism": None, "value_usd": None, **people(40)},
    {"organisation": "ORG118", "month": "2021-03", "admin1": "PE20", **HEALTH, **people(None)},
]  # fmt: skip


@pytest.fixture
def release(world) -> Release:
    return publish(world, few_rows(ROWS))


def at(release: Release, rest: str = "") -> str:
    return f"/p/gtrm-peru/tablero/{release.pk}/{rest}"


def text_of(response: Any) -> str:
    shown = re.sub(r"<title>[^<]*</title>", " ", response.content.decode())
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", shown)).split())


def test_a_model_without_a_breakdown_is_replaced_by_the_sum_and_it_says_why(world, release):
    shown = text_of(as_(world.iris).get(at(release, "personas/?modelo=max-sector")))
    assert "Con el modelo «Sector mayor de cada mes» no hay cifra por grupo poblacional. Se muestra la suma" in shown
    assert "por edad y género. Se muestra la suma" in shown
    assert "La comunidad de acogida se muestra con el modelo «Suma»" in shown


def test_who_was_reached_by_group_by_age_and_the_host_community(world, release):
    shown = text_of(as_(world.iris).get(at(release, "personas/?modelo=sum")))
    assert "es el grupo con más personas" in shown
    assert "De la comunidad de acogida" in shown
    assert "Se muestra la suma" not in shown


def test_organisations_by_type_with_those_whose_type_nobody_knows(world, release):
    shown = text_of(as_(world.iris).get(at(release, "organizaciones/?modelo=sum")))
    assert "es el tipo de organización que más personas alcanzó" in shown
    assert "es el tipo con más organizaciones activas: 2" in shown


def test_cash_has_its_people_its_dollars_and_the_rows_that_do_not_say(world, release):
    shown = text_of(as_(world.iris).get(at(release, "transferencias/?modelo=sum")))
    assert "Personas con transferencias (CVA) 640" in shown
    assert "Dólares entregados (USD) 1.200 filas sin valor: 1" in shown
    assert "Salud es el sector que más personas alcanzó con transferencias: 640" in shown
    assert "(en blanco) no reportado" in shown


def test_a_response_without_provinces_says_so_and_draws_nothing(world, release):
    shown = text_of(as_(world.iris).get(at(release, "provincias/")))
    assert "Ninguna fila de lo elegido dice la provincia (admin2)" in shown


def test_provinces_are_lines_where_they_were_reported_and_it_says_why_there_is_no_map(world):
    admin2 = [{**ROWS[0], "admin2": "PE1501"}, {**ROWS[1], "admin2": None}]
    shown = text_of(as_(world.iris).get(at(publish(world, few_rows(admin2)), "provincias/?modelo=sum")))
    assert "Lima es la provincia con más personas: 1.000" in shown
    assert "600 no dicen cuál" in shown
    assert "solo trae los contornos de los departamentos" in shown


def test_quality_says_how_many_rows_have_no_findings_and_that_first_time_right_is_not_known_without_a_ledger(world, release):  # fmt: skip
    warm_release.enqueue(str(release.pk))
    shown = text_of(as_(world.iris).get(at(release, "calidad/")))
    assert "100 % de las filas no tienen avisos" in shown
    assert "No se sabe todavía qué filas se enviaron bien a la primera" in shown


def test_every_number_of_every_part_leads_to_a_page_that_is_there(world, release):
    client = as_(world.iris)
    links = set()
    for part in ("", *(f"{part}/" for part in CHARTS_OF)):
        page = client.get(at(release, f"{part}?modelo=sum&hasta=2021-02"))
        assert page.status_code == 200
        links |= {html.unescape(link) for link in re.findall(r'href="(/cifras/[^"]+)"', page.content.decode())}
    assert len(links) > 30
    assert {link: code for link in sorted(links) if (code := client.get(link).status_code) != 200} == {}


def test_every_chart_is_a_picture_that_says_where_it_is_from_and_a_table_of_its_numbers(world, release):
    client = as_(world.iris)
    for code in set(CHARTS) - {"primera", "provincias"}:
        picture = client.get(at(release, f"graficos/{code}.svg?modelo=sum"))
        assert (picture.status_code, picture["Content-Type"]) == (200, "image/svg+xml"), code
        assert str(release.pk) in picture.content.decode()
        assert "<a " not in picture.content.decode()
        table = client.get(at(release, f"graficos/{code}.csv?modelo=sum")).content.decode("utf-8-sig")
        assert next(csv.DictReader(io.StringIO(table)))["release"] == str(release.pk)


def test_a_chart_that_nobody_could_make_has_no_file(world, release):
    assert as_(world.iris).get(at(release, "graficos/primera.svg?modelo=sum")).status_code == 422


def test_a_file_is_called_after_its_chart_what_it_is_of_and_its_release(world, release):
    answer = as_(world.iris).get(at(release, "graficos/meses.png?sector=health&desde=2021-01&modelo=sum"))
    assert answer.content.startswith(b"\x89PNG")
    name = f"gtrm-peru_meses_health_2021-01_sum_{str(release.pk)[:8]}.png"
    assert answer["Content-Disposition"] == f'attachment; filename="{name}"'


def test_what_there_is_not_is_not_there(world, release):
    client = as_(world.iris)
    for rest in ("graficos/luna.svg", "graficos/meses.gif", "luna/"):
        assert client.get(at(release, rest)).status_code == 404


def test_a_chart_that_cannot_be_drawn_like_this_is_refused_with_its_sentence(world, release):
    answer = as_(world.iris).get(at(release, "graficos/meses.svg?modelo=max-sector-ytd"))
    assert (answer.status_code, "no se reparte entre meses" in answer.content.decode()) == (422, True)


def test_two_places_side_by_side_with_the_difference(world, release):
    shown = text_of(as_(world.iris).get(at(release, "comparar/?admin1=PE15&modelo=sum&con=PE24")))
    assert "Todos los sectores en Lima, enero a marzo 2021, frente a Todos los sectores en Tumbes" in shown
    assert re.search(r"Personas alcanzadas 1\.640 .*? 300 .*?− 1\.340 \(−82 %\)", shown)


def test_two_months_and_what_one_side_did_not_report_is_not_compared(world, release):
    shown = text_of(as_(world.iris).get(at(release, "comparar/?desde=2021-01&hasta=2021-01&modelo=sum&con=2021-03")))
    assert re.search(r"Personas alcanzadas 1\.600 .*? no reportado no se compara", shown)


def test_two_releases_say_that_their_months_are_not_the_same(world, release):
    newer = publish(world, few_rows(ROWS[:3]))
    shown = text_of(as_(world.iris).get(at(newer, f"comparar/?modelo=sum&con={release.pk}")))
    assert "no tienen los mismos meses" in shown
    assert re.search(r"Personas alcanzadas 1\.900 .*? 1\.940 .*? \+ 40", shown)


def test_what_is_not_comparable_says_so(world, release):
    client = as_(world.iris)
    for query, said in (
        ("con=PE24", "Un lugar se compara con otro lugar"),
        ("admin1=PE15&con=PE15", "Los dos lados son lo mismo"),
        ("con=luna", "No se sabe con qué comparar"),
        ("con=01a20949-2b7f-8dfe-9849-52b09649105e", "No hay una publicación con ese nombre"),
    ):
        answer = client.get(at(release, f"comparar/?{query}"))
        assert (answer.status_code, said in text_of(answer)) == (422, True), query


def test_a_view_is_the_same_for_whoever_is_sent_its_address(world, release):
    query = "personas/?modelo=sum&sector=health&admin1=PE15&desde=2021-01&hasta=2021-02"
    mine, theirs = (as_(one).get(at(release, query)).content.decode() for one in (world.iris, world.hugo))
    assert "Salud en Lima, enero a febrero 2021" in html.unescape(mine)
    assert re.sub(r"(?s)<header.*?</header>", "", mine) == re.sub(r"(?s)<header.*?</header>", "", theirs)


def test_a_page_asks_a_bounded_number_of_figures_and_none_when_it_is_asked_again(world, release, monkeypatch):
    made: list[str] = []

    def counted(name: str, make: Any) -> Any:
        return lambda *rows, **said: made.append(name) or make(*rows, **said)

    for name, make in list(FIGURES.items()):
        monkeypatch.setitem(FIGURES, name, counted(name, make))
    client = as_(world.iris)
    for part, most in (("", 16), ("personas/", 4), ("transferencias/", 5), ("calidad/", 0)):
        made.clear()
        assert client.get(at(release, f"{part}?modelo=sum")).status_code == 200
        assert len(made) <= most, (part, made)
        made.clear()
        views.kept_board.cache_clear()
        assert client.get(at(release, f"{part}?modelo=sum")).status_code == 200
        assert made == []


def test_the_form_of_two_months_says_each_once(world, release):
    client = as_(world.iris)
    form = client.get(at(release, "comparar/?modelo=sum")).content.decode()
    assert all(f'name="{name}"' in form for name in ("mes", "admin1", "con"))
    answer = client.get(at(release, "comparar/?modelo=sum&mes=2021-01&con=2021-02"))
    assert answer["Location"].endswith("comparar/?modelo=sum&desde=2021-01&hasta=2021-01&con=2021-02")
    assert "− 1.260 (−79 %)" in text_of(client.get(answer["Location"]))


def test_what_was_right_when_it_was_first_sent_is_counted_by_month(world, tmp_path):
    rows = [{"month": "2021-01"}, HEALTH_ROW | {"month": "2021-01", "new": "900"}]
    (made,) = receive(world, tmp_path / "enero.csv", rows).made
    submit(version=made, by=world.alice)
    accept(version=made, seen=seen(made), by=world.iris)
    carmen = records.person(email="carmen@example.org", name="Carmen")
    records.role(on=world.platform, person=carmen, role="coordinator")
    signed = releases.release(platform=world.platform, year=YEAR, by=carmen)
    make_first_time(signed, published(signed))
    page = as_(world.iris).get(at(signed, "calidad/"))
    assert "0 % de las filas se enviaron bien a la primera; el mes con menos es enero 2021" in text_of(page)
    assert as_(world.iris).get(at(signed, "graficos/primera.svg")).status_code == 200
