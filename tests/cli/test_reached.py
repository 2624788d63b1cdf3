"""`tinkuy reached`, `explain`, `figures`, `template` and `pack`: what they print and write."""

from __future__ import annotations

import json

import pytest

from tests.reports.files import HEADINGS, ROWS, one_row, workbook

YEAR = ("--year", "r4v-2021")


@pytest.fixture
def report(tmp_path):
    """Lima: 30 in health and 12 in education of one month; Tumbes: 20 in education."""
    lima = one_row(organisation="CARE", month="2021-01", sector="Education", indicator="RE-ED1", total=12, new=12)
    return workbook(tmp_path / "reporte.xlsx", [HEADINGS, *ROWS[:2], lima])


def result(tinkuy, *words) -> dict:
    return json.loads(tinkuy(*words, "--json", "-").out)


@pytest.mark.parametrize(("model", "reached"), [("sum", 62), ("max-sector", 50), ("max-sector-ytd", 50)])
def test_a_figure_names_its_model_and_stands_in_its_interval(tinkuy, report, model, reached):
    answer = result(tinkuy, "reached", report, *YEAR, "--model", model)
    (figure,) = answer["figures"]
    assert (answer["model"], answer["year"], answer["rows"]) == (model, "r4v-2021", 3)
    assert (figure["reached"], figure["lower"], figure["upper"]) == (reached, 50, 62)
    assert figure["publishable"] is True
    assert figure["reason"] is None


def test_figures_by_place_carry_codes_and_names(tinkuy, report):
    answer = result(tinkuy, "reached", report, *YEAR, "--by", "country,admin1")
    assert [(f["admin1"], f["admin1_name"], f["reached"]) for f in answer["figures"]] == [
        ("PE15", "Lima", 42),
        ("PE24", "Tumbes", 20),
    ]


def test_a_figure_that_has_no_meaning_is_one_sentence_with_what_to_ask_instead(tinkuy, report):
    answer = tinkuy("reached", report, *YEAR, "--model", "max-sector", "--by", "organisation")
    assert answer.status == 2
    assert "Use sum" in answer.err


def test_new_that_nobody_reported_is_a_gap_and_not_a_zero(tinkuy, tmp_path):
    rows = [one_row(month="2021-03", new=None, total=n) for n in (5, 6, 7)]
    path = workbook(tmp_path / "a.xlsx", [HEADINGS, *rows])
    (figure,) = result(tinkuy, "reached", path, *YEAR)["figures"]
    assert (figure["reached"], figure["not_reported"], figure["rows"]) == (0, 3, 3)
    assert (figure["publishable"], figure["reason"]) == (False, "not_reported")
    assert "no reportado" in tinkuy("reached", path, *YEAR).out


def test_what_is_accepted_stands_beside_what_was_reported(tinkuy, tmp_path):
    rows = [
        one_row(organisation=o, month="2021-03", new=0, total=n, girls=n, boys=0, women=0, men=0)
        for o in ("ACNUR", "UNICEF", "CARE")
        for n in range(1, 12)
    ]
    path = workbook(tmp_path / "a.xlsx", [HEADINGS, *rows])
    answer = result(tinkuy, "reached", path, *YEAR, "--accept", "new-not-reported:PER:2021-03")
    assert answer["figures"][0]["not_reported"] == 33
    assert answer["uncorrected"][0]["not_reported"] == 0
    assert answer["causes"] == ["new-not-reported:PER:2021-03"]


def test_an_explanation_adds_up_and_points_at_rows_of_the_file(tinkuy, report):
    answer = result(tinkuy, "explain", report, *YEAR, "--model", "max-sector")
    reached = answer["figures"][0]["reached"]
    assert sum(step["amount"] for step in answer["waterfall"]) == reached
    assert sum(row["contribution"] for row in answer["rows_behind"]) == reached
    assert [(row["file"], row["row"]) for row in answer["rows_behind"]] == [("reporte.xlsx", n) for n in (2, 3, 4)]
    assert len(answer["rows_behind"]) == answer["rows"]


@pytest.mark.parametrize("command", ["reached", "explain"])
def test_tables_for_people_have_a_line_per_figure(tinkuy, report, command):
    out = tinkuy(command, report, *YEAR, "--by", "admin1").out
    assert "Lima" in out
    assert "Tumbes" in out


@pytest.mark.parametrize(
    "figure",
    [
        "indicator-totals",
        "host-community",
        "presence",
        "completeness",
        "cash-value",
        "cash-people",
        "trend",
        "consolidated",
    ],
)
def test_every_other_figure_is_made_and_shown(tinkuy, report, figure):
    assert result(tinkuy, "figures", figure, report, *YEAR)["figure"] == figure
    assert tinkuy("figures", figure, report, *YEAR).status == 0


def test_a_template_is_written_and_reads_as_an_empty_report(tinkuy, tmp_path):
    path = tmp_path / "plantilla.xlsx"
    assert tinkuy("template", "--year", "r4v-2025", "--out", path).status == 0
    answer = tinkuy("check", path, "--year", "r4v-2025")
    assert answer.status == 2
    assert "ninguna fila" in answer.err


def test_the_packs_of_this_package_are_in_order(tinkuy):
    answer = tinkuy("pack", "check")
    assert (answer.status, answer.out.count("en orden")) == (0, 5)


def test_a_pack_that_is_not_there_is_one_sentence(tinkuy):
    answer = tinkuy("pack", "check", "r4v-1999")
    assert (answer.status, len(answer.err.strip().splitlines())) == (2, 1)
