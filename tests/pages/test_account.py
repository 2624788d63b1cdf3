"""My account: what changes how it is entered asks for the password, is told to its owner, and lets nobody else in."""

from __future__ import annotations

import re
import time
from typing import Any

import pyotp
import pytest
from django.core import mail
from django.test import Client

from tests.factories import records
from tests.factories.rows import standard_rows as few_rows
from tests.pages.published import publish
from tests.pages.reporting import as_, shown
from tinkuy.accounts.models import ApiToken, SecondFactor, User
from tinkuy.accounts.tokens import Scope, issue
from tinkuy.languages import LANGUAGES

pytestmark = pytest.mark.django_db
PASSWORD = "lluvia-puente-maiz-rio"
PAGES = ("", "clave/", "correo/", "segundo-factor/", "sesiones/", "accesos/")


@pytest.fixture
def alice() -> User:
    return records.person(email="alice@example.org", name="Alice", password=PASSWORD)


@pytest.fixture
def iris() -> User:
    """An information officer who has not set a second factor up yet."""
    person = records.person(email="iris@example.org", name="Iris", password=PASSWORD)
    records.role(on=records.platform("gtrm-peru"), person=person, role="information_officer")
    SecondFactor.objects.all().delete()
    return person


def entered(who: User) -> Client:
    """Somebody who has just written their password."""
    client = Client(HTTP_ACCEPT_LANGUAGE="es")
    client.post("/entrar/", {"username": who.email, "password": PASSWORD})
    return client


def set_up(client: Client, **said: str) -> Any:
    secret = re.search(
        r'<code class="secret">([A-Z2-7 ]+)</code>', client.get("/cuenta/segundo-factor/").content.decode()
    )
    code = pyotp.TOTP(secret[1].replace(" ", "")).at(int(time.time()))
    return client.post("/cuenta/segundo-factor/", {"code": code} | said)


@pytest.mark.parametrize("path", PAGES)
def test_it_is_ones_own_and_speaks_every_language(alice, path) -> None:
    assert Client().get(f"/cuenta/{path}").url.startswith("/entrar/")
    client = entered(alice)
    for language in LANGUAGES:
        client.post("/idioma/", {"language": language})
        page = client.get(f"/cuenta/{path}")
        assert page.status_code == 200
        assert f'<html lang="{language}">' in page.content.decode()
        assert "no-store" in page.headers["Cache-Control"]


def test_the_language_chosen_at_the_switch_is_that_of_letters_and_of_the_next_browser(alice) -> None:
    entered(alice).post("/idioma/", {"language": "pt", "next": "/"})
    Client().post("/recuperar/", {"email": alice.email})
    assert "Para escolher uma senha nova" in mail.outbox[-1].body
    assert "Minha conta" in shown(entered(alice).get("/cuenta/"))


def test_name_and_language_are_kept_and_a_blank_name_is_refused(alice) -> None:
    client = entered(alice)
    assert "Escriba su nombre" in shown(client.post("/cuenta/", {"name": " ", "language": "en"}))
    client.post("/cuenta/", {"name": "Alicia", "language": "en"})
    alice.refresh_from_db()
    assert (alice.name, alice.language) == ("Alicia", "en")


@pytest.mark.parametrize("path", ["correo/", "segundo-factor/", "accesos/"])
def test_what_changes_how_one_gets_in_asks_for_the_password_again(alice, path) -> None:
    client = as_(alice)  # signed in long ago
    led = client.get(f"/cuenta/{path}").url
    assert led.startswith("/cuenta/confirmar/")
    assert "no es esa" in shown(client.post(led, {"password": "x", "next": f"/cuenta/{path}"}))
    assert client.post(led, {"password": PASSWORD, "next": f"/cuenta/{path}"}).url == f"/cuenta/{path}"
    assert client.get(f"/cuenta/{path}").status_code == 200


def test_guessing_the_password_again_is_held(alice) -> None:
    client = as_(alice)
    for _ in range(5):
        client.post("/cuenta/confirmar/", {"password": "x"})
    assert "demasiados intentos" in shown(client.post("/cuenta/confirmar/", {"password": PASSWORD}))


def test_a_changed_password_ends_the_other_sessions_and_is_told(alice) -> None:
    here, there = entered(alice), entered(alice)
    new = {"new": "otra-clave-larga-2026", "again": "otra-clave-larga-2026"}
    assert "no es esa" in shown(here.post("/cuenta/clave/", {"old": "x"} | new))
    assert here.post("/cuenta/clave/", {"old": PASSWORD} | new).url == "/cuenta/"
    assert here.get("/cuenta/").status_code == 200
    assert there.get("/cuenta/").url.startswith("/entrar/")
    assert "sesiones se cerraron" in mail.outbox[-1].body


def test_the_other_sessions_are_seen_and_closed(alice) -> None:
    here, there = entered(alice), entered(alice)
    for client in (there, here):
        client.get("/cuenta/", HTTP_USER_AGENT="Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0")
    assert shown(here.get("/cuenta/sesiones/")).count("Firefox en Linux") == 2
    assert "Sesiones cerradas: 1" in shown(here.post("/cuenta/sesiones/", follow=True))
    assert there.get("/cuenta/").url.startswith("/entrar/")
    assert here.get("/cuenta/").status_code == 200


