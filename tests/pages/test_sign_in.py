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
from tinkuy.pages.sign_in import views

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


def test_a_password_is_set_anew_by_the_link_of_a_letter_once_and_the_second_factor_stays(visitor, iris) -> None:
    assert visitor.post("/recuperar/", {"email": " Iris@example.org "}).url == "/recuperar/enviado/"
    assert mail.outbox[0].to == ["iris@example.org"]
    link = last_link()
    assert "no son iguales" in shown(visitor.post(link, {"new": "otra-clave-larga-2026", "again": "x"}))
    new = {"new": "otra-clave-larga-2026", "again": "otra-clave-larga-2026"}
    assert visitor.post(link, new).url == "/entrar/"
    assert visitor.post(link, new).status_code == 410
    assert "La contraseña de su cuenta cambió" in mail.outbox[-1].body
    assert enter(visitor, who="iris@example.org", password="otra-clave-larga-2026").url == "/entrar/codigo/"


def test_who_never_had_a_password_sets_one_by_letter(visitor) -> None:
    bob = records.person(email="bob@example.org")
    visitor.post("/recuperar/", {"email": bob.email})
    visitor.post(last_link(), {"new": PASSWORD, "again": PASSWORD})
    assert enter(visitor, who=bob.email).url == "/"


def test_an_unknown_address_gets_the_same_answer_and_no_letter(visitor, alice) -> None:
    known = shown(visitor.post("/recuperar/", {"email": alice.email}, follow=True))
    mail.outbox.clear()
    assert shown(visitor.post("/recuperar/", {"email": "nobody@example.org"}, follow=True)) == known
    assert mail.outbox == []


def test_a_mailbox_gets_three_letters_in_an_hour_and_the_answer_stays_the_same(visitor, alice) -> None:
    answers = {visitor.post("/recuperar/", {"email": alice.email}).url for _ in range(5)}
    assert answers == {"/recuperar/enviado/"}
    assert len(mail.outbox) == 3


@pytest.mark.parametrize("link", ["x/y", "AaIKMNWKf7edps_Lnt6Y6A/c0-0", "%F0%9F%98%80/1-1"])
def test_a_link_that_nobody_sent_sets_no_password(visitor, link) -> None:
    assert visitor.get(f"/recuperar/{link}/").status_code == 410


def test_bob_is_invited_accepts_and_is_led_to_his_second_factor(visitor) -> None:
    peru = records.platform("gtrm-peru")
    invite(
        email="Bob@example.org", platform=peru, roles=[Grant(Role.COORDINATOR, str(peru.pk))], by=None, language="en"
    )
    link = last_link()
    page = visitor.get(link).content.decode()
    assert '<html lang="en">' in page  # as he was written to
    assert "Platform coordinator" in page
    said = {"name": "Bob", "new": PASSWORD, "again": PASSWORD, "language": "pt"}
    again = shown(visitor.post(link, said | {"again": "x"}))
    assert "The two passwords are not the same" in again
    assert 'value="Bob"' in visitor.post(link, said | {"again": "x"}).content.decode()
    visitor.post(link, said)
    assert RoleHeld.across_platforms.get(person__email="bob@example.org").role == "coordinator"
    assert Invitation.across_platforms.get().accepted_by.language == "pt"
    assert visitor.get("/cuenta/").url.startswith("/cuenta/segundo-factor/")
    assert Client().get(link).status_code == 410


def test_who_has_an_account_signs_in_to_accept_and_another_account_cannot(visitor, alice) -> None:
    peru = records.platform("gtrm-peru")
    invite(email=alice.email, platform=peru, roles=[Grant(Role.OBSERVER, str(peru.pk))], by=None)
    link = last_link()
    assert "Ya tiene una cuenta" in shown(visitor.get(link))
    assert "Salga y entre con esa cuenta" in shown(as_(records.person()).post(link))
    assert enter(visitor, next=link).url == link
    assert visitor.post(link).status_code == 302
    assert RoleHeld.across_platforms.get(person=alice).role == "observer"


def test_links_that_nobody_sent_are_tried_so_often_and_no_more(visitor) -> None:
    answers = [visitor.get("/invitacion/x:y:z/").status_code for _ in range(31)]
    assert answers == [410] * 30 + [429]


def test_behind_a_proxy_of_our_own_attempts_are_counted_by_what_it_saw(visitor, alice, settings) -> None:
    settings.PROXIES = 1
    for n in range(6):  # what whoever asks writes before it does not count
        told = {"HTTP_X_FORWARDED_FOR": f"1.1.1.{n}, 10.0.0.1"}
        held = shown(visitor.post("/entrar/", {"username": alice.email, "password": "x"}, **told))
    assert "demasiados intentos" in held
    elsewhere = {"HTTP_X_FORWARDED_FOR": "10.0.0.1, 10.0.0.2"}
    assert "no coinciden" in shown(visitor.post("/entrar/", {"username": alice.email, "password": "x"}, **elsewhere))


def test_the_code_is_asked_for_ten_minutes_after_the_password(visitor, iris, monkeypatch) -> None:
    enter(visitor, who="iris@example.org")
    later = time.time() + 11 * 60
    monkeypatch.setattr(views.time, "time", lambda: later)
    assert "más de diez minutos" in shown(visitor.post("/entrar/codigo/", {"code": "000000"}, follow=True))
