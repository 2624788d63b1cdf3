"""An organisation's own history, and the page that says what “New” means."""

from __future__ import annotations

import re

import pytest

from tests.pages.reporting import as_, only_draft, shown, submit_and_accept_only
from tinkuy.languages import LANGUAGES
from tinkuy.ledger import actions
from tinkuy.months import Month
from tinkuy.pages.own_history.history import history
from tinkuy.publishing.new_cases import CASES, HEADINGS

pytestmark = pytest.mark.django_db
HISTORY = "/p/gtrm-peru/mi-historial/"
WHOLE = {"new": 5, "total": 8, "women": 5}


@pytest.fixture
def reported(world, send) -> None:
    """January with a row in which New is more than Total; February given back once; March with nothing to report."""
    send([WHOLE | {"month": "2021-01"}, {"month": "2021-01", "activity": "Kits", "new": 20, "total": 5, "women": 20}])
    submit_and_accept_only(world)
    send([WHOLE | {"month": "2021-02"}])
    version = only_draft()
    actions.submit(version=version, by=world.alice)
    actions.return_(version=version, sectors=["education"], comment="Falta el distrito", by=world.elena)
    month = {"platform": world.platform, "organisation": world.unicef, "month": Month(2021, 3)}
    actions.declare_nothing(**month, by=world.alice)


def test_every_month_tells_its_state_its_people_how_well_and_what_was_asked(world, reported) -> None:
    told = history(world.platform, world.unicef, "es")
    lines = [(str(one["month"]), one["state"], one["rows"], one["asked"]) for one in told["lines"]]
    assert lines == [("2021-03", "nothing", 0, 0), ("2021-02", "returned", 0, 1), ("2021-01", "accepted", 2, 0)]
    january = told["lines"][2]
    assert (january["right"]["rows"], january["right"]["right"]) == (2, 0)  # both lack who carries it out, a warning
    assert told["lines"][1]["right"] is None
    assert january["people"]["reached"] == 25


def test_the_page_shows_it_to_the_organisation_and_to_who_manages_information(world, reported) -> None:
    answer = as_(world.alice).get(HISTORY, follow=True)
    page = shown(answer)
    assert "0 de 2 filas" in page
    assert "Nada que reportar" in page
    assert "Falta el distrito" in page
    assert as_(world.iris).get(f"{HISTORY}ORG113/").status_code == 200
    for who in (world.charlie, world.hugo):
        assert as_(who).get(f"{HISTORY}ORG113/").status_code == 403
    assert as_(world.alice).get(f"{HISTORY}NADA/").status_code == 404


def test_without_a_report_the_history_says_so(world) -> None:
    assert "Todavía no hay meses" in shown(as_(world.alice).get(HISTORY, follow=True))


def test_what_new_means_is_said_with_three_examples_in_the_readers_language(world) -> None:
    answer = as_(world.alice).get("/p/gtrm-peru/que-son-nuevos/")
    page = shown(answer)
    assert all(" ".join(case.title.es.split()) in page for case in CASES)
    assert re.search(r"Alimentos, abril 6 2", page)


def test_every_example_is_there_in_three_languages_and_adds_up() -> None:
    texts = [*HEADINGS, *(t for c in CASES for t in (c.title, c.story, c.answer, *(line.what for line in c.lines)))]
    assert [text for text in texts if len({text.in_(code) for code in LANGUAGES}) < 2] == []
    assert all(0 <= line.new <= line.total for case in CASES for line in case.lines)
