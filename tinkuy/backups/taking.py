"""Takes a backup while people go on working: one look at the database, then what it points at, which never changes."""

from __future__ import annotations

import os
import shutil
import uuid
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from django.apps import apps
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from tinkuy import __version__
from tinkuy.arrivals.models import Arrival
from tinkuy.backups.manifest import CONTENT, RELEASES, ROWS, Manifest, Table, content_of
from tinkuy.backups.refusals import NotDone
from tinkuy.backups.rows import snapshot, tables, write_table
from tinkuy.ledger import keeping
from tinkuy.ledger.content import NotWhole
from tinkuy.releases.models import Release
from tinkuy.releases.opening import opened
from tinkuy.releases.refusals import Refused
from tinkuy.releases.whole import rename_whole

_PIECE: Final = 1 << 20
Tell = Callable[[str], None]


def take(folder: Path, tell: Tell = lambda _: None) -> Manifest:
    """Write the whole installation into a new folder, or leave nothing. `tell` hears what is being copied.

    What is pointed at and cannot be had is in `missing`, by its name; the rest is in the backup. Raises NotDone.
    """
    if folder.exists():
        raise NotDone("taken", folder=folder)
    applied = _applied()
    partial = folder.with_name(f".{folder.name}.{uuid.uuid4().hex}.partial")
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        partial.mkdir(mode=0o700)  # nobody else reads what is in it
        for name in (ROWS, CONTENT, RELEASES):
            (partial / name).mkdir()
        tell(ROWS)
        with snapshot():
            rows = {model._meta.db_table: write_table(model, partial) for model in tables(apps)}
            wanted = keeping.pointed_at() | _waiting()
            releases = list(Release.across_platforms.order_by("pk"))
        manifest = _filled(partial, applied, rows, wanted, releases, tell)
        _to_disk(partial)
        rename_whole(partial, folder)
    except BaseException:
        shutil.rmtree(partial, ignore_errors=True)
        raise
    return manifest


def _filled(
    partial: Path,
    applied: tuple[tuple[str, str], ...],
    rows: dict[str, Table],
    wanted: set[str],
    releases: list[Release],
    tell: Tell,
) -> Manifest:
    """Copy what the rows point at, and write the manifest."""
    tell(CONTENT)
    lost = {digest for digest in sorted(wanted) if not _copied(digest, partial)}
    tell(RELEASES)
    gone = {str(release.pk) for release in releases if not _copied_release(release, partial)}
    manifest = Manifest(
        made_at=datetime.now(UTC).isoformat(timespec="seconds"),
        code=f"tinkuy {__version__}",
        migrations=applied,
        tables=rows,
        content=tuple(sorted(wanted - lost)),
        releases=tuple(sorted({str(release.pk) for release in releases} - gone)),
        missing=(*sorted(lost), *sorted(gone)),
    )
    manifest.write(partial)
    return manifest


def _applied() -> tuple[tuple[str, str], ...]:
    """The migrations that the database has, which must be all. Raises NotDone."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if plan:
        raise NotDone("not_prepared", name=plan[0][0])
    return tuple(sorted(key for key in executor.loader.applied_migrations if key in executor.loader.graph.nodes))


def _waiting() -> set[str]:
    """The files on their way in."""
    return set(Arrival.across_platforms.filter(state__in=Arrival.OPEN).values_list("digest", flat=True))


def _copied(digest: str, folder: Path) -> bool:
    """Copy content; whether it is there and whole."""
    path = content_of(folder, digest)
    path.parent.mkdir(exist_ok=True)
    try:
        with keeping.content_store().open(digest) as stream, path.open("wb") as out:
            shutil.copyfileobj(stream, out, _PIECE)
    except NotWhole:
        return False
    return True


def _copied_release(release: Release, folder: Path) -> bool:
    """Copy a release; whether it is there and whole."""
    try:
        shutil.copytree(opened(release, fully=True).folder, folder / RELEASES / str(release.pk))
    except Refused:
        return False
    return True


def _to_disk(folder: Path) -> None:
    """Force everything in the folder to the disk, and only then its name (rename_whole does that)."""
    for path in (*folder.rglob("*"), folder):
        with suppress(PermissionError):
            descriptor = os.open(path, os.O_RDONLY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
