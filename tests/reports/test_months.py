from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tinkuy.reports.months import MonthStyle, read_month, style_of
from tinkuy.reports.yes_no import read_yes_no

MARCH = (
    "2021-03", "2021-03-01", "2021-03-01 00:00:00", "2021/3", "202103", "03/2021", "3-2021", "03/21", "marzo 2021", "Marzo de 2021",
    "MARZO", "Mar-21", "mar.21", "mar21", "March 2021", "Março/2021", "2021 marzo", "15 de marzo de 2021", "1 March 2021", "44256",
    "31/03/2021", "3", "03", "3. Marzo", "03 - Marzo", "03-marzo-2021", "3 marzo 21", "2021-03-01T00:00:00Z",
)  # fmt: skip


@pytest.mark.parametrize("written", MARCH)
def test_every_spelling_of_march(written):
    assert read_month(written, style_of([written], (2021,))) == "2021-03"


@pytest.mark.parametrize(
    "written", ["setiembre 2021", "Set-21", "Sept 2021", "September 2021", "Setembro 2021", "09/2021"]
)
def test_september_has_many_names(written):
    assert read_month(written, MonthStyle()) == "2021-09"


@pytest.mark.parametrize(
    "written", ["2021", "2021-13", "enero-marzo 2021", "T1 2021", "pronto", "0/2021", "", "32/13/2021", "99"]
)
def test_what_is_no_month_is_none(written):
    assert read_month(written, style_of([written], (2021,))) is None


def test_a_bare_month_needs_a_plan_of_one_year():
    assert read_month("marzo", style_of(["marzo"], (2023, 2024))) is None


@pytest.mark.parametrize(
    ("column", "written", "month"),
    [
        (["01/03/2021", "01/02/2021"], "01/03/2021", "2021-03"),
        (["03/01/2021", "02/01/2021"], "03/01/2021", "2021-03"),
        (["03/01/2021", "15/02/2021"], "03/01/2021", "2021-01"),
        (["03/01/2021", "02/15/2021"], "03/01/2021", "2021-03"),
        (["03/02/2021", "04/05/2021"], "03/02/2021", None),
        (["03/02/2021", "04/05/2021"], "04/04/2021", "2021-04"),
    ],
)
def test_the_column_tells_the_day_from_the_month(column, written, month):
    assert read_month(written, style_of(column, (2021,))) == month


@given(st.text(max_size=30))
def test_no_text_makes_it_fail(written):
    month = read_month(written, style_of([written], (2021,)))
    assert month is None or (len(month) == 7 and 1 <= int(month[5:]) <= 12)
    assert read_yes_no(written) in {True, False, None}


@pytest.mark.parametrize("written", ["Sí", "Si", "SI ", "Yes", "Sim", "X", "x", "1", "1.0", "true", "✓", "Verdadero"])
def test_yes(written):
    assert read_yes_no(written) is True


@pytest.mark.parametrize("written", ["No", "Não", "nao", "0", "false", "Falso", "N"])
def test_no(written):
    assert read_yes_no(written) is False


@pytest.mark.parametrize("written", ["quizás", "2", "-", "?"])
def test_neither(written):
    assert read_yes_no(written) is None
