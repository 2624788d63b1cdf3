"""The platform of Peru: places to the district, members, groups, and outlines that lie where their names say."""

from __future__ import annotations

from collections import Counter
from zoneinfo import ZoneInfo

import pytest

from tests.packs.outlines import lies_within, rings_by_code
from tinkuy.packs.folding import fold
from tinkuy.packs.loading import load_platform, load_year

PERU = load_platform("gtrm-peru")
PLACES = PERU.places.by_code()

# The capital of each department: longitude, latitude.
CAPITALS = {
    "PE01": (-77.87, -6.23),  # Chachapoyas
    "PE02": (-77.53, -9.53),  # Huaraz
    "PE03": (-72.89, -13.63),  # Abancay
    "PE04": (-71.53, -16.39),  # Arequipa
    "PE05": (-74.23, -13.16),  # Ayacucho
    "PE06": (-78.51, -7.15),  # Cajamarca
    "PE07": (-77.12, -12.05),  # Callao
    "PE08": (-71.98, -13.52),  # Cusco
    "PE09": (-74.97, -12.79),  # Huancavelica
    "PE10": (-76.24, -9.93),  # Huánuco
    "PE11": (-75.73, -14.06),  # Ica
    "PE12": (-75.21, -12.07),  # Huancayo
    "PE13": (-79.03, -8.10),  # Trujillo
    "PE14": (-79.85, -6.77),  # Chiclayo
    "PE15": (-77.03, -12.05),  # Lima
    "PE16": (-73.24, -3.75),  # Iquitos
    "PE17": (-69.18, -12.59),  # Puerto Maldonado
    "PE18": (-70.93, -17.19),  # Moquegua
    "PE19": (-76.26, -10.68),  # Cerro de Pasco
    "PE20": (-80.66, -5.15),  # Piura
    "PE21": (-70.03, -15.84),  # Puno
    "PE22": (-76.97, -6.03),  # Moyobamba
    "PE23": (-70.25, -18.00),  # Tacna
    "PE24": (-80.46, -3.57),  # Tumbes
    "PE25": (-74.54, -8.37),  # Pucallpa
}


def test_peru_has_25_departments_196_provinces_and_1893_districts() -> None:
    levels = Counter(entry.attributes["level"] for entry in PLACES.values())
    assert levels == {"national": 1, "admin1": 25, "admin2": 196, "admin3": 1893}


def test_a_place_lies_in_the_place_whose_code_begins_its_own() -> None:
    for code, entry in PLACES.items():
        parent = {"national": None, "admin1": "PE00", "admin2": code[:4], "admin3": code[:6]}[entry.attributes["level"]]
        assert entry.attributes.get("parent") == parent
        assert parent is None or parent in PLACES


def test_p_codes_follow_inei_and_not_reniec() -> None:
    # RENIEC's 07 is Cusco and its 24 is Callao.
    assert PLACES["PE07"].text.es == "Callao"
    assert PLACES["PE08"].text.es == "Cusco"
    assert PLACES["PE24"].text.es == "Tumbes"


def test_departments_have_the_codes_of_the_year_pack_and_the_same_names() -> None:
    of_year = {e.code: e for e in load_year("r4v-2021").lists["places"].entries if e.attributes["country"] == "PER"}
    assert set(of_year) == {code for code in PLACES if len(code) == 4}
    assert all(of_year[code].text.es == PLACES[code].text.es for code in of_year)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("ANCASH", "PE02"), ("Áncash", "PE02"), ("Madre De Dios", "PE17"), ("SAN MARTIN", "PE22"), ("Cuzco", "PE08"),
        ("Lima Metropolitana", "PE15"), ("Lima Provincias", "PE15"), ("Prov. Const. del Callao", "PE07"), ("Peru", "PE00"),
    ],
)  # fmt: skip
def test_a_department_is_found_by_its_old_names_and_without_accents(written: str, code: str) -> None:
    shallow = [e for c, e in PLACES.items() if len(c) == 4]
    names = {fold(name): e.code for e in shallow for name in (*e.text.all(), *e.aliases)}
    assert names[fold(written)] == code


def test_names_are_written_as_people_write_them() -> None:
    assert PLACES["PE13"].text.es == "La Libertad"
    assert PLACES["PE17"].text.es == "Madre de Dios"
    assert PLACES["PE150142"].text.es == "Villa El Salvador"
    assert not [e.text.es for e in PLACES.values() if e.text.es.isupper() or e.text.es != e.text.es.strip()]


def test_members_are_organisations_of_the_year_that_the_list_or_a_report_places_in_peru() -> None:
    organisations = load_year("r4v-2021").lists["organisations"].by_code()
    assert len(PERU.members.entries) == 44
    for member in PERU.members.entries:
        listed = organisations[member.code]
        assert member.text == listed.text
        assert member.attributes["type"] == listed.attributes["type"]
        on_list = "peru" in listed.attributes.get("platforms", "").split()
        assert ("platform_list" in member.attributes["basis"].split()) == on_list
        assert on_list or member.attributes["basis"] == "reported_2021"


def test_the_75_members_of_2020_are_counts_by_type() -> None:
    assert sum(PERU.member_counts.values()) == 75
    assert PERU.member_counts["un"] == 14


def test_groups_are_national_local_sectoral_and_technical() -> None:
    kinds = Counter(entry.attributes["kind"] for entry in PERU.groups.entries)
    assert kinds == {"national": 1, "local": 4, "sectoral": 5, "technical": 3}
    local = {e.attributes["place"] for e in PERU.groups.entries if e.attributes["kind"] == "local"}
    assert {PLACES[code].text.es for code in local} == {"Arequipa", "Cusco", "Tacna", "Tumbes"}


def test_no_sector_belongs_to_two_sectoral_groups() -> None:
    sectors = [s for e in PERU.groups.entries for s in e.attributes.get("sectors", "").split()]
    assert len(sectors) == len(set(sectors))
    assert set(sectors) <= set(load_year("r4v-2021").lists["sectors"].by_code())


def test_time_zone_languages_and_thresholds_are_said() -> None:
    assert ZoneInfo(PERU.timezone).key == "America/Lima"
    assert PERU.languages[0] == "es"
    assert PERU.thresholds["suppress_below"] == 10


def test_every_department_is_outlined_exactly_once_where_it_lies() -> None:
    rings = rings_by_code(PERU.outlines)
    assert set(rings) == set(CAPITALS)
    for code, capital in CAPITALS.items():
        assert [c for c in rings if lies_within(capital, rings[c])] == [code]


def test_lima_is_one_outline_with_its_provinces() -> None:
    lima = rings_by_code(PERU.outlines)["PE15"]
    assert len(lima) == 1
    assert lies_within((-77.60, -11.10), lima)  # Huacho, in the provinces
    assert lies_within((-76.90, -12.05), lima)  # Ate, in the metropolis


def test_the_outlines_are_small_enough_for_a_page() -> None:
    assert PERU.outlines.stat().st_size < 50_000
