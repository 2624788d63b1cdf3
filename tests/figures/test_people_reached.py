"""People reached: small tables with an answer known beforehand, invariants, and an independent judge."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from tests.factories.rows import people, standard_rows
from tests.figures import oracle
from tests.figures.tables import random_rows
from tinkuy.figures import people_reached
from tinkuy.figures.catalogue import MODELS, UndefinedFigure
from tinkuy.figures.counting import MissingColumns

JANUARY, FEBRUARY = {"month": "2021-01"}, {"month": "2021-02"}
EDUCATION = {"sector": "education", "indicator": "RE-ED1"}
HEALTH = {"sector": "health", "indicator": "RE-HE1"}
SHELTER = {"sector": "shelter", "indicator": "RE-SH1"}
WASH = {"sector": "wash", "indicator": "RE-WA2"}
NUTRITION = {"sector": "nutrition", "indicator": "RE-NU1"}


def one(rows: pl.DataFrame, model: str, **options: object) -> dict[str, object]:
    return people_reached(rows, model=model, **options).row(0, named=True)


def two_months_two_sectors() -> pl.DataFrame:
    """The top sector is education in January (10) and health in February (8); to date it is health with 15."""
    return standard_rows([
        {**JANUARY, **EDUCATION, **people(10)},
        {**JANUARY, **HEALTH, **people(7)},
        {**FEBRUARY, **EDUCATION, **people(3)},
        {**FEBRUARY, **HEALTH, **people(8)},
    ])  # fmt: skip


def test_the_sum_adds_everything_and_is_the_upper_bound() -> None:
    figure = one(two_months_two_sectors(), "sum")
    assert (figure["reached"], figure["upper"]) == (28, 28)


def test_the_largest_sector_is_taken_in_each_month_and_then_added() -> None:
    assert one(two_months_two_sectors(), "max-sector")["reached"] == 18


def test_adding_up_before_the_maximum_does_not_count_a_person_in_two_top_sectors() -> None:
    assert one(two_months_two_sectors(), "max-sector-ytd")["reached"] == 15


def test_each_age_and_gender_has_its_own_largest_sector() -> None:
    rows = standard_rows([
        {**EDUCATION, **people(10, ages={"girls": 6, "women": 4})},
        {**HEALTH, **people(9, ages={"girls": 2, "women": 7})},
    ])  # fmt: skip
    assert one(rows, "max-age-gender")["reached"] == 6 + 7


def test_the_southern_cone_compares_four_sectors_adds_five_and_drops_the_rest() -> None:
    rows = standard_rows([
        {**SHELTER, **people(10)},
        {**WASH, **people(12)},
        {**HEALTH, **people(5)},
        {**EDUCATION, **people(2)},
        {**NUTRITION, **people(100)},
    ])  # fmt: skip
    figure = one(rows, "southern-cone")
    assert figure["reached"] == 12 + 5 + 2
    assert (figure["lower"], figure["upper"], figure["rows"]) == (12, 29, 4)


def test_per_organisation_counts_only_the_plan_and_takes_each_group_on_its_own() -> None:
    rows = standard_rows([
        {**EDUCATION, **people(10, groups={"in_destination": 8, "in_transit": 2})},
        {**HEALTH, **people(9, groups={"in_destination": 3, "in_transit": 6})},
        {**HEALTH, **people(4), "organisation": "ORG002"},
        {**HEALTH, **people(50), "rmrp": False},
        {**HEALTH, **people(60), "rmrp": None},
    ])  # fmt: skip
    figure = one(rows, "per-organisation")
    assert (figure["reached"], figure["upper"], figure["rows"]) == (8 + 6 + 4, 23, 3)
    by_organisation = people_reached(rows, model="per-organisation", by=["organisation"])
    assert dict(by_organisation.select("organisation", "reached").rows()) == {"ORG001": 14, "ORG002": 4}


def test_the_lower_bound_is_the_largest_activity_to_date_with_implementing_partners_pooled() -> None:
    rows = standard_rows([
        {**JANUARY, **people(5), "implementing_partner": "IP001"},
        {**FEBRUARY, **people(6), "implementing_partner": "IP002"},
        {**people(9), "activity": "Otra actividad"},
        {**people(3), "admin1": "PE23"},
    ])  # fmt: skip
    assert one(rows, "max-sector")["lower"] == 11 + 3


def test_only_direct_assistance_counts() -> None:
    rows = standard_rows([
        people(5),
        {**people(7), "indicator_type": "capacity_building"},
        {**people(9), "indicator_type": None},
    ])  # fmt: skip
    figure = one(rows, "sum")
    assert (figure["reached"], figure["rows"]) == (5, 1)


def test_new_that_was_not_reported_counts_zero_and_is_counted_as_not_reported() -> None:
    rows = standard_rows([people(5), {"new": None, "total": 8}])
    figure = one(rows, "max-sector")
    assert (figure["reached"], figure["not_reported"], figure["rows"], figure["publishable"]) == (5, 1, 2, True)


def test_a_month_that_nobody_reported_is_a_gap_and_not_published() -> None:
    rows = standard_rows([{**JANUARY, **people(5)}, {**FEBRUARY, "new": None, "total": 9}])
    february = people_reached(rows, model="sum", by=["month"]).row(1, named=True)
    assert (february["not_reported"], february["publishable"], february["reason"]) == (1, False, "not_reported")


def test_a_month_of_reported_zeros_is_a_zero() -> None:
    figure = one(standard_rows([people(0)]), "sum")
    assert (figure["reached"], figure["publishable"]) == (0, True)


def test_a_row_with_a_negative_new_cannot_be_used() -> None:
    figure = one(standard_rows([people(5), people(-3)]), "sum")
    assert (figure["reached"], figure["rows"]) == (5, 1)


def test_nothing_to_count_is_said_and_not_published() -> None:
    for rows in (standard_rows([]), standard_rows([{**people(5), "indicator_type": "other"}])):
        figure = one(rows, "max-sector")
        assert (figure["rows"], figure["publishable"], figure["reason"]) == (0, False, "no_rows")


def test_a_national_row_is_a_place_of_its_own_and_can_be_left_out() -> None:
    national = {"admin1": "PE00", "place_level": "national"}
    rows = standard_rows([people(5), {**people(100), **national}, {**people(7), "admin1": None, "place_level": None}])
    assert one(rows, "max-sector")["reached"] == 112
    assert one(rows, "max-sector", exclude_national=True)["reached"] == 12
    levels = people_reached(rows, model="max-sector", by=["place_level"])
    assert dict(levels.select("place_level", "reached").rows()) == {"admin1": 5, "national": 100, None: 7}


def test_a_code_that_is_unknown_is_counted_under_what_was_written() -> None:
    rows = standard_rows([
        {**people(5), "organisation": None, "organisation_text": "Cruz Rroja"},
        {**people(6), "organisation": None, "organisation_text": "Cruz Rroja"},
        {**people(7), "organisation": None},
    ])  # fmt: skip
    figures = people_reached(rows, model="sum", by=["organisation"])
    assert dict(figures.select("organisation", "reached").rows()) == {"Cruz Rroja": 11, None: 7}


def test_the_same_admin1_code_in_two_countries_is_two_places() -> None:
    rows = standard_rows([{**people(5), **EDUCATION}, {**people(6), **HEALTH, "country": "CHL"}])
    assert one(rows, "max-sector")["reached"] == 11


def test_an_impossible_estimate_is_computed_and_marked() -> None:
    rows = standard_rows([{"new": 0, "total": 9, "women": 9}])
    figure = one(rows, "max-age-gender")
    assert (figure["reached"], figure["publishable"], figure["reason"]) == (9, False, "above_upper")


def test_an_estimate_under_the_lower_bound_is_marked() -> None:
    figure = one(standard_rows([{"new": 9, "total": 9, "women": None}]), "max-age-gender")
    assert (figure["reached"], figure["publishable"], figure["reason"]) == (0, False, "below_lower")


def test_fractions_that_miss_the_bound_by_floating_point_noise_are_published() -> None:
    parts = {"girls": 1606.32, "boys": 33.12, "women": 16.56}
    assert one(standard_rows([people(1656, ages=parts)]), "max-age-gender")["publishable"] is True


def test_a_breakdown_known_to_be_of_the_total_says_nothing_about_new_people() -> None:
    of_total = {"new": 2, "total": 9, "women": 9, "in_destination": 9, "breakdown_of": "total"}
    rows = standard_rows([of_total, {**of_total, "new": 9}])
    assert one(rows, "max-age-gender")["reached"] == 9
    groups = people_reached(rows, model="sum", by=["population_group"]).filter(
        pl.col("population_group") == "in_destination"
    )
    assert groups.select("reached", "not_reported").row(0) == (9, 1)


def test_a_population_group_has_its_own_bounds() -> None:
    rows = standard_rows([
        {**people(10, groups={"in_destination": 6, "host_community": 4})},
        {**people(5, groups={"in_destination": 5}), "activity": "Otra"},
    ])  # fmt: skip
    figures = people_reached(rows, model="sum", by=["population_group"])
    values = {row["population_group"]: (row["lower"], row["reached"], row["upper"]) for row in figures.to_dicts()}
    assert values["in_destination"] == (6, 11, 11)
    assert values["host_community"] == (4, 4, 4)


def test_a_breakdown_that_adds_up_to_more_than_the_new_people_is_not_published() -> None:
    rows = standard_rows([
        {"new": 2, "total": 9, "in_destination": 5, "in_transit": 4},
        {**people(3), "month": "2021-01"},
    ])  # fmt: skip
    figures = people_reached(rows, model="sum", by=["month", "population_group"])
    reasons = {(row["month"], row["population_group"]): row["reason"] for row in figures.to_dicts()}
    assert reasons["2021-03", "in_destination"] == "breakdown_above_new"
    assert reasons["2021-01", "in_destination"] is None
    assert reasons["2021-01", "in_transit"] == "not_reported"


def test_by_sector_every_model_adds() -> None:
    rows = two_months_two_sectors()
    for model in ("sum", "max-sector", "max-sector-ytd", "southern-cone", "max-age-gender", "per-organisation"):
        figures = people_reached(rows, model=model, by=["sector"])
        assert dict(figures.select("sector", "reached").rows()) == {"education": 13, "health": 15}, model


def test_cash_has_its_own_largest_sector() -> None:
    rows = standard_rows([
        {**EDUCATION, **people(10), "cva": False},
        {**HEALTH, **people(7), "cva": True},
        {**SHELTER, **people(3), "cva": None},
    ])  # fmt: skip
    figures = people_reached(rows, model="max-sector", by=["cva"])
    assert dict(figures.select("cva", "reached").rows()) == {False: 10, True: 7, None: 3}


@pytest.mark.parametrize(("model", "by"), [
    ("max-sector", "organisation"),
    ("max-sector", "population_group"),
    ("max-sector-ytd", "month"),
    ("max-age-gender", "population_group"),
    ("southern-cone", "admin2"),
    ("per-organisation", "age_gender"),
    ("per-organisation", "rmrp"),
    ("sum", "colour"),
    ("max", "month"),
])  # fmt: skip
def test_a_figure_without_meaning_is_one_clear_sentence_and_never_a_number(model: str, by: str) -> None:
    with pytest.raises(UndefinedFigure) as refused:
        people_reached(two_months_two_sectors(), model=model, by=[by])
    for text in (refused.value.text.es, refused.value.text.en, refused.value.text.pt):
        assert text.endswith(".")
        assert "{" not in text


def test_the_two_breakdowns_are_never_crossed() -> None:
    with pytest.raises(UndefinedFigure):
        people_reached(two_months_two_sectors(), model="sum", by=["population_group", "age_gender"])


def test_missing_columns_are_named() -> None:
    with pytest.raises(MissingColumns, match="activity, new"):
        people_reached(two_months_two_sectors().drop("new", "activity"), model="sum")


@pytest.mark.parametrize("model", MODELS)
@settings(max_examples=40, deadline=None)
@given(rows=random_rows())
def test_an_independent_judge_agrees(model: str, rows: pl.DataFrame) -> None:
    figure = one(rows, model)
    found = (figure["reached"], figure["lower"], figure["upper"])
    assert found == pytest.approx(oracle.reached(rows.to_dicts(), model), abs=1e-9)


@settings(max_examples=60, deadline=None)
@given(rows=random_rows())
@pytest.mark.parametrize("by", [(), ("country", "admin1")])
def test_lower_and_estimates_and_upper_are_in_order(by: tuple[str, ...], rows: pl.DataFrame) -> None:
    total, monthly, to_date = (
        people_reached(rows, model=model, by=by) for model in ("sum", "max-sector", "max-sector-ytd")
    )
    assert (total["reached"] == total["upper"]).all()
    assert (total["lower"] <= total["upper"]).all()
    assert (monthly["reached"] <= total["reached"]).all()
    assert (to_date["reached"] <= monthly["reached"]).all()
    assert (to_date["lower"] <= to_date["reached"]).all()


@settings(max_examples=40, deadline=None)
@given(rows=random_rows(min_size=2), seed=st.integers(0, 99))
def test_the_order_of_rows_does_not_matter(rows: pl.DataFrame, seed: int) -> None:
    shuffled = rows.sample(fraction=1.0, shuffle=True, seed=seed)
    for model, by in (("max-sector", ("admin1",)), ("max-age-gender", ()), ("per-organisation", ("organisation",))):
        assert_frame_equal(people_reached(rows, model=model, by=by), people_reached(shuffled, model=model, by=by))


@settings(max_examples=40, deadline=None)
@given(rows=random_rows(min_size=1))
def test_one_more_row_never_lowers_a_figure_of_new_people(rows: pl.DataFrame) -> None:
    for model in ("sum", "max-sector", "max-sector-ytd", "southern-cone"):
        without, with_it = one(rows.slice(1), model), one(rows, model)
        assert all(with_it[name] >= without[name] - 1e-9 for name in ("reached", "lower", "upper"))


@settings(max_examples=40, deadline=None)
@given(rows=random_rows(min_size=1))
def test_a_row_told_in_two_halves_changes_nothing(rows: pl.DataFrame) -> None:
    counts = pl.col("new", "total", "women", "girls", "in_destination", "host_community")
    halves = pl.concat([rows.with_columns(counts / 2)] * 2)
    for model in MODELS:
        whole, halved = one(rows, model), one(halves, model)
        assert [halved[name] for name in ("reached", "lower", "upper")] == pytest.approx(
            [whole[name] for name in ("reached", "lower", "upper")]
        )


@settings(max_examples=40, deadline=None)
@given(rows=random_rows())
def test_places_add_up_to_the_whole(rows: pl.DataFrame) -> None:
    for model in MODELS:
        places = people_reached(rows, model=model, by=("country", "admin1"))
        whole = one(rows, model)
        for name in ("reached", "lower", "upper", "not_reported", "rows"):
            assert places[name].sum() == pytest.approx(whole[name])


def test_one_dimension_may_be_named_alone() -> None:
    rows = two_months_two_sectors()
    assert_frame_equal(people_reached(rows, model="sum", by="month"), people_reached(rows, model="sum", by=["month"]))
