"""The bell and the page of notices: one's own, read one by one or all at once, and by e-mail as one chooses."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.factories import records
from tests.factories.reports import make_world
from tinkuy.notices.choices import ways
from tinkuy.notices.kinds import How
from tinkuy.notices.models import Notice

pytestmark = pytest.mark.django_db
NOTICES = "/p/gtrm-peru/avisos/"


@pytest.fixture
def world(settings, tmp_path):
    settings.DATA_FOLDER = tmp_path
    return make_world()


def as_(person) -> Client:
    client = Client(HTTP_ACCEPT_LANGUAGE="es")
    client.force_login(person)
    return client


def test_the_bell_counts_what_is_not_read_on_this_platform(world) -> None:
    records.notice(world.platform, person=world.alice)
    records.notice(world.platform, person=world.alice, sentence={"es": "Otro aviso."})
    records.notice(world.platform, person=world.bob)
    assert "Avisos: 2 sin leer" in as_(world.alice).get(NOTICES).content.decode()


def test_who_follows_a_notice_has_read_it(world) -> None:
    told = records.notice(world.platform, person=world.alice, address="/p/gtrm-peru/hoy/")
    answer = as_(world.alice).post(f"{NOTICES}{told.pk}/")
    assert answer["Location"] == "/p/gtrm-peru/hoy/"
    assert Notice.objects.on(world.platform).get().read_at is not None


def test_a_notice_leads_to_no_other_site(world) -> None:
    told = records.notice(world.platform, person=world.alice, address="//elsewhere.example.org/")
    assert as_(world.alice).post(f"{NOTICES}{told.pk}/")["Location"] == NOTICES


def test_notices_of_others_are_not_there(world) -> None:
    told = records.notice(world.platform, person=world.alice)
    assert as_(world.bob).post(f"{NOTICES}{told.pk}/").status_code == 404
    as_(world.bob).post(f"{NOTICES}leidos/")
    assert Notice.objects.on(world.platform).get().read_at is None


def test_each_person_chooses_how_each_kind_reaches_them(world) -> None:
    as_(world.alice).post(f"{NOTICES}correo/", {"returned": "daily", "accepted": "none", "comment": "pigeon"})
    held = ways(world.platform, world.alice)
    assert (held["returned"], held["accepted"], held["comment"]) == (How.DAILY, How.NONE, How.AT_ONCE)
    assert ways(world.platform, world.bob)["returned"] is How.AT_ONCE
