"""`tinkuy release`, and figures of a release on the command line: the same numbers as from the files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.reports.files import HEADINGS, ROWS, one_row, workbook

YEAR = ("--year", "r4v-2021")
LIMA = one_row(organisation="CARE", month="2021-01", sector="Education", indicator="RE-ED1", total=12, new=12)


@pytest.fixture
def report(tmp_path) -> Path:
    """Lima: 30 in health and 12 in education of one month; Tumbes: 20 in education."""
    return workbook(tmp_path / "reporte.xlsx", [HEADINGS, *ROWS[:2], LIMA])


@pytest.fixture
def corrected(tmp_path) -> Path:
    """The same report: CARE reached 15."""
    lima = [15 if cell == 12 else cell for cell in LIMA]
    return workbook(tmp_path / "corregido.xlsx", [HEADINGS, *ROWS[:2], lima])


@pytest.fixture
def cut(tinkuy, tmp_path):
    """Cut a release of files and give its folder."""

    def cut_files(name: str, *words: object) -> Path:
        answer = tinkuy("release", "cut", *words, *YEAR, "--signed-by", "Alice", "--out", tmp_path / name)
        assert answer.status == 0, answer.err
        return tmp_path / name

    return cut_files


def result(tinkuy, *words) -> dict:
    return json.loads(tinkuy(*words, "--json", "-").out)


def test_a_release_is_cut_shown_and_verified(tinkuy, cut, report):
    folder = cut("enero", report, "--note", "para el informe")
    said = result(tinkuy, "release", "show", folder)
    assert (said["signed_by"], said["note"], said["withdrawn"]) == ("Alice", "para el informe", None)
    assert [one["name"] for one in said["inputs"]] == ["reporte.xlsx"]
    shown = tinkuy("release", "show", folder, "--lang", "en")
    assert f"Release: {said['id']}" in shown.out
    assert "Signed by: Alice" in shown.out
    verified = tinkuy("release", "verify", folder)
    assert (verified.status, said["id"] in verified.out) == (0, True)


@pytest.mark.parametrize(
    "words", [("--model", "sum"), ("--model", "max-sector", "--by", "country,admin1"), ("--by", "sector")]
)
@pytest.mark.parametrize("command", ["reached", "explain"])
def test_figures_of_a_release_are_those_of_the_files(tinkuy, cut, report, command, words):
    folder = cut("enero", report)
    of_files = result(tinkuy, command, report, *YEAR, *words)
    of_release = result(tinkuy, command, "--release", folder, *words)
    for key in set(of_files) - {"if_accepted", "causes"}:
        assert of_release[key] == of_files[key], key
    assert of_release["release"] == result(tinkuy, "release", "show", folder)["id"]


@pytest.mark.parametrize(
    "figure", ["indicator-totals", "presence", "completeness", "cash-value", "trend", "consolidated"]
)
def test_other_figures_of_a_release_are_those_of_the_files(tinkuy, cut, report, figure):
    folder = cut("enero", report)
    of_release = result(tinkuy, "figures", figure, "--release", folder)
    assert of_release["lines"] == result(tinkuy, "figures", figure, report, *YEAR)["lines"]
    assert of_release["release"] in tinkuy("figures", figure, "--release", folder).out


def test_the_answer_for_people_names_the_release(tinkuy, cut, report):
    folder = cut("enero", report)
    id = result(tinkuy, "release", "show", folder)["id"]
    for command in ("reached", "explain"):
        answer = tinkuy(command, "--release", folder, "--lang", "pt")
        assert f"Publicação {id}, assinada por Alice" in answer.out


def test_two_releases_are_compared_with_what_moved_the_figure(tinkuy, cut, report, corrected):
    old, new = cut("enero", report), cut("febrero", corrected)
    said = result(tinkuy, "release", "compare", old, new)
    assert said["figures"] == [{"before": 62, "after": 65, "change": 3}]
    (why,) = said["why"]
    assert (why["submission_month"], why["rows_differ"], why["change"]) == ("2021-01", True, 3)
    assert {cell["column"] for cell in said["cells"]} == {"new", "total"}
    shown = tinkuy("release", "compare", old, new, "--lang", "en")
    assert "CARE" in shown.out
    assert "+3" in shown.out
    assert "dicen lo mismo" in tinkuy("release", "compare", old, old).out


def test_what_was_accepted_is_in_the_release_with_who_and_why(tinkuy, cut, tmp_path):
    rows = [
        one_row(organisation=o, month="2021-03", new=0, total=n, girls=n, boys=0, women=0, men=0)
        for o in ("ACNUR", "UNICEF", "CARE")
        for n in range(1, 12)
    ]
    path = workbook(tmp_path / "a.xlsx", [HEADINGS, *rows])
    folder = cut("marzo", path, "--accept", "new-not-reported:PER:2021-03", "--why", "no se pidió")
    assert result(tinkuy, "reached", "--release", folder)["figures"][0]["not_reported"] == 33
    shown = tinkuy("release", "show", folder).out.splitlines()
    assert shown[-1].split() == ["new-not-reported:PER:2021-03", "33", "Alice", *"no se pidió".split()]


def test_a_withdrawn_release_still_answers_and_says_that_it_was_withdrawn(tinkuy, cut, report, corrected):
    old = cut("enero", report)
    new = cut("febrero", corrected, "--withdraws", old, "--withdraw-why", "CARE eran 15")
    answer = tinkuy("reached", "--release", old)
    assert (answer.status, "CARE eran 15" in answer.err) == (0, True)
    id = result(tinkuy, "release", "show", new)["id"]
    assert result(tinkuy, "reached", "--release", old)["withdrawn"]["withdrawn_by"] == id
    assert result(tinkuy, "reached", "--release", new)["withdrawn"] is None
    assert tinkuy("release", "withdraw", old, new).status == 0


def test_a_changed_release_ends_with_one_sentence_and_status_2(tinkuy, cut, report):
    folder = cut("enero", report)
    (folder / "findings.parquet").unlink()
    for words in (("release", "verify", folder), ("release", "show", folder), ("reached", "--release", folder)):
        answer = tinkuy(*words)
        assert (answer.status, answer.out, len(answer.err.splitlines())) == (2, "", 1)
        assert "findings.parquet" in answer.err


def test_a_folder_that_is_there_is_refused_before_anything_is_recorded(tinkuy, cut, report, tmp_path):
    folder = cut("enero", report)
    words = ("--signed-by", "Alice", "--out", folder, "--accept", "no-such-cause")
    answer = tinkuy("release", "cut", report, *YEAR, *words)
    assert (answer.status, "otra carpeta" in answer.err) == (2, True)


@pytest.mark.parametrize(
    ("words", "missing"),
    [
        (("release", "cut", "a.xlsx", "--year", "r4v-2021"), "--signed-by, --out"),
        (("release", "cut", "a.xlsx", "--year", "r4v-2021", "--signed-by", "A", "--out", "x", "--withdraws", "y"), "--withdraw-why"),
        (("release", "cut", *YEAR, "--signed-by", "A", "--out", "x"), "FILE"),
        (("release", "show"), "FOLDER"),
        (("release", "compare", "uno"), "OLD NEW"),
        (("reached",), "--release"),
        (("explain", "a.xlsx"), "--year"),
        (("reached", "a.xlsx", "--release", "uno"), "--accept"),
    ],
)  # fmt: skip
def test_what_is_still_to_be_said_is_told_in_one_sentence(tinkuy, words, missing):
    answer = tinkuy(*words)
    assert (answer.status, len(answer.err.splitlines())) == (2, 1)
    assert missing in answer.err


@pytest.mark.parametrize("command", [("figures", "presence"), ("release", "cut", "--signed-by", "A", "--out", "x")])
def test_files_may_come_after_the_options(tinkuy, command):
    answer = tinkuy(*command, *YEAR, "no-hay.xlsx")
    assert (answer.status, "no-hay.xlsx" in answer.err) == (2, True)
