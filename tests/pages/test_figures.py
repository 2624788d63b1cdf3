"""Figure pages: every number at a permanent address, the same as the figure's own function and the command line give."""

from __future__ import annotations

import csv
import html
import io
import json
import re
from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client

from tests.factories import records
from tests.factories.reports import YEAR, send
from tests.factories.rows import people
from tests.factories.rows import standard_rows as few_rows
from tests.pages.published import donor, folder_of, publish
from tests.pages.reporting import as_
from tinkuy.checks.acceptance import Acceptance
from tinkuy.cli.main import main
from tinkuy.demonstration import standard_rows
from tinkuy.figures import completeness, consolidated, organisations_present, people_reached, trend
from tinkuy.figures.catalogue import MODELS, REFUSALS
from tinkuy.ledger.actions import accept, resolve, submit
from tinkuy.ledger.checked import checked
from tinkuy.ledger.standing import seen
from tinkuy.pages.figures import received
from tinkuy.pages.figures.asking import Asked
from tinkuy.pages.figures.kinds import KINDS
from tinkuy.pages.figures.published import published
from tinkuy.releases import actions
from tinkuy.releases.models import Release

pytestmark = pytest.mark.django_db

HEALTH = {"sector": "health", "indicator": "RE-HE1"}
ROWS = [
    {"organisation": "ORG113", "month": "2021-01", **people(100)},
    {"organisation": "ORG118", "month": "2021-01", **HEALTH, **people(60)},
    {"organisation": "ORG113", "month": "2021-02", "admin1": "PE24", **people(30)},
    {"organisation": "ORG113", "month": "2021-02", "admin1": "PE24", **HEALTH, **people(None)},
    {"organisation": "ORG118", "month": "2021-02", "indicator_type": "capacity_building", **people(7)},
    {"organisation": "ORG118", "month": "2021-03", **HEALTH, **people(None)},
    {"organisation": "ORG118", "month": "2021-01", "admin1": "PE00", "place_level": "national", **HEALTH, **people(5)},
]


@pytest.fixture
def release(world) -> Release:
    return publish(world, few_rows(ROWS))


def address(release: Release, figure: str = "people_reached", ending: str = "/", **said: str) -> str:
    query = "&".join(f"{name.replace('_', '-')}={value}" for name, value in said.items())
    return f"/cifras/{release.pk}/{figure}{ending}" + (f"?{query}" if query else "")


def asked(person: Any, release: Release, figure: str = "people_reached", **said: str) -> Any:
    return as_(person).get(address(release, figure, ".json", **said)).json()


def text_of(response: Any) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def test_the_page_shows_the_number_its_interval_and_where_it_comes_from(world, release):
    shown = text_of(as_(world.iris).get(address(release, modelo="max-sector")))
    assert "Todos los sectores en todo el país, enero a marzo 2021" in shown
    assert "135 Intervalo: 135 a 195" in shown
    assert "Posible repetición entre sectores en el mismo mes" in shown
    assert "− 60" in shown
    assert f"Publicación {release.pk}, firmada por Alice" in shown
    assert f"http://testserver/cifras/{release.pk}/people_reached/?modelo=max-sector" in shown


def test_the_same_as_json_is_what_the_command_line_says(world, release, settings, capsys):
    folder = str(folder_of(release, settings).folder)
    for said, words in (
        ({"modelo": "max-sector"}, ["--model", "max-sector"]),
        ({"modelo": "sum", "por": "month"}, ["--model", "sum", "--by", "month"]),
        ({"modelo": "max-sector", "por": "admin1", "sin_nacional": "si"}, ["--model", "max-sector", "--by", "admin1", "--without-national"]),
    ):  # fmt: skip
        assert main(["reached", "--release", folder, *words, "--json", "-"]) == 0
        told = json.loads(capsys.readouterr().out)
        page = asked(world.iris, release, **said)
        assert {key: page[key] for key in told} == told


def test_numbers_of_pages_are_those_of_the_figures_functions(world):
    rows = standard_rows(1_200, 3)
    release = publish(world, rows)
    for model in MODELS:
        for by in (("admin1",), ("month",), ("sector", "admin1")):
            if any((model, dimension) in REFUSALS for dimension in by):
                answer = as_(world.iris).get(address(release, ending=".json", modelo=model, por=",".join(by)))
                assert answer.status_code == 422, (model, by)
                continue
            expected = people_reached(rows, model=model, by=by).to_dicts()
            found = asked(world.iris, release, modelo=model, por=",".join(by))["figures"]
            for line, should in zip(found, expected, strict=True):
                for key, value in should.items():
                    assert line[key] == (pytest.approx(value) if isinstance(value, float) else value), (model, by, key)


