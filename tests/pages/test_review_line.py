"""A line of the review queue, opened in place: what it tells, who sees it, and deciding from it."""

from __future__ import annotations

import re

import pytest

from tests.factories.reports import send, submit_and_accept
from tests.pages.reviewing import BOTH, QUEUE, address, as_, form, states
from tinkuy.ledger import actions
from tinkuy.ledger.models import Slice, Version
from tinkuy.ledger.standing import seen

pytestmark = pytest.mark.django_db


def opened(person, slice_: Slice, **headers) -> str:
    answer = as_(person).get(f"{QUEUE}?abrir={slice_.pk}", **headers)
    assert answer.status_code == 200
    return answer.content.decode()


def slice_of(version: Version, sector: str = "education") -> Slice:
    return Slice.objects.on(version.platform).get(version=version, sector=sector)


def many(month: str, new: int, **said) -> dict:
    return {"month": month, "new": new, "total": new, "women": new} | said


def test_an_opened_line_tells_its_months_its_neighbours_and_its_rows(world, submitted, tmp_path) -> None:
    for month, new in (("2021-01", 100), ("2021-02", 140)):
        submit_and_accept(world, send(world, tmp_path / f"{month}.csv", [many(month, new)]))
    submitted([many("2021-03", 77, organisation="ACNUR")], by=world.charlie)
    version = submitted([many("2021-03", 480)])
    shown = opened(world.elena, slice_of(version))
    assert "4 veces lo habitual de UNICEF en Lima (mediana 120)" in shown
    assert 'ACNUR <span class="num">77</span> <span class="quiet">(en revisión)</span>' in shown
    assert '<li>ene 2021: <span class="num">100</span></li>' in shown
    assert shown.count('class="opened"') == 1


def test_with_htmx_only_the_line_is_sent_and_without_it_the_link_leads_to_the_whole_queue(world, submitted) -> None:
    version = submitted(BOTH)
    health = slice_of(version, "health")
    part = as_(world.hugo).get(f"{QUEUE}fila/{health.pk}/", headers={"HX-Request": "true"}).content.decode()
    assert part.lstrip().startswith("<tr")
    assert "<html" not in part
    answer = as_(world.hugo).get(f"{QUEUE}fila/{health.pk}/")
    assert answer.url == f"{QUEUE}?abrir={health.pk}#fila-{health.pk}"
    of_another = as_(world.hugo).get(f"{QUEUE}fila/{slice_of(version).pk}/", headers={"HX-Request": "true"})
    assert of_another.status_code == 404


def test_a_line_of_another_sector_or_organisation_does_not_open(world, submitted) -> None:
    version = submitted([{"activity": "Secreto"}])
    assert "Secreto" not in opened(world.hugo, slice_of(version))
    assert as_(world.charlie).get(f"{QUEUE}?abrir={slice_of(version).pk}").status_code == 403


def test_deciding_in_the_queue_opens_the_next_line(world, submitted) -> None:
    first, second = submitted([{"month": "2021-01"}]), submitted([{"month": "2021-02"}])
    said = form(first) | {"back": "queue", "slice": slice_of(first).pk}
    answer = as_(world.elena).post(address(first, "decidir/"), said)
    assert answer.url == f"{QUEUE}?abrir={slice_of(second).pk}#fila-{slice_of(second).pk}"


def test_a_return_without_a_comment_leaves_the_line_open_and_says_so(world, submitted) -> None:
    version = submitted([{}])
    said = form(version, decision="return", comment=" ") | {"back": "queue", "slice": slice_of(version).pk}
    answer = as_(world.elena).post(address(version, "decidir/"), said)
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert "Escriba qué hay que corregir" in shown
    assert '<details class="return-one" open>' in shown
    assert states(version) == {"education": "in_review"}


@pytest.mark.parametrize(("language", "words"), [("es", "Fila 2"), ("en", "Row 2"), ("pt", "Linha 2")])
def test_a_sentence_of_a_rule_is_put_into_the_comment_without_javascript(world, submitted, language, words) -> None:
    version = submitted([{"new": 50, "total": 10}])
    shown = opened(world.elena, slice_of(version))
    offered = re.findall(rf'name="insert" value="([^"]+\|{language})" data-insert="([^"]+)"', shown)
    assert offered
    assert words in offered[0][1]
    said = form(version, comment="Buenas tardes.") | {
        "back": "queue",
        "slice": slice_of(version).pk,
        "insert": offered[0][0],
    }
    shown = as_(world.elena).post(address(version, "decidir/"), said).content.decode()
    assert f"Buenas tardes.\n{offered[0][1]}</textarea>" in shown
    assert states(version) == {"education": "in_review"}


def test_what_was_decided_meanwhile_is_told_above_the_queue(world, submitted) -> None:
    version = submitted([{}])
    said = form(version) | {"back": "queue", "slice": slice_of(version).pk}
    actions.accept(version=version, seen=seen(version), by=world.iris)
    answer = as_(world.elena).post(address(version, "decidir/"), said)
    assert answer.status_code == 409
    assert "ya no está en revisión en" in answer.content.decode()
