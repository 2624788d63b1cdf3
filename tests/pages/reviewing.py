"""What tests of review ask of its pages: addresses, forms as a reviewer sends them, and how sectors were decided."""

from __future__ import annotations

from typing import Any

from tests.factories.reports import HEALTH
from tests.pages.reporting import as_
from tinkuy.ledger.models import Slice, Version
from tinkuy.ledger.standing import seen

QUEUE = "/p/gtrm-peru/revision/"
BOTH = [{"new": 5}, HEALTH | {"new": 2}]


def page(person: Any, address: str = QUEUE) -> str:
    """The page as somebody sees it."""
    answer = as_(person).get(address)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def address(version: Version, verb: str = "") -> str:
    """The address of a version under review."""
    return f"{QUEUE}{version.pk}/{verb}"


def form(version: Version, sectors: Any = None, **said: Any) -> dict:
    """What a reviewer sends: the sectors with what they saw standing there."""
    stood = seen(version) if sectors is None else seen(version, sectors)
    return {"sector": [f"{sector}={stands or '-'}" for sector, stands in stood.items()], "decision": "accept"} | said


def line(version: Version) -> str:
    """A line of the queue as its box says it."""
    return "|".join([str(version.pk), *(f"{sector}={stands or '-'}" for sector, stands in seen(version).items())])


def states(version: Version) -> dict[str, str]:
    """How far each sector is."""
    return dict(Slice.objects.on(version.platform).filter(version=version).values_list("sector", "state"))