@pytest.mark.parametrize(("dimension", "part"), [("sector", "sector"), ("admin1", "admin1"), ("month", "mes")])
@pytest.mark.parametrize("model", ["max-sector", "max-age-gender"])
def test_a_part_of_a_figure_is_the_very_line_of_its_breakdown(world, model, dimension, part):
    release = publish(world, standard_rows(1_200, 3))
    lines = asked(world.iris, release, modelo=model, por=dimension)["figures"]
    for line in lines[:2]:
        (alone,) = asked(world.iris, release, modelo=model, **{part: line[dimension]})["figures"]
        assert alone == line


def test_the_other_figures_are_those_of_their_functions(world, release):
    rows = few_rows(ROWS)
    for figure, expected in (
        ("trend", trend(rows, model="sum")),
        ("organisations_present", organisations_present(rows, by=())),
        ("completeness", completeness(rows)),
        ("consolidated", consolidated(rows, model="sum")),
    ):
        lines = asked(world.iris, release, figure)["lines"]
        assert [{key: line[key] for key in expected.columns} for line in lines] == expected.to_dicts(), figure


@pytest.mark.parametrize("figure", KINDS)
@pytest.mark.parametrize("language", ["es", "en", "pt"])
def test_every_figure_has_its_page_in_every_language(world, release, figure, language):
    client = as_(world.iris)
    page = client.get(address(release, figure), HTTP_ACCEPT_LANGUAGE=language)
    assert page.status_code == 200
    assert KINDS[figure].figure.name.in_(language) in html.unescape(page.content.decode())
    if language == "es":
        assert client.get(address(release, figure, ".json")).status_code == 200
        assert client.get(address(release, figure, ".csv")).status_code == 200


def test_a_month_that_nobody_reported_is_a_gap_and_never_a_zero(world, release):
    page = as_(world.iris).get(address(release, "trend"))
    march = page.content.decode().split("marzo 2021</a>")[1].split("</tr>")[0]
    assert "bar-gap" in march
    assert "no reportado" in march
    lines = asked(world.iris, release, "trend")["lines"]
    assert [(line["state"], line["reached"]) for line in lines] == [("reported", 165.0), ("partly", 30.0), ("not_reported", None)]  # fmt: skip


def test_a_part_in_which_nobody_reported_says_so_and_shows_no_number(world, release):
    shown = text_of(as_(world.iris).get(address(release, mes="2021-03")))
    assert "Modelo «Suma» no reportado" in shown
    assert "Intervalo: 0" not in shown


def test_a_place_of_the_list_without_rows_is_a_gap(world, release):
    assert "Es un vacío, no un cero" in text_of(as_(world.iris).get(address(release, admin1="PE09")))


def test_a_pair_that_is_not_defined_is_one_sentence_and_no_number(world, release):
    page = as_(world.iris).get(address(release, modelo="max-sector", por="organisation"))
    assert page.status_code == 422
    shown = text_of(page)
    assert "max-sector no está definido por organización" in shown
    assert "135" not in shown
    assert "Verla con el modelo «Suma»" in shown


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("color=azul", "no tiene el parámetro «color»"),
        ("modelo=otro", "no se hace con el modelo «otro»"),
        ("por=luna", "No hay cifras por «luna»"),
        ("sector=luna", "no tiene «luna» en sector"),
        ("mes=marzo", "«marzo» no es un mes"),
        ("desde=2021-03&hasta=2021-01", "2021-03 viene después de 2021-01"),
        ("mes=2021-01&desde=2021-01", "no los dos"),
        ("sin-nacional=tal+vez", "se escribe sin-nacional=si"),
        ("modelo=sum&modelo=sum", "está dos veces"),
    ],
)
def test_what_nobody_can_answer_is_refused_with_one_sentence(world, release, query, words):
    for ending in ("/", ".json", ".csv"):
        answer = as_(world.iris).get(f"{address(release, ending=ending)}?{query}")
        assert answer.status_code == 422
        assert words in answer.content.decode() or words in answer.content.decode("unicode_escape")


def test_an_unknown_figure_is_not_there_and_the_page_names_those_that_are(world, release):
    answer = as_(world.iris).get(address(release, "people-reached"))
    assert answer.status_code == 404
    assert "Personas alcanzadas" in answer.content.decode()


def test_only_who_takes_part_in_the_platform_sees_figures(world, release):
    stranger = records.person(email="mallory@example.org")
    for ending in ("/", ".json", ".csv"):
        assert as_(stranger).get(address(release, ending=ending)).status_code == 404
        assert Client().get(address(release, ending=ending)).status_code == 302


