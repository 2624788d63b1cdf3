"""The people of the walk, and what its addresses are about: one platform with everything on it, and who asks."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from uuid import UUID

from tests.access.addresses import Asked
from tests.factories import records
from tests.factories.reports import YEAR, make_world, send, submit_and_accept, write_report_through
from tinkuy.access.policy import Matter, allows
from tinkuy.access.roles import Role
from tinkuy.accounts.inviting import invite
from tinkuy.accounts.models import RoleHeld, User
from tinkuy.arrivals.models import Arrival
from tinkuy.ledger import actions
from tinkuy.ledger.models import Slice
from tinkuy.registries.actions import add_alias
from tinkuy.releases.actions import release

_OWN = {"sector": "education", "place": "PE15", "partner": "IP115"}
_OTHER = {"sector": "health", "place": "PE24", "partner": "IP116"}


@dataclass(frozen=True)
class Somebody:
    """Who asks: nobody (signed out), or a person with one role; `whose`: for what the addresses are about, or for another."""

    name: str
    person: User | None


@dataclass(frozen=True)
class Walk:
    """The platform, what its addresses are about by the word they are declared with, and everybody."""

    platform: Any
    organisation: Any
    things: dict[str, Any]
    everybody: tuple[Somebody, ...]

    def may(self, person: User | None, asked: Asked) -> bool:
        """Whether the policy lets them; “own” and “reported” ask about what their own roles are of, whatever that is."""
        if person is None:
            return False
        return any(allows(person, asked.permission, matter) for matter in self._matters(person, asked.about))

    def _matters(self, person: User, about: str) -> list[Matter]:
        here = Matter(str(self.platform.pk))
        if about == "nobody":
            return []
        if about == "place":
            return [replace(here, place=_OWN["place"])]
        if about == "partner":
            return [replace(here, partner=self.things["partner"])]
        if about in ("own place of an organisation", "place of the organisation"):
            held = [grant for grant in person.grants() if grant.platform == here.platform and grant.place]
            whose = {str(self.organisation.pk)} if about.startswith("place") else {one.organisation for one in held}
            where = {self.things["place"]} if about.startswith("place") else {one.place for one in held}
            of = [one for one in held if one.organisation in whose and one.place in where]
            return [replace(here, organisation=one.organisation, place=one.place) for one in of]
        if about == "platform":
            return [here]
        if about.startswith(("own ", "reported ")):
            which, _, what = about.partition(" ")
            codes = {getattr(grant, what) for grant in person.grants() if grant.platform == here.platform}
            return [replace(here, **{what: code}) for code in codes if code or which == "own"]
        of = replace(here, organisation=str(self.organisation.pk), sent_by=frozenset({self.things["held"].person_id}))
        return [replace(of, sector="education") if about == "sector" else of]


def make_walk(folder: Path) -> Walk:
    """One report in each state, a release, an invitation, a name: and somebody of every role, for these and for others."""
    world = make_world()
    own = {"organisation": world.unicef} | _OWN
    other = {"organisation": world.unhcr} | _OTHER
    coordinator = records.person(email="carmen@example.org")
    records.role(on=world.platform, person=coordinator, role="coordinator")
    submit_and_accept(world, send(world, folder / "a.csv", [{}]))
    (in_review,) = send(world, folder / "b.csv", [{"month": "2021-04"}]).made
    actions.submit(version=in_review, by=world.alice)
    said = actions.comment(version=in_review, sector="education", text="¿Por qué?", by=world.elena)
    (draft,) = send(world, folder / "c.csv", [{"month": "2021-05"}]).made
    path = write_report_through(folder / "d.csv", "2021-06", {"Kits": "IP115"})
    (through,) = actions.receive(platform=world.platform, by=world.alice, year=YEAR, path=path).made
    actions.submit(version=through, by=world.alice)
    pilar = records.role(on=world.platform, role="implementing_partner", partner="IP115").person
    contested = actions.confirm(version=through, partner="IP115", verdict="contested", note="Fueron 8", by=pilar)
    signed = release(platform=world.platform, year=YEAR, by=coordinator)
    became = {"state": Arrival.State.DONE, "upload": draft.upload, "made": [str(draft.pk)], "same": []}
    arrival = records.arrival(world.platform, by=world.alice, **became)
    things = {
        "organisation": world.unicef.code,
        "arrival": arrival.pk,
        "draft": draft.pk,
        "in_review": in_review.pk,
        "row": 1,
        "month": "2021-04",
        "sector": "education",
        "slice": Slice.objects.on(world.platform).get(version=in_review).pk,
        "thread": said.thread_id,
        "comment": said.pk,
        "partner": "IP115",
        "place": "PE15",
        "through": through.pk,
        "said": contested.pk,
        "nothing": UUID(int=0),
        "release": signed.pk,
        "figure": "people_reached",
        "year": YEAR,
        "alias": add_alias(platform=world.platform, organisation=world.unicef, name="Fondo", by=coordinator).pk,
        "invitation": invite(email="eva@example.org", platform=world.platform, roles=_donor(world), by=coordinator).pk,
        "person": world.bob.pk,
        "held": RoleHeld.objects.on(world.platform).get(person=world.alice),
    }
    everybody = [Somebody("signed out", None), Somebody("of another platform", _elsewhere(world))]
    for role in Role:
        everybody.append(Somebody(f"{role.value}, own", _holder(world, role, own)))
        if role.scope:
            everybody.append(Somebody(f"{role.value}, other", _holder(world, role, other)))
    return Walk(world.platform, world.unicef, things, tuple(everybody))


def _donor(world: Any) -> list[Any]:
    return [RoleHeld(platform=world.platform, role="donor").grant()]


def _holder(world: Any, role: Role, of: dict[str, Any]) -> User:
    person = records.person()
    records.role(on=world.platform, person=person, role=role.value, **{what: of[what] for what in role.scope})
    return person


def _elsewhere(world: Any) -> User:
    """Somebody who holds every role there is, on another platform."""
    person, elsewhere = records.person(), records.platform("gtrm-otra", pack="gtrm-peru")
    of = {"organisation": world.unicef} | _OWN
    for role in Role:
        records.role(on=elsewhere, person=person, role=role.value, **{what: of[what] for what in role.scope})
    return person
