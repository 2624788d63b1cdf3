"""What anybody reads without an account, and where a coordinator opens it."""

from __future__ import annotations

import html
import re

import pytest
from django.test import Client

from tests.factories import records
from tests.factories.rows import people
from tests.factories.rows import standard_rows as few_rows
from tests.pages.published import publish
from tests.pages.reporting import as_
from tinkuy.public.actions import close_to_public, open_to_public
from tinkuy.releases import actions as releases

pytestmark = pytest.mark.django_db

ROWS = [
    {"organisation": "ORG113", "month": "2021-01", "admin1": "PE15", **people(1_000)},
    {"organisation": "ORG113", "month": "2021-01", "admin1": "PE24", "activity": "Tres", **people(0)},
    {
        "organisation": "ORG118",
        "month": "2021-02",
        "admin1": "PE15",
        "sector": "health",
        "indicator": "RE-HE1",
        **people(600),
    },
    {
        "organisation": "ORG118",
        "month": "2021-03",
        "admin1": "PE20",
        "sector": "gbv",
        "indicator": "RE-GB1",
        **people(70),
    },
]
HERE = "/publico/gtrm-peru/"


@pytest.fixture
def carmen(world):
    """Carmen coordinates the platform."""
    carmen = records.person(email="carmen@example.org", name="Carmen")
    records.role(on=world.platform, person=carmen, role="coordinator")
    return carmen


@pytest.fixture
def release(world):
    return publish(world, few_rows(ROWS))


def read(response) -> str:
    whole = re.search(r"<main.*</main>", response.content.decode(), re.DOTALL)[0]
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", whole)).split())


def test_nothing_is_public_until_a_coordinator_opens_it(world, release):
    assert Client().get(HERE).status_code == 404
    assert "Personas alcanzadas" not in read(Client().get("/"))


def test_anybody_reads_the_open_release_in_their_language_without_a_cookie(world, carmen, release):
    open_to_public(release=release, by=carmen)
    response = Client().get(HERE)
    assert "Personas alcanzadas 1.67" in read(response)
    assert not response.cookies
    assert response["Cache-Control"] == "public, max-age=300"
    assert "People reached 1,67" in read(Client().get(HERE + "?idioma=en"))
    assert "Pessoas alcançadas" in read(Client(headers={"Accept-Language": "pt"}).get(HERE))


def test_a_page_that_did_not_change_is_not_sent_again(world, carmen, release):
    open_to_public(release=release, by=carmen)
    first = Client().get(HERE)
    again = Client().get(HERE, headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_the_page_of_somebody_who_is_signed_in_is_kept_by_no_cache_of_others(world, carmen, release):
    open_to_public(release=release, by=carmen)
    assert "private" in as_(world.alice).get(HERE)["Cache-Control"]


def test_the_home_page_shows_key_figures_and_goes_on_offering_the_check(world, carmen, release):
    open_to_public(release=release, by=carmen)
    shown = read(Client().get("/"))
    assert "Personas alcanzadas 1.67" in shown
    assert "Revisar mi archivo" in shown


def test_gender_based_violence_is_in_no_place_and_under_protection(world, carmen, release):
    open_to_public(release=release, by=carmen)
    shown = read(Client().get(HERE))
    assert "Protección (todas las áreas)" in shown
    quarter = shown[shown.index("Por sector y trimestre") : shown.index("Quién trabaja")]
    assert "2021-Q1" in quarter
    assert "VBG" in quarter or "género" in quarter.lower()


def test_a_withdrawn_release_says_so_where_it_was_and_the_one_before_is_shown(world, carmen, release):
    open_to_public(release=release, by=carmen)
    later = publish(world, few_rows([*ROWS, {"month": "2021-03", **people(5_000)}]))
    open_to_public(release=later, by=carmen)
    releases.withdraw(release=later, why="Marzo estaba mal", by=carmen)
    gone = Client().get(f"{HERE}{later.pk}/")
    assert gone.status_code == 410
    assert "fue retirada: Marzo estaba mal" in read(gone)
    latest = read(Client().get(HERE))
    assert "Marzo estaba mal" in latest
    assert "Personas alcanzadas 1.67" in latest


def test_a_closed_release_leaves_a_sentence(world, carmen, release):
    open_to_public(release=release, by=carmen)
    close_to_public(release=release, by=carmen, why="Un error")
    shown = Client().get(HERE)
    assert shown.status_code == 200
    assert "ya no está abierta a todos: Un error" in read(shown)


def test_a_release_that_was_never_opened_is_not_there(world, carmen, release):
    open_to_public(release=release, by=carmen)
    other = publish(world, few_rows(ROWS[:1]))
    assert Client().get(f"{HERE}{other.pk}/").status_code == 404


def test_the_coordinator_sees_what_would_be_public_opens_and_closes_it(world, carmen, release):
    asked = as_(carmen)
    address = f"/p/gtrm-peru/publico/{release.pk}/"
    assert "Ver y abrir a todos" in asked.get(f"/p/gtrm-peru/publicaciones/{release.pk}/").content.decode()
    preview = read(asked.get(address))
    assert "Total firmado: 1.670" in preview
    assert "Publicar para todos" in preview
    assert "Ahora todos la ven" in read(asked.post(f"{address}abrir/", follow=True))
    assert Client().get(HERE).status_code == 200
    refused = asked.post(f"{address}cerrar/", {"why": " "})
    assert refused.status_code == 422
    assert "Falta decir por qué" in read(refused)
    assert "Ya no está abierta" in read(asked.post(f"{address}cerrar/", {"why": "Un error"}, follow=True))


@pytest.mark.parametrize("who", ["alice", "charlie", "iris"])
def test_nobody_else_sees_the_preview(world, carmen, release, who):
    assert as_(getattr(world, who)).get(f"/p/gtrm-peru/publico/{release.pk}/").status_code == 404
    assert as_(getattr(world, who)).post(f"/p/gtrm-peru/publico/{release.pk}/abrir/").status_code == 404
