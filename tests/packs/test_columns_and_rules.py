"""The columns of each year, what each type of indicator fills, and which rules apply with which parameters."""

from __future__ import annotations

import pytest

from tinkuy.checks.catalogue import BY_CODE
from tinkuy.packs.loading import load_year, year_ids
from tinkuy.reports.five_ws import AGE_GENDER, FIVE_WS, INDICATOR_TYPES, POPULATION_GROUPS

HEADINGS_2025 = (
    "Country Country", "Country Admin1", "Admin2 Admin2", "Appealing organisation Name", "Implementation Set up",
    "Implementing partner Name", "Month", "Indicator Sector", "Indicator Indicator", "Activity Name", "Activity Description",
    "RMRP Activity", "CVA", "Value (in USD)", "Delivery mechanism", "Quantity of output", "Total monthly beneficiaries",
    "New beneficiaries of the month", "Refugees and Migrants IN DESTINATION", "Refugees and Migrants IN TRANSIT",
    "Host Communities Beneficiaries", "Refugees and Migrants PENDULARS", "Colombian Returnees", "Women under 18",
    "Men under 18", "Women above 18", "Men above 18", "Other under 18", "Other above 18",
)  # fmt: skip

HEADINGS_2021 = (
    "Appealing.Organization.Name", "Implementation.Set.up", "Implementing.partner.Name", "Reporting.Month",
    "Sector...Subsector...WG", "Indicator", "Activity.name", "Activity.description", "COVID.19.situation", "RMRP.Activity",
    "Support.Space.activity", "CVA", "Value.of.Transfer.in.USD", "Delivery.Mechanism", "Country", "Admin1",
    "Quantity.of.unit.measured", "Total.monthly.beneficiaries", "New.beneficiaries.of.the.month",
    "Refugees.and.Migrants.IN.DESTINATION", "Refugees.and.Migrants.IN.TRANSIT", "Host.Communities.Beneficiaries",
    "Refugees.and.Migrants.PENDULARS", "Colombian.Returnees", "Women.under.18", "Men.under.18", "Women.above.18",
    "Men.above.18",
)  # fmt: skip


def test_the_headings_of_2025_are_those_of_the_template() -> None:
    assert tuple(column.heading.en for column in load_year("r4v-2025").columns) == HEADINGS_2025


def test_every_heading_of_the_export_of_2021_is_known_in_its_order() -> None:
    columns = load_year("r4v-2021").columns
    assert len(columns) == len(HEADINGS_2021)
    for column, exported in zip(columns, HEADINGS_2021, strict=True):
        assert exported in (column.heading.en, *column.aliases)


@pytest.mark.parametrize(
    ("pack", "has", "lacks"),
    [
        ("r4v-2021", {"covid19", "support_space"}, {"admin2", "other_under_18", "other_above_18"}),
        ("r4v-2022", {"covid19", "admin2", "other_under_18"}, {"support_space"}),
        ("r4v-2023-24", {"admin2", "other_above_18"}, {"support_space", "covid19"}),
        ("r4v-2025", {"admin2", "other_above_18"}, {"support_space", "covid19"}),
    ],
)
def test_each_year_has_its_own_columns(pack: str, has: set[str], lacks: set[str]) -> None:
    keys = set(load_year(pack).column_keys())
    assert has <= keys
    assert not lacks & keys


@pytest.mark.parametrize("pack", year_ids())
def test_every_column_is_one_of_the_5w_and_has_a_heading_in_three_languages(pack: str) -> None:
    columns = load_year(pack).columns
    assert {column.key for column in columns} <= set(FIVE_WS.keys())
    assert all(column.heading.es and column.heading.en and column.heading.pt for column in columns)
    assert {c.key for c in columns if c.required} == {"organisation", "month", "sector", "indicator", "admin1", "total"}


@pytest.mark.parametrize("pack", year_ids())
def test_every_list_that_a_column_names_is_declared(pack: str) -> None:
    year = load_year(pack)
    assert {FIVE_WS[key].code_list for key in year.column_keys()} - {None} <= set(year.lists)


@pytest.mark.parametrize("pack", year_ids())
def test_only_direct_assistance_fills_population_groups_and_only_people_types_fill_new(pack: str) -> None:
    year = load_year(pack)
    ages = set(AGE_GENDER) & set(year.column_keys())
    assert set(year.open_columns) == set(year.lists["indicator_types"].by_code()) <= set(INDICATOR_TYPES)
    assert {t for t, opened in year.open_columns.items() if set(POPULATION_GROUPS) <= opened} == {"direct_assistance"}
    people = {"direct_assistance", "capacity_building"}
    assert {t for t, opened in year.open_columns.items() if "new" in opened and ages <= opened} == people
    assert all(("output" in opened) == (t not in people) for t, opened in year.open_columns.items())


def test_the_planning_sheet_has_its_own_matrix() -> None:
    planned = load_year("r4v-2023-24").planned_columns
    assert planned["direct_assistance"] == set(POPULATION_GROUPS) | {"girls", "boys", "women", "men", "total"}
    assert planned["campaign"] == {"total", "output"}
    assert planned["infrastructure"] == planned["mechanism_advocacy"] == planned["other"] == {"output"}
    assert load_year("r4v-2021").planned_columns == {}


# METHODS 3.5, "Years"; 2025 also asks for what a row cannot be used without (the pack says why).
SCOPES = {
    "C03": {"r4v-2022", "r4v-2023-24"},
    "C05": {"r4v-2021", "r4v-2022", "r4v-2023-24"},
    "C13": {"r4v-2022", "r4v-2023-24"},
    "C15": {"r4v-2021", "r4v-2022", "r4v-2023-24"},
    "C16": {"r4v-2021", "r4v-2022", "r4v-2023-24", "r4v-2025"},
    "C18": {"r4v-2022", "r4v-2023-24", "r4v-2025"},
    "C20": {"r4v-2025"},
    "C21": {"r4v-2021"},
    "C22": {"r4v-2025"},
}


@pytest.mark.parametrize(("code", "years"), SCOPES.items())
def test_a_rule_applies_in_its_years_only(code: str, years: set[str]) -> None:
    assert {pack for pack in year_ids() if code in load_year(pack).rules} == years


@pytest.mark.parametrize("pack", year_ids())
def test_every_rule_of_a_pack_exists_and_reads_the_parameters_it_is_given(pack: str) -> None:
    for code, parameters in load_year(pack).rules.items():
        rules = [rule for rule in BY_CODE.values() if code in (rule.code, rule.base)]
        assert rules, f"no rule {code}"
        read = {"applies", "severity"}.union(*(rule.parameters for rule in rules))
        assert set(parameters) <= read, f"{code} does not read {set(parameters) - read}"
