"""`tinkuy figures`: indicator totals, host community, presence, completeness, cash, R4V's own table: one table each."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from typing import Any, Final

import polars as pl

from tinkuy.cli import terminal
from tinkuy.cli.reached import dimensions
from tinkuy.cli.sources import Source, source
from tinkuy.figures.cash import cash_people, cash_value
from tinkuy.figures.completeness import completeness
from tinkuy.figures.consolidated import consolidated
from tinkuy.figures.counting import collected
from tinkuy.figures.host_community import host_community_reached
from tinkuy.figures.indicator_totals import indicator_totals
from tinkuy.figures.presence import WHO_WHAT_WHERE_WHEN, presence
from tinkuy.figures.trend import trend
from tinkuy.languages import number
from tinkuy.publishing.names import Names, heading

Make = Callable[[Source, argparse.Namespace], Any]

FIGURES: Final[Mapping[str, Make]] = {
    "indicator-totals": lambda source, said: indicator_totals(source.rows, by=dimensions(said)),
    "host-community": lambda source, said: host_community_reached(source.rows, model=said.model, by=dimensions(said)),
    "presence": lambda source, said: presence(source.rows, by=dimensions(said) or WHO_WHAT_WHERE_WHEN),
    "completeness": lambda source, said: completeness(source.rows, findings=source.findings()),
    "cash-value": lambda source, said: cash_value(source.rows, by=dimensions(said)),
    "cash-people": lambda source, said: cash_people(source.rows, model=said.model, by=dimensions(said)),
    "trend": lambda source, said: trend(source.rows, model=said.model, by=dimensions(said)),
    "consolidated": lambda source, said: consolidated(source.rows, model=said.model),
}


def run(options: argparse.Namespace) -> int:
    """Make one figure; the status is 0 whenever the rows can be used."""
    rows = source(options)
    table = collected(FIGURES[options.figure](rows, options)).to_polars()
    if options.json:
        said = rows.for_machines()
        named = {key: said[key] for key in ("year", "release", "withdrawn") if key in said}
        terminal.write_json(options.json, {"figure": options.figure, **named, "lines": table.to_dicts()})
    if options.json != "-":
        _show(rows, table, options.lang)
    return 0


def _show(source: Source, table: pl.DataFrame, language: str) -> None:
    if source.release:
        terminal.say(source.introduction(language), "quiet")
    names = Names(source.year, source.platform, language)
    numbers = [position for position, dtype in enumerate(table.dtypes) if dtype.is_numeric()]
    rows = [[_cell(names, key, value, language) for key, value in line.items()] for line in table.iter_rows(named=True)]
    headings = [heading(key, language) for key in table.columns]
    terminal.table(headings, rows, numbers=numbers)


def _cell(names: Names, key: str, value: Any, language: str) -> str:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return number(value, language)
    return "" if value is None else names.name(key, value)
