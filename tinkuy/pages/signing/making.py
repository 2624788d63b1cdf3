"""Preparations of the pages of releases: what each kind is about, what it depends on, and how the worker makes it."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from tinkuy import figures
from tinkuy.ledger.models import Version
from tinkuy.months import Month
from tinkuy.pages.signing import effect
from tinkuy.pages.signing.measured import difference
from tinkuy.pages.signing.preparing import Wanted, last_one
from tinkuy.registries.models import Platform
from tinkuy.releases import actions
from tinkuy.releases.cache import method_of
from tinkuy.releases.gathering import seen, standing_of
from tinkuy.releases.models import Preparation, Release
from tinkuy.releases.opening import opened
from tinkuy.releases.preparing import prepared
from tinkuy.releases.proposing import proposed
from tinkuy.releases.work import Tell


def of_release(platform: Platform, asked: Wanted, by: Any, queue: Any) -> Preparation:
    """What a release of these months would hold now and change. Raises UnknownPack."""
    subject = {"year": asked.year, "first": str(asked.first), "last": str(asked.last)}
    last = last_one(platform, asked.year, asked.first, asked.last)
    stands = seen(platform, asked.year, standing_of(platform, asked.year, asked.months))
    how = {"stands": stands, "last": str(last.pk) if last else None}
    return _prepared(platform, Preparation.Kind.RELEASE, subject, how, by, queue)


def of_effect(version: Version, releases: list[Release], by: Any, queue: Any) -> Preparation:
    """What a version would do to these releases."""
    subject, how = {"version": str(version.pk)}, effect.depends_on(version, releases)
    return _prepared(version.platform, Preparation.Kind.EFFECT, subject, how, by, queue)


def of_comparison(before: Release, after: Release, by: Any, queue: Any) -> Preparation:
    """Two releases compared."""
    subject = {"before": str(before.pk), "after": str(after.pk)}
    return _prepared(before.platform, Preparation.Kind.COMPARISON, subject, {}, by, queue)


def made(asked: Preparation, tell: Tell) -> dict[str, Any]:
    """The result of a preparation. Raises Refused of the releases, NotWhole, UnknownPack."""
    kinds = {
        Preparation.Kind.RELEASE: _release,
        Preparation.Kind.EFFECT: _effect,
        Preparation.Kind.COMPARISON: _comparison,
    }
    return kinds[Preparation.Kind(asked.kind)](asked, tell)


def _release(asked: Preparation, tell: Tell) -> dict[str, Any]:
    """{seen, rows, organisations, first, last, against, difference}: what would go out, and what it changes."""
    platform, said = asked.platform, asked.subject
    months = Month.between(Month.parse(said["first"]), Month.parse(said["last"]))
    tell("gathering")
    held = actions.look(platform, said["year"], list(months))
    first, last = held.months[0], held.months[-1]
    before = last_one(platform, held.year.id, first, last)
    found = {
        "seen": held.seen,
        "rows": held.rows.height,
        "organisations": len(held.organisations),
        "first": str(first),
        "last": str(last),
        "against": str(before.pk) if before else None,
        "difference": None,
    }
    if before is not None:
        tell("writing")
        folder = proposed(held)
        del held
        tell("comparing")
        found["difference"] = difference(opened(before), folder)
    return found


def _effect(asked: Preparation, tell: Tell) -> dict[str, Any]:
    found = Version.objects.on(asked.platform).select_related("platform", "submission__organisation")
    return effect.measured_effect(found.get(pk=asked.subject["version"]), tell)


def _comparison(asked: Preparation, tell: Tell) -> dict[str, Any]:
    tell("comparing")
    releases = Release.objects.on(asked.platform)
    return difference(*(opened(releases.get(pk=asked.subject[side])) for side in ("before", "after")))


def _prepared(
    platform: Platform, kind: str, subject: dict[str, Any], how: dict[str, Any], by: Any, queue: Any
) -> Preparation:
    depends_on = how | {"code": _code()}
    return prepared(platform=platform, kind=kind, subject=subject, depends_on=depends_on, by=by, queue=queue)


@cache
def _code() -> str:
    """A hash of the code that measures: another code makes its own."""
    return "".join(method_of(folder) for folder in (Path(__file__).parent, Path(figures.__file__).parent))
