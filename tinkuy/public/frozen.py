"""Public tables as bytes that are kept and never change, and back (pure)."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Mapping
from typing import Final

import polars as pl

from tinkuy.public.tables import TABLES, schema

_VERSION: Final = 1


class NotAsOpened(ValueError):
    """The bytes are not those that were opened."""


def frozen(frames: Mapping[str, pl.DataFrame]) -> tuple[bytes, str]:
    """The tables as bytes, and the SHA-256 of what they say."""
    said = {code: frame.to_dict(as_series=False) for code, frame in sorted(frames.items())}
    text = json.dumps({"version": _VERSION, "tables": said}, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return zlib.compress(text.encode(), 9), hashlib.sha256(text.encode()).hexdigest()


def thawed(content: bytes, digest: str) -> dict[str, pl.DataFrame]:
    """The tables again, by code. A table that was not published then is empty. Raises NotAsOpened."""
    try:
        text = zlib.decompress(content)
    except zlib.error as error:
        raise NotAsOpened(digest) from error
    if hashlib.sha256(text).hexdigest() != digest:
        raise NotAsOpened(digest)
    said = json.loads(text)["tables"]
    return {table.code: pl.DataFrame(said.get(table.code, {}), schema=schema(table)) for table in TABLES}
