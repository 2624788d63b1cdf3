"""The dashboard of a release: five figures and five charts, each true of its rows, each leading to its figure's page."""

from __future__ import annotations

import html
import re
from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client
from django_tasks import TaskResultStatus

from tests.factories import records
from tests.factories.rows import people
from tests.factories.rows import standard_rows as few_rows
from tests.pages.published import donor, publish
from tests.pages.reporting import as_
from tinkuy.demonstration import standard_rows
from tinkuy.figures.of_release import FIGURES
from tinkuy.pages.dashboard import views
from tinkuy.pages.dashboard.tasks import warm_release
from tinkuy.pages.dashboard.warming import warm
from tinkuy.releases.cache import Cache
from tinkuy.releases.models import Release

pytestmark = pytest.mark.django_db

HEALTH = {"sector": "health", "indicator": "RE-HE1"}
ROWS = [
    {"organisation": "ORG113", "month": "2021-01", **people(1_000)},
    {"organisation": "ORG118", "month": "2021-01", **HEALTH, **people(600)},
    {"organisation": "ORG113", "month": "2021-02", "admin1": "PE24", **people(300)},
    {"organisation": "ORG118", "month": "2021-02", **HEALTH, **people(0)},
    {"organisation": "ORG118", "month": "2021-03", "admin1": "PE20", **HEALTH, **people(None)},
    {"organisation": "ORG118", "month": "2021-01", "admin1": "PE00", "place_level": "national", **HEALTH, **people(50)},
]


@pytest.fixture
def release(world) -> Release:
    return publish(world, few_rows(ROWS))


def opened(person: Any, release: Release, query: str = "", **how: Any) -> Any:
    return as_(person).get(f"/p/gtrm-peru/tablero/{release.pk}/{query}", **how)


def text_of(response: Any) -> str:
    shown = re.sub(r"<title>[^<]*</title>", " ", response.content.decode())
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", shown)).split())


def test_the_five_figures_are_there_with_the_interval(world, release):
    shown = text_of(opened(world.iris, release, "?modelo=max-sector"))
    assert "Personas alcanzadas 1.350 Intervalo: 1.350 a 1.950" in shown
    assert "Organizaciones activas 2" in shown
    assert "Departamentos con actividad 3 de 25" in shown
    assert "Reportes recibidos 5 de 6" in shown
    assert "De la comunidad de acogida" in shown


def test_every_title_says_a_finding_that_is_true_of_the_numbers(world, release):
    shown = text_of(opened(world.iris, release, "?modelo=max-sector"))
    assert "Enero 2021 fue el mes más alto: 1.050 personas; marzo 2021: no reportado" in shown
    assert "Educación es el sector que más personas alcanzó: 1.300; le sigue Salud, con 650" in shown
    assert "Lima es el departamento con más personas: 1.000; 50 más no tienen lugar en el mapa" in shown
    assert (
        "Lima tiene la mayor presencia (organizaciones: 2; sectores: 2); en 22 departamentos no hay ninguna actividad"
        in shown
    )
    assert "1 de 2 organizaciones reportaron todos los meses; faltan 1 reportes" in shown


def test_a_month_whose_rows_all_say_zero_is_pointed_at(world):
    release = publish(world, few_rows([{"month": "2021-01", **people(5)}, {"month": "2021-02", **people(0)}]))
    assert "febrero 2021 suma 0 en 1 filas: puede ser un vacío escrito como cero" in text_of(
        opened(world.iris, release)
    )


def test_gaps_are_outlines_in_every_chart_and_never_zeros(world, release):
    page = opened(world.iris, release).content.decode()
    march = page.split('aria-label="marzo 2021: no reportado"')[1].split("</a>")[0]
    assert 'class="gap"' in march
    assert 'class="column"' not in march
    piura = page.split('aria-label="Piura: no reportado"')[1].split("</a>")[0]
    assert 'class="place none"' in piura
    completeness = page.split('class="matrix reports"')[1]
    assert completeness.count('class="missing"') == 1


