"""The dashboard and the figure pages of the real Peru file say the golden numbers (METHODS 3.3), and what a coordinator expects."""

from __future__ import annotations

import html
import re

import pytest
from django.test import Client

from tests.factories.reports import make_world
from tests.pages.published import PLATFORM, YEAR, publish
from tinkuy.checks.run import run_checks
from tinkuy.reports.reading import read

pytestmark = pytest.mark.django_db


@pytest.fixture
def pages(shared_data, settings, tmp_path):
    """Iris's browser, and the release of the file as it was reported."""
    settings.DATA_FOLDER = tmp_path / "data"
    reading = read(shared_data / "five_ws" / "peru_2021_jan_mar.csv", year=YEAR, platform=PLATFORM)
    findings = run_checks(reading.rows, YEAR, platform=PLATFORM, problems=reading.problems)
    world = make_world()
    client = Client(HTTP_ACCEPT_LANGUAGE="es")
    client.force_login(world.iris)
    return client, publish(world, reading.rows, findings)


def text_of(response) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", response.content.decode())).split())


def test_the_dashboard_says_what_the_file_says(pages) -> None:
    client, release = pages
    shown = text_of(client.get(f"/p/gtrm-peru/tablero/{release.pk}/?modelo=max-sector"))
    assert "Personas alcanzadas 172.234 Intervalo: 164.058 a 188.286" in shown
    assert "Organizaciones activas 27" in shown
    assert "Departamentos con actividad 21 de 25" in shown
    assert "Reportes recibidos 72 de 81" in shown
    assert "marzo 2021 suma 0 en 1.138 filas: puede ser un vacío escrito como cero" in shown
    assert "Lima es el departamento con más personas: 33.998; 127.944 más no tienen lugar en el mapa" in shown
    assert "De la comunidad de acogida No se publica" in shown


@pytest.mark.parametrize(
    ("model", "reached"),
    [("sum", 188286), ("max-sector", 172234), ("max-sector-ytd", 168217), ("max-age-gender", 205589)],
)
def test_every_model_says_its_golden_number(pages, model: str, reached: int) -> None:
    client, release = pages
    told = client.get(f"/cifras/{release.pk}/people_reached.json?modelo={model}").json()
    (line,) = told["figures"]
    assert (line["reached"], line["lower"], line["upper"]) == (reached, 164058, 188286)
    assert sum(step["amount"] for step in told["waterfall"]) == pytest.approx(reached)
    assert told["rows"] == sum(outcome["rows"] for outcome in told["outcomes"]) == 2430
