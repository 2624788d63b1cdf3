"""Whom to ask: the people of the organisations found, and who leads the sectors asked about; for who may read contacts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from tinkuy.access.roles import LEADS
from tinkuy.pages.groups.reach import Contact, Wanted, contacts
from tinkuy.registries.models import Platform

_A_LINE: Final = 3  # people of one organisation


def whom_to_ask(
    platform: Platform, organisations: Iterable[str], sectors: Iterable[str]
) -> tuple[dict[str, list[Contact]], list[Contact]]:
    """The people of each organisation by its code, and the leads of the sectors."""
    wanted, led = set(organisations), set(sectors)
    of: dict[str, list[Contact]] = {}
    leads = []
    for one in contacts(platform, Wanted()):
        for code in wanted & set(one.organisations):
            if len(of.setdefault(code, [])) < _A_LINE:
                of[code].append(one)
        if one.roles & LEADS and one.sectors & led:
            leads.append(one)
    return of, leads
