"""A cause is accepted by a person, for a reason, on rows that were seen; the record plays again."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from tests.checks.small_year import small_year
from tests.factories.rows import standard_rows
from tinkuy.checks.acceptance import Acceptance, accept, fingerprint, replay
from tinkuy.checks.causes import UnknownCause, find_causes
from tinkuy.checks.run import run_checks
from tinkuy.checks.treatments import Refused

YEAR = small_year()
AT = dt.datetime(2026, 4, 10, 9, 30, tzinfo=dt.timezone(dt.timedelta(hours=-5)))
TOTALS = [{"new": 0, "total": n, "in_destination": n, "women": n, "activity": f"a{n}"} for n in range(10, 20)]
REPORTED = [{"new": 3, "total": 5, "in_destination": 3, "women": 3, "month": "2021-02"}] * 4


def _causes(rows):
    return find_causes(rows, run_checks(rows, YEAR, today=dt.date(2026, 1, 1), only={"C16", "C17"}), YEAR)


def _accepted(rows=None, **said):
    rows = standard_rows(REPORTED + TOTALS) if rows is None else rows
    said = {"by": "Alice", "why": "El sistema no pidió personas nuevas en marzo", "at": AT} | said
    return rows, *accept(rows, _causes(rows)["new-not-reported:ORG001:2021-03"], YEAR, **said)


def test_accepting_gives_the_treated_rows_and_a_record_of_who_when_and_why():
    rows, after, record = _accepted()
    assert after["new"].null_count() == 10
    assert (record.by, record.why) == ("Alice", "El sistema no pidió personas nuevas en marzo")
    assert record.at == "2026-04-10T14:30:00+00:00"
    assert (record.cause, record.treatment, record.changed) == (
        "new-not-reported:ORG001:2021-03",
        "mark_not_reported",
        10,
    )
    assert record.before == fingerprint(rows, record.rows)
    assert record.after == fingerprint(after, record.rows) != record.before


def test_what_was_accepted_is_no_cause_any_more():
    _, after, _ = _accepted()
    assert _causes(after).causes == ()
    assert run_checks(after, YEAR, today=dt.date(2026, 1, 1), only={"C16", "C17"}).is_empty()


def test_a_record_is_json_and_plays_again_on_the_same_file():
    rows, after, record = _accepted()
    read_again = Acceptance.of(json.loads(json.dumps(record.json())))
    assert read_again == record
    renamed = rows.with_columns(file=rows["file"].str.replace("reporte", "reporte_v2"))
    assert replay(renamed, [read_again], YEAR).drop("file").equals(after.drop("file"))


def test_rows_of_a_record_are_written_as_ranges():
    _, _, record = _accepted()
    assert record.json()["rows"] == "4-13"


@pytest.mark.parametrize("column", ["total", "activity", "women"])
def test_a_record_is_refused_where_the_file_says_something_else(column):
    _, _, record = _accepted()
    changed = standard_rows(REPORTED + TOTALS[:-1] + [TOTALS[-1] | {column: "otra" if column == "activity" else 99}])
    with pytest.raises(Refused, match=r"no longer the one that Alice saw"):
        replay(changed, [record], YEAR)


def test_a_record_is_refused_where_a_cell_became_blank():
    _, _, record = _accepted()
    with pytest.raises(Refused, match="no longer"):
        replay(standard_rows(REPORTED + TOTALS[:-1] + [TOTALS[-1] | {"women": None}]), [record], YEAR)


def test_a_blank_and_a_0_are_different_rows():
    assert fingerprint(standard_rows([{"new": 0}]), [0]) != fingerprint(standard_rows([{"new": None}]), [0])


def test_a_blank_and_an_empty_text_are_different_rows():
    assert fingerprint(standard_rows([{"activity": ""}]), [0]) != fingerprint(standard_rows([{"activity": None}]), [0])


def test_a_record_of_another_year_is_refused():
    rows, _, record = _accepted()
    other = Acceptance.of(record.json() | {"year": "r4v-2025"})
    with pytest.raises(Refused, match=r"r4v-2025"):
        replay(rows, [other], YEAR)


def test_a_record_whose_result_would_be_another_is_refused():
    rows, _, record = _accepted()
    with pytest.raises(Refused, match="no longer gives the result"):
        replay(rows, [Acceptance.of(record.json() | {"after": "0" * 64})], YEAR)


@pytest.mark.parametrize("missing", ["by", "why"])
def test_nobody_accepts_without_a_name_and_a_reason(missing):
    with pytest.raises(Refused, match="who accepts"):
        _accepted(**{missing: "  "})


def test_a_time_without_a_zone_is_an_error():
    with pytest.raises(ValueError, match="time zone"):
        _accepted(at=dt.datetime(2026, 4, 10))  # noqa: DTZ001 - that is what is refused


def test_an_unknown_cause_names_those_there_are():
    with pytest.raises(UnknownCause) as told:
        _causes(standard_rows(REPORTED + TOTALS))["new-not-reported:ORG009:2021-03"]
    assert "new-not-reported:ORG001:2021-03" in told.value.text.es
