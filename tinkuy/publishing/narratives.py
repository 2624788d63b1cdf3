"""What partners told of a month, as a workbook or as CSV: one line per organisation and sector (pure)."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import polars as pl

from tinkuy.languages import Language, Text
from tinkuy.publishing.book import Book
from tinkuy.publishing.csv_safe import write_csv
from tinkuy.reports.guarded_text import safe_text

COLUMNS: Final = {
    "month": (Text("Mes", "Month", "Mês"), 11),
    "sector": (Text("Sector", "Sector", "Setor"), 22),
    "organisation": (Text("Organización", "Organisation", "Organização"), 24),
    "highlight": (Text("Lo más importante", "Highlight", "O mais importante"), 44),
    "barrier": (Text("Barrera", "Barrier", "Barreira"), 26),
    "barrier_text": (Text("La barrera, en palabras", "The barrier in words", "A barreira, em palavras"), 44),
    "gap": (Text("Lo que falta", "Gap", "O que falta"), 44),
    "priority": (Text("Prioridad", "Priority", "Prioridade"), 44),
}
SHEET: Final = Text("Relatos", "Narratives", "Relatos")


def write_narratives(lines: pl.DataFrame, path: Path, *, format: str, language: Language) -> None:
    """Write lines (a column of texts for each of COLUMNS), `format` xlsx or csv. Text that would start a formula is guarded."""
    if format == "csv":
        headings = {name: text.in_(language) for name, (text, _) in COLUMNS.items()}
        return write_csv(lines.select(*COLUMNS).rename(headings), path)
    book = Book(language)
    widths = [width for _, width in COLUMNS.values()]
    sheet = book.sheet(book.say(SHEET), widths, frozen=1)
    book.headings(sheet, 0, [text for text, _ in COLUMNS.values()])
    for n, line in enumerate(lines.select(*COLUMNS).iter_rows(), start=1):
        texts = [text or "" for text in line]
        book.height(sheet, n, *zip(texts, widths, strict=True))
        for column, text in enumerate(texts):
            sheet.write_string(n, column, safe_text(text), book.cell)
    path.write_bytes(book.close().getvalue())
    return None
