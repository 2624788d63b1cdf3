"""A list of findings: which are asked for, one page of them, and the words around them. Every page that lists findings uses it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlencode

import polars as pl

from tinkuy.languages import LANGUAGES, Text, number
from tinkuy.pages.components.words import SEVERITIES

ON_A_PAGE: Final = 25
NO_CAUSE: Final = "-"  # the filter's word for findings of single rows


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which findings are asked for; blank is all."""

    severity: str = ""
    rule: str = ""
    cause: str = ""
    page: int = 1

    @classmethod
    def from_query(cls, query: Mapping[str, str]) -> Wanted:
        """Read from an address; what is not understood is left out."""
        page = query.get("pagina", "1")
        severity = query.get("gravedad", "")
        return cls(
            severity if severity in SEVERITIES else "",
            query.get("regla", "")[:20],
            query.get("causa", "")[:200],
            int(page) if page.isascii() and page.isdigit() and 0 < len(page) < 7 else 1,
        )


@dataclass(frozen=True, slots=True)
class Listed:
    """One page of findings: lines with row, column, rule, severity, cause and message; and which page of how many."""

    lines: list[dict[str, Any]]
    found: int
    page: int
    pages: int


def filtered(found: pl.DataFrame, wanted: Wanted) -> pl.DataFrame:
    """Those findings that are asked for."""
    for column in ("severity", "rule"):
        if value := getattr(wanted, column):
            found = found.filter(pl.col(column) == value)
    if not wanted.cause:
        return found
    return found.filter(pl.col("cause").is_null() if wanted.cause == NO_CAUSE else pl.col("cause") == wanted.cause)


def on_page(found: pl.DataFrame, page: int) -> Listed:
    """One page of the findings that were found; a page beyond the last is the last."""
    pages = max(-(-found.height // ON_A_PAGE), 1)
    page = min(page, pages)
    return Listed(found.slice((page - 1) * ON_A_PAGE, ON_A_PAGE).to_dicts(), found.height, page, pages)


def listing(wanted: Wanted, listed: Listed, *, rules: Any, causes: Mapping[str, Any], address: str) -> dict[str, Any]:
    """The context of components/findings.html: `causes` are the texts of the causes by id, `address` that of the page."""
    filters = {"gravedad": wanted.severity, "regla": wanted.rule, "causa": wanted.cause}
    asked = {name: value for name, value in filters.items() if value}
    said = dict(LIST)
    said["found"] = counted(LIST["found_one" if listed.found == 1 else "found"], n=listed.found)
    return {
        "list_words": said,
        "rules": rules,
        "severities": SEVERITIES,
        "wanted": wanted,
        "filtered": bool(asked),
        "no_cause": NO_CAUSE,
        "wanted_cause": causes.get(wanted.cause),
        "listed": listed,
        "list_address": address,
        "before": _address(asked, listed.page - 1) if listed.page > 1 else "",
        "after": _address(asked, listed.page + 1) if listed.page < listed.pages else "",
    }


def counted(text: Text, **counts: int) -> Text:
    """The text with its counts, written as each language writes them."""
    return Text(*(getattr(text, code).format(**{k: number(v, code) for k, v in counts.items()}) for code in LANGUAGES))


def _address(asked: dict[str, str], page: int) -> str:
    return "?" + urlencode({**asked, "pagina": page})


LIST: Final = {
    "row": Text("Fila", "Row", "Linha"),
    "column": Text("Columna", "Column", "Coluna"),
    "severity": Text("Gravedad", "Severity", "Gravidade"),
    "rule": Text("Regla", "Rule", "Regra"),
    "finding": Text("Observación", "Finding", "Observação"),
    "cause": Text("Causa", "Cause", "Causa"),
    "all_severities": Text("Todas", "All", "Todas"),
    "all_rules": Text("Todas", "All", "Todas"),
    "all_causes": Text("Con causa o sin ella", "With or without a cause", "Com causa ou sem ela"),
    "no_cause": Text(
        "Solo filas sueltas, sin causa común",
        "Only single rows, without a common cause",
        "Só linhas soltas, sem causa comum",
    ),
    "this_cause": Text("La causa elegida", "The chosen cause", "A causa escolhida"),
    "filter": Text("Filtrar", "Filter", "Filtrar"),
    "reset": Text("Quitar filtros", "Remove filters", "Retirar filtros"),
    "found": Text("{n} observaciones", "{n} findings", "{n} observações"),
    "found_one": Text("Una observación", "One finding", "Uma observação"),
    "none": Text(
        "No hay observaciones con estos filtros.",
        "There are no findings with these filters.",
        "Não há observações com estes filtros.",
    ),
    "whole_row": Text("toda la fila", "the whole row", "a linha toda"),
    "by_rule": Text("Por regla", "By rule", "Por regra"),
    "count": Text("Observaciones", "Findings", "Observações"),
    "mend": Text("Cómo se corrige", "How to mend it", "Como se corrige"),
    "mend_here": Text("Corregir aquí", "Mend it here", "Corrigir aqui"),
    "table": Text("Observaciones por fila", "Findings by row", "Observações por linha"),
}
