"""Every operation of the API, asked by everybody with a token of theirs: the answer is the policy's, or this is red."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import transaction
from django.test import Client

from tests.access.operations import OF_A_TOKEN, OF_ANYBODY, OPERATIONS, Address
from tests.access.walked import Somebody, Walk, make_walk
from tinkuy.accounts.tokens import Scope, issue
from tinkuy.api import limits
from tinkuy.api.interface import Operation, operations

pytestmark = pytest.mark.django_db


@pytest.fixture
def walk(settings, tmp_path: Path) -> Walk:
    settings.DATA_FOLDER = tmp_path
    settings.API_PER_MINUTE = settings.API_PER_MINUTE_WITHOUT_TOKEN = settings.API_SENT_PER_HOUR = 1_000_000
    limits.forget()
    return make_walk(tmp_path)


def address(walk: Walk, operation: Operation) -> str:
    """Where it is, about the things of the walk."""
    declared = OPERATIONS.get(operation.name, Address(()))
    things = {key: walk.things.get(word, word) for key, word in declared.about.items()}
    return f"/api/v1{operation.address(platform=walk.platform.code, **things)}{declared.query}"


def program(somebody: Somebody) -> Client:
    """A program with a token of theirs that may send; of nobody, one without."""
    if somebody.person is None:
        return Client(raise_request_exception=False)
    _, secret = issue(person=somebody.person, name="Programa", scope=Scope.REPORT, days=30, by=somebody.person)
    return Client(raise_request_exception=False, headers={"Authorization": f"Bearer {secret}"})


def outcome(client: Client, operation: Operation, where: str) -> str:
    """What came back: done, or refused; whatever it did is taken back."""
    with transaction.atomic():
        body = OPERATIONS[operation.name].body
        answer = client.post(where, body, content_type="application/json") if operation.sends else client.get(where)
        transaction.set_rollback(True)
    if answer.status_code in (401, 403, 404):
        return "refused"
    return "done" if answer.status_code < 500 else f"fails with {answer.status_code}"


def differences(walk: Walk) -> Iterator[str]:
    """Where what happens is not what the policy says."""
    for somebody in walk.everybody:
        client = program(somebody)
        for operation in operations():
            if operation.name not in OPERATIONS:
                continue
            may = any(walk.may(somebody.person, one) for one in OPERATIONS[operation.name].look)
            found = outcome(client, operation, address(walk, operation))
            if found != ("done" if may else "refused"):
                yield f"{operation.name}: {somebody.name}: {found}, and the policy says {may}"


def test_every_operation_is_declared_and_nothing_is_declared_that_is_none() -> None:
    assert {one.name for one in operations()} == set(OPERATIONS) | OF_ANYBODY | OF_A_TOKEN


def test_whoever_asks_the_api_gets_what_the_policy_says(walk: Walk) -> None:
    assert list(differences(walk)) == []


def test_no_session_opens_an_operation(walk: Walk) -> None:
    officer = next(one for one in walk.everybody if one.name.startswith("information_officer"))
    signed_in = Client()
    signed_in.force_login(officer.person)
    for operation in operations():
        if operation.name not in OF_ANYBODY:
            assert signed_in.get(address(walk, operation)).status_code in (401, 404, 405)
            assert signed_in.post(address(walk, operation)).status_code in (401, 404, 405)
    assert signed_in.get("/api/v1/platforms").json()["total"] == 0
