"""A server of its own as `tinkuy serve` starts it: web processes, worker, an empty data folder, either database."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from tests import postgres
from tests.architecture.source import REPOSITORY

DATABASES = ("sqlite", "postgres")
PATIENCE = 60  # seconds for the server to be ready


class DidNotStart(Exception):
    """The server ended, or did not answer in time; the message is its log."""


@dataclass(frozen=True, slots=True)
class Installation:
    """Where the data lie, and the environment that the server and the command line find them by."""

    data: Path
    environment: dict[str, str]

    def run(self, *words: str, typed: str = "") -> str:
        """Run Python in the installation; what it printed. Fails with what it said."""
        surroundings = {"cwd": REPOSITORY, "env": self.environment, "input": typed}
        done = subprocess.run([sys.executable, *words], **surroundings, capture_output=True, text=True, check=False)
        assert done.returncode == 0, f"{words}: {done.stdout}{done.stderr}"
        return done.stdout


@contextmanager
def installation(data: Path, *, packs: Path | None = None, database: str = "sqlite") -> Iterator[Installation]:
    """Settings for an installation without anything in it; with PostgreSQL, a server of its own until the block ends."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("TINKUY_", "DATABASE_URL"))}
    said = {"TINKUY_DATA": str(data)} | ({"TINKUY_PACKS": str(packs)} if packs else {})
    with ExitStack() as until_the_end:
        if database == "postgres":
            said["DATABASE_URL"] = until_the_end.enter_context(postgres.server())
        yield Installation(data, kept | said)


@contextmanager
def serving(place: Installation, port: int = 0) -> Iterator[str]:
    """Serve the installation; gives the address. `place.data / "pid"` holds the number of the group of its processes."""
    address = f"127.0.0.1:{port or _free_port()}"
    command = [sys.executable, "-m", "tinkuy.cli.main", "serve", "--port", address.partition(":")[2]]
    path = place.data / "log"
    with path.open("w") as log:
        # A group of its own, so that nothing of it outlives the test.
        server = subprocess.Popen(
            command, cwd=REPOSITORY, env=place.environment, stdout=log, stderr=log, start_new_session=True
        )
    (place.data / "pid").write_text(str(server.pid))
    try:
        _wait(f"http://{address}", server, path)
        yield f"http://{address}"
    finally:
        server.terminate()
        with suppress(subprocess.TimeoutExpired):
            server.wait(30)
        with suppress(ProcessLookupError):
            os.killpg(server.pid, signal.SIGKILL)


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def _wait(address: str, server: subprocess.Popen, log: Path) -> None:
    begun = time.monotonic()
    while time.monotonic() - begun < PATIENCE and server.poll() is None:
        try:
            with urllib.request.urlopen(f"{address}/salud/"):
                return
        except OSError:
            time.sleep(0.2)
    raise DidNotStart(log.read_text())
