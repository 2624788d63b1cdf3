"""What a release's published tables are, for machines: a Frictionless Data Package that describes its CSV files (pure).

Source: Data Package and Table Schema, version 1 (specs.frictionlessdata.io). An empty cell is missing and never zero: the
column of the state says why.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from tinkuy.publishing.table_columns import Origin, Written
from tinkuy.tables import Kind

_TYPES: Final = {Kind.PEOPLE: "integer", Kind.QUANTITY: "integer", Kind.MONTH: "yearmonth"}


@dataclass(frozen=True, slots=True)
class Resource:
    """One CSV file: where it comes from and is found, its columns and keys, and its content."""

    origin: Origin
    columns: Sequence[Written]
    keys: Sequence[str]
    content: bytes


def package_bytes(resources: Sequence[Resource], *, language: str, name: str, address: str) -> bytes:
    """`datapackage.json`: `name` of the package, `address` of the page that shows it to people."""
    first = resources[0].origin
    said: dict[str, Any] = {
        "profile": "tabular-data-package",
        "name": name,
        "id": first.release,
        "title": first.platform.in_(language),
        "version": first.release,
        "created": first.at.isoformat(),
        "homepage": address,
        "temporal": {"start": first.months[0], "end": first.months[1]},
        "licence_note": first.licence.in_(language),
        "resources": [_resource(one, language) for one in resources],
    }
    if first.synthetic:
        said["description"] = first.synthetic.in_(language)
    return json.dumps(said, ensure_ascii=False, indent=1).encode()


def _resource(one: Resource, language: str) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": one.origin.table.replace("_", "-"),
        "path": one.origin.address,
        "title": one.origin.name.in_(language),
        "description": one.origin.about.in_(language),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8-sig",
        "bytes": len(one.content),
        "hash": f"sha256:{hashlib.sha256(one.content).hexdigest()}",
        "schema": {
            "fields": list(_fields(one.columns, language)),
            "missingValues": [""],
            **({"primaryKey": list(one.keys)} if one.keys else {}),
        },
    }


def _fields(columns: Iterable[Written], language: str) -> Iterable[dict[str, Any]]:
    for column in columns:
        limits = {"enum": list(column.codes)} if column.codes else {}
        yield {
            "name": column.key,
            "type": _TYPES.get(column.kind, "string"),
            "title": column.label.in_(language),
            "description": column.meaning.in_(language),
            "hxl": column.hxl,
            **({"constraints": limits} if limits else {}),
        }
