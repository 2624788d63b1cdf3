"""What an organisation reported, month by month: how far each is, the people in it, how well, and what was asked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import polars as pl

from tinkuy.checks.run import run_checks
from tinkuy.figures import first_time_right
from tinkuy.figures.catalogue import MODELS
from tinkuy.figures.first_time_right import SENT
from tinkuy.languages import Language
from tinkuy.ledger.keeping import content_store
from tinkuy.ledger.models import Resolution, Slice, Version
from tinkuy.ledger.nothing import NOTHING, in_force
from tinkuy.ledger.parts import ROW_NUMBER, read_part, read_problems
from tinkuy.ledger.standing import most_urgent, rows_of, standing
from tinkuy.months import Month
from tinkuy.pages.today.reported import sectors_told
from tinkuy.pages.uploads.resolution_shown import people_of
from tinkuy.publishing.names import Names
from tinkuy.registries.in_force import year_in_force
from tinkuy.registries.installed_packs import platform_pack
from tinkuy.registries.models import Organisation, Platform

_MONTHS: Final = 24
_MODEL: Final = "sum"
_APART: Final = 1_000_000  # rows that a version can have: so far apart are the numbers of two
_ERRORS: Final = ("blocking", "warning")
_STAND: Final = {"slot": pl.String(), ROW_NUMBER: pl.UInt32(), "month": pl.String()}


def history(platform: Platform, organisation: Organisation, language: Language) -> dict[str, Any] | None:
    """The context of the page; None where the organisation has no month yet. Raises NotWhole of the content store."""
    versions = _versions(platform, organisation)
    silent = dict(in_force(platform).filter(organisation=organisation).values_list("month", "at"))
    months = sorted({one.submission.month for one in versions} | set(silent))[-_MONTHS:]
    if not months:
        return None
    versions = [one for one in versions if one.submission.month in months]
    stand = [one for one in standing(platform, months=months) if one.organisation == organisation.code]
    rows = rows_of(stand)
    year = year_in_force(max(versions, key=lambda one: one.submission.month).year, platform) if versions else None
    pack = platform_pack(platform.pack)
    model = year.consolidation.get(pack.country, _MODEL) if year else _MODEL
    people = {line["month"]: line for line in people_of(rows, year, model, ("month",))} if rows.height else {}
    right = {line["month"]: line for line in _right(platform, versions, rows).iter_rows(named=True)}
    asked = corrections(platform, versions)
    counts = dict(rows.group_by("month").len().rows())
    lines = [
        {
            "month": month,
            "state": _state(month, versions, silent),
            "version": _latest(month, versions),
            "rows": counts.get(str(month), 0),
            "people": people.get(str(month)),
            "right": right.get(str(month)),
            "asked": sum(one.version.submission.month == month for one in asked),
        }
        for month in reversed(months)
    ]
    top = max((line["people"]["upper"] for line in lines if line["people"]), default=0)
    sectors = []
    if rows.height:
        by_sector = people_of(rows, year, model, ("sector", "month"))
        sectors = sectors_told(rows, months, by_sector, Names(year, pack, language))
    return {"lines": lines, "top": top, "model": MODELS[model], "months": months, "sectors": sectors, "asked": asked}


def corrections(platform: Platform, versions: Sequence[Version]) -> list[Slice]:
    """What was given back, the latest first."""
    found = Slice.objects.on(platform).filter(version__in=versions, state=Slice.State.RETURNED)
    return list(found.select_related("version__submission", "by").order_by("-at"))


def _versions(platform: Platform, organisation: Organisation) -> list[Version]:
    found = Version.objects.on(platform).filter(submission__organisation=organisation)
    return list(found.select_related("submission__organisation", "platform").order_by("number"))


def _state(month: Month, versions: Sequence[Version], silent: dict[Month, Any]) -> str:
    latest = {one.submission_id: one for one in versions if one.submission.month == month}
    states = {one.state for one in latest.values()} | ({NOTHING} if month in silent else set())
    return most_urgent(states)


def _latest(month: Month, versions: Sequence[Version]) -> Version | None:
    return next((one for one in reversed(versions) if one.submission.month == month), None)


def _right(platform: Platform, versions: Sequence[Version], rows: pl.DataFrame) -> pl.DataFrame:
    """First time right, by month: what was found in each row of what stands when it was first sent."""
    stand = rows.select(pl.col("submission").alias("slot"), ROW_NUMBER, "month").cast(_STAND)
    needed = set(stand["slot"])
    sent = [sent_together(platform, [one]) for one in versions if str(one.submission_id) in needed and one.submitted_at]
    sendings = pl.concat([pl.DataFrame(schema=SENT), *sent])
    return first_time_right(sendings, stand, by=["month"])


def sent_together(platform: Platform, versions: Sequence[Version]) -> pl.DataFrame:
    """Each row of versions of one year as it came (SENT), and whether something blocking or a warning was found in it.

    Many are looked at together, which takes as long as one.
    """
    store, parts, told = content_store(), [], []
    for at, version in enumerate(versions):
        shift = pl.lit(at * _APART, pl.UInt32)
        rows = read_part(version.received_part, store)
        said = [pl.lit(str(version.submission_id)).alias("slot"), pl.lit(version.number, pl.UInt32).alias("sending")]
        parts.append(rows.with_columns((pl.col(ROW_NUMBER).cast(pl.UInt32) + shift).alias("row_id"), *said))
        problems = read_problems(_problems(platform, version), store)
        told.append(problems.with_columns((pl.col(ROW_NUMBER).cast(pl.UInt32) + shift).alias("row_id")))
    rows = pl.concat(parts, how="diagonal_relaxed")
    problems = pl.concat(told).select("row_id", "column", "problem", "value", "proposed")
    year, pack = year_in_force(versions[0].year, platform), platform_pack(platform.pack)
    findings = run_checks(rows.drop("slot", "sending"), year, platform=pack, problems=problems)
    wrong = findings.filter(pl.col("severity").is_in(_ERRORS))["row_id"].unique()
    return rows.select(
        "slot", ROW_NUMBER, "sending", pl.col("row_id").is_in(wrong.implode()).alias("with_errors")
    ).cast(SENT)


def _problems(platform: Platform, version: Version) -> str:
    """What was not understood when it came: as it was before the first cause was accepted."""
    first = Resolution.objects.on(platform).filter(version=version).order_by("at", "id").first()
    return first.problems_before if first else version.problems
