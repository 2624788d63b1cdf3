"""Lists: codes and organisations are found, their other names kept, entries merged; only who keeps the lists changes them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.test import Client

from tests.factories import records
from tests.factories.reports import make_world, send, submit_and_accept
from tinkuy.access.policy import Refused
from tinkuy.audit.models import Event
from tinkuy.languages import LANGUAGES, Text
from tinkuy.packs.loading import load_platform, load_year
from tinkuy.pages.lists import words
from tinkuy.pages.lists.code_lists import lines_of, lists_of, page_of
from tinkuy.registries import actions
from tinkuy.registries.actions import add_alias, add_organisation, load_pack
from tinkuy.registries.loading import CodeReused
from tinkuy.registries.models import Organisation

pytestmark = pytest.mark.django_db
LISTS = "/p/gtrm-peru/listas/"
ORGANISATIONS = f"{LISTS}organizaciones/"
UNICEF = f"{ORGANISATIONS}ORG113/"
MERGE = f"{UNICEF}unir/"


@pytest.fixture
def world(db, settings, tmp_path: Path):
    settings.DATA_FOLDER = tmp_path
    made = make_world()
    load_pack(load_platform("gtrm-peru"), [load_year("r4v-2021")])
    return made


@pytest.fixture
def sign_in(world):
    def client(name: str, language: str = "es") -> Client:
        one = Client(HTTP_ACCEPT_LANGUAGE=language)
        one.force_login(getattr(world, name))
        return one

    return client


def text_of(answer) -> str:
    return answer.content.decode()


def test_the_lists_of_every_year_of_the_platform_are_there_and_what_nobody_has_says_so(sign_in) -> None:
    page = text_of(sign_in("alice").get(LISTS))
    for year in ("r4v-2021", "r4v-2023-24", "r4v-2025"):
        assert load_year(year).title.es in page
    assert page.index(f'{LISTS}r4v-2021/indicators/"') < page.index(words.INDEX["other_years"].es)
    assert f'{LISTS}r4v-2025/indicators/"' not in page
    assert words.INDEX["unknown"].es in page


@pytest.mark.parametrize("written", ["RE-ED1", "re-ed1", "educacion  formal"])
def test_an_indicator_is_found_by_code_and_by_words_with_or_without_accents(sign_in, written) -> None:
    page = text_of(sign_in("alice").get(f"{LISTS}r4v-2021/indicators/", {"q": written}))
    assert "RE-ED1<" in page
    assert "RE-HE1<" not in page


def test_what_is_not_there_is_said_kindly(sign_in) -> None:
    page = text_of(sign_in("alice").get(f"{LISTS}r4v-2021/indicators/", {"q": "xyzzy"}))
    assert words.LIST["none"].es in page


def test_a_long_list_is_paged_and_its_search_stays_in_the_addresses(sign_in) -> None:
    alice = sign_in("alice")
    page = text_of(alice.get(f"{LISTS}gtrm-peru/places/", {"q": "lima"}))
    assert "?q=lima&amp;pagina=2" in page
    second = text_of(alice.get(f"{LISTS}gtrm-peru/places/", {"q": "lima", "pagina": "2"}))
    assert "?q=lima&amp;pagina=1" in second


@pytest.mark.parametrize("asked", ["0", "-1", "99999999", "dos", "²", "", "9999"])
def test_an_odd_page_number_is_a_page(sign_in, asked) -> None:
    assert sign_in("alice").get(f"{LISTS}gtrm-peru/places/", {"pagina": asked}).status_code == 200


def test_htmx_gets_only_the_table(sign_in) -> None:
    page = text_of(sign_in("alice").get(f"{LISTS}r4v-2021/sectors/", HTTP_HX_REQUEST="true"))
    assert page.lstrip().startswith('<div id="found">')


@pytest.mark.parametrize(
    "address", ["r4v-2021/nada/", "r4v-1999/sectors/", "organizaciones/NADA/", "r4v-2021/members/"]
)
def test_a_list_that_is_not_there_is_not_found(sign_in, address) -> None:
    assert sign_in("alice").get(LISTS + address).status_code == 404


def test_who_takes_no_part_does_not_find_the_lists(world) -> None:
    stranger = Client()
    stranger.force_login(records.person())
    assert stranger.get(LISTS).status_code == 404
    assert Client().get(LISTS).status_code == 302


@pytest.mark.parametrize("name", ["alice", "charlie", "hugo", "iris"])
def test_everybody_who_takes_part_sees_the_lists(sign_in, name) -> None:
    for address in (LISTS, ORGANISATIONS, UNICEF, f"{LISTS}r4v-2021/sectors/"):
        assert sign_in(name).get(address).status_code == 200


def test_members_come_first_and_the_others_are_asked_for(sign_in) -> None:
    alice = sign_in("alice")
    members = text_of(alice.get(ORGANISATIONS))
    assert "44 en la lista" in members
    assert "100% Diversidad y Derechos" not in members
    assert "100% Diversidad y Derechos" in text_of(alice.get(ORGANISATIONS, {"ver": "todas", "q": "diversidad"}))


def test_an_organisation_is_found_by_any_of_its_names(world, sign_in) -> None:
    add_alias(platform=world.platform, organisation=world.unicef, name="Fondo de la Infancia", by=world.iris)
    assert UNICEF in text_of(sign_in("alice").get(ORGANISATIONS, {"q": "infáncia fondo"}))


def test_who_reported_is_told_with_the_last_month_that_stands(world, sign_in, tmp_path) -> None:
    submit_and_accept(world, send(world, tmp_path / "a.csv", [{}]))
    send(world, tmp_path / "b.csv", [{"month": "2021-05"}])
    page = text_of(sign_in("alice").get(ORGANISATIONS, {"ver": "reportan"}))
    assert "1 en la lista" in page
    assert "hasta marzo 2021" in page


def test_a_name_is_added_shown_in_the_history_and_taken_back(world, sign_in) -> None:
    iris = sign_in("iris")
    page = text_of(iris.post(f"{UNICEF}nombres/", {"name": "Fondo de la Infancia"}, follow=True))
    assert "Desde ahora «Fondo de la Infancia»" in page
    assert "Se agregó el nombre «Fondo de la Infancia»" in page
    assert "Iris" in page
    alias = world.unicef.aliases.get(name="Fondo de la Infancia")
    page = text_of(iris.post(f"{UNICEF}nombres/{alias.pk}/quitar/", follow=True))
    assert "Se quitó el nombre «Fondo de la Infancia»" in page
    assert not world.unicef.aliases.filter(pk=alias.pk).exists()


def test_a_name_of_another_organisation_is_refused_and_stays_typed(world, sign_in) -> None:
    answer = sign_in("iris").post(f"{UNICEF}nombres/", {"name": "OIM"})
    assert answer.status_code == 422
    assert "ya es un nombre de" in text_of(answer)
    assert 'value="OIM"' in text_of(answer)
    assert not world.unicef.aliases.filter(name="OIM").exists()


@pytest.mark.parametrize("name", ["alice", "charlie", "hugo"])
def test_who_does_not_keep_the_lists_is_offered_nothing_and_changes_nothing(world, sign_in, name) -> None:
    one = sign_in(name)
    page = text_of(one.get(UNICEF))
    assert words.ORGANISATION["add"].es not in page
    assert MERGE not in page
    before = list(Organisation.objects.values())
    for answer in (
        one.post(f"{UNICEF}nombres/", {"name": "Fondo"}),
        one.post(f"{ORGANISATIONS}nueva/", {"name": "X", "type": "un"}),
        one.get(f"{ORGANISATIONS}nueva/"),
        one.get(MERGE),
        one.post(MERGE, {"con": "ORG118", "why": "x"}),
    ):
        assert answer.status_code == 403
    assert list(Organisation.objects.values()) == before
    assert not world.unicef.aliases.filter(name="Fondo").exists()


def test_who_did_something_is_told_to_who_keeps_the_lists_and_to_nobody_else(world, sign_in) -> None:
    add_alias(platform=world.platform, organisation=world.unicef, name="Fondo", by=world.iris)
    assert ", Iris" in text_of(sign_in("iris").get(UNICEF))
    assert ", Iris" not in text_of(sign_in("charlie").get(UNICEF))


def test_an_organisation_is_registered_and_its_page_follows(world, sign_in) -> None:
    said = {"name": "Comedor La Esperanza", "acronym": "", "type": "nngo"}
    page = text_of(sign_in("iris").post(f"{ORGANISATIONS}nueva/", said, follow=True))
    assert "Registrada con el código LOC0001" in page
    assert "Comedor La Esperanza" in page


@pytest.mark.parametrize("wrong", [{"name": ""}, {"type": ""}, {"type": "cosa"}, {"name": "UNICEF"}])
def test_an_organisation_that_cannot_be_registered_is_told_why_and_stays_typed(sign_in, wrong) -> None:
    said = {"name": "Comedor", "acronym": "CLE", "type": "nngo"} | wrong
    answer = sign_in("iris").post(f"{ORGANISATIONS}nueva/", said)
    assert answer.status_code == 422
    assert 'value="CLE"' in text_of(answer)
    assert not Organisation.objects.filter(code__startswith="LOC").exists()


@pytest.fixture
def again(world):
    return add_organisation(platform=world.platform, name="Unicef Tumbes", type="un", by=world.iris)


def test_a_merge_is_shown_before_it_is_done_and_the_other_way_round_is_one_click(world, sign_in, again) -> None:
    page = text_of(sign_in("iris").get(f"{ORGANISATIONS}LOC0001/unir/", {"con": "ORG113 · UNICEF"}))
    assert "El código LOC0001 y los nombres" in page
    assert f"{MERGE}?con=LOC0001" in page
    again.refresh_from_db()
    assert again.merged_into is None


def test_merging_leads_to_the_kept_one_which_tells_of_it(world, sign_in, again) -> None:
    iris = sign_in("iris")
    said = {"con": "ORG113", "why": "La misma oficina"}
    page = text_of(iris.post(f"{ORGANISATIONS}LOC0001/unir/", said, follow=True))
    assert "se entiende desde ahora como" in page
    assert "La misma oficina" in page
    gone = text_of(iris.get(f"{ORGANISATIONS}LOC0001/"))
    assert words.ORGANISATION["merged"].es in gone
    assert words.ORGANISATION["add"].es not in gone
    assert "LOC0001" not in text_of(iris.get(ORGANISATIONS, {"ver": "todas", "q": "tumbes"})).partition('id="found"')[2]


@pytest.mark.parametrize(("con", "why"), [("ORG113", " "), ("Nadie así", "x"), ("LOC0001", "x")])
def test_a_merge_that_cannot_be_is_told_why_and_the_reason_stays_typed(world, sign_in, again, con, why) -> None:
    answer = sign_in("iris").post(f"{ORGANISATIONS}LOC0001/unir/", {"con": con, "why": why})
    assert answer.status_code == 422
    again.refresh_from_db()
    assert again.merged_into is None


def test_reports_in_the_way_of_a_merge_are_shown_and_there_is_no_button(world, sign_in, again, tmp_path) -> None:
    records.role(world.platform, person=world.alice, role="focal_point", organisation=again)
    send(world, tmp_path / "a.csv", [{}])
    send(world, tmp_path / "b.csv", [{"organisation": "LOC0001"}])
    page = text_of(sign_in("iris").get(f"{ORGANISATIONS}LOC0001/unir/", {"con": "ORG113"}))
    assert "Las dos tienen un reporte de 2021-03" in page
    assert 'name="why"' not in page


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_speaks_the_readers_language(sign_in, again, language) -> None:
    iris = sign_in("iris", language)
    assert words.INDEX["lead"].in_(language) in text_of(iris.get(LISTS))
    assert words.ORGANISATION["history"].in_(language) in text_of(iris.get(UNICEF))
    assert words.MERGE["means"].in_(language) in text_of(iris.get(f"{ORGANISATIONS}LOC0001/unir/", {"con": "ORG113"}))


@pytest.mark.parametrize("table", [name for name in vars(words) if name.isupper()])
def test_every_word_is_there_in_three_languages(table) -> None:
    for key, text in getattr(words, table).items():
        assert isinstance(text, Text)
        assert all(text.in_(code) for code in LANGUAGES), key
        assert all((text.es, text.en, text.pt)), key


@pytest.mark.parametrize("pack", [load_year("r4v-2021"), load_year("r4v-2023-24"), load_platform("gtrm-peru")])
def test_every_entry_of_every_list_is_found_by_its_code(pack) -> None:
    years = [load_year("r4v-2021")]
    for codes in lists_of(pack):
        everything = lines_of(codes, pack, years, "")
        assert [line.code for line in everything] == [entry.code for entry in codes.entries]
        for entry in codes.entries[:3]:
            assert entry.code in {line.code for line in lines_of(codes, pack, years, entry.code)}


def test_pages_hold_every_line_once() -> None:
    pages = [page_of(range(101), str(n)) for n in (1, 2, 3, 4)]
    assert [line for page in pages[:3] for line in page.lines] == list(range(101))
    assert pages[3] == pages[2]


def test_a_merge_is_undone_on_the_page_of_the_one_that_is_gone(world, sign_in, again) -> None:
    client = sign_in("iris")
    client.post(f"{ORGANISATIONS}{again.code}/unir/", {"con": "ORG113", "why": "Es la misma"})
    page = f"{ORGANISATIONS}{again.code}/"
    assert words.UNDO["title"].es in text_of(client.get(page))
    assert words.UNDO["title"].es not in text_of(sign_in("alice").get(page))
    assert client.post(f"{page}separar/", {"why": ""}).status_code == 422
    answer = client.post(f"{page}separar/", {"why": "Eran dos"}, follow=True)
    assert "son otra vez dos" in text_of(answer)
    assert "Se separó de ORG113" in text_of(answer)
    assert client.post(f"{page}separar/", {"why": "Otra vez"}).status_code == 404
    assert sign_in("charlie").post(f"{page}separar/", {"why": "X"}).status_code in (403, 404)


def test_two_partners_of_a_years_list_are_merged_and_parted_again(sign_in) -> None:
    client, page = sign_in("iris"), f"{LISTS}r4v-2021/implementing_partners/"
    assert "Hogar de Cristo" in text_of(client.get(f"{page}IP002/unir/", {"con": "IP001"}))
    assert client.get(f"{page}IP002/unir/", {"con": "Nadie de nada"}).status_code == 422
    answer = client.post(f"{page}IP002/unir/", {"con": "IP001", "why": "Es el mismo"}, follow=True)
    assert "se lee desde ahora como" in text_of(answer)
    assert client.get(f"{page}IP002/unir/").status_code == 404
    assert "Se deshizo la unión de IP002" in text_of(client.post(f"{page}IP002/separar/", follow=True))
    assert sign_in("alice").get(f"{page}IP002/unir/").status_code == 403
    assert "/IP002/unir/" not in text_of(sign_in("alice").get(page))
    assert client.get(f"{LISTS}r4v-2021/sectors/health/unir/").status_code == 404


# A new plan year

NEW_YEAR = f"{LISTS}anios/r4v-2023-24/"


def test_who_keeps_the_lists_sees_what_a_year_not_in_use_would_change(world, sign_in) -> None:
    assert f'href="{NEW_YEAR}"' in text_of(sign_in("iris").get(LISTS))
    assert f'href="{NEW_YEAR}"' not in text_of(sign_in("alice").get(LISTS))
    page = " ".join(re.sub(r"<[^>]+>", " ", text_of(sign_in("iris").get(NEW_YEAR))).split())
    indicators = page.partition("Indicadores")[2].partition("Sectores")[0]
    assert "41 mismo código, otro significado" in indicators
    assert "43 nuevos" in indicators
    assert "44 ya no están" in indicators
    assert "No se pueden comparar: en uno de los dos años nadie aquí tiene la lista: Socios implementadores." in page


def test_a_year_is_begun_once_however_often_it_is_asked(world, sign_in) -> None:
    new = next(code for code in load_year("r4v-2023-24").lists["organisations"].by_code() if not _known(code))
    client = sign_in("iris")
    assert client.post(NEW_YEAR).url == LISTS
    assert "Ahora se usa" in text_of(client.get(LISTS))
    assert _known(new)
    client.post(NEW_YEAR)
    assert "ya estaba en uso" in text_of(client.get(LISTS))
    assert Event.objects.on(world.platform).filter(verb="use_year").count() == 1
    assert f'href="{NEW_YEAR}"' not in text_of(client.get(LISTS))


def test_a_year_that_gives_a_code_to_another_organisation_is_refused_in_a_sentence(world, sign_in, monkeypatch) -> None:
    def reused(**_):
        raise CodeReused("ORG266", "Museu A CASA", "Instituto", "r4v-2023-24")

    monkeypatch.setattr(actions, "use_year", reused)
    answer = sign_in("iris").post(NEW_YEAR)
    assert answer.status_code == 422
    assert "El código ORG266 es de «Museu A CASA»" in text_of(answer)


def test_only_who_keeps_the_lists_begins_a_year(world, sign_in) -> None:
    assert [sign_in(name).post(NEW_YEAR).status_code for name in ("alice", "hugo", "charlie")] == [403, 403, 403]
    with pytest.raises(Refused):
        actions.use_year(platform=world.platform, pack=load_year("r4v-2023-24"), by=world.alice)
    assert [one.year for one in actions.in_use(world.platform)] == ["r4v-2021"]


def _known(code: str) -> bool:
    return Organisation.objects.filter(scope="r4v", code=code).exists()
