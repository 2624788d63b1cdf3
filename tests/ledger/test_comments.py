"""Comments on rows: who says what to whom, whose turn it is, and that nothing of it is lost by a correction."""

from __future__ import annotations

import pytest

from tests.factories.reports import HEALTH
from tinkuy.access.policy import Refused
from tinkuy.audit.models import Event
from tinkuy.ledger import actions
from tinkuy.ledger.comments import WHOLE, Comment, Thread, threads_of
from tinkuy.ledger.erasing import TOMBSTONE
from tinkuy.ledger.models import Slice
from tinkuy.ledger.parts import ROW_NUMBER
from tinkuy.ledger.refusals import NotDone, Overtaken
from tinkuy.ledger.standing import seen
from tinkuy.ledger.versions import rows_now

pytestmark = pytest.mark.django_db
ROWS = [{"activity": "Uno"}, {"activity": "Dos"}, HEALTH]


@pytest.fixture
def version(world, send):
    (draft,) = send(ROWS).made
    actions.submit(version=draft, by=world.alice)
    return draft


def row_of(version, activity: str) -> int:
    return next(line[ROW_NUMBER] for line in rows_now(version).to_dicts() if line["activity"] == activity)


def ask(version, by, text="¿Son personas o atenciones?", activity="Dos", sector="education") -> Comment:
    return actions.comment(version=version, sector=sector, row_number=row_of(version, activity), text=text, by=by)


def test_a_comment_opens_a_thread_and_its_answer_passes_the_turn(world, version) -> None:
    thread = ask(version, world.elena).thread
    assert (thread.state, thread.row_number) == ("open", row_of(version, "Dos"))
    actions.answer(thread=thread, version=version, text="Son personas.", by=world.alice)
    assert thread.state == "answered"
    actions.answer(thread=thread, version=version, text="Gracias. ¿Y en febrero?", by=world.elena)
    assert thread.state == "open"
    (told,) = threads_of(version)
    assert [one.by.name for one in told.said] == ["Elena", "Alice", "Elena"]


def test_a_second_comment_on_a_row_goes_into_the_same_thread_until_it_is_resolved(world, version) -> None:
    first = ask(version, world.elena)
    assert ask(version, world.iris).thread == first.thread
    actions.resolve_thread(thread=first.thread, by=world.elena)
    assert ask(version, world.iris).thread != first.thread


def test_who_may_comment_is_who_may_read_it_before_it_is_accepted(world, version) -> None:
    for stranger in (world.charlie, world.hugo):  # another organisation; the lead of another sector
        with pytest.raises(Refused):
            ask(version, stranger)
    thread = ask(version, world.elena).thread
    with pytest.raises(Refused):
        actions.answer(thread=thread, version=version, text="Yo sé", by=world.charlie)
    assert Comment.objects.on(world.platform).count() == 1


def test_a_reporter_does_not_resolve_what_a_reviewer_asked(world, version) -> None:
    thread = ask(version, world.elena).thread
    with pytest.raises(Refused):
        actions.resolve_thread(thread=thread, by=world.alice)
    actions.resolve_thread(thread=thread, by=world.iris)
    with pytest.raises(Overtaken):
        actions.resolve_thread(thread=thread, by=world.elena)
    with pytest.raises(Overtaken):
        actions.answer(thread=thread, version=version, text="Tarde", by=world.alice)


def test_a_corrected_version_carries_open_threads_along_by_the_row(world, version, send) -> None:
    thread = ask(version, world.elena).thread
    actions.return_(version=version, sectors=["education"], comment="Mire la fila", by=world.elena)
    corrected = actions.correct(version=version, by=world.alice)
    assert [one.pk for one in threads_of(corrected)] == [thread.pk]
    (sent_again,) = send([HEALTH, {"activity": "Dos", "new": 9}, {"activity": "Cero"}, {"activity": "Uno"}]).made
    (carried,) = threads_of(sent_again)
    assert carried.row_number == row_of(sent_again, "Dos")
    assert threads_of(sent_again, ["health"]) == []


def test_returning_with_comments_is_all_or_nothing(world, version) -> None:
    there, gone = ("education", row_of(version, "Uno")), ("education", 999)
    with pytest.raises(NotDone, match="no such row"):
        actions.return_with_comments(
            version=version,
            sectors=["education"],
            comment="Corrija",
            by=world.elena,
            rows={there: "Esta", gone: "Y esta"},
        )
    version.refresh_from_db()
    assert version.state == "in_review"
    assert not Thread.objects.on(world.platform).exists()
    actions.return_with_comments(
        version=version, sectors=["education"], comment="Corrija", by=world.elena, rows={there: "Esta"}
    )
    assert [one.row_number for one in threads_of(version)] == [WHOLE, there[1]]
    assert Slice.objects.on(world.platform).get(version=version, sector="education").comment == "Corrija"


def test_a_return_says_what_is_to_be_corrected(world, version) -> None:
    with pytest.raises(NotDone, match="what is to be corrected"):
        actions.return_with_comments(version=version, sectors=["education"], comment=" \n", by=world.elena)


def test_accepting_a_sector_resolves_what_was_asked_about_it_and_nothing_else(world, version) -> None:
    of_education, of_health = (
        ask(version, world.iris).thread,
        ask(version, world.iris, "¿?", "Consultas", "health").thread,
    )
    actions.accept(version=version, seen=seen(version, ["education"]), by=world.elena)
    of_education.refresh_from_db()
    of_health.refresh_from_db()
    assert (of_education.state, of_health.state) == ("resolved", "open")


@pytest.mark.parametrize(("text", "reason"), [("  ", "empty_comment"), ("ñ" * 4001, "long_comment")])
def test_a_comment_says_something_that_fits(world, version, text, reason) -> None:
    with pytest.raises(NotDone) as refusal:
        ask(version, world.elena, text)
    assert refusal.value.reason == reason


def test_a_row_of_another_sector_is_not_there(world, version) -> None:
    with pytest.raises(NotDone, match="no such row"):
        ask(version, world.elena, activity="Consultas")


def test_an_erased_comment_leaves_nothing_of_what_it_said(world, version) -> None:
    actions.return_with_comments(version=version, sectors=["education"], comment="María Quispe, 41", by=world.elena)
    (said,) = Comment.objects.on(world.platform)
    with pytest.raises(Refused):
        actions.erase_comment(comment=said, reason="Un nombre", by=world.elena)
    with pytest.raises(NotDone):
        actions.erase_comment(comment=said, reason=" ", by=world.iris)
    actions.erase_comment(comment=said, reason="Un nombre", by=world.iris)
    assert said.text == TOMBSTONE
    assert Slice.objects.on(world.platform).get(version=version, sector="education").comment == TOMBSTONE
    assert "María" not in str(list(Event.objects.on(world.platform).values()))


def test_each_verb_leaves_one_event_without_the_words(world, version) -> None:
    thread = ask(version, world.elena, "Un secreto").thread
    actions.resolve_thread(thread=thread, by=world.elena)
    verbs = [(one.verb, one.detail) for one in Event.objects.on(world.platform).order_by("at", "id")][-2:]
    assert [verb for verb, _ in verbs] == ["comment", "resolve_thread"]
    assert "secreto" not in str(verbs)
