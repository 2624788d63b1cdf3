"""Where an installation keeps its releases: a folder for each, by its name; what is being cut is kept apart until then.

A folder that no line of the register names was cut by a process that died before it was signed: it is swept after a day.
"""

from __future__ import annotations

import shutil
import time
import uuid
from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Final

from django.conf import settings

from tinkuy.releases.whole import rename_whole

GRACE: Final = timedelta(days=1)
_CUTTING: Final = ".cutting"


def releases_folder() -> Path:
    """The folder of the releases."""
    return Path(settings.DATA_FOLDER) / "releases"


def folder_of(id: uuid.UUID | str) -> Path:
    """The folder of one release."""
    return releases_folder() / str(id)


@dataclass(frozen=True, slots=True)
class Signed:
    """A release by its name and its folder, as what withdraws it needs to know it: also one that cannot be opened."""

    id: str
    folder: Path


def signed(id: uuid.UUID | str) -> Signed:
    """The release of this name."""
    return Signed(str(id), folder_of(id))


def place_to_cut() -> Path:
    """A path that nobody uses, on the same disk as the releases, for one that is being cut."""
    return releases_folder() / _CUTTING / uuid.uuid4().hex


def put_in_place(cut: Path, id: str) -> Path:
    """Give a release that was cut its own name. Raises AlreadyThere."""
    folder = folder_of(id)
    rename_whole(cut, folder)
    return folder


def forget(folder: Path) -> None:
    """Delete a folder that nobody signed; no error if it is gone."""
    shutil.rmtree(folder, ignore_errors=True)


def sweep(known: Collection[str], grace: timedelta = GRACE) -> list[str]:
    """Delete what was written longer than `grace` ago and is no known release; return the names."""
    before = time.time() - grace.total_seconds()
    folder = releases_folder()
    found = [path for path in folder.glob("*") if path.is_dir() and path.name != _CUTTING and path.name not in known]
    swept = [path for path in (*found, *(folder / _CUTTING).glob("*")) if _written(path) < before]
    for path in swept:
        forget(path)
    return sorted(path.name for path in swept)


def _written(path: Path) -> float:
    """When the folder was last written to, in seconds since 1970; endlessly late if it is gone."""
    try:
        return path.stat().st_mtime
    except FileNotFoundError:
        return float("inf")
