"""The content store: files named by the SHA-256 of what they hold, written whole or not at all (pure).

The same content has the same name, whoever sends it. What nobody points at any more is swept, but only after a grace
period: somebody may be about to point at it. A `FolderStore` is in a folder of this machine: a file is written beside the
others under another name, brought to the disk, and only then given its own name, so that a power cut leaves the whole file
or none. `tinkuy.ledger.bucket_store` is the store that several machines share.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import re
import secrets
import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, Final, TypeAlias

from tinkuy.languages import Text

GRACE: Final = timedelta(days=1)
InUse: TypeAlias = Callable[[Collection[str]], Collection[str]]
_DIGEST: Final = re.compile(r"[0-9a-f]{64}")
_CHUNK: Final = 1 << 20

_NOT_KEPT: Final = Text(
    "El archivo no se pudo guardar ({reason}); nada cambió. Avise a quien administra la instalación e intente más tarde.",
    "The file could not be kept ({reason}); nothing changed. Please tell whoever runs the installation and try again later.",
    "O arquivo não pôde ser guardado ({reason}); nada mudou. Avise quem administra a instalação e tente mais tarde.",
)
_NOT_WHOLE: Final = Text(
    "Un archivo guardado ({digest}) falta o está dañado. Avise a quien administra la instalación: hay que recuperarlo de una copia.",
    "A kept file ({digest}) is missing or damaged. Please tell whoever runs the installation: it must be restored from a copy.",
    "Um arquivo guardado ({digest}) falta ou está danificado. Avise quem administra a instalação: é preciso recuperá-lo de uma cópia.",
)


class NotKept(Exception):
    """Content could not be written, for instance because the disk is full; `text` says so. Nothing is left behind."""

    def __init__(self, reason: str) -> None:
        self.text = _NOT_KEPT.format(reason=reason)
        super().__init__(self.text.en)


class NotWhole(Exception):
    """Content that should be there is not, or is not what its name says; `text` says so."""

    def __init__(self, digest: str) -> None:
        self.digest, self.text = digest, _NOT_WHOLE.format(digest=digest[:12])
        super().__init__(self.text.en)


class ContentStore(ABC):
    """What every store of content does."""

    __slots__ = ()

    def put(self, content: bytes | BinaryIO) -> str:
        """Keep the content and return its name. Content that is there already is written again: its grace period restarts.

        Raises NotKept.
        """
        try:
            return self._put(BytesIO(content) if isinstance(content, bytes) else content)
        except OSError as error:
            raise NotKept(error.strerror or type(error).__name__) from error

    @abstractmethod
    def open(self, digest: str) -> BinaryIO:
        """The content of that name, at its beginning, once it is seen to be what its name says. Raises NotWhole."""

    @abstractmethod
    def __contains__(self, digest: str) -> bool:
        """Whether there is something of that name; `open` says whether it is whole."""

    @abstractmethod
    def __iter__(self) -> Iterator[str]:
        """The names of everything kept."""

    @abstractmethod
    def delete(self, digest: str) -> None:
        """Forget the content of that name; no error if it is not there."""

    @abstractmethod
    def sweep(self, in_use: InUse, grace: timedelta = GRACE) -> list[str]:
        """Delete what was written longer than `grace` ago and is not `in_use`; return its names.

        `in_use` is asked once, with the names that are old enough, and gives back those that something points at.
        """

    @abstractmethod
    def _put(self, stream: BinaryIO) -> str:
        """Keep what the stream holds. Raises OSError."""


def named(digest: str) -> str:
    """The name, if it is one of content: 64 hexadecimal digits, and never a way out of a folder. Raises ValueError."""
    if not _DIGEST.fullmatch(digest):
        raise ValueError("a name of content is 64 hexadecimal digits")
    return digest


@dataclass(frozen=True, slots=True)
class FolderStore(ContentStore):
    """Content in a folder of this machine, which is made on the first write."""

    folder: Path

    def open(self, digest: str) -> BinaryIO:
        """See ContentStore."""
        try:
            stream = self.path(digest).open("rb")
        except FileNotFoundError as error:
            raise NotWhole(digest) from error
        if hashlib.file_digest(stream, "sha256").hexdigest() != digest:
            stream.close()
            raise NotWhole(digest)
        stream.seek(0)
        return stream

    def __contains__(self, digest: str) -> bool:
        """See ContentStore."""
        return self.path(digest).exists()

    def __iter__(self) -> Iterator[str]:
        """See ContentStore."""
        return (path.name for path in self.folder.glob("??/*") if _DIGEST.fullmatch(path.name))

    def path(self, digest: str) -> Path:
        """Where the content of that name is, or would be."""
        return self.folder / named(digest)[:2] / digest

    def delete(self, digest: str) -> None:
        """See ContentStore."""
        with self._lock(fcntl.LOCK_EX):
            self.path(digest).unlink(missing_ok=True)

    def sweep(self, in_use: InUse, grace: timedelta = GRACE) -> list[str]:
        """See ContentStore."""
        before = time.time() - grace.total_seconds()
        old = [digest for digest in self if _written(self.path(digest)) < before]
        orphans = sorted(set(old) - set(in_use(old)))
        swept = [digest for digest in orphans if self._delete_if_older(self.path(digest), before)]
        for path in self.folder.glob("incoming/*"):
            self._delete_if_older(path, before)
        return swept

    def _put(self, stream: BinaryIO) -> str:
        incoming = self.folder / "incoming"
        incoming.mkdir(parents=True, exist_ok=True)
        path = incoming / secrets.token_hex(16)
        try:
            digest = _write(stream, path)
            # The lock keeps a sweep from deleting, between its look and its deletion, what is put here anew.
            with self._lock(fcntl.LOCK_SH):
                self._name(path, digest)
        except BaseException:
            with suppress(OSError):
                path.unlink()
            raise
        return digest

    def _name(self, path: Path, digest: str) -> None:
        """Give the file its own name, and bring that to the disk too."""
        final = self.path(digest)
        if not final.parent.exists():
            final.parent.mkdir(exist_ok=True)
            _bring_to_disk(self.folder)
        path.replace(final)
        _bring_to_disk(final.parent)

    def _delete_if_older(self, path: Path, before: float) -> bool:
        with self._lock(fcntl.LOCK_EX):
            if _written(path) >= before:
                return False
            path.unlink(missing_ok=True)
            return True

    @contextmanager
    def _lock(self, kind: int) -> Iterator[None]:
        """Many may put at once, and one deletes while nobody puts; a killed process lets go of its lock."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with (self.folder / "lock").open("ab") as lock:
            fcntl.flock(lock, kind)
            yield


def _write(stream: BinaryIO, path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("wb") as out:
        while chunk := stream.read(_CHUNK):
            digest.update(chunk)
            out.write(chunk)
        out.flush()
        os.fsync(out.fileno())
    return digest.hexdigest()


def _bring_to_disk(folder: Path) -> None:
    """A new name in a folder is on the disk only once the folder is."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _written(path: Path) -> float:
    """When the file was written, in seconds since 1970; endlessly late if it is gone, so that nobody deletes it."""
    try:
        return path.stat().st_mtime
    except FileNotFoundError:
        return float("inf")
