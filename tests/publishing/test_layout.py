"""An export in the year's layout reads back as the same rows: nobody types twice, and nothing changes on the way."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.factories.rows import standard_rows
from tinkuy.ledger.parts import content_hash
from tinkuy.packs.loading import load_platform, load_year
from tinkuy.publishing.layout import layout_rows, write_layout
from tinkuy.reports.five_ws import FIVE_WS
from tinkuy.reports.reading import read
from tinkuy.tables import Kind

PERU = load_platform("gtrm-peru")
YEARS = ("r4v-2021", "r4v-2023-24", "r4v-2025")
LANGUAGES = ("es", "en", "pt")
WORDS = st.text("abcñé ", min_size=3, max_size=12).map(str.strip).filter(lambda text: len(text) > 2)
COUNTS = st.one_of(st.none(), st.integers(0, 10**7), st.sampled_from([0.5, 12.6667, 1.234, 12.125, 1234.5, 1e-5]))


def codes(key: str, year_id: str) -> list[str | None]:
    """What a coded column may hold in a year: its codes, or any words where nobody has the list."""
    entries = load_year(year_id).lists[FIVE_WS[key].code_list].entries
    if key == "admin1":
        entries = [e for e in entries if e.attributes["level"] in {"national", "admin1"}] or [
            e for e in PERU.places.entries if e.attributes["level"] in {"national", "admin1"}
        ]
    return [entry.code for entry in entries]


def cells_of(key: str, year_id: str) -> st.SearchStrategy | None:
    """What a cell of the column may hold; nothing for those that depend on another cell."""
    kind = FIVE_WS[key].kind
    known = codes(key, year_id) if kind is Kind.CODE else []
    if kind is Kind.CODE:
        return {
            "country": st.just("PER"),
            "admin1": st.sampled_from([code for code in known if code.startswith("PE")] or ["PE15"]),
            "indicator": None,
            "admin2": None,
        }.get(key, st.sampled_from(known) if known else WORDS)
    months = [f"{plan}-0{n}" for plan in load_year(year_id).plan_years for n in (1, 2, 9)]
    return {
        Kind.MONTH: st.sampled_from(months),
        Kind.YES_NO: st.sampled_from([True, False, None]),
        Kind.TEXT: st.one_of(st.none(), WORDS),
    }.get(kind, COUNTS)


def activities(year_id: str) -> st.SearchStrategy[dict]:
    """Rows of the year as reading makes them: only its columns, every code with its label written."""
    cells = {key: cells_of(key, year_id) for key in load_year(year_id).column_keys()}
    given = st.fixed_dictionaries({key: cell for key, cell in cells.items() if cell is not None})
    return given.flatmap(lambda row: _with_indicator(row, year_id))


def _with_indicator(row: dict, year_id: str) -> st.SearchStrategy[dict]:
    entries = load_year(year_id).lists["indicators"].entries
    if not entries:
        return WORDS.map(lambda text: row | {"indicator": text})
    one = st.sampled_from(entries).filter(lambda e: e.attributes.get("sector"))
    return one.map(lambda entry: row | {"indicator": entry.code, "sector": entry.attributes["sector"]})


def read_back(rows: pl.DataFrame, path: Path, year_id: str, language: str) -> pl.DataFrame:
    year = load_year(year_id)
    write_layout(rows, year, PERU, path, format=path.suffix[1:], language=language)
    return read(path, year=year, platform=PERU).rows


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
@pytest.mark.parametrize("year_id", YEARS)
@settings(max_examples=5, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_reading_the_export_back_gives_the_same_content(tmp_path: Path, year_id: str, ending: str, data) -> None:
    drawn = data.draw(st.lists(activities(year_id), min_size=1, max_size=5))
    language = data.draw(st.sampled_from(LANGUAGES))
    # What reading derives is as reading derives it: one turn through a file settles that.
    rows = read_back(standard_rows(_plain(drawn)), tmp_path / f"first.{ending}", year_id, language)
    for key in load_year(year_id).column_keys():
        assert rows[key].to_list() == standard_rows(_plain(drawn))[key].to_list()
    again = read_back(rows, tmp_path / f"again.{ending}", year_id, language)
    assert content_hash(again) == content_hash(rows)


def _plain(drawn: list[dict]) -> list[dict]:
    blank = dict.fromkeys((*FIVE_WS.keys(), "new_basis"))
    return [blank | row for row in drawn]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("year_id", YEARS)
def test_every_code_of_the_year_is_read_back_as_itself(tmp_path: Path, year_id: str, language: str) -> None:
    """Not a sample: one row for each code of each list."""
    year = load_year(year_id)
    indicators = [e for e in year.lists["indicators"].entries if e.attributes.get("sector")]
    rows = [{"indicator": e.code, "sector": e.attributes["sector"]} for e in indicators]
    for key in ("organisation", "implementing_partner", "sector", "mechanism", "admin1"):
        if not year.has(key):
            continue
        extra = {"indicator": None} if key == "sector" else {}
        rows += [{key: code} | extra for code in codes(key, year_id) if key != "admin1" or code.startswith("PE")]
    other = {"month": f"{year.plan_years[0]}-03", "new": 1, "total": 1}
    other |= {"indicator": indicators[0].code if indicators else "Personas atendidas"}
    other |= {"organisation": next(iter(codes("organisation", year_id)), "Cruz Roja")}
    other |= {"admin1": next(code for code in codes("admin1", year_id) if code.startswith("PE"))}
    every = standard_rows([other | row for row in rows])
    back = read_back(every, tmp_path / "todo.csv", year_id, language)
    for key in ("organisation", "implementing_partner", "sector", "indicator", "mechanism", "admin1"):
        if year.has(key):
            assert back[key].to_list() == every[key].to_list(), key


def test_the_headings_are_the_years_own_in_its_order_and_nothing_is_beside_them(tmp_path: Path) -> None:
    year = load_year("r4v-2021")
    write_layout(standard_rows([{"new": 3, "total": 3}]), year, PERU, tmp_path / "r.xlsx", language="en")
    sheet = openpyxl.load_workbook(tmp_path / "r.xlsx")
    assert sheet.sheetnames == ["5W"]
    headings, first = sheet["5W"].iter_rows(values_only=True)
    assert list(headings) == [column.heading.en for column in year.columns]
    said = dict(zip(year.column_keys(), first, strict=True))
    assert (said["admin1"], said["sector"], said["month"], said["new"]) == ("Lima", "Education", "2021-03", 3)
    assert said["men"] is None


def test_what_was_not_understood_is_written_as_it_was_and_blank_is_not_zero() -> None:
    rows = standard_rows([{"admin1": None, "admin1_text": "Limma", "cva": None, "cva_text": "quizás", "new": None}])
    (cells,) = layout_rows(rows, load_year("r4v-2021"), PERU, "es").rows()
    line = dict(zip(load_year("r4v-2021").column_keys(), cells, strict=True))
    assert (line["admin1"], line["cva"], line["new"]) == ("Limma", "quizás", None)


def test_an_estimate_never_looks_like_a_report(tmp_path: Path) -> None:
    year = load_year("r4v-2021")
    rows = standard_rows([{"new": 4}, {"new": 4, "breakdown_basis": "estimated"}, {"new": 4, "new_basis": "derived"}])
    table = layout_rows(rows, year, PERU, "es")
    assert table[table.columns[-1]].to_list() == [None, "desglose: estimado", "nuevas: calculadas"]
    assert table.width == len(year.columns) + 1
    back = read_back(rows, tmp_path / "estimado.xlsx", "r4v-2021", "es")  # our column is no part of the report
    assert back["new"].to_list() == [4, 4, 4]


@pytest.mark.parametrize("text", ["=1+1", "+51 999", "@persona", "-5 kits"])
def test_no_cell_of_a_csv_is_a_formula(tmp_path: Path, text: str) -> None:
    write_layout(standard_rows([{"activity": text}]), load_year("r4v-2021"), PERU, tmp_path / "r.csv", format="csv")
    assert f"'{text}" in (tmp_path / "r.csv").read_text(encoding="utf-8-sig")


def test_what_was_guarded_in_a_csv_reads_back_as_it_was(tmp_path: Path) -> None:
    rows = standard_rows([{"activity": "=1+1"}, {"activity": "@todos"}, {"activity": "'propio'"}])
    back = read_back(rows, tmp_path / "r.csv", "r4v-2021", "es")
    assert set(back["activity"]) == {"=1+1", "@todos", "'propio'"}


def test_twenty_thousand_rows_are_written_in_seconds(tmp_path: Path) -> None:
    rows = pl.concat([standard_rows([{"new": 3, "total": 4}])] * 20_000)
    write_layout(rows, load_year("r4v-2021"), PERU, tmp_path / "r.xlsx")
    assert (tmp_path / "r.xlsx").stat().st_size > 100_000
