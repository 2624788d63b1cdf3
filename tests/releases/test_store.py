"""Opening: what is not as it was signed is refused in one sentence; reading is capped."""

from __future__ import annotations

import gc
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.factories.rows import people, standard_rows
from tinkuy.figures import people_reached
from tinkuy.releases import Release, engine, open_release
from tinkuy.releases.refusals import Changed, NotARelease


def flip_a_byte(path: Path) -> None:
    path.chmod(0o644)
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def edit_manifest(folder: Path) -> None:
    path = folder / "manifest.json"
    said = json.loads(path.read_text())
    path.chmod(0o644)
    path.write_text(json.dumps(said | {"signed_by": "Charlie"}))


def exchange_rows(folder: Path) -> None:
    """Charlie puts other rows in, and their hash into the manifest."""
    edit_manifest(folder)
    flip_a_byte(folder / "rows.parquet")


CHANGES: dict[str, Callable[[Path], object]] = {
    "a file is longer": lambda folder: ((folder / "year.json").chmod(0o644), (folder / "year.json").write_text("{}")),
    "a file is gone": lambda folder: (folder / "findings.parquet").unlink(),
    "a file is new": lambda folder: (folder / "notas.txt").write_text("hola"),
    "the manifest says something else": edit_manifest,
    "rows and manifest were exchanged": exchange_rows,
}


@pytest.fixture
def release(cutting) -> Release:
    return cutting(standard_rows([people(3), people(4)]))


@pytest.mark.parametrize("change", CHANGES)
def test_a_folder_that_changed_is_refused_in_one_sentence(release, change):
    CHANGES[change](release.folder)
    with pytest.raises(Changed) as refused:
        open_release(release.folder)
    assert len(refused.value.text.all()) == 3
    assert release.folder.name in refused.value.text.es


@pytest.mark.parametrize("file", ["rows.parquet", "findings.parquet", "acceptances.parquet", "year.json"])
def test_one_changed_bit_is_found_by_reading_it_all(release, file):
    flip_a_byte(release.folder / file)
    assert open_release(release.folder).id == release.id  # its size is the same
    with pytest.raises(Changed) as refused:
        open_release(release.folder, fully=True)
    assert refused.value.files == (file,)


@pytest.mark.parametrize("content", [None, "", "[]", "{}", '{"id": 3, "files": []}', "\x00"])
def test_what_is_no_release_is_told_in_a_sentence(tmp_path, content):
    if content is not None:
        (tmp_path / "manifest.json").write_text(content)
    with pytest.raises(NotARelease) as refused:
        open_release(tmp_path)
    assert len(refused.value.text.all()) == 3


def test_what_a_desktop_leaves_in_every_folder_is_no_change(release):
    (release.folder / ".DS_Store").write_bytes(b"\0")
    assert open_release(release.folder, fully=True).id == release.id


def test_the_files_are_read_only(release):
    assert {path.stat().st_mode & 0o222 for path in release.folder.iterdir()} == {0}


def test_a_release_can_be_moved_and_its_folder_may_be_called_anything(release, tmp_path):
    moved = open_release(release.folder.rename(tmp_path / "marzo [versión 2] *"), fully=True)
    assert moved.id == release.id
    with engine() as connection:
        assert moved.relation(connection).aggregate("count(*)").fetchall() == [(2,)]
    assert moved.lazy().collect().height == 2


def test_the_rows_of_a_relation_live_as_long_as_the_relation(release):
    rows = release.relation(engine())
    gc.collect()
    assert people_reached(rows, model="sum").fetchall()[0][0] == 7


def test_nothing_is_drawn_on_the_output_however_long_a_figure_takes():
    with engine() as connection:
        assert connection.execute("select current_setting('enable_progress_bar')").fetchone() == (False,)


def test_threads_and_memory_are_capped():
    with engine(threads=1, memory="200MB") as connection:
        setting = "select current_setting('threads'), current_setting('memory_limit')"
        assert connection.execute(setting).fetchone() == (1, "190.7 MiB")


def test_a_release_of_before_anybody_was_asked_knows_of_no_month_with_nothing_to_report(release, cutting):
    assert "nothing.parquet" not in release.manifest.files
    assert release.nothing().is_empty()
    asked = cutting(standard_rows([people(3)]), nothing=[("ORG118", "2021-02"), ("ORG118", "2021-02")])
    assert asked.nothing().rows() == [("ORG118", "2021-02")]