def test_another_platforms_officer_does_not_see_them(world, release):
    elsewhere = records.platform("pt-ecuador")
    mallory = records.person(email="mallory@example.org")
    for role in ("information_officer", "coordinator"):
        records.role(on=elsewhere, person=mallory, role=role)
    assert as_(mallory).get(address(release)).status_code == 404


def behind(response: Any) -> list[str]:
    """The organisations of the rows that the page shows."""
    table = response.content.decode().split('id="rows"')[1].split("</section>")[0]
    return re.findall(r'data-label="Organización">([^<]*)<', table)


def test_an_officer_sees_all_rows_those_that_bring_most_first(world, release):
    page = as_(world.iris).get(address(release))
    assert len(behind(page)) == 7
    assert behind(page)[0] == "UNICEF"


def test_a_focal_point_sees_the_rows_of_their_organisation_alone(world, release):
    assert set(behind(as_(world.alice).get(address(release)))) == {"UNICEF"}
    assert set(behind(as_(world.charlie).get(address(release)))) == {"UNHCR"}


def test_a_sector_lead_sees_the_rows_of_their_sector_alone(world, release):
    assert len(behind(as_(world.hugo).get(address(release)))) == 4


def test_others_see_how_many_rows_there_are_and_not_the_rows(world, release):
    lead = records.role(on=world.platform, role="sector_lead", sector="shelter").person
    page = as_(lead).get(address(release))
    assert behind(page) == []
    assert "Cuenta en la cifra 4 195 195" in text_of(page)


def test_whoever_only_looks_on_finds_neither_page_nor_numbers_of_a_figure(world, release):
    client = as_(donor(world))
    assert [client.get(address(release, ending)).status_code for ending in ("", ".json", ".csv")] == [404, 404, 404]


def test_the_outcome_of_rows_can_be_chosen_and_pages_are_counted_within_it(world, release):
    page = as_(world.iris).get(address(release, modelo="max-sector", resultado="other_sector"))
    assert len(behind(page)) == 1
    assert as_(world.iris).get(address(release, pagina="99")).status_code == 200


def test_rows_alone_are_given_to_htmx(world, release):
    page = as_(world.iris).get(address(release, pagina="1"), HTTP_HX_REQUEST="true")
    assert "<html" not in page.content.decode()


def test_a_withdrawn_release_says_so_at_once_and_names_the_one_in_its_place(world, release):
    newer = publish(world, few_rows(ROWS[:3]))
    Release.objects.on(world.platform).filter(pk=release.pk).update(
        withdrawn_at=datetime(2026, 11, 24, tzinfo=UTC),
        withdrawn_by=world.alice,
        withdrawn_why="Faltaba Tumbes",
        withdrawn_by_release=newer,
    )
    page = as_(world.iris).get(address(release, modelo="max-sector"))
    assert "Esta publicación fue retirada el 23 de noviembre de 2026 por Alice: Faltaba Tumbes" in text_of(page)
    assert f"/cifras/{newer.pk}/people_reached/?modelo=max-sector" in page.content.decode()
    assert asked(world.iris, release)["withdrawn"]["withdrawn_by"] == str(newer.pk)
    assert asked(world.iris, newer)["withdrawn"] is None


def test_an_unchanged_answer_is_not_sent_twice(world, release):
    client = as_(world.iris)
    first = client.get(address(release, ending=".json"))
    again = client.get(address(release, ending=".json"), HTTP_IF_NONE_MATCH=first["ETag"])
    assert (again.status_code, again.content) == (304, b"")
    other = client.get(address(release, ending=".json", por="month"), HTTP_IF_NONE_MATCH=first["ETag"])
    assert other.status_code == 200
    assert "no-store" in first["Cache-Control"]


def test_csv_has_codes_names_and_the_release(world, release):
    answer = as_(world.iris).get(address(release, ending=".csv", por="admin1", modelo="max-sector"))
    lines = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert [(line["admin1"], line["admin1_name"], line["reached"]) for line in lines] == [
        ("PE00", "Perú", "5.0"),
        ("PE15", "Lima", "100.0"),
        ("PE24", "Tumbes", "30.0"),
    ]
    assert {line["release"] for line in lines} == {str(release.pk)}


def test_a_figure_that_is_not_published_says_why_before_its_number(world):
    rows = few_rows([{"new": 10, "total": 40, "in_destination": 30, "host_community": 10}])
    shown = text_of(as_(world.iris).get(address(publish(world, rows), "host_community_reached")))
    assert "No se publica El desglose suma más personas que las nuevas" in shown


