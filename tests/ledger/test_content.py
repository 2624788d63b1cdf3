"""Content is kept whole or not at all, under the hash of what it holds, and swept only when nobody points at it."""

from __future__ import annotations

import errno
import hashlib
import os
import signal
import subprocess
import sys
import time
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tinkuy.ledger.content import ContentStore, NotKept, NotWhole

SOON = timedelta(seconds=-1)  # everything is older than that


def files(store: ContentStore) -> list[Path]:
    return [path for path in store.folder.rglob("*") if path.is_file() and path.name != "lock"]


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=4000))
def test_what_is_put_comes_back_under_the_hash_of_what_it_holds(store: ContentStore, content: bytes) -> None:
    digest = store.put(BytesIO(content))
    assert digest == hashlib.sha256(content).hexdigest()
    with store.open(digest) as stream:
        assert stream.read() == content


def test_the_same_content_is_kept_once_whoever_sends_it(store: ContentStore) -> None:
    assert store.put(b"reporte") == store.put(BytesIO(b"reporte"))
    assert [path.name for path in files(store)] == list(store) == [hashlib.sha256(b"reporte").hexdigest()]


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


def test_damaged_or_missing_content_is_never_given_out(store: ContentStore) -> None:
    digest = store.put(b"reporte")
    store.path(digest).write_bytes(b"reportE")
    with pytest.raises(NotWhole, match=digest[:12]):
        store.open(digest)
    store.put(b"reporte")  # sending it again repairs it
    assert store.open(digest).read() == b"reporte"
    store.delete(digest)
    store.delete(digest)
    with pytest.raises(NotWhole):
        store.open(digest)


@pytest.mark.parametrize("name", ["", "../../etc/passwd", "A" * 64, "a" * 63])
def test_a_name_is_a_hash_and_never_a_way_out_of_the_folder(store: ContentStore, name: str) -> None:
    with pytest.raises(ValueError, match="64"):
        store.open(name)


def test_only_orphans_are_swept_and_only_after_the_grace_period(store: ContentStore) -> None:
    used, orphan = store.put(b"used"), store.put(b"orphan")
    assert store.sweep(lambda _: {used}) == []
    assert store.sweep(lambda _: {used}, grace=SOON) == [orphan]
    assert set(store) == {used}


def test_content_put_again_starts_its_grace_period_again(store: ContentStore) -> None:
    digest = store.put(b"orphan")
    os.utime(store.path(digest), (0, 0))

    def put_meanwhile(_: object) -> set[str]:
        store.put(b"orphan")
        return set()

    assert store.sweep(put_meanwhile) == []
    assert digest in store


def test_a_process_killed_while_writing_leaves_nothing_under_a_name(store: ContentStore) -> None:
    program = (
        "import sys, time; from pathlib import Path; from tinkuy.ledger.content import ContentStore\n"
        "class Slow:\n"
        "    def read(self, n):\n"
        "        print('writing', flush=True); time.sleep(0.01); return b'x' * 1000\n"
        "ContentStore(Path(sys.argv[1])).put(Slow())"
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
