"""Do the files of 75 partners all arrive when they send them within the last minute before the deadline, and how long does a page take meanwhile?

An installation as `tinkuy serve` starts it, on SQLite: two web processes and one worker. Each partner opens "Hoy" and "Enviar",
sends a workbook of their month, and looks at its page every two seconds, as the browser does, until it was read and checked.
They begin evenly spread over the minute, and every web process has answered pages before. What is timed is each answer to its
last byte, the sending of the file too. At the end the database is asked what arrived: every file, every row, one draft for
each organisation.
"""

from __future__ import annotations

import http.client
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from benchmarks.installation import asked, surroundings
from benchmarks.running import arguments, finish

ROWS: Final = 22_500
PARTNERS: Final = 75
PAGE_SECONDS: Final = 1.0
_MINUTE: Final = 60.0
_LOOKS_EVERY: Final = 2.0
_PATIENCE: Final = 600.0  # seconds in which a file must have been read
_HERE: Final = "127.0.0.1"
_EDGE: Final = "benchmark-part"
_ON_ITS_WAY: Final = re.compile(rb'class="on-its-way"')


def measure(rows: int, runs: int) -> dict[str, object]:
    """Let them all send, once for each run; the slowest page and the longest wait are those of all runs."""
    found = [_minute(rows) for _ in range(runs)]
    pages = [seconds for one in found for seconds in one["pages"]]
    waits = [seconds for one in found for seconds in one["waits"]]
    last = found[-1]
    return {
        "rows": rows,
        "partners": last["partners"],
        "files read and checked": last["received"]["states"].get("done", 0),
        "organisations with a draft": last["received"]["organisations"],
        "rows sent": last["sent"],
        "rows in drafts": last["received"]["rows"],
        "pages answered": len(pages),
        "page, median wall s": round(statistics.median(pages), 3),
        "page, slowest wall s": round(max(pages), 3),
        "page, limit": PAGE_SECONDS,
        "from sending to findings, median wall s": round(statistics.median(waits), 1),
        "from sending to findings, longest wall s": round(max(waits), 1),
    }