def test_what_was_accepted_before_the_release_is_said(world):
    accepted = Acceptance(
        cause="new-not-reported:PER:2021-03", kind="new-not-reported", treatment="mark_not_reported", by="Iris",
        why="Lo dijo el socio", at="2026-11-20T10:00:00Z", year="r4v-2021", pack="0", rows=(0,), changed=1,
        before="0" * 64, after="1" * 64,
    )  # fmt: skip
    release = publish(world, few_rows(ROWS), acceptances=(accepted,))
    assert "Iris, 2026-11-20: Lo dijo el socio" in text_of(as_(world.iris).get(address(release)))


def test_a_release_that_was_changed_on_the_disk_is_not_shown(world, release, settings):
    manifest = settings.DATA_FOLDER / "releases" / str(release.pk) / "manifest.json"
    manifest.chmod(0o644)
    manifest.write_text(manifest.read_text().replace("Alice", "Mallory"))
    answer = as_(world.iris).get(address(release))
    assert answer.status_code == 503
    assert "cambió después de firmarse" in answer.content.decode()


def test_steps_add_up_to_the_figure_and_rows_to_all_rows(world):
    release = publish(world, standard_rows(900, 4))
    for figure in ("people_reached", "host_community_reached", "cash_people"):
        for said in ({}, {"sector": "health", "desde": "2021-02", "hasta": "2021-04"}):
            told = asked(world.iris, release, figure, **said)
            lines = told["figures" if figure == "people_reached" else "lines"]
            if not lines:
                continue
            assert sum(step["amount"] for step in told["waterfall"]) == pytest.approx(lines[0]["reached"])
            assert sum(line["contribution"] for line in told["outcomes"]) == pytest.approx(lines[0]["reached"])
    assert sum(line["rows"] for line in asked(world.iris, release)["outcomes"]) == 900


def test_a_blank_code_in_a_breakdown_is_named_and_leads_nowhere(world):
    rows = few_rows([{"admin1": None, **people(4)}, {"admin1": None, "admin1_text": "Limma", **people(6)}])
    page = as_(world.iris).get(address(publish(world, rows), por="admin1"))
    assert "(en blanco)" in page.content.decode()
    assert "admin1=Limma" in page.content.decode()


def test_months_of_a_period_are_those_of_the_release(world, release):
    (line,) = asked(world.iris, release, desde="2021-02")["figures"]
    assert line["reached"] == 30


def test_the_figure_of_the_rows_as_sent_stands_beside_the_corrected_one(world, tmp_path):
    """Thirty rows that say 0 new people beside a total that is broken down: accepted, they are not reported."""
    carmen = records.person(email="carmen@example.org", name="Carmen")
    records.role(on=world.platform, person=carmen, role="coordinator")
    rows = [{"new": 0, "women": 10 + n, "total": 10 + n, "activity": f"Taller {n}"} for n in range(30)]
    (draft,) = send(world, tmp_path / "sin-nuevos.csv", rows).made
    cause = next(one for one in checked([draft]).causes if one.treatment)
    resolve(versions=[draft], cause=cause.id, by=world.alice, why="Lo pidió la plataforma")
    submit(version=draft, by=world.alice)
    draft.refresh_from_db()
    accept(version=draft, seen=seen(draft), by=world.iris)
    made = actions.release(platform=world.platform, year=YEAR, by=carmen)
    page = as_(world.iris).get(address(made))
    told = text_of(page).split("Cambios aceptados en lo reportado")[1]
    assert "Como se enviaron" in told
    assert "Como están en esta publicación" in told
    assert "Lo pidió la plataforma" in told
    sent = received.as_sent(made, published(made), Asked("people_reached", "sum"))
    now = asked(world.iris, made, modelo="sum")["figures"][0]
    assert (cause.kind, sent["rows"], now["rows"]) == ("new-not-reported", 30, 30)
    assert (sent["not_reported"], now["not_reported"]) == (0, 30)
    assert "Como están en esta publicación no reportado" in told


@pytest.mark.parametrize(
    ("query", "scope"),
    [
        ("grupo=host_community", "Comunidad de acogida"),
        ("edad-genero=girls", "Niñas"),
        ("cva=no", "sin transferencias (CVA)"),
    ],
)
def test_a_group_of_people_is_a_part_like_any_other(world, release, query, scope):
    page = as_(world.iris).get(f"/cifras/{release.pk}/people_reached/?modelo=sum&{query}")
    assert page.status_code == 200
    assert scope.casefold() in page.content.decode().casefold()


@pytest.mark.parametrize("query", ["grupo=girls", "cva=quizas", "edad-genero=host_community", "mecanismo=trueque"])
def test_a_part_that_is_none_is_refused(world, release, query):
    assert as_(world.iris).get(f"/cifras/{release.pk}/people_reached/?modelo=sum&{query}").status_code == 422
