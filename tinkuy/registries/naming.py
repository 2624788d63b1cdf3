"""Whose name a written name is, among all that the registry knows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tinkuy.packs.folding import fold
from tinkuy.registries.in_force import organisations_of
from tinkuy.registries.matching import Matcher
from tinkuy.registries.merging import NotListed
from tinkuy.registries.models import Organisation, OrganisationAlias, Platform

LONGEST: Final = 300


def names_of(one: Organisation) -> Iterator[str]:
    """Every name of an organisation, its code first."""
    own = (one.code, one.name_es, one.name_en, one.name_pt, one.acronym)
    yield from (name for name in (*own, *(alias.name for alias in one.aliases.all())) if name)


def owner_of(name: str, platform: Platform) -> Organisation | None:
    """The organisation that a file with this name would be read as; None where it would not be understood."""
    code = Matcher(organisations_of(platform)).exact(name).code
    return Organisation.objects.get(scope=platform.scope, code=code) if code else None


def current(one: Organisation) -> Organisation:
    """What an organisation is now: itself, or the one it was merged into."""
    while one.merged_into is not None:
        one = one.merged_into
    return one


def proper(name: str) -> str:
    """The name without spaces around and within it. Raises NotListed where there is none, or where it is too long."""
    name = " ".join(name.split())
    if not fold(name):
        raise NotListed("no_name")
    if len(name) > LONGEST:
        raise NotListed("too_long", most=LONGEST)
    return name


def of_people(organisation: Organisation, packed: set[str]) -> list[OrganisationAlias]:
    """The other names that people added: those that no pack tells."""
    return [alias for alias in organisation.aliases.order_by("name") if alias.name not in packed]
