"""Whatever lies in a folder: the check tells, and what it calls sound loads."""

from __future__ import annotations

import tempfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.specs.packs import SMALL_YEAR
from tinkuy.packs.checking import counts, one_language_only, problems
from tinkuy.packs.loading import BrokenPack, UnknownPack, load_year

# Pieces with which people break files: separators, quotes, line ends, TOML's own marks, a blank, a word.
PIECES = st.sampled_from(
    ["", ",", '"', "\n", "\r", "[", "]", "=", "{", "}", "|", " ", "\t", "#", "es", "true", "0", "ñ", "\x00", "\ufeff"]
)


@st.composite
def broken_packs(draw: st.DrawFn) -> dict[str, str]:
    files = dict(SMALL_YEAR)
    for _ in range(draw(st.integers(1, 3))):
        name = draw(st.sampled_from(sorted(files)))
        text = files[name]
        begin = draw(st.integers(0, len(text)))
        end = draw(st.integers(begin, min(len(text), begin + 12)))
        files[name] = text[:begin] + draw(PIECES) + text[end:]
    return files


@given(broken_packs())
def test_a_pack_that_the_check_calls_sound_loads_and_any_other_says_why(files: dict[str, str]) -> None:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        for name, text in files.items():
            (folder / name).write_text(text, encoding="utf-8", newline="")
        found = problems(folder)
        assert all(len(flaw.text.all()) == 3 and flaw.file for flaw in found)
        if found:
            with suppress(UnknownPack):  # any other exception would be a trace instead of a sentence
                load_year(folder)
        else:
            year = load_year(folder)
            assert counts(folder)["sectors"] == len(year.lists["sectors"].entries)
            assert one_language_only(folder).keys() <= year.lists.keys()


def test_a_folder_that_is_no_pack_is_refused_with_one_sentence(tmp_path: Path) -> None:
    assert "no file pack.toml" in problems(tmp_path)[0].text.en
    assert len(problems(tmp_path / "nowhere")) == 1
    a_file = tmp_path / "report.csv"
    a_file.write_text("month,new\n", encoding="utf-8")
    assert len(problems(a_file)) == 1
    with pytest.raises(UnknownPack):
        load_year(tmp_path)


def test_a_broken_pack_is_refused_with_the_command_that_says_why(tmp_path: Path) -> None:
    (tmp_path / "pack.toml").write_text('kind = "year"\nid = "broken"\n', encoding="utf-8")
    with pytest.raises(BrokenPack) as refusal:
        load_year(tmp_path)
    assert f"tinkuy pack check {tmp_path}" in refusal.value.text.es
    (tmp_path / "pack.toml").write_text("kind = ", encoding="utf-8")
    with pytest.raises(BrokenPack):
        load_year(tmp_path)
