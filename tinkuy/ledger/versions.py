"""One version as it is now: its rows with the cells typed so far, what could not be understood in them, whom it concerns."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, Final

import polars as pl
from django.db import models

from tinkuy.access.policy import Matter
from tinkuy.ledger.drafts import ROW, TAKEN_OUT, Cells, apply_cells, of_rows, with_rows
from tinkuy.ledger.keeping import content_store
from tinkuy.ledger.models import DraftEdit, Version
from tinkuy.ledger.parts import ROW_NUMBER, read_part, read_problems
from tinkuy.ledger.refusals import NotDone
from tinkuy.registries.in_force import year_in_force
from tinkuy.registries.installed_packs import platform_pack

ATTEMPTS: Final = 5  # how often somebody who lost a race for a slot tries again before saying so


def matter(version: Version, sector: str | None = None) -> Matter:
    """What the policy is asked about: a version, or one sector of it."""
    senders = {version.made_by_id, version.submitted_by_id, version.upload.by_id} - {None}
    return Matter(str(version.platform_id), str(version.submission.organisation_id), sector, frozenset(senders))


def only_if(version: Version, **now: Any) -> models.QuerySet:
    """The version as a query, to be changed only if it is so now."""
    return Version.objects.on(version.platform).filter(pk=version.pk, **now)


def hold_draft(version: Version) -> None:
    """Hold the draft until the end of the transaction, or raise NotDone if it is none any more."""
    if not only_if(version, state=Version.State.DRAFT).update(state=Version.State.DRAFT):
        raise NotDone("not_a_draft")


def typed_cells(version: Version) -> dict[tuple[int, str], str]:
    """The cells typed into a draft that its part does not hold yet; other versions have them in their part."""
    return typed_cells_of([version])[version.pk]


def typed_cells_of(versions: Collection[Version]) -> dict[object, dict[tuple[int, str], str]]:
    """The same of many versions of one platform, by version: asked once, however many there are."""
    cells: dict[object, dict[tuple[int, str], str]] = {one.pk: {} for one in versions}
    drafts = [one for one in versions if one.state == Version.State.DRAFT]
    if drafts:
        typed = DraftEdit.objects.on(drafts[0].platform).filter(version__in=drafts, folded_in__isnull=True)
        for version, row_number, column, written in typed.values_list("version", "row_number", "column", "written"):
            cells[version][row_number, column] = written
    return cells


def rows_with(version: Version, cells: Cells, only: Collection[int] | None = None) -> pl.DataFrame:
    """The rows of the version's part with these changes, or `only` those of the numbers given.

    Raises NotDone where a cell cannot be taken.
    """
    # A row is of the organisation of its slot, which may have been merged into another since.
    whose = pl.lit(version.submission.organisation.code).alias("organisation")
    rows = read_part(version.part, content_store()).with_columns(whose)
    slot = version.submission
    rows = with_rows(rows, cells, slot.organisation.code, str(slot.month))
    typed = of_rows(cells, rows)
    if only is not None:
        rows = rows.filter(pl.col(ROW_NUMBER).is_in(set(only)))
        typed = {cell: text for cell, text in typed.items() if cell[0] in set(only)}
    if not typed:  # most versions: the lists in force are not asked for in vain
        return rows
    return apply_cells(rows, typed, year_in_force(version.year, version.platform), platform_pack(version.platform.pack))


def rows_now(version: Version) -> pl.DataFrame:
    """The rows of the version as they are now (`part_schema`), with the cells typed so far."""
    return rows_with(version, typed_cells(version))


def problems_with(version: Version, cells: Cells) -> pl.DataFrame:
    """What reading could not understand (parts.PROBLEMS), without the cells that somebody typed since."""
    problems = read_problems(version.problems, content_store())
    if not cells or problems.is_empty():
        return problems
    out = [number for (number, column), mark in cells.items() if column == ROW and mark == TAKEN_OUT]
    problems = problems.filter(~pl.col(ROW_NUMBER).is_in(out))
    typed = pl.DataFrame(list(cells), schema={ROW_NUMBER: pl.UInt32(), "column": pl.String()}, orient="row")
    return problems.join(typed, on=[ROW_NUMBER, "column"], how="anti", maintain_order="left")


def problems_now(version: Version) -> pl.DataFrame:
    """What is still not understood in the version's cells (parts.PROBLEMS)."""
    return problems_with(version, typed_cells(version))
