"""A check where several machines serve pages: its short-lived folder is also in the bucket, and goes from there as from the disk.

Each machine keeps a copy with a list of what the bucket had; where the bucket has something else by now, it copies anew.
"""

from __future__ import annotations

import json
import os
import secrets
import shutil
import time
from pathlib import Path
from typing import Final

from django.conf import settings

from tinkuy.storage.bucket import Bucket, Entry

_SENT: Final = "sent/"  # never changes, and its age is the check's
_LIST: Final = "shared.json"
_PRIVATE: Final = ("hand_back_", _LIST)  # made again, or of this machine


def _bucket() -> Bucket | None:
    return Bucket(settings.STORAGE).under("checks") if settings.STORAGE else None


def share(folder: Path) -> None:
    """Put what was found where the other machines see it. Raises OSError."""
    if (bucket := _bucket()) is None:
        return
    token, there = folder.name, {entry.name for entry in bucket.entries(folder.name)}
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        name = f"{token}/{path.relative_to(folder).as_posix()}"
        if not path.name.startswith(_PRIVATE) and not (f"/{_SENT}" in name and name in there):
            bucket.put(name, path)
    _note(folder, list(bucket.entries(token)))


def fetch(folder: Path) -> None:
    """Have this machine's copy be what the bucket has; none where it has nothing."""
    if (bucket := _bucket()) is None:
        return
    entries = list(bucket.entries(folder.name))
    if folder.is_dir() and _noted(folder) == _said(entries):
        return
    partial = folder.with_name(f"{folder.name}.{secrets.token_hex(4)}")
    try:
        for entry in entries:
            path = partial / entry.name.partition("/")[2]
            path.parent.mkdir(parents=True, mode=0o700, exist_ok=True)
            path.write_bytes(b"".join(bucket.pieces(entry.name)))
        shutil.rmtree(folder, ignore_errors=True)
        if entries:
            _note(partial, entries)
            sent = min(entry.put_at for entry in entries if f"/{_SENT}" in entry.name)
            os.utime(partial / _SENT, (sent, sent))
            partial.rename(folder)
    except (FileNotFoundError, ValueError):  # somebody deletes it in this moment
        shutil.rmtree(folder, ignore_errors=True)
    finally:
        shutil.rmtree(partial, ignore_errors=True)


def forget(token: str) -> None:
    """Delete it from the bucket."""
    if (bucket := _bucket()) is not None:
        bucket.delete(*(entry.name for entry in bucket.entries(token)))


def sweep(seconds: float) -> None:
    """Delete from the bucket every check that was sent longer ago."""
    if (bucket := _bucket()) is None:
        return
    before = time.time() - seconds
    old = [entry for entry in bucket.entries() if f"/{_SENT}" in entry.name and entry.put_at < before]
    for token in {entry.name.partition("/")[0] for entry in old}:
        forget(token)


def _said(entries: list[Entry]) -> list[list[object]]:
    return sorted([entry.name, entry.put_at, entry.bytes, entry.mark] for entry in entries)


def _note(folder: Path, entries: list[Entry]) -> None:
    (folder / _LIST).write_text(json.dumps(_said(entries)), encoding="utf-8")


def _noted(folder: Path) -> object:
    try:
        return json.loads((folder / _LIST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
