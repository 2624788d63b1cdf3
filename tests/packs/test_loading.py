"""Packs load quickly, once, unchangeable, and by their path as well as by their id."""

from __future__ import annotations

import io
import shutil
from collections import Counter
from pathlib import Path

import polars as pl
import pytest

from tinkuy.packs import loading
from tinkuy.packs.folders import DATA, hash_of
from tinkuy.packs.loading import UnknownPack, load_platform, load_year, platform_ids, year_ids

YEARS = ("r4v-2021", "r4v-2022", "r4v-2023-24", "r4v-2025")


def test_there_is_a_pack_for_every_plan_year_and_one_for_peru() -> None:
    assert year_ids() == YEARS
    assert platform_ids() == ("gtrm-peru",)


# Facts of the sources: how many codes each list has; None where nobody here has the list.
SIZES = [
    ("r4v-2021", {"indicators": 95, "organisations": 267, "implementing_partners": 519, "places": 234, "mechanisms": 11, "places_admin2": None}),
    ("r4v-2022", {"indicators": None, "organisations": None, "implementing_partners": None, "places": 165, "places_admin2": 8320, "mechanisms": 6}),
    ("r4v-2023-24", {"indicators": 94, "organisations": 192, "implementing_partners": None, "places": 235, "places_admin2": None, "mechanisms": 6}),
    ("r4v-2025", {"indicators": None, "organisations": None, "implementing_partners": None, "places": None, "places_admin2": None, "mechanisms": 8}),
]  # fmt: skip


@pytest.mark.parametrize(("pack", "sizes"), SIZES)
def test_every_list_has_as_many_codes_as_its_source_and_an_unknown_list_is_empty(
    pack: str, sizes: dict[str, int | None]
) -> None:
    lists = load_year(pack).lists
    assert {key: len(lists[key].entries) if lists[key].known else None for key in sizes} == sizes
    assert all(lists[key].entries == () for key, size in sizes.items() if size is None)


@pytest.mark.parametrize("pack", YEARS)
def test_every_year_reports_against_the_same_twenty_sectors_in_seventeen_countries(pack: str) -> None:
    year = load_year(pack)
    assert len(year.lists["sectors"].entries) == 20
    assert set(year.lists["sectors"].by_code()) == set(load_year("r4v-2021").lists["sectors"].by_code())
    assert len(set(year.lists["countries"].by_code()) - {"REGIONAL"}) == 17


@pytest.mark.parametrize("pack", YEARS)
def test_every_list_and_every_choice_names_its_source(pack: str) -> None:
    year = load_year(pack)
    assert set(year.lists) <= set(year.sources)
    assert {"columns", "rules", "open_columns", "consolidation"} <= set(year.sources)
    assert all(source.strip() for source in year.sources.values())


def test_a_pack_is_read_once() -> None:
    assert load_year("r4v-2021") is load_year("r4v-2021")
    assert load_platform("gtrm-peru") is load_platform("gtrm-peru")


def test_a_pack_cannot_be_changed() -> None:
    year = load_year("r4v-2021")
    with pytest.raises(AttributeError):
        year.version = "2"  # type: ignore[misc]
    with pytest.raises(TypeError):
        year.lists["sectors"] = year.lists["indicators"]  # type: ignore[index]
    with pytest.raises(TypeError):
        year.rules["C01"]["applies"] = False  # type: ignore[index]
    with pytest.raises(TypeError):
        year.lists["sectors"].by_code()["health"].attributes["kind"] = "other"  # type: ignore[index]


def test_an_unknown_pack_is_refused_with_the_names_of_those_there_are() -> None:
    with pytest.raises(UnknownPack) as refusal:
        load_year("r4v-2019")
    assert refusal.value.text.in_("es").startswith("No hay un paquete «r4v-2019».")
    assert all(pack in text for pack in YEARS for text in refusal.value.text.all())
    assert len(refusal.value.text.all()) == 3


def test_a_platform_is_not_a_year() -> None:
    with pytest.raises(UnknownPack):
        load_year("gtrm-peru")
    with pytest.raises(UnknownPack):
        load_platform("r4v-2021")


def test_a_pack_of_another_country_is_loaded_from_its_own_folder(tmp_path: Path) -> None:
    own = shutil.copytree(DATA / "r4v-2021", tmp_path / "our-year")
    manifest = (own / "pack.toml").read_text(encoding="utf-8")
    (own / "pack.toml").write_text(manifest.replace('id = "r4v-2021"', 'id = "our-year"'), encoding="utf-8")
    year = load_year(own)
    assert year.id == "our-year"
    assert year.lists["sectors"] == load_year("r4v-2021").lists["sectors"]
    assert year.hash != load_year("r4v-2021").hash


def test_the_hash_is_of_what_the_pack_says_and_not_of_how_it_lies_on_disk(tmp_path: Path) -> None:
    copy = shutil.copytree(DATA / "r4v-2025", tmp_path / "copy")
    sectors = (copy / "sectors.csv").read_bytes()
    (copy / "sectors.csv").write_bytes(b"\xef\xbb\xbf" + sectors.replace(b"\n", b"\r\n"))
    (copy / "notes.txt").write_text("not a part of the pack", encoding="utf-8")
    assert hash_of(copy) == load_year("r4v-2025").hash
    (copy / "sectors.csv").write_bytes(sectors.replace(b"Salud", b"Salud,"))
    assert hash_of(copy) != load_year("r4v-2025").hash


def test_shares_are_numbers_by_country_and_sector_and_only_the_year_that_has_them_has_them() -> None:
    shares = load_year("r4v-2021").shares
    assert shares.height == 17 * 13
    assert shares.schema == load_year("r4v-2025").shares.schema
    assert load_year("r4v-2025").shares.is_empty()
    totals = shares.select(pl.sum_horizontal("girls", "boys", "women", "men"))
    assert totals.to_series().is_between(0.995, 1.005).all()


def test_no_file_of_a_pack_is_read_more_often_than_for_its_lists_and_its_hash(monkeypatch: pytest.MonkeyPatch) -> None:
    """What makes loading quick, counted instead of timed; ./run bench times it with the whole check."""
    opened: Counter[str] = Counter()
    opening = io.open

    def counted(file, *more, **named):
        if isinstance(file, (str, Path)) and Path(file).parent == DATA / "r4v-2021":
            opened[Path(file).name] += 1
        return opening(file, *more, **named)

    monkeypatch.setattr(io, "open", counted)
    loading._year.__wrapped__(DATA / "r4v-2021")
    assert opened
    assert max(opened.values()) <= 2, opened
    opened.clear()
    assert load_year("r4v-2021") is load_year("r4v-2021")
    assert opened["sectors.csv"] == 0
