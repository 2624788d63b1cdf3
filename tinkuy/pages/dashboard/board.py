"""The numbers of a dashboard: figures of a release, each with the address of its own page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

import polars as pl

from tinkuy.figures.catalogue import UndefinedFigure
from tinkuy.languages import Language, Text
from tinkuy.pages.figures.asking import Asked, read
from tinkuy.pages.figures.making import lines
from tinkuy.pages.figures.published import Published
from tinkuy.pages.figures.saying import scope
from tinkuy.pages.figures.shown import Words

PARAMETERS: Final = ("modelo", "desde", "hasta", "sector", "admin1", "sin-nacional")


def asked(release: Published, said: Any) -> Asked:
    """What a dashboard's address asks: people reached of a part of the response, by a model. Raises NotAsked."""
    return read("people_reached", said, usual=release.usual_model, knows=release.knows, names=PARAMETERS)


@dataclass(frozen=True)
class Board:
    """A dashboard: what is asked, of which release, in which language. Each figure is made when it is first looked at."""

    release: Published
    asked: Asked
    language: Language
    address: Callable[[Asked], str]

    @cached_property
    def words(self) -> Words:
        """The words of the language."""
        return Words(self.language, self.release.names(self.language))

    @cached_property
    def reached(self) -> dict[str, Any] | None:
        """People reached, or nothing where no row enters."""
        return _first(lines(self.release, self.asked))

    @cached_property
    def host(self) -> dict[str, Any] | None:
        """The host community among them."""
        return _first(lines(self.release, self.host_asked))

    @property
    def host_asked(self) -> Asked:
        """The figure of the host community of the same part."""
        return self.asked.of("host_community_reached")

    @cached_property
    def organisations(self) -> int:
        """How many organisations are active in the part."""
        return int(lines(self.release, self.asked.of("organisations_present"))["organisations"].sum())

    @cached_property
    def months(self) -> pl.DataFrame | Text:
        """People reached by month with gaps; the sentence why not, where the model has no months."""
        try:
            return lines(self.release, self.asked.of("trend"))
        except UndefinedFigure as refusal:
            return refusal.text

    @cached_property
    def sectors(self) -> pl.DataFrame:
        """People reached by sector: of every sector, whichever is chosen."""
        return lines(self.release, self.sectors_asked)

    @property
    def sectors_asked(self) -> Asked:
        """The figure by sector."""
        return self._without("sector").but(by=("sector",))

    @cached_property
    def places(self) -> pl.DataFrame:
        """People reached by admin1: in every place, whichever is chosen."""
        return lines(self.release, self.places_asked)

    @property
    def places_asked(self) -> Asked:
        """The figure by admin1."""
        return self._without("admin1").but(by=("admin1",))

    @cached_property
    def presence(self) -> pl.DataFrame:
        """[sector, admin1, organisations]: of every sector and in every place, whichever are chosen."""
        return lines(self.release, self.presence_asked)

    @property
    def presence_asked(self) -> Asked:
        """The figure of the matrix."""
        return self._without("sector", "admin1").of("organisations_present", ("sector", "admin1"))

    @cached_property
    def present_in(self) -> dict[str, int]:
        """How many different organisations there are in each admin1, of every sector."""
        return self._present(self.presence_asked.but(by=("admin1",)))

    def _present(self, asked: Asked) -> dict[str, int]:
        table = lines(self.release, asked)
        return dict(zip(table["admin1"].to_list(), table["organisations"].to_list(), strict=True))

    @cached_property
    def completeness(self) -> pl.DataFrame:
        """Organisation by month, of all sectors and places: who reports one sector owes nothing to another."""
        return lines(self.release, self.completeness_asked)

    @property
    def completeness_asked(self) -> Asked:
        """The figure of who reported which month."""
        return Asked("completeness", first=self.asked.first, last=self.asked.last)

    @cached_property
    def known_places(self) -> tuple[str, ...]:
        """Every admin1 that the platform has, by code."""
        platform = self.release.platform
        entries = platform.places.entries if platform else self.release.year.lists["places"].entries
        return tuple(sorted(entry.code for entry in entries if entry.attributes.get("level") == "admin1"))

    @property
    def active_places(self) -> int:
        """In how many of them there is any activity of the part."""
        present = self._present(self._without("admin1").of("organisations_present", ("admin1",)))
        return sum(1 for code in self.known_places if present.get(code))

    @property
    def whole_scope(self) -> str:
        """What the dashboard is of, in words: "Salud en Tumbes, enero a marzo 2021"."""
        return self.scope(self.asked)

    def scope(self, asked: Asked) -> str:
        """What a chart is of, in words."""
        return scope(asked, self.words.names, self.release.months, self.language)

    def _without(self, *names: str) -> Asked:
        return self.asked.but(parts={key: code for key, code in self.asked.parts.items() if key not in names})


def _first(table: pl.DataFrame) -> dict[str, Any] | None:
    return table.row(0, named=True) if table.height else None
