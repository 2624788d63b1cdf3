"""The page of how unusual a report is: what the review queue is ordered by."""

from __future__ import annotations

from tinkuy.checks.unusual import METHOD, NAME, PARAMETERS, SOURCE
from tinkuy.documentation.markdown import code, page, table
from tinkuy.languages import Text, number

TITLE = NAME
_EXAMPLES = Text(
    "Ejemplos que pasan, que no pasan y en blanco: `tests/specs/unusual.csv`.",
    "Examples that are usual, unusual and blank: `tests/specs/unusual.csv`.",
    "Exemplos usuais, incomuns e em branco: `tests/specs/unusual.csv`.",
)
_SOURCE = Text("Fuente", "Source", "Fonte")
_HEADINGS = {
    "es": ("Parámetro", "Valor", "Qué es"),
    "en": ("Parameter", "Value", "What it is"),
    "pt": ("Parâmetro", "Valor", "O que é"),
}


def unusual(language: str) -> str:
    """The page in one language."""
    rows = [(code(key), number(value, language), what.in_(language)) for key, (value, what) in PARAMETERS.items()]
    return page(
        TITLE.in_(language),
        METHOD.in_(language),
        f"{_SOURCE.in_(language)}: {SOURCE}.",
        _EXAMPLES.in_(language),
        table(_HEADINGS[language], rows),
    )
