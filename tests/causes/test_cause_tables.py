"""Every kind of cause explains what its table says, and nothing else."""

from __future__ import annotations

import datetime as dt
import string

import pytest

from tests.checks.small_year import small_year
from tests.factories.rows import standard_rows
from tests.specs.cause_tables import CauseTable, cause_tables
from tinkuy.checks.causes import find_causes
from tinkuy.checks.causes.kinds import KINDS
from tinkuy.checks.causes.words import ADVICE, WHAT
from tinkuy.checks.run import run_checks
from tinkuy.checks.treatments import TREATMENTS
from tinkuy.languages import LANGUAGES

TABLES = cause_tables()
TODAY = dt.date(2026, 1, 1)


def _causes(table: CauseTable):
    rows, year = standard_rows(table.rows()), small_year()
    return find_causes(rows, run_checks(rows, year, today=TODAY, only=table.rules), year)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_the_causes_are_those_of_the_table(table):
    causes = _causes(table).causes
    assert tuple(cause.id for cause in causes) == table.causes
    assert (causes[0].treatment or "" if causes else "") == table.treatment


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_each_row_belongs_where_its_table_says(table):
    findings = _causes(table).findings
    told = findings.select("row_id", "cause").rows()
    by_row = {row_id: {cause or "row" for r, cause in told if r == row_id} for row_id, _ in told}
    for row_id, case in enumerate(table.case_of_rows()):
        assert by_row.get(row_id, {"none"}) == {case.cause}, case.words


@pytest.mark.parametrize("table", [t for t in TABLES if t.causes], ids=lambda table: table.name)
def test_a_cause_counts_its_findings_and_says_so_in_three_languages(table):
    causes = _causes(table)
    for cause in causes.causes:
        assert cause.findings == len(causes.explained_by(cause)) == sum(cause.rules.values())
        words = [getattr(cause.text, language) for language in LANGUAGES]
        assert len(set(words)) == 3
        assert not any("{" in text or "None" in text for text in words)
        assert cause.advice.es
        assert cause.advice.en
        assert cause.advice.pt


def test_every_kind_has_a_table_words_and_a_treatment_that_exists():
    told = {cause.split(":")[0] for table in TABLES for cause in table.causes}
    assert set(KINDS) - told == {"pasted-twice"}, "pasted-twice is told in test_pasted.py: its rows must all differ"
    assert set(KINDS) == set(WHAT)
    assert set(KINDS) - set(ADVICE) == {"one-rule", "left-blank"}, "these two speak with their rule's own words"
    chosen = {code for kind in KINDS.values() for code in (kind.treatment, *kind.alternatives) if code}
    assert chosen == set(TREATMENTS)


def test_the_three_languages_of_a_cause_fill_the_same_places():
    for text in (*WHAT.values(), *ADVICE.values()):
        assert (
            len({frozenset(f for _, f, _, _ in string.Formatter().parse(getattr(text, c)) if f) for c in LANGUAGES})
            == 1
        )
