"""Files that wait go with a role that is passed: its successor finds them, and what they ask, as their own.

At once where the role is the successor's from today; else on its first day, by the jobs that come back. Who still sends
for somebody on the platform keeps what they sent.
"""

from __future__ import annotations

from typing import Any, Final

from django.db import IntegrityError, models, transaction
from django.urls import reverse

from tinkuy.access.roles import Role
from tinkuy.accounts.holding import FOLLOWING, valid
from tinkuy.accounts.models import RoleHeld, User
from tinkuy.arrivals.models import Arrival
from tinkuy.audit.models import record
from tinkuy.languages import Text
from tinkuy.notices.actions import tell
from tinkuy.registries.installed_packs import today_on
from tinkuy.registries.models import Platform

_SENDING: Final = (Role.FOCAL_POINT.value, Role.INFORMATION_OFFICER.value)
_WAITING: Final = (Arrival.State.WAITING, Arrival.State.ASKS)
_PASSED: Final = Text(
    "Con su rol recibe un archivo que espera una respuesta: {name}.",
    "With your role comes a file that waits for an answer: {name}.",
    "Com o seu papel vem um arquivo que espera uma resposta: {name}.",
)


def follow(held: RoleHeld, passed: RoleHeld) -> int:
    """What waits goes with a role that is passed from today on; how many files."""
    begun = passed.since is None or passed.since <= today_on(passed.platform)
    if not begun or _still_sends(held.platform, held.person):
        return 0
    return _pass_on(held.platform, held.person, passed.person)


def follow_roles() -> int:
    """The same for roles that were passed from a later day on, which has come; how many files."""
    waiting = Arrival.across_platforms.filter(state__in=_WAITING).select_related("platform", "by", "on_behalf_of")
    people = {(one.platform, person) for one in waiting for person in (one.by, one.on_behalf_of) if person}
    heirs = ((platform, person, _heir(platform, person)) for platform, person in people)
    return sum(_pass_on(platform, person, heir) for platform, person, heir in heirs if heir)


def _still_sends(platform: Platform, person: User) -> bool:
    return valid(platform).filter(person=person, role__in=_SENDING).exists()


def _heir(platform: Platform, person: User) -> User | None:
    """Who was passed the last role by which they sent, where they hold none any more: the desk says whose it was."""
    if _still_sends(platform, person):
        return None
    over = RoleHeld.objects.on(platform).filter(person=person, role__in=_SENDING, until__lt=today_on(platform))
    for held in over.order_by("-until"):
        passed = valid(platform).filter(
            role=held.role, organisation=held.organisation, desk=held.desk or str(person.pk)
        )
        if found := passed.select_related("person").order_by("since").first():
            return found.person
    return None


@transaction.atomic
def _pass_on(platform: Platform, person: User, to: User) -> int:
    """Have what waits be somebody else's; what they sent for the person is from now on for them."""
    waiting = Arrival.objects.on(platform).filter(state__in=_WAITING)
    waiting.filter(on_behalf_of=person).update(on_behalf_of=to)
    passed = [one for one in waiting.filter(by=person) if _passed(one, waiting, to)]
    for one in passed:
        record("pass_arrival", one, by=None, detail={"from": str(person.pk), "to": str(to.pk)})
        if one.state == Arrival.State.ASKS:
            address = reverse("arrival", kwargs={"platform": platform.code, "arrival": one.pk})
            tell(people=[to], platform=platform, kind="role", sentence=_PASSED.format(name=one.name), address=address)
    return len(passed)


def _passed(one: Arrival, waiting: models.QuerySet, to: Any) -> bool:
    """Whether it is the successor's now; not where they sent the same file themselves, or it was answered meanwhile."""
    try:
        with transaction.atomic():
            return bool(waiting.filter(pk=one.pk).update(by=to))
    except IntegrityError:
        return False


FOLLOWING.append(follow)
