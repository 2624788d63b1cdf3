"""How good what was reported is, month by month: rows without findings, and rows that were right when first sent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import polars as pl
from django.urls import reverse

from tinkuy.figures import first_time_right
from tinkuy.figures.first_time_right import SENT
from tinkuy.languages import number
from tinkuy.ledger.content import NotWhole
from tinkuy.ledger.models import Version
from tinkuy.months import Month
from tinkuy.pages.dashboard.board import Board
from tinkuy.pages.dashboard.drawn import Chart
from tinkuy.pages.dashboard.parts_words import FINDINGS, WORDS
from tinkuy.pages.figures.asking import Asked
from tinkuy.pages.figures.published import Published
from tinkuy.pages.figures.saying import is_month
from tinkuy.pages.own_history.history import sent_together
from tinkuy.publishing.bars import Line
from tinkuy.releases.models import Release

_SLOT: Final = ("organisation", "month", "desk", "version")
_TOGETHER: Final = 200  # versions, of some hundred rows each
_KEPT: Final = ("first_time_right", "by month")


class _NotMade(Exception):
    """The worker has not made it yet."""


def rows_right(board: Board) -> Chart:
    """Of each month's rows, how many have neither a blocking finding nor a warning."""
    asked = board.completeness_asked
    by_month = (
        board.completeness.group_by("month")
        .agg(pl.col("rows").sum(), (pl.col("rows") - pl.col("rows_with_errors")).sum().alias("right"))
        .sort("month")
    )
    table = by_month.with_columns(_share())
    unit = WORDS["share"].in_(board.language)
    drawn = tuple(_line(line, board, asked) for line in table.iter_rows(named=True))
    return Chart(_finding(table, "filas", board), board.address(asked), asked, table, lines=drawn, unit=unit)


def first_time(board: Board) -> Chart:
    """Of each month's rows, how many were sent without findings the first time; nothing until the worker made it."""
    table, asked = _kept(board.release), board.completeness_asked
    how = {"href": reverse("methods"), "leads_to": WORDS["how"]}
    if table is None or table.is_empty():
        note = WORDS["first_time_none"].in_(board.language)
        return Chart(FINDINGS["primera_none"].in_(board.language), asked=asked, note=note, **how)
    table = table.filter(
        pl.col("month").is_in(asked.where(board.release.months).get("month", table["month"].to_list()))
    )
    drawn = tuple(_line(line, board, None) for line in table.iter_rows(named=True))
    unit, note = (WORDS[key].in_(board.language) for key in ("share", "first_time"))
    return Chart(_finding(table, "primera", board), asked=asked, frame=table, lines=drawn, unit=unit, note=note, **how)


def _share() -> pl.Expr:
    return pl.when(pl.col("rows") > 0).then(pl.col("right") / pl.col("rows")).alias("share")


def _line(line: dict[str, object], board: Board, asked: Asked | None) -> Line:
    month, language = str(line["month"]), board.language
    part = asked.but(first="", last="").at("month", month) if asked and is_month(month) else None
    href, label = board.address(part) if part else "", board.words.name("month", month)
    if line["share"] is None:
        return Line(label, WORDS["rows_of"].in_(language).format(part=0, all=0), href=href, gap=True)
    said = WORDS["rows_of"].in_(language)
    told = said.format(part=number(line["right"], language), all=number(line["rows"], language))
    return Line(label, f"{_percent(line['share'], board)} %", width=100.0 * line["share"], range=told, href=href)


def _percent(share: float, board: Board) -> str:
    """A share as a percentage; 100 only where it is all of them."""
    whole = 100.0 * share
    return number(
        min(whole, 99.9) if share < 1 and whole > 99.9 else whole, board.language, 0 if whole in {0, 100} else 1
    )


def _finding(table: pl.DataFrame, key: str, board: Board) -> str:
    known = table.filter(pl.col("share").is_not_null())
    if known.is_empty():
        return FINDINGS["no_rows"].in_(board.language)
    lowest = known.sort("share", "month").row(0, named=True)
    return (
        FINDINGS[key]
        .in_(board.language)
        .format(
            share=_percent(known["right"].sum() / known["rows"].sum(), board),
            month=board.words.name("month", lowest["month"]),
            low=_percent(lowest["share"], board),
        )
    )


def _kept(release: Published) -> pl.DataFrame | None:
    def not_made() -> pl.DataFrame:
        raise _NotMade

    try:
        return release.table_of(*_KEPT, not_made)
    except _NotMade:
        return None


def make_first_time(row: Release, release: Published) -> None:
    """Make the table of `first_time` once, from the versions in the ledger: the worker's task, for it looks at every row sent."""
    release.table_of(*_KEPT, lambda: _first_time_right(row, release))


def _first_time_right(row: Release, release: Published) -> pl.DataFrame:
    """First time right by month, of the rows of the release; no lines where the ledger knows none of its versions."""
    names = {f"submission_{key}": key for key in _SLOT} | {"submission_row": "row_number"}
    months = pl.coalesce("month", "month_text").alias("of_month") if "month_text" in release.folder.lazy().collect_schema() else pl.col("month").alias("of_month")  # fmt: skip
    rows = release.folder.lazy().select(*names, months).collect().rename(names)
    found, needed = [], []
    for slot in rows.select(_SLOT).unique(maintain_order=True).iter_rows(named=True):
        versions = _versions(row, slot)
        if not versions:
            continue
        found.append(slot | {"slot": str(versions[0].submission_id)})
        needed += versions
    if not found:
        return pl.DataFrame(
            schema={"month": pl.String(), "rows": pl.Int64(), "right": pl.Int64(), "share": pl.Float64()}
        )
    named = rows.join(pl.DataFrame(found, schema={key: rows.schema[key] for key in _SLOT} | {"slot": pl.String()}), on=list(_SLOT))  # fmt: skip
    stand = named.select("slot", pl.col("row_number").cast(pl.UInt32), pl.col("of_month").alias("month"))
    return first_time_right(_sent(row, needed), stand, by=["month"])


def _versions(row: Release, slot: dict[str, object]) -> list[Version]:
    """The versions of a slot that were sent, up to the one of the release."""
    if None in slot.values() or not is_month(str(slot["month"])):
        return []
    found = Version.objects.on(row.platform).filter(
        submission__organisation__code=slot["organisation"],
        submission__month=Month.parse(str(slot["month"])),
        submission__desk=slot["desk"],
        number__lte=slot["version"],
        submitted_at__isnull=False,
    )
    return list(found.select_related("submission__organisation", "platform").order_by("number"))


def _sent(row: Release, versions: Sequence[Version]) -> pl.DataFrame:
    """The rows of versions as they came, many looked at together; what was erased since is left out."""
    together: dict[tuple[str, int], list[Version]] = {}
    for one in versions:
        together.setdefault((one.year, one.number), []).append(one)
    batches = [each[at : at + _TOGETHER] for each in together.values() for at in range(0, len(each), _TOGETHER)]
    return pl.concat([pl.DataFrame(schema=SENT), *(rows for batch in batches for rows in _rows_of(row, batch))])


def _rows_of(row: Release, batch: Sequence[Version]) -> Iterator[pl.DataFrame]:
    try:
        yield sent_together(row.platform, batch)
    except NotWhole:
        if len(batch) > 1:
            for one in batch:
                yield from _rows_of(row, [one])
