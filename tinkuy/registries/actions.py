"""What is done to the registries. Each verb: who may (policy), one transaction, one event."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import transaction

from tinkuy.audit.models import record
from tinkuy.packs.schema import PlatformPack, YearPack
from tinkuy.registries.loading import Told, organisations, scope_of
from tinkuy.registries.models import Membership, Organisation, OrganisationAlias, Platform


def load_pack(platform_pack: PlatformPack, year_packs: Sequence[YearPack], *, by: Any = None) -> Platform:
    """Have the platform of a pack, every organisation of the packs' lists, and the memberships of its members.

    Safe to repeat: names and types follow the packs, other names are added, nothing is deleted; a membership that ended
    stays ended. For whoever runs the installation (`by` blank); the first loading makes the platform on which anybody
    could hold a role. Raises CodeReused and NotLoaded.
    """
    told, scope = organisations(platform_pack, year_packs), scope_of(year_packs)
    since = date(min(year for pack in year_packs for year in pack.plan_years), 1, 1)
    said = {
        "name": platform_pack.title.in_("es")[:200],
        "pack": platform_pack.id,
        "pack_version": platform_pack.version,
    }
    with transaction.atomic():
        platform, _ = Platform.objects.update_or_create(scope=scope, code=platform_pack.id, defaults=said)
        rows, changes = _organisations(scope, told)
        changes["aliases"] = _aliases(rows, told)
        changes["members"] = _members(platform, [rows[entry.code] for entry in platform_pack.members.entries], since)
        if any(changes.values()):
            packs = {pack.id: pack.hash for pack in (platform_pack, *year_packs)}
            record("load_pack", platform, by=by, on=platform, detail={"packs": packs} | changes)
    return platform


def _organisations(scope: str, told: Sequence[Told]) -> tuple[dict[str, Organisation], dict[str, int]]:
    """The rows by code, made or brought up to date, and how many of each."""
    said = {one.code: _columns(one) for one in told}
    known = {row.code: row for row in Organisation.objects.filter(scope=scope, code__in=said)}
    changed = [row for code, row in known.items() if {key: getattr(row, key) for key in said[code]} != said[code]]
    for row in changed:
        for key, value in said[row.code].items():
            setattr(row, key, value)
    Organisation.objects.bulk_update(changed, ["name_es", "name_en", "name_pt", "acronym", "type"])
    new = [Organisation(scope=scope, code=code, **values) for code, values in said.items() if code not in known]
    Organisation.objects.bulk_create(new)
    return known | {row.code: row for row in new}, {"made": len(new), "renamed": len(changed)}


def _columns(one: Told) -> dict[str, str]:
    names = {"name_es": one.text.es[:300], "name_en": one.text.en[:300], "name_pt": one.text.pt[:300]}
    return names | {"acronym": one.acronym[:60], "type": one.type[:40]}


def _aliases(rows: dict[str, Organisation], told: Sequence[Told]) -> int:
    """Add the names that are not there yet; how many."""
    wanted = {(rows[one.code].pk, alias[:300]) for one in told for alias in one.aliases}
    there = set(OrganisationAlias.objects.filter(organisation__in=rows.values()).values_list("organisation", "name"))
    new = [OrganisationAlias(organisation_id=pk, name=name) for pk, name in sorted(wanted - there)]
    OrganisationAlias.objects.bulk_create(new)
    return len(new)


def _members(platform: Platform, members: Sequence[Organisation], since: date) -> int:
    """Make those members that never were any; how many."""
    known = set(Membership.objects.on(platform).values_list("organisation", flat=True))
    new = [one for one in members if one.pk not in known]
    for one in new:
        Membership.objects.create(
            platform=platform, organisation=one, capacity=Membership.Capacity.MEMBER, since=since
        )  # fmt: skip
    return len(new)
