"""What a reviewer saw, as a form carries it: a version, and what stood in each sector when the page was made.

A form gives back whatever somebody sends: what cannot be understood is None, and the page says so kindly.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from uuid import UUID

from tinkuy.ledger.models import Version

_NOTHING = "-"  # nothing stood in the sector


def one_written(sector: str, stood: UUID | None) -> str:
    """One sector and what stood in it, such as `health=0193...`."""
    return f"{sector}={stood or _NOTHING}"


def written(version: Version, stood: Mapping[str, UUID | None]) -> str:
    """A version and what stood in its sectors, as one value of a form."""
    return "|".join([str(version.pk), *(one_written(sector, stood[sector]) for sector in sorted(stood))])


def understood(values: Iterable[str]) -> dict[str, UUID | None] | None:
    """What stood in each sector, as `one_written` wrote it; None where a value is none of ours."""
    seen: dict[str, UUID | None] = {}
    for value in values:
        sector, there, stood = value.partition("=")
        if not there:
            return None
        try:
            seen[sector] = None if stood == _NOTHING else UUID(stood)
        except ValueError:
            return None
    return seen


def version_understood(value: str) -> tuple[UUID, dict[str, UUID | None]] | None:
    """The version and what stood in its sectors, as `written` wrote them; None where the value is none of ours."""
    version, _, rest = value.partition("|")
    seen = understood(rest.split("|")) if rest else None
    try:
        return (UUID(version), seen) if seen else None
    except ValueError:
        return None
