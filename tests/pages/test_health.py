"""Health for whoever watches: alive asks nothing else; ready asks the database, the storage and the disk, and tells of the worker."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection
from django.test import Client
from django.utils import timezone

from tinkuy.jobs.models import Worker
from tinkuy.storage.bucket import Bucket


@pytest.fixture
def queued(settings, tmp_path) -> None:
    """An installation whose work is done by a worker."""
    settings.DATA_FOLDER = tmp_path
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


def test_a_process_is_alive_without_a_database() -> None:
    answer = Client().get("/salud/vivo")  # the test may not touch the database
    assert (answer.status_code, answer.json()["status"]) == (200, "ok")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("seen", "status"),
    [(None, "without a worker"), (10, "ok"), (120, "without a worker")],
    ids=["none", "lives", "dead"],
)
def test_a_worker_that_gave_a_sign_lately_lives_and_without_one_pages_still_serve(queued, seen, status) -> None:
    if seen is not None:
        Worker.objects.create(pk="w", seen_at=timezone.now() - timedelta(seconds=seen))
    answer = Client().get("/salud/listo")
    assert (answer.status_code, answer.json()["status"]) == (200, status)


@pytest.mark.django_db
def test_a_database_that_is_away_is_told_and_nothing_else_is_asked_of_it(queued, monkeypatch) -> None:
    def away(*_: Any, **__: Any) -> None:
        raise DatabaseError("password=secret")

    monkeypatch.setattr(connection, "cursor", away)
    answer = Client().get("/salud/listo")
    assert answer.status_code == 503
    said = {"database": False, "disk": True, "storage": True, "worker": None, "status": "failing"}
    assert answer.json() == said | {"version": answer.json()["version"]}


@pytest.mark.django_db
def test_storage_that_does_not_answer_is_told_and_no_key_is(queued, settings, bucket: Bucket) -> None:
    settings.STORAGE = bucket.address
    assert Client().get("/salud/listo").json()["storage"] is True
    settings.STORAGE = replace(bucket.address, secret="another")
    answer = Client().get("/salud/listo")
    assert (answer.status_code, answer.json()["storage"]) == (503, False)
    assert b"another" not in answer.content
