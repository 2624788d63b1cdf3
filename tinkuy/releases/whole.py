"""Folders and files that are there whole or not at all (pure).

Written under another name, forced to the disk, then renamed: whoever looks sees all of it or nothing, also where the
power goes in between. What an interrupted writing left behind is swept away after a day.
"""

from __future__ import annotations

import os
import shutil
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from tinkuy.releases.refusals import AlreadyThere

_GRACE: Final = 24 * 3600  # seconds in which a writing may still be going on
_READ_ONLY: Final = 0o444


@contextmanager
def whole_folder(folder: Path) -> Iterator[Path]:
    """Give an empty folder to write into, and make it `folder` at the end; an error leaves nothing.

    Its files become read-only. Raises AlreadyThere where `folder` exists: a folder is never written over.
    """
    if folder.exists():
        raise AlreadyThere(folder)
    folder.parent.mkdir(parents=True, exist_ok=True)
    _sweep(folder)
    partial = folder.with_name(f".{folder.name}.{uuid.uuid4().hex}.partial")
    partial.mkdir()
    try:
        yield partial
        for path in partial.iterdir():
            path.chmod(_READ_ONLY)
            _to_disk(path)
        _to_disk(partial)
        rename_whole(partial, folder)
    except BaseException:
        shutil.rmtree(partial, ignore_errors=True)
        raise


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """Give a path to write to, and put what was written in the place of `path` at the end; an error changes nothing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f".{path.name}.{uuid.uuid4().hex}.partial")
    try:
        yield partial
        _to_disk(partial)
        partial.replace(path)
        _to_disk(path.parent)
    except BaseException:
        partial.unlink(missing_ok=True)
        raise


def rename_whole(whole: Path, folder: Path) -> None:
    """Give a folder that is whole another name on the same disk, and bring that to the disk too. Raises AlreadyThere."""
    _rename(whole, folder)
    _to_disk(folder.parent)


def _rename(partial: Path, folder: Path) -> None:
    """Rename; where another writer was first, theirs stays."""
    try:
        partial.rename(folder)
    except OSError as error:
        if folder.exists():
            raise AlreadyThere(folder) from error
        raise


def _to_disk(path: Path) -> None:
    """Force a file, or a folder's list of files, to the disk."""
    if os.name == "nt":  # Windows cannot open a folder, nor force a file that is read-only
        return
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _sweep(folder: Path) -> None:
    """Take away what an earlier writing of the same folder left when it was interrupted."""
    for left in folder.parent.iterdir():
        ours = left.name.startswith(f".{folder.name}.") and left.name.endswith(".partial")
        if ours and time.time() - left.stat().st_mtime > _GRACE:
            shutil.rmtree(left, ignore_errors=True)
