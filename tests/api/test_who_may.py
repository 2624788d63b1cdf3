"""Alice, Bob and Charlie, a donor and a program that asks too often."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from django.test import Client
from django.utils import timezone

from tests.api.serving import PERU, ROOT, program
from tests.factories import records
from tinkuy.accounts.tokens import ApiToken, revoke
from tinkuy.api import limits
from tinkuy.limits import counting

pytestmark = pytest.mark.django_db
NUMBERS = ("reached", "lower", "upper")


@pytest.fixture
def one_minute(monkeypatch) -> None:
    """The minute in which the limits count does not turn during the test."""
    now = timezone.now()
    monkeypatch.setattr(counting, "timezone", SimpleNamespace(now=lambda: now))


def figure(served) -> str:
    return f"/releases/{served.release.pk}/figures/people_reached"


def test_bob_finds_what_alice_sent_and_charlie_does_not(served, ask) -> None:
    world = served.world
    for path in (f"/submissions/{served.draft.pk}", f"/submissions/{served.draft.pk}/findings"):
        assert ask(path, world.alice).json() == ask(path, world.bob).json()
        assert ask(path, world.charlie).status_code == 404
    assert ask(f"/reports/{served.arrival.pk}", world.alice).json()["state"] == "asks"
    assert ask(f"/reports/{served.arrival.pk}", world.charlie).status_code == 404
    assert ask("/submissions", world.charlie).json()["total"] == 0
    assert ask("/submissions", world.alice, said={"month": "2021-04", "state": "draft"}).json()["total"] == 1


def test_who_reports_sees_small_numbers_and_who_sees_results_does_not(served, ask) -> None:
    by = {"by": "sector,admin1"}
    whole, results = (ask(figure(served), who, said=by).json() for who in (served.world.alice, served.dora))
    small = {(one["sector"], one["admin1"]) for one in whole["items"] if 0 < one["reached"] < 10}
    assert small
    assert (whole["suppressed"], results["suppressed"]) == (False, True)
    kept = {(one["sector"], one["admin1"]) for one in results["items"] if one["state"] == "suppressed"}
    assert small <= kept
    assert all(one[name] is None for one in results["items"] if one["state"] == "suppressed" for name in NUMBERS)


@pytest.mark.parametrize(
    "asked", [{"organisation": "ORG113"}, {"by": "organisation"}, {"model": "max-sector"}, {"from_month": "2021-03"}]
)
def test_what_nobody_judged_is_not_shown_to_who_sees_results(served, ask, asked) -> None:
    refused = ask(figure(served), served.dora, said=asked)
    assert (refused.status_code, refused.json()["reason"]) == (403, "not_shown")


def test_a_regional_government_sees_its_own_place(served, ask) -> None:
    ramon = records.person()
    records.role(on=served.world.platform, person=ramon, role="regional_government", place="PE15")
    assert ask(figure(served), ramon, said={"admin1": "PE15"}).json()["items"][0]["admin1"] == "PE15"
    for said in ({}, {"admin1": "PE24"}, {"by": "admin1"}):
        assert ask(figure(served), ramon, said=said).status_code == 403


def test_a_figure_says_which_parameters_it_has(served, ask) -> None:
    refused = ask(f"/releases/{served.release.pk}/figures/completeness", served.world.alice, said={"model": "sum"})
    assert (refused.status_code, refused.json()["reason"]) == (422, "no_parameter")
    assert "organisation" in refused.json()["detail"]


def test_a_token_that_was_revoked_lets_nobody_in(served) -> None:
    alice = program(served.world.alice)
    assert alice.get(f"{ROOT}/token").json()["roles"][0]["organisation"] == "ORG113"
    revoke(token=ApiToken.objects.get(person=served.world.alice), by=served.world.alice)
    assert alice.get(f"{ROOT}/token").status_code == 401


def test_who_asks_too_often_is_told_how_long_to_wait_and_others_are_not(served, settings, one_minute) -> None:
    settings.API_PER_MINUTE, settings.API_PER_MINUTE_WITHOUT_TOKEN = 12, 3
    limits.forget()
    alice, again, bob, nobody = (
        program(one) for one in (served.world.alice, served.world.alice, served.world.bob, None)
    )
    codes = [one.get(f"{ROOT}/platforms").status_code for one in [alice, again] * 8]
    assert codes == [200] * 12 + [429] * 4
    refused = alice.get(f"{ROOT}/platforms")
    assert 0 < int(refused["Retry-After"]) <= 61
    assert refused.json()["reason"] == "too_many"
    assert bob.get(f"{ROOT}/platforms").status_code == 200
    assert [nobody.get(f"{ROOT}/platforms").status_code for _ in range(4)] == [200, 200, 200, 429]


def test_several_processes_together_grant_no_more_than_the_limit(served, settings, one_minute) -> None:
    settings.API_PER_MINUTE = 25
    granted = 0
    for _ in range(6):  # as many processes, each of which remembers nothing of the others
        limits.forget()
        for _ in range(8):
            granted += program(served.world.bob).get(f"{ROOT}/token").status_code == 200
    assert granted <= 25


def test_what_goes_wrong_before_the_api_has_its_shape_too(served, settings) -> None:
    settings.UPLOAD_BYTES = 1
    large = program(served.world.alice).post(f"{PERU}/reports", b"x" * 100_000, content_type="application/json")
    nothing, odd = Client().get(f"{ROOT}/nada"), Client().get(f"{ROOT}/platforms?limit=%00")
    method = Client().delete(f"{ROOT}/platforms")
    answers = {413: large, 404: nothing, 400: odd, 405: method}
    assert {answer.status_code: answer["Content-Type"] for answer in answers.values()} == dict.fromkeys(answers, "application/problem+json")  # fmt: skip
    assert method["Allow"] == "GET"


def test_who_is_signed_in_gets_no_cookie_and_no_more_than_nobody(served) -> None:
    browser = Client()
    browser.force_login(served.world.alice)
    answer = browser.get(f"{ROOT}/platforms")
    assert not answer.cookies
    assert "Cookie" not in answer["Vary"]
    assert browser.get(f"{PERU}/months").status_code == 401
    sent = browser.post(f"{PERU}/reports", {"year": "r4v-2021", "rows": []}, content_type="application/json")
    assert sent.status_code == 401
