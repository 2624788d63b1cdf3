"""No text of a CSV file starts a formula, and every text can be had back."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tinkuy.publishing.csv_safe import write_csv
from tinkuy.reports.guarded_text import original_text, safe_text

DANGEROUS = ("=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "  =1", "＝1+1", '=HYPERLINK("x")')
awkward = st.text(alphabet=st.sampled_from("=+-@'\t\r 15.,a%＝"), max_size=8)


@pytest.mark.parametrize("text", DANGEROUS)
def test_a_text_that_starts_a_formula_is_written_with_an_apostrophe(text: str) -> None:
    assert safe_text(text) == f"'{text}"


@pytest.mark.parametrize("text", ["-5", "+5", "-1.234,5", "-3,5 ".strip(), "12%", "", "Lima", "María - José", "a=b"])
def test_numbers_and_ordinary_words_stay_as_they_are(text: str) -> None:
    assert safe_text(text) == text


@given(st.one_of(st.text(max_size=20), awkward))
def test_every_text_can_be_had_back(text: str) -> None:
    assert original_text(safe_text(text)) == text


@given(st.one_of(st.text(max_size=20), awkward))
def test_what_is_written_never_starts_a_formula(text: str) -> None:
    written = safe_text(text)
    start = written.lstrip()[:1]
    assert start not in tuple("=+-@＝＋－＠") or safe_text(written) == written == text


def test_a_frame_keeps_its_numbers_its_blanks_and_its_accents(tmp_path: Path) -> None:
    frame = pl.DataFrame({"=texto": ["=1+1", None, "Áncash"], "nuevas": [-5, None, 3]})
    write_csv(frame, tmp_path / "out.csv")
    assert (tmp_path / "out.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert (tmp_path / "out.csv").read_text(encoding="utf-8-sig").splitlines() == [
        "'=texto,nuevas",
        "'=1+1,-5",
        ",",
        "Áncash,3",
    ]
