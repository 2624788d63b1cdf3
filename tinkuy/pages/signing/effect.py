"""What a version under review would do to the figures already released: the effect of a late report.

For every release that stands and holds the version's month: each headline as it was released, as it would be released today
without the version, and with it. Their difference is what this report does; the rest was accepted since.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import polars as pl

from tinkuy.figures.headlines import Change, Headline, headlines
from tinkuy.figures.organisation_types import with_organisation_type
from tinkuy.languages import LANGUAGES, Text
from tinkuy.ledger.models import Slice, Version
from tinkuy.ledger.standing import Stands, rows_of
from tinkuy.months import Month
from tinkuy.packs.schema import YearPack
from tinkuy.pages.figures.published import published
from tinkuy.pages.signing.differing import shown
from tinkuy.pages.signing.saying import called, day_on, in_order, months_of
from tinkuy.pages.signing.words import COMPARE, EFFECT, filled
from tinkuy.registries.in_force import year_in_force
from tinkuy.releases.gathering import standing_of
from tinkuy.releases.models import Release


def effect_of(version: Version) -> dict[str, Any] | None:
    """The context of signing/effect.html for a version in review; None where its month is in no release that stands.

    Raises Refused of the releases where a folder is damaged, NotWhole of the content store.
    """
    holding = _holding(version)
    if not holding:
        return None
    month = Text(*(said[:1].upper() + said[1:] for said in map(version.submission.month.name.in_, LANGUAGES)))
    return {
        "words": EFFECT,
        "side_words": COMPARE,
        "text": filled(EFFECT["text"], months=month),
        "releases": [_on(one, version) for one in holding],
    }


def with_accepted(stand: Iterable[Stands], version: Version, sectors: Iterable[str]) -> tuple[Stands, ...]:
    """What would stand if the version were accepted in these sectors (pure but for what it is told)."""
    slot, sectors = version.submission, set(sectors)
    new = Stands(
        submission=slot.pk,
        organisation=slot.organisation.code,
        month=slot.month,
        desk=slot.desk,
        sector="",
        version=version.pk,
        number=version.number,
        part=version.part,
        year=version.year,
        year_hash=version.year_hash,
        platform_hash=version.platform_hash,
    )
    others = (one for one in stand if one.submission != slot.pk or one.sector not in sectors)
    return (*others, *(replace(new, sector=sector) for sector in sorted(sectors)))


def _holding(version: Version) -> list[Release]:
    """The releases that stand and hold rows of the version's month, the latest first."""
    month = version.submission.month
    found = Release.objects.on(version.platform).select_related("platform", "signed_by")
    found = found.filter(year=version.year, withdrawn_at__isnull=True, first_month__lte=month, last_month__gte=month)
    return [one for one in found if str(month) in published(one).months]


def _on(release: Release, version: Version) -> dict[str, Any]:
    """The headlines of one release: as released, today, and with the version."""
    whole = published(release)
    months = [Month.parse(month) for month in whole.months]
    stand = standing_of(release.platform, release.year, months)
    waiting = Slice.objects.on(version.platform).filter(version=version, state=Slice.State.IN_REVIEW)
    late = with_accepted(stand, version, waiting.values_list("sector", flat=True))
    year = year_in_force(release.year, release.platform)
    released = headlines(whole.folder.lazy())
    without, with_it = (_headlines(one, year) for one in (stand, late))
    usual = whole.usual_model
    lines = [
        _line(key, released.get(key), without.get(key), with_it.get(key), usual)
        for key in in_order(list(with_it), usual)
    ]
    said = {"day": day_on(release.at, release.platform), "months": months_of(release)}
    return {
        "id": str(release.pk),
        "name": filled(EFFECT["of"], **said),
        "lines": lines,
        "no_change": all(line["own_same"] for line in lines),
    }


def _headlines(stand: Iterable[Stands], year: YearPack) -> dict[str, Headline]:
    rows: pl.DataFrame = rows_of(stand)
    return headlines(with_organisation_type(rows, year)) if rows.height else {}


def _line(
    key: str, released: Headline | None, without: Headline | None, late: Headline | None, usual: str
) -> dict[str, Any]:
    own = Change(key, without, late)
    both, alone = shown(Change(key, released, late), called(key)), shown(own, called(key))
    return {
        "name": both["name"],
        "strong": key == usual,
        "published": both["before"],
        "without": alone["before"],
        "only_interval": alone["only_interval"],
        "with": both["after"],
        "own": own.by,
        "own_same": own.same,
    }
