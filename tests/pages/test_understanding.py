"""A question taken apart: what it names, in three languages, with and without typing mistakes."""

from __future__ import annotations

import pytest

from tinkuy.pages.search.understanding import Lexicon, understand

LEXICON = Lexicon.of(
    [
        ("Salud", "sector", "health"),
        ("Health", "sector", "health"),
        ("Saúde", "sector", "health"),
        ("Educación", "sector", "education"),
        ("Protección (VBG)", "sector", "gbv"),
        ("Protección", "sector", "protection_general"),
        ("Tumbes", "place", "PE24"),
        ("Lima", "place", "PE15"),
        ("Madre de Dios", "place", "PE17"),
        ("Save the Children", "organisation", "ORG9"),
        ("ADRA", "organisation", "ORG6"),
        ("La", "organisation", "ORG0"),
    ],
    months=("2021-01", "2021-02", "2021-03"),
)

#   question, what it names, its month, what is left
QUESTIONS = [
    ("quién hace salud en Tumbes en marzo", "health PE24", "2021-03", ""),
    ("¿Quién hace SALUD en tumbes este mes?", "health PE24", "2021-03", ""),
    ("who works on health in Tumbes this month?", "health PE24", "2021-03", ""),
    ("who does health in Tumbes last month", "health PE24", "2021-02", ""),
    ("quem faz saúde em Tumbes no mês passado", "health PE24", "2021-02", ""),
    ("saude tumbes", "health PE24", None, ""),
    ("marzo de 2021", "", "2021-03", ""),
    ("educación en Lima, febrero 2021", "education PE15", "2021-02", ""),
    ("salud y educación en Lima y Tumbes", "health education PE15 PE24", None, ""),
    ("madre de dios", "PE17", None, ""),
    ("protección (VBG)", "gbv", None, ""),
    ("save the children en lima", "ORG9 PE15", None, ""),
    ("adra", "ORG6", None, ""),
    ("vacunación en Tumbes", "PE24", None, "vacunacion"),
    ("la", "", None, ""),
    ("", "", None, ""),
    ("   ¿?  ", "", None, ""),
    ("xkcd qwerty", "", None, "xkcd qwerty"),
    ("' OR 1=1 --", "", None, "or 1 1"),
]


@pytest.mark.parametrize(("question", "parts", "month", "left"), QUESTIONS)
def test_a_question_names(question, parts, month, left):
    found = understand(question, LEXICON)
    assert [part.code for part in found.parts] == parts.split()
    assert (found.when.month if found.when else None) == month
    assert " ".join(found.rest) == left


@pytest.mark.parametrize(
    ("written", "code"),
    [("Tumves", "PE24"), ("tumbs", "PE24"), ("sauld", "health"), ("edcacion", "education"), ("Limaa", "PE15")],
)
def test_a_typing_mistake_is_forgiven_and_said_to_be_a_guess(written, code):
    (part,) = understand(f"quién está en {written}", LEXICON).parts
    assert (part.code, part.guess) == (code, True)


@pytest.mark.parametrize("other", ["salada", "adrm", "casa", "mapa"])
def test_another_word_is_not_taken_for_a_name(other):
    assert understand(other, LEXICON).parts == ()


def test_a_month_that_the_release_has_not_is_said_to_be_absent():
    found = understand("salud en diciembre", LEXICON)
    assert (found.when.month, found.when.said) == ("", "absent")
    assert understand("marzo 2019", LEXICON).when.said == "absent"


def test_each_part_can_be_taken_out_of_the_question():
    found = understand("quién hace salud en Tumbes en marzo", LEXICON)
    health, tumbes = found.parts
    assert found.without(health) == "quién hace en Tumbes en marzo"
    assert found.without(tumbes) == "quién hace salud en marzo"
    assert found.without(found.when) == "quién hace salud en Tumbes"


def test_a_very_long_question_is_cut():
    assert len(understand("salud " * 10_000, LEXICON).words) <= 30
