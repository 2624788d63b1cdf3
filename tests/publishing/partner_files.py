"""Workbooks as partners keep them, small and synthetic, and what reading and checking make of them."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import polars as pl
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.datavalidation import DataValidation

from tinkuy.checks.findings import FINDINGS
from tinkuy.packs.loading import load_platform, load_year
from tinkuy.publishing.annotated import HandBack, write_annotated
from tinkuy.reports.reading import Reading, read

YEAR = load_year("r4v-2021")
PLATFORM = load_platform("gtrm-peru")
KEYS = YEAR.column_keys()
HEADINGS = [column.heading.es for column in YEAR.columns]
GREEN = "FFC6E0B4"


def activity(**changes: object) -> dict[str, object]:
    """A row that is right: 10 new people of 12, broken down."""
    indicator = next(e for e in YEAR.lists["indicators"].entries if e.code == "RE-FS1")
    row = dict.fromkeys(KEYS) | {
        "organisation": YEAR.lists["organisations"].entries[0].text.es, "setup": "No", "month": "2021-02",
        "sector": "Seguridad Alimentaria", "indicator": indicator.text.es, "activity": "Entrega de canastas",
        "description": "Canastas para familias", "covid19": "No", "rmrp": "Sí", "support_space": "No", "cva": "No",
        "country": "Perú", "admin1": "Tumbes", "total": 12, "new": 10, "in_destination": 7, "in_transit": 3,
        "girls": 2, "boys": 2, "women": 4, "men": 2,
    }  # fmt: skip
    return row | changes


def cell(key: str, row: int) -> str:
    """The address of a 5W column's cell in a row of the sheet."""
    return f"{openpyxl.utils.get_column_letter(KEYS.index(key) + 1)}{row}"


def workbook(path: Path, rows: list[dict[str, object]]) -> Path:
    """A workbook with a title row, formats, a formula, a drop-down, a note of the sender, and a second sheet."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Reporte mensual"
    sheet["A1"] = "Reporte 5W de prueba"
    sheet.append(HEADINGS)
    for row in rows:
        sheet.append([row[key] for key in KEYS])
    sheet[cell("admin1", 3)].fill = PatternFill("solid", fgColor=GREEN)
    sheet[cell("activity", 3)].font = Font(bold=True, color="FF2B4A8B")
    sheet[cell("activity", 3)].comment = Comment("Nota de la oficina", "Oficina Tumbes")
    drop_down = DataValidation(type="list", formula1='"Sí,No"')
    drop_down.add(f"{cell('cva', 3)}:{cell('cva', 20)}")
    sheet.add_data_validation(drop_down)
    sheet.column_dimensions["A"].width = 33
    other = book.create_sheet("Cálculos")
    other["A1"] = "=SUM('Reporte mensual'!S3:S9)"
    book.save(path)
    return path


def findings(*lines: tuple[int, str, str, str]) -> pl.DataFrame:
    """Findings with messages: (row id, 5W column, severity, message)."""
    blank = {"value": None, "proposed": None, "detail": None, "cause": None, "rule": "C00"}
    rows = [blank | {"row_id": i, "column": c, "severity": s, "message": m} for i, c, s, m in lines]
    return pl.DataFrame(rows, schema=FINDINGS | {"message": pl.String()})


def read_it(path: Path) -> Reading:
    """Read a file as the command line does; a question would raise."""
    return read(path, year=YEAR, platform=PLATFORM)


def hand_back(source: Path, target: Path, found: pl.DataFrame, language: str = "es") -> HandBack:
    """Read a file and hand it back with these findings."""
    reading = read_it(source)
    return write_annotated(
        target, source=source, reading=reading, findings=found, causes=(), year=YEAR, language=language
    )
