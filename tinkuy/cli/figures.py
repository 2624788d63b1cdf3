"""`tinkuy figures`: indicator totals, host community, presence, completeness, cash, R4V's own table: one table each."""

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
from tinkuy.figures.consolidated import consolidated
from tinkuy.figures.host_community import host_community_reached
from tinkuy.figures.indicator_totals import indicator_totals
from tinkuy.figures.organisation_types import with_organisation_type
from tinkuy.figures.presence import WHO_WHAT_WHERE_WHEN, presence
from tinkuy.figures.trend import trend
from tinkuy.languages import number

Make = Callable[[Intake, pl.DataFrame, argparse.Namespace], pl.DataFrame]

FIGURES: Final[Mapping[str, Make]] = {
    "indicator-totals": lambda intake, rows, said: indicator_totals(rows, by=dimensions(said)),
    "host-community": lambda intake, rows, said: host_community_reached(rows, model=said.model, by=dimensions(said)),
    "presence": lambda intake, rows, said: presence(rows, by=dimensions(said) or WHO_WHAT_WHERE_WHEN),
    "completeness": lambda intake, rows, said: completeness(rows, findings=intake.findings),
    "cash-value": lambda intake, rows, said: cash_value(rows, by=dimensions(said)),
    "cash-people": lambda intake, rows, said: cash_people(rows, model=said.model, by=dimensions(said)),
    "trend": lambda intake, rows, said: trend(rows, model=said.model, by=dimensions(said)),
    "consolidated": lambda intake, rows, said: consolidated(rows, model=said.model),
}


def run(options: argparse.Namespace) -> int:
    """Make one figure; the status is 0 whenever the files can be used."""
    intake = take_in(options)
    rows = with_organisation_type(intake.rows, intake.year)
    table = FIGURES[options.figure](intake, rows, options)
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
