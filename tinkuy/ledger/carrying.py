"""What a new file takes over from the version before it: what was accepted and typed in rows that it sends as they were sent.

A corrected file is compared with the rows as they were last sent, not as people treated them since: its sender changed three
cells, and must not be told of three hundred. So a row that says exactly what it said in the file before keeps the causes
that were accepted and the cells that were typed in it since; a row that the file changes is taken as the file says, whole,
for what was accepted of it was accepted of other numbers (its cause shows again, if it is still there). What comes along is
on record of the new version, under the name of who accepted it, and is taken back like any other: then all rows are again
as they were sent.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import polars as pl

from tinkuy.checks.acceptance import Acceptance
from tinkuy.database.fields import uuid7
from tinkuy.ledger.drafts import Cells
from tinkuy.ledger.keeping import content_store
from tinkuy.ledger.matching import compare
from tinkuy.ledger.models import DraftEdit, Resolution, Version
from tinkuy.ledger.parts import PROBLEMS, ROW_NUMBER, part_schema, read_part
from tinkuy.ledger.versions import problems_with, rows_with, typed_cells
from tinkuy.reports.five_ws import LOCATION


@dataclass(frozen=True, slots=True)
class Before:
    """The latest version of a slot as it was seen: its rows as they were sent (`sent`) and as they are (`now`), its problems.

    `cells` are those typed and not folded in yet.
    """

    sent: pl.DataFrame = field(default_factory=lambda: pl.DataFrame(schema=part_schema()))
    now: pl.DataFrame = field(default_factory=lambda: pl.DataFrame(schema=part_schema()))
    problems: pl.DataFrame = field(default_factory=lambda: pl.DataFrame(schema=PROBLEMS))
    cells: Cells = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Carried:
    """The rows of a new version and what is not understood in them; `numbers`: the rows that kept what came after sending."""

    rows: pl.DataFrame
    problems: pl.DataFrame
    numbers: tuple[int, ...]


def before(latest: Version | None) -> Before:
    """The version as it is now. Raises NotWhole of the content store."""
    if latest is None:
        return Before()
    cells = typed_cells(latest)
    whose = pl.lit(latest.submission.organisation.code).alias("organisation")  # perhaps merged into another since
    sent = read_part(origins(latest)[-1].received_part, content_store()).with_columns(whose)
    return Before(sent, rows_with(latest, cells), problems_with(latest, cells), cells)


def origins(version: Version) -> list[Version]:
    """The version, and those whose rows it took over: a correction begins with the rows of the one that it names."""
    found = [version]
    while found[-1].based_on is not None and found[-1].received_part == found[-1].based_on.part:
        found.append(found[-1].based_on)
    return found


def carry(rows: pl.DataFrame, problems: pl.DataFrame, seen: Before) -> Carried:
    """`rows` of a new file, numbered, and what was not understood in them (parts.PROBLEMS), with what they keep."""
    changed = compare(seen.sent, seen.now).changed[ROW_NUMBER].unique()
    as_sent = compare(seen.sent, rows).unchanged
    numbers = as_sent.filter(as_sent.is_in(changed.implode()))
    kept = pl.col(ROW_NUMBER).is_in(numbers.implode())
    if numbers.is_empty():
        return Carried(rows, problems, ())
    where = [ROW_NUMBER, *LOCATION]
    says = seen.now.filter(kept).drop(LOCATION)
    taken = rows.filter(kept).select(where).join(says, on=ROW_NUMBER, how="inner", maintain_order="left")
    names = rows.columns
    together = pl.concat([rows.filter(~kept), taken.select(names)], how="vertical_relaxed")
    told = pl.concat([problems.filter(~kept).select(*PROBLEMS), seen.problems.filter(kept).select(*PROBLEMS)])
    return Carried(together, told, tuple(numbers.sort()))


def as_seen(latest: Version, seen: Before) -> bool:
    """Whether nobody changed the version since; called under the lock of its row."""
    there = Version.objects.on(latest.platform).filter(pk=latest.pk, part=latest.part).exists()
    typed = DraftEdit.objects.on(latest.platform).filter(version=latest, folded_in__isnull=True)
    cells = {(one.row_number, one.column): one.written for one in typed}
    # Of a version that was submitted, typed cells are in its part already.
    return there and (latest.state != Version.State.DRAFT or cells == seen.cells)


def resolutions(latest: Version, numbers: tuple[int, ...]) -> Iterator[Resolution]:
    """What was accepted of these rows, each as it is to be written for the version that takes them over."""
    of = [one.pk for one in origins(latest)]
    found = Resolution.objects.on(latest.platform).filter(version__in=of, undone_at__isnull=True)
    for one in found.order_by("at", "id"):
        record = Acceptance.of(one.record)
        if rows := tuple(sorted(set(record.rows) & set(numbers))):
            yield Resolution(
                platform=one.platform,
                act=uuid7(),
                cause=one.cause,
                kind=one.kind,
                treatment=one.treatment,
                record=replace(record, rows=rows, changed=len(rows)).json(),
                by=one.by,
            )
