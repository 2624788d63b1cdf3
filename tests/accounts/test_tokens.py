"""Tokens: of one's own, of one scope, for a time; they let in what their person may see, and end when they are revoked."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.factories import records
from tinkuy.accounts import second_factor
from tinkuy.accounts.models import ApiToken, User
from tinkuy.accounts.tokens import DAYS, Scope, TokenRefused, issue, revoke, token_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def alice() -> User:
    return records.person(email="alice@example.org")


def made(person: User, scope: Scope = Scope.READ, **said: object) -> tuple[ApiToken, str]:
    return issue(**{"person": person, "name": "Power BI", "scope": scope, "days": DAYS[0], "by": person} | said)


def refusal(secret: str, scope: Scope = Scope.READ) -> str:
    with pytest.raises(TokenRefused) as refused:
        token_of(secret, scope)
    return refused.value.reason


def test_a_token_lets_its_person_in_and_only_its_hash_is_kept(alice) -> None:
    token, secret = made(alice)
    assert token_of(secret, Scope.READ).person == alice
    token.refresh_from_db()
    assert token.used_at
    assert secret.endswith(token.ending)
    assert secret not in repr(list(ApiToken.objects.values()))


def test_a_token_that_reads_does_not_report_and_one_that_reports_does_both(alice) -> None:
    assert refusal(made(alice)[1], Scope.REPORT) == "only_read"
    _, secret = made(alice, Scope.REPORT)
    assert token_of(secret, Scope.READ) == token_of(secret, Scope.REPORT)


def test_revoked_expired_unknown_or_of_who_left_it_lets_nobody_in(alice) -> None:
    token, secret = made(alice)
    revoke(token=token, by=alice)
    assert refusal(secret) == "not_good"
    token, secret = made(alice)
    ApiToken.objects.filter(pk=token.pk).update(expires_at=timezone.now() - timedelta(seconds=1))
    assert refusal(secret) == "not_good"
    assert refusal("tinkuy_nothing") == refusal("") == "not_good"
    _, secret = made(alice)
    User.objects.update(is_active=False)
    assert refusal(secret) == "not_good"


def test_a_role_that_needs_the_second_factor_needs_it_here_too(alice) -> None:
    _, secret = made(alice)
    records.role(on=records.platform(), role="coordinator", person=alice)
    assert token_of(secret, Scope.READ)
    second_factor.turn_off(person=alice, by=None)
    assert refusal(secret) == "no_factor"


@pytest.mark.parametrize("odd", [{"name": " "}, {"name": "x" * 81}, {"days": 0}, {"days": 9999}])
def test_a_token_without_a_name_or_an_end_is_not_made(alice, odd) -> None:
    with pytest.raises(TokenRefused):
        made(alice, **odd)
    assert not ApiToken.objects.exists()


def test_nobody_makes_or_revokes_those_of_another(alice) -> None:
    token, _ = made(alice)
    charlie = records.person()
    with pytest.raises(TokenRefused):
        made(alice, by=charlie)
    with pytest.raises(TokenRefused):
        revoke(token=token, by=charlie)
    token.refresh_from_db()
    assert token.is_good
