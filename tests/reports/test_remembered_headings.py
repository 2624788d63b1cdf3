from __future__ import annotations

import pytest

from tests.reports.files import HEADINGS, ROWS, workbook
from tinkuy.reports.headings import Heading
from tinkuy.reports.refusals import Question
from tinkuy.reports.remembered_headings import RememberedHeadings

UNCLEAR = [*HEADINGS[:10], "Beneficiarios A", "Beneficiarios B", *HEADINGS[12:]]
ANSWERS = {"Beneficiarios A": "total", "Beneficiarios B": "new"}
OF_ACNUR = [row for row in ROWS if row[0] == "ACNUR"]


def test_an_answer_is_given_once_per_organisation(tmp_path, read_2021):
    memory = RememberedHeadings(tmp_path / "kept" / "headings.json")
    path = workbook(tmp_path / "a.xlsx", [UNCLEAR, *OF_ACNUR])
    read_2021(path, mapping=ANSWERS, memory=memory)
    assert read_2021(path, memory=memory).rows["new"].to_list() == [30.0]


def test_an_answer_of_one_organisation_says_nothing_of_another(tmp_path, read_2021):
    memory = RememberedHeadings(tmp_path / "headings.json")
    memory.remember("ORG118", ANSWERS)
    other = [("CARE", *row[1:]) for row in OF_ACNUR]
    with pytest.raises(Question):
        read_2021(workbook(tmp_path / "a.xlsx", [UNCLEAR, *other]), memory=memory)


def test_a_damaged_or_missing_memory_is_an_empty_one(tmp_path):
    memory = RememberedHeadings(tmp_path / "headings.json")
    assert memory.answers([Heading("A")], ["ORG118"]) == {}
    memory.path.write_text("{", encoding="utf-8")
    assert memory.answers([Heading("A")], ["ORG118"]) == {}
    memory.remember("ORG118", {"A": "new"})
    assert memory.answers([Heading("á ")], ["ORG118"]) == {"á": "new"}
    assert [p.name for p in tmp_path.iterdir()] == ["headings.json"]


def test_without_an_organisation_nothing_is_kept(tmp_path):
    memory = RememberedHeadings(tmp_path / "headings.json")
    memory.remember("", {"A": "new"})
    assert not memory.path.exists()


def test_the_folder_is_a_setting(monkeypatch, tmp_path):
    monkeypatch.setenv("TINKUY_DATA", str(tmp_path))
    assert RememberedHeadings.default().path == tmp_path / "headings.json"
