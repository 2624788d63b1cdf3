"""How people want to be told, and what they have not read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tinkuy.notices.kinds import KINDS, How
from tinkuy.notices.models import Choice, Notice
from tinkuy.registries.models import Platform


def chosen(platform: Platform, people: Sequence[Any], kind: str) -> dict[Any, str]:
    """How each of these people (by identifier) chose to get a kind; who chose nothing is not in it."""
    found = Choice.objects.on(platform).filter(person__in=people, kind=kind)
    return dict(found.values_list("person", "how"))


def ways(platform: Platform, person: Any) -> dict[str, How]:
    """How a person gets each kind by e-mail."""
    said = dict(Choice.objects.on(platform).filter(person=person).values_list("kind", "how"))
    return {key: How(said.get(key, kind.how.value)) for key, kind in KINDS.items()}


def unread(platform: Platform, person: Any) -> int:
    """How many notices a person has not read."""
    return Notice.objects.on(platform).filter(person=person, read_at__isnull=True).count()
