"""What a machine keeps of what can be made again: figures, findings, counts. Pruned by age and by size, on each machine.

Each of them is made again when it is asked for, so a file may go at any time; those that nobody used for longest go first.
What quotes people goes at once where something was erased, also on a machine that did not do the erasing.
"""

from __future__ import annotations

import hashlib
import socket
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from django.conf import settings

from tinkuy.jobs.models import Job
from tinkuy.ledger import checked
from tinkuy.ledger.models import Erasure

FOLDERS: Final = ("figures", "checked", "counted")
_IN_USE: Final = timedelta(hours=1)  # for that long somebody may be reading it
_LATE: Final = timedelta(minutes=5)  # an erasure may end a little later than its time says


def job_name() -> str:
    """The name of this machine's job: each machine has folders of its own."""
    here = f"{socket.gethostname()} {Path(settings.DATA_FOLDER).resolve()}"
    return f"prune {hashlib.sha256(here.encode()).hexdigest()[:12]}"


def prune_here() -> int:
    """Prune the folders of this machine as the settings say; how many files went."""
    if _something_was_erased():
        checked.forget_all()
    folders = [Path(settings.DATA_FOLDER) / name for name in FOLDERS]
    return prune(folders, age=timedelta(days=settings.KEPT_DAYS), most=settings.KEPT_MEGABYTES * 1024 * 1024)


def _something_was_erased() -> bool:
    """Whether something was erased since this machine last looked."""
    ended = Job.objects.filter(pk=job_name()).values_list("ended_at", flat=True).first()
    since = ended - _LATE if ended else datetime.min.replace(tzinfo=UTC)
    return Erasure.across_platforms.filter(at__gte=since).exists()


def prune(folders: Iterable[Path], *, age: timedelta, most: int) -> int:
    """Delete the files that nobody used for longer than `age`, then those unused for longest until `most` bytes are left.

    How many went. What was used within the hour stays, whatever its size.
    """
    files = sorted((file for folder in folders for file in _files(folder)), key=lambda file: file.used)
    now, size, gone = time.time(), sum(file.bytes for file in files), 0
    for file in files:
        unused = now - file.used
        if unused > age.total_seconds() or (size > most and unused > _IN_USE.total_seconds()):
            file.path.unlink(missing_ok=True)
            size -= file.bytes
            gone += 1
    return gone


@dataclass(frozen=True, slots=True)
class _File:
    path: Path
    used: float  # seconds since 1970; a reading is noted at least once a day
    bytes: int


def _files(folder: Path) -> Iterator[_File]:
    for path in folder.rglob("*"):
        try:
            found = path.stat()
        except FileNotFoundError:  # somebody was faster
            continue
        if path.is_file():
            yield _File(path, max(found.st_mtime, found.st_atime), found.st_size)
