"""The cast of the permission tests: Alice owns, Bob is of the same organisation, Charlie must never get in."""

from __future__ import annotations

from dataclasses import dataclass

from tinkuy.access.roles import Grant, Role


@dataclass(frozen=True)
class Actor:
    """Somebody who holds some roles."""

    name: str
    held: tuple[Grant, ...]

    @property
    def pk(self) -> str:
        return self.name

    def grants(self) -> tuple[Grant, ...]:
        return self.held


ALICE = Actor("Alice", (Grant(Role.FOCAL_POINT, "gtrm-peru", organisation="ORG1"),))
BOB = Actor("Bob", (Grant(Role.FOCAL_POINT, "gtrm-peru", organisation="ORG1"), Grant(Role.DONOR, "gtrm-peru")))
# Charlie holds every role there is, on another platform; and reports for another organisation on this one.
CHARLIE = Actor(
    "Charlie",
    (
        Grant(Role.FOCAL_POINT, "gtrm-peru", organisation="ORG2"),
        Grant(Role.FOCAL_POINT, "gifmm-colombia", organisation="ORG1"),
        Grant(Role.SECTOR_LEAD, "gifmm-colombia", sector="health"),
        Grant(Role.INFORMATION_OFFICER, "gifmm-colombia"),
        Grant(Role.COORDINATOR, "gifmm-colombia"),
        Grant(Role.GOVERNMENT, "gifmm-colombia"),
        Grant(Role.DONOR, "gifmm-colombia"),
        Grant(Role.CO_LEAD, "gifmm-colombia", sector="health"),
        Grant(Role.FIELD_FOCAL_POINT, "gifmm-colombia", organisation="ORG1", place="PE24"),
        Grant(Role.IMPLEMENTING_PARTNER, "gifmm-colombia", partner="IP115"),
        Grant(Role.REGIONAL_GOVERNMENT, "gifmm-colombia", place="PE24"),
        Grant(Role.OBSERVER, "gifmm-colombia"),
        Grant(Role.ADMINISTRATOR, "gifmm-colombia"),
    ),
)
COORDINATOR = Actor("Carmen", (Grant(Role.COORDINATOR, "gtrm-peru"),))
OFFICER = Actor("Iris", (Grant(Role.INFORMATION_OFFICER, "gtrm-peru"),))
HEALTH_LEAD = Actor("Hugo", (Grant(Role.SECTOR_LEAD, "gtrm-peru", sector="health"),))
CO_LEAD = Actor("Carla", (Grant(Role.CO_LEAD, "gtrm-peru", sector="health"),))
FIELD = Actor("Felipe", (Grant(Role.FIELD_FOCAL_POINT, "gtrm-peru", organisation="ORG1", place="PE24"),))
PARTNER = Actor("Pilar", (Grant(Role.IMPLEMENTING_PARTNER, "gtrm-peru", partner="IP115"),))
DONOR = Actor("Dora", (Grant(Role.DONOR, "gtrm-peru"),))
GOVERNMENT = Actor("Gloria", (Grant(Role.GOVERNMENT, "gtrm-peru"),))
REGION = Actor("Ramón", (Grant(Role.REGIONAL_GOVERNMENT, "gtrm-peru", place="PE24"),))
OBSERVER = Actor("Olga", (Grant(Role.OBSERVER, "gtrm-peru"),))
ADMINISTRATOR = Actor("Ada", (Grant(Role.ADMINISTRATOR, "gtrm-peru"),))
EVERYBODY = (
    ALICE, BOB, CHARLIE, COORDINATOR, OFFICER, HEALTH_LEAD, CO_LEAD, FIELD, PARTNER, DONOR, GOVERNMENT, REGION, OBSERVER,
    ADMINISTRATOR,
)  # fmt: skip
