"""The columns of a release's rows, by schema version, and the way from every old version to the current one (pure).

A row of a release is a standard row (`tinkuy.reports.five_ws`) with

- **which submission it came from**, its identity for ever: `submission_organisation`, `submission_month` (2021-03),
  `submission_desk` (a second office of the same organisation; null: the only one), `submission_version` (1, 2 ...) and
  `submission_row` (1, 2 ... within the submission);
- `organisation_type`, as the code lists in effect had it;
- `worst_finding`: the gravest finding of the row (blocking, warning, hint), null where there was none.

Counts of people, quantities and money are Float64 as in every table of rows (docs/adr/0003-counts-of-people.md); `row_id`
is unique within the release and is the one that the acceptances name.

A version is written down here in full and is never edited, whatever the 5W columns become: a changed column is a new
version, and the one before it learns to become it (`Version.upgrade`). So a release of any year can be read for ever.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

import narwhals as nw
import polars as pl

from tinkuy.languages import Text
from tinkuy.packs.schema import YearPack

Frame: TypeAlias = nw.DataFrame[Any] | nw.LazyFrame[Any]

SUBMISSION: Final = ("submission_organisation", "submission_month", "submission_desk")
IDENTITY: Final = (*SUBMISSION, "submission_version", "submission_row")
ORDER: Final = ("month", "sector", "row_id")

_TEXT, _YES_NO, _NUMBER, _WHOLE, _ID = pl.String(), pl.Boolean(), pl.Float64(), pl.Int64(), pl.UInt32()
_PARTS_1: Final = (
    (_TEXT, "submission_organisation submission_month submission_desk"),
    (_WHOLE, "submission_version submission_row"),
    (_ID, "row_id"),
    (_TEXT, "file sheet"),
    (_WHOLE, "row"),
    (_TEXT, "organisation organisation_text"),
    (_YES_NO, "setup"),
    (_TEXT, "setup_text implementing_partner implementing_partner_text month month_text sector sector_text"),
    (_TEXT, "indicator indicator_text activity description"),
    (_YES_NO, "covid19"),
    (_TEXT, "covid19_text"),
    (_YES_NO, "rmrp"),
    (_TEXT, "rmrp_text"),
    (_YES_NO, "support_space"),
    (_TEXT, "support_space_text"),
    (_YES_NO, "cva"),
    (_TEXT, "cva_text"),
    (_NUMBER, "value_usd"),
    (_TEXT, "mechanism mechanism_text country country_text admin1 admin1_text admin2 admin2_text"),
    (_NUMBER, "output total new in_destination in_transit host_community pendular returnees"),
    (_NUMBER, "girls boys women men other_under_18 other_above_18"),
    (_TEXT, "place_level indicator_type"),
    (_YES_NO, "type_inferred"),
    (_TEXT, "new_basis breakdown_of breakdown_basis organisation_type worst_finding"),
)

_NEWER: Final = Text(
    "Esta publicación usa el esquema {number} y este programa conoce hasta el {known}: actualice Tinkuy para leerla.",
    "This release uses schema {number} and this program knows up to {known}: update Tinkuy to read it.",
    "Esta publicação usa o esquema {number} e este programa conhece até o {known}: atualize o Tinkuy para lê-la.",
)
_MISSING: Final = Text(
    "A las filas les faltan columnas de una publicación: {columns}. Use las filas que entrega la lectura de un 5W.",
    "The rows lack columns of a release: {columns}. Use the rows that reading a 5W gives.",
    "Faltam nas linhas colunas de uma publicação: {columns}. Use as linhas que a leitura de um 5W entrega.",
)


class NewerSchema(ValueError):
    """Raised for a release written by a later program; `text` says so."""

    def __init__(self, number: int, known: int) -> None:
        self.text = _NEWER.format(number=number, known=known)
        super().__init__(self.text.en)


class MissingColumns(ValueError):
    """Raised for rows that cannot become a release's; `text` names the columns that are not there."""

    def __init__(self, columns: Sequence[str]) -> None:
        self.text = _MISSING.format(columns=", ".join(columns))
        super().__init__(self.text.en)


