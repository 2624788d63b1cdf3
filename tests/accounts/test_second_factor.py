"""The second factor: a code counts once, recovery codes once each; who governs a platform cannot do without."""

from __future__ import annotations

import time

import pyotp
import pytest

from tests.factories import records
from tinkuy.accounts import second_factor
from tinkuy.accounts.models import RecoveryCode, SecondFactor, User
from tinkuy.accounts.second_factor import FactorRefused
from tinkuy.audit.models import Event

pytestmark = pytest.mark.django_db


@pytest.fixture
def alice() -> User:
    return records.role(on=records.platform(), role="focal_point", organisation=records.organisation()).person


def code(secret: str, steps: int = 0) -> str:
    return pyotp.TOTP(secret).at(int(time.time()) + 30 * steps)


def turned_on(person: User) -> tuple[str, tuple[str, ...]]:
    secret = second_factor.new_secret()
    return secret, second_factor.turn_on(person=person, secret=secret, code=code(secret), by=person)


def test_a_code_counts_once_also_the_one_that_turned_it_on(alice) -> None:
    secret, _ = turned_on(alice)
    assert not second_factor.passes(alice, code(secret))
    following = code(secret, 1)
    assert second_factor.passes(alice, f"{following[:3]} {following[3:]}")  # as applications show it
    assert not second_factor.passes(alice, following)


@pytest.mark.parametrize("written", ["", "000", "no", "１２３４５６"])
def test_what_is_no_code_does_not_pass(alice, written) -> None:
    turned_on(alice)
    assert not second_factor.passes(alice, written)


def test_a_code_of_another_time_does_not_pass(alice) -> None:
    secret, _ = turned_on(alice)
    assert not second_factor.passes(alice, code(secret, 4))
    assert not second_factor.passes(alice, code(secret, -4))


def test_a_recovery_code_counts_once_however_it_is_written_and_only_hashes_are_kept(alice) -> None:
    _, codes = turned_on(alice)
    assert len(set(codes)) == second_factor.RECOVERY_CODES
    assert second_factor.passes(alice, codes[0].upper().replace("-", " "))
    assert not second_factor.passes(alice, codes[0])
    assert second_factor.codes_left(alice) == len(codes) - 1
    assert not set(RecoveryCode.objects.values_list("digest", flat=True)) & set(codes)


def test_nobody_passes_with_the_code_of_another(alice) -> None:
    _, codes = turned_on(alice)
    bob = records.person()
    turned_on(bob)
    assert not second_factor.passes(bob, codes[0])


def test_a_wrong_code_turns_nothing_on_and_leaves_the_telephone_of_before(alice) -> None:
    secret, _ = turned_on(alice)
    with pytest.raises(FactorRefused):
        second_factor.turn_on(person=alice, secret=second_factor.new_secret(), code="000000", by=alice)
    assert SecondFactor.objects.get(person=alice).secret == secret


def test_new_recovery_codes_end_those_of_before(alice) -> None:
    _, before = turned_on(alice)
    after = second_factor.renew_codes(person=alice, by=alice)
    assert not second_factor.passes(alice, before[0])
    assert second_factor.passes(alice, after[0])


@pytest.mark.parametrize("role", ["information_officer", "coordinator", "administrator"])
def test_who_governs_a_platform_does_not_turn_it_off_and_whoever_runs_the_installation_does(role) -> None:
    iris = records.role(on=records.platform(), role=role).person
    with pytest.raises(FactorRefused):
        second_factor.turn_off(person=iris, by=iris)
    second_factor.turn_off(person=iris, by=None)
    assert not second_factor.is_on(iris)


def test_others_turn_theirs_off_and_nobody_elses(alice) -> None:
    turned_on(alice)
    with pytest.raises(FactorRefused):
        second_factor.turn_off(person=alice, by=records.person())
    second_factor.turn_off(person=alice, by=alice)
    assert not second_factor.passes(alice, "000000")
    verbs = Event.across_platforms.values_list("verb", flat=True)
    assert list(verbs) == ["turn_on_second_factor", "turn_off_second_factor"]
