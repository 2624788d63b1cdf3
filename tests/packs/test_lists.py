"""Names and codes: in every list and language a name means one code, however it is typed."""

from __future__ import annotations

import unicodedata
from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tinkuy.languages import LANGUAGES
from tinkuy.packs.folding import fold
from tinkuy.packs.loading import load_platform, load_year, year_ids
from tinkuy.packs.schema import CodeList, Entry

# Two organisations of the source share a Spanish name; the pack declares them. Names of places repeat between areas.
SAME_NAME = {("r4v-2021", "implementing_partners"): [{"IP009", "IP281"}]}
WITHIN = {"places": "country", "places_admin2": "admin1"}


def known_lists() -> list[tuple[str, str, CodeList, str]]:
    years = [
        (pack, key, one, WITHIN.get(key, ""))
        for pack in year_ids()
        for key, one in load_year(pack).lists.items()
        if one.known
    ]
    peru = load_platform("gtrm-peru")
    return [
        *years,
        (peru.id, "members", peru.members, ""),
        (peru.id, "groups", peru.groups, ""),
        (peru.id, "places", peru.places, "parent"),
    ]


LISTS = known_lists()


def scope_of(entry: Entry, within: str) -> str:
    return entry.attributes.get(within, "") if within else ""


@pytest.mark.parametrize(("pack", "key", "one", "within"), LISTS, ids=lambda v: v if isinstance(v, str) else "")
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_bilingual_list_is_a_bijection(pack: str, key: str, one: CodeList, within: str, language: str) -> None:
    codes = defaultdict(set)
    for entry in one.entries:
        if name := getattr(entry.text, language):
            codes[scope_of(entry, within), fold(name)].add(entry.code)
    shared = [named for named in codes.values() if len(named) > 1]
    assert [named for named in shared if named not in SAME_NAME.get((pack, key), [])] == []


@pytest.mark.parametrize(("pack", "key", "one", "within"), LISTS, ids=lambda v: v if isinstance(v, str) else "")
def test_codes_are_unique_and_every_entry_has_a_name(pack: str, key: str, one: CodeList, within: str) -> None:
    codes = [entry.code for entry in one.entries]
    assert len(codes) == len(set(codes))
    assert all(entry.text.all() for entry in one.entries)
    assert all(code == code.strip() and " " not in code for code in codes)


@pytest.mark.parametrize(("pack", "key", "one", "within"), LISTS, ids=lambda v: v if isinstance(v, str) else "")
def test_an_alias_never_names_another_code(pack: str, key: str, one: CodeList, within: str) -> None:
    names = {(scope_of(e, within), fold(name)): e.code for e in one.entries for name in e.text.all()}
    wrong = [
        (alias, e.code)
        for e in one.entries
        for alias in e.aliases
        if names.get((scope_of(e, within), fold(alias)), e.code) != e.code
    ]
    assert wrong == []


def without_accents(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


TYPED = [
    str.upper,
    str.lower,
    str.title,
    without_accents,
    lambda t: f"  {t} ",
    lambda t: t.replace(" ", "\u00a0"),
    lambda t: t.replace(" ", "  "),
]


@given(st.sampled_from(LISTS), st.sampled_from(LANGUAGES), st.sampled_from(TYPED), st.data())
def test_a_name_finds_its_code_however_it_is_typed(one, language, typed, data) -> None:
    pack, key, codes, within = one
    entry = data.draw(st.sampled_from(codes.entries))
    excused = set().union(*SAME_NAME.get((pack, key), [set()]))
    scope = scope_of(entry, within)
    index = {
        fold(e.text.in_(language)): e.code
        for e in codes.entries
        if scope_of(e, within) == scope and e.code not in excused
    }
    if entry.code not in excused:
        assert index[fold(typed(entry.text.in_(language)))] == entry.code


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_accents_case_and_punctuation_do_not_make_another_name() -> None:
    assert fold("SAN MARTIN") == fold("San Martín")
    assert fold("Protection (Human Trafficking & Smuggling)") == fold("protection human trafficking smuggling")
    assert fold("Áncash") == "ancash"
    assert fold("") == ""
