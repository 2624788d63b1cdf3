"""A map of places by a number, as an SVG whose colours, fonts and dark theme are the page's own style sheet's (pure).

Outlines come from a platform's pack (TopoJSON, object `admin1`). They are projected on the plane (equirectangular at the
middle latitude, which at the size of a country changes no shape that the eye would miss) and simplified arc by arc, so that
neighbours keep one border. Places too small to be seen are drawn again in an inset, with those beside them.

Nothing in the SVG is a style: the classes are `place`, then what the place's state says (`seq-1` to `seq-5`, `zero`, `none`: not
reported, `suppressed`: kept back, which is hatched), `strong` for the one looked at, `label`, `inset`.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any, Final
from xml.sax.saxutils import escape, quoteattr
from zlib import crc32

from tinkuy.publishing.palette import hatch
from tinkuy.publishing.topology import Point, Shape, read_topology, ring_of

Ring = tuple[Point, ...]
Box = tuple[float, float, float, float]

WIDTH: Final = 400.0
_FINE: Final = 10  # units of the drawing per unit of the page: whole numbers are shorter than decimals
_TOLERANCE: Final = 0.5  # of a unit of the page: what a simplified border may be off
_SEEN: Final = 60.0  # square units of the page: a smaller place is drawn again in an inset
_INSET: Final = 118.0  # its side
_AROUND: Final = 4.5  # how many times the small place's size the inset shows
_LETTER: Final = 6.6  # width of a letter of a label, for what may overlap
_LABEL_HEIGHT: Final = 14.0
_BESIDE: Final = ((0, 0), (0, 16), (0, -16), (28, 0), (-28, 0), (0, 30), (0, -30))  # where a label may stand instead
_CLASSES: Final = 5
_STEPS: Final = (1, 2, 5)
_SUPPRESSED: Final = "suppressed"
_HATCH: Final = 80.0  # between its lines, in units of the drawing
_KEPT_BACK: Final = 'fill="url(#)"'  # until the name of the hatch is known


@dataclass(frozen=True, slots=True)
class Outline:
    """One place: its code and its rings in units of the page (y downwards)."""

    code: str
    rings: tuple[Ring, ...]

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """Left, top, right, bottom."""
        xs, ys = zip(*(point for ring in self.rings for point in ring), strict=True)
        return min(xs), min(ys), max(xs), max(ys)

    @property
    def area(self) -> float:
        """Of its rings, in square units of the page."""
        return sum(abs(_area(ring)) for ring in self.rings)

    @property
    def middle(self) -> Point:
        """The centre of mass of its largest ring."""
        return _middle(max(self.rings, key=lambda ring: abs(_area(ring))))


@dataclass(frozen=True, slots=True)
class Outlines:
    """All places of a country on a page `width` wide."""

    width: float
    height: float
    places: tuple[Outline, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """What is drawn of a place: its state, the words of its label, what it says when asked, where it leads."""

    state: str
    says: str
    label: str = ""
    href: str = ""
    strong: bool = False


@lru_cache(maxsize=16)
def outlines(path: Path, width: float = WIDTH, tolerance: float = _TOLERANCE) -> Outlines:
    """The outlines of a pack, projected to `width` and simplified. Raises OSError, KeyError or ValueError for other files."""
    topology = read_topology(path)
    project, height = _projection([point for arc in topology.arcs for point in arc], width)
    drawn = [_simplified([project(point) for point in arc], tolerance) for arc in topology.arcs]
    places = [Outline(shape.code, tuple(_rings(shape, drawn))) for shape in topology.shapes]
    return Outlines(width, height, tuple(places))


def breaks(values: Iterable[float]) -> tuple[float, ...]:
    """Four round numbers (1, 2, 5, 10, 20 ...) that put positive values into five classes from the smallest to the largest.

    Their ratio is the same throughout, for people are spread over places by orders of magnitude; fewer where the values are
    so close that five classes would be more than they are.
    """
    positive = sorted(value for value in values if value > 0)
    if not positive:
        return ()
    round_numbers = [step * 10.0**power for power in range(13) for step in _STEPS]
    below = [number for number in round_numbers if number <= positive[-1]]
    wanted = _CLASSES - 1
    for every in range(1, len(_STEPS) * 4):
        chosen = below[::-1][::every][:wanted]
        if not chosen or chosen[-1] <= positive[0] * 10 or len(chosen) < wanted:
            break
    return tuple(number for number in reversed(chosen) if number > positive[0])


def class_of(value: float, limits: Sequence[float]) -> str:
    """The class of a value between limits: `zero`, or `seq-1` (the smallest) to `seq-5`."""
    if value <= 0:
        return "zero"
    return f"seq-{1 + (_CLASSES - 1 - len(limits)) + sum(value >= limit for limit in limits)}"


def drawing(country: Outlines, shown: Mapping[str, Shown], *, says: str, fine: Outlines | None = None) -> str:
    """The map as SVG: `says` is the finding, read out in its place. `fine`: the same outlines larger, for the inset.

    A place that `shown` does not name is drawn as `none`: an outline.
    """
    inset = _inset(country, shown, fine) if fine else None
    height = country.height
    parts = [_place(place, shown, _FINE) for place in _in_order(country.places, shown)]
    labels = _labels(country, shown, inset)
    box = f"0 0 {_whole(country.width)} {_whole(height)}"
    picture = "".join(parts) + (inset.svg if inset else "") + "".join(labels)
    picture = _hatched(picture)
    return (
        f'<svg class="map" viewBox="{box}" role="group" aria-label={quoteattr(says)} focusable="false">{picture}</svg>'
    )


def _hatched(picture: str) -> str:
    """The drawing with the hatch of the places that are kept back, under a name of its own: a page may hold several maps."""
    if _KEPT_BACK not in picture:
        return picture
    name = f"hatch-{crc32(picture.encode()):x}"
    return hatch(name, _HATCH) + picture.replace(_KEPT_BACK, f'fill="url(#{name})"')


def _in_order(places: Iterable[Outline], shown: Mapping[str, Shown]) -> list[Outline]:
    """The place looked at last, so that its border is over its neighbours'."""
    return sorted(places, key=lambda place: place.code in shown and shown[place.code].strong)


