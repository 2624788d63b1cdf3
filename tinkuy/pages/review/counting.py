"""How many rows of a version have findings, by sector: counted once per version and kept, for a queue asks it of all at once.

Counts hold no text of anybody. They are kept beside the checks, in a folder that may be deleted at any time, and made again by
another version of Tinkuy or for other packs.
"""

from __future__ import annotations

import hashlib
import json
import secrets
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import polars as pl
from django.conf import settings

from tinkuy import __version__
from tinkuy.ledger.checked import Checked, checked
from tinkuy.ledger.models import Version
from tinkuy.registries.installed_packs import platform_pack, year_pack

_MOST_KEPT: Final = 8192  # versions whose counts stay in memory: some hundred bytes each
_counts: dict[str, dict[str, Counted]] = {}


@dataclass(frozen=True, slots=True)
class Counted:
    """Rows of one sector that cannot be used, and other rows with a warning. Hints are not counted: they ask nothing."""

    blocked: int = 0
    warned: int = 0


@dataclass(slots=True)
class Patience:
    """For how long a page counts what nobody counted yet; the rest it leaves for the next time. Seconds."""

    seconds: float
    begun: float = field(default_factory=time.monotonic)

    @property
    def over(self) -> bool:
        """Whether a page has kept its reader waiting for long enough."""
        return time.monotonic() - self.begun > self.seconds


def counted(version: Version, patience: Patience | None = None) -> dict[str, Counted] | None:
    """The counts by sector, of those that have any; None where nobody counted yet and patience is over."""
    key = _key(version)
    if (known := _counts.get(key)) is None:
        known = _read(_folder() / key)
        if known is None:
            if patience is not None and patience.over:
                return None
            known = _count(checked([version]))
            _write(_folder() / key, known)
        if len(_counts) >= _MOST_KEPT:
            _counts.clear()
        _counts[key] = known
    return known


def _key(version: Version) -> str:
    packs = (year_pack(version.year).hash, platform_pack(version.platform.pack).hash)
    return hashlib.sha256("|".join((version.part, version.problems, *packs, __version__)).encode()).hexdigest()


def _folder() -> Path:
    return Path(settings.DATA_FOLDER) / "counted"


def _read(place: Path) -> dict[str, Counted] | None:
    try:
        return {sector: Counted(*two) for sector, two in json.loads(place.read_text()).items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return None


def _write(place: Path, counts: dict[str, Counted]) -> None:
    """Keep them whole or not at all; where they cannot be kept, they are counted again."""
    partial = place.with_name(f".{secrets.token_hex(8)}")
    with suppress(OSError):
        place.parent.mkdir(parents=True, exist_ok=True)
        partial.write_text(json.dumps({sector: (one.blocked, one.warned) for sector, one in counts.items()}))
        partial.replace(place)


def _count(found: Checked) -> dict[str, Counted]:
    grave = found.findings.group_by("row_id").agg(
        blocked=(pl.col("severity") == "blocking").any(), warned=(pl.col("severity") == "warning").any()
    )
    rows = found.rows.select("row_id", pl.col("sector").fill_null("")).join(grave, on="row_id", how="inner")
    by_sector = rows.group_by("sector").agg(
        pl.col("blocked").sum(), warned=(pl.col("warned") & ~pl.col("blocked")).sum()
    )
    return {sector: Counted(blocked, warned) for sector, blocked, warned in by_sector.rows()}
