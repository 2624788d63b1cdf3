"""Releases in a bucket that several machines share (pure).

    <id>/<file>, <id>/manifest.json     a release: its files, then the manifest that makes it one
    <id>.withdrawn.json                 the mark beside one that was withdrawn

A machine reads its own copy, which it makes from the bucket, file by file checked against the hashes of the manifest, whose
own hash is the release's name.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import uuid
from collections import defaultdict
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tinkuy.releases.manifest import FILE, Manifest
from tinkuy.releases.refusals import AlreadyThere, Changed, NotARelease
from tinkuy.releases.whole import whole_folder
from tinkuy.storage.bucket import Bucket

_MARK: Final = ".withdrawn.json"


@dataclass(frozen=True, slots=True)
class SharedReleases:
    """The releases in a bucket. What the storage does not do raises its NotReached."""

    bucket: Bucket

    def put(self, folder: Path, id: str) -> None:
        """Put a release that was cut into this folder: until its manifest is there, last, it is none."""
        for path in sorted(folder.iterdir(), key=lambda path: path.name == FILE):
            self.bucket.put(f"{id}/{path.name}", path)

    def fetch(self, id: str, folder: Path) -> None:
        """Copy the release into `folder`, whole or not at all, in place of what is there. Raises NotARelease, Changed."""
        manifest = self._manifest(id, folder)
        _out_of_the_way(folder)
        with suppress(AlreadyThere), whole_folder(folder) as partial:  # somebody else was first
            (partial / FILE).write_bytes(manifest)
            for name, kept in Manifest.of(json.loads(manifest)).files.items():
                if self._copy(f"{id}/{name}", partial / name) != kept.sha256:
                    raise Changed(folder, [name])

    def delete(self, id: str) -> None:
        """Delete a release: its manifest first, so that what is half deleted is none."""
        names = [entry.name for entry in self.bucket.entries(id)]
        self.bucket.delete(*sorted(names, key=lambda name: not name.endswith(f"/{FILE}")))

    def put_at(self) -> dict[str, float]:
        """When something of each release was last put, also of one that is not whole; seconds since 1970."""
        found: dict[str, float] = defaultdict(float)
        for entry in self.bucket.entries():
            id = entry.name.partition("/")[0]
            if not id.endswith(_MARK):
                found[id] = max(found[id], entry.put_at)
        return dict(found)

    def put_mark(self, id: str, mark: Path) -> None:
        """Put the mark that a release was withdrawn."""
        self.bucket.put(f"{id}{_MARK}", mark)

    def _manifest(self, id: str, folder: Path) -> bytes:
        """The manifest, as its own name promises it."""
        try:
            written = b"".join(self.bucket.pieces(f"{id}/{FILE}"))
            name = Manifest.of(json.loads(written)).id
        except (FileNotFoundError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise NotARelease(folder) from error
        if name != id:
            raise Changed(folder, [FILE])
        return written

    def _copy(self, name: str, path: Path) -> str:
        """Copy an object to a path; the hash of what it held, blank if it is not there."""
        digest = hashlib.sha256()
        try:
            with path.open("wb") as out:
                for piece in self.bucket.pieces(name):
                    digest.update(piece)
                    out.write(piece)
        except FileNotFoundError:
            return ""
        return digest.hexdigest()


def _out_of_the_way(folder: Path) -> None:
    """Take away a copy that is damaged or half; who reads of it meanwhile keeps what it has open."""
    if folder.exists():
        gone = folder.with_name(f".{folder.name}.{uuid.uuid4().hex}.partial")
        with suppress(FileNotFoundError):
            folder.rename(gone)
        shutil.rmtree(gone, ignore_errors=True)
