"""Signing in: password, code, a new password by e-mail, an invitation; and that nobody learns who has an account."""

from __future__ import annotations

import re
import time
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from tests.factories import records
from tests.pages.reporting import as_, shown
from tinkuy.access.roles import Grant, Role
from tinkuy.accounts import second_factor
from tinkuy.accounts.attempts import Attempt
from tinkuy.accounts.invitations import Invitation
from tinkuy.accounts.inviting import invite
from tinkuy.accounts.models import RoleHeld, User

pytestmark = pytest.mark.django_db
PASSWORD = "lluvia-puente-maiz-rio"


@pytest.fixture
def alice() -> User:
    return records.person(email="alice@example.org", name="Alice", password=PASSWORD, language="pt")


@pytest.fixture
def iris() -> User:
    """An information officer, with the second factor."""
    person = records.person(email="iris@example.org", name="Iris", password=PASSWORD)
    records.role(on=records.platform("gtrm-peru"), person=person, role="information_officer")
    return person


def enter(visitor: Client, who: str = "alice@example.org", password: str = PASSWORD, **more: str) -> Any:
    return visitor.post("/entrar/", {"username": who, "password": password} | more)


def last_link() -> str:
    """The path of the link in the last letter."""
    return re.search(r"https?://[^/\s]+(/\S+)", mail.outbox[-1].body)[1]


def code_of(person: User, after: int = 1) -> str:
    """A code of the person's application; of the next step, for the one of now may have been used."""
    made = second_factor.pyotp.TOTP(person.second_factor.secret)
    return made.at(int(time.time()) + after * second_factor.STEP)


def test_after_five_wrong_passwords_the_page_says_until_when_and_the_right_one_waits_too(visitor, alice) -> None:
    for _ in range(5):
        assert "no coinciden" in shown(enter(visitor, password="wrong"))
    page = shown(enter(visitor))
    assert "demasiados intentos" in page
    assert re.search(r"espere 15 min: podrá intentarlo de nuevo a las \d\d:\d\d \(hora de UTC\)", page)
    assert shown(enter(visitor, who="nobody@example.org", password="wrong"))  # another account is not held
    Attempt.objects.update(at=timezone.now() - timedelta(minutes=16))
    assert enter(visitor).url == "/"


def test_an_unknown_address_is_answered_and_held_in_the_same_words(visitor, alice) -> None:
    def answers(who: str) -> list[str]:
        said = (enter(visitor, who=who, password="wrong") for _ in range(6))
        return [re.sub(r"value=\"[^\"]*\"", "", one.content.decode()) for one in said]

    assert answers("alice@example.org") == answers("nobody@example.org")


def test_an_officer_gets_in_with_the_code_and_not_without_it(visitor, iris) -> None:
    assert enter(visitor, who="iris@example.org", next="/cuenta/").url == "/entrar/codigo/"
    assert visitor.get("/cuenta/").status_code == 302  # not in yet
    assert "no coincide" in shown(visitor.post("/entrar/codigo/", {"code": "000000"}))
    code = code_of(iris)
    assert visitor.post("/entrar/codigo/", {"code": code}).url == "/cuenta/"
    assert "iris@example.org" in shown(visitor.get("/cuenta/"))


def test_reset_by_letter(visitor, alice) -> None:
    assert visitor.post("/recuperar/", {"email": " Alice@example.org "}).url == "/recuperar/enviado/"
    assert mail.outbox[0].to == ["alice@example.org"]
    link = last_link()
    assert "Senha" in shown(visitor.get(link)) or "contraseña" in shown(visitor.get(link))
    assert "no son iguales" in shown(visitor.post(link, {"new": "otra-clave-larga-2026", "again": "x"}))
    assert visitor.post(link, {"new": "otra-clave-larga-2026", "again": "otra-clave-larga-2026"}).url == "/entrar/"
    assert visitor.get(link).status_code == 410
    assert enter(visitor, password="otra-clave-larga-2026").url == "/"


def test_invited(visitor) -> None:
    peru = records.platform("gtrm-peru")
    invite(
        email="Bob@example.org", platform=peru, roles=[Grant(Role.COORDINATOR, str(peru.pk))], by=None, language="es"
    )
    link = last_link()
    assert "Coordinación de la plataforma" in shown(visitor.get(link))
    said = {"name": "Bob", "new": PASSWORD, "again": PASSWORD, "language": "en"}
    assert visitor.post(link, said).status_code == 302
    assert RoleHeld.across_platforms.get(person__email="bob@example.org").role == "coordinator"
    assert Invitation.across_platforms.get().accepted_by.language == "en"
    assert visitor.get("/cuenta/").status_code == 200
    assert Client().get(link).status_code == 410


def test_pages(iris) -> None:
    client = as_(iris)
    client.session.save()
    for path in ("", "clave/", "sesiones/"):
        assert client.get(f"/cuenta/{path}").status_code == 200
