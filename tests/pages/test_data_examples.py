"""The examples of docs/data.md, run as an analyst runs them: another program, against a server that answers."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from wsgiref.simple_server import make_server

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, connections

from tests.architecture.source import REPOSITORY
from tests.factories import records
from tests.factories.rows import people
from tests.factories.rows import standard_rows as few_rows
from tests.pages.published import publish
from tinkuy.public.actions import close_to_public, open_to_public

pytestmark = pytest.mark.django_db
EXAMPLE = REPOSITORY / "examples" / "python" / "public_tables.py"


def run(server: str, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(EXAMPLE), server, "gtrm-peru", *words]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)


@pytest.fixture
def server(db, settings) -> Iterator[str]:
    """The site over HTTP, in a thread that sees what the test's transaction made: history cannot be flushed afterwards."""
    settings.ALLOWED_HOSTS = ["127.0.0.1"]
    mine = connections["default"]
    made = make_server("127.0.0.1", 0, WSGIHandler())

    def serve() -> None:
        connections["default"] = mine
        made.serve_forever(poll_interval=0.05)

    for signal in (request_started, request_finished):  # on PostgreSQL they would end the test's transaction
        signal.disconnect(close_old_connections)
    mine.inc_thread_sharing()
    thread = Thread(target=serve)
    thread.start()
    yield f"http://127.0.0.1:{made.server_port}"
    made.shutdown()
    thread.join()
    made.server_close()
    mine.dec_thread_sharing()
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def test_the_python_example_reads_a_table_and_asks_again_only_for_what_changed(world, server, tmp_path: Path) -> None:
    carmen = records.person(email="carmen@example.org", name="Carmen")
    records.role(on=world.platform, person=carmen, role="coordinator")
    rows = [{"admin1": "PE15", **people(1_200)}, {"admin1": "PE24", **people(None)}]
    release = publish(world, few_rows(rows))
    open_to_public(release=release, by=carmen)
    kept = tmp_path / "places.csv"
    first, again = (run(server, "--keep", str(kept)) for _ in range(2))
    said = json.loads(first.stdout or first.stderr)
    assert said["largest"] == {"Lima": 1200}
    assert said["states"] == {"shown": 1, "not_reported": 1}
    assert (said["release"], said["new"]) == (str(release.pk), True)
    assert json.loads(again.stdout) == said | {"new": False}
    close_to_public(release=release, by=carmen, why="Error")
    gone = run(server)
    assert (gone.returncode, "no tiene datos abiertos" in gone.stderr) == (1, True)


def test_the_python_example_needs_only_what_it_says() -> None:
    tree = ast.parse(EXAMPLE.read_text(encoding="utf-8"))
    named = {
        name.name.partition(".")[0] for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names
    }
    named |= {node.module.partition(".")[0] for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert named - set(sys.stdlib_module_names) == {"pandas"}
