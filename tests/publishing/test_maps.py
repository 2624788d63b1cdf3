"""Maps: borders are shared, classes are round numbers, what has no data is an outline, the unseen is drawn again."""

from __future__ import annotations

import json
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tinkuy.packs.loading import load_platform
from tinkuy.publishing.maps import WIDTH, Outlines, Shown, breaks, class_of, drawing, outlines

PERU = load_platform("gtrm-peru").outlines


@pytest.fixture(scope="module")
def peru() -> Outlines:
    return outlines(PERU)


@pytest.fixture(scope="module")
def fine() -> Outlines:
    return outlines(PERU, width=WIDTH * 6)


def square(path: Path, transform: dict | None = None) -> Path:
    """Two unit squares side by side at the equator, with one border between them."""
    between = [[1, 0], [1, 1]] if transform is None else [[1, 0], [0, 1]]
    left = [[1, 1], [0, 1], [0, 0], [1, 0]] if transform is None else [[1, 1], [-1, 0], [0, -1], [1, 0]]
    right = [[1, 0], [2, 0], [2, 1], [1, 1]] if transform is None else [[1, 0], [1, 0], [0, 1], [-1, 0]]
    shapes = [
        {"type": "Polygon", "arcs": [[0, 1]], "properties": {"code": "A"}},
        {"type": "MultiPolygon", "arcs": [[[2, -1]]], "properties": {"code": "B"}},
    ]
    said = {"arcs": [between, left, right], "objects": {"admin1": {"geometries": shapes}}}
    path.write_text(json.dumps(said | ({"transform": transform} if transform else {})), encoding="utf-8")
    return path


@pytest.mark.parametrize("transform", [None, {"scale": [1, 1], "translate": [0, 0]}])
def test_outlines_are_projected_north_up_with_or_without_steps(tmp_path, transform):
    found = outlines(square(tmp_path / f"{bool(transform)}.json", transform), width=200)
    assert found.height == pytest.approx(100, rel=0.01)
    left, right = found.places
    assert left.bounds == pytest.approx((0, 0, 100, found.height))
    assert right.bounds == pytest.approx((100, 0, 200, found.height))
    assert left.area == pytest.approx(right.area)
    assert left.middle == pytest.approx((50, found.height / 2))


def test_peru_has_its_25_departments_in_their_places(peru):
    middles = {place.code: place.middle for place in peru.places}
    assert len(middles) == 25
    assert middles["PE24"][0] < middles["PE16"][0]  # Tumbes west of Loreto
    assert middles["PE24"][1] < middles["PE15"][1] < middles["PE23"][1]  # then Lima, then Tacna, southwards


def test_neighbours_keep_one_border_after_simplifying(peru):
    lima, callao = (next(p for p in peru.places if p.code == code) for code in ("PE15", "PE07"))
    shared = {point for ring in lima.rings for point in ring} & {point for ring in callao.rings for point in ring}
    assert len(shared) >= 2


def test_it_is_small_enough_for_a_first_page(peru, fine):
    assert len(drawing(peru, {}, says="Hallazgo", fine=fine)) < 20_000


def test_a_place_without_data_is_an_outline_and_one_with_zero_is_not(peru):
    svg = drawing(peru, {"PE15": Shown("seq-5", "Lima: 9"), "PE16": Shown("zero", "Loreto: 0")}, says="Hallazgo")
    assert len(re.findall('class="place none"', svg)) == 23
    assert 'class="place zero"' in svg


def test_a_place_too_small_to_be_seen_is_named_in_an_inset(peru, fine):
    svg = drawing(peru, {"PE07": Shown("seq-2", "Callao: 984")}, says="Hallazgo", fine=fine)
    inset = svg.split('class="inset"')[1].split("</svg>")[0]
    assert "Callao" in inset
    assert "984" in inset


def test_nothing_in_it_is_a_style_and_every_word_is_escaped(peru):
    said = {"PE15": Shown("seq-5", 'Lima "<b>" & más', label="<b>", href="/x?a=1&b=2")}
    svg = drawing(peru, said, says="«Lima» & <Callao>")
    ElementTree.fromstring(svg)
    assert "style" not in svg
    assert "<b>" not in svg
    assert 'href="/x?a=1&amp;b=2"' in svg


def test_the_place_looked_at_is_drawn_last(peru):
    svg = drawing(peru, {"PE01": Shown("seq-1", "Amazonas: 1", strong=True)}, says="Hallazgo")
    assert "strong" in svg.split("<path")[-1]


def test_labels_never_lie_over_each_other(peru):
    said = {place.code: Shown("seq-1", "x: 1", label=f"Departamento {place.code}\n123.456") for place in peru.places}
    svg = drawing(peru, said, says="Hallazgo")
    boxes = [tuple(map(int, found)) for found in re.findall(r'<text[^>]*><tspan x="(-?\d+)" y="(-?\d+)"', svg)]
    assert 3 < len(boxes) < 25
    wide, tall = 17 * 66 - 2, 2 * 140 - 2  # the room that a label takes, in units of the drawing
    for n, (x, y) in enumerate(boxes):
        for other_x, other_y in boxes[n + 1 :]:
            assert abs(x - other_x) >= wide or abs(y - other_y) >= tall


def test_breaks_are_round_and_spread_over_orders_of_magnitude():
    assert breaks([127, 2, 6, 33_998, 706, 984, 56, 354]) == (20.0, 200.0, 2_000.0, 20_000.0)
    assert breaks([]) == ()
    assert breaks([0, 0]) == ()
    assert breaks([7]) == ()


@given(st.lists(st.floats(0, 1e7), max_size=30))
def test_every_value_has_a_class_and_larger_values_never_a_smaller_one(values):
    limits = breaks(values)
    assert list(limits) == sorted(set(limits))
    classes = [class_of(value, limits) for value in sorted(values)]
    order = ["zero", "seq-1", "seq-2", "seq-3", "seq-4", "seq-5"]
    assert [order.index(name) for name in classes] == sorted(order.index(name) for name in classes)
    if any(value > 0 for value in values):
        assert classes[-1] == "seq-5"
