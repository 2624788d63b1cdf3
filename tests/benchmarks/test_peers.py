"""A peer that checks something else, or less, proves nothing: pandera and libhxl must give our verdicts, row by row."""

from __future__ import annotations

import polars as pl
import pytest

from benchmarks.compared_rules import COLUMNS, YEAR_PACK, Compared, compared_rules, written
from benchmarks.peers import (
    Verdicts,
    ask_libhxl,
    ask_pandera,
    ask_tinkuy,
    libhxl_cells,
    pandera_schema,
    pandera_verdicts,
    tinkuy_verdicts,
)
from benchmarks.rare_faults import with_rare_faults
from benchmarks.regional_report import standard_rows

RULES = compared_rules()


@pytest.fixture(scope="module")
def report() -> pl.DataFrame:
    return with_rare_faults(standard_rows(3_000), share=0.01)


@pytest.fixture(scope="module")
def ours(report: pl.DataFrame) -> Verdicts:
    return tinkuy_verdicts(ask_tinkuy(report, RULES), RULES)


def test_every_compared_rule_has_something_to_find(ours: Verdicts) -> None:
    assert {name for _, name in ours} == {rule.name for rule in RULES}


def test_every_compared_rule_lets_most_rows_pass(ours: Verdicts, report: pl.DataFrame) -> None:
    failing = {name: sum(found == name for _, found in ours) for name in {name for _, name in ours}}
    assert {name: count for name, count in failing.items() if count > 0.4 * report.height} == {}


def test_pandera_gives_the_same_verdicts(report: pl.DataFrame, ours: Verdicts) -> None:
    table = written(report)
    assert pandera_verdicts(ask_pandera(table, pandera_schema(RULES, table.schema)), RULES) == ours


def test_pandera_with_checks_on_the_frame_finds_as_much(report: pl.DataFrame, ours: Verdicts) -> None:
    table = written(report)
    assert ask_pandera(table, pandera_schema(RULES, table.schema, on_frame=True)).height == len(ours)


def test_libhxl_gives_the_same_verdicts(report: pl.DataFrame, ours: Verdicts) -> None:
    assert ask_libhxl(libhxl_cells(written(report)), RULES) == ours


def test_a_rule_that_a_peer_is_not_told_would_be_noticed(report: pl.DataFrame, ours: Verdicts) -> None:
    fewer = [rule for rule in RULES if rule.name != "C16|new"]
    assert ask_libhxl(libhxl_cells(written(report)), fewer) != ours


def test_the_rules_of_methods_that_judge_single_rows_are_compared() -> None:
    judged = {rule.rule for rule in RULES}
    single = {f"C{n:02d}" for n in range(1, 22)} - {
        "C03",
        "C13",
        "C18",
        "C20",
    }  # no admin2 in 2021; from 2022 or 2025 on
    assert single - judged == set()


def test_each_rule_is_compared_once() -> None:
    names = [rule.name for rule in RULES]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_rules_are_asked_of_columns_that_the_year_has(rule: Compared) -> None:
    assert rule.column in {*COLUMNS, ""}
    assert not rule.column or YEAR_PACK.has(rule.column)
