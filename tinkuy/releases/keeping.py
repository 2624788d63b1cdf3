"""Where an installation keeps its releases: a folder for each, by its name; what is being cut is kept apart until then.

A folder that no line of the register names was cut by a process that died before it was signed: it is swept after a day.
Where the installation has a bucket, the releases are there, and the folders of a machine are its copies of them.
"""

from __future__ import annotations

import datetime as dt
import shutil
import time
import uuid
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from django.conf import settings

from tinkuy.releases.cutting import put_mark
from tinkuy.releases.models import Release
from tinkuy.releases.shared import SharedReleases
from tinkuy.releases.store import mark_of
from tinkuy.releases.whole import rename_whole
from tinkuy.storage.bucket import Bucket

GRACE: Final = dt.timedelta(days=1)
_CUTTING: Final = ".cutting"


def releases_folder() -> Path:
    """The folder of the releases."""
    return Path(settings.DATA_FOLDER) / "releases"


def shared() -> SharedReleases | None:
    """The releases in the installation's bucket; None: it has none, and the folders are the releases."""
    return SharedReleases(Bucket(settings.STORAGE).under("releases")) if settings.STORAGE else None


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
    """Give a release that was cut its own name, and put it in the bucket if there is one. Raises AlreadyThere, OSError."""
    folder = folder_of(id)
    if (bucket := shared()) is not None:
        bucket.put(cut, id)
    rename_whole(cut, folder)
    return folder


def forget(folder: Path) -> None:
    """Delete a folder that nobody signed; no error if it is gone."""
    shutil.rmtree(folder, ignore_errors=True)
    if (bucket := shared()) is not None and folder.parent == releases_folder():
        bucket.delete(folder.name)


def keep_mark(release: Release) -> None:
    """Put the mark beside a release that was withdrawn, as the register says it."""
    put_register_mark(release)
    if (bucket := shared()) is not None:
        bucket.put_mark(str(release.pk), mark_of(folder_of(release.pk)))


def put_register_mark(release: Release) -> None:
    """Put the mark beside this machine's folder."""
    put_mark(
        signed(release.pk),
        by=str(release.withdrawn_by_release_id) if release.withdrawn_by_release_id else None,
        signed_by=str(release.withdrawn_by),
        why=release.withdrawn_why,
        at=release.withdrawn_at.astimezone(dt.UTC).isoformat(timespec="milliseconds"),
    )


def there() -> set[str]:
    """The names of all that is kept as a release, signed or not."""
    if (bucket := shared()) is not None:
        return set(bucket.put_at())
    return {path.name for path in releases_folder().glob("*") if path.is_dir() and path.name != _CUTTING}


def sweep(known: Collection[str], grace: dt.timedelta = GRACE) -> list[str]:
    """Delete what was written longer than `grace` ago and is no known release; return the names."""
    before = time.time() - grace.total_seconds()
    return sorted({*_sweep_bucket(known, before), *_sweep_folder(known, before)})


def _sweep_bucket(known: Collection[str], before: float) -> list[str]:
    bucket = shared()
    if bucket is None:
        return []
    swept = [id for id, put_at in bucket.put_at().items() if id not in known and put_at < before]
    for id in swept:
        bucket.delete(id)
    return swept


def _sweep_folder(known: Collection[str], before: float) -> list[str]:
    folder = releases_folder()
    found = [path for path in folder.glob("*") if path.is_dir() and path.name != _CUTTING and path.name not in known]
    swept = [path for path in (*found, *(folder / _CUTTING).glob("*")) if _written(path) < before]
    for path in swept:
        forget(path)
    return [path.name for path in swept]


def _written(path: Path) -> float:
    """When the folder was last written to, in seconds since 1970; endlessly late if it is gone."""
    try:
        return path.stat().st_mtime
    except FileNotFoundError:
        return float("inf")
