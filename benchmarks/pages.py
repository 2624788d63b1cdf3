"""How long does the server take for the dashboard and for figures of a release of 1,000,000 rows, and how much memory has a web process?

An installation with a national platform and a release of all its rows, served by gunicorn as `tinkuy serve` starts it, on
SQLite. A person who is signed in asks over HTTP on the same machine; what is timed is the whole answer, until its last byte.
Warm: every process has answered the page before. A figure's first answer is one that no process has made before and that is
not kept on the disk. Memory is the most that any web process held, after all of it.
"""

from __future__ import annotations

import http.client
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from benchmarks.installation import asked, made, surroundings
from benchmarks.running import arguments, finish
from tinkuy.cli.serve import FEW_ARENAS

ROWS: Final = 1_000_000
DASHBOARD_SECONDS, FIGURE_SECONDS, WEB_PROCESS_MB = 0.100, 0.300, 600.0
_HERE: Final = "127.0.0.1"
_ROUNDS: Final = 12  # warm answers by which every process has been asked
_PATIENCE: Final = 120  # seconds until the server answers for the first time
_FIGURES: Final = (
    "people_reached/",
    "people_reached/?por=month",
    "people_reached/?modelo=max-sector&por=admin1",
    "people_reached/?modelo=max-sector&sector=health",
    "host_community_reached/",
    "organisations_present/?por=admin1",
    "indicator_totals/",
    "completeness/",
    "trend/",
)


def measure(rows: int, runs: int) -> dict[str, object]:
    """Make the installation and its release, serve it, ask; seconds are medians of warm answers."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        signed_in = made(folder, rows)
        release = asked(folder, "release")
        with _served(folder) as (server, port):
            visitor = _Visitor(port, signed_in["session"])
            dashboard = f"/p/{signed_in['platform']}/tablero/{release['release']}/"
            first = visitor.seconds_of(dashboard)
            warm = _warm(visitor, dashboard, runs)
            figures = [f"/cifras/{release['release']}/{words}" for words in _FIGURES]
            unmade = [visitor.seconds_of(address) for address in figures]
            again = [_warm(visitor, address, runs) for address in figures]
            held = max(_peak_mb(pid) for pid in _children(server.pid))
    return {
        "rows": release["rows"],
        "dashboard, first time, wall s": round(first, 3),
        "dashboard, warm, wall s": round(warm, 3),
        "dashboard, limit": DASHBOARD_SECONDS,
        "figure pages asked": len(figures),
        "figure page, first time, median wall s": round(statistics.median(unmade), 3),
        "figure page, first time, slowest wall s": round(max(unmade), 3),
        "figure page, warm, median wall s": round(statistics.median(again), 3),
        "figure page, warm, slowest wall s": round(max(again), 3),
        "figure page, limit": FIGURE_SECONDS,
        "web process, most MB": round(held),
        "web process, limit MB": WEB_PROCESS_MB,
    }


class _Visitor:
    """Somebody who is signed in, and asks one page after another."""

    def __init__(self, port: int, session: str) -> None:
        self._port = port
        self._headers = {"Cookie": f"sessionid={session}", "Accept-Encoding": "gzip", "Accept-Language": "es"}

    def seconds_of(self, address: str) -> float:
        """The wall seconds of the whole answer. Raises RuntimeError for any answer that is no page."""
        start = time.perf_counter()
        connection = http.client.HTTPConnection(_HERE, self._port, timeout=_PATIENCE)
        connection.request("GET", address, headers=self._headers)
        answer = connection.getresponse()
        answer.read()
        seconds = time.perf_counter() - start
        connection.close()
        if answer.status != http.client.OK:
            raise RuntimeError(f"{address} was answered with {answer.status}")
        return seconds


def _warm(visitor: _Visitor, address: str, runs: int) -> float:
    """The median of answers once every process has been asked."""
    for _ in range(_ROUNDS):
        visitor.seconds_of(address)
    return statistics.median(visitor.seconds_of(address) for _ in range(max(runs, 5)))


@contextmanager
def _served(folder: Path) -> Iterator[tuple[subprocess.Popen, int]]:
    """The installation, served as `tinkuy serve` does, and its port; stopped at the end."""
    environment, port = surroundings(folder), _free_port()
    styles = [sys.executable, "-m", "django", "collectstatic", "--no-input", "--verbosity", "0"]
    subprocess.run(styles, env=environment, check=True, stdout=subprocess.DEVNULL)
    command = [sys.executable, "-m", "gunicorn", "--config", "python:tinkuy.config.gunicorn"]
    address = ["--bind", f"{_HERE}:{port}", "--log-level", "warning"]
    server = subprocess.Popen([*command, *address], env=environment | FEW_ARENAS, stdout=subprocess.DEVNULL)
    try:
        _wait(server, port)
        yield server, port
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(timeout=60)


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind((_HERE, 0))
        return taken.getsockname()[1]


def _wait(server: subprocess.Popen, port: int) -> None:
    """Wait until the server takes connections."""
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until and server.poll() is None:
        with socket.socket() as tried:
            if tried.connect_ex((_HERE, port)) == 0:
                return
        time.sleep(0.1)
    raise RuntimeError("the server does not answer")


def _children(pid: int) -> list[int]:
    """The web processes of a server."""
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def _peak_mb(pid: int) -> float:
    """The most that a process held in memory since it began."""
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    kilobytes = next(line.split()[1] for line in lines if line.startswith("VmHWM:"))
    return int(kilobytes) * 1024 / 1e6


def kept(measured: dict[str, object]) -> bool:
    """Whether pages are fast enough when warm, and a web process small enough."""
    return (
        measured["dashboard, warm, wall s"] <= DASHBOARD_SECONDS
        and measured["figure page, warm, slowest wall s"] <= FIGURE_SECONDS
        and measured["web process, most MB"] <= WEB_PROCESS_MB
    )


if __name__ == "__main__":
    asked_for = arguments(__doc__, rows=ROWS, runs=9)
    finish(measured := measure(asked_for.rows, asked_for.runs), kept(measured))