def _minute(rows: int) -> dict[str, Any]:
    """One installation, one minute."""
    partners = max(2, min(PARTNERS, rows // 150))
    each, minute = rows // partners, _MINUTE * partners / PARTNERS
    with tempfile.TemporaryDirectory() as name:
        people = asked(Path(name), "partners", partners, each)
        with _served(Path(name)) as port, ThreadPoolExecutor(partners) as together:
            _warm(_Partner(port, **people[0]))
            begin = time.perf_counter()
            sent = together.map(
                lambda at: _Partner(port, **people[at]).send(begin + minute * at / partners), range(partners)
            )
            done = list(sent)
        received = asked(Path(name), "received")
    pages = [seconds for one in done for seconds in one.pages]
    waits = [one.wait for one in done]
    return {"partners": partners, "sent": partners * each, "received": received, "pages": pages, "waits": waits}


@dataclass(slots=True)
class _Partner:
    """Somebody at a browser, signed in; `pages` are the seconds of each answer, `wait` those from sending to the findings."""

    port: int
    session: str
    file: str
    platform: str
    year: str
    pages: list[float] = field(default_factory=list)
    wait: float = 0.0

    def send(self, at: float) -> _Partner:
        """Everything that a partner does, from that moment on. Raises RuntimeError where a page fails or a file is lost."""
        time.sleep(max(0.0, at - time.perf_counter()))
        self.get(f"/p/{self.platform}/hoy/")
        form = f"/p/{self.platform}/envios/"
        _, shown, cookie = self.get(form)
        token = re.search(rb'name="csrfmiddlewaretoken" value="([^"]+)"', shown)[1].decode()
        sent = time.perf_counter()
        to = self._post(form, token, cookie)
        while _ON_ITS_WAY.search(self.get(to)[1]):
            if time.perf_counter() - sent > _PATIENCE:
                raise RuntimeError(f"{self.file} was not read in {_PATIENCE} seconds")
            time.sleep(_LOOKS_EVERY)
        self.wait = time.perf_counter() - sent
        return self

    def get(self, address: str) -> tuple[int, bytes, str]:
        """Open a page: status, body, and the cookie it sets."""
        return self._ask("GET", address, {}, b"")

    def _post(self, address: str, token: str, cookie: str) -> str:
        """Send the file; the address of its page."""
        texts = {"csrfmiddlewaretoken": token, "year": self.year}
        parts = [
            f'--{_EDGE}\r\nContent-Disposition: form-data; name="{k}"\r\n\r\n{v}\r\n'.encode() for k, v in texts.items()
        ]
        head = f'--{_EDGE}\r\nContent-Disposition: form-data; name="file"; filename="{Path(self.file).name}"\r\nContent-Type: application/octet-stream\r\n\r\n'
        body = b"".join([*parts, head.encode(), Path(self.file).read_bytes(), f"\r\n--{_EDGE}--\r\n".encode()])
        headers = {"Content-Type": f"multipart/form-data; boundary={_EDGE}", "Cookie": f"{self._cookie}; {cookie}"}
        status, shown, to = self._ask("POST", address, headers, body)
        if status != http.client.FOUND:
            raise RuntimeError(f"{self.file} was answered with {status}: {shown[:500]!r}")
        return to

    @property
    def _cookie(self) -> str:
        return f"sessionid={self.session}"

    def _ask(self, verb: str, address: str, headers: dict[str, str], body: bytes) -> tuple[int, bytes, str]:
        """Status, body, and where it leads or the cookie it sets."""
        start = time.perf_counter()
        connection = http.client.HTTPConnection(_HERE, self.port, timeout=120)
        connection.request(verb, address, body or None, {"Cookie": self._cookie, "Accept-Language": "es"} | headers)
        answer = connection.getresponse()
        shown = answer.read()
        self.pages.append(time.perf_counter() - start)
        connection.close()
        if answer.status >= http.client.BAD_REQUEST:
            raise RuntimeError(f"{address} was answered with {answer.status}")
        return (
            answer.status,
            shown,
            answer.getheader("Location") or (answer.getheader("Set-Cookie") or "").split(";")[0],
        )


def _warm(partner: _Partner) -> None:
    """Have every web process asked before: the minute before a deadline is not the first of a server's life."""
    for address in ["hoy", "envios"] * 6:
        partner.get(f"/p/{partner.platform}/{address}/")


@contextmanager
def _served(folder: Path) -> Iterator[int]:
    """The installation with its worker, as `tinkuy serve` starts it, and its port; stopped at the end."""
    with socket.socket() as taken:
        taken.bind((_HERE, 0))
        port = taken.getsockname()[1]
    command = [sys.executable, "-m", "tinkuy.cli.main", "serve", "--port", str(port)]
    server = subprocess.Popen(command, env=surroundings(folder), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait(server, port)
        yield port
    finally:
        server.terminate()
        server.wait(timeout=60)


def _wait(server: subprocess.Popen, port: int) -> None:
    until = time.monotonic() + 120
    while time.monotonic() < until and server.poll() is None:
        with socket.socket() as tried:
            if tried.connect_ex((_HERE, port)) == 0:
                time.sleep(3)  # the worker comes up beside the pages
                return
        time.sleep(0.2)
    raise RuntimeError("the server does not answer")


def kept(measured: dict[str, object]) -> bool:
    """Whether nothing was lost and no page was slow."""
    return (
        measured["files read and checked"] == measured["organisations with a draft"] == measured["partners"]
        and measured["rows in drafts"] == measured["rows sent"]
        and measured["page, slowest wall s"] <= PAGE_SECONDS
    )


if __name__ == "__main__":
    asked_for = arguments(__doc__, rows=ROWS, runs=1)
    finish(measured := measure(asked_for.rows, asked_for.runs), kept(measured))
