"""An account gets a role on a platform: by whoever runs the installation, or by who manages the platform."""

from __future__ import annotations

import pytest

from tests.factories import records
from tests.factories.reports import make_world
from tinkuy.access.policy import Refused
from tinkuy.access.roles import Role
from tinkuy.accounts.actions import NotMade, give_role
from tinkuy.accounts.models import RoleHeld, User
from tinkuy.audit.models import Event

pytestmark = pytest.mark.django_db
WORD = "una-clave-larga-2026"


@pytest.fixture
def world(db):
    return make_world()


def test_a_new_account_may_sign_in_and_holds_its_role(world) -> None:
    said = {"platform": world.platform, "role": Role.FOCAL_POINT, "organisation": world.unicef, "password": WORD}
    person = give_role(email=" Ana@Example.org ", **said)
    assert (person.email, person.check_password(WORD), person.organisation) == ("ana@example.org", True, world.unicef)
    assert [grant.role for grant in person.grants()] == [Role.FOCAL_POINT]
    told = Event.objects.on(world.platform).get(verb="give_role").detail
    assert told == {
        "role": "focal_point", "person": str(person.pk), "organisation": world.unicef.code, "new_account": True
    }  # fmt: skip


def test_giving_a_role_twice_gives_it_once_and_keeps_the_password(world) -> None:
    for password in (WORD, None):
        give_role(platform=world.platform, email="ana@example.org", role=Role.DONOR, password=password)
    assert RoleHeld.objects.on(world.platform).filter(person__email="ana@example.org").count() == 1
    assert User.objects.get(email="ana@example.org").check_password(WORD)


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ({"role": Role.FOCAL_POINT}, "organisation_wanted"),
        ({"role": Role.SECTOR_LEAD}, "sector_wanted"),
        ({"role": Role.DONOR, "sector": "health"}, "sector_unwanted"),
        ({"role": Role.DONOR, "email": "ana"}, "no_address"),
        ({"role": Role.DONOR, "password": None}, "no_password"),
        ({"role": Role.DONOR, "password": "corta"}, "weak_password"),
        ({"role": Role.DONOR, "password": "contraseña12"[:4] * 2}, "weak_password"),
    ],
)
def test_what_cannot_be_made_is_told_why_and_nothing_is_made(world, said, reason) -> None:
    given = {"platform": world.platform, "email": "ana@example.org", "password": WORD} | said
    with pytest.raises(NotMade) as refused:
        give_role(**given)
    assert refused.value.reason == reason
    assert all((refused.value.text.es, refused.value.text.en, refused.value.text.pt))
    assert not User.objects.filter(email__startswith="ana").exists()


def test_who_manages_the_platform_gives_roles_and_nobody_else(world) -> None:
    carmen = records.person()
    records.role(world.platform, person=carmen, role="coordinator")
    said = {"platform": world.platform, "email": "ana@example.org", "role": Role.DONOR, "password": WORD}
    for somebody in (world.alice, world.charlie, world.hugo):
        with pytest.raises(Refused):
            give_role(**said, by=somebody)
    assert give_role(**said, by=carmen).email == "ana@example.org"
