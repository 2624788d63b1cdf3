"""The states beside a number look the same in every chart: kept back is hatched and says so, not reported is an outline."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from tinkuy.packs.loading import load_platform
from tinkuy.publishing.maps import Shown, drawing, outlines
from tinkuy.publishing.month_columns import KEPT_BACK, Month, month_columns


def month(state: str, reached: float | None, **more: str) -> Month:
    return Month(("ene", "2021"), "enero", "", state, reached, reached, reached, **more)


def test_a_month_that_is_kept_back_is_hatched_and_its_number_is_nowhere():
    svg = month_columns([month(KEPT_BACK, 7.0), month("reported", 300.0)], says="x", width=300, language="es")
    ElementTree.fromstring(svg)
    (filled,) = re.findall(r'class="kept-back"[^>]*fill="url\(#([^)]+)\)"', svg)
    assert f'<pattern id="{filled}"' in svg
    assert ">&lt;10<" in svg
    assert ">7<" not in svg


def test_what_is_kept_back_does_not_stretch_the_scale():
    def height(hidden: float) -> str:
        svg = month_columns([month(KEPT_BACK, hidden), month("reported", 300.0)], says="x", width=300, language="es")
        return re.search(r'class="column"[^>]*height="([\d.]+)"', svg)[1]

    assert height(5.0) == height(90_000.0)


def test_what_stands_there_instead_can_be_said():
    assert ">…<" in month_columns([month(KEPT_BACK, 50.0, kept_back="…")], says="x", width=300, language="es")


def test_a_month_that_leads_nowhere_is_no_link():
    assert "<a " not in month_columns([month("reported", 3.0)], says="x", width=300, language="es")


def test_a_place_that_is_kept_back_is_hatched_and_one_not_reported_is_not():
    peru = outlines(load_platform("gtrm-peru").outlines)
    svg = drawing(peru, {"PE24": Shown("suppressed", "Tumbes: <10"), "PE15": Shown("none", "Lima")}, says="x")
    ElementTree.fromstring(svg)
    (filled,) = re.findall(r'class="place suppressed" fill="url\(#([^)]+)\)"', svg)
    assert f'<pattern id="{filled}"' in svg
    assert "pattern" not in drawing(peru, {"PE15": Shown("none", "Lima")}, says="x")
