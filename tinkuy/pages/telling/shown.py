"""What the pages of narratives show: which months, which sectors an organisation tells of, what was told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any, Final

import polars as pl
from django.http import HttpRequest

from tinkuy.languages import Language, Text
from tinkuy.ledger.keeping import content_store
from tinkuy.ledger.models import ReportingMonth, Slice, Submission, Version
from tinkuy.ledger.parts import read_part
from tinkuy.months import Month
from tinkuy.narratives.barriers import barriers
from tinkuy.narratives.models import TOLD, Narrative
from tinkuy.packs.schema import YearPack
from tinkuy.pages.components.calendar_words import month_text
from tinkuy.registries.installed_packs import platform_pack, years
from tinkuy.registries.loading import years_for
from tinkuy.registries.models import Organisation, Platform

_OVER: Final = (Version.State.WITHDRAWN, Version.State.REPLACED)


def months_of(platform: Platform) -> list[Month]:
    """The months that are told: those opened, reported or told already; the latest first."""
    found = set(ReportingMonth.objects.on(platform).values_list("month", flat=True))
    found |= set(Submission.objects.on(platform).values_list("month", flat=True).distinct())
    found |= set(Narrative.objects.on(platform).values_list("month", flat=True).distinct())
    return sorted(found, reverse=True)


def year_of(platform: Platform, month: Month) -> YearPack:
    """The plan year that names the sectors of a month; the latest where none is of it."""
    packs = years_for(platform_pack(platform.pack), list(years().values()))
    packs = [pack for pack in packs if pack.lists["sectors"].known]
    return next((pack for pack in packs if month.year in pack.plan_years), packs[0])


def sectors_of(platform: Platform, organisation: Organisation, month: Month) -> set[str]:
    """The sectors that the organisation reported or told of in the month; else those it reported last."""
    told = Narrative.objects.on(platform).filter(organisation=organisation, month=month)
    found = set(told.values_list("sector", flat=True)) | _reported(platform, organisation, month)
    if found:
        return found
    before = Slice.objects.on(platform).filter(version__submission__organisation=organisation, rows__gt=0)
    latest = before.order_by("-version__submission__month").values_list("version__submission__month", flat=True).first()
    return _reported(platform, organisation, latest) if latest else set()


def _reported(platform: Platform, organisation: Organisation, month: Month) -> set[str]:
    versions = Version.objects.on(platform).filter(submission__organisation=organisation, submission__month=month)
    parts = set(versions.exclude(state__in=_OVER).values_list("part", flat=True))
    sectors = [read_part(part, content_store())["sector"] for part in sorted(parts)]
    return set(pl.concat(sectors).drop_nulls()) if sectors else set()


def forms(
    request: HttpRequest, organisation: Organisation, month: Month, year: YearPack, asked: str
) -> list[dict[str, Any]]:
    """One form per sector: those reported, those told, and the one asked for, by name."""
    platform = request.platform
    there = {
        one.sector: one
        for one in Narrative.objects.on(platform).filter(organisation=organisation, month=month).select_related("by")
    }
    names = year.lists["sectors"].by_code()
    codes = sectors_of(platform, organisation, month) | ({asked} if asked in names else set())
    return [form(code, names[code].text if code in names else Text(code), there.get(code)) for code in sorted(codes)]


def form(code: str, name: Text, kept: Narrative | None) -> dict[str, Any]:
    """What is in the form of a sector."""
    told = {field: getattr(kept, field) if kept else "" for field in TOLD}
    return {"sector": code, "name": name, "kept": kept, "edition": kept.edition if kept else 0, "told": told}


def other_sectors(year: YearPack, shown: Sequence[dict[str, Any]]) -> list[tuple[str, Text]]:
    """The sectors without a form yet."""
    there = {one["sector"] for one in shown}
    return [(entry.code, entry.text) for entry in year.lists["sectors"].entries if entry.code not in there]


def named_barriers(told: Sequence[Narrative]) -> list[tuple[Text, int]]:
    """How often each barrier is named, the most first."""
    counts = Counter(one.barrier for one in told if one.barrier and one.barrier != "none")
    return [(barriers()[code], n) for code, n in counts.most_common() if code in barriers()]


def lines(told: Sequence[Narrative], year: YearPack, language: Language) -> pl.DataFrame:
    """What was told, as publishing writes it."""
    names, words = year.lists["sectors"].by_code(), barriers()
    found = [
        {
            "month": month_text(one.month).in_(language),
            "sector": names[one.sector].text.in_(language) if one.sector in names else one.sector,
            "organisation": str(one.organisation),
            "barrier": words[one.barrier].in_(language) if one.barrier in words else one.barrier,
            **{name: getattr(one, name) for name in TOLD if name != "barrier"},
        }
        for one in told
    ]
    order = ("month", "sector", "organisation", *TOLD)
    return pl.DataFrame(found, schema=dict.fromkeys(order, pl.String()))
