"""Comments on rows in the pages: asked in the queue, answered in the draft, seen by nobody else."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.pages.reporting import as_
from tinkuy.ledger import actions
from tinkuy.ledger.comments import Comment, Thread
from tinkuy.ledger.models import Version
from tinkuy.ledger.parts import ROW_NUMBER
from tinkuy.ledger.versions import rows_now
from tinkuy.notices.models import Notice

pytestmark = pytest.mark.django_db
REVIEW = "/p/gtrm-peru/revision/"


@pytest.fixture
def version(world, tmp_path) -> Version:
    from tests.factories.reports import HEALTH, send

    (draft,) = send(world, tmp_path / "reporte.csv", [{"activity": "Uno"}, {"activity": "Dos"}, HEALTH]).made
    actions.submit(version=draft, by=world.alice)
    return draft


def number_of(version: Version, activity: str) -> int:
    return next(line[ROW_NUMBER] for line in rows_now(version).to_dicts() if line["activity"] == activity)


def ask(client: Client, version: Version, text: str = "¿Son personas?", **said):
    given = {"back": "queue", "sector": "education", "row": number_of(version, "Dos"), "text": text}
    return client.post(f"{REVIEW}{version.pk}/comentar/", given | said)


def say(client: Client, thread: Thread, verb: str, version: Version, back: str = "report", **said):
    return client.post(f"{REVIEW}hilo/{thread.pk}/{verb}/", {"back": back, "version": version.pk} | said)


def words(answer) -> str:
    return answer.content.decode()


def test_a_question_in_the_queue_is_answered_in_the_report_and_resolved_by_who_asked(world, version) -> None:
    elena = as_(world.elena)
    asked = ask(elena, version, "¿Son <b>personas</b>?")
    assert "#hilo-" in asked.url
    assert "Comentario enviado." in words(elena.get(asked.url))
    (thread,) = Thread.objects.on(world.platform)
    alice, report = as_(world.alice), f"/p/gtrm-peru/envios/version/{version.pk}/"
    shown = words(alice.get(report))
    assert "¿Son &lt;b&gt;personas&lt;/b&gt;?" in shown
    assert "Dos" in shown
    answered = say(alice, thread, "responder", version, text="Sí, personas.")
    assert answered.url == f"{report}#hilo-{thread.pk}"
    assert "Respuesta enviada." in words(alice.get(report))
    shown = words(as_(world.elena).get(f"{REVIEW}{version.pk}/"))
    assert "Sí, personas." in shown
    assert "espera a quien revisa" in shown
    assert say(as_(world.elena), thread, "resolver", version, back="version").status_code == 302
    thread.refresh_from_db()
    assert thread.state == "resolved"


def test_those_whose_turn_it_is_are_told(world, version) -> None:
    ask(as_(world.elena), version)
    told = Notice.objects.on(world.platform).filter(kind="comment")
    assert {one.person.name for one in told} == {"Alice", "Bob"}
    (thread,) = Thread.objects.on(world.platform)
    say(as_(world.alice), thread, "responder", version, text="Sí.")
    assert {one.person.name for one in told.filter(address__contains="/revision/")} == {"Elena"}


def test_a_returned_sector_says_why_in_a_thread_that_the_correction_shows(world, version) -> None:
    actions.return_with_comments(version=version, sectors=["education"], comment="Falta el distrito", by=world.elena)
    draft = actions.correct(version=version, by=world.alice)
    shown = words(as_(world.alice).get(f"/p/gtrm-peru/envios/version/{draft.pk}/"))
    assert shown.count("Falta el distrito") == 1
    assert "Todo el sector: Educación" in shown


def test_a_thread_of_another_sector_organisation_or_platform_is_not_there(world, version) -> None:
    ask(as_(world.elena), version)
    (thread,) = Thread.objects.on(world.platform)
    for stranger in (world.charlie, world.hugo):
        client = as_(stranger)
        assert ask(client, version).status_code == 404
        assert say(client, thread, "responder", version, text="Yo").status_code == 404
        assert say(client, thread, "resolver", version).status_code == 404
    elsewhere = f"/p/gifmm-colombia/revision/hilo/{thread.pk}/responder/"
    assert as_(world.charlie).post(elsewhere, {"version": version.pk, "text": "Yo"}).status_code == 404
    assert "¿Son personas?" not in words(as_(world.hugo).get(f"{REVIEW}{version.pk}/"))
    assert Comment.objects.on(world.platform).count() == 1


def test_a_reporter_may_not_resolve_and_is_told_so(world, version) -> None:
    ask(as_(world.elena), version)
    (thread,) = Thread.objects.on(world.platform)
    assert say(as_(world.alice), thread, "resolver", version).status_code == 403
    assert "espera respuesta" in words(as_(world.alice).get(f"/p/gtrm-peru/envios/version/{version.pk}/"))


def test_a_blank_comment_says_so_and_one_on_a_thread_that_is_over_keeps_what_was_typed(world, version) -> None:
    answer = ask(as_(world.elena), version, "  ")
    assert answer.status_code == 422
    assert "El comentario está en blanco" in words(answer)
    ask(as_(world.elena), version)
    (thread,) = Thread.objects.on(world.platform)
    actions.resolve_thread(thread=thread, by=world.elena)
    alice = as_(world.alice)
    shown = words(alice.get(say(alice, thread, "responder", version, text="Llegué tarde").url))
    assert "ya se dio por resuelta" in shown
    assert "«Llegué tarde»" in shown


def test_an_officer_erases_personal_data_from_a_comment_with_a_reason(world, version) -> None:
    ask(as_(world.elena), version, "María Quispe, 41")
    (said,) = Comment.objects.on(world.platform)
    address, given = f"{REVIEW}comentario/{said.pk}/borrar/", {"back": "version", "version": version.pk}
    assert as_(world.elena).post(address, given | {"reason": "Un nombre"}).status_code == 403
    assert as_(world.charlie).post(address, given | {"reason": "Un nombre"}).status_code == 403
    as_(world.iris).post(address, given | {"reason": "Un nombre"})
    assert "María" not in words(as_(world.iris).get(f"{REVIEW}{version.pk}/"))


@pytest.mark.parametrize("row", ["999", "-1", "nada", "", "99999999999999"])
def test_a_row_that_is_none_is_refused_or_taken_for_the_whole_sector(world, version, row) -> None:
    assert ask(as_(world.elena), version, row=row).status_code in (302, 422)
    assert not Thread.objects.on(world.platform).exclude(row_number=0).exists()


def test_today_tells_each_side_what_waits_for_them(world, version) -> None:
    ask(as_(world.elena), version)
    here = "/p/gtrm-peru/hoy/"
    assert "¿Son personas?" in words(as_(world.bob).get(here))
    assert "¿Son personas?" not in words(as_(world.elena).get(here))
    (thread,) = Thread.objects.on(world.platform)
    say(as_(world.alice), thread, "responder", version, text="Sí, personas.")
    assert "Sí, personas." in words(as_(world.elena).get(here))
    for other in (world.alice, world.hugo, world.charlie):
        assert "Sí, personas." not in words(as_(other).get(here))
