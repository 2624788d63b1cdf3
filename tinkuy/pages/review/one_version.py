"""Everything that a reviewer sees of one version: what it changes by sector, what was found, what is reported beside it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

import polars as pl

from tinkuy.accounts.models import User
from tinkuy.checks.treatments import TREATMENTS
from tinkuy.languages import Language, Text
from tinkuy.ledger.desks import ORGANISATION
from tinkuy.ledger.models import Resolution, Slice, Version
from tinkuy.ledger.parts import part_schema
from tinkuy.ledger.standing import Stands, beside, seen, slot_rows
from tinkuy.ledger.versions import rows_now
from tinkuy.pages.review.cells import measured
from tinkuy.pages.review.comparing import FEW, MANY, Compared, compared
from tinkuy.pages.review.deciding import Reviewer
from tinkuy.pages.review.history import History, Place, history, neighbours
from tinkuy.pages.review.queue import weights_of
from tinkuy.pages.review.seen import one_written
from tinkuy.pages.review.weighing import Weight, added, in_sector, part_sums
from tinkuy.pages.review.words import VERSION, about, against_usual, filled
from tinkuy.publishing.names import Names
from tinkuy.registries.installed_packs import platform_pack, year_pack
from tinkuy.releases.models import Release

_NAMES: Final[dict[tuple[str, str, str], Names]] = {}


@dataclass(frozen=True, slots=True)
class Sector:
    """One sector of the version. What is below `why_not` is None where the reader may not see its rows."""

    code: str
    name: str
    slice: Slice
    why_not: Text | None
    seen: str
    weight: Weight | None = None
    against: Text | None = None
    change: Compared | None = None
    history: History | None = None
    neighbours: Sequence[Place] = ()

    @property
    def waits(self) -> bool:
        """Whether nobody decided on it yet."""
        return self.slice.state == Slice.State.IN_REVIEW

    @property
    def removed(self) -> bool:
        """Whether it says that what stands is no longer reported."""
        return not self.slice.rows

    @property
    def removed_text(self) -> Text:
        """What accepting it would take away."""
        return filled(VERSION["removed"], n=self.change.missing.count if self.change else 0)

    @property
    def with_findings(self) -> int:
        """Rows with a warning, or that cannot be used."""
        return self.weight.blocked + self.weight.warned if self.weight else 0


def names_for(version: Version, language: Language) -> Names:
    """The names of codes of the version's year."""
    year, platform = year_pack(version.year), platform_pack(version.platform.pack)
    key = (year.hash, platform.hash, language)
    if key not in _NAMES:
        _NAMES[key] = Names(year, platform, language)
    return _NAMES[key]


def sector_name(names: Names, code: str) -> str | Text:
    """What a sector is called; rows whose sector nobody understood have none."""
    return names.name("sector", code) if code else VERSION["unknown_sector"]


def slices_of(version: Version) -> list[Slice]:
    """The slices of a version, by sector."""
    return list(Slice.objects.on(version.platform).filter(version=version).select_related("by").order_by("sector"))


def sectors_of(version: Version, reviewer: Reviewer, language: Language, whole: str | None) -> list[Sector]:
    """The sectors of a version as the reviewer may see them; `whole` is the sector of which every row is shown."""
    slices, names = slices_of(version), names_for(version, language)
    stood = seen(version, [one.sector for one in slices])
    readable = [one.sector for one in slices if reviewer.may_read(version, one.sector)]
    now = measured(version.platform, readable)
    weights = weights_of(version, readable, now)
    both = slot_rows(version.submission).select(*part_schema()), rows_now(version)
    sectors = []
    for one in slices:
        code = one.sector
        base = (code, sector_name(names, code), one, reviewer.why_not(version, code), one_written(code, stood[code]))
        if code not in readable:
            sectors.append(Sector(*base))
            continue
        change = None
        if one.state == Slice.State.IN_REVIEW:
            stand, mine = (rows.filter(pl.col("sector").fill_null("") == code) for rows in both)
            change = compared(stand, mine, names, language, MANY if whole == code else FEW)
        places = neighbours(version, code, names)
        weight = weights[code]
        by_month = now.by_month(version.submission.organisation.code, code)
        told = history(by_month, version.submission.month, weight.new)
        sectors.append(Sector(*base, weight, against_usual(weight), change, told, places))
    return sorted(sectors, key=_what_changes_first)


def _what_changes_first(sector: Sector) -> int:
    """Sectors that wait and change something, then those that change nothing, then what is decided."""
    if not sector.waits:
        return 2
    return 0 if sector.change is None or sector.change.kinds else 1


def resolutions_of(version: Version, readable: Collection[str]) -> list[dict[str, Any]]:
    """The causes whose treatment the sender accepted: what was done to how many rows, who and why, and New before and after.

    New is that of the sectors that the reader may see.
    """
    found = Resolution.objects.on(version.platform).filter(version=version, undone_at__isnull=True).select_related("by")
    return [_resolution(one, readable) for one in found]


def _resolution(one: Resolution, readable: Collection[str]) -> dict[str, Any]:
    treatment = TREATMENTS.get(one.treatment)
    return {
        "treatment": treatment.name if treatment else one.treatment,
        "cause": one.cause,
        "rows": one.record.get("changed"),
        "by": one.by,
        "at": one.at,
        "why": one.record.get("why", ""),
        "before": _new(one.part_before, readable),
        "after": _new(one.part_after, readable),
    }


def _new(part: str, sectors: Collection[str]) -> float | None:
    return added(one.new for one in part_sums(part) if one.sector in sectors)


def beside_of(version: Version, readable: set[str], names: Names) -> list[dict[str, Any]]:
    """What other desks of the same organisation and month have standing, in the sectors that the reader may see."""
    return [_beside(one, names) for one in beside(version.submission) if one.sector in readable]


def _beside(one: Stands, names: Names) -> dict[str, Any]:
    sums = in_sector(one.part, one.sector)
    return {
        "desk": _desk_name(one.desk),
        "version": one.version,
        "sector": sector_name(names, one.sector),
        "rows": sum(each.rows for each in sums),
        "new": added(each.new for each in sums),
    }


def about_of(version: Version) -> Text:
    """Who sent it and when, which version it is, and of which desk where that is none of a person."""
    slot = version.submission
    base = version.based_on.number if version.based_on else None
    desk = "" if slot.desk == ORGANISATION or _person_of(slot.desk) else slot.desk
    return about(version, corrects=base, desk=desk)


def _desk_name(desk: str) -> str | Text:
    """What a desk is called: a person's own is called as they are."""
    if desk == ORGANISATION:
        return VERSION["organisation_desk"]
    person = _person_of(desk)
    return str(person) if person else desk


def _person_of(desk: str) -> User | None:
    """The person whose own desk it is; nobody where it is a team or an office."""
    try:
        return User.objects.filter(pk=UUID(desk)).first()
    except ValueError:
        return None


def in_a_release(version: Version) -> bool:
    """Whether its month is in a release that stands: then accepting it means that the next one says another figure."""
    month = version.submission.month
    found = Release.objects.on(version.platform).filter(year=version.year, withdrawn_at__isnull=True)
    return found.filter(first_month__lte=month, last_month__gte=month).exists()


def latest_of(version: Version) -> Version | None:
    """The latest version of the slot, where it is another."""
    found = Version.objects.on(version.platform).filter(submission=version.submission).order_by("number").last()
    return found if found and found.pk != version.pk else None
