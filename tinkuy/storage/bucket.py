"""A bucket of S3-compatible storage: objects are there whole or not at all, and nothing is ever renamed (pure).

An object is put in one request, or in several that count only once the last is answered. The signature of a request holds
the hash of what it carries, so the storage refuses what changed on its way. Needs the extra `s3` (obstore).
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any, BinaryIO, Final

_PIECE: Final = 1 << 20
_PART: Final = 32 << 20  # bytes: what is larger is put in parts
_PATIENCE: Final = {"max_retries": 4, "retry_timeout": timedelta(seconds=30)}
_WAITING: Final = {"connect_timeout": "5s", "timeout": "120s"}
_HASTY: Final = {"connect_timeout": "2s", "timeout": "3s"}
_CODE: Final = re.compile(r"<Code>(\w+)</Code>")
_SILENT: Final = "no answer"


@dataclass(frozen=True, slots=True)
class Address:
    """Where the bucket is. A blank endpoint is Amazon's; blank keys are found where Amazon's own tools look for them."""

    bucket: str
    prefix: str = ""
    endpoint: str = ""
    region: str = "us-east-1"
    key: str = ""
    secret: str = ""

    def __repr__(self) -> str:
        return f"Address({self})"  # keys are never shown

    def __str__(self) -> str:
        return f"s3://{self.bucket}/{self.prefix}".rstrip("/")


class NotReached(OSError):
    """The storage did not do what it was asked: `strerror` is its own word, such as AccessDenied or NoSuchBucket."""

    def __init__(self, address: Address, reason: str) -> None:
        super().__init__(None, reason)
        self.strerror = f"{address}: {reason}"

    def __str__(self) -> str:
        return self.strerror


@dataclass(frozen=True, slots=True)
class Entry:
    """An object: its name, when it was put (seconds since 1970, by the storage's clock), how many bytes; `mark` is the storage's
    own mark of what it holds (ETag), another where it holds something else."""

    name: str
    put_at: float
    bytes: int
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Bucket:
    """The objects below an address. Every method raises NotReached; names are paths with `/`."""

    address: Address

    def under(self, folder: str) -> Bucket:
        """The objects whose names begin with `folder/`."""
        return Bucket(replace(self.address, prefix=f"{self.address.prefix}/{folder}".strip("/")))

    def put(self, name: str, content: bytes | Path | BinaryIO) -> None:
        """Put the object, whole or not at all."""
        with self._told() as (library, client):
            library.put(client, name, content, chunk_size=_PART, max_concurrency=2)

    def pieces(self, name: str) -> Iterator[bytes]:
        """What the object holds, piece by piece. Raises FileNotFoundError."""
        with self._told() as (library, client):
            for piece in library.get(client, name).stream(min_chunk_size=_PIECE):
                yield bytes(piece)

    def entries(self, folder: str = "") -> Iterator[Entry]:
        """The objects whose names begin with `folder/`; all of them unless said."""
        with self._told() as (library, client):
            for page in library.list(client, prefix=folder or None):
                for one in page:
                    yield Entry(one["path"], one["last_modified"].timestamp(), one["size"], one["e_tag"] or "")

    def delete(self, *names: str) -> None:
        """Delete the objects, one after the other in this order; no error where one is gone."""
        with self._told() as (library, client):
            for name in names:
                library.delete(client, name)

    def answers(self) -> bool:
        """Whether the storage lets us look into it, now: asked once, with little patience."""
        try:
            with self._told(patient=False) as (library, client):
                library.list(client, prefix="health").collect()
        except NotReached:
            return False
        return True

    @contextmanager
    def _told(self, *, patient: bool = True) -> Iterator[tuple[Any, Any]]:
        """The library and a client; what goes wrong is said in one way."""
        import obstore
        from obstore.exceptions import BaseError

        try:
            yield obstore, _client(self.address, os.getpid(), patient)
        except BaseError as error:
            found = _CODE.search(str(error))
            raise NotReached(self.address, found[1] if found else _SILENT) from error


@lru_cache(maxsize=32)
def _client(address: Address, process: int, patient: bool) -> Any:
    """A client of this process: connections are never shared with one that was forked from it."""
    from obstore.store import S3Store

    said = {"access_key_id": address.key, "secret_access_key": address.secret, "endpoint": address.endpoint}
    return S3Store(
        address.bucket,
        prefix=address.prefix or None,
        region=address.region,
        virtual_hosted_style_request=False,
        client_options={**(_WAITING if patient else _HASTY), "allow_http": address.endpoint.startswith("http://")},
        retry_config=_PATIENCE if patient else {"max_retries": 0},
        **{key: value for key, value in said.items() if value},
    )
