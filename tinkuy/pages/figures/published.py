"""A release that somebody may read, opened: its rows, its lists, its months, and its figures kept once made."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache, wraps
from pathlib import Path
from typing import Any, Final, TypeVar

import duckdb
import polars as pl
from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache

from tinkuy.access.permissions import Permission
from tinkuy.access.policy import Matter, allows
from tinkuy.figures.of_release import Explained, Where, explained, figure
from tinkuy.figures.of_release import cache as figures_kept
from tinkuy.languages import Language
from tinkuy.packs.loading import UnknownPack
from tinkuy.packs.schema import PlatformPack, YearPack
from tinkuy.publishing.names import Names
from tinkuy.registries import installed_packs
from tinkuy.releases.cache import Cache
from tinkuy.releases.models import Release
from tinkuy.releases.opening import opened
from tinkuy.releases.store import Release as Folder
from tinkuy.releases.store import engine

Answer = TypeVar("Answer")
USUAL_MODEL: Final = "sum"  # the upper bound; a country's own model where its year's pack names one
_MEMORY: Final = "256MB"  # of DuckDB in a web process; larger work spills to disk
_MORE_MEMORY: Final = "1GB"  # for a moment, where that was not enough
_SMALL: Final = 60_000  # rows, of some hundred bytes each
_OPEN: Final = 8  # releases kept open in a process


@dataclass(frozen=True)
class Published:
    """A release of the register with its folder. What is asked of it is made once and kept."""

    folder: Folder

    @property
    def id(self) -> str:
        """The name of the release."""
        return self.folder.id

    @property
    def year(self) -> YearPack:
        """The year pack of then."""
        return self.folder.year

    @property
    def platform(self) -> PlatformPack | None:
        """The platform pack of then."""
        return self.folder.platform

    @cached_property
    def outlines(self) -> Path | None:
        """The outlines of the platform's places, of the pack installed now: they are drawings, and no list."""
        try:
            return installed_packs.platform_pack(self.platform.id).outlines if self.platform else None
        except UnknownPack:
            return None

    @cached_property
    def months(self) -> tuple[str, ...]:
        """The months that its rows are of, in order."""
        return tuple(code for code in self.codes("month") if code)

    @cached_property
    def rows_with_errors(self) -> int:
        """How many of its rows have a blocking finding or a warning."""
        return self.folder.rows_with_errors()

    @property
    def is_small(self) -> bool:
        """Whether its rows can be held in memory for a moment: then a figure takes a tenth of the time."""
        return self.folder.manifest.rows <= _SMALL

    @property
    def usual_model(self) -> str:
        """The model of the platform's country, where its year's pack names one."""
        country = self.platform.country if self.platform else ""
        return self.year.consolidation.get(country, USUAL_MODEL)

    def codes(self, dimension: str) -> list[str | None]:
        """The codes of a dimension among its rows, in order; None for a blank."""
        return self.figure("presence", by=[dimension])[dimension].to_list()

    def knows(self, dimension: str, code: str) -> bool:
        """Whether a code is in the lists of the release or among its rows."""
        return self.names("es").has(dimension, code) or code in self.codes(dimension)

    def names(self, language: Language) -> Names:
        """What codes were called."""
        return _names(self, language)

    def figure(self, name: str, *, where: Where | None = None, **parameters: Any) -> pl.DataFrame:
        """A figure of `of_release.FIGURES`, kept once made."""
        how = {"kept": kept(), "in_memory": self.is_small}
        return _with_enough_memory(
            lambda own: figure(self.folder, name, where=where, connection=own, **how, **parameters)
        )

    def table_of(self, name: str, said: str, make: Callable[[], pl.DataFrame]) -> pl.DataFrame:
        """A small table made some other way, kept once made."""
        return kept().figure(self.id, name, {"said": said}, make)

    def explained(self, *, where: Where | None = None, **parameters: Any) -> Explained:
        """How people reached were made, kept once made."""
        how = {"kept": kept(), "in_memory": self.is_small}
        return _with_enough_memory(lambda own: explained(self.folder, where=where, connection=own, **how, **parameters))

    def __hash__(self) -> int:
        return hash(self.id)


def kept() -> Cache:
    """The figures of this installation."""
    return _kept(Path(settings.DATA_FOLDER) / "figures")


def published(release: Release) -> Published:
    """Open a release of the register. Raises NotARelease, Changed (with a sentence each)."""
    return _published(release.pk, str(settings.DATA_FOLDER))


def of_release(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Hand the view the release of its address, and its platform to the page; to who may not read it, it is not there."""

    @wraps(view)
    def found(request: HttpRequest, release: uuid.UUID, **said: Any) -> HttpResponse:
        row = (
            Release.across_platforms.select_related("platform", "signed_by", "withdrawn_by").filter(pk=release).first()
        )
        if row is None or not allows(request.user, Permission.READ_RELEASES, Matter(str(row.platform_id))):
            raise Http404
        request.platform = row.platform
        return view(request, row, **said)

    return login_required(never_cache(found))


@lru_cache(maxsize=_OPEN)
def _published(id: uuid.UUID, data: str) -> Published:
    """A folder never changes, so it is opened once; `data` tells installations of one process apart (tests)."""
    return Published(opened(Release(pk=id)))


@lru_cache(maxsize=3 * _OPEN)
def _names(release: Published, language: Language) -> Names:
    return Names(release.year, release.platform, language)


@cache
def _kept(folder: Path) -> Cache:
    return figures_kept(folder)


def _with_enough_memory(ask: Callable[[duckdb.DuckDBPyConnection], Answer]) -> Answer:
    """Ask the engine of the process; where its memory does not suffice, for others are asking too, one of its own, once."""
    try:
        with _connection().cursor() as shared:
            return ask(shared)
    except duckdb.OutOfMemoryException:
        with engine(threads=1, memory=_MORE_MEMORY) as own:
            return ask(own)


@cache
def _connection() -> duckdb.DuckDBPyConnection:
    """One engine for the process, made after it was forked; each figure works on a cursor of its own, with one thread: others
    are asking too, and each thread more holds memory."""
    return engine(threads=1, memory=_MEMORY)
