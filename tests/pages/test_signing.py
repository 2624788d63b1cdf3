"""The pages of releases: what they show, who may sign, and that a refusal leaves nothing half done."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from tests.factories import records
from tests.factories.reports import HEALTH, YEAR, make_world, send, submit_and_accept
from tinkuy.ledger.actions import submit
from tinkuy.months import Month
from tinkuy.pages.signing.effect import effect_shown, holding, measured_effect
from tinkuy.releases import actions
from tinkuy.releases.keeping import folder_of
from tinkuy.releases.models import Release

pytestmark = pytest.mark.django_db
BASE = "/p/gtrm-peru/publicaciones/"


@pytest.fixture
def world(settings, tmp_path) -> Any:
    settings.DATA_FOLDER = tmp_path
    return make_world()


@pytest.fixture
def carmen(world) -> Any:
    carmen = records.person(email="carmen@example.org", name="Carmen")
    records.role(on=world.platform, person=carmen, role="coordinator")
    return carmen


@pytest.fixture
def stand(world, tmp_path) -> Any:
    return lambda *rows, **said: submit_and_accept(world, send(world, tmp_path / "reporte.csv", rows, **said))


def as_(person: Any, **headers: str) -> Client:
    client = Client(HTTP_ACCEPT_LANGUAGE="es", **headers)
    client.force_login(person)
    return client


def sign(world, by, **said: Any) -> Release:
    return actions.release(platform=world.platform, year=YEAR, by=by, **said)


def effect_of(version: Any) -> dict[str, Any]:
    return effect_shown(version, measured_effect(version, lambda _: None))


def prepared(client: Client, query: str = "") -> Any:
    """The page of what a release would hold: prepared at once, for in tests nobody works in the background."""
    return client.get(f"{BASE}nueva/{query}", follow=True)


def text_of(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


def test_the_list_says_of_each_release_its_months_its_figure_and_whether_it_stands(world, carmen, stand) -> None:
    stand({"new": 1234, "total": 1234, "women": 1234})
    old = sign(world, carmen, note="Primera")
    stand({"month": "2021-04", "new": 1, "total": 1, "women": 1})
    new = sign(world, carmen, withdraws=[old], why="Faltaba abril")
    page = text_of(as_(world.alice).get(BASE))
    assert "marzo 2021" in page
    assert "marzo a abril 2021" in page
    assert "1.234" in page
    assert "1.235" in page
    assert "Carmen" in page
    assert "Primera" in page
    assert "Vigente" in page
    assert "Retirada" in page
    assert "Faltaba abril" in page
    assert f"/p/gtrm-peru/tablero/{new.pk}/" in page


def test_whoever_takes_no_part_finds_no_page(world, carmen, stand) -> None:
    stand({"new": 5})
    signed = sign(world, carmen)
    stranger = records.person()
    for path in ("", "nueva/", "comparar/", f"{signed.pk}/"):
        assert as_(stranger).get(BASE + path).status_code == 404
        assert Client().get(BASE + path).status_code == 302
    assert as_(stranger).post(f"{BASE}{signed.pk}/retirar/", {"why": "No"}).status_code == 404


def test_a_release_of_another_platform_is_not_there(world, carmen, stand) -> None:
    stand({"new": 5})
    signed = sign(world, carmen)
    assert as_(world.charlie).get(f"/p/gifmm-colombia/publicaciones/{signed.pk}/").status_code == 404


def test_the_page_of_a_release_says_its_hashes_its_packs_and_what_it_was_made_from(world, carmen, stand) -> None:
    version = stand({"new": 5})
    signed = sign(world, carmen, note="Marzo")
    page = text_of(as_(world.alice).get(f"{BASE}{signed.pk}/"))
    assert str(signed.pk) in page
    assert version.part in page
    assert version.upload.digest in page
    assert "rows.parquet" in page
    assert YEAR in page
    assert "Marzo" in page


def test_verifying_reads_every_byte_and_says_so(world, carmen, stand) -> None:
    stand({"new": 5})
    signed = sign(world, carmen)
    client = as_(world.alice)
    assert "entera y como se firmó" in text_of(client.post(f"{BASE}{signed.pk}/verificar/"))
    rows = folder_of(signed.pk) / "rows.parquet"
    content = bytearray(rows.read_bytes())
    content[100] ^= 1
    rows.chmod(0o644)
    rows.write_bytes(content)
    assert "cambió después de firmarse" in text_of(client.post(f"{BASE}{signed.pk}/verificar/"))
    part = client.post(f"{BASE}{signed.pk}/verificar/", headers={"HX-Request": "true"})
    assert "cambió después de firmarse" in text_of(part)
    assert "<html" not in text_of(part)


def test_preparing_shows_what_goes_out_what_waits_and_what_changes(world, carmen, stand, tmp_path) -> None:
    stand({"new": 5, "total": 5, "women": 5})
    sign(world, carmen)
    stand({"new": 105, "total": 105, "women": 105})
    (waiting,) = send(world, tmp_path / "abril.csv", [{"month": "2021-04"}]).made
    submit(version=waiting, by=world.alice)
    page = text_of(prepared(as_(world.iris)))
    assert "Qué saldrá de marzo 2021" in page
    assert "Comparado con la publicación" in page
    assert "+100" in page
    assert "corregido" in page
    assert "UNICEF" in page
    assert "Quien coordina la plataforma firma" in page
    assert "Firmar y publicar" not in page


def test_a_coordinator_signs_what_was_looked_at(world, carmen, stand) -> None:
    stand({"new": 5})
    client = as_(carmen)
    page = prepared(client)
    said = {"form": page.context["form"], "note": "Marzo"}
    answer = client.post(page.request["PATH_INFO"], said, follow=True)
    signed = Release.objects.on(world.platform).get()
    assert answer.redirect_chain[-1][0] == f"{BASE}{signed.pk}/?hecho=firmada"
    assert (signed.note, signed.signed_by) == ("Marzo", carmen)
    assert "Publicación firmada." in text_of(answer)


def test_a_form_that_is_sent_twice_signs_one_release(world, carmen, stand) -> None:
    stand({"new": 5})
    client = as_(carmen)
    page = prepared(client)
    answers = [client.post(page.request["PATH_INFO"], {"form": page.context["form"]}, follow=True) for _ in range(2)]
    signed = Release.objects.on(world.platform).get()
    assert {answer.redirect_chain[-1][0] for answer in answers} == {f"{BASE}{signed.pk}/?hecho=firmada"}


def test_what_changed_since_it_was_looked_at_is_not_signed_and_what_was_typed_stays(world, carmen, stand) -> None:
    stand({"new": 5})
    client = as_(carmen)
    page = prepared(client)
    stand({"new": 6})
    answer = client.post(page.request["PATH_INFO"], {"form": page.context["form"], "note": "Mi nota"}, follow=True)
    assert "cambió lo que está aceptado" in text_of(answer)
    assert not Release.objects.on(world.platform).exists()
    again = client.get(answer.context["again"], follow=True)
    assert "Mi nota" in text_of(again)
    client.post(again.request["PATH_INFO"], {"form": again.context["form"], "note": "Mi nota"}, follow=True)
    assert Release.objects.on(world.platform).get().note == "Mi nota"


def test_a_prepared_page_says_that_something_else_was_accepted_since_and_offers_no_signature(
    world, carmen, stand
) -> None:
    stand({"new": 5})
    client = as_(carmen)
    page = prepared(client)
    stand({"new": 6})
    later = text_of(client.get(page.request["PATH_INFO"]))
    assert "cambió lo que está aceptado" in later
    assert "Firmar y publicar" not in later


def test_a_reason_that_lacks_is_asked_for_at_once_and_nothing_typed_is_lost(world, carmen, stand) -> None:
    stand({"new": 5})
    old = sign(world, carmen)
    stand({"new": 6})
    client = as_(carmen)
    page = prepared(client)
    answer = client.post(page.request["PATH_INFO"], {"note": "Mi nota", "withdraws": [str(old.pk)], "why": " "})
    assert answer.status_code == 422
    assert "Falta decir por qué" in text_of(answer)
    assert "Mi nota" in text_of(answer)
    assert f'value="{old.pk}" checked' in text_of(answer)


def test_only_the_coordinator_signs_and_only_who_keeps_months_prepares(world, carmen, stand) -> None:
    stand({"new": 5})
    path = prepared(as_(world.iris)).request["PATH_INFO"]
    for person in (world.alice, world.charlie, world.hugo):
        assert as_(person).get(f"{BASE}nueva/").status_code == 403
        assert as_(person).get(path).status_code == 403
        assert as_(person).post(path, {}).status_code == 403
    assert as_(world.iris).post(path, {}).status_code == 403
    asked = as_(carmen).post(path, {})["Location"]
    assert as_(world.alice).get(asked).status_code == 403
    assert Release.objects.on(world.platform).count() == 1


def test_where_nothing_stands_the_page_says_what_to_do(world, carmen) -> None:
    assert "no hay qué publicar" in text_of(as_(carmen).get(f"{BASE}nueva/"))
    assert "Todavía no hay publicaciones" in text_of(as_(carmen).get(BASE))


def test_withdrawing_needs_a_reason_and_then_every_page_says_it(world, carmen, stand) -> None:
    stand({"new": 5})
    signed = sign(world, carmen)
    client = as_(carmen)
    refused = client.post(f"{BASE}{signed.pk}/retirar/", {"why": " "})
    assert refused.status_code == 422
    assert "Falta decir por qué" in text_of(refused)
    assert as_(world.iris).post(f"{BASE}{signed.pk}/retirar/", {"why": "No"}).status_code == 403
    signed.refresh_from_db()
    assert signed.stands
    page = text_of(client.post(f"{BASE}{signed.pk}/retirar/", {"why": "Faltaba ACNUR"}, follow=True))
    assert "retirada por Carmen" in page
    assert "Faltaba ACNUR" in page


def test_two_releases_are_compared_with_the_reports_that_moved_the_figure(world, carmen, stand) -> None:
    stand({"new": 5, "total": 5, "women": 5}, {**HEALTH, "new": 7, "total": 7, "women": 7})
    old = sign(world, carmen)
    stand({"new": 15, "total": 15, "women": 15}, {**HEALTH, "new": 7, "total": 7, "women": 7})
    new = sign(world, carmen)
    address = f"{BASE}comparar/?antes={old.pk}&despues={new.pk}"
    page = text_of(as_(world.alice).get(address))
    assert "Personas alcanzadas: Suma" in page
    assert "corregido" in page
    assert "Celdas que cambiaron" in page  # Alice's own rows
    assert "Celdas que cambiaron" not in text_of(as_(world.charlie).get(address))
    assert "Elija dos publicaciones distintas" in text_of(
        as_(world.alice).get(f"{BASE}comparar/?antes={old.pk}&despues={old.pk}")
    )


def test_a_late_report_says_what_it_would_do_to_every_released_figure_of_its_month(
    world, carmen, stand, tmp_path
) -> None:
    stand({"new": 5, "total": 5, "women": 5})
    stand({"month": "2021-04", "new": 1, "total": 1, "women": 1})
    sign(world, carmen, months=[Month(2021, 3)])
    both = sign(world, carmen)
    sign(world, carmen, months=[Month(2021, 4)])
    rows = [{"organisation": "ACNUR", "new": 40, "total": 40, "women": 40}]
    (late,) = send(world, tmp_path / "tarde.csv", rows, by=world.charlie).made
    submit(version=late, by=world.charlie)
    effect = effect_of(late)
    assert len(effect["releases"]) == 2
    assert effect["releases"][0]["id"] == str(both.pk)
    lines = {line["name"].es: line for line in effect["releases"][0]["lines"]}
    total = lines["Personas alcanzadas: Suma"]
    assert (total["published"]["value"], total["without"]["value"], total["with"]["value"], total["own"]) == (
        6,
        6,
        46,
        40,
    )
    assert lines["Organizaciones presentes"]["own"] == 1
    assert lines["Comunidad de acogida"]["own_same"]
    answer = as_(world.iris).get(f"{BASE}efecto/{late.pk}/")
    assert "+40" in text_of(answer)
    assert as_(world.alice).get(f"{BASE}efecto/{late.pk}/").status_code == 404


def test_a_report_of_a_month_in_no_release_changes_no_released_figure(world, carmen, stand, tmp_path) -> None:
    stand({"month": "2021-04", "new": 1})
    sign(world, carmen)
    (version,) = send(world, tmp_path / "marzo.csv", [{"new": 5}]).made
    submit(version=version, by=world.alice)
    assert holding(version) == []
    assert "no está en ninguna publicación vigente" in text_of(as_(world.iris).get(f"{BASE}efecto/{version.pk}/"))


def test_what_was_accepted_since_is_told_apart_from_what_the_late_report_does(world, carmen, stand, tmp_path) -> None:
    stand({"new": 5, "total": 5, "women": 5})
    sign(world, carmen)
    stand({"new": 8, "total": 8, "women": 8})
    rows = [{"organisation": "ACNUR", "new": 40, "total": 40, "women": 40}]
    (late,) = send(world, tmp_path / "tarde.csv", rows, by=world.charlie).made
    submit(version=late, by=world.charlie)
    line = effect_of(late)["releases"][0]["lines"][0]
    assert (line["published"]["value"], line["without"]["value"], line["with"]["value"], line["own"]) == (5, 8, 48, 40)


@pytest.mark.parametrize("language", ["es", "en", "pt"])
def test_every_page_speaks_every_language(world, carmen, stand, language) -> None:
    stand({"new": 5})
    old = sign(world, carmen)
    stand({"new": 6})
    new = sign(world, carmen, withdraws=[old], why="x")
    client = Client(HTTP_ACCEPT_LANGUAGE=language)
    client.force_login(carmen)
    for path in ("", "nueva/", f"comparar/?antes={old.pk}&despues={new.pk}", f"{old.pk}/", f"{new.pk}/"):
        answer = client.get(BASE + path, follow=True)
        assert answer.status_code == 200
        assert f'<html lang="{language}">' in text_of(answer)
        assert "style=" not in text_of(answer).replace("stylesheet=", "")