def _place(place: Outline, shown: Mapping[str, Shown], scale: float, offset: Point = (0.0, 0.0)) -> str:
    what = shown.get(place.code, Shown("none", ""))
    classes = f"place {what.state}{' strong' if what.strong else ''}"
    filled = f" {_KEPT_BACK}" if what.state == _SUPPRESSED else ""
    path = f'<path class="{classes}"{filled} d="{_path(place.rings, scale, offset)}"><title>{escape(what.says)}</title></path>'
    if not what.href:
        return path
    return f"<a href={quoteattr(what.href)} aria-label={quoteattr(what.says)}>{path}</a>"


def _path(rings: Iterable[Ring], scale: float, offset: Point) -> str:
    """The rings as one path of whole relative steps."""
    written = []
    for ring in rings:
        points = [(round((x - offset[0]) * scale), round((y - offset[1]) * scale)) for x, y in ring[:-1]]
        steps = [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(points)]
        moves = " ".join(f"{dx} {dy}" for dx, dy in steps if (dx, dy) != (0, 0)).replace(" -", "-")
        written.append(f"M{points[0][0]} {points[0][1]}l{moves}z" if moves else "")
    return "".join(written)


@dataclass(frozen=True, slots=True)
class _Inset:
    """The part of the map that is drawn larger: its SVG, where it stands, and the window that shows what it is of."""

    svg: str
    left: float
    top: float
    window: Box


