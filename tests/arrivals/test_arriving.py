"""A file on its way into the ledger: sent, read in the background, asked about, or refused with a sentence."""

from __future__ import annotations

from io import BytesIO

import pytest

from tests.factories.reports import YEAR
from tinkuy.access.policy import Refused
from tinkuy.arrivals import taking
from tinkuy.arrivals.actions import answer, cancel, send
from tinkuy.arrivals.models import Arrival
from tinkuy.arrivals.refusals import NotSent
from tinkuy.arrivals.taking import take
from tinkuy.audit.models import Event
from tinkuy.ledger import actions as ledger
from tinkuy.ledger.keeping import content_store
from tinkuy.ledger.models import Upload, Version
from tinkuy.packs.loading import UnknownPack

pytestmark = pytest.mark.django_db
LANGUAGES = {"es", "en", "pt"}


def states(arrival: Arrival) -> list[str]:
    events = Event.objects.on(arrival.platform).filter(object_id=arrival.pk)
    return [event.verb for event in events]


def test_a_file_becomes_a_draft_of_its_organisation_and_month(post) -> None:
    arrival = post([{}, {"activity": "Kits"}])
    draft = Version.objects.on(arrival.platform).get()
    assert (arrival.state, arrival.made, arrival.same) == ("done", [str(draft.pk)], [])
    assert (draft.rows, draft.submission.organisation.code, arrival.upload.name) == (2, "ORG113", "marzo.csv")
    assert states(arrival) == ["send", "arrival_done"]


def test_the_receipt_says_in_three_languages_what_became_of_the_file(post) -> None:
    receipt = post([{}, {}]).receipt
    assert receipt["rows"]["read"] == 2
    assert receipt["headings"]["organisation"] == "Organización que reporta"
    assert all(set(line) == LANGUAGES for line in receipt["lines"])
    assert receipt["lines"][0]["es"].startswith("marzo.csv")


def test_the_same_file_again_is_the_same_arrival_answered_at_once(post) -> None:
    first = post()
    assert post() == first
    assert Version.objects.on(first.platform).count() == Upload.objects.on(first.platform).count() == 1


def test_the_same_file_sent_while_the_first_waits_is_the_same_arrival_queued_once(post, queue) -> None:
    first, second = post(), post()
    assert (second, first.state, len(queue())) == (first, "waiting", 1)


def test_the_same_file_is_taken_anew_when_what_it_became_was_withdrawn(post, world) -> None:
    first = post()
    draft = Version.objects.on(world.platform).get()
    ledger.withdraw(version=draft, reason="Un error", by=world.alice)
    again = post()
    assert again != first
    assert Version.objects.on(world.platform).filter(state="draft").count() == 1


def test_a_refused_file_may_be_sent_again(post) -> None:
    first = post(b"nothing,of,a,5W\n1,2,3,4\n")
    assert (first.state, post(b"nothing,of,a,5W\n1,2,3,4\n") == first) == ("refused", False)


def test_who_may_report_for_nobody_may_not_send(post, world) -> None:
    with pytest.raises(Refused):
        post(by=world.hugo)
    assert not Arrival.objects.on(world.platform).exists()
    assert not list(content_store())


def test_a_file_with_rows_of_another_organisation_is_not_taken_and_the_sentence_names_it(post, world) -> None:
    arrival = post([{}, {"organisation": "ACNUR"}])
    assert (arrival.state, arrival.refusal["reason"]) == ("refused", "other_organisations")
    assert "ACNUR" in arrival.refusal["es"]
    assert not Version.objects.on(world.platform).exists()


def test_a_file_only_of_another_organisation_is_not_taken_and_the_sentence_names_it(post) -> None:
    arrival = post([{"organisation": "ACNUR"}])
    assert (arrival.state, arrival.refusal["reason"]) == ("refused", "other_organisations")
    assert "ACNUR" in arrival.refusal["es"]
    assert set(arrival.refusal) >= LANGUAGES


