"""The directory: everybody who works on a platform, with their roles and groups; searched; as a mailing list."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import quote

from django.http import QueryDict
from django.utils.http import urlencode

from tinkuy.access.roles import NAMES, Role
from tinkuy.accounts.holding import valid
from tinkuy.groups.models import ContactCard, Group
from tinkuy.groups.scopes import groups_of, members_of
from tinkuy.languages import Language, Text
from tinkuy.packs.folding import fold
from tinkuy.registries.models import Platform

MAILTO_AT_MOST: Final = 1800  # characters of an address that every mail program takes
_LISTED: Final = frozenset(Role) - {Role.DONOR, Role.OBSERVER}


@dataclass(frozen=True, slots=True)
class Wanted:
    """Whom somebody looks for; blank: everybody."""

    words: str = ""
    sector: str = ""
    place: str = ""
    role: str = ""
    group: str = ""

    @classmethod
    def from_query(cls, query: QueryDict) -> Wanted:
        """Read an address."""
        return cls(*(query.get(key, "").strip()[:100] for key in ("q", "sector", "lugar", "rol", "grupo")))

    def query(self) -> str:
        """The same as an address has it."""
        said = {"q": self.words, "sector": self.sector, "lugar": self.place, "rol": self.role, "grupo": self.group}
        return urlencode({name: value for name, value in said.items() if value})


@dataclass(slots=True)
class Contact:
    """A person in the directory. `phone` is blank where they hide it."""

    person: Any
    roles: set[Role] = field(default_factory=set)
    organisations: dict[str, str] = field(default_factory=dict)
    sectors: set[str] = field(default_factory=set)
    places: set[str] = field(default_factory=set)
    groups: set[str] = field(default_factory=set)
    position: str = ""
    phone: str = ""

    @property
    def role_names(self) -> list[Text]:
        """The names of their roles, in the order in which roles are listed."""
        return [NAMES[role] for role in Role if role in self.roles]

    @property
    def works_for(self) -> str:
        """The organisations that they report for, else their own."""
        own = str(self.person.organisation) if self.person.organisation else ""
        return ", ".join(sorted(self.organisations.values(), key=str.casefold)) or own


def contacts(platform: Platform, wanted: Wanted) -> list[Contact]:
    """The people who meet what is wanted, by name. Roles and groups are those of today."""
    found = _everybody(platform)
    if wanted.group:
        found = [one for one in found if wanted.group in one.groups]
    if wanted.role:
        found = [one for one in found if wanted.role in {role.value for role in one.roles}]
    if wanted.sector:
        found = [one for one in found if wanted.sector in one.sectors]
    if wanted.place:
        found = [one for one in found if wanted.place in one.places]
    words = fold(wanted.words).split()
    found = [one for one in found if all(word in _said(one) for word in words)]
    return sorted(found, key=lambda one: str(one.person).casefold())


def mailto(found: Iterable[Contact]) -> str:
    """An address that opens an e-mail to all of them, hidden from each other; blank where they are too many."""
    said = "mailto:?bcc=" + quote(",".join(addresses(found)), safe="@,")
    return said if len(said) <= MAILTO_AT_MOST else ""


def addresses(found: Iterable[Contact]) -> list[str]:
    """Their e-mail addresses, each once."""
    return list(dict.fromkeys(one.person.email for one in found))


def lines(found: Iterable[Contact], language: Language) -> list[dict[str, str]]:
    """The directory as a table."""
    return [
        {
            "name": str(one.person),
            "organisation": one.works_for,
            "position": one.position,
            "role": ", ".join(role.in_(language) for role in one.role_names),
            "email": one.person.email,
            "phone": one.phone,
        }
        for one in found
    ]


def _everybody(platform: Platform) -> list[Contact]:
    """In four queries."""
    by: dict[Any, Contact] = {}
    held = valid(platform).filter(role__in=[role.value for role in _LISTED])
    for one in held.select_related("person__organisation", "organisation"):
        contact = by.setdefault(one.person_id, Contact(one.person))
        contact.roles.add(Role(one.role))
        if one.organisation:
            contact.organisations[one.organisation.code] = str(one.organisation)
        contact.sectors |= {one.sector} - {""}
        contact.places |= {one.place} - {""}
    groups = {one.pk: one for one in groups_of(platform)}
    for member in members_of(platform):
        if member.group_id in groups:
            for contact in _of(member, by):
                _join(contact, groups[member.group_id])
    for card in ContactCard.objects.on(platform).filter(person__in=list(by)):
        by[card.person_id].position = card.position
        by[card.person_id].phone = "" if card.phone_hidden else card.phone
    return list(by.values())


def _of(member: Any, by: dict[Any, Contact]) -> list[Contact]:
    """The person, or the people of the organisation."""
    if member.person_id:
        return [by[member.person_id]] if member.person_id in by else []
    return [one for one in by.values() if member.organisation.code in one.organisations]


def _join(contact: Contact, group: Group) -> None:
    contact.groups.add(group.code)
    contact.sectors |= set(group.sectors)
    contact.places |= {group.place} - {""}


def _said(one: Contact) -> str:
    return fold(f"{one.person} {one.person.email} {one.works_for} {one.position}")
