"""Organisations as their pages show them: who they are, under which names, whether they report, and what was done to them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.db.models import Max

from tinkuy.audit.models import Event
from tinkuy.languages import Text
from tinkuy.ledger.models import Standing
from tinkuy.months import Month
from tinkuy.packs.folding import fold
from tinkuy.packs.schema import YearPack
from tinkuy.pages.components.calendar_words import month_text
from tinkuy.registries.actions import packed_names
from tinkuy.registries.models import Membership, Organisation, OrganisationAlias, Platform
from tinkuy.registries.naming import names_of

MEMBERS, REPORTERS, ALL = "miembros", "reportan", "todas"
VERBS: Final = ("add_organisation", "add_alias", "remove_alias", "merge", "merged", "undo_merge", "merge_undone")


@dataclass(frozen=True, slots=True)
class Listed:
    """One organisation of the list. `until`: the last month of which something stands."""

    row: Organisation
    type: Text
    names: int
    member: bool
    until: Month | None

    @property
    def month(self) -> Text:
        """That month in words."""
        return month_text(self.until) if self.until else Text("")


@dataclass(frozen=True, slots=True)
class Name:
    """Another name of an organisation; `alias` is there where somebody added it, and may take it back."""

    text: str
    alias: OrganisationAlias | None


@dataclass(frozen=True, slots=True)
class Done:
    """Something that was done to an organisation."""

    verb: str
    at: datetime
    who: str
    name: str
    code: str
    why: str


def types_of(years: Sequence[YearPack]) -> dict[str, Text]:
    """What the types of organisations are called."""
    return {e.code: e.text for year in reversed(years) for e in year.lists["organisation_types"].entries}


def listed(platform: Platform, years: Sequence[YearPack], wanted: str, shown: str) -> list[Listed]:
    """The organisations in use, members first; those that have every word of `wanted` in a name."""
    types, words = types_of(years), fold(wanted).split()
    members = Membership.objects.on(platform).filter(until__isnull=True).values_list("organisation", flat=True)
    members = set(members)
    until = dict(
        Standing.objects.on(platform).values_list("submission__organisation").annotate(last=Max("submission__month"))
    )
    found = []
    for one in Organisation.objects.filter(scope=platform.scope, retired_on=None).prefetch_related("aliases"):
        if words and not all(word in fold(" ".join(names_of(one))) for word in words):
            continue
        kind = types.get(one.type, Text(one.type))
        found.append(Listed(one, kind, len(one.aliases.all()), one.pk in members, _month(until.get(one.pk))))
    kept = [one for one in found if shown == ALL or (one.until if shown == REPORTERS else one.member)]
    return sorted(kept, key=lambda one: (not one.member, fold(str(one.row.name_es))))


def other_names(one: Organisation, years: Sequence[YearPack]) -> list[Name]:
    """The names besides its own, those that people added marked."""
    packed = packed_names(one, years)
    own = {one.name_es, one.name_en, one.name_pt, one.acronym}
    aliases = one.aliases.order_by("name")
    translated = [
        Name(name, None) for name in dict.fromkeys((one.name_en, one.name_pt)) if name and name != one.name_es
    ]
    return translated + [Name(a.name, None if a.name in packed else a) for a in aliases if a.name not in own]


def history(platform: Platform, one: Organisation) -> list[Done]:
    """What was done to it on this platform, the latest first."""
    events = Event.objects.on(platform).filter(object_id=one.pk, verb__in=VERBS).select_related("who").order_by("-at")
    return [_done(event) for event in events]


def _done(event: Event) -> Done:
    said: dict[str, Any] = event.detail
    other = {"merge": "gone", "undo_merge": "gone", "merged": "kept", "merge_undone": "kept"}.get(event.verb, "code")
    code = said.get(other, "")
    return Done(event.verb, event.at, str(event.who or ""), said.get("name", ""), code, said.get("why", ""))


def _month(value: Month | str | None) -> Month | None:
    return Month.parse(value) if isinstance(value, str) else value
