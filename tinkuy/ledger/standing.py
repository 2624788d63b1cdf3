"""What stands: the one question that later stages ask the ledger, and how far every report is.

standing(platform)       which version stands in every slot and sector
standing_rows(platform)  their rows
would_stand(version)     the rows if this version were accepted too
status(platform)         organisation by month: what is there and what is missing
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Final
from uuid import UUID

import polars as pl

from tinkuy.ledger.keeping import content_store
from tinkuy.ledger.models import Slice, Standing, Submission, Version
from tinkuy.ledger.nothing import NOTHING, declared
from tinkuy.ledger.parts import ROW_NUMBER, part_schema, read_part
from tinkuy.ledger.versions import rows_now
from tinkuy.months import Month
from tinkuy.registries.models import Membership, Platform

STATUS: Final = {"organisation": pl.String(), "month": pl.String(), "state": pl.String(), "stands": pl.Boolean()}

# Of several desks, the one that somebody has to do something about is shown.
_ATTENTION: Final = ("returned", "in_review", "draft", "accepted", NOTHING, "withdrawn", "replaced")


@dataclass(frozen=True, slots=True)
class Stands:
    """One version that stands in one slot, for one sector (blank: rows whose sector nobody understood)."""

    submission: UUID
    organisation: str
    month: Month
    desk: str
    sector: str
    version: UUID
    number: int
    part: str
    year: str
    year_hash: str
    platform_hash: str


def standing(platform: Platform, *, months: Collection[Month] | None = None) -> tuple[Stands, ...]:
    """Everything that stands on the platform, in those months or in all, by month, organisation, desk and sector."""
    found = Standing.objects.on(platform).select_related("version", "submission__organisation")
    if months is not None:
        found = found.filter(submission__month__in=list(months))
    found = found.order_by("submission__month", "submission__organisation__code", "submission__desk", "sector")
    return tuple(map(_stands, found))


def standing_rows(platform: Platform, *, months: Collection[Month] | None = None) -> pl.DataFrame:
    """The rows that stand: `submission` and `version` (their identifiers as texts), then the columns of a part.

    A row that moved to another sector stands once: where both its old and its new sector were accepted apart, the later
    version speaks. Raises NotWhole of the content store.
    """
    return rows_of(standing(platform, months=months))


def would_stand(
    version: Version, sectors: Collection[str] | None = None, *, months: Collection[Month] | None = None
) -> pl.DataFrame:
    """The rows that would stand on the platform if the version were accepted in these sectors, as `standing_rows` gives them.

    `sectors`: those of `seen`, what still waits for review, unless said; for a draft, all that it reports or takes away. Figures
    of both frames say what accepting it would change, also in a month that is closed or released.
    """
    slot = version.submission
    rows = rows_now(version)
    stood = standing(slot.platform, months=months)
    if sectors is None and version.state == Version.State.DRAFT:
        taken = {one.sector for one in stood if one.submission == slot.pk}
        sectors = taken | set(rows["sector"].fill_null("").unique())
    sectors = set(seen(version)) if sectors is None else set(sectors)
    kept = [one for one in stood if one.submission != slot.pk or one.sector not in sectors]
    return rows_of([*kept, *(_stands_in(version, sector) for sector in sorted(sectors))], {version.pk: rows})


def rows_of(stand: Iterable[Stands], known: Mapping[UUID, pl.DataFrame] | None = None) -> pl.DataFrame:
    """The rows of what stands, as `standing_rows` gives them; `known` are rows of versions in the place of their parts."""
    sectors: dict[tuple[UUID, UUID, int, str], list[str]] = {}
    organisations: dict[UUID, str] = {}
    for one in stand:
        sectors.setdefault((one.submission, one.version, one.number, one.part), []).append(one.sector)
        organisations[one.submission] = one.organisation
    store, known = content_store(), known or {}
    frames = [
        (known[version] if version in known else read_part(part, store))
        .filter(pl.col("sector").fill_null("").is_in(wanted))
        .select(
            pl.lit(str(submission)).alias("submission"),
            pl.lit(str(version)).alias("version"),
            pl.lit(number, pl.UInt32).alias("number"),
            *part_schema(),
        )
        # A row is of the organisation of its slot, which may have been merged into another since.
        .with_columns(pl.lit(organisations[submission]).alias("organisation"))
        for (submission, version, number, part), wanted in sectors.items()
    ]
    empty = pl.DataFrame(
        schema={"submission": pl.String(), "version": pl.String(), "number": pl.UInt32()} | part_schema()
    )
    rows = pl.concat([empty, *frames]).sort("number", descending=True, maintain_order=True)
    rows = rows.unique(["submission", ROW_NUMBER], keep="first", maintain_order=True).drop("number")
    return rows.sort("month", "sector", "submission", ROW_NUMBER)


def seen(version: Version, sectors: Collection[str] | None = None) -> dict[str, UUID | None]:
    """What stands now in these sectors, or in all that wait for review: what a reviewer looks at, and gives to `accept`."""
    stand = dict(_in_slot(version.submission).values_list("sector", "version_id"))
    if sectors is None:
        waiting = Slice.objects.on(version.platform).filter(version=version, state=Slice.State.IN_REVIEW)
        sectors = waiting.order_by("sector").values_list("sector", flat=True)
    return {sector: stand.get(sector) for sector in sectors}


def beside(submission: Submission) -> tuple[Stands, ...]:
    """What stands from other desks of the same organisation in the same month: it would count together with this slot.

    Two desks may report different activities, or one the other's again; only a person can tell, so a reviewer is shown it.
    """
    found = Standing.objects.on(submission.platform).filter(
        submission__organisation=submission.organisation, submission__month=submission.month
    )
    found = found.exclude(submission=submission).select_related("version", "submission__organisation")
    return tuple(map(_stands, found.order_by("submission__desk", "sector")))


def slot_rows(submission: Submission) -> pl.DataFrame:
    """The rows that stand in one slot, as `standing_rows` gives them."""
    return rows_of(map(_stands, _in_slot(submission).select_related("version", "submission__organisation")))


def status(platform: Platform, *, months: Collection[Month] | None = None) -> pl.DataFrame:
    """One line per organisation and month (STATUS): `state` of the latest version, "nothing" where somebody says that there is
    nothing to report, "missing" where there is neither.

    Organisations: the members of the platform, and whoever reported. Months: those given, else from the first to the last
    that anybody reported.
    """
    slot = [f"submission__{name}" for name in ("organisation__code", "month")]
    versions = Version.objects.on(platform).order_by("number")
    latest = {pk: (code, month, state) for pk, code, month, state in versions.values_list("submission", *slot, "state")}
    told: dict[tuple[str, Month], set[str]] = {}
    for code, month, state in latest.values():
        told.setdefault((code, month), set()).add(state)
    for code, month in declared(platform):
        told.setdefault((code, month), set()).add(NOTHING)
    stand = set(Standing.objects.on(platform).values_list(*slot).distinct())
    members = Membership.objects.on(platform).filter(capacity="member", until__isnull=True)
    organisations = {code for code, _ in told} | set(members.values_list("organisation__code", flat=True))
    lines = [
        (code, str(month), most_urgent(told.get((code, month), set())), (code, month) in stand)
        for code in sorted(organisations)
        for month in _months(months, told)
    ]
    return pl.DataFrame(lines, schema=STATUS, orient="row")


def _in_slot(submission: Submission):
    return Standing.objects.on(submission.platform).filter(submission=submission)


def _stands(one: Standing) -> Stands:
    return _stands_in(one.version, one.sector, one.submission)


def _stands_in(version: Version, sector: str, slot: Submission | None = None) -> Stands:
    slot = slot or version.submission
    return Stands(
        submission=slot.pk,
        organisation=slot.organisation.code,
        month=slot.month,
        desk=slot.desk,
        sector=sector,
        version=version.pk,
        number=version.number,
        part=version.part,
        year=version.year,
        year_hash=version.year_hash,
        platform_hash=version.platform_hash,
    )


def _months(given: Collection[Month] | None, told: Mapping[tuple[str, Month], object]) -> list[Month]:
    if given is not None:
        return sorted(given)
    reported = [month for _, month in told]
    return list(Month.between(min(reported), max(reported))) if reported else []


def most_urgent(states: set[str]) -> str:
    """Of the states of several desks' versions, the one that somebody has to do something about; "missing" of none."""
    return next((state for state in _ATTENTION if state in states), "missing")
