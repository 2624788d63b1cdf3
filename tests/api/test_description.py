"""The description of the API and its page: whole, in three languages, and true."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.test import Client
from django.urls import resolve

from tests.api.serving import ROOT
from tinkuy.api.examples import curl
from tinkuy.api.interface import described, operations
from tinkuy.api.operations.figures import PARAMETERS
from tinkuy.api.shapes import FigureAsked
from tinkuy.api.words import OPERATIONS, SUBJECTS

DOCUMENT = Path(__file__).parents[2] / "docs" / "api.md"


def test_every_operation_is_described_in_three_languages_and_belongs_to_a_subject() -> None:
    assert set(OPERATIONS) == {one.name for one in operations()}
    assert all(text.es and text.en and text.pt for texts in OPERATIONS.values() for text in texts)
    assert {described(one)["tags"][0] for one in operations()} == set(SUBJECTS)


def test_a_figure_takes_every_parameter_of_its_page() -> None:
    assert set(FigureAsked.model_fields) - {"limit", "offset"} == set(PARAMETERS)


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["es", "en", "pt"])
def test_the_page_shows_every_operation_with_how_it_is_asked(client, language) -> None:
    shown = client.get("/api/", headers={"Accept-Language": language}).content.decode()
    for one in operations():
        assert f'id="{one.name}"' in shown
        assert OPERATIONS[one.name][1].in_(language).split("`")[0].split("«")[0][:30] in shown


def test_the_description_says_which_operations_need_a_token(client: Client) -> None:
    told = client.get(f"{ROOT}/openapi.json").json()
    assert told["openapi"].startswith("3.1")
    for one in operations():
        assert ({} in described(one)["security"]) is not one.needs_token
        assert "application/problem+json" in described(one)["responses"]["404"]["content"]


def test_every_example_leads_to_its_operation() -> None:
    for one in operations():
        words = shlex.split(curl(one, "https://tinkuy.example.org").replace("$", ""))
        path = words[-1].removeprefix("https://tinkuy.example.org").partition("?")[0]
        for word in ("RELEASE", "SUBMISSION", "REPORT"):
            path = path.replace(word, "01a20aea-35e7-7a3b-819d-4e5146682482")
        assert resolve(path).url_name in (one.name, "reports", "send")
        assert ("Authorization: Bearer TOKEN" in words) is one.needs_token


def test_the_document_shows_the_examples_as_they_are() -> None:
    shown = DOCUMENT.read_text(encoding="utf-8")
    examples = {curl(one, "https://tinkuy.example.org") for one in operations()}
    written = {line for line in shown.splitlines() if line.startswith("curl ")}
    assert len(written) > 8
    assert written <= examples
    for name in ("API_PER_MINUTE", "API_PER_MINUTE_WITHOUT_TOKEN", "API_SENT_PER_HOUR"):
        assert f"TINKUY_{name}" in shown
        assert str(getattr(django_settings, name)) in shown
