"""A table of places as GeoJSON: every place of the platform with its outline, the columns as properties (pure).

A place without data has its feature too, with the state `not_reported`; a row that is of no outline (the whole country) has one
without geometry. RFC 7946: WGS 84, longitude first, outer rings counterclockwise.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

import polars as pl

from tinkuy.publishing.names import Names
from tinkuy.publishing.table_columns import RELEASE, STATE, Origin, Written
from tinkuy.publishing.table_words import STATES
from tinkuy.publishing.topology import Point, Shape, Topology, read_topology, ring_of

PLACE: Final = "admin1"
_DECIMALS: Final = 5  # of a degree: a metre
_NO_DATA: Final = "not_reported"


def places_bytes(
    rows: pl.DataFrame, columns: Sequence[Written], *, names: Names, language: str, origin: Origin, outlines: Path
) -> bytes:
    """One feature per place; `rows` as files have them, with a column `admin1` that no two of them share."""
    topology = read_topology(outlines)
    by_code = {line[PLACE]: line for line in rows.iter_rows(named=True)}
    features = [*_drawn(topology, by_code, columns, names, language, origin)]
    drawn = {shape.code for shape in topology.shapes}
    features += [_feature(None, line) for code, line in by_code.items() if code not in drawn]
    return json.dumps(_collection(features, columns, language, origin), ensure_ascii=False).encode()


def _drawn(
    topology: Topology, by_code: dict[str, Any], columns: Sequence[Written], names: Names, language: str, origin: Origin
) -> Iterator[dict[str, Any]]:
    for shape in topology.shapes:
        empty = {column.key: None for column in columns} | {
            PLACE: shape.code, f"{PLACE}_name": names.name(PLACE, shape.code), RELEASE: origin.release,
            STATE: _NO_DATA, f"{STATE}_name": STATES[_NO_DATA][0].in_(language),
        }  # fmt: skip
        yield _feature(_geometry(shape, topology), by_code.get(shape.code, empty))


def _collection(
    features: list[dict[str, Any]], columns: Sequence[Written], language: str, origin: Origin
) -> dict[str, Any]:
    said = {
        "table": origin.table,
        "title": origin.titled(language),
        "about": origin.about.in_(language),
        "release": origin.release,
        "released": origin.at.isoformat(),
        "address": origin.address,
        "licence": origin.licence.in_(language),
        "columns": {column.key: column.meaning.in_(language) for column in columns},
    }
    if origin.synthetic:
        said["synthetic"] = origin.synthetic.in_(language)
    return {"type": "FeatureCollection", "metadata": said, "features": features}


def _feature(geometry: dict[str, Any] | None, line: dict[str, Any]) -> dict[str, Any]:
    named = {"id": line[PLACE]} if line[PLACE] else {}
    return {"type": "Feature", **named, "geometry": geometry, "properties": line}


def _geometry(shape: Shape, topology: Topology) -> dict[str, Any]:
    polygons = [
        [_turned([*_rounded(ring_of(numbers, topology.arcs))], outer=place == 0) for place, numbers in enumerate(polygon)]
        for polygon in shape.polygons
    ]  # fmt: skip
    if len(polygons) == 1:
        return {"type": "Polygon", "coordinates": polygons[0]}
    return {"type": "MultiPolygon", "coordinates": polygons}


def _rounded(ring: Sequence[Point]) -> Iterator[Point]:
    return ((round(x, _DECIMALS), round(y, _DECIMALS)) for x, y in ring)


def _turned(ring: list[Point], *, outer: bool) -> list[Point]:
    """The ring counterclockwise if it is an outer one, clockwise if it is a hole."""
    area = sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring))
    return ring if (area > 0) is outer else ring[::-1]
