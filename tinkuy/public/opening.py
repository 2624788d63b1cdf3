"""What is open to everyone: which releases of which platforms, and their tables as they were opened."""

from __future__ import annotations

from functools import lru_cache

import polars as pl
from django.db.models import QuerySet

from tinkuy.public.frozen import thawed
from tinkuy.public.models import PublicRelease
from tinkuy.registries.models import Platform
from tinkuy.releases.models import Release

_KEPT = 16  # releases whose tables a process holds


def latest(platform: Platform) -> PublicRelease | None:
    """The newest release of a platform that is open to everyone, if any."""
    return all_open(platform).first()


def all_open(platform: Platform) -> QuerySet[PublicRelease]:
    """The releases of a platform that are open to everyone, the newest first: not closed, and not withdrawn."""
    return _open(PublicRelease.objects.on(platform)).order_by("-release__at", "-release_id")


def ever_opened(platform: Platform) -> QuerySet[PublicRelease]:
    """All that was ever open, also what was closed or withdrawn: permanent addresses go on saying so."""
    found = PublicRelease.objects.on(platform).select_related("platform", "release", "release__withdrawn_by_release")
    return found.defer("tables").order_by("-release__at", "-release_id")


def is_open(release: Release) -> bool:
    """Whether everyone may see this release."""
    return _open(PublicRelease.objects.on(release.platform).filter(release=release)).exists()


def open_platforms() -> list[Platform]:
    """The platforms of which something is open to everyone, by their code."""
    ids = _open(PublicRelease.across_platforms.all()).values("platform_id")
    return list(Platform.objects.filter(pk__in=ids).order_by("code"))


def public_tables(row: PublicRelease) -> dict[str, pl.DataFrame]:
    """The tables of `tables.TABLES` by code, as they were opened. Raises frozen.NotAsOpened."""
    return dict(_tables(row.pk, row.digest))


def _open(found: QuerySet[PublicRelease]) -> QuerySet[PublicRelease]:
    still = found.filter(closed_at__isnull=True, release__withdrawn_at__isnull=True)
    return still.select_related("platform", "release", "release__signed_by").defer("tables")


@lru_cache(maxsize=_KEPT)
def _tables(id: int, digest: str) -> dict[str, pl.DataFrame]:
    """By what they say, too: what is behind an identifier may differ between databases (tests)."""
    content = PublicRelease.across_platforms.values_list("tables", flat=True).get(pk=id)
    return thawed(bytes(content), digest)
