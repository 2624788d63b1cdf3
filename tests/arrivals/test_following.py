"""What a file asks goes with the role of whoever sent it: at once, or on the day from which the role is another's."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.factories import records
from tests.factories.reports import make_world
from tinkuy.accounts.actions import hand_over
from tinkuy.accounts.models import RoleHeld
from tinkuy.arrivals.following import follow_roles
from tinkuy.arrivals.models import Arrival
from tinkuy.audit.models import Event
from tinkuy.notices.models import Notice
from tinkuy.registries.installed_packs import today_on

pytestmark = pytest.mark.django_db
QUESTION = {"kind": "unplaced_rows", "text": {"es": "¿?", "en": "?", "pt": "?"}, "rows": 2}


@pytest.fixture
def world():
    return make_world()


@pytest.fixture
def carmen(world):
    return records.role(on=world.platform, role="coordinator").person


@pytest.fixture
def asking(world) -> Arrival:
    """A file of Alice that asks something."""
    return records.arrival(world.platform, by=world.alice, state=Arrival.State.ASKS, question=QUESTION)


def held(world, person) -> RoleHeld:
    return RoleHeld.objects.on(world.platform).get(person=person)


def whose(arrival: Arrival) -> object:
    arrival.refresh_from_db()
    return arrival.by


def test_a_question_goes_with_the_role_and_its_successor_is_told(world, carmen, asking) -> None:
    ana = records.person()
    hand_over(held=held(world, world.alice), to=ana, by=carmen)
    assert whose(asking) == ana
    assert Notice.objects.on(world.platform).filter(person=ana, address__endswith=f"{asking.pk}/").exists()
    assert Event.objects.on(world.platform).get(verb="pass_arrival").detail["from"] == str(world.alice.pk)


def test_what_is_sent_for_whoever_leaves_is_sent_for_the_successor(world, carmen) -> None:
    sent = records.arrival(world.platform, by=world.iris, on_behalf_of=world.alice)
    ana = records.person()
    hand_over(held=held(world, world.alice), to=ana, by=carmen)
    sent.refresh_from_db()
    assert (sent.by, sent.on_behalf_of) == (world.iris, ana)


def test_a_role_of_a_later_day_takes_its_questions_along_on_that_day(world, carmen, asking) -> None:
    ana, today = records.person(), today_on(world.platform)
    passed = hand_over(held=held(world, world.alice), to=ana, by=carmen, from_date=today + timedelta(days=3))
    assert follow_roles() == 0
    assert whose(asking) == world.alice
    RoleHeld.objects.on(world.platform).filter(person=world.alice).update(until=today - timedelta(days=1))
    RoleHeld.objects.on(world.platform).filter(pk=passed.pk).update(since=today)
    assert follow_roles() == 1
    assert whose(asking) == ana


def test_who_still_sends_for_another_organisation_keeps_what_they_sent(world, carmen, asking) -> None:
    first = held(world, world.alice)
    records.role(on=world.platform, person=world.alice, role="focal_point", organisation=world.unhcr)
    hand_over(held=first, to=records.person(), by=carmen)
    assert whose(asking) == world.alice


def test_what_the_successor_sent_too_stays_where_it_is(world, carmen, asking) -> None:
    same = {"digest": asking.digest, "year": asking.year, "state": Arrival.State.ASKS, "question": QUESTION}
    records.arrival(world.platform, by=world.bob, **same)
    RoleHeld.objects.on(world.platform).filter(person=world.bob).delete()
    hand_over(held=held(world, world.alice), to=world.bob, by=carmen)
    assert whose(asking) == world.alice
