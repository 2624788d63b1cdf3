"""Releases in words: their day, their months, what their figures are called."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from tinkuy.figures.catalogue import MODELS
from tinkuy.languages import LANGUAGES, Text
from tinkuy.months import Month
from tinkuy.pages.components.calendar_words import day_text
from tinkuy.pages.signing.words import HEADLINES, filled
from tinkuy.registries.installed_packs import platform_pack
from tinkuy.registries.models import Platform
from tinkuy.releases.models import Release

_SPAN: Final = Text("{first} a {last}", "{first} to {last}", "{first} a {last}")


def day_on(moment: datetime, platform: Platform) -> Text:
    """The day of a moment where the platform is."""
    return day_text(moment.astimezone(ZoneInfo(platform_pack(platform.pack).timezone)).date(), year=True)


def moment_on(moment: datetime, platform: Platform) -> Text:
    """The day and the hour there: two releases of one day are told apart."""
    zone = ZoneInfo(platform_pack(platform.pack).timezone)
    day = day_on(moment, platform)
    return Text(*(f"{day.in_(code)}, {moment.astimezone(zone):%H:%M}" for code in LANGUAGES))


def months_between(first: Month, last: Month) -> Text:
    """One month, or the first and the last; their year once where it is the same."""
    if first == last:
        return first.name
    begun = first.name
    if first.year == last.year:
        begun = Text(*(begun.in_(code).removesuffix(f" {first.year}") for code in LANGUAGES))
    return filled(_SPAN, first=begun, last=last.name)


def months_of(release: Release) -> Text:
    """The months of a release."""
    return months_between(release.first_month, release.last_month)


def called(headline: str) -> Text:
    """What a headline (figures.headlines) is called."""
    if headline in MODELS:
        return filled(HEADLINES["reached"], model=MODELS[headline].name)
    return HEADLINES[headline]


def in_order(keys: Sequence[str], usual: str) -> list[str]:
    """The headlines with the platform's usual model first, then those that are no model, then the other models.

    A model that counts sectors of its own was made for one country: elsewhere it is left out.
    """
    here = [key for key in keys if key == usual or key not in MODELS or not MODELS[key].own_sectors]
    return sorted(here, key=lambda key: (key != usual, key in MODELS, here.index(key)))
