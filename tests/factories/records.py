"""Rows in the database for tests: two platforms, and whatever a test says it needs."""

from __future__ import annotations

from datetime import date
from itertools import count
from typing import Any

from tinkuy.accounts.models import RoleHeld, User
from tinkuy.audit.models import Event, record
from tinkuy.registries.models import Membership, Organisation, Platform

_numbers = count(1)


def platform(code: str = "", **values: Any) -> Platform:
    """A platform."""
    code = code or f"platform-{next(_numbers)}"
    return Platform.objects.create(
        **{"scope": "r4v", "code": code, "name": code, "pack": code, "pack_version": "1"} | values
    )


def organisation(**values: Any) -> Organisation:
    """An organisation; one row for all platforms."""
    number = next(_numbers)
    return Organisation.objects.create(
        **{"scope": "r4v", "code": f"ORG{number}", "name_es": f"Organización {number}"} | values
    )


def person(**values: Any) -> User:
    """A person with an account."""
    return User.objects.create_user(**{"email": f"person{next(_numbers)}@example.org"} | values)


def membership(on: Platform, **values: Any) -> Membership:
    """An organisation's membership of a platform."""
    given = {"platform": on, "capacity": "member", "since": date(2026, 1, 1)} | values
    return Membership.objects.create(**{"organisation": given.get("organisation") or organisation()} | given)


def role(on: Platform, **values: Any) -> RoleHeld:
    """A role that somebody holds on a platform."""
    given = {"platform": on, "role": "donor"} | values
    return RoleHeld.objects.create(**{"person": given.get("person") or person()} | given)


def event(on: Platform) -> Event:
    """Something that somebody did on a platform."""
    return record("join", membership(on=on), by=person())


# One maker for every table whose rows belong to one platform; the leakage test asks each of them.
MAKERS = {Event: event, Membership: membership, RoleHeld: role}
