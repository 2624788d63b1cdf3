"""What is done with groups. Each verb: who may (policy), one transaction, one event."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any, Final

from django.db import transaction
from django.db.models import Q
from django.utils.text import slugify

from tinkuy.access.permissions import Permission
from tinkuy.access.policy import Matter, require
from tinkuy.accounts.holding import valid
from tinkuy.audit.models import record
from tinkuy.groups.models import ContactCard, Group, GroupMember
from tinkuy.groups.refusals import NotGrouped
from tinkuy.languages import Text
from tinkuy.packs.folding import fold
from tinkuy.packs.schema import Entry
from tinkuy.registries.installed_packs import platform_pack, today_on, years
from tinkuy.registries.loading import years_for
from tinkuy.registries.models import Organisation, Platform

_NATIONAL: Final = Text("Grupo nacional", "National group", "Grupo nacional")


@transaction.atomic
def load_groups(*, platform: Platform, by: Any = None) -> int:
    """Have the groups of the platform's pack; of one without any, a national group and one per sector. How many are new.

    Safe to repeat: what a group is called and looks after follows the pack; members stay. `by` is blank for whoever runs the
    installation. Raises Refused.
    """
    if by is not None:
        _require(by, platform)
    new = 0
    for code, said in _of_pack(platform).items():
        _, made = Group.across_platforms.update_or_create(
            platform=platform, code=code, defaults=said | {"packed": True}
        )
        new += made
    if new:
        record("load_groups", platform, by=by, on=platform, detail={"made": new})
    return new


@transaction.atomic
def add_group(
    *, platform: Platform, name: str, kind: str, by: Any, sectors: Sequence[str] = (), place: str = ""
) -> Group:
    """Make a group that no pack has. Raises Refused and NotGrouped."""
    _require(by, platform)
    name = " ".join(name.split())
    if not name or len(name) > 200:
        raise NotGrouped("long_name" if name else "no_name")
    there = {fold(one): one for names in Group.objects.on(platform).values_list("name_es", "name_en", "name_pt") for one in names}  # fmt: skip
    if fold(name) in there:
        raise NotGrouped("known_name", name=name)
    said = {"name_es": name, "kind": Group.Kind(kind), "sectors": list(sectors), "place": place}
    made = Group.objects.create(platform=platform, code=_free_code(platform, name), since=today_on(platform), **said)
    record("add_group", made, by=by, detail={"name": name})
    return made


@transaction.atomic
def add_member(
    *,
    group: Group,
    by: Any,
    person: Any = None,
    organisation: Organisation | None = None,
    leads: bool = False,
    since: date | None = None,
    until: date | None = None,
) -> GroupMember:
    """Let a person or an organisation be in a group from a day (today) on; a person may lead it. Raises Refused, NotGrouped."""
    _require(by, group.platform)
    if (person is None) == (organisation is None):
        raise NotGrouped("no_one")
    if person is not None and not valid(group.platform).filter(person=person).exists():
        raise NotGrouped("takes_no_part", name=str(person))
    first = since or today_on(group.platform)
    if until is not None and until < first:
        raise NotGrouped("ends_before")
    who = {"person": person, "organisation": organisation}
    Group.objects.on(group.platform).select_for_update().get(pk=group.pk)
    there = GroupMember.objects.on(group.platform).filter(group=group, **who)
    if there.filter(Q(until__isnull=True) | Q(until__gte=first)).exists():
        raise NotGrouped("already_in", name=str(person or organisation))
    made = GroupMember.objects.create(
        platform=group.platform, group=group, leads=leads and person is not None, since=first, until=until, **who
    )
    record("join_group", made, by=by, detail=_said(made))
    return made


@transaction.atomic
def end_member(*, member: GroupMember, by: Any, last_day: date | None = None) -> None:
    """Let somebody be in a group no longer, after a day (yesterday). Raises Refused and NotGrouped."""
    _require(by, member.platform)
    last = last_day or today_on(member.platform) - timedelta(days=1)
    detail = _said(member)
    if last < member.since:
        if last_day is not None:
            raise NotGrouped("ends_before")
        record("leave_group", member, by=by, detail=detail)
        member.delete()  # came today and leaves today: was in it on no day that is over
        return
    GroupMember.objects.on(member.platform).filter(pk=member.pk).update(until=last)
    record("leave_group", member, by=by, detail=detail | {"until": str(last)})


@transaction.atomic
def write_card(*, platform: Platform, position: str, phone: str, phone_hidden: bool, by: Any) -> ContactCard:
    """Say what one does and how one is reached, on a platform that one takes part in. Raises NotGrouped."""
    position, phone = " ".join(position.split()), " ".join(phone.split())
    if len(position) > 120 or len(phone) > 40:
        raise NotGrouped("long_text")
    said = {"position": position, "phone": phone, "phone_hidden": phone_hidden}
    card, _ = ContactCard.across_platforms.update_or_create(platform=platform, person=by, defaults=said)
    return card


def _require(by: Any, platform: Platform) -> None:
    require(by, Permission.KEEP_GROUPS, Matter(str(platform.pk)))


def _said(member: GroupMember) -> dict[str, str]:
    who = {"person": str(member.person_id)} if member.person_id else {"organisation": member.organisation.code}
    return who | {"group": member.group.code, "since": str(member.since), "leads": str(member.leads).lower()}


def _of_pack(platform: Platform) -> dict[str, dict[str, Any]]:
    """The columns of the groups that the platform's pack tells, by code."""
    pack = platform_pack(platform.pack)
    if pack.groups.entries:
        return {one.code: _columns(one) for one in pack.groups.entries}
    year = next(iter(years_for(pack, list(years().values()))), None)
    sectors = year.lists["sectors"].entries if year else ()
    national = {"kind": "national", "name_es": _NATIONAL.es, "name_en": _NATIONAL.en, "name_pt": _NATIONAL.pt}
    return {"national": national} | {
        one.code.replace("_", "-")[:40]: _named(one.text) | {"kind": "sectoral", "sectors": [one.code]}
        for one in sectors
    }


def _columns(one: Entry) -> dict[str, Any]:
    said = one.attributes
    began = said.get("valid_from", "")
    return _named(one.text) | {
        "kind": Group.Kind(said.get("kind") or "technical"),
        "sectors": said.get("sectors", "").split(),
        "place": _place(said.get("place", "")),
        "since": date(int(began), 1, 1) if began.isdigit() else None,
    }


def _place(code: str) -> str:
    """The place of a group; blank for the whole country, whose P-code ends in 00."""
    return "" if code.endswith("00") else code


def _named(text: Text) -> dict[str, str]:
    return {f"name_{code}": text.in_(code)[:200] for code in ("es", "en", "pt")}


def _free_code(platform: Platform, name: str) -> str:
    code = slugify(name)[:34] or "grupo"
    taken = set(Group.objects.on(platform).filter(code__startswith=code).values_list("code", flat=True))
    numbered = (code if n == 1 else f"{code}-{n}" for n in range(1, len(taken) + 2))
    return next(one for one in numbered if one not in taken)
