"""How much there is to do in some reports, in a few numbers: what causes explain, and which rows are left (pure)."""

from __future__ import annotations

from typing import Any, Final

import polars as pl

from tinkuy.languages import LANGUAGES, Language, Text, number
from tinkuy.ledger.checked import Checked
from tinkuy.pages.components.finding_list import counted
from tinkuy.reports.five_ws import FIVE_WS

_MEND: Final = ("blocking", "warning")
_NAMED: Final = 3

ONE_CAUSE: Final = Text(
    "Una causa explica {explained} de {findings} observaciones.",
    "One cause explains {explained} of {findings} findings.",
    "Uma causa explica {explained} de {findings} observações.",
)
CAUSES: Final = Text(
    "{causes} causas explican {explained} de {findings} observaciones.",
    "{causes} causes explain {explained} of {findings} findings.",
    "{causes} causas explicam {explained} de {findings} observações.",
)
ONE_ROW: Final = Text("Una fila por corregir", "One row to mend", "Uma linha por corrigir")
ROWS: Final = Text("{rows} filas por corregir", "{rows} rows to mend", "{rows} linhas por corrigir")

CLEAN: Final = Text("No hay observaciones.", "There are no findings.", "Não há observações.")
ONE_BLOCKED: Final = Text(
    "Una fila no se puede usar todavía: no contará hasta que se corrija.",
    "One row cannot be used yet: it will not count until it is mended.",
    "Uma linha ainda não pode ser usada: não contará até ser corrigida.",
)
BLOCKED: Final = Text(
    "{rows} filas no se pueden usar todavía: no contarán hasta que se corrijan.",
    "{rows} rows cannot be used yet: they will not count until they are mended.",
    "{rows} linhas ainda não podem ser usadas: não contarão até serem corrigidas.",
)


def to_mend(found: Checked) -> pl.DataFrame:
    """The findings that only somebody who knows the row can mend: no cause explains them, and they are no mere hints."""
    return found.findings.filter(pl.col("cause").is_null() & pl.col("severity").is_in(_MEND))


def weight(found: Checked, rows: int) -> dict[str, Any]:
    """The numbers, and the sentences that pages say: about the causes, the rows left, and those that cannot be used."""
    findings, left = found.findings, to_mend(found)
    explained = sum(cause.findings for cause in found.causes)
    waiting = left["row_id"].n_unique()
    blocked = findings.filter(pl.col("severity") == "blocking")["row_id"].n_unique()
    counts = {"causes": len(found.causes), "explained": explained, "findings": findings.height}
    return counts | {
        "rows": rows,
        "left": waiting,
        "blocked": blocked,
        "clean_text": CLEAN,
        "causes_text": counted(ONE_CAUSE if len(found.causes) == 1 else CAUSES, **counts) if found.causes else None,
        "heaviest": found.causes[0].text if found.causes else None,
        "left_text": counted(ONE_ROW if waiting == 1 else ROWS, rows=waiting) if waiting else None,
        "left_of": Text(*(where(left, code) for code in LANGUAGES)) if waiting else None,
        "blocked_text": counted(ONE_BLOCKED if blocked == 1 else BLOCKED, rows=blocked) if blocked else None,
    }


def where(left: pl.DataFrame, language: Language) -> str:
    """The columns in which most rows are left, such as “Distrito (8), Valor (4)”."""
    by_column = left.filter(pl.col("column") != "").group_by("column").agg(pl.col("row_id").n_unique().alias("n"))
    most = by_column.sort("n", "column", descending=[True, False]).head(_NAMED)
    return ", ".join(f"{FIVE_WS[key].label.in_(language)} ({number(n, language)})" for key, n in most.iter_rows())
