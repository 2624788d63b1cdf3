"""The columns of a release: written down, never edited, and every old version can become the current one."""

from __future__ import annotations

import hashlib
import json

import duckdb
import narwhals as nw
import polars as pl
import pytest
from polars.testing import assert_frame_equal

from tests.factories.rows import people, standard_rows
from tinkuy.releases.schema import (
    CURRENT,
    IDENTITY,
    VERSIONS,
    MissingColumns,
    NewerSchema,
    Version,
    brought_up,
    fitted,
    with_identity,
    with_worst_finding,
)
from tinkuy.reports.five_ws import standard_schema

# What was released stays readable only if its schema is never edited. To change the columns, add a version.
WRITTEN_DOWN = {1: "f9f04758"}


def fingerprint(version: Version) -> str:
    said = json.dumps({name: str(dtype) for name, dtype in version.columns.items()})
    return hashlib.sha256(said.encode()).hexdigest()[:8]


def test_a_schema_that_was_released_is_never_edited():
    assert {version.number: fingerprint(version) for version in VERSIONS} == WRITTEN_DOWN


def test_the_current_schema_has_every_column_of_the_standard_rows():
    added = {*IDENTITY, "organisation_type", "worst_finding"}
    now = {name: dtype for name, dtype in CURRENT.columns.items() if name not in added}
    assert now == standard_schema(), "the 5W columns changed: add a version to tinkuy/releases/schema.py"


def test_every_old_version_knows_how_to_become_the_next():
    assert [version.number for version in VERSIONS] == list(range(1, len(VERSIONS) + 1))
    assert all(version.upgrade for version in VERSIONS[:-1])


# A history such as a later program may have: `new` was called `people` once, and `admin2` came later.
HISTORY = (
    Version(1, {"people": pl.Int64()}, lambda rows: rows.rename({"people": "new"})),
    Version(2, {"new": pl.Float64()}, lambda rows: rows.with_columns(nw.lit(None, dtype=nw.String).alias("admin2"))),
    Version(3, {"new": pl.Float64(), "admin2": pl.String()}),
)


@pytest.mark.parametrize("number", [1, 2, 3])
def test_rows_of_every_version_are_read_as_the_last_on_polars_and_on_duckdb(number):
    stored = {
        1: pl.DataFrame({"people": [3, None]}),
        2: pl.DataFrame({"new": [3.0, None]}),
        3: pl.DataFrame({"new": [3.0, None], "admin2": pl.Series([None, None], dtype=pl.String)}),
    }[number]
    expected = pl.DataFrame({"new": [3.0, None], "admin2": pl.Series([None, None], dtype=pl.String)})
    assert_frame_equal(brought_up(stored.lazy(), number, HISTORY).collect(), expected, check_dtypes=False)
    relation = duckdb.from_arrow(stored.to_arrow())
    assert_frame_equal(brought_up(relation, number, HISTORY).pl(), expected, check_dtypes=False)


def test_a_release_of_a_later_program_is_refused_in_a_sentence():
    with pytest.raises(NewerSchema) as refused:
        brought_up(pl.LazyFrame(), len(VERSIONS) + 1)
    assert all(refused.value.text.all())
    assert len(refused.value.text.all()) == 3


def test_rows_without_a_submission_are_one_of_their_organisation_and_month():
    rows = standard_rows(
        [
            {"organisation": "ORG001"},
            {"organisation": None, "organisation_text": "Cruz Rroja", "month": None, "month_text": "marso"},
            {"organisation": "ORG001"},
            {"organisation": None, "organisation_text": None},
        ]
    )
    found = with_identity(rows.lazy()).select(IDENTITY).collect().rows()
    assert found == [
        ("ORG001", "2021-03", None, 1, 1),
        ("Cruz Rroja", "marso", None, 1, 1),
        ("ORG001", "2021-03", None, 1, 2),
        (None, "2021-03", None, 1, 1),
    ]


def test_rows_that_say_their_submission_keep_it():
    rows = with_identity(standard_rows([{}]).lazy()).with_columns(
        pl.lit("Tumbes").alias("submission_desk"), pl.lit(4, dtype=pl.Int64).alias("submission_version")
    )
    assert with_identity(rows).select(IDENTITY).collect().row(0) == ("ORG001", "2021-03", "Tumbes", 4, 1)


def test_the_gravest_finding_of_a_row_is_kept_and_a_row_without_one_is_blank():
    findings = pl.DataFrame(
        {"row_id": [0, 0, 1], "severity": ["hint", "warning", "blocking"]},
        schema={"row_id": pl.UInt32, "severity": pl.String},
    )
    rows = with_worst_finding(standard_rows([{}, {}, {}]).lazy(), findings).collect()
    assert dict(rows.select("row_id", "worst_finding").rows()) == {0: "warning", 1: "blocking", 2: None}


def test_rows_that_lack_columns_are_refused_with_their_names():
    with pytest.raises(MissingColumns, match="new"):
        fitted(standard_rows([people(3)]).drop("new").lazy())
