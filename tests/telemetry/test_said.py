"""What people sent never gets into a log line, whoever writes it and however it fails."""

from __future__ import annotations

import io
import json
import logging

import pytest

from tinkuy.telemetry import request_id
from tinkuy.telemetry.logs import Json, Words

SECRET = "ana.perez@example.org"


def line(formatter: logging.Formatter, logger: str, *said: object, **more: object) -> str:
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(formatter)
    log = logging.Logger(logger)
    log.addHandler(handler)
    log.error(*said, **more)
    return stream.getvalue()


def failing() -> None:
    password = "clave-de-ana"
    try:
        raise KeyError(SECRET + password)
    except KeyError as error:
        raise ValueError(f"Key (email)=({SECRET}) already exists") from error


@pytest.mark.parametrize("formatter", [Json(), Words()], ids=["json", "words"])
def test_of_an_exception_its_kind_and_places_are_told_and_neither_text_nor_variables(formatter) -> None:
    try:
        failing()
    except ValueError:
        said = line(
            formatter, "django.request", "%s: %s", "Internal Server Error", f"/recuperar/{SECRET}", exc_info=True
        )
    assert "ValueError" in said
    assert "KeyError" in said
    assert "tests/telemetry/test_said.py" in said
    assert "Internal Server Error" in said
    assert not any(secret in said for secret in (SECRET, "clave-de-ana", "recuperar", "already exists"))


@pytest.mark.parametrize(
    "said",
    [
        ("refused by %s", SECRET),
        ("refused by %(who)s", {"who": SECRET}),
        (f"Invalid request from ip=190.12.13.14: {SECRET}",),
        (f"Invalid HTTP_HOST header: '{SECRET}'. You may need to add it.",),
        ("from 2001:db8::1:2 with “190.12.13.14”",),
        ("POST /entrar/?next=ana.perez@example.org 190.12.13.14",),
        (ValueError(SECRET),),
    ],
)
def test_of_a_library_s_sentence_only_its_fixed_words_are_told(said) -> None:
    written = line(Json(), "gunicorn.error", *said)
    assert not any(secret in written for secret in (SECRET, "190.12.13.14", "2001:db8", "next="))


def test_a_record_s_other_fields_are_never_written() -> None:
    said = line(Json(), "tinkuy.pages", "answered", extra={"status": 200, "request": SECRET, "email": SECRET})
    assert SECRET not in said
    assert json.loads(said)["status"] == 200


def test_every_line_says_which_request_it_is_of_and_outside_of_one_none() -> None:
    with request_id.answering("ab" * 16):
        assert json.loads(line(Json(), "tinkuy.x", "done %d", 3)) | {"time": ""} == {
            "time": "", "level": "error", "logger": "tinkuy.x", "message": "done 3", "request": "ab" * 16,
        }  # fmt: skip
    assert "request" not in json.loads(line(Json(), "tinkuy.x", "done"))


@pytest.mark.parametrize("said", ["", "ana", SECRET, "a" * 200, "ab\r\nSet-Cookie: x", "ana-perez-de-tumbes"])
def test_an_id_that_is_not_well_formed_is_made_anew(said) -> None:
    assert len(request_id.taken_or_made(said)) == 32
    assert request_id.taken_or_made(said) != said


def test_a_proxy_s_id_is_kept() -> None:
    assert request_id.taken_or_made("0F8FAD5B-D9CB-469F-A165-70867728950E") == "0f8fad5b-d9cb-469f-a165-70867728950e"
