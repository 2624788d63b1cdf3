"""What a first visitor tripped over, from sending a file to the figure: each once, so that it does not come back."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.pages.reporting import HERE, as_, only_draft, shown, version
from tinkuy.languages import LANGUAGES
from tinkuy.ledger.actions import submit
from tinkuy.reports.refusals import ON_A_PAGE, SENTENCES, Unusable

pytestmark = pytest.mark.django_db


def test_a_file_without_its_columns_is_refused_in_words_of_the_page_and_not_of_the_command_line(world) -> None:
    sent = SimpleUploadedFile(
        "corto.csv", "Organización,Mes,Sector,Nuevas,Total,Actividad\nUNICEF,2021-03,Salud,1,1,X\n".encode()
    )
    page = shown(as_(world.alice).post(HERE, {"year": "r4v-2021", "file": sent}, follow=True))
    assert "faltan columnas obligatorias" in page
    assert "--map" not in page


def test_a_draft_says_which_version_in_review_it_takes_the_place_of(world, send) -> None:
    send([{"new": 5}])
    first = only_draft()
    assert "toma el lugar" not in shown(as_(world.alice).get(version(first)))
    submit(version=first, by=world.alice)
    send([{"new": 6}])
    page = shown(as_(world.alice).get(version(only_draft())))
    assert "toma el lugar de la versión 1, que está en revisión" in page
    assert "Nada de este mes está aceptado todavía" in page


def test_no_sentence_on_a_page_speaks_of_the_command_line() -> None:
    for reason, sentence in (SENTENCES | ON_A_PAGE).items():
        assert not any("--" in sentence.in_(code) for code in LANGUAGES), reason


def test_what_has_no_sentence_of_its_own_for_pages_says_the_usual_one() -> None:
    assert Unusable("empty").text_on_a_page == SENTENCES["empty"]
