"""A role is held from a day to a day; it ends, and it is passed to a successor with its open work."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.factories import records
from tests.factories.reports import make_world, send
from tinkuy.access.policy import Refused
from tinkuy.access.roles import Role
from tinkuy.accounts.actions import give_role, hand_over, take_role
from tinkuy.accounts.models import RoleHeld, User
from tinkuy.accounts.refusals import NotMade
from tinkuy.audit.models import Event
from tinkuy.ledger.models import Submission
from tinkuy.registries.installed_packs import today_on

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


@pytest.fixture
def world(db):
    return make_world()


@pytest.fixture
def carmen(world) -> User:
    person = records.person(email="carmen@example.org", name="Carmen")
    records.role(on=world.platform, person=person, role="coordinator")
    return person


def role_of(person: User) -> RoleHeld:
    return RoleHeld.across_platforms.get(person=person, until__isnull=True)


def here(world, person: User) -> set[Role]:
    return {grant.role for grant in person.grants() if grant.platform == str(world.platform.pk)}


@pytest.mark.parametrize(
    ("since", "until", "holds"), [(0, 0, True), (1, None, False), (None, -1, False), (-9, 9, True)]
)
def test_a_role_is_held_on_its_days_only(world, since, until, holds) -> None:
    today = today_on(world.platform)
    days = {"since": since, "until": until}
    said = {name: None if n is None else today + n * DAY for name, n in days.items()}
    ana = records.person()
    records.role(on=world.platform, person=ana, role="donor", **said)
    assert here(world, ana) == ({Role.DONOR} if holds else set())


def test_a_role_of_a_place_and_one_of_a_partner_say_which(world) -> None:
    said = {"platform": world.platform, "password": "una-clave-larga-2026"}
    give_role(email="felipe@example.org", role=Role.FIELD_FOCAL_POINT, organisation=world.unicef, place="PE24", **said)
    give_role(email="pilar@example.org", role=Role.IMPLEMENTING_PARTNER, partner="IP115", **said)
    with pytest.raises(NotMade) as refused:
        give_role(email="rosa@example.org", role=Role.REGIONAL_GOVERNMENT, **said)
    assert refused.value.reason == "place_wanted"


def test_a_role_that_is_taken_is_over_at_once_and_stays_on_record(world, carmen) -> None:
    held = role_of(world.bob)
    take_role(held=held, by=carmen)
    assert here(world, world.bob) == set()
    assert RoleHeld.objects.on(world.platform).filter(pk=held.pk).exists()
    assert Event.objects.on(world.platform).get(verb="take_role").detail["person"] == str(world.bob.pk)
    with pytest.raises(NotMade) as again:
        take_role(held=RoleHeld.across_platforms.get(pk=held.pk), by=carmen)
    assert again.value.reason == "over"


def test_a_role_that_ended_can_be_given_again(world, carmen) -> None:
    take_role(held=role_of(world.bob), by=carmen)
    give_role(
        platform=world.platform, email=world.bob.email, role=Role.FOCAL_POINT, organisation=world.unicef, by=carmen
    )
    assert here(world, world.bob) == {Role.FOCAL_POINT}


def test_the_last_who_gives_roles_stays(world, carmen) -> None:
    with pytest.raises(NotMade) as refused:
        take_role(held=role_of(carmen), by=carmen)
    assert refused.value.reason == "last_one"
    records.role(on=world.platform, role="administrator")
    take_role(held=role_of(carmen), by=carmen)


def test_an_officer_gives_roles_of_partners_and_none_that_governs(world, carmen) -> None:
    give_role(platform=world.platform, email=world.charlie.email, role=Role.DONOR, by=world.iris)
    with pytest.raises(Refused):
        give_role(platform=world.platform, email=world.iris.email, role=Role.COORDINATOR, by=world.iris)
    with pytest.raises(Refused):
        take_role(held=role_of(carmen), by=world.iris)


def test_a_role_passes_to_its_successor_on_the_day_said(world, carmen) -> None:
    ana, day = records.person(), today_on(world.platform) + 3 * DAY
    passed = hand_over(held=role_of(world.bob), to=ana, by=carmen, from_date=day)
    assert (passed.since, passed.organisation) == (day, world.unicef)
    assert (here(world, world.bob), here(world, ana)) == ({Role.FOCAL_POINT}, set())
    assert RoleHeld.across_platforms.get(person=world.bob).until == day - DAY


def test_what_the_successor_sends_again_corrects_what_was_sent_before(world, carmen, tmp_path) -> None:
    send(world, tmp_path / "a.csv", [{}])
    ana = records.person()
    hand_over(held=role_of(world.alice), to=ana, by=carmen)
    send(world, tmp_path / "b.csv", [{"new": 7, "women": 7}], by=ana)
    assert Submission.objects.on(world.platform).count() == 1


@pytest.mark.parametrize(("to", "reason"), [("alice", "holds_already"), ("bob", "same_person")])
def test_a_role_is_not_passed_to_who_has_it(world, carmen, to, reason) -> None:
    with pytest.raises(NotMade) as refused:
        hand_over(held=role_of(world.bob), to=getattr(world, to), by=carmen)
    assert refused.value.reason == reason
    assert here(world, world.bob) == {Role.FOCAL_POINT}
