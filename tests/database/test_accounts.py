"""People sign in with their e-mail address, and hold roles on platforms."""

from __future__ import annotations

import pytest
from django.contrib.auth import authenticate

from tests.factories import records
from tinkuy.access.permissions import Permission
from tinkuy.access.policy import Matter, allows
from tinkuy.accounts.models import User

pytestmark = pytest.mark.django_db


def test_the_address_is_the_login_however_it_is_capitalised() -> None:
    alice = records.person(email="Alice@Example.org", password="donde las corrientes se juntan")
    assert authenticate(username="ALICE@example.org", password="donde las corrientes se juntan") == alice
    assert authenticate(username="alice@example.org", password="another") is None


def test_an_account_without_a_password_lets_nobody_in() -> None:
    records.person(email="alice@example.org")
    assert authenticate(username="alice@example.org", password="") is None


def test_an_account_needs_an_address() -> None:
    with pytest.raises(ValueError, match="e-mail"):
        User.objects.create_user("")


def test_a_focal_point_may_upload_for_their_organisation_on_their_platform_only() -> None:
    peru, colombia, organisation = records.platform(), records.platform(), records.organisation()
    alice, bob, charlie = (records.person() for _ in range(3))
    for person in (alice, bob):
        records.role(on=peru, person=person, role="focal_point", organisation=organisation)
    records.role(on=colombia, person=charlie, role="focal_point", organisation=organisation)
    matter = Matter(str(peru.pk), str(organisation.pk))
    assert [allows(person, Permission.UPLOAD, matter) for person in (alice, bob, charlie)] == [True, True, False]


def test_whoever_left_holds_no_role() -> None:
    peru = records.platform()
    alice = records.role(on=peru, role="coordinator").person
    assert allows(alice, Permission.RELEASE, Matter(str(peru.pk)))
    alice.is_active = False
    assert not allows(alice, Permission.RELEASE, Matter(str(peru.pk)))
