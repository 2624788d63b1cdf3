"""What is done to accounts. Each verb: who may (policy), one transaction, one event."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from tinkuy.access.roles import SCOPES, Role
from tinkuy.accounts.holding import (
    FOLLOWING,
    held_now,
    hold,
    refuse_ended,
    refuse_leaving_nobody,
    require_giving,
    said_of,
)
from tinkuy.accounts.models import RoleHeld, User
from tinkuy.accounts.refusals import NotMade
from tinkuy.audit.models import record
from tinkuy.registries.installed_packs import today_on
from tinkuy.registries.models import Organisation, Platform


@transaction.atomic
def give_role(
    *,
    platform: Platform,
    email: str,
    role: Role,
    organisation: Organisation | None = None,
    sector: str = "",
    place: str = "",
    partner: str = "",
    since: dt.date | None = None,
    until: dt.date | None = None,
    name: str = "",
    password: str | None = None,
    by: Any = None,
) -> User:
    """Have an account for the address, and let it hold the role on the platform. Safe to repeat.

    `by` is blank for whoever runs the installation, from its command line. An account that is there keeps its password,
    unless one is given. A role that is held already is held until the day that is said now. Raises Refused and NotMade.
    """
    if by is not None:
        require_giving(by, platform, role)
    scope = {"organisation": organisation, "sector": sector, "place": place, "partner": partner}
    _refuse_misfit(role, scope)
    if since and until and until < since:
        raise NotMade("ends_before")
    person, is_new = _account(email, name, password, organisation)
    hold(platform, person, role, scope, since=since, until=until, by=by, detail={"new_account": is_new})
    return person


@transaction.atomic
def take_role(*, held: RoleHeld, by: Any, last_day: dt.date | None = None) -> None:
    """End a role after its last day; at once where none is said. What was done with it stays. Raises Refused, NotMade."""
    require_giving(by, held.platform, Role(held.role))
    refuse_ended(held)
    refuse_leaving_nobody(held)
    last = last_day or today_on(held.platform) - dt.timedelta(days=1)
    detail = said_of(held)
    if last_day and held.since and last < held.since:
        raise NotMade("ends_before")
    if held.since and last < held.since:  # ended on its first day: it held for none that is over
        record("take_role", held, by=by, detail=detail)
        held.delete()
        return
    held.until = last
    held.save(update_fields=["until"])
    record("take_role", held, by=by, detail=detail | {"until": str(last)})


@transaction.atomic
def hand_over(*, held: RoleHeld, to: User, by: Any, from_date: dt.date | None = None) -> RoleHeld:
    """Pass a role with its open work to somebody: theirs from that day on (today where none is said).

    Reports, comments and questions are of the organisation or the sector, so they are the successor's by the role; the
    desk of a focal point, by which a corrected report finds the one that it corrects, goes with the role.
    Raises Refused and NotMade.
    """
    require_giving(by, held.platform, Role(held.role))
    refuse_ended(held)
    if to.pk == held.person_id:
        raise NotMade("same_person")
    scope = {what: getattr(held, what) for what in SCOPES}
    if held_now(held.platform, to, Role(held.role), scope) is not None:
        raise NotMade("holds_already", person=str(to), giver=str(held.person))
    first = max(from_date or today_on(held.platform), held.since or dt.date.min)
    passed = hold(
        held.platform, to, Role(held.role), scope, since=first, until=held.until, by=by,
        desk=held.desk or str(held.person_id), detail={"from": str(held.person_id)},
    )  # fmt: skip
    detail = said_of(held) | {"to": str(to.pk), "since": str(first)}
    record("hand_over", held, by=by, detail=detail)
    held.until = first - dt.timedelta(days=1)
    if held.since and held.until < held.since:
        held.delete()
    else:
        held.save(update_fields=["until"])
    for follow in FOLLOWING:
        follow(held, passed)
    return passed


def _refuse_misfit(role: Role, scope: Mapping[str, Any]) -> None:
    for what, said in scope.items():
        if (what in role.scope) != bool(said):
            raise NotMade(f"{what}_wanted" if what in role.scope else f"{what}_unwanted")


def _account(email: str, name: str, password: str | None, organisation: Organisation | None) -> tuple[User, bool]:
    """The account of the address, made if there is none, and whether it was."""
    address = email.strip().lower()
    try:
        validate_email(address)
    except ValidationError as error:
        raise NotMade("no_address", email=email) from error
    person = User.objects.filter(email=address).first()
    is_new = person is None
    person = person or User(email=address, name=name, organisation=organisation)
    if password is None and is_new:
        raise NotMade("no_password", email=address)
    if password is not None:
        _refuse_weak(password, person)
        person.set_password(password)
    person.save()
    return person, is_new


def _refuse_weak(password: str, person: User) -> None:
    try:
        validate_password(password, person)
    except ValidationError as error:
        raise NotMade("weak_password") from error
