from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tinkuy.languages import Text
from tinkuy.packs.loading import load_year
from tinkuy.packs.schema import CodeList, Entry
from tinkuy.registries.matching import Matcher, match_all

LIST = CodeList(
    "organisations", True, "made for this test",
    (
        Entry("ORG1", Text("Alto Comisionado de las Naciones Unidas para los Refugiados (ACNUR)",
                           "United Nations High Commissioner for Refugees (UNHCR)"), ("Agencia de la ONU para los Refugiados",)),
        Entry("ORG2", Text("Organización Internacional para las Migraciones"), attributes={"acronym": "OIM"}),
        Entry("ORG3", Text("Protección (VBG)", "Protection (GBV)")),
        Entry("ORG4", Text("Protección (General)", "Protection (General)")),
        Entry("ORG5", Text("Fundación Alfa")),
        Entry("ORG6", Text("Fundación Alfa")),
    ),
)  # fmt: skip
MATCHER = Matcher(LIST)


@pytest.mark.parametrize(
    ("written", "code", "how"),
    [
        ("ORG1", "ORG1", "code"),
        ("org1", "ORG1", "code"),
        ("ALTO COMISIONADO DE LAS NACIONES UNIDAS PARA LOS REFUGIADOS (ACNUR)", "ORG1", "name"),
        ("Organizacion  Internacional para las Migraciones", "ORG2", "name"),
        ("agencia de la onu para los refugiados", "ORG1", "alias"),
        ("ACNUR", "ORG1", "alias"),
        ("UNHCR", "ORG1", "alias"),
        ("UNHCR (Perú)", "ORG1", "alias"),
        ("OIM", "ORG2", "alias"),
        ("Protection (GBV)", "ORG3", "name"),
        ("Protección VBG", "ORG3", "name"),
    ],
)
def test_a_name_is_found_by_code_name_alias_or_acronym(written, code, how):
    match = MATCHER.match(written)
    assert (match.code, match.how) == (code, how)


@pytest.mark.parametrize("written", ["Fundación Alfa", "Protección", "xyz", "", "()", "-"])
def test_what_several_or_none_could_be_is_not_decided(written):
    assert MATCHER.match(written).code is None


def test_the_nearest_are_offered():
    assert MATCHER.match("Organisacion Internasional para las Migraciones").candidates[0] == LIST.entries[1].text.es


def test_each_distinct_name_is_matched_once():
    assert {name: m.code for name, m in match_all(["OIM", "OIM", "?"], MATCHER).items()} == {"OIM": "ORG2", "?": None}


@given(st.text(max_size=40))
def test_no_text_makes_it_fail(written):
    assert len(MATCHER.match(written).candidates) <= 3


def test_every_name_of_the_2021_lists_finds_its_own_code():
    year = load_year("r4v-2021")
    for key in ("sectors", "mechanisms", "countries", "organisations"):
        matcher = Matcher(year.lists[key])
        for entry in year.lists[key].entries:
            for name in entry.text.all():
                assert matcher.exact(name).code in {entry.code, None}, (key, name)
            assert matcher.exact(entry.code).code == entry.code


@pytest.mark.parametrize(
    "written", ["RE-HE1: consultas", "re-he1 - consultas de salud", "RE-HE1 | Consultas", "RE-HE1. Consultas"]
)
def test_a_code_before_a_name_is_the_code(written):
    assert Matcher(load_year("r4v-2021").lists["indicators"]).exact(written).code == "RE-HE1"


def test_a_country_may_be_written_with_two_letters_and_a_place_with_its_iso_code():
    year = load_year("r4v-2021")
    assert Matcher(year.lists["countries"]).exact("pe").code == "PER"
    assert Matcher(year.lists["places"]).exact("PE-LIM").code == "PE15"


@pytest.mark.parametrize("written", ["RE-XX9: consultas", "Lima - Callao", "COVID19 - kits", "2021 - Lima"])
def test_words_before_a_dash_are_no_code(written):
    year = load_year("r4v-2021")
    assert Matcher(year.lists["indicators"]).exact(written).code is None
    assert Matcher(year.lists["places"]).exact(written).code is None
