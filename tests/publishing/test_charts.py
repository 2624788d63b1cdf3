"""Charts: a gap is never a zero, the interval is drawn, and the picture says what it is of."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from tinkuy.publishing.charts import draw, month_label, people_reached_by_month

FIGURES = pl.DataFrame({
    "month": ["2021-03", "2021-02", "2021-01"], "reached": [0.0, 80.0, 100.0], "lower": [0.0, 60.0, 90.0],
    "upper": [0.0, 130.0, 120.0], "gap": [True, False, False],
})  # fmt: skip


def spec(language: str = "es") -> dict:
    return people_reached_by_month(
        FIGURES, title="Hallazgo", subtitle="Qué", source="DATOS SINTÉTICOS", language=language
    )


def test_a_month_without_reports_has_no_estimate_only_an_outline() -> None:
    january, february, march = spec()["data"]["values"]
    assert "reached" not in march
    assert march["words"] == "no reportado"
    assert (january["reached"], february["upper"]) == (100.0, 130.0)


def test_months_are_in_their_order_and_written_in_the_language() -> None:
    assert [value["label"] for value in spec()["data"]["values"]] == ["ene 2021", "feb 2021", "mar 2021"]
    assert month_label("2021-09", "es") == "sep 2021"
    assert month_label("2021-09", "en") == "Sep 2021"


@pytest.mark.parametrize("ending", [".svg", ".png"])
def test_it_is_drawn_with_its_title_and_source(ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"chart{ending}"
    draw(spec(), path)
    content = path.read_bytes()
    if ending == ".svg":
        assert all(words in content.decode() for words in ("Hallazgo", "DATOS SINTÉTICOS", "no reportado"))
    else:
        assert content.startswith(b"\x89PNG")


def test_another_ending_is_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"not to \.gif"):
        draw(spec(), tmp_path / "chart.gif")