def test_an_officer_without_second_factor_sees_nothing_before_it_is_on(iris) -> None:
    client = entered(iris)
    led = client.get("/p/gtrm-peru/hoy/").url
    assert led == "/cuenta/segundo-factor/?next=%2Fp%2Fgtrm-peru%2Fhoy%2F"
    assert client.get("/cuenta/").url.startswith("/cuenta/segundo-factor/")
    assert client.get("/").url.startswith("/cuenta/segundo-factor/")
    assert "no coincide" in shown(client.post(led, {"code": "000000"}))
    client.get(led)
    assert set_up(client).url == "/cuenta/segundo-factor/codigos/"
    codes = client.get("/cuenta/segundo-factor/codigos/")
    first = re.search(r"<code>([\w-]{19})</code>", codes.content.decode())[1]
    assert first in client.get("/cuenta/segundo-factor/codigos.txt").content.decode()
    assert client.post("/cuenta/segundo-factor/codigos/").url == "/p/gtrm-peru/hoy/"
    assert client.get("/cuenta/segundo-factor/codigos/").url == "/cuenta/segundo-factor/"  # told once
    assert client.get("/p/gtrm-peru/hoy/").status_code == 200
    assert "no se puede apagar" in shown(client.post("/cuenta/segundo-factor/desactivar/", follow=True))


def test_a_recovery_code_stands_in_for_the_telephone_once(alice) -> None:
    client = entered(alice)
    set_up(client)
    code = re.search(r"<code>([\w-]{19})</code>", client.get("/cuenta/segundo-factor/codigos/").content.decode())[1]
    for answer in ("/", None):
        other = entered(alice)
        assert getattr(other.post("/entrar/codigo/", {"code": code}), "url", None) == answer


def test_guessing_codes_is_held_for_the_account_wherever_it_is_tried_from(alice) -> None:
    set_up(entered(alice))
    for n in range(5):
        assert "no coincide" in shown(
            entered(alice).post("/entrar/codigo/", {"code": "000000"}, REMOTE_ADDR=f"10.0.0.{n}")
        )
    assert "demasiados intentos" in shown(
        entered(alice).post("/entrar/codigo/", {"code": "000000"}, REMOTE_ADDR="10.0.0.9")
    )


def test_turning_it_on_signs_out_where_it_was_not_asked(alice) -> None:
    here, there = entered(alice), entered(alice)
    there.get("/cuenta/")
    set_up(here)
    assert there.get("/cuenta/").url.startswith("/entrar/")
    assert "pide ahora un código" in mail.outbox[-1].body


def test_the_address_changes_when_the_link_to_the_new_one_is_opened_and_the_old_one_is_told(alice) -> None:
    client = entered(alice)
    client.post("/cuenta/correo/", {"email": "Alicia@example.org"})
    alice.refresh_from_db()
    assert alice.email == "alice@example.org"
    letter = mail.outbox[-1]
    assert letter.to == ["alicia@example.org"]
    link = re.search(r"http://[^/]+(/correo/\S+)", letter.body)[1]
    Client().get(link)
    alice.refresh_from_db()
    assert alice.email == "alice@example.org"  # programs that look at links change nothing
    assert Client().post(link).url == "/entrar/"
    alice.refresh_from_db()
    assert (alice.email, bool(alice.email_verified_at)) == ("alicia@example.org", True)
    assert mail.outbox[-1].to == ["alice@example.org"]
    assert Client().post(link).status_code == 410


def test_that_an_address_is_anothers_is_told_to_its_mailbox_only(alice) -> None:
    records.person(email="bob@example.org")
    client = entered(alice)
    taken = shown(client.post("/cuenta/correo/", {"email": "bob@example.org"}, follow=True))
    free = shown(client.post("/cuenta/correo/", {"email": "rob@example.org"}, follow=True))
    assert taken.replace("bob@", "rob@") == free
    assert "ya es el de otra cuenta" in mail.outbox[-2].body


def test_a_token_is_told_once_and_revoked(alice) -> None:
    client = entered(alice)
    assert "necesita un nombre" in shown(client.post("/cuenta/accesos/", {"name": "", "scope": "read", "days": "90"}))
    client.post("/cuenta/accesos/", {"name": "Power BI", "scope": "report", "days": "30"})
    assert re.search(r"tinkuy_[\w-]{43}", client.get("/cuenta/accesos/").content.decode())
    assert "tinkuy_" not in client.get("/cuenta/accesos/").content.decode()
    one = ApiToken.objects.get()
    assert entered(records.person(password=PASSWORD)).post(f"/cuenta/accesos/{one.pk}/revocar/").status_code == 404
    client.post(f"/cuenta/accesos/{one.pk}/revocar/")
    one.refresh_from_db()
    assert not one.is_good


@pytest.mark.parametrize("ending", [".json", ".csv"])
def test_a_figure_is_asked_with_a_token_and_not_with_one_that_is_not_good(world, ending) -> None:
    release = publish(world, few_rows([{"organisation": "ORG113", "month": "2021-01"}]))
    place = f"/cifras/{release.pk}/people_reached{ending}"
    said = {"name": "R", "scope": Scope.READ, "days": 30}
    _, secret = issue(person=world.alice, by=world.alice, **said)
    bearer = {"HTTP_AUTHORIZATION": f"Bearer {secret}"}
    assert Client().get(place).url.startswith("/entrar/")
    assert Client().get(place, **bearer).status_code == 200
    assert Client().get("/cuenta/", **bearer).status_code == 302  # a token opens no page
    outsider = records.person()
    _, theirs = issue(person=outsider, by=outsider, **said)
    assert Client().get(place, HTTP_AUTHORIZATION=f"Bearer {theirs}").status_code == 404
    answer = as_(world.alice).get(place, HTTP_AUTHORIZATION="Bearer tinkuy_x")
    assert (answer.status_code, answer.headers["WWW-Authenticate"]) == (401, 'Bearer realm="Tinkuy"')
    assert "no existe, venció o fue revocado" in answer.json()["error"]
