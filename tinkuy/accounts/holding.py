"""What giving, ending and passing roles have in common: who may, what is held now, and what follows a role."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any, Final

from django.db.models import Q, QuerySet
from django.urls import reverse

from tinkuy.access.permissions import Permission
from tinkuy.access.policy import Matter, require
from tinkuy.access.roles import GOVERNING, ROLES, SCOPES, Role
from tinkuy.accounts.models import RoleHeld, User
from tinkuy.accounts.refusals import NotMade
from tinkuy.audit.models import record
from tinkuy.languages import LANGUAGES, Text
from tinkuy.notices.actions import tell
from tinkuy.registries.installed_packs import today_on
from tinkuy.registries.models import Platform

# What is somebody's by person and goes with a role that is passed: later stages add theirs (held, passed).
FOLLOWING: Final[list[Callable[[RoleHeld, RoleHeld], object]]] = []

_GIVEN: Final = Text(
    "Tiene un rol en {platform}. {role}", "You hold a role on {platform}. {role}", "Tem um papel em {platform}. {role}"
)
_GIVES_ROLES: Final = (Role.COORDINATOR.value, Role.ADMINISTRATOR.value)


def giving(role: Role) -> Permission:
    """What somebody must be permitted to give, end or pass this role."""
    return Permission.ADMINISTER if role in GOVERNING else Permission.INVITE


def require_giving(by: Any, platform: Platform, role: Role) -> None:
    """Raise Refused unless they may give, end or pass this role on the platform."""
    require(by, giving(role), Matter(str(platform.pk)))


def valid(platform: Platform, day: dt.date | None = None) -> QuerySet[RoleHeld]:
    """The roles that hold on the platform on a day (today), of people whose account is open."""
    on = day or today_on(platform)
    begun, not_over = Q(since__isnull=True) | Q(since__lte=on), Q(until__isnull=True) | Q(until__gte=on)
    return RoleHeld.objects.on(platform).filter(begun, not_over, person__is_active=True)


def held_now(platform: Platform, person: User, role: Role, scope: Mapping[str, Any]) -> RoleHeld | None:
    """The very role that they hold, or will; one that is over is none."""
    not_over = Q(until__isnull=True) | Q(until__gte=today_on(platform))
    return RoleHeld.objects.on(platform).filter(not_over, person=person, role=role.value, **scope).first()


def hold(
    platform: Platform,
    person: User,
    role: Role,
    scope: Mapping[str, Any],
    *,
    since: dt.date | None,
    until: dt.date | None,
    by: Any,
    desk: str = "",
    detail: Mapping[str, Any],
) -> RoleHeld:
    """Let the person hold the role; one that they hold already is held until the day that is said now. One event."""
    held = held_now(platform, person, role, scope)
    if held is None:
        said = {"since": since, "until": until, "desk": desk}
        held = RoleHeld.objects.create(platform=platform, person=person, role=role.value, **scope, **said)
        record("give_role", held, by=by, detail=said_of(held) | dict(detail))
        if by is not None and by.pk != person.pk and not detail.get("new_account"):
            _tell_given(held)
    elif held.until != until:
        held.until = until
        held.save(update_fields=["until"])
        record("prolong_role", held, by=by, detail=said_of(held))
    return held


def _tell_given(held: RoleHeld) -> None:
    """Tell whoever has an account already that they hold a role from now on, or from its first day."""
    role = ROLES[Role(held.role)]
    sentence = Text(*(_GIVEN.in_(code).format(role=role.in_(code), platform=held.platform.name) for code in LANGUAGES))
    address = reverse("today", kwargs={"platform": held.platform.code})
    tell(people=[held.person], platform=held.platform, kind="role", sentence=sentence, address=address)


def said_of(held: RoleHeld) -> dict[str, str]:
    """What an event says of a role: its kind, its holder, what it is of and its days; by code and identifier."""
    organisation = held.organisation.code if held.organisation else ""
    scope = {what: organisation if what == "organisation" else getattr(held, what) for what in SCOPES}
    days = {"since": str(held.since or ""), "until": str(held.until or "")}
    said = {"role": held.role, "person": str(held.person_id)} | scope | days
    return {key: value for key, value in said.items() if value}


def refuse_ended(held: RoleHeld) -> None:
    """Raise NotMade where the role is over."""
    if held.until is not None and held.until < today_on(held.platform):
        raise NotMade("over")


def refuse_leaving_nobody(held: RoleHeld) -> None:
    """Raise NotMade where nobody would be left who gives roles on the platform."""
    others = valid(held.platform).filter(role__in=_GIVES_ROLES, until__isnull=True).exclude(pk=held.pk)
    if held.role in _GIVES_ROLES and not others.exists():
        raise NotMade("last_one")