def test_rows_without_organisation_or_month_are_asked_about_and_left_out_if_so_answered(post, world) -> None:
    arrival = post([{}, {"month": None}])
    assert (arrival.state, arrival.question["kind"], arrival.question["rows"]) == ("asks", "unplaced_rows", 1)
    assert set(arrival.question["text"]) == LANGUAGES
    arrival = answer(arrival=arrival, by=world.alice, leave_out=True)
    assert (arrival.state, arrival.left_out, len(arrival.made)) == ("done", 1, 1)
    assert states(arrival) == ["send", "arrival_asks", "answer", "arrival_done"]


def test_not_leaving_rows_out_gives_the_file_up(post, world) -> None:
    arrival = answer(arrival=post([{}, {"month": None}]), by=world.alice, leave_out=False)
    assert arrival.state == "cancelled"
    assert not Version.objects.on(world.platform).exists()


def test_a_heading_that_may_be_two_columns_is_asked_about(post, world, monkeypatch) -> None:
    asked = taking.Question("Benef", "F", ("new", "total"), (taking.Text("Nuevas"), taking.Text("Total")))
    real, heard = ledger.receive, []

    def receive(**said):
        heard.append(said["mapping"])
        if not said["mapping"]:
            raise asked
        return real(**said | {"mapping": None})

    monkeypatch.setattr(taking.ledger, "receive", receive)
    arrival = post()
    assert (arrival.question["heading"], arrival.question["choices"]) == ("Benef", ["new", "total"])
    assert "--map" not in arrival.question["text"]["es"]
    arrival = answer(arrival=arrival, by=world.alice, column="new")
    assert (arrival.state, heard) == ("done", [None, {"Benef": "new"}])


def test_an_answer_that_is_not_offered_is_not_taken(post, world) -> None:
    arrival = post([{}, {"month": None}])
    with pytest.raises(NotSent):
        answer(arrival=arrival, by=world.alice, column="new")
    arrival.refresh_from_db()
    assert arrival.state == "asks"


def test_an_answer_to_what_no_longer_asks_is_not_taken(post, world) -> None:
    with pytest.raises(NotSent) as refused:
        answer(arrival=post(), by=world.alice, leave_out=True)
    assert refused.value.reason == "not_asking"


def test_only_the_sender_or_an_information_officer_answers(post, world) -> None:
    arrival = post([{}, {"month": None}])
    for somebody in (world.bob, world.charlie, world.hugo):
        with pytest.raises(Refused):
            answer(arrival=arrival, by=somebody, leave_out=True)
    assert answer(arrival=arrival, by=world.iris, leave_out=True).state == "done"


def test_a_file_is_given_up_before_it_is_read_and_not_after(post, world, queue) -> None:
    arrival = cancel(arrival=post(), by=world.alice)
    assert (arrival.state, take(str(arrival.pk))) == ("cancelled", "cancelled")
    assert not Version.objects.on(world.platform).exists()
    with pytest.raises(NotSent):
        cancel(arrival=arrival, by=world.alice)


def test_an_empty_file_is_said_so_at_once(post, world) -> None:
    with pytest.raises(NotSent) as refused:
        post(b"")
    assert refused.value.reason == "empty"
    assert not Arrival.objects.on(world.platform).exists()


def test_a_file_over_the_limit_is_not_kept(post, settings) -> None:
    settings.UPLOAD_BYTES = 1024 * 1024
    with pytest.raises(NotSent) as refused:
        post(b"x" * (1024 * 1024 + 1))
    assert "1 MB" in refused.value.text.es
    assert not list(content_store())


def test_an_unknown_year_is_said_before_the_file_is_kept(world) -> None:
    with pytest.raises(UnknownPack):
        send(platform=world.platform, content=BytesIO(b"x"), name="x", by=world.alice, year="r4v-1999")
    assert not list(content_store())


def test_a_full_disk_is_a_sentence_and_leaves_nothing(post, world, monkeypatch) -> None:
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("tinkuy.ledger.content._write", full)
    with pytest.raises(taking.NotKept) as refused:
        post()
    assert "No space left" in refused.value.text.es
    assert not Arrival.objects.on(world.platform).exists()


