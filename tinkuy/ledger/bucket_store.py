"""The content store in a bucket that several machines share (pure).

    <hash>/<when it was put>-<chance>      one object for each time that the content was put

A bucket has no lock and no renaming. So each putting writes an object of its own and never over another: a sweep deletes
exactly the old objects that it saw, and what somebody puts in the same moment is not among them.
"""

from __future__ import annotations

import hashlib
import secrets
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import BinaryIO, Final

from tinkuy.ledger.content import GRACE, ContentStore, InUse, NotWhole, named
from tinkuy.storage.bucket import Bucket, Entry

_IN_MEMORY: Final = 8 << 20
_CHUNK: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class BucketStore(ContentStore):
    """Content in a bucket. What the storage does not do raises its NotReached."""

    bucket: Bucket

    def open(self, digest: str) -> BinaryIO:
        """See ContentStore."""
        for entry in reversed(self._objects(digest)):
            if (stream := self._opened(entry.name, digest)) is not None:
                return stream
        raise NotWhole(digest)

    def __contains__(self, digest: str) -> bool:
        """See ContentStore."""
        return bool(self._objects(digest))

    def __iter__(self) -> Iterator[str]:
        """See ContentStore."""
        return iter(self._all())

    def delete(self, digest: str) -> None:
        """See ContentStore."""
        self.bucket.delete(*(entry.name for entry in self._objects(digest)))

    def sweep(self, in_use: InUse, grace: timedelta = GRACE) -> list[str]:
        """See ContentStore. Of content put several times, the newest whole object stays."""
        before = time.time() - grace.total_seconds()
        found = self._all()
        old = [digest for digest, entries in found.items() if all(one.put_at < before for one in entries)]
        used = set(in_use(old))
        orphans = sorted(set(old) - used)
        for digest in orphans:
            self.bucket.delete(*(entry.name for entry in found[digest]))
        for digest in set(found) - set(orphans):
            self._keep_one(digest, found[digest], before)
        return orphans

    def _keep_one(self, digest: str, entries: list[Entry], before: float) -> None:
        """Delete the older objects of the same content, once the newest is seen to be whole."""
        older = [one.name for one in entries[:-1] if one.put_at < before]
        if older and (newest := self._opened(entries[-1].name, digest)) is not None:
            newest.close()
            self.bucket.delete(*older)

    def _put(self, stream: BinaryIO) -> str:
        with _hashed(stream) as (copy, digest):
            self.bucket.put(f"{digest}/{time.time_ns():020d}-{secrets.token_hex(8)}", copy)
        return digest

    def _opened(self, name: str, digest: str) -> BinaryIO | None:
        """A copy of the object, at its beginning, if it is what its name says."""
        copy = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - who opens content closes it
        hashed = hashlib.sha256()
        try:
            for piece in self.bucket.pieces(name):
                hashed.update(piece)
                copy.write(piece)
        except FileNotFoundError:
            copy.close()
            return None
        if hashed.hexdigest() != digest:
            copy.close()
            return None
        copy.seek(0)
        return copy

    def _objects(self, digest: str) -> list[Entry]:
        return _in_order(self.bucket.entries(named(digest)))

    def _all(self) -> dict[str, list[Entry]]:
        found: dict[str, list[Entry]] = defaultdict(list)
        for entry in _in_order(self.bucket.entries()):
            found[entry.name.partition("/")[0]].append(entry)
        return found


def _in_order(entries: Iterator[Entry]) -> list[Entry]:
    """Those put first are first."""
    return sorted(entries, key=lambda one: one.name)


@contextmanager
def _hashed(stream: BinaryIO) -> Iterator[tuple[BinaryIO, str]]:
    """A copy of what the stream holds, at its beginning, and its hash: the name has to be known before it is put."""
    digest = hashlib.sha256()
    with tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY) as copy:
        while chunk := stream.read(_CHUNK):
            digest.update(chunk)
            copy.write(chunk)
        copy.seek(0)
        yield copy, digest.hexdigest()