@dataclass(frozen=True, slots=True)
class Version:
    """One schema: its number, its columns, and what makes rows of it rows of the next one (Narwhals in, Narwhals out)."""

    number: int
    columns: Mapping[str, pl.DataType]
    upgrade: Callable[[Frame], Frame] | None = None


def _columns(parts: Sequence[tuple[pl.DataType, str]]) -> dict[str, pl.DataType]:
    return {name: dtype for dtype, names in parts for name in names.split()}


VERSIONS: Final = (Version(1, _columns(_PARTS_1)),)
CURRENT: Final = VERSIONS[-1]


def brought_up(rows: Any, number: int, versions: Sequence[Version] = VERSIONS) -> Any:
    """Return rows of schema `number` as rows of the last of `versions`, of the same engine, step by step.

    Raises NewerSchema for a number that is not among them.
    """
    if number not in {version.number for version in versions}:
        raise NewerSchema(number, versions[-1].number)
    frame = nw.from_native(rows)
    for version in versions[:-1]:
        if version.number >= number:
            frame = version.upgrade(frame)
    return frame.select(*versions[-1].columns).to_native()


def with_identity(rows: pl.LazyFrame) -> pl.LazyFrame:
    """Add the submission that each row came from where the rows do not say it: the organisation, the month, version 1.

    So an analyst's files are as submissions of their organisations: one per organisation and month, rows in reading order.
    """
    if set(IDENTITY) <= set(rows.collect_schema().names()):
        return rows
    owned = rows.with_columns(
        pl.coalesce("organisation", "organisation_text").alias("submission_organisation"),
        pl.coalesce("month", "month_text").alias("submission_month"),
        pl.lit(None, dtype=pl.String).alias("submission_desk"),
        pl.lit(1, dtype=pl.Int64).alias("submission_version"),
    )
    position = pl.int_range(1, pl.len() + 1, dtype=pl.Int64).over(SUBMISSION, order_by="row_id")
    return owned.with_columns(position.alias("submission_row"))


def with_worst_finding(rows: pl.LazyFrame, findings: pl.DataFrame | None) -> pl.LazyFrame:
    """Add `worst_finding` from findings (`tinkuy.checks.findings`); rows that say it already keep it where none are given."""
    if findings is None:
        there = "worst_finding" in rows.collect_schema().names()
        return rows if there else rows.with_columns(pl.lit(None, dtype=pl.String).alias("worst_finding"))
    gravest = pl.col("severity").cast(pl.Enum(["blocking", "warning", "hint"])).min().cast(pl.String)
    worst = findings.lazy().group_by("row_id").agg(gravest.alias("worst_finding"))
    return rows.drop("worst_finding", strict=False).join(worst, on="row_id", how="left")


def with_organisation_type(rows: pl.LazyFrame, year: YearPack) -> pl.LazyFrame:
    """Add the type of each organisation as the year's list has it, so that figures can be asked for by it."""
    entries = year.lists["organisations"].entries
    types = {entry.code: entry.attributes["type"] for entry in entries if entry.attributes.get("type")}
    listed = pl.col("organisation").replace_strict(types, default=None, return_dtype=pl.String)
    return rows.with_columns(listed.alias("organisation_type"))


def fitted(rows: pl.LazyFrame) -> pl.LazyFrame:
    """Return exactly the current columns, typed and in the order of a release. Raises MissingColumns."""
    there = set(rows.collect_schema().names())
    if missing := [name for name in CURRENT.columns if name not in there]:
        raise MissingColumns(missing)
    typed = rows.select(pl.col(name).cast(dtype) for name, dtype in CURRENT.columns.items())
    return typed.sort(*ORDER, nulls_last=True)
