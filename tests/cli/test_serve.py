"""`tinkuy serve` needs no settings on one's own machine, makes none up where others can reach it, and has a worker beside it."""

from __future__ import annotations

import os
import signal
import socket
import sqlite3
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.architecture.source import REPOSITORY
from tinkuy.cli.serve import surroundings


def test_on_this_machine_alone_a_secret_is_made_once_and_kept_from_others(monkeypatch, tmp_path) -> None:
    monkeypatch.setenv("TINKUY_DATA", str(tmp_path / "data"))
    monkeypatch.delenv("TINKUY_SECRET_KEY", raising=False)
    monkeypatch.delenv("TINKUY_HTTPS", raising=False)
    first, second = surroundings("127.0.0.1"), surroundings("localhost")
    assert len(first["TINKUY_SECRET_KEY"]) >= 50
    assert first["TINKUY_SECRET_KEY"] == second["TINKUY_SECRET_KEY"]
    assert first["TINKUY_HTTPS"] == "0"
    assert stat.S_IMODE((tmp_path / "data" / "secret_key").stat().st_mode) == 0o600


def test_behind_a_proxy_that_speaks_https_cookies_travel_on_nothing_else(monkeypatch, tmp_path) -> None:
    monkeypatch.setenv("TINKUY_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("TINKUY_SITE", "https://tinkuy.example.org")
    monkeypatch.delenv("TINKUY_HTTPS", raising=False)
    assert "TINKUY_HTTPS" not in surroundings("127.0.0.1")


def test_a_secret_that_is_set_is_the_one_that_counts(monkeypatch, tmp_path) -> None:
    monkeypatch.setenv("TINKUY_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("TINKUY_SECRET_KEY", "s" * 60)
    assert surroundings("127.0.0.1")["TINKUY_SECRET_KEY"] == "s" * 60
    assert not (tmp_path / "data").exists()


def test_where_others_reach_it_nothing_is_made_up(monkeypatch, tmp_path) -> None:
    monkeypatch.setenv("TINKUY_DATA", str(tmp_path / "data"))
    for name in ("TINKUY_SECRET_KEY", "TINKUY_HTTPS"):
        monkeypatch.delenv(name, raising=False)
    environment = surroundings("0.0.0.0")
    assert "TINKUY_SECRET_KEY" not in environment
    assert "TINKUY_HTTPS" not in environment


@pytest.fixture
def serving(tmp_path) -> Iterator[tuple[subprocess.Popen, Path]]:
    """`tinkuy serve` on a free port, with an installation of its own; it is gone afterwards, whatever happened."""
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("TINKUY_", "DATABASE_", "DJANGO_"))
    }
    command = [sys.executable, "-m", "tinkuy.cli.main", "serve", "--port", str(_free_port())]
    environment = kept | {"TINKUY_DATA": str(tmp_path)}
    server = subprocess.Popen(command, cwd=REPOSITORY, env=environment, stderr=(tmp_path / "log").open("w"))
    yield server, tmp_path / "tinkuy.sqlite3"
    server.kill()
    server.wait()


def _free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return asked.getsockname()[1]


def _workers(database: Path) -> dict[str, int]:
    """The workers that say they are alive, and their processes."""
    try:
        with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
            names = [name for (name,) in connection.execute("SELECT id FROM jobs_worker")]
    except sqlite3.OperationalError:  # not made yet
        return {}
    return {name: int(name.split("-")[-2]) for name in names}


def _wait_until(so: Callable[[], object]) -> object:
    until = time.monotonic() + 120
    while time.monotonic() < until:
        if found := so():
            return found
        time.sleep(0.2)
    raise AssertionError("it did not come to that in two minutes")


def _gone(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    return Path(f"/proc/{process}/stat").read_text().split()[2] == "Z"


def test_a_worker_works_beside_the_pages_is_started_again_when_it_dies_and_goes_with_them(serving) -> None:
    server, database = serving
    ((first, process),) = _wait_until(lambda: _workers(database)).items()
    os.kill(process, signal.SIGKILL)
    again = _wait_until(lambda: {name: pid for name, pid in _workers(database).items() if name != first})
    server.send_signal(signal.SIGINT)
    assert server.wait(60) == 0
    _wait_until(lambda: all(map(_gone, again.values())))
    assert set(_workers(database)) == {first}  # the one that was killed could not say goodbye


def test_a_worker_does_not_outlive_a_server_that_was_killed(serving) -> None:
    server, database = serving
    workers = _wait_until(lambda: _workers(database))
    server.kill()
    _wait_until(lambda: all(map(_gone, workers.values())))
