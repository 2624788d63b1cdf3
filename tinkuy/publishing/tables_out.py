"""A published table in, a file out: CSV, XLSX, Parquet, HXL, GeoJSON (pure).

CSV has a byte order mark. Without one Excel and Power Query read UTF-8 as the machine's own code page, and "Áncash" comes out
broken; pandas, polars, DuckDB and readr leave the mark out by themselves, base R with `fileEncoding = "UTF-8-BOM"`. Headings
of CSV, Parquet and GeoJSON are the keys of the columns in every language, so that what reads an address goes on working; those
of XLSX and HXL are labels. The same table gives the same bytes, so that a hash names them.
"""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import polars as pl

from tinkuy.languages import Language
from tinkuy.publishing.csv_safe import csv_bytes
from tinkuy.publishing.names import Names
from tinkuy.publishing.table_book import book_bytes
from tinkuy.publishing.table_columns import Origin, Written, written_columns, written_rows
from tinkuy.publishing.table_places import PLACE, places_bytes
from tinkuy.tables import Column


@dataclass(frozen=True, slots=True)
class Form:
    """A format: how its files end, what they are to whoever receives them."""

    ending: str
    media_type: str


FORMS: Final[Mapping[str, Form]] = {
    "csv": Form("csv", "text/csv; charset=utf-8"),
    "xlsx": Form("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "parquet": Form("parquet", "application/vnd.apache.parquet"),
    "hxl": Form("hxl.csv", "text/csv; charset=utf-8"),
    "geojson": Form("geojson", "application/geo+json"),
}


_POLARS_OWN: Final = frozenset({"large_string", "string_view", "null"})  # types that not every reader of Arrow knows


class NoSuchForm(ValueError):
    """The table has no such form: it is not by place alone, or its platform has no outlines."""


def forms_of(keys: Sequence[str], origin: Origin) -> tuple[str, ...]:
    """The formats that a table has: GeoJSON only where each row is one place whose outline is known."""
    drawn = tuple(keys) == (PLACE,) and origin.outlines is not None
    return tuple(name for name in FORMS if name != "geojson" or drawn)


def write_table(
    frame: pl.DataFrame,
    columns: Sequence[Column],
    *,
    format: str,
    names: Names,
    language: Language,
    origin: Origin,
) -> bytes:
    """The table as a file. `frame` has the keys of `columns`; a column `state` says which numbers of people are shown.

    Codes are followed by their names in `language`; a number that is not shown is empty in every format. Raises NoSuchForm.
    """
    if format not in FORMS or (format == "geojson" and origin.outlines is None):
        raise NoSuchForm(format)
    out = written_columns(columns, language)
    rows = written_rows(frame, columns, names, language, origin.release)
    if format == "geojson":
        if PLACE not in rows.columns or rows[PLACE].is_duplicated().any():
            raise NoSuchForm(format)
        return places_bytes(rows, out, names=names, language=language, origin=origin, outlines=origin.outlines)
    return _WRITERS[format](rows, out, language, origin)


def _csv(rows: pl.DataFrame, columns: Sequence[Written], language: Language, origin: Origin) -> bytes:
    return csv_bytes(rows)


def _hxl(rows: pl.DataFrame, columns: Sequence[Written], language: Language, origin: Origin) -> bytes:
    """Labels, below them the tags; a quarter as the standard writes it: 2021Q1."""
    labels = [column.label.in_(language) for column in columns]
    dates = [column.key for column in columns if column.hxl.startswith("#date")]
    rows = rows.with_columns(pl.col(key).str.replace("-Q", "Q", literal=True) for key in dates)
    return csv_bytes(rows, headings=labels, tags=[column.hxl for column in columns])


def _parquet(rows: pl.DataFrame, columns: Sequence[Written], language: Language, origin: Origin) -> bytes:
    """Parquet whose metadata (key and value) say what it is; `columns` is JSON: label, meaning and HXL tag by key."""
    said = {
        column.key: {
            "label": column.label.in_(language),
            "meaning": column.meaning.in_(language),
            "hxl": column.hxl,
        }
        for column in columns
    }
    metadata = {
        "table": origin.table,
        "title": origin.titled(language),
        "about": origin.about.in_(language),
        "release": origin.release,
        "released": origin.at.isoformat(),
        "address": origin.address,
        "licence": origin.licence.in_(language),
        "columns": json.dumps(said, ensure_ascii=False),
    }
    if origin.synthetic:
        metadata["synthetic"] = origin.synthetic.in_(language)
    return _arrow_bytes(rows, metadata)


def _arrow_bytes(rows: pl.DataFrame, metadata: Mapping[str, str]) -> bytes:
    """Written by Arrow and not by Polars, so that R and Python find the metadata where they look."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    table = pa.table({key: values.to_arrow() for key, values in rows.to_dict().items()})
    types = [pa.string() if str(field.type) in _POLARS_OWN else field.type for field in table.schema]
    plain = pa.schema(zip(table.column_names, types, strict=True), dict(metadata))
    written = io.BytesIO()
    pq.write_table(table.cast(plain), written)
    return written.getvalue()


_WRITERS: Final[Mapping[str, Callable[[pl.DataFrame, Sequence[Written], Language, Origin], bytes]]] = {
    "csv": _csv,
    "xlsx": book_bytes,
    "parquet": _parquet,
    "hxl": _hxl,
}
