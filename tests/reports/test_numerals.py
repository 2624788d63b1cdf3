from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tinkuy.languages import number
from tinkuy.reports.numerals import Style, is_blank_mark, read_number, style_of


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("1.234,5", 1234.5), ("1,234.5", 1234.5), ("1 234", 1234), ("1\u00a0234,5", 1234.5), ("1’234", 1234), ("1.234.567", 1234567),
        ("0.500", 0.5), ("12.", 12), ("-5", -5), ("(12)", -12), ("−3", -3), ("USD 1,200.50", 1200.5), ("$ 30", 30), ("1e5", 100000),
        ("417.0", 417), ("1606.32", 1606.32), ("0", 0), ("99999999999", 99999999999),
    ],
)  # fmt: skip
def test_numbers_that_can_mean_one_thing_only(written, value):
    assert {read_number(written, style).value for style in Style} == {value}


@pytest.mark.parametrize(
    "written", ["12 personas", "1,23,4", "S/ 30", "abc", "5%", "10-12", "∞", "nan", "inf", "1e999", "²"]
)
def test_what_is_no_number_is_none(written):
    assert read_number(written, Style.POINT_IS_DECIMAL).value is None


def test_a_number_within_words_is_proposed():
    assert read_number("12 personas", Style.UNKNOWN).readings == ("12",)


@pytest.mark.parametrize("written", ["-", "—", "n/d", "N/A", "s/d"])
def test_a_dash_is_blank_and_not_zero(written):
    assert is_blank_mark(written)
    assert read_number(written, Style.UNKNOWN) == read_number("–", Style.UNKNOWN)
    assert read_number(written, Style.UNKNOWN).value is None


@pytest.mark.parametrize(
    ("others", "value"),
    [
        (["3.5", "12"], 1.234),
        (["3,5", "12"], 1234),
        (["1.000.000"], 1234),
        (["12", "7", "890"], 1234),
        ([], None),
        (["3,5", "2.5", "1"], None),
    ],
)
def test_the_column_decides_what_a_point_before_three_digits_means(others, value):
    column = ["1.234", *others]
    assert read_number("1.234", style_of(column)).value == value


def test_when_nothing_decides_both_readings_are_offered():
    assert read_number("1.234", Style.UNKNOWN).readings == ("1234", "1.234")


@given(
    st.floats(-1e9, 1e9).map(lambda x: round(x, 2)).filter(lambda x: x != int(x)), st.sampled_from(["es", "en", "pt"])
)
def test_a_number_with_decimals_is_read_back_as_every_language_writes_it(value, language):
    assert read_number(number(value, language, 2), Style.UNKNOWN).value == value


@given(st.text(max_size=30))
def test_no_text_makes_it_fail(written):
    for style in Style:
        value = read_number(written, style).value
        assert value is None or abs(value) < float("inf")
