"""People are told in the product and by e-mail, as each chose; in their language; never twice."""

from __future__ import annotations

import re
import smtplib
from datetime import timedelta
from unittest import mock

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from tests.factories import records
from tinkuy.languages import LANGUAGES, Text
from tinkuy.notices import sending
from tinkuy.notices.actions import choose, tell
from tinkuy.notices.kinds import KINDS, How, UnknownKind
from tinkuy.notices.models import Letter, Notice

pytestmark = pytest.mark.django_db
RETURNED = Text("Salud devolvió su reporte de marzo.", "Health returned your report of March.", "Saúde devolveu o seu relatório de março.")  # fmt: skip
PAGE = "/p/gtrm-peru/hoy/"


@pytest.fixture
def peru():
    return records.platform("gtrm-peru", name="GTRM Perú")


@pytest.fixture
def people():
    """One per language, with a name each."""
    return [records.person(email=f"{code}@example.org", name=code.upper(), language=code) for code in LANGUAGES]


@pytest.fixture
def told(peru, django_capture_on_commit_callbacks):
    """Tell, and do what the commit does."""

    def tell_(people, kind="returned", **said):
        with django_capture_on_commit_callbacks(execute=True):
            given = {"people": people, "platform": peru, "kind": kind, "sentence": RETURNED, "address": PAGE}
            return tell(**given | said)

    return tell_


def test_who_is_told_at_once_gets_an_e_mail_in_their_language(told, people) -> None:
    told(people)
    assert {letter.to[0]: RETURNED.in_(letter.to[0][:2]) in letter.body for letter in mail.outbox} == dict.fromkeys(
        ("es@example.org", "en@example.org", "pt@example.org"), True
    )
    subjects = {letter.to[0][:2]: letter.subject for letter in mail.outbox}
    assert subjects == {code: f"GTRM Perú: {KINDS['returned'].text.in_(code)}" for code in LANGUAGES}


def test_an_e_mail_is_plain_text_with_simple_html_and_a_link_to_the_page(told, people, settings) -> None:
    settings.SITE = "https://tinkuy.example.org"
    told(people[:1])
    (letter,) = mail.outbox
    (html,) = (one.content for one in letter.alternatives)
    assert f"https://tinkuy.example.org{PAGE}" in letter.body
    assert f'<a href="https://tinkuy.example.org{PAGE}">' in html
    assert '<html lang="es">' in html
    assert "<img" not in html


def test_what_people_wrote_is_escaped_in_the_html(told, people) -> None:
    told(people[:1], sentence=Text("Devolvieron «<script>x</script>»"))
    (html,) = (one.content for one in mail.outbox[0].alternatives)
    assert "<script>" not in html
    assert "&lt;script&gt;" in html


def test_a_subject_is_one_line_whatever_the_platform_is_called(told, peru, people) -> None:
    peru.name = "GTRM\r\nBcc: todos@example.org"
    told(people[:1])
    assert "\n" not in mail.outbox[0].subject
    assert mail.outbox[0].recipients() == ["es@example.org"]


def test_who_chose_no_e_mail_is_told_in_the_product_alone(told, peru, people) -> None:
    choose(platform=peru, ways={"returned": How.NONE}, by=people[0])
    told(people[:1])
    assert mail.outbox == []
    assert Notice.objects.on(peru).get().text == RETURNED


def test_a_choice_of_one_platform_is_not_one_of_another(told, people) -> None:
    choose(platform=records.platform("gifmm-colombia"), ways={"returned": How.NONE}, by=people[0])
    told(people[:1])
    assert len(mail.outbox) == 1


def test_the_same_is_told_once_where_asked(told, people) -> None:
    told(people[:1], once="2026-03")
    told(people[:2], once="2026-03")
    assert sorted(letter.to[0] for letter in mail.outbox) == ["en@example.org", "es@example.org"]


def test_an_account_that_was_closed_is_told_nothing(told, peru) -> None:
    told([records.person(is_active=False)])
    assert not Notice.objects.on(peru).exists()


def test_an_unknown_kind_is_an_error(told, people) -> None:
    with pytest.raises(UnknownKind):
        told(people, kind="gossip")


def test_nothing_goes_out_where_what_happened_was_taken_back(peru, people, django_capture_on_commit_callbacks) -> None:
    with django_capture_on_commit_callbacks() as waiting:
        tell(people=people, platform=peru, kind="returned", sentence=RETURNED, address=PAGE)
    assert len(waiting) == 1
    assert mail.outbox == []


def test_a_letter_goes_out_once_however_often_it_is_asked_for(peru) -> None:
    letter = records.letter(peru)
    assert [sending.send(letter) for _ in range(3)] == ["sent", "sent", "sent"]
    assert len(mail.outbox) == 1


def test_a_letter_whose_sender_was_killed_is_not_sent_again(peru) -> None:
    records.letter(peru, state="sending", attempts=1)
    assert sending.send_waiting() == 0
    assert mail.outbox == []


def failing(error):
    return mock.patch("django.core.mail.EmailMultiAlternatives.send", side_effect=error)


def test_a_server_that_does_not_answer_is_tried_again_later(peru) -> None:
    letter = records.letter(peru)
    with failing(OSError("no route")):
        assert sending.send(letter) == "waiting"
    assert sending.send_waiting() == 0
    Letter.objects.on(peru).update(next_try_at=timezone.now() - timedelta(seconds=1))
    assert sending.send_waiting() == 1


def test_a_letter_is_given_up_at_last(peru) -> None:
    letter = records.letter(peru)
    with failing(OSError("no route")):
        for _ in range(len(sending.PAUSES) + 1):
            Letter.objects.on(peru).update(next_try_at=timezone.now())
            state = sending.send(letter)
    assert (state, Letter.objects.on(peru).get().failure) == ("failed", "OSError")


@pytest.mark.parametrize(("code", "state"), [(550, "failed"), (452, "waiting")])
def test_an_address_that_is_not_there_is_given_up_and_a_full_mailbox_is_not(peru, code, state) -> None:
    letter = records.letter(peru)
    with failing(smtplib.SMTPRecipientsRefused({"x@example.org": (code, b"x@example.org")})):
        assert sending.send(letter) == state
    assert "x@example.org" not in Letter.objects.on(peru).get().failure


def test_the_way_out_of_e_mails_needs_no_sign_in(told, people) -> None:
    told(people[:1])
    address = re.search(r"http://[^/]+(/avisos/menos/\S+)", mail.outbox[0].body)[1]
    assert mail.outbox[0].extra_headers["List-Unsubscribe"].endswith(f"{address}>")
    visitor = Client(enforce_csrf_checks=True)
    assert "Le devolvieron un reporte" in visitor.get(address).content.decode()
    told(people[:1])
    assert len(mail.outbox) == 2  # looking changes nothing: programs that check links do
    visitor.post(address, {"List-Unsubscribe": "One-Click"})
    told(people[:1])
    assert len(mail.outbox) == 2


def test_a_way_out_that_somebody_changed_does_nothing(told, people) -> None:
    told(people[:1])
    address = re.search(r"http://[^/]+(/avisos/menos/\S+)", mail.outbox[0].body)[1]
    assert Client().post(f"{address[:-5]}aaaa/").status_code == 404
    told(people[:1])
    assert len(mail.outbox) == 2
