"""`tinkuy figures`: indicator totals, host community, presence, completeness, cash: one table each."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from typing import Any, Final

import polars as pl

from tinkuy.cli import terminal
from tinkuy.cli.intake import Intake, take_in
from tinkuy.cli.names import Names, heading
from tinkuy.cli.reached import dimensions
from tinkuy.figures.cash import cash_people, cash_value
from tinkuy.figures.completeness import completeness
from tinkuy.figures.host_community import host_community_reached
from tinkuy.figures.indicator_totals import indicator_totals
from tinkuy.figures.presence import presence
from tinkuy.figures.trend import trend
from tinkuy.languages import number

Make = Callable[[Intake, tuple[str, ...]], pl.DataFrame]

FIGURES: Final[Mapping[str, Make]] = {
    "indicator-totals": lambda intake, by: indicator_totals(intake.rows, by=by),
    "host-community": lambda intake, by: host_community_reached(intake.rows, by=by),
    "presence": lambda intake, by: presence(intake.rows, by=by) if by else presence(intake.rows),
    "completeness": lambda intake, by: completeness(intake.rows, findings=intake.findings),
    "cash-value": lambda intake, by: cash_value(intake.rows, by=by),
    "cash-people": lambda intake, by: cash_people(intake.rows, model="sum", by=by),
    "trend": lambda intake, by: trend(intake.rows, model="sum", by=by),
}


def run(options: argparse.Namespace) -> int:
    """Make one figure; the status is 0 whenever the files can be used."""
    intake = take_in(options)
    table = FIGURES[options.figure](intake, dimensions(options))
    if options.json:
        terminal.write_json(options.json, {"figure": options.figure, "year": intake.year.id, "lines": table.to_dicts()})
    if options.json != "-":
        _show(intake, table, options.lang)
    return 0


def _show(intake: Intake, table: pl.DataFrame, language: str) -> None:
    names = Names(intake.year, intake.platform, language)
    numbers = [position for position, dtype in enumerate(table.dtypes) if dtype.is_numeric()]
    rows = [[_cell(names, key, value, language) for key, value in line.items()] for line in table.iter_rows(named=True)]
    headings = [heading(key, language) for key in table.columns]
    terminal.table(headings, rows, numbers=numbers)


def _cell(names: Names, key: str, value: Any, language: str) -> str:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return number(value, language)
    return "" if value is None else names.name(key, value)
