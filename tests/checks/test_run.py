"""One pass over the rows gives all findings of all rules, whatever the order, and whatever is blank."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import replace

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.checks.small_year import small_year, without_columns
from tests.factories.rows import people, standard_rows
from tinkuy.checks.catalogue import RULES
from tinkuy.checks.findings import FINDINGS
from tinkuy.checks.run import PROBLEMS, TYPE_INFERRED, rules_in, run_checks
from tinkuy.languages import Text
from tinkuy.packs.loading import load_platform, load_year, year_ids
from tinkuy.packs.schema import Entry
from tinkuy.reports.five_ws import FIVE_WS, INDICATOR_TYPES, standard_schema
from tinkuy.tables import Kind

TODAY = dt.date(2026, 1, 1)

_CODES = {
    "organisation": ["ORG001", "ORG002"],
    "implementing_partner": ["IP001", "IP002", "IP003"],
    "sector": ["education", "health", "nutrition", "child_protection", "multipurpose_cash"],
    "indicator": ["RE-ED1", "RE-ED3", "RE-HE8", "RE-NU2", "RE-NU3"],
    "mechanism": ["atm"],
    "country": ["PER", "COL"],
    "admin1": ["PE00", "PE15", "PE24", "CO05"],
    "admin2": ["PE1505", "PE2401"],
}
_WORDS = st.sampled_from(["Kits", "sensibilización", "DNI 01234567", "a@b.org", "", "9 de marzo"])
_NUMBERS = st.one_of(
    st.none(),
    st.integers(-3, 40).map(float),
    st.floats(allow_nan=True, allow_infinity=True),
)


def _cell(column) -> st.SearchStrategy:
    if column.kind.numeric:
        return _NUMBERS
    if column.kind is Kind.YES_NO:
        return st.sampled_from([True, False, None])
    if column.kind is Kind.MONTH:
        return st.sampled_from(["2021-01", "2021-02", "2031-01", None])
    if column.kind is Kind.TEXT:
        return st.one_of(st.none(), _WORDS)
    return st.sampled_from([*_CODES[column.key], None])


def _row() -> st.SearchStrategy:
    cells = {column.key: _cell(column) for column in FIVE_WS}
    written = {f"{c.key}_text": st.just("???") for c in FIVE_WS if c.kind.keeps_text}
    derived = {
        "indicator_type": st.sampled_from([*INDICATOR_TYPES, None]),
        "type_inferred": st.sampled_from([True, False, None]),
        "new_basis": st.sampled_from(["reported", "not_reported", None]),
        "breakdown_of": st.sampled_from(["new", "total", None]),
    }
    return st.fixed_dictionaries(cells | derived, optional=written)


ROWS = st.lists(_row(), min_size=1, max_size=12).map(standard_rows)


def _as_set(findings: pl.DataFrame) -> set:
    return set(findings.drop("cause").iter_rows())


@settings(max_examples=40)
@given(ROWS)
def test_no_rule_leaves_a_row_unjudged(rows):
    """Blank cells make comparisons null; a rule's own condition must already say what they mean."""
    placed = [p for p in rules_in(small_year(), today=TODAY) if not p.rule.problems]
    frame = rows.lazy()
    for p in placed:
        for step in p.rule.facts(p.setting) if p.rule.facts else ():
            frame = frame.with_columns(**step)
    verdicts = frame.select(p.rule.fails(p.setting).alias(p.name) for p in placed).collect()
    assert {name: count for name, count in verdicts.null_count().row(0, named=True).items() if count} == {}
    assert set(verdicts.dtypes) == {pl.Boolean}


