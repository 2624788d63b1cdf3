"""The pages around the check: languages, methods, sign-in, safety, and what is shown when something is amiss."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.test import Client

from tests.architecture.source import PACKAGE
from tinkuy.accounts.models import User
from tinkuy.checks.catalogue import RULES
from tinkuy.figures.catalogue import MODELS
from tinkuy.languages import LANGUAGES, Text
from tinkuy.pages import errors
from tinkuy.pages.account import words as account_words
from tinkuy.pages.check import words as check_words
from tinkuy.pages.components import words as component_words
from tinkuy.pages.home import words as home_words
from tinkuy.pages.methods import views as methods_views
from tinkuy.pages.sign_in import words as sign_in_words

pytestmark = pytest.mark.django_db
ADDRESSES = ("/", "/revisar/", "/metodos/", "/entrar/", "/componentes/")
TEMPLATES = sorted((PACKAGE / "pages").rglob("*.html"))
# Names of programs and formats, the same in every language.
NAMES = {"Tinkuy", "CSV", "PNG", "SVG", "PDF", "txt", "Python", "pandas", "readr"}
WORDS = [
    (module.__name__, name, key, text)
    for module in (account_words, check_words, component_words, home_words, methods_views, sign_in_words, errors)
    for name, words in vars(module).items()
    if isinstance(words, dict)
    for key, text in words.items()
    if isinstance(text, Text)
]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("address", ADDRESSES)
def test_every_page_answers_in_every_language(address, language) -> None:
    answer = Client(HTTP_ACCEPT_LANGUAGE=language).get(address)
    assert answer.status_code == 200
    assert f'<html lang="{language}">' in answer.content.decode()
    assert "{{" not in answer.content.decode()


@pytest.mark.parametrize(("module", "name", "key", "text"), WORDS)
def test_no_word_lacks_a_language(module, name, key, text) -> None:
    assert text.es
    assert text.en
    assert text.pt


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_no_template_holds_words_or_styles_of_its_own(template: Path) -> None:
    source = template.read_text(encoding="utf-8")
    assert " style=" not in source
    assert not re.search(r"<(style|script)>| on\w+=", source)
    source = re.sub(r"<(code|pre)\b.*?</\1>", " ", source, flags=re.DOTALL)  # what a program reads
    without_tags = re.sub(r"<[^>]*>|{%.*?%}|{{.*?}}", " ", re.sub(r"{%.*?%}", " ", source))
    assert set(re.findall(r"[^\W\d_]{3,}", without_tags)) <= NAMES


def test_the_language_is_chosen_once_and_kept(visitor) -> None:
    visitor.post("/idioma/", {"language": "pt", "next": "/revisar/"})
    assert "Verifique seu arquivo 5W" in visitor.get("/revisar/").content.decode()
    assert visitor.cookies["django_language"].value == "pt"


def test_a_language_we_do_not_have_falls_back_to_spanish() -> None:
    assert '<html lang="es">' in Client(HTTP_ACCEPT_LANGUAGE="qu").get("/").content.decode()


def test_every_rule_and_every_model_is_on_the_methods_page(visitor) -> None:
    page = visitor.get("/metodos/").content.decode()
    assert [rule.code for rule in RULES if f'id="{rule.code}"' not in page] == []
    assert not re.search(r"\{\w+\}", page)  # a place for a value of a row
    assert [model.code for model in MODELS.values() if model.name.es not in page] == []


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_browser_is_told_to_load_nothing_from_elsewhere_and_nothing_inline(visitor, address) -> None:
    answer = visitor.get(address)
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert not re.search(r"(src|href)=\"(https?:)?//", answer.content.decode())
    assert answer.headers["X-Frame-Options"] == "DENY"


def test_an_address_that_is_not_there_gets_a_way_out(visitor) -> None:
    answer = visitor.get("/nada/")
    assert answer.status_code == 404
    assert "Esta página no existe" in answer.content.decode()
    assert 'href="/revisar/"' in answer.content.decode()


def test_a_form_without_its_token_is_refused_kindly() -> None:
    answer = Client(enforce_csrf_checks=True, HTTP_ACCEPT_LANGUAGE="es").post("/revisar/", {"year": "r4v-2021"})
    assert answer.status_code == 403
    assert "El formulario venció" in answer.content.decode()


def test_behind_a_proxy_forms_of_the_site_s_own_address_are_taken_and_of_another_are_not(settings) -> None:
    settings.CSRF_TRUSTED_ORIGINS = ["https://tinkuy.example.org"]
    visitor, statuses = Client(enforce_csrf_checks=True), []
    token = re.search(r'csrfmiddlewaretoken" value="(\w+)"', visitor.get("/revisar/").content.decode())[1]
    for origin in ("https://tinkuy.example.org", "https://elsewhere.example.org"):
        said = {"year": "r4v-2021", "csrfmiddlewaretoken": token}
        statuses.append(visitor.post("/revisar/", said, headers={"origin": origin}).status_code)
    assert statuses == [422, 403]


def test_health_says_that_the_database_answers(visitor) -> None:
    answer = visitor.get("/salud/")
    assert (answer.status_code, answer.json()["status"]) == (200, "ok")


def test_alice_signs_in_and_the_pages_speak_her_language(visitor) -> None:
    User.objects.create_user("alice@example.org", "a long password 2026", name="Alice", language="pt")
    answer = visitor.post(
        "/entrar/", {"username": "Alice@Example.org", "password": "a long password 2026"}, follow=True
    )
    assert "Entrou como Alice" in answer.content.decode()
    assert "Entrou como" not in visitor.post("/salir/", follow=True).content.decode()


def test_charlie_does_not_get_in_and_does_not_learn_who_has_an_account(visitor) -> None:
    User.objects.create_user("alice@example.org", "a long password 2026")
    known = visitor.post("/entrar/", {"username": "alice@example.org", "password": "wrong"})
    unknown = visitor.post("/entrar/", {"username": "charlie@example.org", "password": "wrong"})
    sentence = "El correo y la contraseña no coinciden"
    assert sentence in known.content.decode()
    assert sentence in unknown.content.decode()


def test_signing_in_leads_to_no_other_site(visitor) -> None:
    User.objects.create_user("alice@example.org", "a long password 2026")
    given = {"username": "alice@example.org", "password": "a long password 2026", "next": "https://example.com/"}
    assert visitor.post("/entrar/", given).url == "/"
