"""One release as its own page shows it: what its manifest says, what was accepted, and whether it is as it was signed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from tinkuy.checks.acceptance import Acceptance
from tinkuy.checks.treatments import TREATMENTS
from tinkuy.languages import Text
from tinkuy.pages.figures.published import published
from tinkuy.pages.signing.listed import reached, releases_of
from tinkuy.pages.signing.saying import called, day_on, months_of
from tinkuy.pages.signing.words import RELEASE, filled
from tinkuy.releases.models import Release
from tinkuy.releases.opening import opened

INPUTS_SHOWN: Final = 10


def shown(release: Release) -> dict[str, Any]:
    """What the page shows. Raises Refused where the folder is not what was signed."""
    whole = published(release)
    manifest = whole.folder.manifest
    return {
        "manifest": manifest,
        "figure": reached(release),
        "figure_name": called(whole.usual_model),
        "rows_with_errors": whole.rows_with_errors,
        "acceptances": _together(whole.folder.acceptances()),
        "files": sorted(manifest.files.items()),
        "lists": [(pack, *one) for pack in (manifest.year, manifest.platform) if pack for one in pack.lists.items()],
        "inputs": manifest.inputs[:INPUTS_SHOWN],
        "more_inputs": manifest.inputs[INPUTS_SHOWN:],
        "all_inputs": filled(RELEASE["show_all"], n=len(manifest.inputs)),
        "withdrew": [_withdrew(one.release, one.why, release) for one in manifest.withdraws],
    }


def _together(records: Iterable[Acceptance]) -> list[dict[str, Any]]:
    """What was accepted, in time; a cause that somebody accepted in many reports at once is one line."""
    found: dict[tuple[str, str, str], dict[str, Any]] = {}
    for one in records:
        treatment = TREATMENTS.get(one.treatment)
        new = {"cause": one.cause, "by": one.by, "why": one.why, "reports": 0, "changed": 0}
        new["name"] = treatment.name if treatment else None
        line = found.setdefault((one.cause, one.by, one.why), new)
        line["reports"] += 1
        line["changed"] += one.changed
    return list(found.values())


def introduced(release: Release) -> dict[str, Any]:
    """What the register knows: who signed and when, whether it was withdrawn, which was before."""
    day = day_on(release.at, release.platform)
    said = {
        "release": release,
        "title": filled(RELEASE["title"], day=day),
        "months": months_of(release),
        "signed": filled(RELEASE["signed"], who=str(release.signed_by), day=day),
        "before": _before(release),
    }
    if release.stands:
        return said
    withdrawn = {"who": str(release.withdrawn_by), "day": day_on(release.withdrawn_at, release.platform)}
    return said | {"withdrawn": filled(RELEASE["withdrawn"], **withdrawn, why=release.withdrawn_why)}


def verified(release: Release) -> Text:
    """Read every byte; the sentence that says it is as it was signed. Raises Refused where it is not."""
    files = opened(release, fully=True).manifest.files
    return filled(RELEASE["verified"], files=len(files), bytes=sum(kept.bytes for kept in files.values()))


def _before(release: Release) -> Release | None:
    """The release before it of the same year, to compare with."""
    earlier = (one for one in releases_of(release.platform) if one.at < release.at and one.year == release.year)
    return next(earlier, None)


def _withdrew(id: str, why: str, release: Release) -> dict[str, Any]:
    old = Release.objects.on(release.platform).get(pk=id)
    return {"id": id, "text": filled(RELEASE["withdraws"], day=day_on(old.at, release.platform), why=why)}
