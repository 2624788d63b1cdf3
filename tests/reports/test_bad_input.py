"""What cannot be used gets one sentence in three languages that says what to do; nothing raises anything else."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path

import openpyxl
import pytest

from tests.reports.files import HEADINGS, KEYS, ROWS, delimited, one_row, workbook
from tinkuy.reports.limits import Limits
from tinkuy.reports.refusals import SENTENCES, Question, Unusable

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000)


def refusal(read, path: Path, **options) -> Unusable:
    with pytest.raises(Unusable) as raised:
        read(path, **options)
    assert all(raised.value.text.in_(language).strip() for language in ("es", "en", "pt"))
    assert "{" not in "".join(raised.value.text.all())
    return raised.value


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.xlsx", b"", "empty"),
        ("a.csv", b"\n\n,,,\n", "no_cells"),
        ("a.xlsx", b"%PDF-1.4 ...", "not_a_table"),
        ("a.csv", b"\x89PNG\r\n\x1a\n" + bytes(99), "not_a_table"),
        ("a.csv", b'{"rows": []}', "not_a_table"),
        ("a.xls", b"<html><table></table></html>", "not_a_table"),
        ("a.csv", bytes(range(256)) * 9, "not_a_table"),
        ("a.xlsx", OLE + "EncryptedPackage".encode("utf-16-le"), "password"),
        ("a.xls", OLE + "WordDocument".encode("utf-16-le"), "not_a_table"),
        ("a.xls", OLE, "damaged"),
        ("a.xls", OLE + "Workbook".encode("utf-16-le"), "damaged"),
        ("a.csv", b"a,b,c\n1,2,3\n", "no_headings"),
        ("a.txt", b"Estimados colegas:\nadjunto el reporte.\n", "no_headings"),
    ],
)
def test_what_is_no_report_is_refused_with_its_reason(tmp_path, read_2021, name, content, reason):
    (tmp_path / name).write_bytes(content)
    assert refusal(read_2021, tmp_path / name).reason == reason


def test_a_missing_file_a_folder_and_one_without_permission(tmp_path, read_2021):
    assert refusal(read_2021, tmp_path / "no.csv").reason == "not_there"
    assert refusal(read_2021, tmp_path).reason == "a_folder"
    locked = delimited(tmp_path / "a.csv", [HEADINGS, *ROWS])
    locked.chmod(0)
    if not os.access(locked, os.R_OK):
        assert refusal(read_2021, locked).reason == "no_permission"


def test_headings_without_rows(tmp_path, read_2021):
    assert refusal(read_2021, delimited(tmp_path / "a.csv", [HEADINGS])).reason == "only_headings"
    assert refusal(read_2021, workbook(tmp_path / "a.xlsx", [HEADINGS, [None] * 16, [" "]])).reason == "only_headings"


@pytest.mark.parametrize("kept", [0.3, 0.7, 0.98])
def test_a_truncated_workbook(tmp_path, read_2021, kept):
    path = workbook(tmp_path / "a.xlsx", [HEADINGS, *ROWS])
    path.write_bytes(path.read_bytes()[: int(path.stat().st_size * kept)])
    assert refusal(read_2021, path).reason == "damaged"


def rewritten(path: Path, change) -> Path:
    """The workbook with the part of its first sheet changed."""
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name, content in parts.items():
            new.writestr(name, change(content) if name.endswith("sheet1.xml") else content)
    return path


def test_an_open_document_with_a_password(tmp_path, read_2021):
    with zipfile.ZipFile(tmp_path / "a.ods", "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", "<manifest:encryption-data/>")
        archive.writestr("content.xml", b"\x93\x11")
    assert refusal(read_2021, tmp_path / "a.ods").reason == "password"


def test_a_sheet_that_stops_in_the_middle(tmp_path, read_2021):
    path = rewritten(workbook(tmp_path / "a.xlsx", [HEADINGS, *ROWS]), lambda xml: xml[: len(xml) // 2])
    assert refusal(read_2021, path).reason == "damaged"


def test_a_zip_bomb_is_not_unpacked(tmp_path, read_2021):
    path = rewritten(workbook(tmp_path / "a.xlsx", [HEADINGS, *ROWS]), lambda xml: xml + b" " * 40_000_000)
    assert refusal(read_2021, path).reason == "bomb"


def test_xml_entities_are_refused_and_never_expanded(tmp_path, read_2021):
    head = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'
    path = rewritten(
        workbook(tmp_path / "a.xlsx", [HEADINGS, *ROWS]), lambda xml: head + xml[xml.index(b"<worksheet") :]
    )
    assert refusal(read_2021, path).reason == "entities"


def test_a_huge_sheet_is_refused_before_it_is_loaded(tmp_path, read_2021):
    book = openpyxl.Workbook()
    book.active["A1"], book.active["XFD1048576"] = "Org", 1
    book.save(tmp_path / "a.xlsx")
    found = refusal(read_2021, tmp_path / "a.xlsx")
    assert (found.reason, found.values["rows"]) == ("too_many_cells", 1048576)


def test_every_limit_is_a_setting(tmp_path, read_2021, monkeypatch):
    path = delimited(tmp_path / "a.csv", [HEADINGS, *ROWS])
    assert refusal(read_2021, path, limits=Limits(file_bytes=100)).reason == "too_large"
    assert refusal(read_2021, path, limits=Limits(cells=20)).reason == "too_many_cells"
    assert refusal(read_2021, path, limits=Limits(columns=10)).reason == "too_many_cells"
    assert refusal(read_2021, path, limits=Limits(cell_characters=20)).reason == "long_cell"
    assert refusal(read_2021, path, limits=Limits(memory_bytes=1 << 20)).reason == "too_heavy"
    monkeypatch.setenv("TINKUY_READ_CELLS", "20")
    assert refusal(read_2021, path).reason == "too_many_cells"
    monkeypatch.setenv("TINKUY_READ_CELLS", "many")
    with pytest.raises(ValueError, match="TINKUY_READ_CELLS"):
        Limits.from_environment()


@pytest.mark.parametrize("write", [delimited, workbook])
def test_ten_megabytes_in_one_cell(tmp_path, read_2021, write):
    if write is workbook:
        path = rewritten(
            workbook(tmp_path / "a.xlsx", [HEADINGS, *ROWS]),
            lambda xml: xml.replace(
                b"</row></sheetData>",
                b'<c r="Q4" t="inlineStr"><is><t>%s</t></is></c></row></sheetData>' % (b"ab" * 5_000_000),
            ),
        )
        limits = Limits(unpacked_ratio=2000)
    else:
        path, limits = delimited(tmp_path / "a.csv", [HEADINGS, *ROWS, one_row(activity="x" * 10_000_000)]), Limits()
    found = refusal(read_2021, path, limits=limits)
    assert found.reason == "long_cell"


def test_a_quotation_mark_left_open_names_its_row(tmp_path, read_2021):
    path = delimited(tmp_path / "a.csv", [HEADINGS, *ROWS])
    path.write_text(path.read_text().replace("UNICEF", '"UNICEF'))
    found = refusal(read_2021, path)
    assert (found.reason, found.values["row"]) == ("open_quote", 3)


def test_a_missing_required_column_is_named(tmp_path, read_2021):
    without = [[c for c, key in zip(row, KEYS, strict=True) if key != "month"] for row in [HEADINGS, *ROWS]]
    found = refusal(read_2021, workbook(tmp_path / "a.xlsx", without))
    assert found.reason == "missing_columns"
    assert "Mes" in found.text.es
    assert "month" in found.text.en


def test_a_3w_is_called_by_its_name(tmp_path, read_2021):
    table = [
        ["Organization", "Cluster", "Activity", "Region", "Month"],
        ["UNICEF", "Health", "Vaccination", "Lima", "January"],
    ]
    found = refusal(read_2021, workbook(tmp_path / "a.xlsx", table))
    assert found.reason == "three_ws"
    assert "Indicador" in found.text.es


def test_two_columns_with_one_heading_that_differ_are_not_guessed(tmp_path, read_2021):
    rows = [[*row, "2021-04"] for row in ROWS]
    found = refusal(read_2021, workbook(tmp_path / "a.xlsx", [[*HEADINGS, "Mes"], *rows]))
    assert found.reason == "duplicated_headings"
    assert "C, Q" in found.text.es


def test_two_columns_with_one_heading_that_agree_are_read_once(tmp_path, read_2021):
    rows = [[*row, row[2]] for row in ROWS]
    reading = read_2021(workbook(tmp_path / "a.xlsx", [[*HEADINGS, "Mes"], *rows]))
    assert reading.receipt.columns[-1].reason == "duplicate"
    assert reading.rows["month"].to_list() == ["2021-01", "2021-02", "2021-03"]


def test_a_required_column_in_doubt_is_asked_about(tmp_path, read_2021):
    headings = [h if h not in {HEADINGS[10], HEADINGS[11]} else f"Beneficiarios {h[-3:]}" for h in HEADINGS]
    headings[10], headings[11] = "Beneficiarios A", "Beneficiarios B"
    path = workbook(tmp_path / "a.xlsx", [headings, *ROWS])
    with pytest.raises(Question) as asked:
        read_2021(path)
    assert asked.value.heading in {"Beneficiarios A", "Beneficiarios B"}
    assert "--map" in asked.value.text.es
    reading = read_2021(path, mapping={"Beneficiarios A": "total", "Beneficiarios B": "new"})
    assert reading.rows["new"].to_list() == [30.0, 20.0, 8.0]


def test_every_sentence_says_it_in_three_languages():
    for reason, text in SENTENCES.items():
        assert len(text.all()) == 3, reason
        assert {name for name in ("{",) if name in text.es} == {name for name in ("{",) if name in text.pt}, reason
