"""A published table comes back from every format as it went in, and what is kept back is in none of them."""

from __future__ import annotations

import csv
import io
import json
from itertools import pairwise
from typing import Any

import hxl
import openpyxl
import polars as pl
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.factories.published_tables import COLUMNS, PLATFORM, SECRET, by_place, names, origin
from tinkuy.languages import Text
from tinkuy.publishing.table_columns import written_columns
from tinkuy.publishing.tables_out import FORMS, NoSuchForm, forms_of, write_table

KEYS = ["admin1", "admin1_name", "people_reached", "lower", "state", "state_name", "release"]
FIRST = {
    "admin1": "PE24",
    "admin1_name": "Tumbes",
    "people_reached": 1200,
    "state": "shown",
    "state_name": "se muestra",
}


def written(format: str, frame: pl.DataFrame | None = None, language: str = "es", **changed: Any) -> bytes:
    told = {"names": names(language), "language": language, "origin": origin(**changed)}
    return write_table(by_place() if frame is None else frame, COLUMNS, format=format, **told)


def from_csv(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


def from_xlsx(content: bytes) -> list[dict[str, Any]]:
    sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    return [dict(zip(KEYS, line, strict=True)) for line in sheet.iter_rows(min_row=2, values_only=True)]


def from_parquet(content: bytes) -> list[dict[str, Any]]:
    return pq.read_table(io.BytesIO(content)).to_pylist()


def from_hxl(content: bytes) -> list[dict[str, Any]]:
    return [dict(zip(KEYS, row.values, strict=True)) for row in judged(content)]


def from_geojson(content: bytes) -> list[dict[str, Any]]:
    return [feature["properties"] for feature in json.loads(content)["features"]]


READERS = {"csv": from_csv, "xlsx": from_xlsx, "parquet": from_parquet, "hxl": from_hxl, "geojson": from_geojson}


def judged(content: bytes) -> hxl.Dataset:
    return hxl.data(io.BytesIO(content)).cache()


@pytest.mark.parametrize("format", FORMS)
def test_an_independent_reader_finds_every_line(format: str) -> None:
    lines = {line["admin1"]: line for line in READERS[format](written(format))}
    assert {key: str(lines["PE24"][key]) for key in FIRST} == {key: str(value) for key, value in FIRST.items()}
    assert str(lines["PE00"]["people_reached"]) == "0"
    assert set(lines["PE24"]) == set(KEYS)


@pytest.mark.parametrize("format", FORMS)
@pytest.mark.parametrize(("place", "state"), [("PE02", "suppressed"), ("PE16", "not_reported")])
def test_a_number_that_is_not_shown_is_empty_and_never_zero(format: str, place: str, state: str) -> None:
    line = next(line for line in READERS[format](written(format)) if line["admin1"] == place)
    assert line["people_reached"] in (None, "")
    assert line["lower"] in (None, "")
    assert line["state"] == state


@settings(max_examples=20, deadline=None)
@given(st.lists(st.sampled_from(["shown", "suppressed", "not_reported"]), min_size=1, max_size=6))
def test_what_is_kept_back_is_in_no_format(states: list[str]) -> None:
    lines = [(f"PE0{n}", 41 if state == "shown" else SECRET, None, state) for n, state in enumerate(states, start=1)]
    for format, read in READERS.items():
        found = {line["admin1"]: line["people_reached"] for line in read(written(format, by_place(*lines)))}
        for place, _, _, state in lines:
            assert str(found[place] or "") == ("41" if state == "shown" else ""), (format, place)


@pytest.mark.parametrize("format", FORMS)
def test_a_table_without_rows_is_a_file_with_headings(format: str) -> None:
    lines = READERS[format](written(format, by_place().clear()))
    assert all(line["state"] == "not_reported" for line in lines)


@pytest.mark.parametrize("format", FORMS)
def test_the_same_table_gives_the_same_bytes(format: str) -> None:
    assert written(format) == written(format)


@pytest.mark.parametrize(("language", "said"), [("es", "suprimido"), ("en", "suppressed"), ("pt", "suprimido")])
def test_names_are_in_the_language_asked_for_and_headings_stay(language: str, said: str) -> None:
    lines = from_csv(written("csv", language=language))
    assert list(lines[0]) == KEYS
    assert lines[1]["state_name"] == said


def test_csv_begins_with_a_byte_order_mark_and_starts_no_formula() -> None:
    content = written("csv", by_place(("=cmd|' /C calc'!A0", 3, None, "shown")))
    assert content.startswith(b"\xef\xbb\xbf")
    assert from_csv(content)[0]["admin1"] == "'=cmd|' /C calc'!A0"


def test_a_workbook_holds_words_and_no_formula() -> None:
    book = openpyxl.load_workbook(io.BytesIO(written("xlsx", by_place(("=1+1", 3, None, "shown")))))
    cell = book.worksheets[0]["A2"]
    assert (cell.value, cell.data_type) in {("=1+1", "s"), ("=1+1", "inlineStr")}


def test_a_workbook_says_what_it_is() -> None:
    made_up = Text("Datos sintéticos.", "Synthetic data.", "Dados sintéticos.")
    book = openpyxl.load_workbook(io.BytesIO(written("xlsx", synthetic=made_up)))
    assert book.sheetnames == ["by_place", "Lea esto"]
    assert book["by_place"].freeze_panes == "A2"
    said = {str(cell) for row in book["Lea esto"].iter_rows(values_only=True) for cell in row if cell}
    assert {
        origin().release,
        "2021-04-20",
        "enero 2021 a marzo 2021",
        "suppressed",
        "people_reached",
        made_up.es,
    } <= said


def test_parquet_says_what_it_is_and_keeps_whole_numbers() -> None:
    table = pq.read_table(io.BytesIO(written("parquet")))
    told = {key.decode(): value.decode() for key, value in table.schema.metadata.items()}
    assert told["release"] == origin().release
    assert {"table", "licence", "address"} <= set(told)
    assert json.loads(told["columns"])["people_reached"]["hxl"] == "#reached"
    assert str(table.schema.field("people_reached").type) == "int64"


def test_libhxl_finds_nothing_wrong_with_the_tags() -> None:
    source = judged(written("hxl"))
    assert source.display_tags == [column.hxl for column in written_columns(COLUMNS, "es")]
    report = hxl.validate(source, hxl.schema())  # its own default rules
    assert report["stats"]["total"] == 0, report["issues"]


def test_libhxl_would_find_what_is_wrong() -> None:
    wrong = written("hxl").replace(b"1200", b"many")
    assert hxl.validate(judged(wrong), hxl.schema())["stats"]["total"] > 0


def test_every_place_has_its_outline_with_data_or_without() -> None:
    features = {one["properties"]["admin1"]: one for one in json.loads(written("geojson"))["features"]}
    assert len(features) == 26
    assert features["PE00"]["geometry"] is None
    assert features["PE01"]["properties"]["state"] == "not_reported"
    assert features["PE01"]["properties"]["admin1_name"] == "Amazonas"
    x, y = features["PE24"]["geometry"]["coordinates"][0][0]
    assert (x, y) == pytest.approx((-80.5, -3.8), abs=0.8)  # Tumbes: longitude, latitude


def test_rings_close_and_outer_ones_run_counterclockwise() -> None:
    for feature in json.loads(written("geojson"))["features"]:
        shape = feature["geometry"] or {"type": "MultiPolygon", "coordinates": []}
        polygons = [shape["coordinates"]] if shape["type"] == "Polygon" else shape["coordinates"]
        for outer in (polygon[0] for polygon in polygons):
            assert outer[0] == outer[-1]
            assert sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(outer)) > 0


def test_what_is_not_one_line_per_place_has_no_map() -> None:
    assert "geojson" in forms_of(("admin1",), origin())
    assert "geojson" not in forms_of(("sector", "admin1"), origin())
    assert "geojson" not in forms_of(("admin1",), origin(outlines=None))
    twice = pl.concat([by_place(), by_place()])
    with pytest.raises(NoSuchForm):
        written("geojson", twice)
    assert PLATFORM.outlines is not None
