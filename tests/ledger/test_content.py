"""Content is kept whole or not at all, under the hash of what it holds, and swept only when nobody points at it."""

from __future__ import annotations

import errno
import hashlib
import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tinkuy.ledger.bucket_store import BucketStore
from tinkuy.ledger.content import ContentStore, FolderStore, NotKept, NotWhole
from tinkuy.storage.bucket import Address, Bucket

SOON = timedelta(seconds=-1)  # everything is older than that


def files(store: FolderStore) -> list[Path]:
    return [path for path in store.folder.rglob("*") if path.is_file() and path.name != "lock"]


@pytest.fixture(params=["folder", "bucket"])
def any_store(request: pytest.FixtureRequest, store: FolderStore) -> ContentStore:
    """Each kind of store in turn: they behave the same."""
    return store if request.param == "folder" else BucketStore(request.getfixturevalue("bucket").under("content"))


def damage(store: ContentStore, digest: str) -> None:
    if isinstance(store, FolderStore):
        store.path(digest).write_bytes(b"reportE")
    else:
        (entry,) = store.bucket.entries(digest)
        store.bucket.put(entry.name, b"reportE")


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=4000))
def test_what_is_put_comes_back_under_the_hash_of_what_it_holds(any_store: ContentStore, content: bytes) -> None:
    digest = any_store.put(BytesIO(content))
    assert digest == hashlib.sha256(content).hexdigest()
    with any_store.open(digest) as stream:
        assert stream.read() == content


def test_the_same_content_is_kept_once_whoever_sends_it(any_store: ContentStore) -> None:
    assert any_store.put(b"reporte") == any_store.put(BytesIO(b"reporte"))
    assert list(any_store) == [hashlib.sha256(b"reporte").hexdigest()]


@pytest.mark.parametrize("call", ["write", "fsync"])
def test_on_a_full_disk_nothing_is_left_behind_and_a_sentence_says_so(store: ContentStore, monkeypatch, call) -> None:
    store.put(b"before")
    full = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    def fail(*_: object) -> None:
        raise full

    if call == "fsync":
        monkeypatch.setattr(os, "fsync", fail)
    stream = BytesIO(b"after")
    if call == "write":
        stream.read = fail
    with pytest.raises(NotKept) as refusal:
        store.put(stream)
    assert "No space left" in refusal.value.text.en
    assert len(refusal.value.text.all()) == 3
    assert len(files(store)) == 1


def test_damaged_or_missing_content_is_never_given_out(any_store: ContentStore) -> None:
    digest = any_store.put(b"reporte")
    damage(any_store, digest)
    with pytest.raises(NotWhole, match=digest[:12]):
        any_store.open(digest)
    any_store.put(b"reporte")  # sending it again repairs it
    assert any_store.open(digest).read() == b"reporte"
    any_store.delete(digest)
    any_store.delete(digest)
    with pytest.raises(NotWhole):
        any_store.open(digest)


@pytest.mark.parametrize("name", ["", "../../etc/passwd", "A" * 64, "a" * 63])
def test_a_name_is_a_hash_and_never_a_way_out_of_the_folder(any_store: ContentStore, name: str) -> None:
    with pytest.raises(ValueError, match="64"):
        any_store.open(name)


def test_only_orphans_are_swept_and_only_after_the_grace_period(any_store: ContentStore) -> None:
    used, orphan = any_store.put(b"used"), any_store.put(b"orphan")
    assert any_store.sweep(lambda _: {used}) == []
    assert any_store.sweep(lambda _: {used}, grace=SOON) == [orphan]
    assert set(any_store) == {used}


def test_what_is_put_while_a_sweep_decides_stays(any_store: ContentStore) -> None:
    digest = any_store.put(b"orphan")
    time.sleep(0.01)

    def put_meanwhile(_: object) -> set[str]:
        time.sleep(1.1)  # a bucket tells times in whole seconds
        any_store.put(b"orphan")
        return set()

    any_store.sweep(put_meanwhile, grace=timedelta(0))
    assert any_store.open(digest).read() == b"orphan"


def test_content_put_again_starts_its_grace_period_again(store: ContentStore) -> None:
    digest = store.put(b"orphan")
    os.utime(store.path(digest), (0, 0))

    def put_meanwhile(_: object) -> set[str]:
        store.put(b"orphan")
        return set()

    assert store.sweep(put_meanwhile) == []
    assert digest in store


def test_of_content_put_twice_a_sweep_of_a_bucket_keeps_the_newest_that_is_whole(bucket: Bucket) -> None:
    store = BucketStore(bucket)
    digest = store.put(b"reporte")
    store.put(b"reporte")
    first, second = sorted(entry.name for entry in bucket.entries())
    bucket.put(second, b"damaged")
    store.sweep(lambda _: {digest}, grace=SOON)
    assert store.open(digest).read() == b"reporte"
    bucket.put(second, b"reporte")
    assert store.sweep(lambda _: {digest}, grace=SOON) == []
    assert [entry.name for entry in bucket.entries()] == [second] != [first]


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [({"secret": "another"}, "SignatureDoesNotMatch"), ({"key": "charlie"}, "InvalidAccessKeyId")],
    ids=["secret", "key"],
)
def test_who_may_not_write_to_a_bucket_is_told_in_a_sentence(seaweed_server: Address, wrong, reason) -> None:
    with pytest.raises(NotKept, match=f"s3://tinkuy: {reason}") as refusal:
        BucketStore(Bucket(replace(seaweed_server, **wrong))).put(b"reporte")
    assert seaweed_server.secret not in refusal.value.text.es


def test_a_large_file_is_put_in_parts_and_is_there_whole(bucket: Bucket) -> None:
    content = os.urandom(1 << 20) * 70
    store = BucketStore(bucket)
    assert store.open(store.put(BytesIO(content))).read() == content


def test_a_process_killed_while_writing_leaves_nothing_under_a_name(store: ContentStore) -> None:
    program = (
        "import sys, time; from pathlib import Path; from tinkuy.ledger.content import FolderStore\n"
        "class Slow:\n"
        "    def read(self, n):\n"
        "        print('writing', flush=True); time.sleep(0.01); return b'x' * 1000\n"
        "FolderStore(Path(sys.argv[1])).put(Slow())"
    )
    child = subprocess.Popen([sys.executable, "-c", program, str(store.folder)], stdout=subprocess.PIPE, text=True)
    for _ in range(3):
        child.stdout.readline()
    child.send_signal(signal.SIGKILL)
    child.communicate()
    assert list(store) == []
    assert len(files(store)) == 1
    time.sleep(0.01)
    store.sweep(lambda _: set(), grace=SOON)
    assert files(store) == []
