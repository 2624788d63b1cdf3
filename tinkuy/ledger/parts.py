"""A version's rows as one immutable Parquet file, a part (pure).

A part holds the standard rows of one organisation and month, sorted by sector, with `row_number`: a row's identity in its
submission, for ever. The file says which schema it has; there is a reader for every schema that was ever written.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from io import BytesIO
from typing import Final

import polars as pl

from tinkuy.ledger.content import ContentStore
from tinkuy.reports.additions import ROW_NUMBER
from tinkuy.reports.five_ws import DERIVED, FIVE_WS, standard_schema

SCHEMA_KEY: Final = "tinkuy.part.schema"
SCHEMA: Final = "1"

# What a row says, without where in which file it stood: sending the same rows in another file says nothing new.
CONTENT: Final = tuple(FIVE_WS.schema() | DERIVED)
_WRITTEN: Final = tuple(column.key for column in FIVE_WS if column.kind.keeps_text)

# What reading could not understand, by the row's number.
PROBLEMS: Final = {
    ROW_NUMBER: pl.UInt32(),
    "column": pl.String(),
    "problem": pl.String(),
    "value": pl.String(),
    "proposed": pl.String(),
}
_TOLD: Final = ("column", "problem", "value", "proposed")


class UnknownSchema(Exception):
    """The part was written by a version of Tinkuy that this one does not know."""


def part_schema() -> dict[str, pl.DataType]:
    """The schema of a part's rows: the row's number, then the standard rows."""
    return {ROW_NUMBER: pl.UInt32()} | standard_schema()


def write_part(rows: pl.DataFrame, store: ContentStore) -> str:
    """Keep rows of `part_schema` as a part and return its name in the store. Never call it inside a transaction."""
    schema = part_schema()
    ordered = rows.select(pl.col(name).cast(dtype) for name, dtype in schema.items()).sort("sector", ROW_NUMBER)
    if ordered[ROW_NUMBER].n_unique() != ordered.height or ordered[ROW_NUMBER].null_count():
        raise ValueError("every row of a part has a number of its own")
    out = BytesIO()
    ordered.write_parquet(out, metadata={SCHEMA_KEY: SCHEMA})
    return store.put(out.getvalue())


def read_part(digest: str, store: ContentStore, columns: Sequence[str] | None = None) -> pl.DataFrame:
    """The rows of a part, or only these columns of them, in today's schema. Raises NotWhole of the store, and UnknownSchema."""
    with store.open(digest) as stream:
        content = stream.read()
    schema = pl.read_parquet_metadata(BytesIO(content)).get(SCHEMA_KEY, "")
    if schema not in READERS:
        raise UnknownSchema(f"part {digest[:12]} has schema {schema!r}; this version reads {', '.join(READERS)}")
    return READERS[schema](content, columns)


def _read_1(content: bytes, columns: Sequence[str] | None) -> pl.DataFrame:
    return pl.read_parquet(BytesIO(content), columns=None if columns is None else list(columns))


READERS: Final[Mapping[str, Callable[[bytes, Sequence[str] | None], pl.DataFrame]]] = {"1": _read_1}


def as_said(rows: pl.DataFrame) -> pl.DataFrame:
    """The rows without what was written beside a value that was understood: “Lima”, “LIMA” and “PE15” say the same."""
    return rows.with_columns(
        pl.when(pl.col(key).is_null()).then(pl.col(f"{key}_text")).alias(f"{key}_text") for key in _WRITTEN
    )


def write_problems(problems: pl.DataFrame, store: ContentStore) -> str:
    """Keep what reading could not understand (PROBLEMS) and return its name in the store; blank if there is nothing."""
    if problems.is_empty():
        return ""
    ordered = problems.select(pl.col(name).cast(dtype) for name, dtype in PROBLEMS.items()).sort(PROBLEMS.keys())
    out = BytesIO()
    ordered.write_parquet(out, metadata={SCHEMA_KEY: SCHEMA})
    return store.put(out.getvalue())


def read_problems(digest: str, store: ContentStore) -> pl.DataFrame:
    """The problems that `write_problems` kept. Raises NotWhole of the store."""
    if not digest:
        return pl.DataFrame(schema=PROBLEMS)
    with store.open(digest) as stream:
        return pl.read_parquet(BytesIO(stream.read()))


def said_hash(content: str, problems: pl.DataFrame) -> str:
    """The hash of what a file said: its rows (`content_hash`), and what in them could not be understood."""
    if problems.is_empty():
        return content
    lines = problems.select(_TOLD).sort(_TOLD, nulls_last=False)
    return hashlib.sha256(f"{content}\n{lines.write_csv(quote_style='non_numeric')}".encode()).hexdigest()


def content_hash(rows: pl.DataFrame) -> str:
    """The SHA-256 of what the rows say (`as_said`), whatever their order, numbers, file, or the encoding of Parquet.

    Two sets of rows have the same hash exactly when they say the same.
    """
    ordered = as_said(rows.select(CONTENT)).sort(CONTENT, nulls_last=False)
    texts = ordered.select(pl.col(pl.String).fill_null(""))
    lengths = texts.select(pl.all().str.len_bytes().cast(pl.UInt32))
    blanks = ordered.select(pl.all().is_null().cast(pl.UInt8))
    # -0.0 and 0.0 say the same.
    numbers = ordered.select(pl.exclude(pl.String).cast(pl.Float64).fill_null(0.0) + 0.0)
    digest = hashlib.sha256(f"{SCHEMA} {ordered.height}".encode())
    for name in CONTENT:  # which cells are blank, how long they are, what they say: bytes that no other cells have
        digest.update(f"\n{name}\n".encode())
        digest.update(blanks[name].to_numpy().tobytes())
        if name in texts.columns:
            digest.update(lengths[name].to_numpy().astype("<u4").tobytes())
            digest.update("".join(texts[name]).encode())
        else:
            digest.update(numbers[name].to_numpy().astype("<f8").tobytes())
    return digest.hexdigest()
