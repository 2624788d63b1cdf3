"""The causes behind Peru's first three months of 2021, and what accepting them does (METHODS fact 2, 3.2, 3.3).

METHODS tells January and February as "New = Total wherever New > 0". The file says more: in all 1,113 rows of the two months,
New = Total = in transit + 2 x host community, and the people in destination are in neither. So these months are not "New
reported, breakdown of something else" but another sum, and have a cause and a treatment of their own.

A "row in error" is a row with at least one finding of R4V's ten conditions of 2021 (METHODS 3.5b), of all 2,430 rows and not
only of direct assistance. By that count METHODS' numbers come out: 90 % before, about half after the one cause of March,
and March from 92 % to 18 %.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import polars as pl
import pytest

from tinkuy.checks.acceptance import Acceptance, accept, replay
from tinkuy.checks.causes import Causes, find_causes
from tinkuy.checks.cells import ages, groups
from tinkuy.checks.run import run_checks
from tinkuy.checks.treatments import Refused, treat
from tinkuy.checks.treatments.deriving import derived_new
from tinkuy.packs.loading import load_platform, load_year
from tinkuy.reports.reading import read

YEAR = load_year("r4v-2021")
PLATFORM = load_platform("gtrm-peru")
R4V_CONDITIONS = ("C06", "C10", "C11", "C12", "C14", "C15", "C16", "C17", "C19", "C21")
MARCH = "new-not-reported:PER:2021-03"
OTHER_SUMS = ("new-by-other-sum:PER:2021-02", "new-by-other-sum:PER:2021-01")
DIRECT = pl.col("indicator_type") == "direct_assistance"
TODAY = dt.date(2021, 4, 30)


@dataclass(frozen=True)
class Step:
    """The rows after so many acceptances, with what is then found in them."""

    rows: pl.DataFrame
    findings: pl.DataFrame
    causes: Causes

    def in_error(self, month: str | None = None) -> float:
        """The percentage of rows with at least one of R4V's ten findings."""
        bad = self.findings.filter(pl.col("rule").str.slice(0, 3).is_in(R4V_CONDITIONS))["row_id"].unique()
        rows = self.rows if month is None else self.rows.filter(pl.col("month") == month)
        return round(100 * float(rows["row_id"].is_in(bad.implode()).mean()), 1)


def _step(rows: pl.DataFrame, problems: pl.DataFrame) -> Step:
    findings = run_checks(rows, YEAR, platform=PLATFORM, problems=problems, today=TODAY)
    return Step(rows, findings, find_causes(rows, findings, YEAR, platform=PLATFORM))


def _said(step: Step, cause: str) -> tuple[pl.DataFrame, Acceptance]:
    at = dt.datetime(2026, 4, 10, tzinfo=dt.UTC)
    return accept(
        step.rows, step.causes[cause], YEAR, by="Alice", why="Lo vimos en la reunión", at=at, platform=PLATFORM
    )


@pytest.fixture(scope="module")
def reading(shared_data):
    return read(shared_data / "five_ws" / "peru_2021_jan_mar.csv", year=YEAR, platform=PLATFORM)


@pytest.fixture(scope="module")
def as_sent(reading) -> Step:
    return _step(reading.rows, reading.problems)


@pytest.fixture(scope="module")
def after_march(as_sent, reading) -> Step:
    return _step(_said(as_sent, MARCH)[0], reading.problems)


@pytest.fixture(scope="module")
def after_all(after_march, reading) -> Step:
    step = after_march
    for cause in OTHER_SUMS:
        step = _step(_said(step, cause)[0], reading.problems)
    return step


def test_the_file_is_as_methods_tells_it(as_sent):
    direct = as_sent.rows.filter(DIRECT)
    early, march = direct.filter(pl.col("month") < "2021-03"), direct.filter(pl.col("month") == "2021-03")
    assert early.filter((pl.col("new") > 0) & (pl.col("new") == pl.col("total"))).height == 263
    empty = early.filter((pl.col("new") == 0) & (pl.col("total") == 0) & (pl.max_horizontal(groups(), ages()) > 0))
    assert empty.height == 538
    # METHODS' 45,352 people are the population groups of these rows; age and gender add up to a little less.
    assert empty.select(groups().sum()).item() == 45_352
    assert (march.height, march["new"].sum(), march["organisation"].n_unique()) == (1138, 0, 23)
    assert march.filter((groups() - pl.col("total")).abs() > 0.01).is_empty()
    assert direct.filter((pl.col("new") > 0) & (pl.col("new") < pl.col("total"))).is_empty()


def test_in_january_and_february_new_is_another_sum_in_every_row(as_sent):
    early = as_sent.rows.filter(pl.col("month") < "2021-03")
    other = pl.col("in_transit") + 2 * pl.col("host_community")
    assert early.height == 1113
    assert early.filter((pl.col("new") == other) & (pl.col("total") == other)).height == 1113


def test_three_causes_of_whole_months_explain_most_findings(as_sent):
    widest = as_sent.causes.causes[:3]
    assert [cause.id for cause in widest] == [MARCH, *OTHER_SUMS]
    assert sum(cause.findings for cause in widest) > 0.7 * len(as_sent.findings)


