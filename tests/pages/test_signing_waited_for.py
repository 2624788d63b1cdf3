"""The pages where somebody waits for the worker: they say what is happening, look again, and end on what was made."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from tests.factories import records
from tests.factories.reports import make_world, send, submit_and_accept
from tinkuy.ledger.actions import submit
from tinkuy.pages.signing import tasks
from tinkuy.releases import actions
from tinkuy.releases.models import Preparation, Release, Signing

pytestmark = pytest.mark.django_db
BASE = "/p/gtrm-peru/publicaciones/"
HTMX = {"HX-Request": "true"}


@pytest.fixture
def world(settings, tmp_path) -> Any:
    settings.DATA_FOLDER = tmp_path
    world = make_world()
    submit_and_accept(world, send(world, tmp_path / "reporte.csv", [{"new": 5, "total": 5, "women": 5}]))
    return world


@pytest.fixture
def carmen(world) -> Any:
    carmen = records.person(name="Carmen")
    records.role(on=world.platform, person=carmen, role="coordinator")
    return carmen


@pytest.fixture
def client(carmen, settings) -> Client:
    """Carmen's, while nobody works in the background until the test does."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    client = Client(HTTP_ACCEPT_LANGUAGE="es")
    client.force_login(carmen)
    return client


def text_of(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


def the(kind: type) -> Any:
    return kind.across_platforms.get()


def test_who_waits_sees_the_steps_with_and_without_javascript(client) -> None:
    page = client.get(f"{BASE}nueva/", follow=True)
    path = page.request["PATH_INFO"]
    assert path == f"{BASE}preparando/{the(Preparation).pk}/"
    assert "En la cola" in text_of(page)
    assert f'<meta http-equiv="refresh" content="2;url={path}">' in text_of(page)
    part = client.get(path, headers=HTMX)
    assert "Juntar lo aceptado" in text_of(part)
    assert "<html" not in text_of(part)


def test_what_was_prepared_shows_itself_to_who_waits_and_is_made_once_for_all(client, world) -> None:
    path = client.get(f"{BASE}nueva/", follow=True).request["PATH_INFO"]
    tasks.prepare.func(str(the(Preparation).pk))
    assert client.get(path, headers=HTMX)["HX-Refresh"] == "true"
    assert "Firmar y publicar" in text_of(client.get(path))
    client.force_login(world.iris)
    assert client.get(f"{BASE}nueva/", follow=True).request["PATH_INFO"] == path


def test_who_signed_waits_and_ends_on_the_release(client) -> None:
    path = client.get(f"{BASE}nueva/", follow=True).request["PATH_INFO"]
    tasks.prepare.func(str(the(Preparation).pk))
    waiting = client.post(path, {"note": "Marzo"}, follow=True)
    path = waiting.request["PATH_INFO"]
    assert path == f"{BASE}firmando/{the(Signing).pk}/"
    assert "Escribir la copia" in text_of(waiting)
    assert not Release.across_platforms.exists()
    tasks.sign.func(str(the(Signing).pk))
    assert client.get(path, headers=HTMX)["HX-Refresh"] == "true"
    assert client.get(path)["Location"] == f"{BASE}{the(Release).pk}/?hecho=firmada"


def test_what_could_not_be_prepared_says_why_and_is_tried_again_by_asking_again(client, monkeypatch) -> None:
    path = client.get(f"{BASE}nueva/", follow=True).request["PATH_INFO"]
    monkeypatch.setattr(actions, "look", lambda *_: {}["gone"])
    with pytest.raises(KeyError):
        tasks.prepare.func(str(the(Preparation).pk))
    page = client.get(path)
    assert "Algo falló de nuestro lado" in text_of(page)
    assert client.get(page.context["again"], follow=True).request["PATH_INFO"] != path


def test_two_releases_are_compared_while_one_waits(client, carmen, world, tmp_path) -> None:
    old = actions.release(platform=world.platform, year="r4v-2021", by=carmen)
    submit_and_accept(world, send(world, tmp_path / "otro.csv", [{"new": 6, "total": 6, "women": 6}]))
    new = actions.release(platform=world.platform, year="r4v-2021", by=carmen)
    path = f"{BASE}comparar/?antes={old.pk}&despues={new.pk}"
    assert "Comparar las cifras" in text_of(client.get(path))
    assert "<html" not in text_of(client.get(path, headers=HTMX))
    tasks.prepare.func(str(the(Preparation).pk))
    assert client.get(path, headers=HTMX)["HX-Refresh"] == "true"
    assert "corregido" in text_of(client.get(path))


def test_the_effect_of_a_late_report_comes_where_it_was_waited_for(client, carmen, world, tmp_path) -> None:
    actions.release(platform=world.platform, year="r4v-2021", by=carmen)
    rows = [{"organisation": "ACNUR", "new": 40, "total": 40, "women": 40}]
    (late,) = send(world, tmp_path / "tarde.csv", rows, by=world.charlie).made
    submit(version=late, by=world.charlie)
    waiting = client.get(f"{BASE}efecto/{late.pk}/", headers=HTMX)
    again = waiting.context["again"]
    assert "Comparar las cifras" in text_of(waiting)
    tasks.prepare.func(str(the(Preparation).pk))
    assert "+40" in text_of(client.get(again, headers=HTMX))


def test_a_preparation_of_another_platform_is_not_there(client, world) -> None:
    elsewhere = records.preparation(on=records.platform("gifmm-ecuador", pack="gtrm-peru"))
    assert client.get(f"{BASE}preparando/{elsewhere.pk}/").status_code == 404
    signing = records.signing(on=elsewhere.platform)
    assert client.get(f"{BASE}firmando/{signing.pk}/").status_code == 404
