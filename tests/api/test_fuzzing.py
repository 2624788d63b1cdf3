"""The API asked whatever its own description allows, and what it does not: it never falls over, and answers as described."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections, transaction
from hypothesis import Phase, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode
from schemathesis.specs.openapi import checks as described

from tests.api.serving import ROOT, Served, secret_of
from tinkuy.api import limits

pytestmark = pytest.mark.django_db
EXAMPLES = 6  # of each operation and each way of asking
LONGER = 3  # times as many in check --all
CHECKS = [
    schemathesis.checks.not_a_server_error,
    described.status_code_conformance,
    described.content_type_conformance,
    described.response_schema_conformance,
    described.response_headers_conformance,
    described.negative_data_rejection,
    described.unsupported_method,
]


def things(served: Served) -> dict[str, str]:
    """What the addresses of operations are about."""
    return {
        "platform": served.world.platform.code,
        "release": str(served.release.pk),
        "table": "by_place",
        "year": "r4v-2021",
        "list": "sectors",
        "figure": "people_reached",
        "submission": str(served.draft.pk),
        "report": str(served.arrival.pk),
    }


def ways(operation: Any, known: dict[str, str]) -> Iterator[Any]:
    """Cases of an operation: about things that are there, asked rightly and wrongly; and about anything at all."""
    path = {one.name: known[one.name] for one in operation.path_parameters.items}
    for mode in GenerationMode:
        yield operation.as_strategy(generation_mode=mode, path_parameters=path)
    yield operation.as_strategy()


@pytest.fixture
def one_connection() -> Iterator[None]:
    """The server closes its connection after each request, as Django's own test client does not let it: ours holds the test."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def test_the_api_answers_as_it_is_described_whatever_it_is_asked(served, settings, one_connection) -> None:
    settings.API_PER_MINUTE = settings.API_SENT_PER_HOUR = 1_000_000
    schema = schemathesis.openapi.from_wsgi(f"{ROOT}/openapi.json", get_wsgi_application())
    headers = {
        "Authorization": f"Bearer {secret_of(served.world.alice)}",
        "Accept-Language": "pt",
        "Accept-Encoding": "identity",
    }
    asked = 0
    for result in schema.get_all_operations():
        operation = result.ok()
        for cases in ways(operation, things(served)):
            asked += 1
            ask(cases, headers, checks_of(operation))
    assert asked > 50


def checks_of(operation: Any) -> list[Any]:
    """All; but where nothing is sent, a name in the query that nobody knows is ignored and not refused, as the web does."""
    takes = operation.body.items
    return CHECKS if takes else [one for one in CHECKS if one is not described.negative_data_rejection]


def ask(cases: Any, headers: dict[str, str], checks: list[Any]) -> None:
    """Ask some of these cases; whatever they change is taken back."""

    examples = EXAMPLES * (LONGER if os.environ.get("HYPOTHESIS_PROFILE") == "long" else 1)

    @settings(max_examples=examples, database=None, derandomize=True, phases=[Phase.generate], deadline=None)
    @given(cases)
    def asked(case: Any) -> None:
        limits.forget()
        with transaction.atomic():
            case.call_and_validate(headers=headers, checks=checks)
            transaction.set_rollback(True)

    with suppress(Unsatisfiable):  # an operation with nothing to say has nothing to say wrongly
        asked()
