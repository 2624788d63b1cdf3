"""What a role is of, in words: the organisation, sector, place or implementing partner, and the choices there are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from tinkuy.accounts.models import RoleHeld
from tinkuy.languages import Text
from tinkuy.packs.schema import CodeList, Entry
from tinkuy.registries.installed_packs import platforms, years
from tinkuy.registries.loading import years_for
from tinkuy.registries.models import Organisation, Platform

_LISTS: Final = {"sector": "sectors", "partner": "implementing_partners"}


@dataclass(frozen=True)
class Scopes:
    """The codes that roles of a platform may be held for, and what they are called."""

    platform: Platform

    def text(self, held: RoleHeld) -> Text | None:
        """What the role is of, in words; None where it is of the whole platform."""
        named = [self.name(what, getattr(held, what)) for what in ("sector", "place", "partner") if getattr(held, what)]
        if held.organisation:
            named.insert(0, Text(held.organisation.acronym or held.organisation.name_es))
        if not named:
            return None
        return Text(*(" · ".join(one.in_(code) for one in named) for code in ("es", "en", "pt")))

    def name(self, what: str, code: str) -> Text:
        """What a code is called; the code itself where no list has it."""
        return self._names.get((what, code)) or Text(code)

    def choices(self, what: str) -> list[tuple[str, Text]]:
        """The codes that may be chosen, by name."""
        found = {code: text for (of, code), text in self._names.items() if of == what}
        return sorted(found.items(), key=lambda one: one[1].es)

    def has(self, what: str, code: str) -> bool:
        """Whether the code may be chosen."""
        return (what, code) in self._names

    def organisations(self) -> list[Organisation]:
        """The organisations that a role may be held for, by name."""
        return list(Organisation.objects.filter(scope=self.platform.scope, retired_on__isnull=True).order_by("name_es"))

    @cached_property
    def _names(self) -> dict[tuple[str, str], Text]:
        """The names by (what it is, code); of several years, those of the latest speak."""
        pack = platforms().get(self.platform.pack)
        if pack is None:
            return {}
        found = {("place", one.code): one.text for one in _admin1(pack.places)}
        for year in reversed(years_for(pack, list(years().values()))):
            for what, key in _LISTS.items():
                found |= {(what, one.code): one.text for one in year.lists[key].entries}
        return found


def _admin1(places: CodeList) -> Iterable[Entry]:
    """The places of level admin1; the whole country is none."""
    return (one for one in places.entries if one.attributes.get("level") == "admin1")
