"""The packs hold what their sources hold: every code, name, type and link, read again from the public files."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from tinkuy.packs.folding import fold
from tinkuy.packs.loading import load_platform, load_year
from tinkuy.packs.schema import CodeList, Entry

YEAR = load_year("r4v-2021")


def names_of(entry: Entry) -> set[str]:
    return {fold(name) for name in (*entry.text.all(), *entry.aliases)}


def all_names(codes: CodeList) -> set[str]:
    return set().union(*(names_of(entry) for entry in codes.entries))


@pytest.mark.parametrize(
    ("file", "key", "code"),
    [
        ("appealing_organisations_2021.xlsx", "organisations", "IDORG"),
        ("implementing_partners_2021.xlsx", "implementing_partners", "IDIP"),
    ],
)
def test_every_organisation_has_the_names_of_the_source_in_each_language(
    shared_data: Path, file: str, key: str, code: str
) -> None:
    entries = YEAR.lists[key].by_code()
    source = pl.read_excel(shared_data / "five_ws" / file)
    assert source.height == len(entries)
    for row in source.iter_rows(named=True):
        same_code = [e for c, e in entries.items() if c.partition("-")[0] == row[code]]
        entry = next(e for e in same_code if fold(row["Name"]) == fold(e.text.in_("en")))
        assert fold(entry.text.es) == fold(row["Nombre"])
        assert fold(entry.text.pt or row["Nome"] or "") == fold(row["Nome"] or "")
        assert entry.attributes.get("acronym", "") in ("", " ".join(row["Acronym.Short.Name"].split()))


def test_every_indicator_has_the_name_sector_and_flags_of_the_source(shared_data: Path) -> None:
    entries = YEAR.lists["indicators"].by_code()
    source = pl.read_excel(shared_data / "five_ws" / "indicators_2021.xlsx")
    types = {"Pin": "direct_assistance", "People": "capacity_building", "Other": "other"}
    sectors = {fold(e.text.en): e.code for e in YEAR.lists["sectors"].entries}
    assert source.height == len(entries) == 95
    for row in source.iter_rows(named=True):
        entry = entries[row["CODE"]]
        assert fold(row["Indicator"]) in names_of(entry)
        assert entry.attributes["sector"] == sectors[fold(row["Sector...Subsector...WG"])]
        assert entry.attributes["type"] == types[row["Indicator_Type"]]
        flags = (row["CBI"], row["PiN.Target.Oriented"], row["People"])
        assert (entry.attributes["cva"], entry.attributes["pin"], entry.attributes["people"]) == tuple(
            f.lower() for f in flags
        )


def test_both_names_of_every_indicator_are_a_pair_of_the_source_but_for_the_two_repaired(shared_data: Path) -> None:
    pairs = pl.read_excel(shared_data / "five_ws" / "translations_es_en.xlsx").filter(pl.col("variable") == "indicador")
    spanish = {fold(english): fold(written) for written, english, _ in pairs.iter_rows()}
    apart = {
        code
        for code, entry in YEAR.lists["indicators"].by_code().items()
        if fold(entry.text.es) != spanish[fold(entry.text.en or entry.text.es)]
    }
    assert apart == {"RE-CSCO05_PER", "RE-CSCO06_PER"}


@pytest.mark.parametrize(("variable", "key"), [("sector", "sectors"), ("mechanism_cbi", "mechanisms")])
def test_every_translated_term_of_the_source_means_one_code_in_both_languages(
    shared_data: Path, variable: str, key: str
) -> None:
    pairs = pl.read_excel(shared_data / "five_ws" / "translations_es_en.xlsx").filter(pl.col("variable") == variable)
    for spanish, english, _ in pairs.iter_rows():
        assert [e.code for e in YEAR.lists[key].entries if {fold(spanish), fold(english)} <= names_of(e)], (
            spanish,
            english,
        )


def test_every_place_of_2021_has_its_code_and_the_name_of_the_source(shared_data: Path) -> None:
    entries = YEAR.lists["places"].by_code()
    source = pl.read_excel(shared_data / "five_ws" / "places_2021.xlsx")
    countries = {name: e.code for e in YEAR.lists["countries"].entries for name in names_of(e)}
    assert source.height == len(entries) == 234
    for country, code, name, _ in source.iter_rows():
        assert fold(name) in names_of(entries[code])
        assert entries[code].attributes["country"] == countries[fold(country)]


def test_every_share_is_that_of_the_source(shared_data: Path) -> None:
    source = pl.read_excel(shared_data / "five_ws" / "apportioning_2021.xlsx")
    assert YEAR.shares.height == source.height == 221
    for column in ("Girls", "Boys", "Women", "Men"):
        assert YEAR.shares[column.lower()].to_list() == pytest.approx(source[column].to_list())


@pytest.mark.parametrize("file", ["peru_2021_jan_mar.csv", "chile_argentina_mexico_2021.csv"])
def test_every_value_that_partners_chose_from_a_list_is_on_it(shared_data: Path, file: str) -> None:
    rows = pl.read_csv(shared_data / "five_ws" / file, infer_schema_length=0)
    headings = {alias: column.key for column in YEAR.columns for alias in (column.heading.en, *column.aliases)}
    keys = {"organisation": "organisations", "implementing_partner": "implementing_partners", "sector": "sectors",
            "indicator": "indicators", "mechanism": "mechanisms", "country": "countries", "admin1": "places"}  # fmt: skip
    assert [heading for heading in rows.columns if heading not in headings] == []
    for heading in rows.columns:
        if headings[heading] in keys:
            known = all_names(YEAR.lists[keys[headings[heading]]])
            assert [v for v in rows[heading].drop_nulls().unique() if fold(v) not in known] == []


def test_the_lists_of_2023_24_are_those_of_the_planning_template(shared_data: Path) -> None:
    later, path = load_year("r4v-2023-24"), shared_data / "plan" / "planning_template_2023_24_en_es.xlsx"
    indicators = pl.read_excel(path, sheet_name="Indicators2324")
    for row in indicators.iter_rows(named=True):
        entry = later.lists["indicators"].by_code()[row["CODE"].strip()]
        assert {fold(row["Indicator"]), fold(row["Indicador (SP)"])} <= names_of(entry)
    organisations = pl.read_excel(path, sheet_name="Partners", columns=["IDORG", "Name", "Nombre"]).drop_nulls("IDORG")
    assert organisations.height == 192
    for code, name, nombre in organisations.iter_rows():
        assert {fold(name), fold(nombre)} <= names_of(later.lists["organisations"].by_code()[code])
    places = pl.read_excel(path, sheet_name="CountryAdmin1", columns=["Admin1", "ISO Code"]).drop_nulls("ISO Code")
    assert places.height == 235
    assert all(fold(name) in names_of(later.lists["places"].by_code()[iso]) for name, iso in places.iter_rows())


def test_every_admin2_of_2022_has_its_code_name_and_admin1(shared_data: Path) -> None:
    entries = load_year("r4v-2022").lists["places_admin2"].by_code()
    source = pl.read_excel(shared_data / "places" / "admin2_r4v_2022.xlsx")
    assert source.height == len(entries) == 8320
    for row in source.iter_rows(named=True):
        entry = entries[row["Admin2 PCode"]]
        assert fold(entry.text.es) == fold(row["Admin2"])
        assert entry.attributes["admin1"] == row["Admin1ISOCode"]


@pytest.mark.parametrize(("level", "digits"), [("departamento", 2), ("provincia", 4), ("distrito", 6)])
def test_every_place_of_peru_is_found_by_its_name_in_capitals(shared_data: Path, level: str, digits: int) -> None:
    places = load_platform("gtrm-peru").places.by_code()
    source = pl.read_csv(shared_data / "places" / f"ubigeo_{level}.csv", infer_schema_length=0)
    for row in source.filter(pl.col("inei") != "NA").iter_rows(named=True):
        assert fold(row[level]) in names_of(places["PE" + row["inei"][:digits]])
