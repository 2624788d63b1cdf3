"""People by the roles that they hold today: whom something is told, whom something may be asked."""

from __future__ import annotations

from collections.abc import Collection

from tinkuy.access.roles import Role
from tinkuy.accounts.holding import valid
from tinkuy.accounts.models import User
from tinkuy.registries.models import Organisation, Platform


def holding(
    platform: Platform,
    roles: Collection[Role] = tuple(Role),
    *,
    organisations: Collection[Organisation] | None = None,
    sectors: Collection[str] | None = None,
) -> list[User]:
    """The people who hold one of these roles on the platform, for these organisations or sectors where they are said."""
    held = valid(platform).filter(role__in=[role.value for role in roles])
    if organisations is not None:
        held = held.filter(organisation__in=list(organisations))
    if sectors is not None:
        held = held.filter(sector__in=list(sectors))
    return list(User.objects.filter(pk__in=held.values("person")).order_by("email"))
