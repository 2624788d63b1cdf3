"""`tinkuy reached`: people reached by a declared model, with its interval, as reported and as corrected side by side."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from typing import Any, Final

import polars as pl

from tinkuy.cli import terminal
from tinkuy.cli.intake import Intake, rows_with_errors, take_in
from tinkuy.cli.names import Names, heading
from tinkuy.figures import people_reached
from tinkuy.figures.catalogue import MODELS, REASONS
from tinkuy.figures.organisation_types import with_organisation_type
from tinkuy.languages import Text, number

_ROWS: Final = Text(
    "{rows} filas leídas; {errors} con errores, que cuentan igual.",
    "{rows} rows read; {errors} with errors, which count all the same.",
    "{rows} linhas lidas; {errors} com erros, que contam igualmente.",
)
_METHOD: Final = Text(
    "Personas alcanzadas, modelo «{name}». {method}",
    "People reached, model “{name}”. {method}",
    "Pessoas alcançadas, modelo «{name}». {method}",
)
_HEADINGS: Final = {
    "es": ("Alcanzadas", "Intervalo", "Filas", "Sin nuevas reportadas", "{corrected}", "¿Se publica?"),
    "en": ("Reached", "Interval", "Rows", "New not reported", "{corrected}", "Publishable?"),
    "pt": ("Alcançadas", "Intervalo", "Linhas", "Sem novas relatadas", "{corrected}", "Publica-se?"),
}
_ACCEPTED: Final = Text("Sin lo aceptado", "Without what was accepted", "Sem o aceito")
_PROPOSED: Final = Text("Si se acepta lo propuesto", "If what is proposed is accepted", "Se o proposto for aceito")
_YES: Final = Text("sí", "yes", "sim")
_NO: Final = Text("no: {reason}", "no: {reason}", "não: {reason}")
_GAP: Final = Text("no reportado", "not reported", "não relatado")
_TOTAL: Final = Text("Total", "Total", "Total")


def run(options: argparse.Namespace) -> int:
    """Count people reached; the status is 0 whenever the files can be used."""
    intake = take_in(options)
    figures = side_by_side(intake, options)
    if options.json:
        terminal.write_json(options.json, for_machines(intake, figures, options))
    if options.json != "-":
        show(intake, figures, options)
    return 0


def dimensions(options: argparse.Namespace) -> tuple[str, ...]:
    """The dimensions asked for, in their order."""
    return tuple(part.strip() for part in options.by.split(",") if part.strip())


def side_by_side(intake: Intake, options: argparse.Namespace) -> Mapping[str, Any]:
    """The figures of the rows as they now stand, and beside them the other reading.

    Where causes were accepted the other reading is the rows as reported (`uncorrected`); else it is the rows as they would
    be if every proposed treatment were accepted (`if_accepted`, with the causes).
    """
    now = _figures(intake, intake.rows, options)
    if intake.steps:
        return {
            "figures": now,
            "uncorrected": _figures(intake, intake.reported, options),
            "causes": [s.cause.id for s in intake.steps],
        }
    rows, causes = intake.if_proposed_were_accepted()
    return {"figures": now, "if_accepted": _figures(intake, rows, options), "causes": list(causes)}


def _figures(intake: Intake, rows: pl.DataFrame, options: argparse.Namespace) -> pl.DataFrame:
    by = dimensions(options)
    typed = with_organisation_type(rows, intake.year)
    return people_reached(typed, model=options.model, by=by, exclude_national=options.without_national)


def for_machines(intake: Intake, figures: Mapping[str, Any], options: argparse.Namespace) -> dict[str, Any]:
    """The documented result: model, year, rows, rows_with_errors, figures; and the other reading beside them."""
    names = Names(intake.year, intake.platform, options.lang)
    result = {
        "model": options.model,
        "year": intake.year.id,
        "pack": intake.year.hash,
        "rows": intake.rows.height,
        "rows_with_errors": rows_with_errors(intake.causes_reported.findings),
    }
    for key, value in figures.items():
        result[key] = (
            _lines(value, names, dimensions(options), options.lang) if isinstance(value, pl.DataFrame) else value
        )
    return result


def _lines(figures: pl.DataFrame, names: Names, by: Sequence[str], language: str) -> list[dict[str, Any]]:
    """One object per figure: codes under the dimensions' names, what they are called under `<dimension>_name`."""
    lines = []
    for line in figures.iter_rows(named=True):
        named = {f"{dimension}_name": names.name(dimension, line[dimension]) for dimension in by}
        people = {
            key: round(line[key], 6) for key in ("reached", "lower", "upper")
        }  # below that it is floating-point noise
        words = {"reason_text": REASONS[line["reason"]].in_(language)} if line["reason"] else {}
        lines.append(line | people | named | words)
    return lines


def show(intake: Intake, figures: Mapping[str, Any], options: argparse.Namespace) -> None:
    """The table for people."""
    language, model = options.lang, MODELS[options.model]
    counts = {"rows": intake.rows.height, "errors": rows_with_errors(intake.causes_reported.findings)}
    terminal.say(_METHOD.in_(language).format(name=model.name.in_(language), method=model.method.in_(language)))
    terminal.say(_ROWS.in_(language).format(**{name: number(n, language) for name, n in counts.items()}), "quiet")
    by = dimensions(options)
    other = figures.get("uncorrected", figures.get("if_accepted"))
    corrected = (_ACCEPTED if intake.steps else _PROPOSED).in_(language)
    headings = [*(heading(d, language) for d in by), *(h.format(corrected=corrected) for h in _HEADINGS[language])]
    names = Names(intake.year, intake.platform, language)
    beside = {tuple(line[d] for d in by): line for line in other.iter_rows(named=True)}
    rows = [
        _shown(line, beside.get(tuple(line[d] for d in by)), names, by, language)
        for line in figures["figures"].iter_rows(named=True)
    ]
    first = len(by)
    terminal.table(headings, rows, numbers=tuple(range(first, first + 5)))


def _shown(
    line: Mapping[str, Any], beside: Mapping[str, Any] | None, names: Names, by: Sequence[str], language: str
) -> list[str]:
    verdict = (
        _YES.in_(language)
        if line["publishable"]
        else _NO.in_(language).format(reason=REASONS[line["reason"]].in_(language))
    )
    return [
        *(names.name(dimension, line[dimension]) for dimension in by),
        people(line, language),
        f"{number(line['lower'], language)} – {number(line['upper'], language)}",
        number(line["rows"], language),
        number(line["not_reported"], language),
        people(beside, language) if beside else "",
        verdict,
    ]


def people(line: Mapping[str, Any], language: str) -> str:
    """A figure as people read it: a slice in which nobody reported New is a gap, never 0."""
    if line["rows"] and line["rows"] == line["not_reported"]:
        return _GAP.in_(language)
    return number(line["reached"], language)
