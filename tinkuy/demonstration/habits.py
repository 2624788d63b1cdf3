"""How invented offices keep their workbooks: each habit turns the same rows into a differently messy sheet (pure)."""

from __future__ import annotations

import datetime as dt
import random as randomness
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final

from tinkuy.demonstration.world import NOTICE
from tinkuy.languages import Text, number
from tinkuy.packs.schema import YearPack
from tinkuy.reports.five_ws import FIVE_WS

Cell = str | float | int | dt.date | None
Writer = Callable[[Cell], Cell]

_MONTHS_ES: Final = (
    "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "setiembre", "octubre", "noviembre", "diciembre",
)  # fmt: skip
# Headings that nobody agreed on, as small offices write them.
_SHORT: Final = {
    "organisation": "Org", "setup": "Via socio", "implementing_partner": "Socio", "month": "Mes", "sector": "Sector",
    "indicator": "Indicador", "activity": "Actividad", "description": "Descripcion", "covid19": "Covid", "rmrp": "RMRP",
    "support_space": "Espacio apoyo", "cva": "CVA", "value_usd": "Monto", "mechanism": "Mecanismo", "country": "Pais",
    "admin1": "Depto", "output": "Cantidad", "total": "Benef_mes", "new": "Nuevos", "in_destination": "Destino",
    "in_transit": "Transito", "host_community": "Acogida", "pendular": "Pendular", "returnees": "Retornados",
    "girls": "Niñas", "boys": "Niños", "women": "Mujeres", "men": "Hombres",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Habit:
    """One way of keeping a 5W sheet: the format, the language, and what else is done to it."""

    name: str
    ending: str = ".xlsx"
    language: str = "es"
    title_rows: bool = False
    two_line_heading: bool = False
    shuffled: bool = False
    short_headings: bool = False
    month: Callable[[str], Cell] = str
    count: Writer = field(default=lambda value: value)
    spoiled: Callable[[str], str] = str
    blank_rows: bool = False
    extra_columns: bool = False
    delimiter: str = ";"
    encoding: str = "utf-8"


def month_in_words(month: str) -> str:
    """2021-03 as "marzo 2021"."""
    year, number_ = month.split("-")
    return f"{_MONTHS_ES[int(number_) - 1]} {year}"


def month_as_date(month: str) -> dt.date:
    """2021-03 as the date of its first day, as spreadsheets make of it unasked."""
    return dt.date.fromisoformat(f"{month}-01")


def month_with_slash(month: str) -> str:
    """2021-03 as 03/2021."""
    year, number_ = month.split("-")
    return f"{number_}/{year}"


def spanish_number(value: Cell) -> Cell:
    """1234.5 as the text "1.234,5"."""
    return number(value, "es") if isinstance(value, (int, float)) else value


def padded(text: str) -> str:
    """Blanks around the words, one of them not breaking."""
    return f" {text}\u00a0"


def mojibake(text: str) -> str:
    """UTF-8 that some program took for cp1252: Ã³ for ó."""
    try:
        return text.encode("utf-8").decode("cp1252")
    except UnicodeDecodeError:  # some capitals have no character there
        return text


HABITS: Final = (
    Habit("plantilla"),
    Habit("titulo", title_rows=True, month=month_in_words),
    Habit("ingles", language="en", shuffled=True),
    Habit("csv", ending=".csv", count=spanish_number, encoding="cp1252", month=month_with_slash),
    Habit("libre", ending=".ods", title_rows=True),
    Habit("corto", short_headings=True, shuffled=True),
    Habit("dos_lineas", two_line_heading=True, month=month_as_date, blank_rows=True),
    Habit("notas", extra_columns=True, spoiled=padded, blank_rows=True),
    Habit("mojibake", spoiled=mojibake, title_rows=True),
    Habit("tabulado", ending=".tsv", delimiter="\t", language="en"),
)


def sheet_of(rows: Sequence[dict], habit: Habit, year: YearPack, seed: int) -> list[list[Cell]]:
    """The cells of one office's sheet, row by row. `rows` are standard rows as dictionaries."""
    random = randomness.Random(seed)
    keys = list(year.column_keys())
    if habit.shuffled:
        random.shuffle(keys)
    names = _names(year, habit.language)
    cells = [[_cell(row, key, habit, names) for key in keys] for row in rows]
    top = _title(habit, len(keys)) + _heading(year, keys, habit)
    if habit.extra_columns:
        top = [[*line, "Responsable", "Comentarios internos"] for line in top]
        cells = [[*line, "equipo de datos", random.choice(["", "revisado", "pendiente"])] for line in cells]
    if habit.blank_rows:
        cells = [line for n, row in enumerate(cells) for line in ([[], row] if n and n % 60 == 0 else [row])] + [
            []
        ] * 200
    return top + cells


def _names(year: YearPack, language: str) -> dict[str, dict[str, str]]:
    """Code -> name in the language, by 5W column; Spanish needs none, the rows carry it."""
    if language == "es":
        return {}
    lists = {c.key: year.lists[FIVE_WS[c.key].code_list] for c in year.columns if FIVE_WS[c.key].code_list}
    return {key: {e.code: e.text.in_(language) for e in codes.entries} for key, codes in lists.items() if codes.known}


def _cell(row: dict, key: str, habit: Habit, names: dict[str, dict[str, str]]) -> Cell:
    value = row[key]
    kind = FIVE_WS[key].kind
    if kind.numeric:
        return habit.count(int(value) if value is not None and float(value).is_integer() else value)
    if key == "month":
        return habit.month(value)
    if isinstance(value, bool):
        return Text("Sí" if value else "No", "Yes" if value else "No").in_(habit.language)
    text = names.get(key, {}).get(value) or row.get(f"{key}_text") or (value if not kind.keeps_text else None)
    return habit.spoiled(text) if text else None


def _title(habit: Habit, width: int) -> list[list[Cell]]:
    notice = NOTICE.in_(habit.language)
    if habit.title_rows:
        return [[notice], ["Reporte 5W - Mesa de prueba"], [None] * width]
    return [[notice]] if habit.ending in {".csv", ".tsv"} else []


def _heading(year: YearPack, keys: Sequence[str], habit: Habit) -> list[list[Cell]]:
    headings = {column.key: column.heading.in_(habit.language) for column in year.columns}
    if habit.short_headings:
        return [[_SHORT.get(key, headings[key]) for key in keys]]
    line: list[Cell] = [headings[key] for key in keys]
    if not habit.two_line_heading:
        return [line]
    people = [n for n, key in enumerate(keys) if FIVE_WS[key].kind.numeric and key not in ("value_usd", "output")]
    above: list[Cell] = ["Personas" if n == people[0] else None for n in range(len(keys))]
    return [above, line]
