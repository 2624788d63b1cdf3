"""Small published tables with all three states, and what files say about them."""

from __future__ import annotations

import datetime as dt
from typing import Any

import polars as pl

from tinkuy.languages import Text
from tinkuy.packs.loading import load_platform, load_year
from tinkuy.publishing.names import Names
from tinkuy.publishing.table_columns import Origin
from tinkuy.reports.five_ws import FIVE_WS
from tinkuy.tables import Column, Kind

PLATFORM, YEAR = load_platform("gtrm-peru"), load_year("r4v-2021")
COLUMNS = (
    FIVE_WS["admin1"],
    Column("people_reached", Kind.PEOPLE, Text("Personas alcanzadas", "People reached", "Pessoas alcançadas"), "#reached", Text("Cuántas.", "How many.", "Quantas.")),
    Column("lower", Kind.PEOPLE, Text("Al menos", "At least", "Pelo menos"), "#reached+min", Text("Las menos.", "The fewest.", "O mínimo.")),
    Column("state", Kind.CODE, Text("Estado", "State", "Estado"), "#status", Text("Qué se muestra.", "What is shown.", "O que é mostrado.")),
)  # fmt: skip
SECRET = 8_675_309  # a number that no file may have


def by_place(*lines: tuple[Any, ...]) -> pl.DataFrame:
    """Lines of (place, people, at least, state); without any, one of each state."""
    some = lines or (
        ("PE24", 1200, 1100, "shown"),
        ("PE02", SECRET, SECRET, "suppressed"),
        ("PE16", None, None, "not_reported"),
        ("PE00", 0, 0, "shown"),
    )
    schema = {"admin1": pl.String, "people_reached": pl.Int64, "lower": pl.Int64, "state": pl.String}
    return pl.DataFrame(list(some), schema=schema, orient="row")


def origin(**changed: Any) -> Origin:
    """Where the table comes from."""
    said = {
        "table": "by_place",
        "name": Text("Personas por lugar", "People by place", "Pessoas por lugar"),
        "about": Text("Cuántas personas, por departamento.", "How many people.", "Quantas pessoas."),
        "platform": PLATFORM.title,
        "release": "019abc00-0000-8000-8000-000000000001",
        "at": dt.datetime(2021, 4, 20, 15, 0, tzinfo=dt.UTC),
        "months": ("2021-01", "2021-03"),
        "address": "https://example.org/datos/gtrm-peru/019abc00-0000-8000-8000-000000000001/by_place.csv",
        "outlines": PLATFORM.outlines,
    }
    return Origin(**(said | changed))


def names(language: str = "es") -> Names:
    """What codes are called."""
    return Names(YEAR, PLATFORM, language)
