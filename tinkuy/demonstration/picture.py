"""The picture of the README: people reached by month in the invented response, with its interval and its gap."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import polars as pl

from tinkuy.checks.causes import find_causes
from tinkuy.checks.run import run_checks
from tinkuy.checks.treatments import apply
from tinkuy.demonstration import world
from tinkuy.demonstration.generating import Demonstration
from tinkuy.figures import people_reached
from tinkuy.languages import Text, number
from tinkuy.packs.loading import load_platform, load_year
from tinkuy.publishing.charts import Spec, draw, people_reached_by_month

MODEL: Final = "max-sector-ytd"
MONTHLY_MODEL: Final = "max-sector"
_TITLE: Final = Text(
    "La respuesta alcanzó entre {lower} y {upper} personas en {year}",
    "The response reached between {lower} and {upper} people in {year}",
    "A resposta alcançou entre {lower} e {upper} pessoas em {year}",
)
_SUBTITLE: Final = Text(
    "Personas alcanzadas por mes, sector mayor de cada lugar",
    "People reached by month, largest sector of each place",
    "Pessoas alcançadas por mês, maior setor de cada lugar",
)
_SOURCE: Final = Text(
    "{notice}. Demostración de Tinkuy, {rows} filas de {organisations} organizaciones inventadas.",
    "{notice}. Tinkuy's demonstration, {rows} rows of {organisations} invented organisations.",
    "{notice}. Demonstração do Tinkuy, {rows} linhas de {organisations} organizações inventadas.",
)


def people_reached_picture(demonstration: Demonstration, language: str = "es") -> Spec:
    """The chart of the demonstration's rows, after accepting that in one month nobody was asked for new people."""
    year, platform = load_year(demonstration.year_pack), load_platform(demonstration.platform_pack)
    rows = demonstration.rows
    causes = find_causes(rows, run_checks(rows, year, platform=platform), year, platform=platform).causes
    for cause in causes:
        if cause.kind == "new-not-reported":
            rows = apply(rows, cause, year)
    monthly = people_reached(rows, model=MONTHLY_MODEL, by=("month",)).with_columns(
        gap=pl.col("not_reported") == pl.col("rows")
    )
    whole = people_reached(rows, model=MODEL).row(0, named=True)
    words = {
        "lower": number(round(whole["lower"], -3), language), "upper": number(round(whole["upper"], -3), language),
        "year": year.plan_years[0], "rows": number(rows.height, language), "notice": world.NOTICE.in_(language),
        "organisations": rows["organisation"].n_unique(),
    }  # fmt: skip
    title, source = (text.format(**words).in_(language) for text in (_TITLE, _SOURCE))
    return people_reached_by_month(
        monthly, title=title, subtitle=_SUBTITLE.in_(language), source=source, language=language
    )


def draw_picture(demonstration: Demonstration, folder: Path, language: str = "es") -> tuple[Path, Path]:
    """Draw the picture as PNG and SVG into `folder`."""
    spec = people_reached_picture(demonstration, language)
    paths = folder / "people_reached_demo.png", folder / "people_reached_demo.svg"
    for path in paths:
        draw(spec, path)
    return paths
