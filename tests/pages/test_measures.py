"""Measures: numbers of now for monitoring, of all web processes together, and for nobody else."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import time
import urllib.request
from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from tests.architecture.source import REPOSITORY
from tests.factories import records
from tests.factories.installation import installation

pytestmark = pytest.mark.django_db
WHERE = "/salud/medidas"


def numbers(text: str) -> dict[str, float]:
    """Every line of the answer, by name with labels."""
    lines = (line.rpartition(" ") for line in text.splitlines() if not line.startswith("#"))
    return {name: float(value) for name, _, value in lines}


def queued(**said: object) -> None:
    given = {"args_kwargs": {"args": [], "kwargs": {}}, "task_path": "t.do", "backend_name": "default"}
    made = DBTaskResult.objects.create(**given, run_after=timezone.now(), **said)
    DBTaskResult.objects.filter(pk=made.pk).update(enqueued_at=timezone.now() - timedelta(seconds=90))


def test_the_queue_files_and_releases_are_told_in_numbers() -> None:
    queued()
    queued(status="FAILED", finished_at=timezone.now())
    queued(status="FAILED", finished_at=timezone.now() - timedelta(days=2))
    records.arrival(records.platform(), state="refused", refusal={"es": "no"})
    Client().get("/recuperar/MQ/abc-def/")
    found = numbers(Client().get(WHERE).content.decode())
    assert found["tinkuy_tasks_waiting"] == 1
    assert 90 <= found["tinkuy_tasks_oldest_waiting_seconds"] < 120
    assert found['tinkuy_tasks_failed_last_day{task="t.do"}'] == 1
    assert found['tinkuy_arrivals{state="refused"}'] == 1
    assert found['tinkuy_releases{state="standing"}'] == 0
    assert found['tinkuy_request_seconds_count{route="reset_set"}'] >= 1


def test_without_a_token_only_the_machine_itself_reads_them_and_not_through_a_proxy() -> None:
    assert Client().get(WHERE).status_code == 200
    assert Client(REMOTE_ADDR="::1").get(WHERE).status_code == 200
    assert Client(REMOTE_ADDR="10.0.0.7").get(WHERE).status_code == 404
    assert Client(headers={"X-Forwarded-For": "127.0.0.1"}).get(WHERE).status_code == 404


def test_with_a_token_whoever_sends_it_reads_them_and_nobody_else(settings) -> None:
    settings.METRICS_TOKEN = "a-token-of-thirty-characters-x"
    asked = {"Authorization": f"Bearer {settings.METRICS_TOKEN}"}
    assert Client(REMOTE_ADDR="10.0.0.7", headers=asked).get(WHERE).status_code == 200
    for wrong in ({}, {"Authorization": "Bearer "}, {"Authorization": "Bearer another"}):
        assert Client(headers=wrong).get(WHERE).status_code == 404


def test_the_web_processes_of_a_server_count_together_and_write_lines_of_json(tmp_path: Path) -> None:
    with installation(tmp_path) as environment, socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        where = f"127.0.0.1:{taken.getsockname()[1]}"
        taken.close()
        environment |= {"TINKUY_LOGS": "json", "TINKUY_HOSTS": "127.0.0.1"}
        subprocess.run([sys.executable, "-m", "django", "migrate", "--verbosity", "0"], env=environment, check=True)
        gunicorn = [sys.executable, "-m", "gunicorn", "--config", "python:tinkuy.config.gunicorn", "--bind", where]
        server = subprocess.Popen(gunicorn, env=environment, cwd=REPOSITORY, stderr=subprocess.PIPE, text=True)
        try:
            asked = 40
            for _ in range(asked):
                get(where, "/robots.txt?q=ana@example.org")
            found = numbers(get(where, WHERE))
        finally:
            server.terminate()
            lines = [json.loads(line) for line in server.communicate()[1].splitlines()]
    assert found['tinkuy_requests_total{method="GET",route="robots",status="200"}'] == asked
    assert sum(line.get("route") == "robots" for line in lines) == asked
    assert "ana@" not in str(lines)


def get(where: str, path: str) -> str:
    until = time.monotonic() + 60
    while True:
        try:
            with urllib.request.urlopen(f"http://{where}{path}", timeout=60) as answer:
                return answer.read().decode()
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.2)
