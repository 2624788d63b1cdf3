"""Which events concern whom: the policy's answer, as a query."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Final

from django.db.models import Q, QuerySet

from tinkuy.access.permissions import Permission
from tinkuy.access.policy import Matter, allows
from tinkuy.audit.models import Event
from tinkuy.ledger.models import Slice, Version
from tinkuy.registries.models import Platform

# What is done for the whole platform and seen by all who take part: what is published, which months are open.
FOR_ALL: Final = ("release", "withdraw_release", "open_month", "close_month", "reopen_month")


@dataclass(frozen=True)
class Concern:
    """Whose events somebody may see, by identifier and code."""

    everything: bool
    person: object
    organisations: frozenset[str] = field(default_factory=frozenset)
    sectors: frozenset[str] = field(default_factory=frozenset)

    def events(self, platform: Platform) -> QuerySet[Event]:
        """The events that concern them."""
        found = Event.objects.on(platform)
        if self.everything:
            return found
        return found.filter(Q(verb__in=FOR_ALL) | Q(who=self.person) | of_versions(self._versions(platform)))

    def sectors_shown(self, said: Iterable[str], organisation: object) -> list[str] | None:
        """Of the sectors that an event names, those they may know of; None where there is none and the event is not theirs."""
        said = list(said)
        if self.everything or not said or str(organisation) in self.organisations:
            return said
        return [one for one in said if one in self.sectors] or None

    def _versions(self, platform: Platform) -> QuerySet[Version]:
        led = Slice.objects.on(platform).filter(sector__in=self.sectors).values("version")
        theirs = Q(submission__organisation__in=self.organisations) | Q(pk__in=led)
        return Version.objects.on(platform).filter(theirs)


def of_versions(versions: QuerySet[Version]) -> Q:
    """The events on these versions, and on the files that they came in."""
    return Q(version__in=versions.values("pk")) | Q(object_type="upload", object_id__in=versions.values("upload"))


def concern_of(person: Any, platform: Platform) -> Concern:
    """What the policy lets somebody see, of what their roles name."""
    here = str(platform.pk)
    if allows(person, Permission.READ_AUDIT, Matter(here)):
        return Concern(everything=True, person=person.pk)
    grants = [grant for grant in person.grants() if grant.platform == here]
    organisations = {one.organisation for one in grants if _sees(person, Matter(here, organisation=one.organisation))}
    sectors = {one.sector for one in grants if _sees(person, Matter(here, sector=one.sector))}
    return Concern(False, person.pk, frozenset(organisations - {None}), frozenset(sectors - {None}))


def _sees(person: Any, matter: Matter) -> bool:
    return allows(person, Permission.READ_AUDIT, matter)