def test_a_month_with_nothing_to_report_has_its_own_state_and_is_not_missing(world):
    rows = few_rows([{"month": "2021-01", **people(5)}, {"month": "2021-02", **people(7)}])
    release = publish(world, rows, nothing=(("ORG118", "2021-02"),))
    page = opened(world.iris, release)
    completeness = page.content.decode().split('class="matrix reports"')[1]
    assert (completeness.count('class="nothing"'), completeness.count('class="missing"')) == (1, 1)
    shown = text_of(page)
    assert "Reportes recibidos 2 de 4" in shown
    assert "nada que reportar: 1" in shown
    assert "reportes que dicen «nada que reportar»: 1" in shown


def test_rows_of_the_whole_country_stand_beside_the_map(world, release):
    shown = text_of(opened(world.iris, release))
    assert "Fuera del mapa Filas del país entero : 50" in shown


def test_the_filters_are_in_the_address_and_read_as_a_sentence(world, release):
    page = opened(world.iris, release, "?sector=health&admin1=PE15&desde=2021-01&hasta=2021-02&modelo=max-sector")
    shown = text_of(page)
    assert "Salud en Lima, enero a febrero 2021" in shown
    assert "Personas alcanzadas 600" in shown
    chosen = re.findall(r'<option value="([^"]*)" selected>', page.content.decode())
    assert chosen == ["health", "PE15", "2021-01", "2021-02", "max-sector"]


def test_a_chart_does_not_narrow_itself_by_what_it_is_of(world, release):
    shown = text_of(opened(world.iris, release, "?sector=health"))
    assert "Educación es el sector que más personas alcanzó: 1.300" in shown
    assert "Salud en todo el país, enero a marzo 2021: personas, estimación por departamento" in shown


def test_an_address_says_only_what_was_chosen(world, release):
    answer = opened(world.iris, release, "?sector=&admin1=PE15&desde=&modelo=sum")
    assert (answer.status_code, answer["Location"]) == (
        302,
        f"/p/gtrm-peru/tablero/{release.pk}/?modelo=sum&admin1=PE15",
    )


@pytest.mark.parametrize(
    "query", ["?por=month", "?organizacion=ORG113", "?sector=luna", "?modelo=otro", "?desde=marzo"]
)
def test_what_nobody_can_answer_is_refused_with_one_sentence(world, release, query):
    answer = opened(world.iris, release, query)
    assert answer.status_code == 422
    assert "Este tablero no se puede mostrar así" in answer.content.decode()


def test_a_model_without_months_says_why_there_is_no_chart_of_them(world, release):
    page = opened(world.iris, release, "?modelo=max-sector-ytd")
    assert page.status_code == 200
    assert "no se reparte entre meses" in text_of(page)
    assert 'class="months"' not in page.content.decode()


def test_every_number_leads_to_a_page_that_shows_it(world, release):
    client = as_(world.iris)
    page = client.get(f"/p/gtrm-peru/tablero/{release.pk}/?modelo=max-sector").content.decode()
    links = sorted({html.unescape(link) for link in re.findall(r'href="(/cifras/[^"]+)"', page)})
    assert len(links) > 25
    for link in links:
        assert client.get(link).status_code == 200, link
    (education,) = [link for link in links if link.endswith("people_reached/?modelo=max-sector&sector=education")]
    assert "1.300" in client.get(education).content.decode()
    (tumbes,) = [link for link in links if link.endswith("people_reached/?modelo=max-sector&admin1=PE24")]
    assert "300" in client.get(tumbes).content.decode()


@pytest.mark.parametrize("language", ["en", "pt"])
def test_it_speaks_the_readers_language(world, release, language):
    page = opened(world.iris, release, HTTP_ACCEPT_LANGUAGE=language)
    word, month = {"en": ("People reached", "January 2021 was"), "pt": ("Pessoas alcançadas", "Janeiro 2021 foi")}[
        language
    ]
    assert word in text_of(page)
    assert month in text_of(page)
    assert "fue el mes más alto" not in text_of(page)


