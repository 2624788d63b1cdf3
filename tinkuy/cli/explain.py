"""`tinkuy explain`: a figure with its method, its steps from the sum to the estimate, and what every row did."""

from __future__ import annotations

import argparse
from typing import Any, Final

import narwhals as nw
import polars as pl

from tinkuy.cli import reached, terminal
from tinkuy.cli.sources import Source, source
from tinkuy.figures import Explanation, explain
from tinkuy.figures.counting import collected
from tinkuy.figures.outcomes import OUTCOMES, STEPS
from tinkuy.languages import Text, number
from tinkuy.publishing.names import Names, heading

_SHOWN: Final = 20  # rows shown on a terminal; the JSON has them all

_WATERFALL: Final = Text("De la suma a la cifra", "From the sum to the figure", "Da soma ao número")
_STEP_HEADINGS: Final = {"es": ("Paso", "Personas"), "en": ("Step", "People"), "pt": ("Passo", "Pessoas")}
_ESTIMATE: Final = Text("La cifra", "The figure", "O número")
_OUTCOMES: Final = Text("Qué pasó con cada fila", "What became of every row", "O que aconteceu com cada linha")
_OUTCOME_HEADINGS: Final = {
    "es": ("Resultado", "Filas", "Personas nuevas", "Aportan a la cifra"),
    "en": ("Outcome", "Rows", "New people", "Bring to the figure"),
    "pt": ("Resultado", "Linhas", "Pessoas novas", "Trazem ao número"),
}
_ROWS: Final = Text(
    "Las filas que más aportan: {shown} de {all}",
    "The rows that bring most: {shown} of {all}",
    "As linhas que mais trazem: {shown} de {all}",
)
_ROW_HEADINGS: Final = {
    "es": ("Archivo", "Fila", "Organización", "Lugar", "Mes", "Indicador", "Aporta"),
    "en": ("File", "Row", "Organisation", "Place", "Month", "Indicator", "Brings"),
    "pt": ("Arquivo", "Linha", "Organização", "Lugar", "Mês", "Indicador", "Traz"),
}
_WHERE: Final = ("organisation", "admin1", "month", "indicator")


def run(options: argparse.Namespace) -> int:
    """Explain people reached; the status is 0 whenever the rows can be used."""
    rows = source(options)
    figures = reached.side_by_side(rows, options)
    explanation = explain(
        rows.rows, model=options.model, by=reached.dimensions(options), exclude_national=options.without_national
    )
    if options.json:
        content = reached.for_machines(rows, figures, options) | for_machines(rows, explanation, options.lang)
        terminal.write_json(options.json, content)
    if options.json != "-":
        reached.show(rows, figures, options)
        _show(rows, figures["figures"], explanation, options)
    return 0


def for_machines(source: Source, explanation: Explanation, language: str) -> dict[str, Any]:
    """The method, the waterfall, the outcomes, and every row with what it brings."""
    return {
        "method": explanation.method.in_(language),
        "source": explanation.model.source,
        "parameters": dict(explanation.parameters),
        "waterfall": explanation.waterfall.to_dicts(),
        "outcomes": explanation.outcomes.to_dicts(),
        "rows_behind": _placed(source, explanation).drop("row_id").to_dicts(),
    }


def _placed(source: Source, explanation: Explanation) -> pl.DataFrame:
    """Every row of the explanation with its file, sheet and row number, in the order of the row ids."""
    places = _small(nw.from_native(source.rows).select("row_id", "file", "sheet", "row"))
    lines = _small(explanation.rows)
    return places.join(lines, on="row_id", how="inner", maintain_order="right").sort("row_id", maintain_order=True)


def _small(frame: Any) -> pl.DataFrame:
    """A frame of any engine as a Polars frame, its row ids as those of standard rows."""
    return collected(frame).to_polars().with_columns(pl.col("row_id").cast(pl.UInt32))


def _show(source: Source, figures: pl.DataFrame, explanation: Explanation, options: argparse.Namespace) -> None:
    language, by = options.lang, reached.dimensions(options)
    names = Names(source.year, source.platform, language)
    _show_waterfall(explanation, figures, by, names, language)
    outcomes = [
        (
            *(names.name(d, line[d]) for d in by),
            OUTCOMES[line["outcome"]].in_(language),
            *(number(line[key], language) for key in ("rows", "people", "contribution")),
        )
        for line in explanation.outcomes.iter_rows(named=True)
    ]
    first = len(by) + 1
    headings = (*(heading(d, language) for d in by), *_OUTCOME_HEADINGS[language])
    terminal.table(headings, outcomes, numbers=tuple(range(first, first + 3)), title=_OUTCOMES.in_(language))
    _show_rows(source, explanation, names, language)


def _show_waterfall(
    explanation: Explanation, figures: pl.DataFrame, by: tuple[str, ...], names: Names, language: str
) -> None:
    steps = [
        (*(names.name(d, line[d]) for d in by), STEPS[line["step"]].in_(language), number(line["amount"], language))
        for line in explanation.waterfall.iter_rows(named=True)
    ]
    if not by:
        steps.append((_ESTIMATE.in_(language), number(figures["reached"].item(), language)))
    headings = (*(heading(d, language) for d in by), *_STEP_HEADINGS[language])
    terminal.table(headings, steps, numbers=(len(by) + 1,), title=_WATERFALL.in_(language))


def _show_rows(source: Source, explanation: Explanation, names: Names, language: str) -> None:
    bringing = nw.from_native(explanation.rows).filter(nw.col("contribution") > 0)
    bringing = bringing.select(nw.col("row_id").cast(nw.Int64).alias("id"), "contribution")
    largest = _largest(source, bringing)
    rows = [
        (
            line["file"],
            str(line["row"]),
            *(names.name(key, line[key]) for key in _WHERE),
            number(line["contribution"], language),
        )
        for line in largest.iter_rows(named=True)
    ]
    count = collected(bringing.select(nw.len().alias("all")))["all"].item()
    counts = {"shown": number(len(rows), language), "all": number(count, language)}
    terminal.table(_ROW_HEADINGS[language], rows, numbers=(6,), title=_ROWS.in_(language).format(**counts))


def _largest(source: Source, bringing: Any) -> pl.DataFrame:
    """The rows that bring most, with what they say."""
    top = bringing.sort("contribution", "id", descending=[True, False]).head(_SHOWN)
    whose = nw.from_native(source.rows).select(
        nw.col("row_id").cast(nw.Int64),
        "file",
        "row",
        *(nw.coalesce(nw.col(key), nw.col(f"{key}_text")).alias(key) for key in _WHERE),
    )
    lines = collected(top.join(whose, left_on="id", right_on="row_id", how="inner")).to_polars()
    return lines.sort("contribution", "id", descending=[True, False])
