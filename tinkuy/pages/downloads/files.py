"""The files of a public release: made once in a process, named by the hash of what is in them."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

import polars as pl
from django.urls import reverse

from tinkuy.languages import Language
from tinkuy.pages.components.synthetic import NOTICE
from tinkuy.pages.figures.published import Published, published
from tinkuy.public.models import PublicRelease
from tinkuy.public.opening import public_tables
from tinkuy.public.tables import BY_CODE, TABLES, PublicTable
from tinkuy.publishing.datapackage import Resource, package_bytes
from tinkuy.publishing.table_columns import Origin, written_columns
from tinkuy.publishing.tables_out import FORMS, forms_of, write_table

_KEPT: Final = 128  # files that a process holds; each is a few KB, a map 200
BY_ENDING: Final[Mapping[str, str]] = {form.ending: name for name, form in FORMS.items()}
PACKAGE_TYPE: Final = "application/json"


@dataclass(frozen=True, slots=True)
class File:
    """What is sent: its content, its name on a disk, what it is, and its hash."""

    content: bytes
    name: str
    media_type: str
    tag: str


@dataclass(frozen=True)
class Opened:
    """A public release with all that its files need. `site`: where this installation answers, such as https://tinkuy.example.

    What tells two of them apart is the release, what its tables say, and the site: so that their files are made once.
    """

    id: uuid.UUID
    digest: str
    site: str
    row: PublicRelease = field(compare=False)

    @classmethod
    def of(cls, row: PublicRelease, site: str) -> Opened:
        """A row of the register, as it is served at `site`."""
        return cls(row.release_id, row.digest, site, row)

    @property
    def release(self) -> Published:
        """The folder of the release, for the names of its codes. Raises what opening it raises."""
        return published(self.row.release)

    @property
    def frames(self) -> dict[str, pl.DataFrame]:
        """The tables as they were opened."""
        return public_tables(self.row)

    def address(self, name: str, **said: str) -> str:
        """A whole address of this release."""
        about = {"platform": self.row.platform.code, "release": self.row.release_id} | said
        return self.site + reverse(name, kwargs=about)

    def origin(self, table: PublicTable) -> Origin:
        """What the files of a table say of themselves."""
        row, pack = self.row.release, self.release.platform
        return Origin(
            table=table.code,
            name=table.name,
            about=table.about,
            platform=pack.title,
            release=str(row.pk),
            at=row.at,
            months=(str(row.first_month), str(row.last_month)),
            address=self.address("download_release", table=table.code, ending="csv"),
            synthetic=NOTICE if pack.synthetic else None,
            outlines=self.release.outlines,
        )

    def forms(self, table: PublicTable) -> tuple[str, ...]:
        """The formats that a table has."""
        return forms_of(table.keys, self.origin(table))


@lru_cache(maxsize=_KEPT)
def table_file(opened: Opened, code: str, form: str, language: Language) -> File:
    """A table in one format. Raises NoSuchForm, NotAsOpened, and what opening the release raises."""
    table, origin = BY_CODE[code], opened.origin(BY_CODE[code])
    said = {"names": opened.release.names(language), "language": language, "origin": origin}
    content = write_table(opened.frames[code], table.columns, format=form, **said)
    return _file(content, opened, f"{code}_{origin.release[:8]}.{FORMS[form].ending}", FORMS[form].media_type)


@lru_cache(maxsize=_KEPT)
def package_file(opened: Opened, language: Language) -> File:
    """The description of all tables, for machines."""
    resources = [
        Resource(
            opened.origin(table),
            written_columns(table.columns, language),
            table.keys,
            table_file(opened, table.code, "csv", language).content,
        )
        for table in TABLES
    ]
    said = {"language": language, "name": opened.row.platform.code, "address": opened.address("downloads_release")}
    return _file(package_bytes(resources, **said), opened, "datapackage.json", PACKAGE_TYPE)


def _file(content: bytes, opened: Opened, name: str, media_type: str) -> File:
    made_up = "sintetico_" if opened.release.platform.synthetic else ""
    tag = f'"{hashlib.sha256(content).hexdigest()}"'
    return File(content, f"{made_up}{opened.row.platform.code}_{name}", media_type, tag)
