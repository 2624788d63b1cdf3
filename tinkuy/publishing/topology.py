"""Outlines as a platform's pack keeps them (TopoJSON, object `admin1`): arcs in degrees, and the rings that they make (pure).

Neighbours share an arc, so that what is done to a border is done to both. See the TopoJSON format specification, 2.1.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Shape:
    """One place: its code, and its polygons; each is rings of numbers of arcs, the outer one first, then its holes."""

    code: str
    polygons: tuple[Sequence[Sequence[int]], ...]


@dataclass(frozen=True, slots=True)
class Topology:
    """The arcs of a country in degrees (longitude, latitude), and its places by them."""

    arcs: tuple[tuple[Point, ...], ...]
    shapes: tuple[Shape, ...]


def read_topology(path: Path) -> Topology:
    """Read a pack's outlines. Raises OSError, KeyError or ValueError for other files."""
    said = json.loads(path.read_text(encoding="utf-8"))
    arcs = tuple(tuple(_degrees(arc, said.get("transform"))) for arc in said["arcs"])
    shapes = (_shape(one) for one in said["objects"]["admin1"]["geometries"])
    return Topology(arcs, tuple(sorted(shapes, key=lambda shape: shape.code)))


def ring_of(numbers: Sequence[int], arcs: Sequence[Sequence[Point]]) -> list[Point]:
    """The points of a ring, its first one again at its end; an arc numbered ~n is arc n backwards."""
    points: list[Point] = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += arc[1 if points else 0 :]
    return points


def _shape(said: Mapping[str, Any]) -> Shape:
    polygons = [said["arcs"]] if said["type"] == "Polygon" else said["arcs"]
    return Shape(str(said["properties"]["code"]), tuple(polygons))


def _degrees(arc: Sequence[Sequence[float]], transform: Mapping[str, Any] | None) -> Iterator[Point]:
    """The points of an arc in degrees; a quantised one tells each point as a step from the one before."""
    if transform is None:
        yield from ((point[0], point[1]) for point in arc)
        return
    (sx, sy), (tx, ty) = transform["scale"], transform["translate"]
    x = y = 0.0
    for dx, dy in arc:
        x, y = x + dx, y + dy
        yield x * sx + tx, y * sy + ty
