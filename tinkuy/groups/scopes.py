"""What a group looks after, and who is in groups today."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from tinkuy.groups.models import Group, GroupMember
from tinkuy.registries.installed_packs import today_on
from tinkuy.registries.models import Platform


@dataclass(frozen=True, slots=True)
class Scope:
    """What a group looks after: sectors (none: all), a place (blank: all), and the organisations in it (none: all)."""

    sectors: frozenset[str] = frozenset()
    place: str = ""
    organisations: frozenset[str] = frozenset()

    def has_sector(self, sector: str) -> bool:
        """Whether rows of this sector are the group's to look at."""
        return not self.sectors or sector in self.sectors

    def has_organisation(self, code: str) -> bool:
        """Whether the organisation is in the group, or the group names none."""
        return not self.organisations or code in self.organisations

    def reviews(self, sector: str, organisation: str, places: Collection[str | None]) -> bool:
        """Whether what an organisation reports in a sector and in these places is the group's to review, whoever reports it.

        Only a group with neither sectors nor a place looks after its members alone.
        """
        if not (self.sectors or self.place):
            return self.has_organisation(organisation)
        return self.has_sector(sector) and (not self.place or self.place in places)


def groups_of(platform: Platform, on: date | None = None) -> QuerySet[Group]:
    """The groups that there are on a day (today): national first, then local, sectoral, technical."""
    day = on or today_on(platform)
    found = Group.objects.on(platform).filter(Q(since__isnull=True) | Q(since__lte=day))
    return found.filter(Q(until__isnull=True) | Q(until__gte=day))


def members_of(platform: Platform, on: date | None = None) -> QuerySet[GroupMember]:
    """Who is in a group of the platform on a day (today)."""
    day = on or today_on(platform)
    there = GroupMember.objects.on(platform).filter(since__lte=day).filter(Q(until__isnull=True) | Q(until__gte=day))
    return there.filter(Q(person__isnull=True) | Q(person__is_active=True)).select_related("person", "organisation")


def scope_called(platform: Platform, code: str) -> Scope:
    """What the group of this code looks after; everything where there is none."""
    group = groups_of(platform).filter(code=code).first() if code else None
    return scope_of(group) if group else Scope()


def scope_of(group: Group) -> Scope:
    """What the group looks after."""
    named = members_of(group.platform).filter(group=group, organisation__isnull=False)
    organisations = frozenset(named.values_list("organisation__code", flat=True))
    return Scope(frozenset(group.sectors), group.place, organisations)


def groups_led_by(platform: Platform, person: Any) -> QuerySet[Group]:
    """The groups that a person leads today."""
    led = members_of(platform).filter(person=person, leads=True)
    return groups_of(platform).filter(pk__in=led.values("group"))
