"""Which narratives somebody may read: their organisation's, their sector's, or all of the platform."""

from __future__ import annotations

from tinkuy.access.permissions import Permission
from tinkuy.access.policy import Matter, Person, allows
from tinkuy.months import Month
from tinkuy.narratives.models import Narrative
from tinkuy.registries.models import Platform


def told(platform: Platform, month: Month, person: Person) -> list[Narrative]:
    """What was told of a month, by sector and organisation, as far as the person may see rows of it."""
    found = Narrative.objects.on(platform).filter(month=month).select_related("organisation", "by")
    mine = [one for one in found if not one.says_nothing and _may_read(one, person)]
    return sorted(mine, key=lambda one: (one.sector, str(one.organisation).casefold()))


def _may_read(one: Narrative, person: Person) -> bool:
    matter = Matter(str(one.platform_id), str(one.organisation_id), one.sector)
    return allows(person, Permission.READ_ROWS, matter)