@settings(max_examples=25)
@given(ROWS, st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_no_finding(rows, chance):
    order = list(range(len(rows)))
    chance.shuffle(order)
    year = small_year()
    assert _as_set(run_checks(rows, year, today=TODAY)) == _as_set(run_checks(rows[order], year, today=TODAY))


@settings(max_examples=25)
@given(ROWS, _row())
def test_another_row_changes_no_finding_of_rules_that_look_at_one_row(rows, another):
    alone = [rule.code for rule in RULES if not rule.across]
    added = standard_rows([another]).with_columns(row_id=pl.lit(len(rows), pl.UInt32))
    before = run_checks(rows, small_year(), today=TODAY, only=alone)
    after = run_checks(pl.concat([rows, added]), small_year(), today=TODAY, only=alone)
    assert _as_set(before) == _as_set(after.filter(pl.col("row_id") < len(rows)))


@settings(max_examples=10)
@given(ROWS)
def test_one_pass_finds_what_the_rules_find_one_by_one(rows):
    year = small_year()
    one_by_one = pl.concat(run_checks(rows, year, today=TODAY, only={rule.code}) for rule in RULES)
    assert run_checks(rows, year, today=TODAY).equals(one_by_one)


def test_findings_come_in_the_order_of_the_rules_then_of_the_rows():
    rows = standard_rows(
        [{"month": None, "activity": None}, {"organisation": None}, {"organisation": None, "month": None}]
    )
    found = run_checks(rows, small_year(), today=TODAY)
    order = {rule.code: position for position, rule in enumerate(RULES)}
    keys = [(order[rule], column, row) for rule, column, row in found.select("rule", "column", "row_id").iter_rows()]
    assert [key[0] for key in keys] == sorted(key[0] for key in keys)
    assert found.filter(pl.col("rule") == "C04")["row_id"].to_list() == [1, 2]


def test_no_rows_have_no_findings():
    found = run_checks(pl.DataFrame(schema=standard_schema()), small_year(), today=TODAY)
    assert found.is_empty()
    assert dict(found.schema) == dict(FINDINGS)


def test_a_frame_without_a_column_is_checked_as_if_it_were_blank():
    rows = standard_rows([{"organisation": "ORG001"}]).drop(
        "organisation", "organisation_text", "covid19", "covid19_text"
    )
    found = run_checks(rows, small_year(), today=TODAY)
    assert {"C04", "C08-details"} <= set(found["rule"])


def test_a_column_that_the_years_template_lacks_is_not_asked_for():
    rows = standard_rows([{"covid19": None}])
    assert "C08-details" in set(run_checks(rows, small_year(), today=TODAY)["rule"])
    assert "C08-details" not in set(run_checks(rows, without_columns(small_year(), "covid19"), today=TODAY)["rule"])


@pytest.mark.parametrize(
    ("column", "code_list", "code"),
    [
        ("organisation", "organisations", "C04-unknown"),
        ("indicator", "indicators", "C09-unknown"),
        ("admin1", "places", "C02-unknown"),
        ("admin2", "places_admin2", "C03-unknown"),
        ("mechanism", "mechanisms", "C11-unknown"),
        ("implementing_partner", "implementing_partners", "C06-unknown"),
    ],
)
def test_a_list_that_nobody_has_proves_nothing(column, code_list, code):
    rows = standard_rows([{column: None, f"{column}_text": "nobody knows", "cva": True, "setup": True}])
    assert code in set(run_checks(rows, small_year(), today=TODAY)["rule"])
    assert code not in set(run_checks(rows, small_year(unknown=(code_list,)), today=TODAY)["rule"])


def test_the_pack_decides_which_of_the_methods_rules_apply():
    year = small_year()
    without = small_year({"C16": {"applies": False}})
    rows = standard_rows([{"new": 5, "total": 5, "women": 5}])
    assert "C16" in set(run_checks(rows, year, today=TODAY)["rule"])
    assert "C16" not in set(run_checks(rows, without, today=TODAY)["rule"])


def test_the_pack_may_say_that_a_finding_only_warns():
    rows = standard_rows([{"indicator": None, "indicator_text": "nobody knows"}])
    usual = run_checks(rows, small_year(), today=TODAY, only={"C09-unknown"})
    softer = run_checks(rows, small_year({"C09-unknown": {"severity": "warning"}}), today=TODAY, only={"C09-unknown"})
    assert (usual["severity"].to_list(), softer["severity"].to_list()) == (["blocking"], ["warning"])


def test_a_finding_that_rests_on_an_inferred_type_says_so():
    cells = {"new": 5, "total": 5, "in_destination": 5, "women": 6}
    rows = standard_rows([cells, cells | {"type_inferred": True}])
    found = run_checks(rows, small_year(), today=TODAY, only={"C17"})
    assert found["detail"].to_list() == ["6 | 5", f"6 | 5; {TYPE_INFERRED}"]


def test_what_reading_offers_is_proposed_where_a_name_is_not_on_the_list():
    rows = standard_rows([{"organisation": None, "organisation_text": "Manos Unida"}, people(3)])
    problems = pl.DataFrame(
        {
            "row_id": [0],
            "column": ["organisation"],
            "problem": ["unknown_code"],
            "value": ["Manos Unida"],
            "proposed": ["Manos Unidas"],
        },
        schema=PROBLEMS,
    )
    found = run_checks(rows, small_year(), problems=problems, today=TODAY)
    assert found.filter(pl.col("proposed") == "Manos Unidas")["rule"].to_list() == ["C04-unknown"]


def test_a_cell_of_megabytes_is_quoted_by_its_beginning():
    rows = standard_rows([{"organisation": None, "organisation_text": "x" * 10_000_000}])
    found = run_checks(rows, small_year(), today=TODAY, only={"C04-unknown"})
    assert len(found["value"][0]) == 1000


def test_a_finding_about_personal_data_does_not_repeat_it():
    words = "Ana Pérez, DNI 01234567, ana.perez@example.org, +58 412 5550000"
    found = run_checks(standard_rows([{"description": words}]), small_year(), today=TODAY, only={"A14"})
    told = "".join(map(str, found.row(0)))
    assert "01234567" not in told
    assert "ana.perez" not in told
    assert "Pérez" not in told


def test_a_shuffled_year_of_rows_has_the_same_findings():
    chance = random.Random(7)
    rows = standard_rows(
        {
            "organisation": chance.choice(["ORG001", "ORG002"]),
            "month": f"2021-{chance.randint(1, 12):02}",
            "new": chance.choice([0, 3, 8, None]),
            "total": chance.choice([0, 8, 20, 4000]),
            "women": chance.choice([0, 3, 8, 20]),
            "in_destination": chance.choice([3, 8, 20]),
        }
        for _ in range(400)
    )
    year = small_year()
    found = run_checks(rows, year, today=TODAY)
    assert len(found) > 400
    assert _as_set(found) == _as_set(run_checks(rows.sample(fraction=1, shuffle=True, seed=1), year, today=TODAY))


@pytest.mark.parametrize("problem", ["unreadable_number", "error_cell", "formula_without_value"])
def test_a_number_that_could_not_be_read_is_neither_blank_nor_zero(problem):
    rows = standard_rows([{"new": None, "total": 9, "in_destination": 9, "women": 9, "men": 0}])
    problems = pl.DataFrame(
        {"row_id": [0], "column": ["new"], "problem": [problem], "value": ["nueve"], "proposed": [None]},
        schema=PROBLEMS,
    )
    before = set(run_checks(rows, small_year(), today=TODAY)["rule"])
    after = run_checks(rows, small_year(), problems=problems, today=TODAY)
    assert {"C16", "C17"} <= before
    assert not {"C16", "C17"} & set(after["rule"])
    assert after.filter(pl.col("severity") == "blocking")["column"].to_list() == ["new"]


def test_a_number_that_could_not_be_read_hides_no_finding_about_other_numbers():
    rows = standard_rows([{"new": 5, "total": 9, "in_destination": 5, "women": None, "men": 7, "girls": 0}])
    problems = pl.DataFrame(
        {"row_id": [0], "column": ["women"], "problem": ["unreadable_number"], "value": ["?"], "proposed": [None]},
        schema=PROBLEMS,
    )
    rows = rows.with_columns(in_transit=pl.lit(1.0))
    assert "C16" in set(run_checks(rows, small_year(), problems=problems, today=TODAY)["rule"])


@pytest.mark.parametrize("year", year_ids())
def test_every_year_pack_can_be_checked(year):
    pack = load_year(year)
    rows = standard_rows([{}, people(5), {column.key: None for column in FIVE_WS}])
    found = run_checks(rows, pack, today=TODAY)
    assert {"C01", "C04", "C07", "C08"} <= set(found.filter(pl.col("row_id") == 2)["rule"])


@pytest.mark.parametrize("year", year_ids())
def test_a_year_pack_names_only_rules_and_parameters_that_exist(year):
    for key, said in load_year(year).rules.items():
        spoken_to = [rule for rule in RULES if key in (rule.code, rule.base)]
        known = {"applies", "severity", "columns"}.union(*(rule.parameters for rule in spoken_to))
        assert spoken_to, key
        assert set(said) <= known, key


def test_rules_that_share_a_fact_mean_the_same_by_it():
    meant: dict[str, pl.Expr] = {}
    for placed in rules_in(small_year(), today=TODAY):
        for step in placed.rule.facts(placed.setting) if placed.rule.facts else ():
            for name, expression in step.items():
                assert meant.setdefault(name, expression).meta.eq(expression), name


@pytest.mark.parametrize(
    "words", ["Ana Pérez Rojas, 01234567", "llamar a Ana al 0412-5550000", "CE 001234567 de Ana Pérez"]
)
def test_neither_the_name_nor_the_number_of_a_person_is_repeated(words):
    found = run_checks(standard_rows([{"description": words}]), small_year(), today=TODAY, only={"A14"})
    told = found["value"][0]
    assert "•" in told
    assert not any(name in told for name in ("Ana", "ana", "Pérez", "Rojas", "rojas"))
    assert not any(letter.isdigit() for letter in told)


def test_rows_judged_one_by_one_are_judged_the_same_in_a_pile_of_two_hundred_thousand():
    """How long it takes is measured by ./run bench beside other tools: a clock in a test measures who else works."""
    few = standard_rows(
        {"new": i % 7, "total": i % 11, "women": i % 5, "in_destination": i % 7, "description": f"Entrega {i} de kits"}
        for i in range(1000)
    )
    rows = pl.concat([few] * 200).with_columns(row_id=pl.int_range(200_000, dtype=pl.UInt32))
    alone = [rule.code for rule in RULES if not rule.across]
    once = run_checks(few, small_year(), today=TODAY, only=alone)
    found = run_checks(rows, small_year(), today=TODAY, only=alone)
    assert len(found) == 200 * len(once) > 100_000
    said = ["column", "rule", "severity", "value", "proposed", "detail"]
    assert found.filter(pl.col("row_id") >= 199_000).select(said).equals(once.select(said))


def test_a_partner_without_a_link_is_known_by_its_name():
    year = small_year()
    partners = year.lists["implementing_partners"]
    unlinked = replace(partners, entries=(Entry("IP009", Text("MANOS  Unidas")),))
    named = replace(year, lists={**year.lists, "implementing_partners": unlinked})
    rows = standard_rows(
        [
            {"setup": True, "implementing_partner": "IP009", "implementing_partner_text": "M. U."},
            {"organisation": "ORG002"},
        ]
    )
    assert run_checks(rows, named, today=TODAY, only={"A11"})["row_id"].to_list() == [0]


def test_the_platforms_provinces_are_asked_where_the_year_has_none():
    here, elsewhere = {"country": "PER", "admin1": "PE-LIM"}, {"country": "COL", "admin1": "CO05"}
    rows = standard_rows(
        [
            here | {"admin2": "PE1505", "admin2_text": "Cañete"},
            here | {"admin2": "PE0401", "admin2_text": "Arequipa"},
            here | {"admin2_text": "Gotham"},
            elsewhere | {"admin2_text": "Medellín"},
        ]
    )
    year, peru = load_year("r4v-2023-24"), load_platform("gtrm-peru")
    found = run_checks(rows, year, platform=peru, today=TODAY, only={"C03", "C03-unknown"})
    assert sorted(found.select("row_id", "rule").rows()) == [(1, "C03"), (2, "C03-unknown")]
    assert run_checks(rows, year, today=TODAY, only={"C03", "C03-unknown"}).is_empty()
