"""What the lists say, held against what METHODS says of the same things: by meaning, not by position."""

from __future__ import annotations

import pytest

from tinkuy.packs.loading import load_year

INDICATORS = load_year("r4v-2021").lists["indicators"].by_code()
LATER = load_year("r4v-2023-24").lists["indicators"].by_code()

SECTOR_OF_PREFIX = {
    "RE-ED": "education", "RE-FS": "food_security", "RE-HE": "health", "RE-HT": "humanitarian_transportation",
    "RE-INT": "integration", "RE-MC": "multipurpose_cash", "RE-NU": "nutrition", "RE-PR": "protection_general",
    "RE-PRCP": "child_protection", "RE-PRGBV": "gbv", "RE-PRHT": "human_trafficking_smuggling", "RE-PRSS": "support_spaces",
    "RE-SH": "shelter", "RE-WA": "wash", "RE-CSCO": "common_communication", "RE-CSCC": "common_coordination",
    "RE-CSFU": "common_fundraising", "RE-CSIM": "common_im", "RE-CSRE": "common_reporting", "RE-CSTR": "common_transversal",
}  # fmt: skip


@pytest.mark.parametrize("code", INDICATORS)
def test_an_indicator_belongs_to_the_sector_its_code_names(code: str) -> None:
    prefix = code.partition("_")[0].rstrip("0123456789")
    assert INDICATORS[code].attributes["sector"] == SECTOR_OF_PREFIX[prefix]


def test_the_indicators_of_2021_are_of_three_types() -> None:
    types = [entry.attributes["type"] for entry in INDICATORS.values()]
    assert {t: types.count(t) for t in set(types)} == {"direct_assistance": 45, "capacity_building": 11, "other": 39}


def test_only_direct_assistance_is_oriented_to_people_in_need() -> None:
    assert all(
        (e.attributes["pin"] == "yes") == (e.attributes["type"] == "direct_assistance") for e in INDICATORS.values()
    )


# METHODS 2.6, word by word in each language: the source's dictionary had several of its lists out of step (3.6(3)).
PAIRS = [
    ("RE-FS1", "asistencia alimentaria", "receiving food assistance"),
    ("RE-FS2", "instalaciones", "facilities supported"),
    ("RE-HE4", "vacunados", "vaccinated"),
    ("RE-HE7", "planes de contingencia", "contingency"),
    ("RE-INT3", "inclusión financiera", "financial inclusion"),
    ("RE-NU4", "desnutrición aguda", "acute malnutrition"),
    ("RE-SH4", "alquiler", "rent"),
    ("RE-SH5", "habitaciones de hotel", "hotel rooms"),
    ("RE-WA3", "instalaciones sanitarias", "sanitation facilities"),
    ("RE-PRGBV2", "sobrevivientes de VBG", "GBV survivors"),
    ("RE-PRHT2", "construcción de capacidades", "capacity building activities"),
    ("RE-CSIM03", "actores que informan", "actors reporting"),
    ("RE-CSTR02", "quejas y comentarios", "complaint and feedback"),
]


@pytest.mark.parametrize(("code", "spanish", "english"), PAIRS)
def test_the_two_names_of_an_indicator_mean_the_same(code: str, spanish: str, english: str) -> None:
    assert spanish in INDICATORS[code].text.es
    assert english in INDICATORS[code].text.en


def test_two_names_that_the_source_had_swapped_stand_where_they_belong() -> None:
    assert "servicios de comunicación" in INDICATORS["RE-CSCO05_PER"].text.es
    assert "actores nacionales y locales" in INDICATORS["RE-CSCO06_PER"].text.es
    assert INDICATORS["RE-CSCO06_PER"].attributes["type"] == "capacity_building"


def test_long_term_rent_is_long_term_in_spanish_too_and_the_old_words_still_match() -> None:
    rent = LATER["RE-SH5"]
    assert "largo plazo" in rent.text.es
    assert "long-term" in rent.text.en
    assert any("corto plazo (mas de 3 meses)" in alias for alias in rent.aliases)


def test_a_name_that_exists_in_spanish_only_is_not_invented_in_english() -> None:
    spanish_only = {code for code, entry in INDICATORS.items() if not entry.text.en}
    assert len(spanish_only) == 24
    assert all(code.endswith(("_PER", "_COL")) for code in spanish_only)
    assert all(not entry.text.pt for entry in INDICATORS.values())
    assert INDICATORS["RE-HE9_PER"].text.in_("en") == INDICATORS["RE-HE9_PER"].text.es


def test_a_code_reused_in_another_year_has_another_meaning() -> None:
    assert "policies" in INDICATORS["RE-WA1"].text.en
    assert "safe water" in LATER["RE-WA1"].text.en


def test_one_code_is_regional_and_national_with_unrelated_meanings() -> None:
    assert INDICATORS["RE-PRHT2"].attributes["type"] == "other"
    assert INDICATORS["RE-PRHT2_PER"].attributes["type"] == "direct_assistance"


def test_awareness_told_as_assistance_is_marked() -> None:
    marked = {
        code for code, e in INDICATORS.items() if e.attributes["awareness"] == "yes" and e.attributes["pin"] == "yes"
    }
    assert marked == {"RE-HE8_PER", "RE-NU8_PER", "RE-PRHT2_PER"}


