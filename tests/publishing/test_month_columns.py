"""Months as columns: a gap is an outline with its words, the interval is drawn, every number can be read."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from tinkuy.publishing.month_columns import Month, month_columns, short


def month(number: int, state: str = "reported", reached: float | None = 100.0, **ends: float) -> Month:
    ends = {"lower": reached and reached * 0.8, "upper": reached and reached * 1.5} | ends
    label = (("ene", "feb", "mar", "abr")[number - 1], "2021")
    return Month(label, f"mes {number}: {reached}", f"/m/{number}?a=1&b=2", state, reached, **ends)


def drawn(*months: Month, width: float = 500.0) -> str:
    svg = month_columns(months, says="Hallazgo & más", width=width, language="es")
    ElementTree.fromstring(svg)
    return svg


def test_a_month_that_nobody_reported_is_an_outline_with_its_words_and_no_column():
    svg = drawn(month(1), month(2, "not_reported", None), month(3, "no_rows", None))
    assert svg.count('class="column"') == 1
    assert svg.count('class="gap"') == 2
    assert svg.count(">no reportado<") == 2


def test_a_reported_zero_is_a_column_of_no_height_with_its_number():
    svg = drawn(month(1), month(2, reached=0.0))
    assert 'class="gap"' not in svg
    assert ">0</text>" in svg


def test_columns_stand_on_zero_and_are_as_high_as_their_numbers():
    svg = drawn(month(1, reached=100.0), month(2, reached=50.0))
    heights = [float(height) for height in re.findall(r'class="column"[^>]*height="([\d.]+)"', svg)]
    assert heights[1] == pytest.approx(heights[0] / 2, abs=0.2)


def test_the_interval_reaches_from_its_lower_to_its_upper_end():
    (low, high) = re.search(r'class="ends" d="M[\d.]+ ([\d.]+)V([\d.]+)', drawn(month(1))).groups()
    top, height = re.search(r'class="column"[^>]*y="([\d.]+)"[^>]*height="([\d.]+)"', drawn(month(1))).groups()
    assert float(high) < float(top) < float(low) < float(top) + float(height)


def test_a_month_reported_in_part_has_a_border_of_its_own():
    assert 'class="column partly"' in drawn(month(1, "partly"))


def test_numbers_stand_upright_where_months_are_narrow():
    wide, narrow = (
        drawn(month(1, reached=163_445.0)),
        drawn(*(month(n, reached=163_445.0) for n in (1, 2, 3, 4)), width=120),
    )
    assert ">163.445</text>" in wide
    assert narrow.count('class="value upright"') == 4
    assert ">163 mil</text>" in narrow


def test_every_month_leads_to_its_figure_and_nothing_is_a_style():
    svg = drawn(month(1))
    assert 'href="/m/1?a=1&amp;b=2"' in svg
    assert 'aria-label="Hallazgo &amp; más"' in svg
    assert "style" not in svg


def test_no_months_are_no_columns():
    assert "column" not in drawn()


@pytest.mark.parametrize(("count", "words"), [(0, "0"), (940, "940"), (8_789, "8,8 mil"), (163_445, "163 mil")])
def test_people_in_few_letters(count, words):
    assert short(count, "es") == words
