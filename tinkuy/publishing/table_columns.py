"""A published table as every file carries it: codes beside their names, the state beside the number, the release in each row.

A number is written where its state is `shown`, and nowhere else: whatever the frame holds beside another state, no file has it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import polars as pl

from tinkuy.languages import Text
from tinkuy.publishing import table_words as words
from tinkuy.publishing.names import Names
from tinkuy.tables import Column, Kind

STATE: Final = "state"
RELEASE: Final = "release"
SHOWN: Final = "shown"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a table comes from: what it is called, whose it is, the release that it is of, where it is found for ever.

    `months`: the first and the last. `licence`: as the platform says; `synthetic`: the sentence for data that are made up.
    """

    table: str
    name: Text
    about: Text
    platform: Text
    release: str
    at: dt.datetime
    months: tuple[str, str]
    address: str = ""
    licence: Text = words.LICENCE
    synthetic: Text | None = None
    outlines: Path | None = None

    def titled(self, language: str) -> str:
        """The table and whose it is, such as a file says it on top."""
        return f"{self.name.in_(language)} · {self.platform.in_(language)}"


@dataclass(frozen=True, slots=True)
class Written:
    """One column as files have it: its key (a heading that never changes), label, meaning, HXL tag, and what it holds.

    `people`: a count of persons, which is empty unless the row's state is `shown`.
    """

    key: str
    label: Text
    meaning: Text
    hxl: str
    kind: Kind
    codes: tuple[str, ...] = ()

    @property
    def people(self) -> bool:
        """Whether it counts persons."""
        return self.kind is Kind.PEOPLE


def written_columns(columns: Sequence[Column], language: str) -> tuple[Written, ...]:
    """The columns of the files of a table: beside each code what it is called, last the release."""
    last = Written(RELEASE, words.RELEASE, words.RELEASE_MEANING, "#meta+release", Kind.TEXT)
    return (*(one for column in columns for one in _of(column, language)), last)


def written_rows(
    frame: pl.DataFrame, columns: Sequence[Column], names: Names, language: str, release: str
) -> pl.DataFrame:
    """The rows of the files: the columns of `written_columns`, in their order; only numbers that are shown."""
    shown = pl.col(STATE) == SHOWN if STATE in frame.columns else pl.lit(value=True)
    hidden = [pl.when(shown).then(pl.col(one.key)).alias(one.key) for one in columns if one.kind is Kind.PEOPLE]
    safe = frame.with_columns(hidden)
    found: list[pl.Series] = []
    for column in columns:
        found.append(safe[column.key])
        if _is_coded(column):
            found.append(_called(safe[column.key], names, language))
    return pl.DataFrame(found).with_columns(pl.lit(release, dtype=pl.String).alias(RELEASE))


def _of(column: Column, language: str) -> Iterable[Written]:
    tag = _plain(column.hxl)
    if not _is_coded(column):
        yield Written(column.key, column.label, column.meaning, column.hxl, column.kind)
        return
    codes = tuple(words.STATES) if column.key == STATE else ()
    code = Written(
        column.key, words.CODE_OF.format(label=column.label), column.meaning, f"{tag}+code", column.kind, codes
    )
    meaning = words.NAME_MEANING.format(key=column.key)
    yield code
    yield replace(
        code, key=f"{column.key}_name", label=column.label, meaning=meaning, hxl=f"{tag}+name+i_{language}", kind=Kind.TEXT, codes=()
    )  # fmt: skip


def _is_coded(column: Column) -> bool:
    return column.kind is Kind.CODE or column.key == STATE


def _called(codes: pl.Series, names: Names, language: str) -> pl.Series:
    """What each code is called; a blank stays blank."""
    said = {code: _name(codes.name, code, names, language) for code in codes.unique().drop_nulls()}
    called = codes.replace_strict(list(said), list(said.values()), default=None, return_dtype=pl.String)
    return called.alias(f"{codes.name}_name")


def _name(key: str, code: str, names: Names, language: str) -> str:
    return words.STATES[code][0].in_(language) if key == STATE else names.name(key, code)


def _plain(tag: str) -> str:
    """The tag without what says that it is a name or a code."""
    hashtag, *attributes = tag.split("+")
    return "+".join([hashtag, *(one for one in attributes if one not in {"name", "code"} and not one.startswith("i_"))])
