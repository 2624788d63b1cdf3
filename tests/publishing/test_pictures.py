"""Charts to take away: whole by themselves, with their finding, unit and source, as SVG and as PNG."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from tinkuy.publishing.bars import Line, scaled
from tinkuy.publishing.drawings import MatrixCell, bars_drawing, matrix_drawing
from tinkuy.publishing.pictures import FORMATS, Picture, chart_file, picture_svg

LINES = scaled([
    Line("Salud & más", "300", width=300, low=200, high=400, range="200 a 400", strong=True),
    Line("Agua", "no reportado", gap=True),
    Line("Nutrición", "<10", suppressed=True),
])  # fmt: skip
PICTURE = Picture("Salud es el mayor: 300", "personas", "Fuente: publicación 01a2", bars_drawing(LINES))


def test_the_picture_says_its_finding_its_unit_and_its_source():
    root = ElementTree.fromstring(picture_svg(PICTURE))
    words = [text.text for text in root.iter("{http://www.w3.org/2000/svg}text")]
    assert {"Salud es el mayor: 300", "personas", "Fuente: publicación 01a2", "Salud & más", "200 a 400"} <= set(words)
    assert root.find("{http://www.w3.org/2000/svg}title").text == "Salud es el mayor: 300"


def test_the_three_states_stay_apart_in_a_picture():
    svg = picture_svg(PICTURE)
    assert svg.count('class="bar-gap"') == 1
    assert svg.count('class="kept-back"') == 1
    assert svg.count('class="bar-body') == 1


def test_a_png_is_twice_as_large_and_carries_its_words():
    png = chart_file(PICTURE, "png")
    assert png.startswith(b"\x89PNG")
    assert int.from_bytes(png[16:20], "big") == 1600
    assert "Source\0\0\0\0\0Fuente: publicación 01a2".encode() in png


def test_a_long_finding_is_written_in_lines_and_makes_the_picture_taller():
    def height(title: str) -> float:
        return float(ElementTree.fromstring(picture_svg(Picture(title, "", "", bars_drawing(LINES)))).get("height"))

    assert height("palabra " * 30) > height("palabra")


def test_what_stands_beside_a_drawing_is_in_the_picture():
    svg = picture_svg(Picture("x", "y", "z", matrix_drawing(["Salud"], [("Lima", [MatrixCell("seq-5", "3")])]), [("none", "no reportado")], ["Fuera del mapa: 50"]))  # fmt: skip
    assert all(words in svg for words in ("no reportado", "Fuera del mapa: 50", ">3<"))


def test_another_format_is_refused_in_words():
    assert FORMATS == ("svg", "png")
    with pytest.raises(ValueError, match="not as gif"):
        chart_file(PICTURE, "gif")
