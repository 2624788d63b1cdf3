"""A pack is checked as a whole: a sound one passes, and each way to break one gives one clear sentence."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.specs.packs import EDITS, MANIFEST, SMALL_YEAR, Edit
from tinkuy.checks.catalogue import RULES
from tinkuy.figures.catalogue import MODELS
from tinkuy.packs import flaws
from tinkuy.packs.checking import counts, one_language_only, problems
from tinkuy.packs.folders import DATA
from tinkuy.packs.loading import load_year, platform_ids, year_ids
from tinkuy.reports.five_ws import FIVE_WS


def parameters_of(code: str) -> set[str]:
    """What the rules of a code read, and what every rule reads."""
    return {"applies", "severity"}.union(*(rule.parameters for rule in RULES if code in (rule.code, rule.base)))


COLUMNS = FIVE_WS.keys()
PARAMETERS = {code: parameters_of(code) for rule in RULES for code in (rule.code, rule.base)}


def write(folder: Path, files: dict[str, str]) -> Path:
    folder.mkdir()
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def found(folder: Path) -> list[flaws.Flaw]:
    return problems(folder, columns=COLUMNS, rules=PARAMETERS, models=MODELS)


@pytest.mark.parametrize("pack", [*year_ids(), *platform_ids()])
def test_every_pack_of_the_package_is_sound(pack: str) -> None:
    assert found(DATA / pack) == []


def test_the_small_pack_is_sound_and_loads(tmp_path: Path) -> None:
    folder = write(tmp_path / "small", SMALL_YEAR)
    assert found(folder) == []
    assert load_year(folder).consolidation == {"PER": "max-sector"}


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.name)
def test_each_way_to_break_a_pack_gives_one_clear_sentence_where_it_is(tmp_path: Path, edit: Edit) -> None:
    files = dict(SMALL_YEAR)
    text = files.pop(edit.file)
    if edit.old:
        assert text.count(edit.old) == 1, "the edit must change exactly one place"
        files[edit.file] = text.replace(edit.old, edit.new)
    here = [flaw for flaw in found(write(tmp_path / "small", files)) if edit.spanish in flaw.text.es]
    assert [(flaw.file, flaw.line) for flaw in here] == [edit.at]
    assert len(here[0].text.all()) == 3
    assert not any(mark in text for text in here[0].text.all() for mark in "{}") or edit.file == "pack.toml"


def test_what_later_stages_know_is_compared_only_where_it_is_given(tmp_path: Path) -> None:
    strange = MANIFEST.replace("[rules.C01]", "[rules.C99]\nx = 1").replace('"max-sector"', '"no-model"')
    folder = write(tmp_path / "small", SMALL_YEAR | {"pack.toml": strange})
    assert problems(folder) == []
    assert len(problems(folder, rules={"C01"})) == 1
    assert len(problems(folder, rules={"C99"}, models=MODELS)) == 1
    assert len(problems(folder, rules={"C99": {"y"}})) == 1


def test_every_flaw_of_every_file_is_told_at_once(tmp_path: Path) -> None:
    files = dict(SMALL_YEAR)
    files["sectors.csv"] = files["sectors.csv"].replace("wash,Agua", ",Agua")
    files["indicators.csv"] = files["indicators.csv"].replace("wash", "water")
    files["shares.csv"] = files["shares.csv"].replace("0.3,", "3,")
    told = found(write(tmp_path / "small", files))
    assert {flaw.file for flaw in told} == {"sectors.csv", "indicators.csv", "shares.csv"}


def test_a_list_declared_unknown_has_no_file(tmp_path: Path) -> None:
    folder = write(tmp_path / "small", SMALL_YEAR | {"mechanisms.csv": "code,es,en,pt\n"})
    assert [(flaw.file, flaw.text) for flaw in found(folder)] == [
        ("mechanisms.csv", flaws.UNKNOWN_WITH_FILE.format(list="mechanisms"))
    ]


def test_a_file_of_another_encoding_is_said(tmp_path: Path) -> None:
    folder = write(tmp_path / "small", SMALL_YEAR)
    (folder / "countries.csv").write_bytes(SMALL_YEAR["countries.csv"].encode("cp1252"))
    assert ("countries.csv", None, flaws.NOT_UTF8) in found(folder)


def test_the_number_of_a_line_is_right_after_a_cell_of_two_lines(tmp_path: Path) -> None:
    broken = SMALL_YEAR["organisations.csv"].replace("Ejemplo", '"Ejemplo\nlargo"') + ",Sin código,No code,\n"
    folder = write(tmp_path / "small", SMALL_YEAR | {"organisations.csv": broken})
    assert [(flaw.file, flaw.line) for flaw in found(folder)] == [("organisations.csv", 6)]


def test_the_counts_say_which_lists_nobody_has(tmp_path: Path) -> None:
    told = counts(write(tmp_path / "small", SMALL_YEAR))
    assert told["sectors"] == 2
    assert told["organisations"] == 3
    assert told["mechanisms"] is None


def test_what_exists_in_one_language_only_is_counted() -> None:
    assert one_language_only(DATA / "r4v-2021")["indicators"] == {"en": 24, "pt": 95}
    assert "sectors" not in one_language_only(DATA / "r4v-2021")


@pytest.fixture
def platform(tmp_path: Path) -> Path:
    return Path(shutil.copytree(DATA / "gtrm-peru", tmp_path / "gtrm"))


def edit_file(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.parametrize(
    ("file", "old", "new", "spanish"),
    [
        ("members.csv", "\nORG004,", "\nORG999,", "«ORG999» (code) no está en la lista «organisations»"),
        ("groups.csv", "\ntumbes,", "\n,", "La celda «code» está vacía"),
        ("groups.csv", "health nutrition", "salud nutrition", "«salud» (sectors) no está en la lista «sectors»"),
        ("groups.csv", ",PE24,", ",PE99,", "«PE99» (place) no está en la lista «places»"),
        ("places.csv", "\nPE24,", "\nPE26,", "«PE24» (parent) no está en la lista «places»"),
        ("pack.toml", 'country = "PER"', 'country = "PE"', "«PE» (country) no está en la lista «countries»"),
        ("pack.toml", '"America/Lima"', '"America/Limma"', "«timezone» dice America/Limma"),
        ("pack.toml", 'year = "r4v-2021"', 'year = "r4v-2031"', "«r4v-2031» no está aquí"),
        ("pack.toml", "suppress_below = 10", 'suppress_below = "10"', "«thresholds» dice"),
        ("outlines.topo.json", '"id":"PE24"', '"id":"PE23"', "Los contornos tienen 2 figuras para PE23"),
        ("outlines.topo.json", '"id":"PE24"', '"id":"PE23"', "Los contornos tienen 0 figuras para PE24"),
        ("outlines.topo.json", '"admin1":', '"admin2":', "No se pudieron leer los contornos"),
    ],
)  # fmt: skip
def test_a_broken_platform_pack_says_where(platform: Path, file: str, old: str, new: str, spanish: str) -> None:
    edit_file(platform / file, old, new)
    assert any(spanish in flaw.text.es for flaw in found(platform))


def test_outlines_of_a_place_that_the_list_lacks_are_said(platform: Path) -> None:
    path = platform / "outlines.topo.json"
    topology = json.loads(path.read_text(encoding="utf-8"))
    topology["objects"]["admin1"]["geometries"][0]["id"] = "PE77"
    path.write_text(json.dumps(topology), encoding="utf-8")
    assert any("1 figuras para PE77" in flaw.text.es for flaw in found(platform))
