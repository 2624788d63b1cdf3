"""Backup, wipe, restore: the same rows, the same files, the same figures, on SQLite and PostgreSQL. Commands are processes."""

from __future__ import annotations

import gzip
import json
import shutil
import stat
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.architecture.source import REPOSITORY
from tests.factories.installation import installation
from tinkuy.backups.manifest import FILE, read_whole
from tinkuy.backups.refusals import NotDone
from tinkuy.releases.manifest import sha256_of

pytestmark = [pytest.mark.django_db, pytest.mark.timeout(300)]
CHILD = "import sys, django; django.setup(); from tests.backups.children import main; main(*sys.argv[1:])"


def run(environment: dict[str, str], *command: str) -> subprocess.CompletedProcess[str]:
    said = {"env": environment | {"TINKUY_LANG": "es"}, "cwd": REPOSITORY, "capture_output": True, "text": True}
    return subprocess.run([sys.executable, *command], check=False, **said)


def child(environment: dict[str, str], *said: str) -> Any:
    done = run(environment, "-c", CHILD, *said)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout or "null")


def tinkuy(environment: dict[str, str], *said: object) -> tuple[int, str]:
    done = run(environment, "-m", "tinkuy.cli.main", *map(str, said))
    return done.returncode, done.stdout + done.stderr


@pytest.fixture(scope="module")
def place(
    django_db_setup, django_db_blocker, tmp_path_factory
) -> Iterator[tuple[dict[str, str], Path, dict[str, Any]]]:
    """An installation, a backup of it, and what was in it."""
    folder = tmp_path_factory.mktemp("installation")
    with django_db_blocker.unblock(), installation(folder) as environment:
        child(environment, "prepare")
        status, said = tinkuy(environment, "backup", folder / "backup")
        assert (status, "2 publicaciones" in said) == (0, True), said
        yield environment, folder / "backup", child(environment, "tell")


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[dict[str, str]]:
    """An installation in which nothing is yet."""
    with installation(tmp_path) as environment:
        yield environment


@pytest.fixture
def copy(place, tmp_path: Path) -> Path:
    """A copy of the backup, to be damaged."""
    return Path(shutil.copytree(place[1], tmp_path / "copy"))


def test_a_backup_restored_on_a_laptop_and_backed_up_there_is_the_same_on_a_server(place, empty, tmp_path) -> None:
    """From the database that the tests run on to SQLite and back: the same rows, the same files, the same figures."""
    _, folder, before = place
    database = {"DATABASE_URL": f"sqlite:///{tmp_path / 'laptop.sqlite3'}"}
    laptop = empty | database | {"TINKUY_DATA": str(tmp_path / "laptop")}
    for environment, source in ((laptop, folder), (empty, tmp_path / "of the laptop")):
        status, said = tinkuy(environment, "restore", source)
        assert status == 0, said
        if environment is laptop:
            assert tinkuy(laptop, "backup", tmp_path / "of the laptop")[0] == 0
    assert read_whole(tmp_path / "of the laptop").tables == read_whole(folder).tables
    assert child(empty, "tell") == before
    assert [figure[0][0] for figure, _ in before["figures"].values()] == [12.0, 12.0]
    again, said = tinkuy(empty, "restore", folder)
    assert (again, "instalación vacía" in said) == (2, True)


def test_what_is_written_while_the_backup_is_taken_waits_for_nobody_and_is_not_in_it(place, tmp_path) -> None:
    environment, _, _ = place
    said = child(environment, "write", str(tmp_path / "while writing"))
    assert said["written"] == said["rows"] + 1


def test_with_a_bucket_everything_goes_there_and_comes_back(place, empty, bucket, tmp_path) -> None:
    _, folder, before = place
    address = bucket.address
    stored = {"TINKUY_STORAGE": str(address), "TINKUY_STORAGE_ENDPOINT": address.endpoint}
    stored |= {"TINKUY_STORAGE_KEY": address.key, "TINKUY_STORAGE_SECRET": address.secret}
    assert tinkuy(empty | stored, "restore", folder)[0] == 0
    assert not (Path(empty["TINKUY_DATA"]) / "content").exists()
    another_machine = empty | stored | {"TINKUY_DATA": str(tmp_path / "another machine")}
    assert child(another_machine, "tell") == before
    assert tinkuy(another_machine, "backup", tmp_path / "of the bucket")[0] == 0
    assert read_whole(tmp_path / "of the bucket").tables == read_whole(folder).tables


def test_what_is_pointed_at_and_not_there_is_told_and_the_rest_is_in_the_backup(place, empty, tmp_path) -> None:
    _, folder, _ = place
    assert tinkuy(empty, "restore", folder)[0] == 0
    lost = sorted((Path(empty["TINKUY_DATA"]) / "content").glob("??/*"))[0]
    lost.unlink()
    status, said = tinkuy(empty, "backup", tmp_path / "with a gap")
    assert (status, lost.name in said) == (1, True)
    made = read_whole(tmp_path / "with a gap")
    assert made.missing == (lost.name,)
    assert len(made.content) == len(read_whole(folder).content) - 1


@pytest.mark.parametrize(
    "part", ["database/registries_organisation.jsonl.gz", "content/??/*", "releases/*/rows.parquet", FILE]
)
@pytest.mark.parametrize("how", ["changed", "lost"])
def test_a_damaged_backup_is_refused_with_a_sentence(copy: Path, part, how) -> None:
    path = next(iter(sorted(copy.glob(part))))
    content = path.read_bytes()
    path.unlink()
    if how == "changed":
        path.write_bytes(content.replace(b'"format": 1', b'"format": 0') if part == FILE else content[:-1] + b"?")
    with pytest.raises(NotDone) as refusal:
        read_whole(copy)
    assert refusal.value.reason == ("not_a_backup" if (part, how) == (FILE, "lost") else "damaged")
    assert "Nada cambió" in refusal.value.text.es


def test_a_backup_of_a_newer_version_is_refused_and_changes_nothing(copy: Path, empty) -> None:
    manifest = read_whole(copy)
    newer = replace(manifest, migrations=(*manifest.migrations, ("ledger", "9999_of_tomorrow")), code="tinkuy 99.0")
    newer.write(copy)
    status, said = tinkuy(empty, "restore", copy)
    assert (status, "tinkuy 99.0" in said) == (2, True)


def test_rows_that_the_database_refuses_leave_none_and_the_restoration_can_be_done_again(
    place, copy: Path, empty
) -> None:
    manifest, name = read_whole(copy), "accounts_user"
    path = copy / "database" / f"{name}.jsonl.gz"
    lines = gzip.decompress(path.read_bytes()).splitlines(keepends=True)
    path.write_bytes(gzip.compress(b"".join([*lines, lines[0]])))  # the same key twice
    table = replace(manifest.tables[name], sha256=sha256_of(path))
    replace(manifest, tables=manifest.tables | {name: table}).write(copy)
    status, said = tinkuy(empty, "restore", copy)
    assert (status, name in said) == (2, True), said
    assert tinkuy(empty, "restore", place[1])[0] == 0


def test_a_backup_never_writes_over_what_is_there(place, tmp_path) -> None:
    status, said = tinkuy(place[0], "backup", tmp_path)
    assert (status, "ya existe" in said) == (2, True)
    assert stat.S_IMODE(place[1].stat().st_mode) == 0o700  # and nobody else reads it