def _inset(country: Outlines, shown: Mapping[str, Shown], fine: Outlines) -> _Inset | None:
    """The smallest place that cannot be seen, with its neighbours, in the emptiest corner."""
    small = [place for place in country.places if place.area < _SEEN]
    if not small:
        return None
    place = min(small, key=lambda each: each.area)
    left, top, right, bottom = place.bounds
    side = max(right - left, bottom - top) * _AROUND
    middle = ((left + right) / 2, (top + bottom) / 2)
    corner = (middle[0] - side / 2, middle[1] - side / 2)
    zoom = fine.width / country.width
    near = [each for each in fine.places if _touches(each, corner, side, zoom)]
    scale = _INSET / side * _FINE / zoom
    offset = (corner[0] * zoom, corner[1] * zoom)
    paths = "".join(_place(each, shown, scale, offset) for each in near)
    x, y = _emptiest_corner(country)
    whole, at_x, at_y = _whole(_INSET), _whole(x), _whole(y)
    labels = "".join(_inset_labels(near, small, shown, scale, offset))
    frame = f'<rect class="frame" x="{at_x}" y="{at_y}" width="{whole}" height="{whole}"/>'
    window = f'<rect class="window" x="{_whole(corner[0])}" y="{_whole(corner[1])}" width="{_whole(side)}" height="{_whole(side)}"/>'
    inner = f'<svg class="inset" x="{at_x}" y="{at_y}" width="{whole}" height="{whole}" viewBox="0 0 {whole} {whole}">{paths}{labels}</svg>'
    return _Inset(f"{window}{inner}{frame}", x, y, (*corner, corner[0] + side, corner[1] + side))


def _inset_labels(
    near: Iterable[Outline], small: Iterable[Outline], shown: Mapping[str, Shown], scale: float, offset: Point
) -> Iterator[str]:
    """The names of the places in the inset, at the middle of what is seen of them; the small ones first."""
    unseen = {place.code for place in small}
    taken: list[Box] = []
    for place in sorted(near, key=lambda each: each.code not in unseen):
        what = shown.get(place.code)
        words = what.label or (what.says.replace(": ", "\n") if place.code in unseen else "") if what else ""
        middle = _middle_of_what_is_seen(place, scale, offset)
        if not words or middle is None:
            continue
        box = _box(words, middle, _INSET)
        if not any(_over(box, other) for other in taken):
            taken.append(box)
            yield _text(words, box)


def _middle_of_what_is_seen(place: Outline, scale: float, offset: Point) -> Point | None:
    points = [
        ((x - offset[0]) * scale / _FINE, (y - offset[1]) * scale / _FINE) for ring in place.rings for x, y in ring
    ]
    inside = [(x, y) for x, y in points if 0 <= x <= _INSET and 0 <= y <= _INSET]
    if not inside:
        return None
    return sum(x for x, _ in inside) / len(inside), sum(y for _, y in inside) / len(inside)


def _touches(place: Outline, corner: Point, side: float, zoom: float) -> bool:
    left, top, right, bottom = (edge / zoom for edge in place.bounds)
    return left < corner[0] + side and right > corner[0] and top < corner[1] + side and bottom > corner[1]


def _emptiest_corner(country: Outlines) -> Point:
    """The corner of the page where an inset covers least of the country."""
    points = [point for place in country.places for ring in place.rings for point in ring]
    right, low = country.width - _INSET, country.height - _INSET
    corners = [(0.0, low), (0.0, 0.0), (right, 0.0), (right, low)]

    def covered(corner: Point) -> int:
        return sum(corner[0] <= x <= corner[0] + _INSET and corner[1] <= y <= corner[1] + _INSET for x, y in points)

    return min(corners, key=covered)


def _labels(country: Outlines, shown: Mapping[str, Shown], inset: _Inset | None) -> list[str]:
    """The labels, those asked for first, each unless it would lie over one before it or over the inset."""
    taken = [(inset.left, inset.top, inset.left + _INSET, inset.top + _INSET), inset.window] if inset else []
    written = []
    places = {place.code: place for place in country.places}
    for code, what in shown.items():
        if not what.label or code not in places or places[code].area < _SEEN:
            continue
        if box := _free_box(what.label, places[code].middle, country.width, taken):
            taken.append(box)
            written.append(_text(what.label, box))
    return written


