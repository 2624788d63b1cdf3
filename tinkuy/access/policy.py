"""The one table of who may do what (pure). Actions ask `require`; pages ask `allows` to know what to show.

To change who may do something, change a line of POLICY. A person without any grant may do nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Protocol

from rules import Predicate, predicate

from tinkuy.access.permissions import ACTS, Permission
from tinkuy.access.roles import Grant, Role
from tinkuy.languages import LANGUAGES, Text

_REFUSED: Final = Text(
    "Su cuenta no permite {act}. Si le corresponde, pida el rol a quien coordina la plataforma.",
    "Your account does not allow you to {act}. If it should, ask whoever coordinates the platform for the role.",
    "A sua conta não permite {act}. Se deveria, peça o papel a quem coordena a plataforma.",
)


class Person(Protocol):
    """Whoever asks: who they are, and the roles they hold."""

    @property
    def pk(self) -> object: ...

    def grants(self) -> Iterable[Grant]: ...


@dataclass(frozen=True, slots=True)
class Matter:
    """What is asked about: a platform and, where it is of one, the organisation and the sector.

    A matter without a sector covers all of an organisation's sectors. `sent_by`: the people who sent what is asked about.
    """

    platform: str
    organisation: str | None = None
    sector: str | None = None
    sent_by: frozenset[object] = frozenset()


class Refused(Exception):
    """The policy does not allow it; `text` says so."""

    def __init__(self, permission: Permission, matter: Matter) -> None:
        super().__init__(f"{permission.value} is not allowed on {matter}")
        self.permission, self.matter = permission, matter
        self.text = Text(*(_REFUSED.in_(code).format(act=ACTS[permission].in_(code)) for code in LANGUAGES))


def _holds(person: Person, role: Role, matter: Matter) -> bool:
    """Whether the person holds the role for this very platform, organisation and sector."""
    return any(
        grant.role is role
        and grant.platform == matter.platform
        and (not role.of_an_organisation or grant.organisation == matter.organisation)
        and (not role.of_a_sector or grant.sector == matter.sector)
        for grant in person.grants()
    )


@predicate
def coordinates_platform(person: Person, matter: Matter) -> bool:
    """Holds the role of coordinator on the platform."""
    return _holds(person, Role.COORDINATOR, matter)


@predicate
def manages_information(person: Person, matter: Matter) -> bool:
    """Holds the role of information officer on the platform."""
    return _holds(person, Role.INFORMATION_OFFICER, matter)


@predicate
def takes_part(person: Person, matter: Matter) -> bool:
    """Holds any role on the platform, for whatever organisation or sector."""
    return any(grant.platform == matter.platform for grant in person.grants())


@predicate
def leads_sector(person: Person, matter: Matter) -> bool:
    """Leads the very sector; what covers several sectors is not one lead's to decide."""
    return _holds(person, Role.SECTOR_LEAD, matter)


@predicate
def reports_for_organisation(person: Person, matter: Matter) -> bool:
    """Is a focal point of the very organisation."""
    return _holds(person, Role.FOCAL_POINT, matter)


@predicate
def sent_it(person: Person, matter: Matter) -> bool:
    """Is one of those who sent it."""
    return person.pk in matter.sent_by


POLICY: Final[dict[Permission, Predicate]] = {
    Permission.UPLOAD: reports_for_organisation | manages_information,
    # Nobody accepts the report of an organisation that they report for, nor what they sent for another.
    Permission.ACCEPT: (leads_sector | manages_information) & ~reports_for_organisation & ~sent_it,
    Permission.RELEASE: coordinates_platform,
    Permission.READ_DRAFTS: reports_for_organisation | leads_sector | manages_information,
    Permission.READ_ROWS: reports_for_organisation | leads_sector | manages_information | coordinates_platform,
    Permission.READ_RELEASES: takes_part,
    Permission.KEEP_MONTHS: manages_information | coordinates_platform,
    Permission.KEEP_LISTS: manages_information | coordinates_platform,
    Permission.ERASE: coordinates_platform | manages_information,
    Permission.ADMINISTER: coordinates_platform,
}


def allows(person: Person, permission: Permission, matter: Matter) -> bool:
    """Whether the policy lets the person do this."""
    return POLICY[permission].test(person, matter)


def require(person: Person, permission: Permission, matter: Matter) -> None:
    """Raise Refused unless the policy lets the person do this."""
    if not allows(person, permission, matter):
        raise Refused(permission, matter)
