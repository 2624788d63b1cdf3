"""What somebody did to their own account, written into the history of the platforms they take part in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tinkuy.audit.models import record
from tinkuy.registries.models import Platform


def record_of_person(verb: str, person: Any, *, by: Any, detail: Mapping[str, Any] | None = None) -> None:
    """Write an event about an account on each platform on which it holds a role today; elsewhere it concerns nobody."""
    for platform in Platform.objects.filter(pk__in={grant.platform for grant in person.grants()}):
        record(verb, person, by=by, detail=detail, on=platform)