def _free_box(words: str, middle: Point, width: float, taken: Sequence[Box]) -> Box | None:
    """The room for words at a point, or a step beside it where something else is there; nothing if all is taken."""
    x, y = middle
    boxes = (_box(words, (x + dx, y + dy), width) for dx, dy in _BESIDE)
    return next((box for box in boxes if not any(_over(box, other) for other in taken)), None)


def _box(words: str, middle: Point, width: float) -> Box:
    """The room that words take around a point, moved so that it stays on the page."""
    lines = words.split("\n")
    half = max(len(line) for line in lines) * _LETTER / 2
    x = min(max(middle[0], half), width - half)
    top = middle[1] - _LABEL_HEIGHT * len(lines) / 2
    return x - half, top, x + half, top + _LABEL_HEIGHT * len(lines)


def _text(words: str, box: Box) -> str:
    x = _whole((box[0] + box[2]) / 2)
    lines = [
        f'<tspan x="{x}" y="{_whole(box[1] + _LABEL_HEIGHT * (n + 0.8))}">{escape(line)}</tspan>'
        for n, line in enumerate(words.split("\n"))
    ]
    return f'<text class="label" aria-hidden="true">{"".join(lines)}</text>'


def _over(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _whole(value: float) -> int:
    return round(value * _FINE)


def _projection(points: Sequence[Point], width: float) -> tuple[Any, float]:
    """From degrees to the page, and the page's height."""
    west, east = min(p[0] for p in points), max(p[0] for p in points)
    south, north = min(p[1] for p in points), max(p[1] for p in points)
    narrower = math.cos(math.radians((south + north) / 2))
    scale = width / ((east - west) * narrower)

    def project(point: Point) -> Point:
        return (point[0] - west) * narrower * scale, (north - point[1]) * scale

    return project, (north - south) * scale


def _rings(shape: Shape, arcs: Sequence[Sequence[Point]]) -> Iterable[Ring]:
    """The rings of all polygons of a place that are more than a line."""
    for ring in (ring_of(numbers, arcs) for polygon in shape.polygons for numbers in polygon):
        if len(ring) >= 4:
            yield tuple(ring)


def _simplified(points: Sequence[Point], tolerance: float) -> list[Point]:
    """Fewer points, none of those left out further than `tolerance` from the line (Douglas and Peucker, 1973).

    An arc that is a whole ring (an island) is split at its farthest point, so that it does not vanish.
    """
    if len(points) < 3:
        return list(points)
    if points[0] == points[-1]:
        far = max(range(len(points)), key=lambda n: math.dist(points[0], points[n]))
        return _simplified(points[: far + 1], tolerance) + _simplified(points[far:], tolerance)[1:]
    distances = [_from_line(point, points[0], points[-1]) for point in points[1:-1]]
    worst = max(range(len(distances)), key=distances.__getitem__)
    if distances[worst] <= tolerance:
        return [points[0], points[-1]]
    return _simplified(points[: worst + 2], tolerance) + _simplified(points[worst + 1 :], tolerance)[1:]


def _from_line(point: Point, start: Point, end: Point) -> float:
    length = math.dist(start, end)
    if length == 0:
        return math.dist(point, start)
    across = (end[0] - start[0]) * (start[1] - point[1]) - (start[0] - point[0]) * (end[1] - start[1])
    return abs(across) / length


def _area(ring: Ring) -> float:
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring)) / 2


def _middle(ring: Ring) -> Point:
    area = _area(ring)
    if area == 0:
        return ring[0]
    weights = [(a[0] * b[1] - b[0] * a[1], a, b) for a, b in pairwise(ring)]
    x = sum(w * (a[0] + b[0]) for w, a, b in weights) / (6 * area)
    y = sum(w * (a[1] + b[1]) for w, a, b in weights) / (6 * area)
    return x, y
