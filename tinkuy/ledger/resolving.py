"""What accepting a cause does to drafts: their rows before and after, made before anything is changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Final

import polars as pl
from django.utils import timezone

from tinkuy.checks import acceptance
from tinkuy.checks.acceptance import Acceptance
from tinkuy.checks.causes import Cause, UnknownCause
from tinkuy.checks.treatments import Refused, treat
from tinkuy.ledger.checked import VERSION, Checked, checked
from tinkuy.ledger.keeping import content_store
from tinkuy.ledger.models import Version
from tinkuy.ledger.parts import ROW_NUMBER, content_hash, part_schema, write_part, write_problems
from tinkuy.ledger.refusals import NotDone, Overtaken
from tinkuy.ledger.versions import problems_with, typed_cells
from tinkuy.packs.schema import PlatformPack, YearPack
from tinkuy.registries.in_force import year_in_force
from tinkuy.registries.installed_packs import platform_pack

EXAMPLES: Final = 20


@dataclass(frozen=True, slots=True)
class Choice:
    """How a cause is to be treated: its own treatment or an alternative, and what the treatment needs to know besides."""

    treatment: str | None = None
    parameters: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class ResolutionPreview:
    """What accepting a cause would change in drafts.

    `before` and `after`: all their rows, as `Checked.rows`, for any figure of both (tinkuy.figures takes them as they are).
    `new_before`, `new_after`: the sum of New of direct assistance. `changed`: how many rows would say something else;
    `organisations`: of whom. `cells`: the first cells, row_id, row, column, before, after, label (CHANGES), with `version`.
    """

    cause: Cause
    before: pl.DataFrame
    after: pl.DataFrame
    changed: int
    organisations: tuple[str, ...]
    new_before: float
    new_after: float
    cells: pl.DataFrame


@dataclass(frozen=True, slots=True)
class Resolved:
    """A draft that only waits to be pointed at its treated rows; `cells` are the typed cells that are in them."""

    version: Version
    cells: Mapping[tuple[int, str], str]
    part: str
    content: str
    problems: str
    record: Acceptance


def looked_at(versions: Sequence[Version], cause: str) -> tuple[Checked, Cause]:
    """The drafts as they are now, and the cause as it is in them. Raises Overtaken where there is no such cause any more."""
    if len({version.year for version in versions}) > 1:
        raise NotDone("several_years")
    found = checked(versions)
    try:
        return found, found[cause]
    except UnknownCause as error:
        raise Overtaken("no_such_cause") from error


def previewed(found: Checked, cause: Cause, versions: Sequence[Version], choice: Choice) -> ResolutionPreview:
    """What the treatment would change. Raises NotDone where it cannot be applied."""
    year, platform = _packs(versions)
    with treatable():
        treated = treat(
            found.rows, cause, year, platform=platform, treatment=choice.treatment, parameters=choice.parameters
        )
    rows = found.rows.filter(pl.col("row_id").is_in(treated.changes["row_id"].unique().implode()))
    whose = found.rows.select("row_id", VERSION, ROW_NUMBER)
    return ResolutionPreview(
        cause=cause,
        before=found.rows,
        after=treated.rows,
        changed=rows.height,
        organisations=tuple(rows["organisation"].unique().sort().drop_nulls()),
        new_before=_new(found.rows),
        new_after=_new(treated.rows),
        cells=treated.changes.head(EXAMPLES).join(whose, on="row_id", how="left", maintain_order="left"),
    )


def prepared(
    found: Checked, cause: Cause, versions: Sequence[Version], *, by: str, why: str, choice: Choice
) -> Iterator[Resolved]:
    """Write the treated rows of every draft that the cause changes. Raises NotDone where it cannot be applied."""
    year, platform = _packs(versions)
    with treatable():
        after, record = acceptance.accept(
            found.rows,
            cause,
            year,
            by=by,
            why=why,
            at=timezone.now(),
            platform=platform,
            treatment=choice.treatment,
            parameters=choice.parameters,
        )
    for version in versions:
        mine = pl.col(VERSION) == str(version.pk)
        before_mine, after_mine = found.rows.filter(mine), after.filter(mine)
        if not before_mine.equals(after_mine):
            yield _resolved(version, before_mine, after_mine, record, typed_cells(version))


@contextmanager
def treatable() -> Iterator[None]:
    """Tell the refusal of a treatment as the ledger tells refusals: NotDone in the place of Refused."""
    try:
        yield
    except Refused as refusal:
        raise NotDone("treatment", said=refusal.text) from refusal


def _resolved(
    version: Version,
    before: pl.DataFrame,
    after: pl.DataFrame,
    record: Acceptance,
    cells: Mapping[tuple[int, str], str],
) -> Resolved:
    """The treated rows of one draft kept as a part, with the record of this draft alone: its rows are row numbers."""
    numbers = tuple(sorted(before.filter(pl.col("row_id").is_in(list(record.rows)))[ROW_NUMBER]))
    sides = [rows.with_columns(row_id=pl.col(ROW_NUMBER)) for rows in (before, after)]
    prints = [acceptance.fingerprint(rows, numbers) for rows in sides]
    rows = after.select(*part_schema())
    store = content_store()
    problems = problems_with(version, cells)
    return Resolved(
        version=version,
        cells=cells,
        part=write_part(rows, store),
        content=content_hash(rows),
        problems=write_problems(_left(problems, *sides), store),
        record=replace(record, rows=numbers, changed=differing(*sides).height, before=prints[0], after=prints[1]),
    )


def differing(before: pl.DataFrame, after: pl.DataFrame) -> pl.DataFrame:
    """The rows of `before` that say something else in `after`."""
    return before.filter(before.hash_rows() != after.hash_rows())


def _left(problems: pl.DataFrame, before: pl.DataFrame, after: pl.DataFrame) -> pl.DataFrame:
    """The problems of cells that the treatment did not change: a name that was understood since is none any more."""
    mended = [
        before.filter(before[column].ne_missing(after[column])).select(ROW_NUMBER, column=pl.lit(column))
        for column in problems["column"].unique()
    ]
    return problems.join(pl.concat(mended), on=[ROW_NUMBER, "column"], how="anti") if mended else problems


def _packs(versions: Sequence[Version]) -> tuple[YearPack, PlatformPack]:
    platform = versions[0].platform
    return year_in_force(versions[0].year, platform), platform_pack(platform.pack)


def _new(rows: pl.DataFrame) -> float:
    direct = rows.filter(pl.col("indicator_type") == "direct_assistance")
    return float(direct["new"].fill_null(0.0).sum())
