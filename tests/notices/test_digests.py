"""Once a day, in the morning of the platform: a digest of what a person chose to be told so; and who is told by whom."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core import mail
from django.utils import timezone

from tests.factories import records
from tests.factories.reports import make_world, send
from tinkuy.access.roles import Role
from tinkuy.accounts.actions import give_role
from tinkuy.jobs import mail as morning
from tinkuy.languages import Text
from tinkuy.ledger import actions
from tinkuy.ledger.telling import tell_closing
from tinkuy.months import Month
from tinkuy.notices.actions import mark_read, tell
from tinkuy.notices.digests import write_digests
from tinkuy.notices.models import Notice
from tinkuy.notices.sending import send_waiting

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 9)


@pytest.fixture
def world(settings, tmp_path):
    settings.DATA_FOLDER = tmp_path
    return make_world()


def tell_daily(world, *people, sentence="Se publicaron cifras."):
    tell(people=people, platform=world.platform, kind="released", sentence=Text(sentence), address="/p/gtrm-peru/hoy/")


def test_a_digest_holds_what_a_day_brought_and_goes_out_once(world) -> None:
    tell_daily(world, world.alice, sentence="Uno.")
    tell_daily(world, world.alice, sentence="Dos.")
    assert [write_digests(world.platform, DAY), write_digests(world.platform, DAY)] == [1, 0]
    assert [send_waiting(), send_waiting()] == [1, 0]
    (letter,) = mail.outbox
    assert letter.subject.endswith("2 avisos de hoy")
    assert "- Uno." in letter.body
    assert "- Dos." in letter.body


def test_what_came_after_the_digest_waits_for_the_next_day(world) -> None:
    tell_daily(world, world.alice)
    write_digests(world.platform, DAY)
    tell_daily(world, world.alice)
    assert write_digests(world.platform, DAY) == 0
    assert write_digests(world.platform, DAY + timedelta(days=1)) == 1


def test_what_was_read_in_the_product_is_not_mailed(world) -> None:
    tell_daily(world, world.alice)
    mark_read(platform=world.platform, by=world.alice)
    assert write_digests(world.platform, DAY) == 0


@pytest.mark.parametrize(("hour", "written"), [(11, 0), (12, 1)])  # in Lima it is five hours earlier
def test_morning_is_where_the_platform_is(world, monkeypatch, hour, written) -> None:
    tell_daily(world, world.alice)
    at = timezone.now().replace(year=2026, month=3, day=9, hour=hour, minute=30)
    monkeypatch.setattr(morning.timezone, "now", lambda: at)
    assert morning.mornings() == written


def test_the_senders_are_told_what_a_reviewer_decided(world, tmp_path) -> None:
    (draft,) = send(world, tmp_path / "marzo.csv", [{}]).made
    actions.submit(version=draft, by=world.alice)
    actions.return_(version=draft, sectors=["education"], comment="Faltan distritos", by=world.elena)
    told = Notice.objects.on(world.platform).filter(kind="returned")
    assert {str(one.person) for one in told} == {"Alice", "Bob"}
    assert "marzo 2021 de UNICEF (Educación)" in told[0].text.es
    assert "Faltan distritos" not in told[0].text.es  # free text stays on the page


def test_focal_points_are_told_that_a_month_opens_once(world) -> None:
    for day in (10, 12):
        actions.open_month(platform=world.platform, month=Month(2021, 3), due_on=date(2021, 4, day), by=world.iris)
    told = Notice.objects.on(world.platform).filter(kind="month_opened")
    assert sorted(str(one.person) for one in told) == ["Alice", "Bob", "Charlie"]
    assert told[0].text.en == "Reports of March 2021 may be sent now, until 10 April 2021."


@pytest.mark.parametrize(("days", "told"), [(4, 0), (3, 1), (0, 1), (-1, 0)])
def test_who_has_not_reported_is_told_three_days_before(world, tmp_path, days, told) -> None:
    for person in (world.alice, world.charlie):
        (draft,) = send(world, tmp_path / f"{person}.csv", [{"organisation": "UNICEF" if person == world.alice else "ACNUR"}], by=person).made  # fmt: skip
        if person == world.alice:
            actions.submit(version=draft, by=person)
    actions.open_month(platform=world.platform, month=Month(2021, 3), due_on=date(2021, 4, 10), by=world.iris)
    today = date(2021, 4, 10) - timedelta(days=days)
    assert [tell_closing(world.platform, today), tell_closing(world.platform, today)] == [told, 0]


def test_somebody_is_told_that_they_hold_a_role(world) -> None:
    carmen = records.person(email="carmen@example.org", language="en")
    records.role(on=world.platform, person=carmen, role="coordinator")
    give_role(platform=world.platform, email="bob@example.org", role=Role.DONOR, by=carmen)
    assert Notice.objects.on(world.platform).get(kind="role").person == world.bob
