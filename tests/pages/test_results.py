"""Results on one page: what a donor or a government sees of the latest release, and that nobody can be found in it."""

from __future__ import annotations

import html
import re

import pytest

from tests.factories import records
from tests.factories.rows import people
from tests.factories.rows import standard_rows as few_rows
from tests.pages.published import donor, publish
from tests.pages.reporting import as_

pytestmark = pytest.mark.django_db

HEALTH = {"sector": "health", "indicator": "RE-HE1"}
TUMBES, LIMA = "PE24", "PE15"
ROWS = [
    {"organisation": "ORG113", "month": "2021-01", "admin1": LIMA, **people(1_000)},
    {"organisation": "ORG113", "month": "2021-01", "admin1": TUMBES, **people(4)},
    {"organisation": "ORG118", "month": "2021-01", "admin1": LIMA, **HEALTH, **people(600)},
    {"organisation": "ORG118", "month": "2021-03", "admin1": TUMBES, **HEALTH, **people(300)},
    {"organisation": "ORG118", "month": "2021-03", "admin1": "PE20", **HEALTH, **people(None)},
]


@pytest.fixture
def release(world):
    return publish(world, few_rows(ROWS))


@pytest.fixture
def government(world):
    """Gloria, of the regional government of Tumbes."""
    gloria = records.person(email="gloria@example.org", name="Gloria")
    records.role(on=world.platform, person=gloria, role="regional_government", place=TUMBES)
    return gloria


def seen(person, query: str = "") -> str:
    response = as_(person).get(f"/p/gtrm-peru/resultados/{query}")
    assert response.status_code == 200
    whole = re.search(r"<main.*</main>", response.content.decode(), re.DOTALL)[0]
    whole = re.sub(r"<(select|option).*?</\1>", " ", whole, flags=re.DOTALL)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", whole)).split())


def test_a_donor_sees_the_main_figures_of_the_latest_release(world, release):
    shown = seen(donor(world))
    assert "personas alcanzadas 1.900" in shown
    assert "organizaciones activas 2" in shown or "2 organizaciones activas" in shown


def test_a_small_number_is_not_shown_nor_what_it_could_be_computed_from(world, release):
    shown = seen(donor(world), f"?admin1={TUMBES}")
    assert "Educación <10" in shown
    assert "304" not in shown, "the total of the place would give it away: 304 - 300 = 4"
    assert "para proteger a las personas" in shown


def test_the_ends_of_an_interval_do_not_give_a_small_activity_away(world):
    publish(world, few_rows([ROWS[1] | people(1_000), ROWS[1] | HEALTH | {"organisation": "ORG118"} | people(14)]))
    shown = seen(donor(world), f"?admin1={TUMBES}")
    assert "1.010 entre 1.000 y 1.020" in shown
    assert "1.014" not in shown


def test_a_number_that_nobody_reported_is_no_zero(world, release):
    assert "no reportado" in seen(donor(world), "?admin1=PE20")


def test_what_is_missing_is_said_in_sentences(world, release):
    dora = donor(world)
    assert "Meses en que nadie reportó: febrero 2021" in seen(dora)
    assert "Sectores sin ninguna organización: Educación" in seen(dora, "?admin1=PE20")


def test_a_regional_government_sees_its_territory_whatever_the_address_says(world, release, government):
    for query in ("", f"?admin1={LIMA}", "?sector=health"):
        shown = seen(government, query)
        assert "Tumbes" in shown
        assert "1.000" not in shown
        assert "600" not in shown


def test_without_a_release_the_page_says_so(world):
    assert "Todavía no hay una publicación" in seen(donor(world))


def test_an_unknown_place_is_one_sentence(world, release):
    response = as_(world.iris).get("/p/gtrm-peru/resultados/?admin1=PE99")
    assert response.status_code == 404
    assert "PE99" in response.content.decode()


def test_somebody_of_another_platform_finds_nothing(world, release):
    charlie = records.person(email="cora@example.org")
    assert as_(charlie).get("/p/gtrm-peru/resultados/").status_code == 404
