"""Reports as partners send them, made of a few ordinary rows: as a workbook, as delimited text, with or without a mess."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

import xlsxwriter

HEADINGS = (
    "Organización que reporta", "Socio implementador", "Mes", "Sector", "Indicador", "Nombre de la actividad", "CVA",
    "Valor transferido (USD)", "País", "Departamento (admin1)", "Total de personas del mes", "Personas nuevas del mes",
    "Niñas (menores de 18)", "Niños (menores de 18)", "Mujeres (18 y más)", "Hombres (18 y más)",
)  # fmt: skip
KEYS = (
    "organisation", "implementing_partner", "month", "sector", "indicator", "activity", "cva", "value_usd", "country", "admin1",
    "total", "new", "girls", "boys", "women", "men",
)  # fmt: skip
ROWS = (
    ("ACNUR", None, "2021-01", "Health", "RE-HE1", "Consultas", "No", None, "Perú", "Lima", 40, 30, 5, 5, 10, 10),
    ("UNICEF", "COPEME", "2021-02", "Education", "RE-ED1", "Matrícula", "No", None, "Perú", "Tumbes", 25, 20, 6, 4, 5, 5),
    ("Plan International", None, "2021-03", "Multipurpose CBI", "RE-MC1", "Dinero", "Sí", 417.5, "Perú", "Áncash", 12, 8, 1, 2, 3, 2),
)  # fmt: skip


def one_row(**said: object) -> list[object]:
    """The first ordinary row, with what is said."""
    return [said.get(key, value) for key, value in zip(KEYS, ROWS[0], strict=True)]


def delimited(path: Path, rows: Iterable[Sequence[object]], delimiter: str = ",", encoding: str = "utf-8") -> Path:
    """Write rows as delimited text; None is a blank cell."""
    with path.open("w", encoding=encoding, newline="") as stream:
        csv.writer(stream, delimiter=delimiter).writerows([["" if c is None else c for c in row] for row in rows])
    return path


def workbook(path: Path, rows: Iterable[Sequence[object]], sheet: str = "5W", top: int = 0, left: int = 0) -> Path:
    """Write rows as a workbook, the first cell at (top, left)."""
    with xlsxwriter.Workbook(str(path)) as book:
        put(book.add_worksheet(sheet), rows, top, left)
    return path


def put(sheet: object, rows: Iterable[Sequence[object]], top: int = 0, left: int = 0) -> None:
    """Write rows into a sheet: numbers as numbers, text as text, None as nothing."""
    for i, row in enumerate(rows):
        for j, value in enumerate(row):
            if isinstance(value, (int, float)) and not isinstance(value, bool):
                sheet.write_number(top + i, left + j, value)
            elif value is not None:
                sheet.write_string(top + i, left + j, str(value))
