"""Every request has an id and a line, and nothing that people typed is in any line, also where a page fails."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Iterator

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError
from django.test import Client
from django_tasks_db.management.commands import db_worker
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from tests.factories import records
from tinkuy.pages.home import views
from tinkuy.telemetry.logs import Json

pytestmark = pytest.mark.django_db
EMAIL, PASSWORD, TYPED, FILE = (
    "carmen.nunez@example.org",
    "la clave de Carmen",
    "Rosa Quispe, 987654321",
    "lista-de-Rosa.csv",
)
SECRETS = (EMAIL, "carmen", PASSWORD, "Rosa", "Quispe", "987654321", "190.12.13.14", "lista-de")


class Lines(io.StringIO):
    def read_all(self) -> list[dict]:
        return [json.loads(one) for one in self.getvalue().splitlines()]


@pytest.fixture
def lines() -> Iterator[Lines]:
    """What is logged by anybody, down to what is usually not told."""
    stream, root, ours = Lines(), logging.getLogger(), logging.getLogger("tinkuy")
    handler = logging.StreamHandler(stream)
    handler.setFormatter(Json())
    before = root.level, ours.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    ours.setLevel(logging.DEBUG)
    yield stream
    root.removeHandler(handler)
    root.setLevel(before[0])
    ours.setLevel(before[1])


def test_nothing_that_people_type_is_in_any_line_also_where_a_page_fails(lines, monkeypatch) -> None:
    records.person(email=EMAIL, name=TYPED).set_password(PASSWORD)
    visitor = Client(raise_request_exception=False, REMOTE_ADDR="190.12.13.14", HTTP_USER_AGENT=TYPED)
    visitor.post("/entrar/", {"username": EMAIL, "password": PASSWORD})
    visitor.post("/recuperar/", {"email": EMAIL})
    visitor.get(f"/recuperar/{EMAIL}/{PASSWORD}/", {"q": TYPED})
    visitor.get("/nada/", {"q": TYPED}, headers={"X-Request-ID": EMAIL, "Host": "carmen.example"})
    visitor.post("/revisar/", {"file": SimpleUploadedFile(FILE, TYPED.encode()), "year": TYPED})

    def fails(*_: object, **__: object) -> None:
        typed = TYPED
        raise IntegrityError(f"DETAIL: Key (email)=({EMAIL}) and {typed}")

    monkeypatch.setattr(views, "render", fails)
    assert visitor.get("/", {"q": TYPED}).status_code == 500
    said = lines.getvalue()
    assert "IntegrityError" in said
    assert [secret for secret in SECRETS if secret.lower() in said.lower()] == []


def test_a_request_has_one_line_with_its_route_and_the_id_that_the_answer_carries(lines) -> None:
    given = "0f8fad5b-d9cb-469f-a165-70867728950e"
    answer = Client().get("/recuperar/MQ/abc-def/", headers={"X-Request-ID": given})
    assert answer["X-Request-ID"] == given
    (line,) = [one for one in lines.read_all() if one["message"] == "answered"]
    assert (line["route"], line["method"], line["status"]) == ("reset_set", "GET", answer.status_code)
    assert line["request"] == given
    assert line["milliseconds"] > 0


def test_a_worker_s_lines_say_which_request_asked(lines, settings, monkeypatch) -> None:
    monkeypatch.setattr(db_worker, "close_old_connections", lambda: None)  # it would end the test's transaction
    settings.TASKS = {"default": {"BACKEND": "tinkuy.jobs.queue.Queue"}}
    answer = Client().post("/recuperar/", {"email": EMAIL})
    assert DBTaskResult.objects.count() == 1
    worker = Worker(
        queue_names=["*"], interval=0, batch=True, backend_name="default", startup_delay=False, max_tasks=1,
        worker_id="w", excluded_queue_names=[],
    )  # fmt: skip
    worker.run()
    (line,) = [one for one in lines.read_all() if one["message"] == "task"]
    assert (line["state"], line["request"]) == ("successful", answer["X-Request-ID"])
    assert line["task"].endswith("send_reset")
