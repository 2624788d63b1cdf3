"""Limits: so many attempts within a time, counted for each kind and whoever tries; then a wait that ends."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from tinkuy.accounts.attempts import LIMITS, Attempt, TooMany, attempt, forget

pytestmark = pytest.mark.django_db


def exhaust(kind: str, *who: str) -> TooMany:
    for _ in range(LIMITS[kind].times):
        attempt(kind, *who)
    with pytest.raises(TooMany) as held:
        attempt(kind, *who)
    return held.value


@pytest.mark.parametrize("kind", LIMITS)
def test_after_so_many_it_is_held_until_the_oldest_is_old_enough(kind) -> None:
    held = exhaust(kind, "alice@example.org", "10.0.0.1")
    wait = held.until - timezone.now()
    assert LIMITS[kind].within - timedelta(seconds=30) < wait <= LIMITS[kind].within
    assert Attempt.objects.count() == LIMITS[kind].times  # what is held is not counted: the wait ends


def test_the_wait_ends() -> None:
    held = exhaust("sign_in", "alice@example.org", "10.0.0.1")
    Attempt.objects.update(at=timezone.now() - LIMITS["sign_in"].within)
    assert held.until > timezone.now()
    attempt("sign_in", "alice@example.org", "10.0.0.1")


def test_another_account_another_address_and_another_kind_are_not_held() -> None:
    exhaust("sign_in", "alice@example.org", "10.0.0.1")
    attempt("sign_in", "bob@example.org", "10.0.0.1")
    attempt("sign_in", "alice@example.org", "10.0.0.2")
    attempt("confirm", "alice@example.org", "10.0.0.1")


def test_what_succeeds_is_forgotten() -> None:
    for _ in range(LIMITS["sign_in"].times * 3):
        attempt("sign_in", "Alice@example.org", "10.0.0.1")
        forget("sign_in", "alice@example.org", "10.0.0.1")
    assert Attempt.objects.count() == 0


def test_who_tried_is_not_kept_in_words_nor_for_long() -> None:
    attempt("sign_in", "alice@example.org", "10.0.0.1")
    assert "alice" not in Attempt.objects.get().who
    Attempt.objects.update(at=timezone.now() - timedelta(hours=2))
    attempt("reset", "bob@example.org")
    assert Attempt.objects.count() == 1
