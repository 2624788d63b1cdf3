"""What a release of today would hold: the rows that stand at one moment, what the checks find, what was accepted of them."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

import polars as pl

from tinkuy.checks.acceptance import Acceptance
from tinkuy.checks.run import PROBLEMS, run_checks
from tinkuy.ledger.keeping import content_store
from tinkuy.ledger.models import Resolution, Version
from tinkuy.ledger.nothing import declared
from tinkuy.ledger.parts import ROW_NUMBER, read_problems
from tinkuy.ledger.standing import Stands, rows_of, standing
from tinkuy.months import Month
from tinkuy.packs.schema import PlatformPack, YearPack
from tinkuy.registries.in_force import state_of, year_in_force
from tinkuy.registries.installed_packs import platform_pack, year_pack
from tinkuy.registries.models import Platform
from tinkuy.releases.manifest import Input
from tinkuy.releases.merging import as_merged
from tinkuy.releases.refusals import NothingStands
from tinkuy.releases.schema import IDENTITY

VERSION: Final = "version"
_SLOT: Final = (pl.String(), pl.String(), pl.String(), pl.Int64())  # organisation, month, desk, number of the version


@dataclass(frozen=True)
class Gathered:
    """Everything that a release is cut from. `stand` was asked once; the parts that it names never change.

    `rows`: standard rows with their submission (schema.IDENTITY) and the row ids of the release. `problems`: what reading could
    not understand in them (checks.run.PROBLEMS).
    """

    stand: tuple[Stands, ...]
    rows: pl.DataFrame
    year: YearPack
    platform: PlatformPack
    problems: pl.DataFrame
    acceptances: tuple[Acceptance, ...]
    inputs: tuple[Input, ...]
    nothing: tuple[tuple[str, str], ...]  # organisations and months of which there is nothing to report
    seen: str  # `seen` of what stands

    @cached_property
    def findings(self) -> pl.DataFrame:
        """What the checks find on all rows together. Not their causes: those are for who corrects, and were accepted or not."""
        return run_checks(self.rows, self.year, platform=self.platform, problems=self.problems)

    @property
    def months(self) -> tuple[Month, ...]:
        """The months of the rows, in time."""
        return tuple(sorted({one.month for one in self.stand}))

    @property
    def organisations(self) -> tuple[str, ...]:
        """The codes of the organisations whose rows these are."""
        return tuple(sorted({one.organisation for one in self.stand}))


def standing_of(platform: Platform, year: str, months: Collection[Month] | None = None) -> tuple[Stands, ...]:
    """What stands on the platform in a plan year, in those months or in all. Asked with one query, so it is of one moment."""
    return tuple(one for one in standing(platform, months=months) if one.year == year)


def nothing_of(
    platform: Platform, year: str, stand: Sequence[Stands], months: Collection[Month] | None = None
) -> tuple[tuple[str, str], ...]:
    """The organisations and months of which there is nothing to report: of the months asked for, else of those that stand."""
    of_year = year_pack(year).plan_years
    there = [one.month for one in stand]
    wanted = set(Month.between(min(there), max(there)) if months is None else months)
    slots = (slot for slot in sorted(declared(platform)) if slot[1] in wanted and slot[1].year in of_year)
    return tuple((code, str(month)) for code, month in slots)


def gathered(
    platform: Platform, year: str, stand: Sequence[Stands], months: Collection[Month] | None = None
) -> Gathered:
    """Read what stands and make it ready to be cut. `months`: those that were asked for, where not all.

    Raises NothingStands, UnknownPack, and NotWhole of the content store.
    """
    looked_at = seen(platform, year, stand)
    versions = _versions(platform, stand)
    rows = with_identity(as_merged(rows_of(stand), platform, year), stand, versions)
    if rows.is_empty():
        raise NothingStands
    return Gathered(
        stand=tuple(stand),
        rows=rows.drop(VERSION),
        year=year_in_force(year, platform),
        platform=platform_pack(platform.pack),
        problems=_problems(versions, rows),
        acceptances=tuple(_acceptances(platform, versions, rows)),
        inputs=tuple(_inputs(versions, rows)),
        nothing=nothing_of(platform, year, stand, months),
        seen=looked_at,
    )


def with_identity(rows: pl.DataFrame, stand: Sequence[Stands], versions: Sequence[Version]) -> pl.DataFrame:
    """Rows of the ledger with the submission of each (schema.IDENTITY) and row ids, 0, 1, 2 ... as they stood in their files.

    Checks look at neighbours, so files stay together, and each in its order.
    """
    slots = {str(one.version): (one.organisation, str(one.month), one.desk, one.number) for one in stand}
    uploads = {str(one.pk): str(one.upload_id) for one in versions}
    known = pl.DataFrame(
        [(version, uploads[version], *slot) for version, slot in slots.items()],
        schema={VERSION: pl.String(), "upload": pl.String()} | dict(zip(IDENTITY, _SLOT, strict=False)),
        orient="row",
    )
    joined = rows.drop("row_id", strict=False).join(known, on=VERSION, how="left", maintain_order="left")
    ordered = joined.sort("file", "upload", "sheet", "row", VERSION, ROW_NUMBER).drop("submission", "upload")
    numbered = ordered.rename({ROW_NUMBER: "submission_row"}).with_row_index("row_id")
    return numbered.with_columns(pl.col("row_id").cast(pl.UInt32), pl.col("submission_row").cast(pl.Int64))


def _versions(platform: Platform, stand: Sequence[Stands]) -> list[Version]:
    """The versions that stand, by month, organisation and desk."""
    found = Version.objects.on(platform).filter(pk__in={one.version for one in stand})
    found = found.select_related("upload", "submission__organisation", "based_on__based_on")
    return sorted(
        found, key=lambda one: (one.submission.month, one.submission.organisation.code, one.submission.desk, one.number)
    )


def _problems(versions: Sequence[Version], rows: pl.DataFrame) -> pl.DataFrame:
    """What reading could not understand in these rows, by the row ids of the release."""
    store = content_store()
    told = [
        read_problems(one.problems, store).select(ROW_NUMBER, "column", "problem", "value", "proposed").with_columns(
            pl.lit(str(one.pk)).alias(VERSION)
        )
        for one in versions
        if one.problems
    ]  # fmt: skip
    if not told:
        return pl.DataFrame(schema=PROBLEMS)
    whose = rows.select("row_id", VERSION, pl.col("submission_row").cast(pl.UInt32).alias(ROW_NUMBER))
    return pl.concat(told).join(whose, on=[VERSION, ROW_NUMBER], how="inner").sort("row_id", "column").select(*PROBLEMS)


def _acceptances(platform: Platform, versions: Sequence[Version], rows: pl.DataFrame) -> Iterator[Acceptance]:
    """What was accepted of these rows, in time; its rows are row ids of the release, without those that do not stand."""
    stood_for = {origin.pk: version for version in versions for origin in _rows_from(version)}
    found = Resolution.objects.on(platform).filter(version__in=list(stood_for), undone_at__isnull=True)
    for one in found.order_by("at", "id"):
        record = Acceptance.of(one.record)
        mine = pl.col(VERSION) == str(stood_for[one.version_id].pk)
        ids = rows.filter(mine & pl.col("submission_row").is_in(list(record.rows)))["row_id"]
        if len(ids):
            yield replace(record, rows=tuple(sorted(ids)))


def _rows_from(version: Version) -> Iterator[Version]:
    """The version, and those before it whose rows it took over: a correction begins with the rows of the one it names."""
    yield version
    while version.based_on is not None and version.received_part == version.based_on.part:
        version = version.based_on
        yield version


def seen(platform: Platform, year: str, stand: Sequence[Stands]) -> str:
    """A hash of what stands and of the lists in effect: what a person looked at who signs after looking. Raises UnknownPack."""
    lines = sorted(f"{one.submission} {one.sector} {one.part}" for one in stand)
    lists = (year_pack(year).hash, platform_pack(platform.pack).hash, *state_of(platform))
    return hashlib.sha256("\n".join((*lists, *lines)).encode()).hexdigest()


def _inputs(versions: Sequence[Version], rows: pl.DataFrame) -> Iterator[Input]:
    """The parts that the rows were read from, then the files as they were sent; each with how many rows are of it."""
    counts = Counter(rows[VERSION])
    files: Counter = Counter()
    for one in versions:
        name = f"{one.submission.organisation.code} {one.submission.month} v{one.number}"
        yield Input(name, one.part, counts[str(one.pk)])
        files[one.upload.name, one.upload.digest] += counts[str(one.pk)]
    yield from (Input(name, digest, count) for (name, digest), count in files.items())
