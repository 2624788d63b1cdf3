"""What a version under review would do to the figures already released: the effect of a late report.

For every release that stands and holds the version's month: each headline as it was released, as it would be released today
without the version, and with it. Their difference is what this report does; the rest was accepted since. The worker
measures it (`measured_effect`); the page says it (`effect_shown`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from tinkuy.figures.headlines import Change, headlines
from tinkuy.figures.organisation_types import with_organisation_type
from tinkuy.languages import LANGUAGES, Text
from tinkuy.ledger.models import Slice, Version
from tinkuy.ledger.standing import Stands, rows_of
from tinkuy.months import Month
from tinkuy.packs.schema import YearPack
from tinkuy.pages.figures.published import published
from tinkuy.pages.signing.differing import headline, shown
from tinkuy.pages.signing.measured import as_json, headlines_of
from tinkuy.pages.signing.saying import called, day_on, in_order, months_of
from tinkuy.pages.signing.words import COMPARE, EFFECT, filled
from tinkuy.registries.in_force import year_in_force
from tinkuy.releases.gathering import seen, standing_of
from tinkuy.releases.models import Release
from tinkuy.releases.work import Tell


def holding(version: Version) -> list[Release]:
    """The releases that stand and hold rows of the version's month, the latest first. Raises Refused of the releases."""
    month = version.submission.month
    found = Release.objects.on(version.platform).select_related("platform", "signed_by")
    found = found.filter(year=version.year, withdrawn_at__isnull=True, first_month__lte=month, last_month__gte=month)
    return [one for one in found if str(month) in published(one).months]


def depends_on(version: Version, releases: Iterable[Release]) -> dict[str, Any]:
    """All that the effect is made of, as JSON: while it is the same, so is the effect."""
    platform = version.platform
    sides = {str(one.pk): seen(platform, one.year, standing_of(platform, one.year, _months(one))) for one in releases}
    return {"part": version.part, "sectors": _waiting(version), "releases": sides}


def measured_effect(version: Version, tell: Tell) -> dict[str, Any]:
    """The effect as JSON: {releases: [{id, usual, lines: [{key, published, without, with}]}]}.

    Raises Refused of the releases where a folder is damaged, NotWhole of the content store.
    """
    tell("comparing")
    return {"releases": [_on(one, version) for one in holding(version)]}


def effect_shown(version: Version, found: Mapping[str, Any]) -> dict[str, Any]:
    """The context of signing/effect.html."""
    month = Text(*(said[:1].upper() + said[1:] for said in map(version.submission.month.name.in_, LANGUAGES)))
    there = (
        Release.objects.on(version.platform).select_related("platform").in_bulk(one["id"] for one in found["releases"])
    )
    known = {str(pk): one for pk, one in there.items()}
    return {
        "words": EFFECT,
        "side_words": COMPARE,
        "text": filled(EFFECT["text"], months=month),
        "releases": [_shown(known[one["id"]], one) for one in found["releases"]],
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


def _months(release: Release) -> list[Month]:
    return [Month.parse(month) for month in published(release).months]


def _waiting(version: Version) -> list[str]:
    """The sectors in which the version waits for review."""
    waiting = Slice.objects.on(version.platform).filter(version=version, state=Slice.State.IN_REVIEW)
    return sorted(waiting.values_list("sector", flat=True))


def _on(release: Release, version: Version) -> dict[str, Any]:
    """The headlines of one release: as released, today, and with the version."""
    whole = published(release)
    stand = standing_of(release.platform, release.year, _months(release))
    year = year_in_force(release.year, release.platform)
    released = headlines_of(whole.folder.lazy())
    without, with_it = (_headlines(one, year) for one in (stand, with_accepted(stand, version, _waiting(version))))
    lines = [
        {"key": key, "published": released.get(key), "without": without.get(key), "with": with_it[key]}
        for key in with_it
    ]
    return {"id": str(release.pk), "usual": whole.usual_model, "lines": lines}


def _headlines(stand: Iterable[Stands], year: YearPack) -> dict[str, Any]:
    rows = rows_of(stand)
    found = headlines(with_organisation_type(rows, year)) if rows.height else {}
    return {key: as_json(one) for key, one in found.items()}


def _shown(release: Release, found: Mapping[str, Any]) -> dict[str, Any]:
    """One release for the page."""
    usual, lines = found["usual"], {line["key"]: line for line in found["lines"]}
    said = {"day": day_on(release.at, release.platform), "months": months_of(release)}
    told = [_line(lines[key], strong=key == usual) for key in in_order(list(lines), usual)]
    return {
        "id": found["id"],
        "name": filled(EFFECT["of"], **said),
        "lines": told,
        "no_change": all(line["own_same"] for line in told),
    }


def _line(line: Mapping[str, Any], *, strong: bool) -> dict[str, Any]:
    key = line["key"]
    released, without, late = (headline(line[side]) for side in ("published", "without", "with"))
    own = Change(key, without, late)
    both, alone = shown(Change(key, released, late), called(key)), shown(own, called(key))
    return {
        "name": both["name"],
        "strong": strong,
        "published": both["before"],
        "without": alone["before"],
        "only_interval": alone["only_interval"],
        "with": both["after"],
        "own": own.by,
        "own_same": own.same,
    }
