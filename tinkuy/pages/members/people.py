"""The people of a platform with their roles, as its pages show them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.http import Http404
from django.utils import timezone

from tinkuy.access.roles import NAMES, Role
from tinkuy.accounts.models import RoleHeld, User
from tinkuy.languages import LANGUAGES, Text
from tinkuy.pages.components.calendar_words import day_text
from tinkuy.pages.members.scopes import Scopes
from tinkuy.pages.members.words import MEMBER
from tinkuy.registries.installed_packs import today_on
from tinkuy.registries.models import Platform


@dataclass(frozen=True, slots=True)
class Shown:
    """A role as a page shows it: its name, what it is of, its days; `when` is now, later or past."""

    held: RoleHeld
    name: Text
    scope: Text | None
    days: Text
    when: str

    @property
    def text(self) -> Text:
        """The role and what it is of, in one line."""
        return _joined(self.name, self.scope) if self.scope else self.name


@dataclass(slots=True)
class Member:
    """A person with the roles that they hold, held or will hold on the platform."""

    person: User
    roles: list[Shown] = field(default_factory=list)

    def of(self, when: str) -> list[Shown]:
        """The roles of now, later or past."""
        return [one for one in self.roles if one.when == when]

    @property
    def now(self) -> list[Shown]:
        """The roles of today."""
        return self.of("now")

    @property
    def later(self) -> list[Shown]:
        """The roles that begin later."""
        return self.of("later")

    @property
    def past(self) -> list[Shown]:
        """The roles that are over."""
        return self.of("past")

    @property
    def organisation(self) -> str:
        """The organisation that they are of, as roles or else their account say."""
        theirs = [one.held.organisation for one in self.roles if one.held.organisation] or [self.person.organisation]
        return " · ".join(dict.fromkeys(one.acronym or one.name_es for one in theirs if one))

    @property
    def signed_in(self) -> Text | None:
        """The day of the last sign-in."""
        at = self.person.last_login
        return day_text(timezone.localtime(at).date(), year=True) if at else None

    def found_by(self, wanted: str) -> bool:
        """Whether the name, the address, the organisation or a role has the text."""
        said = [self.person.name, self.person.email, self.organisation]
        said += [text for one in self.roles for text in one.text.all()]
        return all(word in " ".join(said).casefold() for word in wanted.casefold().split())


def members_of(platform: Platform, scopes: Scopes) -> list[Member]:
    """Everybody who holds, held or will hold a role, by name."""
    found: dict[UUID, Member] = {}
    for held in _held(platform):
        found.setdefault(held.person_id, Member(held.person)).roles.append(shown(held, scopes))
    return sorted(found.values(), key=lambda one: str(one.person).casefold())


def member_or_404(platform: Platform, person: UUID, scopes: Scopes) -> Member:
    """Somebody of the platform. Raises Http404 for who never held a role on it."""
    roles = [shown(held, scopes) for held in _held(platform).filter(person=person)]
    if not roles:
        raise Http404
    return Member(roles[0].held.person, roles)


def role_or_404(platform: Platform, held: UUID) -> RoleHeld:
    """A role of the platform. Raises Http404."""
    found = _held(platform).filter(pk=held).first()
    if found is None:
        raise Http404
    return found


def shown(held: RoleHeld, scopes: Scopes) -> Shown:
    """A role as a page shows it."""
    today = today_on(scopes.platform)
    when = "past" if held.until and held.until < today else "later" if held.since and held.since > today else "now"
    if not held.person.is_active:
        when = "past"
    return Shown(held, NAMES[Role(held.role)], scopes.text(held), days(held.since, held.until), when)


def days(since: dt.date | None, until: dt.date | None) -> Text:
    """From which day to which."""
    said = [MEMBER["since"].format(day=day_text(since, year=True))] if since else []
    said.append(MEMBER["until"].format(day=day_text(until, year=True)) if until else MEMBER["open_end"])
    return Text(*(", ".join(one.in_(code) for one in said) for code in LANGUAGES))


def _held(platform: Platform) -> Any:
    related = ("person__organisation", "organisation", "platform")
    return RoleHeld.objects.on(platform).select_related(*related).order_by("role", "since", "id")


def _joined(*texts: Text) -> Text:
    return Text(*(" · ".join(one.in_(code) for one in texts) for code in LANGUAGES))


def contacts(
    members: Iterable[Member], roles: Iterable[Role], scope: dict[str, Any] | None = None
) -> list[tuple[Text, User]]:
    """Whoever holds one of the roles now, for this organisation or sector where that is said."""
    wanted = set(roles)
    return [
        (one.text, member.person)
        for member in members
        for one in member.now
        if Role(one.held.role) in wanted
        and all(getattr(one.held, key) == value for key, value in (scope or {}).items())
    ]
