"""Every rule does what its table says, and says what people need to know."""

from __future__ import annotations

import datetime as dt

import polars as pl
import pytest

from tests.checks.small_year import small_year
from tests.factories.rows import standard_rows
from tests.specs.rule_tables import RuleTable, rule_tables
from tinkuy.checks.catalogue import BY_CODE, RULES
from tinkuy.checks.findings import FINDINGS, Severity
from tinkuy.checks.run import run_checks
from tinkuy.languages import LANGUAGES

TABLES = rule_tables()


def _problems(table: RuleTable) -> pl.DataFrame:
    told = [{"row_id": i, **case.problem} for i, case in enumerate(table.cases) if case.problem]
    return pl.DataFrame(told, schema=["row_id", "column", "problem", "value", "proposed"], infer_schema_length=None)


def _findings(table: RuleTable) -> pl.DataFrame:
    year = small_year({table.code: table.parameters})
    rows = standard_rows(case.cells for case in table.cases)
    return run_checks(
        rows, year, problems=_problems(table), today=table.today or dt.date(2026, 1, 1), only={table.code}
    )


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_a_rule_does_what_its_table_says(table):
    found = _findings(table)
    failing = set(found["row_id"])
    said = [(case.words, case.fails) for case in table.cases]
    assert [(case.words, i in failing) for i, case in enumerate(table.cases)] == said
    assert dict(found.schema) == dict(FINDINGS)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_a_finding_is_placed_where_its_table_says(table):
    found = _findings(table)
    for i, case in enumerate(table.cases):
        columns = found.filter(pl.col("row_id") == i)["column"].to_list()
        assert not case.where or columns == [case.where], case.words


def test_every_rule_has_a_table_that_passes_fails_and_has_a_blank_cell():
    cases = {rule.code: [case for table in TABLES if table.code == rule.code for case in table.cases] for rule in RULES}
    assert [code for code, told in cases.items() if not any(case.fails for case in told)] == []
    assert [code for code, told in cases.items() if not any(not case.fails for case in told)] == []
    assert [code for code, told in cases.items() if not any(case.blank for case in told)] == []


def test_every_table_belongs_to_a_rule():
    assert {table.code for table in TABLES} <= set(BY_CODE)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_says_what_why_and_how_to_mend_it_in_three_languages(rule):
    for text in (rule.message, rule.why, rule.mend):
        words = [getattr(text, language).strip() for language in LANGUAGES]
        assert all(words)
        assert text.en not in {text.es, text.pt}, "a translation was forgotten"
    assert rule.explanation


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_three_languages_fill_the_same_places(rule):
    places = {language: sorted(_places(getattr(rule.message, language))) for language in LANGUAGES}
    assert places["es"] == places["en"] == places["pt"]


def _places(template: str) -> set[str]:
    return {part.split("}")[0] for part in template.split("{")[1:]}


def test_only_rows_that_cannot_be_used_block():
    blocking = {rule.base for rule in RULES if rule.severity is Severity.BLOCKING}
    unreadable_negative_error_formula = {"A15", "A16", "A18", "A19"}
    assert blocking == {"C01", "C02", "C04", "C07", "C08", "C09"} | unreadable_negative_error_formula


def test_the_rules_of_methods_are_all_there_and_come_first():
    bases = list(dict.fromkeys(rule.base for rule in RULES))
    assert bases[:22] == [f"C{number:02}" for number in range(1, 23)]
    assert all(base.startswith("A") for base in bases[22:])
