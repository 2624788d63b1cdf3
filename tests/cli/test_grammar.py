"""What the command line says of itself, in three languages."""

from __future__ import annotations

import pytest

from tinkuy.cli import arguments
from tinkuy.cli.figures import FIGURES
from tinkuy.cli.grammar import complaint
from tinkuy.figures.catalogue import MODELS


def test_the_models_and_figures_offered_are_those_there_are():
    assert tuple(MODELS) == arguments.MODELS
    assert tuple(FIGURES) == arguments.FIGURES


@pytest.mark.parametrize(("language", "word"), [("es", "opciones"), ("en", "options"), ("pt", "opções")])
def test_help_speaks_the_language_asked_for(tinkuy, language, word):
    answer = tinkuy("check", "--help", "--lang", language)
    assert answer.status == 0
    assert word in answer.out


def test_spanish_is_spoken_where_nobody_says_otherwise(tinkuy):
    assert "revisa archivos 5W" in tinkuy("--help").out


def test_the_language_of_the_terminal_is_spoken(tinkuy, monkeypatch):
    monkeypatch.setenv("LANG", "pt_BR.UTF-8")
    assert "verifica arquivos 5W" in tinkuy("--help").out


def test_a_missing_word_is_said_in_one_sentence(tinkuy):
    answer = tinkuy("check", "a.xlsx")
    assert answer.status == 2
    assert answer.err.splitlines()[0] == "Falta decir: --year."


def test_a_model_that_is_not_there_is_told_with_those_there_are(tinkuy):
    answer = tinkuy("reached", "a.xlsx", "--year", "r4v-2021", "--model", "best", "--lang", "en")
    assert answer.status == 2
    assert "there is no 'best'" in answer.err
    assert "max-sector" in answer.err


def test_a_complaint_that_we_have_no_words_for_is_passed_on():
    assert complaint("something new").in_("es") == "something new"
