"""`tinkuy reached`: people reached by a declared model, with its interval, as reported and as corrected side by side.

The rows come from files, or from a release.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from typing import Any, Final

import polars as pl

from tinkuy.cli import terminal
from tinkuy.cli.sources import Source, source
from tinkuy.figures import people_reached
from tinkuy.figures.catalogue import MODELS, REASONS
from tinkuy.figures.counting import collected
from tinkuy.languages import Text, number
from tinkuy.publishing.names import Names, heading, named_lines

_METHOD: Final = Text(
    "Personas alcanzadas, modelo «{name}». {method}",
    "People reached, model “{name}”. {method}",
    "Pessoas alcançadas, modelo «{name}». {method}",
)
_OTHER: Final = "{other}"  # where the heading of the other reading goes
_HEADINGS: Final = {
    "es": ("Alcanzadas", "Intervalo", "Filas", "Sin nuevas reportadas", _OTHER, "¿Se publica?"),
    "en": ("Reached", "Interval", "Rows", "New not reported", _OTHER, "Publishable?"),
    "pt": ("Alcançadas", "Intervalo", "Linhas", "Sem novas relatadas", _OTHER, "Publica-se?"),
}
_ACCEPTED: Final = Text("Sin lo aceptado", "Without what was accepted", "Sem o aceito")
_PROPOSED: Final = Text("Si se acepta lo propuesto", "If what is proposed is accepted", "Se o proposto for aceito")
_YES: Final = Text("sí", "yes", "sim")
_NO: Final = Text("no: {reason}", "no: {reason}", "não: {reason}")
_GAP: Final = Text("no reportado", "not reported", "não relatado")
_TOTAL: Final = Text("Total", "Total", "Total")


def run(options: argparse.Namespace) -> int:
    """Count people reached; the status is 0 whenever the rows can be used."""
    rows = source(options)
    figures = side_by_side(rows, options)
    if options.json:
        terminal.write_json(options.json, for_machines(rows, figures, options))
    if options.json != "-":
        show(rows, figures, options)
    return 0


def dimensions(options: argparse.Namespace) -> tuple[str, ...]:
    """The dimensions asked for, in their order."""
    return tuple(part.strip() for part in options.by.split(",") if part.strip())


def side_by_side(source: Source, options: argparse.Namespace) -> Mapping[str, Any]:
    """The figures of the rows as they now stand, and beside them the other reading, where there is one.

    Where causes were accepted the other reading is the rows as reported (`uncorrected`); else it is the rows as they would
    be if every proposed treatment were accepted (`if_accepted`, with the causes). A release has none.
    """
    now = {"figures": _figures(source.rows, options)}
    if other := source.other():
        return now | {other.key: _figures(other.rows, options), "causes": list(other.causes)}
    return now


def _figures(rows: Any, options: argparse.Namespace) -> pl.DataFrame:
    by = dimensions(options)
    figures = people_reached(rows, model=options.model, by=by, exclude_national=options.without_national)
    return collected(figures).to_polars()


def for_machines(source: Source, figures: Mapping[str, Any], options: argparse.Namespace) -> dict[str, Any]:
    """The documented result: model, year, rows, rows_with_errors, figures; the other reading beside them; the release."""
    names = Names(source.year, source.platform, options.lang)
    result = {"model": options.model} | source.for_machines()
    for key, value in figures.items():
        is_table = isinstance(value, pl.DataFrame)
        result[key] = named_lines(value, names, dimensions(options), options.lang) if is_table else value
    return result


def show(source: Source, figures: Mapping[str, Any], options: argparse.Namespace) -> None:
    """The table for people."""
    language, model = options.lang, MODELS[options.model]
    terminal.say(_METHOD.in_(language).format(name=model.name.in_(language), method=model.method.in_(language)))
    terminal.say(source.introduction(language), "quiet")
    by = dimensions(options)
    other = figures.get("uncorrected", figures.get("if_accepted"))
    corrected = _ACCEPTED if "uncorrected" in figures else _PROPOSED
    headings = [*(heading(d, language) for d in by), *_headings(corrected if other is not None else None, language)]
    names = Names(source.year, source.platform, language)
    beside = {} if other is None else {tuple(line[d] for d in by): line for line in other.iter_rows(named=True)}
    rows = []
    for line in figures["figures"].iter_rows(named=True):
        numbers, verdict = _shown(line, language)
        other_cells = [] if other is None else [_beside(beside.get(tuple(line[d] for d in by)), language)]
        rows.append([*(names.name(dimension, line[dimension]) for dimension in by), *numbers, *other_cells, verdict])
    first = len(by)
    terminal.table(headings, rows, numbers=tuple(range(first, len(headings) - 1)))


def _headings(corrected: Text | None, language: str) -> list[str]:
    """The headings of the numbers; without another reading, without its column."""
    words = _HEADINGS[language]
    if corrected is None:
        return [word for word in words if word != _OTHER]
    return [corrected.in_(language) if word == _OTHER else word for word in words]


def _shown(line: Mapping[str, Any], language: str) -> tuple[list[str], str]:
    """The numbers of one figure, and whether it is published."""
    verdict = (
        _YES.in_(language)
        if line["publishable"]
        else _NO.in_(language).format(reason=REASONS[line["reason"]].in_(language))
    )
    numbers = [
        people(line, language),
        f"{number(line['lower'], language)} – {number(line['upper'], language)}",
        number(line["rows"], language),
        number(line["not_reported"], language),
    ]
    return numbers, verdict


def _beside(line: Mapping[str, Any] | None, language: str) -> str:
    return people(line, language) if line else ""


def people(line: Mapping[str, Any], language: str) -> str:
    """A figure as people read it: a slice in which nobody reported New is a gap, never 0."""
    if line["rows"] and line["rows"] == line["not_reported"]:
        return _GAP.in_(language)
    return number(line["reached"], language)