def test_a_disk_that_fills_while_the_rows_are_written_is_a_sentence_on_the_arrival(post, queue, monkeypatch) -> None:
    arrival = post()

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("tinkuy.ledger.content._write", full)
    assert take(str(arrival.pk)) == "refused"
    arrival.refresh_from_db()
    assert arrival.refusal["reason"] == "NotKept"
    assert not Version.objects.on(arrival.platform).exists()


def test_a_fault_of_ours_is_a_kind_sentence_and_is_raised_for_who_runs_the_installation(
    post, queue, monkeypatch
) -> None:
    arrival = post()
    monkeypatch.setattr(taking.ledger, "receive", lambda **_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        take(str(arrival.pk))
    arrival.refresh_from_db()
    assert (arrival.state, arrival.refusal["reason"]) == ("refused", "our_fault")


def test_a_file_that_killed_its_worker_three_times_is_refused(post, queue) -> None:
    arrival = post()
    Arrival.objects.on(arrival.platform).filter(pk=arrival.pk).update(state="working", attempts=3)
    assert take(str(arrival.pk)) == "refused"
    arrival.refresh_from_db()
    assert arrival.refusal["reason"] == "too_heavy"
    assert "3" in arrival.refusal["es"]


def test_taking_a_file_in_twice_makes_nothing_twice(post, queue) -> None:
    arrival = post()
    assert [take(str(arrival.pk)), take(str(arrival.pk))] == ["done", "done"]
    assert Version.objects.on(arrival.platform).count() == 1


def test_what_was_made_before_the_worker_died_is_told_as_made(post, queue, monkeypatch) -> None:
    arrival = post()
    with monkeypatch.context() as cut_short:
        cut_short.setattr(taking, "_end", lambda *_: "died")
        take(str(arrival.pk))
    assert take(str(arrival.pk)) == "done"
    arrival.refresh_from_db()
    draft = Version.objects.on(arrival.platform).get()
    assert (arrival.made, arrival.same, arrival.attempts) == ([str(draft.pk)], [], 2)


def test_of_two_workers_on_one_file_the_later_has_the_last_word(post, queue, monkeypatch) -> None:
    arrival = post()
    real = ledger.receive

    def receive(**said):
        Arrival.objects.on(arrival.platform).filter(pk=arrival.pk).update(attempts=2)  # another worker began meanwhile
        return real(**said)

    monkeypatch.setattr(taking.ledger, "receive", receive)
    assert take(str(arrival.pk)) == "working"
    monkeypatch.setattr(taking.ledger, "receive", real)
    assert take(str(arrival.pk)) == "done"


def test_the_steps_are_told_while_it_goes_on(post, queue, monkeypatch) -> None:
    arrival, told = post(), []
    real = taking._teller

    def teller(one):
        tell = real(one)

        def heard(step):
            tell(step)
            told.append(Arrival.objects.on(one.platform).get(pk=one.pk).step)

        return heard

    monkeypatch.setattr(taking, "_teller", teller)
    take(str(arrival.pk))
    assert told == ["reading", "matching", "writing"]


@pytest.mark.parametrize("name", ["../../etc/passwd", "C:\\Users\\Ana\\marzo.xlsx", "a" * 300 + ".csv", "\x00\n", ""])
def test_whatever_a_file_is_called_it_is_kept_under_a_plain_name(post, name) -> None:
    kept = post(name=name)
    assert kept.state == "done"
    assert not set("/\\\x00\n") & set(kept.name)
    assert 0 < len(kept.name) <= 220


def test_an_information_officer_sends_for_a_focal_point(post, world) -> None:
    arrival = post(by=world.iris, on_behalf_of=world.alice)
    draft = Version.objects.on(world.platform).get()
    assert (arrival.state, draft.submission.desk) == ("done", str(world.alice.pk))


def test_another_years_file_is_another_arrival(post) -> None:
    assert post(year=YEAR) != post(year="r4v-2023-24")