def test_documents_told_as_people_are_marked() -> None:
    assert INDICATORS["RE-PR6_PER"].attributes["counts"] == "documents"
    assert LATER["RE-HE3"].attributes["counts"] == "doses"


def test_only_assistance_that_the_same_people_come_back_for_is_roster_like() -> None:
    for indicators in (INDICATORS, LATER):
        roster = [e for e in indicators.values() if e.attributes["roster"] == "yes"]
        assert roster
        assert all(e.attributes["type"] == "direct_assistance" and e.attributes["awareness"] == "no" for e in roster)


@pytest.mark.parametrize("pack", ["r4v-2021", "r4v-2022", "r4v-2023-24", "r4v-2025"])
def test_child_protection_gbv_and_trafficking_are_sensitive(pack: str) -> None:
    year = load_year(pack)
    sensitive = {code for code, e in year.lists["sectors"].by_code().items() if e.attributes["sensitivity"] == "high"}
    assert sensitive == {"child_protection", "gbv", "human_trafficking_smuggling"}
    of_indicators = {
        e.attributes["sector"] for e in year.lists["indicators"].entries if e.attributes["sensitivity"] == "high"
    }
    assert of_indicators in (sensitive, set())


def test_the_exact_labels_of_r4v_name_their_sectors() -> None:
    sectors = load_year("r4v-2021").lists["sectors"].by_code()
    assert sectors["human_trafficking_smuggling"].text.en == "Protection (Human Trafficking & Smuggling)"
    assert sectors["multipurpose_cash"].text.en == "Multipurpose CBI"
    assert "Multipurpose Cash Assistance (MPC)" in sectors["multipurpose_cash"].aliases
    later = load_year("r4v-2025").lists["sectors"].by_code()
    assert later["multipurpose_cash"].text.en == "Multipurpose Cash Assistance (MPC)"
    assert later["human_trafficking_smuggling"].text.en == "Protection (Human Trafficking and Smuggling)"


def test_a_mechanism_is_the_same_thing_in_every_language() -> None:
    mechanisms = load_year("r4v-2021").lists["mechanisms"].by_code()
    assert (mechanisms["check"].text.es, mechanisms["check"].text.en) == ("Cheque", "Check")
    assert (mechanisms["cash_in_hand"].text.es, mechanisms["cash_in_hand"].text.en) == ("Efectivo", "Cash in hand")


def test_two_organisations_with_one_code_in_the_source_have_two_codes_here() -> None:
    year = load_year("r4v-2021")
    organisations, partners = year.lists["organisations"].by_code(), year.lists["implementing_partners"].by_code()
    assert organisations["ORG266"].text.es == "Museu A CASA"
    assert partners["IP512"].attributes["organisation"] == "ORG266"
    assert "IPANC" in organisations["ORG266-IPANC"].text.es
    assert "organisation" not in partners["IP512-UDELAR"].attributes


def test_a_place_that_stands_for_its_country_says_so() -> None:
    places = load_year("r4v-2021").lists["places"].by_code()
    national = {e.attributes["country"] for e in places.values() if e.attributes["level"] == "national"}
    assert places["PE00"].attributes["level"] == "national"
    assert places["PE24"].attributes == {"country": "PER", "level": "admin1", "iso": "PE-TUM"}
    assert national == set(load_year("r4v-2021").lists["countries"].by_code())


def test_the_later_codes_of_places_point_to_the_p_codes_of_2021() -> None:
    p_codes = load_year("r4v-2021").lists["places"].by_code()
    later = load_year("r4v-2023-24").lists["places"].by_code()
    assert later["PE-TUM"].attributes["pcode"] == "PE24"
    linked = [e for e in later.values() if "pcode" in e.attributes]
    assert len({e.attributes["pcode"] for e in linked}) == len(linked)
    assert all(p_codes[e.attributes["pcode"]].attributes["country"] == e.attributes["country"] for e in linked)
    unlinked = {
        e.attributes["country"]
        for e in later.values()
        if e.attributes["level"] == "admin1" and "pcode" not in e.attributes
    }
    assert unlinked == {"MEX"}


def test_every_admin2_of_2022_lies_in_an_admin1_of_its_own_country() -> None:
    year = load_year("r4v-2022")
    admin1 = year.lists["places"].by_code()
    wrong = [
        e.code
        for e in year.lists["places_admin2"].entries
        if admin1[e.attributes["admin1"]].attributes["country"] != e.attributes["country"]
    ]
    assert wrong == []
    assert sum(e.attributes["country"] == "PER" for e in year.lists["places_admin2"].entries) == 196


def test_the_consolidation_model_is_said_where_a_source_says_it_and_nowhere_else() -> None:
    assert dict(load_year("r4v-2021").consolidation) == dict.fromkeys(("ARG", "BOL", "PRY", "URY"), "southern-cone")
    assert load_year("r4v-2021").consolidation.get("PER") is None
    assert all(not load_year(pack).consolidation for pack in ("r4v-2022", "r4v-2023-24", "r4v-2025"))
