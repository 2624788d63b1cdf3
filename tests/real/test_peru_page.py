"""The numbers of docs/peru_2021.md, as the command line gives them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tinkuy.cli.main import main

PAGE = Path("docs/peru_2021.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("model", "reported", "corrected"), [("sum", 188_286, 217_055), ("max-sector", 172_234, 134_729)]
)
def test_the_figure_as_reported_and_as_corrected_is_the_page_s(
    shared_data, tmp_path, monkeypatch, model, reported, corrected
):
    monkeypatch.setenv("TINKUY_DATA", str(tmp_path))
    out = tmp_path / "out.json"
    report = shared_data / "five_ws" / "peru_2021_jan_mar.csv"
    assert main(["reached", str(report), "--year", "r4v-2021", "--model", model, "--json", str(out)]) == 0
    answer = json.loads(out.read_text(encoding="utf-8"))
    assert answer["figures"][0]["reached"] == reported
    assert answer["if_accepted"][0]["reached"] == corrected
    assert f"{reported:,}" in PAGE
    assert f"{corrected:,}" in PAGE
