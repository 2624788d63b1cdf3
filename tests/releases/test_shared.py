"""Releases in a bucket: signed on one machine, read on another from a copy that is whole or fetched again."""

from __future__ import annotations

import shutil
from typing import Any

import pytest

from tests.factories import records
from tests.factories.reports import YEAR, make_world, send, submit_and_accept
from tinkuy.figures.of_release import figure
from tinkuy.releases import actions, keeping, refusals
from tinkuy.releases.models import Release
from tinkuy.releases.opening import opened
from tinkuy.storage.bucket import Bucket

pytestmark = pytest.mark.django_db


@pytest.fixture
def storage(settings, tmp_path, bucket: Bucket) -> Bucket:
    """An installation that keeps its files in a bucket, on its first machine."""
    settings.DATA_FOLDER, settings.STORAGE = tmp_path / "first", bucket.address
    return bucket.under("releases")


@pytest.fixture
def carmen(storage) -> Any:
    return records.person(email="carmen@example.org", name="Carmen")


@pytest.fixture
def signed(storage, carmen, tmp_path) -> Release:
    """A release of five people, signed on the first machine."""
    world = make_world()
    records.role(on=world.platform, person=carmen, role="coordinator")
    submit_and_accept(world, send(world, tmp_path / "reporte.csv", [{"new": 5, "total": 9}]))
    return actions.release(platform=world.platform, year=YEAR, by=carmen)


@pytest.fixture
def elsewhere(signed: Release, settings, tmp_path) -> Release:
    """The same release, seen from a second machine, which has no file of the first."""
    settings.DATA_FOLDER = tmp_path / "second"
    return signed


def test_a_second_machine_reads_what_the_first_signed_and_gives_the_same_figure(signed, settings, tmp_path) -> None:
    asked = {"name": "people_reached", "model": "sum"}
    first = figure(opened(signed), **asked)
    settings.DATA_FOLDER = tmp_path / "second"
    assert figure(opened(signed, fully=True), **asked).equals(first)


@pytest.mark.parametrize("name", ["manifest.json", "rows.parquet", "year.json"])
@pytest.mark.parametrize("how", ["lost", "cut", "changed"])
def test_a_copy_that_is_damaged_or_half_is_fetched_again(elsewhere, name, how) -> None:
    path = opened(elsewhere).folder / name
    content = path.read_bytes()
    path.unlink()
    if how != "lost":
        path.write_bytes(content[: len(content) // 2] if how == "cut" else content[:-1] + bytes([content[-1] ^ 1]))
    assert opened(elsewhere).lazy().collect()["new"].to_list() == [5.0]
    assert path.read_bytes() == content


def test_what_was_changed_in_the_bucket_is_refused_and_leaves_no_copy(elsewhere, storage) -> None:
    storage.put(f"{elsewhere.pk}/rows.parquet", b"other rows")
    with pytest.raises(refusals.Changed):
        opened(elsewhere)
    assert not keeping.folder_of(elsewhere.pk).exists()


def test_without_its_manifest_what_is_in_the_bucket_is_no_release(elsewhere, storage) -> None:
    storage.delete(f"{elsewhere.pk}/manifest.json")
    with pytest.raises(refusals.NotARelease):
        opened(elsewhere)


def test_a_process_that_dies_while_it_puts_leaves_no_release(storage, signed, monkeypatch) -> None:
    put, before = Bucket.put, Bucket.put
    seen: list[str] = []

    def dies_before_the_manifest(self: Bucket, name: str, content: Any) -> None:
        if name.endswith("manifest.json"):
            raise KeyboardInterrupt
        seen.append(name)
        put(self, name, content)

    monkeypatch.setattr(Bucket, "put", dies_before_the_manifest)
    with pytest.raises(KeyboardInterrupt):
        actions.release(platform=signed.platform, year=YEAR, by=signed.signed_by)
    monkeypatch.setattr(Bucket, "put", before)
    assert len(seen) >= 4
    assert Release.objects.on(signed.platform).count() == 1
    half = next(id for id in keeping.shared().put_at() if id != str(signed.pk))
    assert keeping.sweep({str(signed.pk)}) == []  # somebody may be putting it now
    assert half in keeping.sweep({str(signed.pk)}, grace=keeping.GRACE * -1)
    assert list(keeping.shared().put_at()) == [str(signed.pk)]


def test_storage_that_does_not_take_it_is_one_sentence_and_no_release(storage, signed, settings, monkeypatch) -> None:
    def refuses(self: Bucket, name: str, content: Any) -> None:
        raise OSError(None, "NoSuchBucket")

    monkeypatch.setattr(Bucket, "put", refuses)
    with pytest.raises(refusals.NotWritten, match="NoSuchBucket"):
        actions.release(platform=signed.platform, year=YEAR, by=signed.signed_by)
    assert Release.objects.on(signed.platform).count() == 1


def test_every_machine_and_the_bucket_say_that_a_release_was_withdrawn(elsewhere, storage, carmen) -> None:
    actions.withdraw(release=elsewhere, why="Error", by=carmen)
    shutil.rmtree(keeping.releases_folder())
    elsewhere.refresh_from_db()
    assert opened(elsewhere).withdrawn["why"] == "Error"
    assert b"Error" in b"".join(storage.pieces(f"{elsewhere.pk}.withdrawn.json"))
    assert keeping.sweep({str(elsewhere.pk)}, grace=keeping.GRACE * -1) == []
