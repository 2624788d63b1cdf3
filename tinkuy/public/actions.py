"""What a coordinator does: open a release to everyone, close it. Each verb: who may (policy), one transaction, one event.

The tables are made before the transaction and frozen in it. The rounding secret is made with the first release that is opened.
"""

from __future__ import annotations

from typing import Any, Final

import polars as pl
from django.db import transaction
from django.utils import timezone

from tinkuy.access.permissions import Permission
from tinkuy.access.policy import Matter, require
from tinkuy.audit.models import record
from tinkuy.public.frozen import frozen
from tinkuy.public.judging import broken
from tinkuy.public.making import NEEDED, USUAL_MODEL, public_tables_of
from tinkuy.public.models import PublicRelease, RoundingSecret
from tinkuy.public.refusals import NoReason, NotOpen, NotSafe, OpenAlready, Withdrawn
from tinkuy.public.rounding import BASE
from tinkuy.registries.models import Platform
from tinkuy.releases.models import Release
from tinkuy.releases.opening import opened

_THRESHOLD: Final = "suppress_below"  # the platform pack's parameter


def proposed(release: Release) -> dict[str, pl.DataFrame]:
    """The very tables that would be public. Raises NotSafe, and what opening the release's folder raises."""
    folder = opened(release)
    platform = folder.platform
    country = platform.country if platform else ""
    threshold = int(platform.thresholds.get(_THRESHOLD, BASE)) if platform else BASE
    model = folder.year.consolidation.get(country, USUAL_MODEL)
    rows = folder.lazy().select(NEEDED).collect()
    frames = public_tables_of(rows, secret=_secret(release.platform), model=model, threshold=threshold)
    if rules := broken(frames):
        raise NotSafe(", ".join(rules))
    return frames


def open_to_public(*, release: Release, by: Any) -> PublicRelease:
    """Open a release to everyone; one that was closed is opened again with the tables it had.

    Raises Refused of the policy, Withdrawn, OpenAlready, NotSafe, and what opening the release's folder raises.
    """
    require(by, Permission.PUBLISH, Matter(str(release.platform_id)))
    if not release.stands:
        raise Withdrawn
    before = PublicRelease.objects.on(release.platform).filter(release=release).first()
    tables, digest = (bytes(before.tables), before.digest) if before else frozen(proposed(release))
    now = {"opened_at": timezone.now(), "opened_by": by, "closed_at": None, "closed_by": None, "closed_why": ""}
    with transaction.atomic():
        if not Release.objects.on(release.platform).filter(pk=release.pk, withdrawn_at__isnull=True).exists():
            raise Withdrawn
        said = {"platform": release.platform, "tables": tables, "digest": digest}
        row, new = PublicRelease.across_platforms.get_or_create(release=release, defaults=said | now)
        if not new and not _closed(row).update(**now):
            raise OpenAlready
        record("open_to_public", release, by=by, detail={"digest": row.digest})
    row.refresh_from_db()
    return row


def close_to_public(*, release: Release, by: Any, why: str) -> PublicRelease:
    """Close a release to everyone, saying why, which everyone reads. Raises Refused of the policy, NoReason, NotOpen."""
    require(by, Permission.PUBLISH, Matter(str(release.platform_id)))
    if not why.strip():
        raise NoReason
    with transaction.atomic():
        open_ = PublicRelease.objects.on(release.platform).filter(release=release, closed_at__isnull=True)
        if not open_.update(closed_at=timezone.now(), closed_by=by, closed_why=why.strip()):
            raise NotOpen
        record("close_to_public", release, by=by, detail={"why": why.strip()})
    return PublicRelease.objects.on(release.platform).get(release=release)


def _closed(row: PublicRelease) -> Any:
    return PublicRelease.objects.on(row.platform).filter(pk=row.pk, closed_at__isnull=False)


def _secret(platform: Platform) -> bytes:
    secret, _ = RoundingSecret.across_platforms.get_or_create(platform=platform)
    return secret.key