def test_one_cause_explains_march_and_blames_nobody(as_sent):
    march = as_sent.causes[MARCH]
    assert march.text.es == (
        "En marzo nadie reportó personas nuevas: 1.138 filas de asistencia directa de 23 organizaciones. "
        "El total viene desglosado."
    )
    assert march.text.en.startswith(
        "In March nobody reported new people: 1,138 rows of direct assistance of 23 organisations"
    )
    assert march.effect.not_reported == 1138
    assert not march.effect.changes_reached
    of_march = as_sent.rows.filter(pl.col("month") == "2021-03")["row_id"]
    added_up = as_sent.findings.filter(
        pl.col("rule").str.slice(0, 3).is_in(["C16"]) & pl.col("row_id").is_in(of_march.implode())
    )
    assert len(added_up) == march.rules["C16"] == 1059


def test_the_other_sum_is_told_with_what_it_takes_and_leaves_out(as_sent):
    for cause in (as_sent.causes[id] for id in OTHER_SUMS):
        assert "«En tránsito» + 2 × «Comunidad de acogida»" in cause.text.es
        assert cause.treatment == "add_up_groups"
    effects = [as_sent.causes[id].effect for id in OTHER_SUMS]
    assert [(e.reached_before, e.reached_after) for e in effects] == [(15_482, 64_411), (172_804, 152_644)]


def test_accepting_march_brings_rows_in_error_from_90_percent_to_half(as_sent, after_march):
    assert (as_sent.in_error(), as_sent.in_error("2021-03")) == (89.5, 91.8)
    assert (after_march.in_error(), after_march.in_error("2021-03")) == (49.5, 17.8)
    assert MARCH not in {cause.id for cause in after_march.causes.causes}


def test_accepting_all_three_brings_every_month_to_about_a_fifth(after_all):
    assert after_all.in_error() == 19.1
    assert [after_all.in_error(month) for month in ("2021-01", "2021-02", "2021-03")] == [20.9, 20.4, 17.8]


def test_the_simple_sum_before_and_after(as_sent, after_march, after_all):
    assert [step.rows.filter(DIRECT)["new"].sum() for step in (as_sent, after_march, after_all)] == [
        188_286,
        188_286,
        217_055,
    ]


def test_what_accepting_explained_is_gone_and_nothing_else_is_new(as_sent, after_march):
    explained = as_sent.causes.explained_by(as_sent.causes[MARCH]).select("row_id", "rule", "column")
    assert explained.join(after_march.findings, on=["row_id", "rule", "column"], how="semi").is_empty()


def test_every_finding_has_one_cause_at_most_and_they_add_up(as_sent):
    causes = as_sent.causes
    assert causes.findings.drop("cause").equals(as_sent.findings.drop("cause"))
    assert sum(cause.findings for cause in causes.causes) + len(causes.unexplained()) == len(as_sent.findings)
    assert len({cause.id for cause in causes.causes}) == len(causes.causes)


def test_derived_blindly_march_would_call_117_200_of_132_338_people_new(as_sent):
    """The warning of METHODS 3.2: why deriving New is for roster-like indicators only, and never from totals like these."""
    direct = as_sent.rows.filter(DIRECT)
    march = direct.join(derived_new(direct), on="row_id", suffix="_derived").filter(pl.col("month") == "2021-03")
    assert (march["new_derived"].sum(), march["total"].sum()) == (117_200, 132_338)


def test_deriving_new_for_march_is_refused_because_earlier_totals_are_no_volumes(as_sent):
    with pytest.raises(Refused, match=r"2021-01, 2021-02"):
        treat(as_sent.rows, as_sent.causes[MARCH], YEAR, treatment="derive_new")


def test_acceptances_play_again_on_the_file_read_again(as_sent, after_march, after_all):
    records = [_said(as_sent, MARCH)[1], _said(after_march, OTHER_SUMS[0])[1]]
    again = replay(as_sent.rows, records, YEAR, platform=PLATFORM)
    assert again.filter(pl.col("month") > "2021-01").equals(after_all.rows.filter(pl.col("month") > "2021-01"))


def test_a_missing_age_breakdown_is_estimated_whole_and_labelled(after_all):
    cause = next(cause for cause in after_all.causes.causes if cause.kind == "ages-missing")
    after = treat(after_all.rows, cause, YEAR, platform=PLATFORM).rows.filter(pl.col("row_id").is_in(list(cause.rows)))
    estimated = after.filter(pl.col("breakdown_basis") == "estimated")
    base = pl.when(pl.col("breakdown_of") == "total").then("total").otherwise("new")
    assert estimated.height > 0
    assert estimated.filter(ages() != base).is_empty()


@pytest.mark.parametrize("country", ["CHL", "ARG", "MEX"])
def test_countries_whose_template_worked_have_no_cause_of_a_whole_month_about_new(country, shared_data):
    reading = read(shared_data / "five_ws" / "chile_argentina_mexico_2021.csv", year=YEAR)
    rows = reading.rows.filter(pl.col("country") == country)
    causes = find_causes(rows, run_checks(rows, YEAR, today=TODAY), YEAR)
    assert {cause.kind for cause in causes.causes} & {
        "new-not-reported",
        "new-by-other-sum",
        "total-only",
        "totals-empty",
    } == set()
