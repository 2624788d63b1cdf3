"""Reading TopoJSON outlines for tests: rings of positions, and whether a position lies within."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

Position = tuple[float, float]


def rings_by_code(path: Path) -> dict[str, list[list[Position]]]:
    topology = json.loads(path.read_text(encoding="utf-8"))
    arcs = [_absolute(arc, topology["transform"]) for arc in topology["arcs"]]
    shapes = topology["objects"]["admin1"]["geometries"]
    return {shape["id"]: [_ring(ring, arcs) for ring in _rings(shape)] for shape in shapes}


def lies_within(position: Position, rings: list[list[Position]]) -> bool:
    """Even-odd rule over all rings."""
    x, y = position
    crossings = 0
    for ring in rings:
        for (x1, y1), (x2, y2) in pairwise(ring):
            if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
                crossings += 1
    return crossings % 2 == 1


def _absolute(arc: list[list[int]], transform: dict[str, list[float]]) -> list[Position]:
    (sx, sy), (tx, ty) = transform["scale"], transform["translate"]
    x = y = 0
    positions = []
    for dx, dy in arc:
        x, y = x + dx, y + dy
        positions.append((x * sx + tx, y * sy + ty))
    return positions


def _rings(shape: dict) -> list[list[int]]:
    polygons = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
    return [ring for polygon in polygons for ring in polygon]


def _ring(indices: list[int], arcs: list[list[Position]]) -> list[Position]:
    positions: list[Position] = []
    for index in indices:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        positions += arc if not positions else arc[1:]
    return positions
