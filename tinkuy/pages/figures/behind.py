"""The rows behind a figure, for whoever may see them: all, those of their sectors, or those of their organisations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import polars as pl

from tinkuy.access.permissions import Permission
from tinkuy.access.policy import Matter, allows
from tinkuy.pages.figures.published import Published
from tinkuy.registries.models import Organisation, Platform

A_PAGE: Final = 10
_SAID: Final = ("row_id", "file", "sheet", "row", "month", "new", "total")
_CODED: Final = ("organisation", "sector", "admin1", "indicator")


@dataclass(frozen=True, slots=True)
class Sight:
    """Which rows of a platform somebody may see, by code."""

    everything: bool
    organisations: frozenset[str] = frozenset()
    sectors: frozenset[str] = frozenset()

    @property
    def nothing(self) -> bool:
        """Whether there is no row at all that they may see."""
        return not (self.everything or self.organisations or self.sectors)

    def of(self, rows: pl.LazyFrame) -> pl.LazyFrame:
        """Those of the rows (with `of_organisation`, `of_sector`) that may be seen."""
        if self.everything:
            return rows
        own = pl.col("of_organisation").is_in(sorted(self.organisations))
        led = pl.col("of_sector").is_in(sorted(self.sectors))
        return rows.filter(own.fill_null(value=False) | led.fill_null(value=False))


def sight(person: Any, platform: Platform) -> Sight:
    """What the policy lets somebody see, of what their roles name."""
    here = str(platform.pk)
    if allows(person, Permission.READ_ROWS, Matter(here)):
        return Sight(everything=True)
    grants = [grant for grant in person.grants() if grant.platform == here]
    organisations = {g.organisation for g in grants if _sees(person, Matter(here, organisation=g.organisation))}
    sectors = {g.sector for g in grants if _sees(person, Matter(here, sector=g.sector))}
    codes = Organisation.objects.filter(pk__in=organisations - {None}).values_list("code", flat=True)
    return Sight(everything=False, organisations=frozenset(codes), sectors=frozenset(sectors - {None}))


def _sees(person: Any, matter: Matter) -> bool:
    return allows(person, Permission.READ_ROWS, matter)


@dataclass(frozen=True, slots=True)
class Page:
    """One page of rows: what each says and what it brought, how many there are in all, and the page's number."""

    lines: list[dict[str, Any]]
    count: int
    number: int
    pages: int


def page(release: Published, rows: pl.LazyFrame, number: int, outcome: str = "") -> Page:
    """The rows of one page, those that bring most first; of one outcome where it is said."""
    chosen = rows.filter(pl.col("outcome") == outcome) if outcome else rows
    count = chosen.select(pl.len()).collect().item()
    pages = max(1, -(-count // A_PAGE))
    number = min(max(number, 1), pages)
    some = chosen.slice((number - 1) * A_PAGE, A_PAGE).collect()
    return Page(_with_words(release, some), count, number, pages)


def _with_words(release: Published, some: pl.DataFrame) -> list[dict[str, Any]]:
    """What the rows say, in the order of the page."""
    ids = some["row_id"].cast(pl.UInt32)
    coded = [pl.coalesce(key, f"{key}_text").alias(key) for key in _CODED]
    said = release.folder.lazy().filter(pl.col("row_id").is_in(ids.implode())).select(*_SAID, *coded).collect()
    lines = some.select(ids, "outcome", "people", "contribution")
    return lines.join(said, on="row_id", how="left", maintain_order="left").to_dicts()