def test_pages_hold_no_inline_style_and_are_light(world):
    page = opened(world.iris, publish(world, standard_rows(3_000, 2)), HTTP_ACCEPT_ENCODING="gzip")
    assert len(page.content) < 40_000
    plain = opened(world.iris, publish(world, few_rows(ROWS))).content.decode()
    assert " style=" not in plain
    assert "<style" not in plain


def test_only_who_takes_part_in_the_platform_sees_it(world, release):
    stranger = records.person(email="mallory@example.org")
    assert opened(stranger, release).status_code == 404
    assert Client().get(f"/p/gtrm-peru/tablero/{release.pk}/").status_code == 302
    assert opened(donor(world), release).status_code == 404, "a donor sees results, without small numbers"
    assert opened(world.alice, release).status_code == 200


def test_the_address_without_a_release_leads_to_the_latest_that_stands(world, release):
    client = as_(world.iris)
    newer = publish(world, few_rows(ROWS[:2]))
    Release.objects.on(world.platform).filter(pk=newer.pk).update(at=datetime(2026, 11, 25, tzinfo=UTC))
    assert client.get("/p/gtrm-peru/tablero/")["Location"] == f"/p/gtrm-peru/tablero/{newer.pk}/"
    withdrawn = {
        "withdrawn_at": datetime(2026, 11, 26, tzinfo=UTC),
        "withdrawn_by": world.alice,
        "withdrawn_why": "Error",
    }
    Release.objects.on(world.platform).filter(pk=newer.pk).update(**withdrawn)
    assert client.get("/p/gtrm-peru/tablero/")["Location"] == f"/p/gtrm-peru/tablero/{release.pk}/"
    assert "Esta publicación fue retirada" in text_of(client.get(f"/p/gtrm-peru/tablero/{newer.pk}/"))


def test_before_the_first_release_it_says_so(world):
    answer = as_(world.iris).get("/p/gtrm-peru/tablero/")
    assert (answer.status_code, "Todavía no hay una publicación" in answer.content.decode()) == (200, True)


def test_a_release_under_another_platforms_address_is_shown_under_its_own(world, release):
    answer = as_(world.iris).get(f"/p/gifmm-colombia/tablero/{release.pk}/")
    assert answer["Location"] == f"/p/gtrm-peru/tablero/{release.pk}/"


def test_a_part_without_rows_is_a_gap_and_breaks_nothing(world, release):
    page = opened(world.iris, release, "?admin1=PE09&sector=education")
    assert page.status_code == 200
    assert "Es un vacío, no un cero" in text_of(page)


def test_what_was_warmed_is_not_made_again(world, release, monkeypatch):
    warm(release)
    views.kept_board.cache_clear()

    def made(*_: Any, **__: Any) -> None:
        raise AssertionError("it was to be kept")

    for name in FIGURES:
        monkeypatch.setitem(FIGURES, name, made)
    assert opened(world.iris, release, "?modelo=max-sector").status_code == 200
    assert as_(world.iris).get(f"/cifras/{release.pk}/people_reached/").status_code == 200


def test_a_drawn_dashboard_is_not_drawn_twice(world, release, monkeypatch):
    assert opened(world.iris, release).status_code == 200
    monkeypatch.setattr(Cache, "figure", lambda *_: pytest.fail("it was to be kept"))
    assert opened(world.hugo, release).status_code == 200


def test_the_worker_warms_a_release_that_was_signed_and_leaves_one_that_is_gone(world, release, settings):
    warm_release.enqueue(str(release.pk))
    assert list((settings.DATA_FOLDER / "figures" / str(release.pk)).glob("rows-*.parquet"))
    assert warm_release.enqueue("01a20949-2b7f-8dfe-9849-52b09649105e").status == TaskResultStatus.SUCCESSFUL
