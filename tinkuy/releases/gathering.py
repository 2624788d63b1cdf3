"""What a release of today would hold: the rows that stand at one moment, what the checks find, what was accepted of them."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import polars as pl

from tinkuy.checks.acceptance import Acceptance
from tinkuy.checks.causes import find_causes
from tinkuy.checks.run import run_checks
from tinkuy.ledger.models import Version
from tinkuy.ledger.parts import ROW_NUMBER
from tinkuy.ledger.standing import Stands, rows_of, standing
from tinkuy.months import Month
from tinkuy.packs.schema import PlatformPack, YearPack
from tinkuy.registries.installed_packs import platform_pack, year_pack
from tinkuy.registries.models import Platform
from tinkuy.releases.in_effect import year_in_effect
from tinkuy.releases.manifest import Input
from tinkuy.releases.refusals import NothingStands
from tinkuy.releases.schema import IDENTITY

_IDENTITY_OF: Final = dict(zip(IDENTITY, (pl.String(),) * 3 + (pl.Int64(),) * 2, strict=True))


@dataclass(frozen=True)
class Gathered:
    """Everything that a release is cut from. `stand` was asked once; the parts that it names never change.

    `rows`: standard rows with their submission (schema.IDENTITY), the row ids of the release, and `version` (text).
    """

    stand: tuple[Stands, ...]
    rows: pl.DataFrame
    year: YearPack
    platform: PlatformPack
    acceptances: tuple[Acceptance, ...]
    inputs: tuple[Input, ...]

    @cached_property
    def findings(self) -> pl.DataFrame:
        """What the checks find on all rows together, with the causes."""
        found = run_checks(self.rows, self.year, platform=self.platform)
        return find_causes(self.rows, found, self.year, platform=self.platform).findings

    @property
    def months(self) -> tuple[Month, ...]:
        """The months of the rows, in time."""
        return tuple(sorted({one.month for one in self.stand}))

    @property
    def organisations(self) -> tuple[str, ...]:
        """The codes of the organisations whose rows these are."""
        return tuple(sorted({one.organisation for one in self.stand}))

    @property
    def seen(self) -> str:
        """A hash of what stands and of the lists in effect: what a person looked at who signs after looking."""
        return seen(self.stand, self.year)


def standing_of(platform: Platform, year: str, months: Collection[Month] | None = None) -> tuple[Stands, ...]:
    """What stands on the platform in a plan year, in those months or in all. Asked with one query, so it is of one moment."""
    return tuple(one for one in standing(platform, months=months) if one.year == year)


def gathered(platform: Platform, year: str, stand: Sequence[Stands]) -> Gathered:
    """Read what stands and make it ready to be cut. Raises NothingStands, UnknownPack, and NotWhole of the content store."""
    rows = with_identity(rows_of(stand), stand)
    if rows.is_empty():
        raise NothingStands
    used = rows["organisation"].drop_nulls().unique().to_list()
    return Gathered(
        stand=tuple(stand),
        rows=rows,
        year=year_in_effect(year_pack(year), platform, used),
        platform=platform_pack(platform.pack),
        acceptances=(),
        inputs=tuple(_inputs(platform, stand, rows)),
    )


def with_identity(rows: pl.DataFrame, stand: Sequence[Stands]) -> pl.DataFrame:
    """Rows of the ledger with the submission of each (schema.IDENTITY) and row ids of their own, 0, 1, 2 ..."""
    slots = {str(one.version): (one.organisation, str(one.month), one.desk, one.number) for one in stand}
    known = pl.DataFrame(
        [(version, *slot) for version, slot in slots.items()],
        schema={"version": pl.String()} | dict(list(_IDENTITY_OF.items())[:4]),
        orient="row",
    )
    joined = rows.drop("row_id", strict=False).join(known, on="version", how="left", maintain_order="left")
    numbered = joined.with_columns(pl.col(ROW_NUMBER).cast(pl.Int64).alias("submission_row")).with_row_index("row_id")
    return numbered.with_columns(pl.col("row_id").cast(pl.UInt32)).drop("submission", ROW_NUMBER)


def seen(stand: Sequence[Stands], year: YearPack) -> str:
    """The hash of `Gathered.seen`."""
    lines = sorted(f"{one.submission} {one.sector} {one.part}" for one in stand)
    return hashlib.sha256("\n".join((year.hash, *lines)).encode()).hexdigest()


def _inputs(platform: Platform, stand: Sequence[Stands], rows: pl.DataFrame) -> list[Input]:
    """The parts that the rows were read from, then the files as they were sent; each with how many rows are of it."""
    counts = Counter(rows["version"])
    found = Version.objects.on(platform).filter(pk__in={one.version for one in stand})
    versions = sorted(
        found.select_related("upload", "submission__organisation"),
        key=lambda one: (one.submission.month, one.submission.organisation.code, one.submission.desk),
    )
    parts = [
        Input(f"{v.submission.organisation.code} {v.submission.month} v{v.number}", v.part, counts[str(v.pk)])
        for v in versions
    ]
    files: Counter = Counter()
    for version in versions:
        files[version.upload.name, version.upload.digest] += counts[str(version.pk)]
    return [*parts, *(Input(name, digest, count) for (name, digest), count in files.items())]
