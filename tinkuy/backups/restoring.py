"""Restores a backup into an empty installation: checked whole first, then content, then releases, then the rows, all or none.

What is cut short can be done again: until the rows are in, the installation is still empty.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from tinkuy.backups.manifest import CONTENT, RELEASES, ROWS, Manifest, content_of, read_whole
from tinkuy.backups.refusals import NotDone
from tinkuy.backups.rows import filled, read_tables
from tinkuy.ledger import keeping as ledger
from tinkuy.releases import actions
from tinkuy.releases import keeping as releases

Tell = Callable[[str], None]


def restore(folder: Path, tell: Tell = lambda _: None) -> Manifest:
    """Put all that a backup holds into this installation, which must be empty. Raises NotDone; then no row is there."""
    tell("checking")
    manifest = read_whole(folder)
    _refuse_unless_empty(manifest)
    tell(CONTENT)
    for digest in manifest.content:
        with content_of(folder, digest).open("rb") as stream:
            ledger.content_store().put(stream)
    tell(RELEASES)
    for id in manifest.releases:
        _put_release(folder / RELEASES / id, id)
    tell(ROWS)
    read_tables(folder, manifest.tables, _prepared(manifest))
    call_command("migrate", verbosity=0)
    with suppress(OSError):  # the daily tidying puts the marks that are not put now
        actions.keep_marks()
    return manifest


def _refuse_unless_empty(manifest: Manifest) -> None:
    if name := filled():
        raise NotDone("not_empty", name=name)
    content = set(ledger.content_store()) - set(manifest.content)
    if content:
        raise NotDone("not_empty", name=f"{CONTENT}: {len(content)}")
    if there := releases.there() - set(manifest.releases):
        raise NotDone("not_empty", name=f"{RELEASES}: {len(there)}")


def _put_release(source: Path, id: str) -> None:
    """Put a release in its place; in place of what an interrupted restoration left there."""
    releases.forget(releases.folder_of(id))
    place = releases.place_to_cut()
    shutil.copytree(source, place)
    releases.put_in_place(place, id)


def _prepared(manifest: Manifest) -> object:
    """Bring the database to where it was when the backup was taken; its models of then."""
    executor = MigrationExecutor(connection)
    graph = executor.loader.graph
    if unknown := [key for key in manifest.migrations if key not in graph.nodes]:
        raise NotDone("newer", name=f"{manifest.code}: {'.'.join(unknown[0])}")
    if set(executor.loader.applied_migrations) - set(manifest.migrations):
        raise NotDone("prepared_newer")
    wanted = set(manifest.migrations)
    targets = [key for key in wanted if not any(child in wanted for child in graph.node_map[key].children)]
    state = executor.migrate(sorted(targets))
    return executor.loader.project_state(sorted(targets)).apps if state is None else state.apps
