"""Accepted rows as a file in the year's own layout: which rows, and under which name."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from django.http import QueryDict
from django.utils import timezone

from tinkuy.languages import Language, Text
from tinkuy.ledger.standing import Stands, rows_of, standing
from tinkuy.months import Month
from tinkuy.pages.months.reading import Reader
from tinkuy.pages.months.words import TAKING
from tinkuy.publishing.layout import write_layout
from tinkuy.registries.in_force import year_in_force
from tinkuy.registries.installed_packs import platform_pack
from tinkuy.registries.models import Organisation, Platform

FORMATS: Final = ("xlsx", "csv")


class NothingToTake(Exception):
    """There is no file to be made; `text` says why."""

    def __init__(self, text: Text) -> None:
        self.text = text
        super().__init__(text.en)


@dataclass(frozen=True, slots=True)
class Asked:
    """Which accepted rows somebody asks for; a blank sector or organisation is all that they may see."""

    first: Month
    last: Month
    format: str
    sector: str
    organisation: str
    year: str

    @classmethod
    def from_query(cls, query: QueryDict) -> Asked:
        """Read an address. Raises NothingToTake where it does not say which months."""
        try:
            first, last = Month.parse(query.get("desde", "")), Month.parse(query.get("hasta", ""))
        except ValueError as error:
            raise NothingToTake(TAKING["no_months"]) from error
        format_ = query.get("formato", FORMATS[0])
        said = (query.get(name, "") for name in ("sector", "organizacion", "plantilla"))
        return cls(min(first, last), max(first, last), format_ if format_ in FORMATS else FORMATS[0], *said)

    def wants(self, one: Stands) -> bool:
        """Whether this is asked for."""
        return (
            self.first <= one.month <= self.last
            and (not self.sector or one.sector == self.sector)
            and (not self.organisation or one.organisation == self.organisation)
            and (not self.year or one.year == self.year)
        )


def take(platform: Platform, reader: Reader, asked: Asked, language: Language) -> tuple[str, bytes]:
    """The file's name and content. Raises NothingToTake, and NotWhole of the content store."""
    organisations = {one.code: one for one in Organisation.objects.filter(scope=platform.scope)}
    stand = [one for one in standing(platform) if asked.wants(one)]
    stand = reader.rows_of(stand, organisations)
    if not stand:
        raise NothingToTake(TAKING["nothing"])
    years = sorted({one.year for one in stand})
    if len(years) > 1:
        raise NothingToTake(TAKING["several_years"].format(years=", ".join(years)))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"rows.{asked.format}"
        year, pack = year_in_force(years[0], platform), platform_pack(platform.pack)
        write_layout(rows_of(stand), year, pack, path, format=asked.format, language=language)
        return _name(platform, asked, stand, years[0]), path.read_bytes()


def _name(platform: Platform, asked: Asked, stand: Sequence[Stands], year: str) -> str:
    """What is inside, so that the file can be told from others a year later."""
    months = sorted({str(one.month) for one in stand})
    span = months[0] if len(months) == 1 else f"{months[0]}_{months[-1]}"
    day = timezone.localdate().isoformat()
    said = [platform.code, "5w", "aceptado", span, asked.organisation, asked.sector, year, day]
    return f"{'_'.join(filter(None, said))}.{asked.format}"
