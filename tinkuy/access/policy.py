"""The one table of who may do what (pure). Actions ask `require`; pages ask `allows` to know what to show.

To change who may do something, change a line of POLICY. A person without any grant may do nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Protocol

from rules import Predicate, predicate

from tinkuy.access.permissions import ACTS, Permission
from tinkuy.access.roles import LEADS, LOOKING_ON, WORKING, Grant, Role
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
    """What is asked about: a platform and, where it is of one, the organisation, the sector, the place and the partner.

    A matter without a sector covers all of an organisation's sectors; one without a place, all of its places. `partner`:
    the implementing partner that the rows name. `sent_by`: the people who sent what is asked about. `nobody_else`:
    everybody who leads the sector or manages information sent it, or reports for the organisation.
    """

    platform: str
    organisation: str | None = None
    sector: str | None = None
    sent_by: frozenset[object] = frozenset()
    place: str | None = None
    partner: str | None = None
    nobody_else: bool = False


class Refused(Exception):
    """The policy does not allow it; `text` says so."""

    def __init__(self, permission: Permission, matter: Matter) -> None:
        super().__init__(f"{permission.value} is not allowed on {matter}")
        self.permission, self.matter = permission, matter
        self.text = Text(*(_REFUSED.in_(code).format(act=ACTS[permission].in_(code)) for code in LANGUAGES))


def _holds(person: Person, matter: Matter, *roles: Role) -> bool:
    """Whether the person holds one of the roles for this very platform, and for what the role is of."""
    return any(
        grant.role in roles
        and grant.platform == matter.platform
        and all(getattr(grant, what) == getattr(matter, what) for what in grant.role.scope)
        for grant in person.grants()
    )


@predicate
def coordinates_platform(person: Person, matter: Matter) -> bool:
    """Holds the role of coordinator on the platform."""
    return _holds(person, matter, Role.COORDINATOR)


@predicate
def manages_information(person: Person, matter: Matter) -> bool:
    """Holds the role of information officer on the platform."""
    return _holds(person, matter, Role.INFORMATION_OFFICER)


@predicate
def administers_accounts(person: Person, matter: Matter) -> bool:
    """Holds the role of administrator on the platform."""
    return _holds(person, matter, Role.ADMINISTRATOR)


@predicate
def takes_part(person: Person, matter: Matter) -> bool:
    """Holds any role on the platform, for whatever organisation, sector, place or partner."""
    return any(grant.platform == matter.platform for grant in person.grants())


@predicate
def looks_beyond_one_place(person: Person, matter: Matter) -> bool:
    """Holds a role on the platform that is about results, and not those of one territory only."""
    narrow = {Role.REGIONAL_GOVERNMENT, Role.ADMINISTRATOR}
    return any(grant.platform == matter.platform and grant.role not in narrow for grant in person.grants())


@predicate
def works_together(person: Person, matter: Matter) -> bool:
    """Holds a role of those who report, review, coordinate or keep accounts; who only looks on has no directory."""
    return any(grant.platform == matter.platform and grant.role not in LOOKING_ON for grant in person.grants())


@predicate
def reports_reviews_or_coordinates(person: Person, matter: Matter) -> bool:
    """Holds a role of those who make the figures of the platform, for whatever organisation or sector."""
    return any(grant.platform == matter.platform and grant.role in WORKING for grant in person.grants())


@predicate
def leads_sector(person: Person, matter: Matter) -> bool:
    """Leads or co-leads the very sector; what covers several sectors is not one lead's to decide."""
    return _holds(person, matter, *LEADS)


@predicate
def reports_for_organisation(person: Person, matter: Matter) -> bool:
    """Is a focal point of the very organisation."""
    return _holds(person, matter, Role.FOCAL_POINT)


@predicate
def works_in_place(person: Person, matter: Matter) -> bool:
    """Is the field focal point of the very organisation in the very place."""
    return _holds(person, matter, Role.FIELD_FOCAL_POINT)


@predicate
def carries_it_out(person: Person, matter: Matter) -> bool:
    """Is of the implementing partner that the rows name."""
    return _holds(person, matter, Role.IMPLEMENTING_PARTNER)


@predicate
def governs_place(person: Person, matter: Matter) -> bool:
    """Is of the regional government of the very place."""
    return _holds(person, matter, Role.REGIONAL_GOVERNMENT)


@predicate
def sent_it(person: Person, matter: Matter) -> bool:
    """Is one of those who sent it."""
    return person.pk in matter.sent_by


@predicate
def nobody_else_decides(person: Person, matter: Matter) -> bool:
    """No lead of the sector and no information officer is left who may decide on it."""
    return matter.nobody_else


_concerned = reports_for_organisation | leads_sector | manages_information

POLICY: Final[dict[Permission, Predicate]] = {
    Permission.ENTER: takes_part,
    Permission.UPLOAD: reports_for_organisation | manages_information,
    # Nobody accepts the report of an organisation that they report for, nor what they sent for another. Where that
    # leaves nobody, the coordinator decides.
    Permission.ACCEPT: (leads_sector | manages_information | (coordinates_platform & nobody_else_decides))
    & ~reports_for_organisation
    & ~sent_it,
    Permission.RELEASE: coordinates_platform,
    Permission.PUBLISH: coordinates_platform,
    Permission.READ_DRAFTS: _concerned | works_in_place | carries_it_out | (coordinates_platform & nobody_else_decides),
    Permission.READ_ROWS: _concerned | works_in_place | carries_it_out | coordinates_platform,
    Permission.CONFIRM: carries_it_out,
    Permission.COMMENT: _concerned | coordinates_platform,
    # Small numbers can point at people: whoever does not need them to make the figures sees results without them.
    Permission.READ_RELEASES: reports_reviews_or_coordinates,
    Permission.READ_AGGREGATES: looks_beyond_one_place | governs_place,
    Permission.READ_AUDIT: _concerned | coordinates_platform | administers_accounts,
    Permission.KEEP_MONTHS: manages_information | coordinates_platform,
    Permission.KEEP_LISTS: manages_information | coordinates_platform,
    Permission.READ_CONTACTS: works_together,
    Permission.KEEP_GROUPS: manages_information | coordinates_platform,
    Permission.REMIND: manages_information | coordinates_platform,
    Permission.ERASE: coordinates_platform | manages_information,
    # Who governs the platform (roles.GOVERNING) is given their role by whoever may ADMINISTER.
    Permission.INVITE: coordinates_platform | manages_information | administers_accounts,
    Permission.ADMINISTER: coordinates_platform | administers_accounts,
}


def allows(person: Person, permission: Permission, matter: Matter) -> bool:
    """Whether the policy lets the person do this."""
    return POLICY[permission].test(person, matter)


def require(person: Person, permission: Permission, matter: Matter) -> None:
    """Raise Refused unless the policy lets the person do this."""
    if not allows(person, permission, matter):
        raise Refused(permission, matter)
