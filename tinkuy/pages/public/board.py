"""The numbers of a public page: the frozen tables of a release, and nothing else, in the words of one language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import polars as pl

from tinkuy.languages import Language
from tinkuy.pages.figures.published import Published
from tinkuy.pages.figures.shown import Words
from tinkuy.public.tables import SHOWN

Line = Mapping[str, Any]


@dataclass(frozen=True)
class Board:
    """The tables of one release. `release` gives names and outlines only."""

    tables: Mapping[str, pl.DataFrame]
    release: Published
    language: Language

    @cached_property
    def words(self) -> Words:
        """The words of the language."""
        return Words(self.language, self.release.names(self.language))

    @property
    def whole(self) -> Line:
        """The line of the whole response."""
        return self.tables["reached"].row(0, named=True)

    @cached_property
    def known_places(self) -> tuple[str, ...]:
        """Every admin1 that the platform has, by code."""
        platform = self.release.platform
        entries = platform.places.entries if platform else ()
        return tuple(sorted(one.code for one in entries if one.attributes.get("level") == "admin1"))

    @property
    def presence(self) -> pl.DataFrame:
        """Who works on what and where."""
        return self.tables["presence"]

    @property
    def organisations(self) -> int:
        """How many organisations are active."""
        return self.presence["organisation"].n_unique()

    @property
    def active_places(self) -> int:
        """In how many departments."""
        return len(set(self.presence["admin1"].drop_nulls()) & set(self.known_places))

    @property
    def reports(self) -> tuple[int, int]:
        """How many reports came, and of how many."""
        table = self.tables["completeness"]
        return int(table["organisations_reported"].sum()), int(table["organisations_expected"].sum())

    def shown(self, code: str, key: str) -> pl.DataFrame:
        """The lines of a table that have a number, the largest first."""
        only = self.tables[code].filter(pl.col("state") == SHOWN)
        return only.sort("people_reached", key, descending=[True, False], nulls_last=True)
