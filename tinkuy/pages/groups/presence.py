"""Who is where: the organisations of the accepted rows, by place and sector."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from tinkuy.languages import Language, Text
from tinkuy.ledger.standing import Stands, standing
from tinkuy.pages.components.calendar_words import day_text, month_text
from tinkuy.pages.groups.contacts import places_of, sectors_of
from tinkuy.pages.groups.words import WHERE
from tinkuy.pages.review.weighing import part_sums
from tinkuy.publishing.who_is_where import Present, write_who_is_where
from tinkuy.registries.models import Organisation, Platform


def presence(platform: Platform, stand: Sequence[Stands], language: Language) -> list[Present]:
    """Each organisation, place and sector of what stands, and of how many months."""
    names = {one.code: str(one) for one in Organisation.objects.filter(scope=platform.scope)}
    sectors, places = dict(sectors_of()), dict(places_of(platform))
    months: dict[tuple[str, str, str], set] = {}
    for one in stand:
        for sums in part_sums(one.part):
            if sums.sector == one.sector and sums.rows:
                place = _named(places, sums.admin1, WHERE["unplaced"], language)
                sector = _named(sectors, one.sector, WHERE["unknown"], language)
                key = (place, sector, names.get(one.organisation, one.organisation))
                months.setdefault(key, set()).add(one.month)
    return [Present(*key, len(found)) for key, found in sorted(months.items())]


def workbook(platform: Platform, today: date, language: Language) -> bytes | None:
    """The workbook of everything that stands; None where nothing does."""
    stand = standing(platform)
    if not stand:
        return None
    months = sorted({one.month for one in stand})
    said = {"first": month_text(months[0]), "last": month_text(months[-1]), "day": day_text(today, year=True)}
    note = WHERE["note"].in_(language).format(**{key: text.in_(language) for key, text in said.items()})
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "who.xlsx"
        title = WHERE["title"].in_(language).format(platform=platform.name)
        write_who_is_where(presence(platform, stand, language), path, title=title, note=note, language=language)
        return path.read_bytes()


def _named(known: dict[str, Text], code: str | None, missing: Text, language: Language) -> str:
    if not code:
        return missing.in_(language)
    return known[code].in_(language) if code in known else code
