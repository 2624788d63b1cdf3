"""What is done to the registries. Each verb: who may (policy), one transaction, one event."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from tinkuy.access.permissions import Permission
from tinkuy.access.policy import Matter, require
from tinkuy.audit.models import record
from tinkuy.packs.schema import PlatformPack, YearPack
from tinkuy.registries.installed_packs import platform_pack, year_pack, years
from tinkuy.registries.loading import SEVERAL_SCOPES, NotLoaded, Told, organisations, scope_of
from tinkuy.registries.memberships import members_moved, members_put_back
from tinkuy.registries.merging import NotListed, built_on, meaning_of, move_all, platforms_of, put_all_back
from tinkuy.registries.models import (
    Membership,
    Organisation,
    OrganisationAlias,
    OrganisationMerge,
    Platform,
    YearInUse,
)
from tinkuy.registries.naming import current, of_people, owner_of, proper

_OWN_CODES: Final = "LOC"  # codes of organisations that people added; no list of a year gives such


def load_pack(pack: PlatformPack, year_packs: Sequence[YearPack], *, by: Any = None) -> Platform:
    """Have the platform of a pack, every organisation of the packs' lists, and the memberships of its members.

    Safe to repeat: names and types follow the packs, other names are added, nothing is deleted; a membership that ended
    stays ended. For whoever runs the installation (`by` blank); the first loading makes the platform on which anybody
    could hold a role. Raises CodeReused and NotLoaded.
    """
    told, scope = organisations(pack, year_packs), scope_of(year_packs)
    since = date(min(first for year in year_packs for first in year.plan_years), 1, 1)
    said = {
        "name": pack.title.in_("es")[:200],
        "pack": pack.id,
        "pack_version": pack.version,
    }
    with transaction.atomic():
        platform, _ = Platform.objects.update_or_create(scope=scope, code=pack.id, defaults=said)
        changes = _loaded(platform, told, pack, since)
        changes["years"] = sum([_in_use(platform, year, by) for year in year_packs])
        if any(changes.values()):
            packs = {one.id: one.hash for one in (pack, *year_packs)}
            record("load_pack", platform, by=by, on=platform, detail={"packs": packs} | changes)
    return platform


def use_year(*, platform: Platform, pack: YearPack, by: Any) -> bool:
    """Have the platform work with one more plan year: its organisations and their names are known from now on.

    Whether anything changed: a year whose edition is in use already changes nothing, however often it is asked. Years before it
    stay in use: reports of theirs go on being corrected. Raises Refused, UnknownPack, CodeReused and NotLoaded.
    """
    require(by, Permission.KEEP_LISTS, Matter(str(platform.pk)))
    before = [year_pack(one.year) for one in in_use(platform) if one.year != pack.id and one.year in years()]
    packs = [*before, pack]
    if platform.scope != scope_of(packs):
        raise NotLoaded(SEVERAL_SCOPES.format(scopes=", ".join(sorted({platform.scope, scope_of([pack])}))))
    own = platform_pack(platform.pack)
    told = organisations(own, packs)
    with transaction.atomic():
        # Held until the end: of two who ask at once, the second finds it done.
        Platform.objects.select_for_update().get(pk=platform.pk)
        if not _in_use(platform, pack, by):
            return False
        changes = _loaded(platform, told, own, date(min(pack.plan_years), 1, 1))
        record("use_year", platform, by=by, on=platform, detail={"year": pack.id, "pack": pack.hash} | changes)
    return True


def in_use(platform: Platform) -> list[YearInUse]:
    """The years that the platform works with, in the order in which it began to."""
    return list(YearInUse.objects.on(platform))


def _in_use(platform: Platform, pack: YearPack, by: Any) -> bool:
    """Write down that this edition of the year is in use; whether it was not yet."""
    said = {"pack_hash": pack.hash}
    one, made = YearInUse.objects.on(platform).get_or_create(
        platform=platform, year=pack.id, defaults=said | {"by": by}
    )
    if made or one.pack_hash == pack.hash:
        return made
    return bool(YearInUse.objects.on(platform).filter(pk=one.pk).update(**said))


def _loaded(platform: Platform, told: Sequence[Told], pack: PlatformPack, since: date) -> dict[str, int]:
    """Have what the packs tell of organisations and members; how many of each are new or changed."""
    rows, changes = _organisations(platform.scope, told)
    changes["aliases"] = _aliases(rows, told)
    changes["members"] = _members(platform, [rows[entry.code] for entry in pack.members.entries], since)
    return changes


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


@transaction.atomic
def add_organisation(*, platform: Platform, name: str, type: str, by: Any, acronym: str = "") -> Organisation:
    """Register an organisation that no list has, as a member of the platform. Raises Refused and NotListed."""
    require(by, Permission.KEEP_LISTS, Matter(str(platform.pk)))
    name = proper(name)
    acronym = proper(acronym) if acronym.strip() else ""
    for one in filter(None, (name, acronym)):
        _refuse_known(one, platform)
    said = {"name_es": name, "acronym": acronym[:60], "type": type[:40]}
    made = Organisation.objects.create(scope=platform.scope, code=_next_code(platform.scope), **said)
    _members(platform, [made], date.today())
    record("add_organisation", made, by=by, on=platform, detail={"code": made.code, "name": name})
    return made


@transaction.atomic
def add_alias(*, platform: Platform, organisation: Organisation, name: str, by: Any) -> OrganisationAlias:
    """Have a name understood as this organisation from now on. Raises Refused, and NotListed where another has it."""
    require(by, Permission.KEEP_LISTS, Matter(str(platform.pk)))
    name = proper(name)
    _refuse_known(name, platform, organisation)
    alias = OrganisationAlias.objects.create(organisation=organisation, name=name)
    record("add_alias", organisation, by=by, on=platform, detail={"name": name})
    return alias


@transaction.atomic
def remove_alias(*, platform: Platform, alias: OrganisationAlias, packs: Sequence[YearPack], by: Any) -> None:
    """Take back a name that somebody added. Raises Refused, and NotListed for a name that the `packs` tell."""
    require(by, Permission.KEEP_LISTS, Matter(str(platform.pk)))
    organisation = alias.organisation
    if alias not in of_people(organisation, packed_names(organisation, packs)):
        raise NotListed("not_ours")
    alias.delete()
    record("remove_alias", organisation, by=by, on=platform, detail={"name": alias.name})


@transaction.atomic
def merge(*, platform: Platform, kept: Organisation, gone: Organisation, by: Any, why: str) -> Organisation:
    """Make two entries one: `gone` is retired, its code and names are understood as `kept`, what is held of it moves.

    Raises Refused (on every platform that it touches), and NotListed where something is in the way (see `meaning_of`).
    """
    touched = {platform, *platforms_of(gone)}
    for one in touched:
        require(by, Permission.KEEP_LISTS, Matter(str(one.pk)))
    if not why.strip():
        raise NotListed("no_reason")
    # Held until the end: of two who merge at once, the second sees what the first did.
    pair = {one.pk: one for one in Organisation.objects.select_for_update().filter(pk__in=(kept.pk, gone.pk))}
    kept, gone = pair[kept.pk], pair[gone.pk]
    if hinders := meaning_of(kept, gone).hinders:
        raise InTheWay(hinders[0])
    moved = move_all(kept, gone) | members_moved(gone, kept) | {"platforms": sorted(str(one.pk) for one in touched)}
    today = date.today()
    Organisation.objects.filter(pk=gone.pk).update(merged_into=kept, retired_on=today)
    OrganisationMerge.objects.create(kept=kept, gone=gone, why=why.strip(), moved=moved, by=by)
    counts = {kind: len(rows) for kind, rows in moved.items() if kind != "platforms"}
    detail = {"kept": kept.code, "gone": gone.code, "why": why.strip(), "moved": counts}
    for one in touched:
        record("merge", kept, by=by, on=one, detail=detail)
        record("merged", gone, by=by, on=one, detail=detail)
    kept.refresh_from_db()
    return kept


@transaction.atomic
def undo_merge(*, merge: OrganisationMerge, by: Any, why: str) -> Organisation:
    """Make two organisations of one again: what moved goes back, the code and names are again those of the other.

    Raises Refused (on every platform that it touched), and NotListed where something was built on it (see `built_on`).
    """
    touched = list(Platform.objects.filter(pk__in=merge.moved["platforms"]))
    for one in touched:
        require(by, Permission.KEEP_LISTS, Matter(str(one.pk)))
    if not why.strip():
        raise NotListed("no_reason")
    # Held until the end, as by who merges.
    list(Organisation.objects.select_for_update().filter(pk__in=(merge.kept_id, merge.gone_id)))
    undone = {"undone_by": by, "undone_at": timezone.now()}
    if not OrganisationMerge.objects.filter(pk=merge.pk, undone_at__isnull=True).update(**undone):
        raise NotListed("undone_already")
    merge.refresh_from_db()
    if hinders := built_on(merge):
        raise InTheWay(hinders[0])
    put_all_back(merge)
    members_put_back(merge)
    Organisation.objects.filter(pk=merge.gone_id).update(merged_into=None, retired_on=None)
    detail = {"kept": merge.kept.code, "gone": merge.gone.code, "why": why.strip()}
    for one in touched:
        record("undo_merge", merge.kept, by=by, on=one, detail=detail)
        record("merge_undone", merge.gone, by=by, on=one, detail=detail)
    return Organisation.objects.get(pk=merge.gone_id)


class InTheWay(NotListed):
    """Two entries cannot be merged as things stand; `text` says what is in the way."""

    def __init__(self, text: Any) -> None:
        self.reason, self.values, self.text = "in_the_way", {}, text
        Exception.__init__(self, text.en)


def packed_names(organisation: Organisation, packs: Sequence[YearPack]) -> set[str]:
    """The names that the years' lists give the organisation."""
    entries = (pack.lists["organisations"].by_code().get(organisation.code) for pack in packs)
    return {name for entry in entries if entry for name in (*entry.text.all(), *entry.aliases)}


def _refuse_known(name: str, platform: Platform, organisation: Organisation | None = None) -> None:
    owner = owner_of(name, platform)
    if owner is None:
        return
    if organisation is not None and owner == current(organisation):
        raise NotListed("known_here", name=name)
    raise NotListed("known_elsewhere", name=name, owner=str(owner))


def _next_code(scope: str) -> str:
    """The next code of our own; none is ever given twice."""
    last = Organisation.objects.filter(scope=scope, code__startswith=_OWN_CODES).aggregate(last=Max("code"))["last"]
    return f"{_OWN_CODES}{int((last or _OWN_CODES + '0')[len(_OWN_CODES) :]) + 1:04d}"
