"""What a release says of itself: `manifest.json` (pure).

**The name of a release** is made from what it says: a UUID of version 8 (RFC 9562) whose first 48 bits are the moment it was
cut (milliseconds, as in a UUIDv7, so that names sort by time) and whose other bits are the SHA-256 of the manifest. The
manifest holds the hash of every file. So a release whose name somebody quoted cannot be exchanged for another.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import uuid
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

from tinkuy.packs.schema import CodeList, PlatformPack, YearPack
from tinkuy.releases.packs_kept import canonical, list_hash, platform_lists

FILE: Final = "manifest.json"
FORMAT: Final = 1
_RANDOM_BITS: Final = 80


@dataclass(frozen=True, slots=True)
class Input:
    """Something the rows were made from (a file as sent, or a part of the content store): its SHA-256 and rows."""

    name: str
    sha256: str
    rows: int

    @classmethod
    def of(cls, path: Path, rows: int) -> Input:
        """A file on disk."""
        return cls(path.name, sha256_of(path), rows)


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """That a release no longer stands, and why."""

    release: str
    why: str


@dataclass(frozen=True, slots=True)
class Kept:
    """One file of the release: SHA-256, bytes; for a table its rows and the version of its schema."""

    sha256: str
    bytes: int
    rows: int | None = None
    schema: int | None = None


@dataclass(frozen=True, slots=True)
class PackUsed:
    """Which pack was in effect, and the hash of every code list as it stood (a registry's changes included)."""

    id: str
    version: str
    hash: str
    lists: Mapping[str, str]

    @classmethod
    def year(cls, year: YearPack) -> PackUsed:
        """A year pack."""
        return cls(year.id, year.version, year.hash, _hashes(year.lists))

    @classmethod
    def platform(cls, platform: PlatformPack) -> PackUsed:
        """A platform pack."""
        return cls(platform.id, platform.version, platform.hash, _hashes(platform_lists(platform)))


@dataclass(frozen=True, slots=True)
class Manifest:
    """The whole manifest. `created_at` is UTC in milliseconds, `code` the program's name and version."""

    created_at: str
    code: str
    signed_by: str
    note: str
    year: PackUsed
    platform: PackUsed | None
    files: Mapping[str, Kept]
    inputs: tuple[Input, ...]
    withdraws: tuple[Withdrawal, ...]
    format: int = FORMAT

    @property
    def id(self) -> str:
        """The name of the release."""
        moment = dt.datetime.fromisoformat(self.created_at)
        return named(moment, hashlib.sha256(canonical(self._said())).digest())

    @property
    def rows(self) -> int:
        """How many rows the release holds."""
        return self.files["rows.parquet"].rows or 0

    @property
    def inputs_hash(self) -> str:
        """One hash of all that the rows were made from, whatever its order."""
        return hashlib.sha256(canonical(sorted(i.sha256 for i in self.inputs))).hexdigest()

    def json(self) -> dict[str, Any]:
        """The manifest as plain JSON values, with the name that it gives itself."""
        return {"id": self.id, **self._said()}

    def _said(self) -> dict[str, Any]:
        said = asdict(self)
        said["files"] = {name: _without_blanks(kept) for name, kept in said["files"].items()}
        return said | {"inputs": list(said["inputs"]), "withdraws": list(said["withdraws"])}

    @classmethod
    def of(cls, said: Mapping[str, Any]) -> Manifest:
        """The manifest that `json` wrote. Raises KeyError or TypeError for anything else."""
        rest = {key: said[key] for key in ("created_at", "code", "signed_by", "note", "format")}
        return cls(
            year=PackUsed(**said["year"]),
            platform=PackUsed(**said["platform"]) if said["platform"] else None,
            files={name: Kept(**kept) for name, kept in said["files"].items()},
            inputs=tuple(Input(**one) for one in said["inputs"]),
            withdraws=tuple(Withdrawal(**one) for one in said["withdraws"]),
            **rest,
        )


def named(moment: dt.datetime, digest: bytes) -> str:
    """A UUID of version 8: the moment in milliseconds, then bits of the digest."""
    milliseconds = round(moment.timestamp() * 1000)
    bits = (milliseconds << _RANDOM_BITS) | int.from_bytes(digest[: _RANDOM_BITS // 8])
    bits = bits & ~(0xF << 76) | (0x8 << 76)  # the version
    bits = bits & ~(0x3 << 62) | (0x2 << 62)  # the variant of RFC 9562
    return str(uuid.UUID(int=bits))


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file's bytes."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _hashes(lists: Mapping[str, CodeList]) -> dict[str, str]:
    return {key: list_hash(codes) for key, codes in lists.items()}


def _without_blanks(kept: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in kept.items() if value is not None}
