"""A plan year small enough to read at once: every rule applies, and every list has a handful of codes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import polars as pl

from tinkuy.checks.catalogue import RULES
from tinkuy.languages import Text
from tinkuy.packs.schema import CodeList, Entry, PackColumn, YearPack
from tinkuy.reports.five_ws import FIVE_WS


def _entry(code: str, es: str, **attributes: str) -> Entry:
    return Entry(code, Text(es), (), attributes)


_LISTS = {
    "organisations": (_entry("ORG001", "Manos Unidas"), _entry("ORG002", "Casa Abierta")),
    "implementing_partners": (
        _entry("IP001", "Manos Unidas", organisation="ORG001"),
        _entry("IP002", "Casa Abierta", organisation="ORG002"),
        _entry("IP003", "Colegio San Juan"),
    ),
    "sectors": tuple(_entry(c, c) for c in ("education", "health", "nutrition", "child_protection", "multipurpose_cash")),
    "indicators": (
        _entry("RE-ED1", "# de personas matriculadas", sector="education", type="direct_assistance"),
        _entry("RE-ED3", "# de escuelas apoyadas", sector="education", type="other"),
        _entry("RE-HE8", "# de personas alcanzadas", sector="health", type="direct_assistance", awareness="yes"),
        _entry("RE-NU2", "# de niños de 6 a 59 meses atendidos", sector="nutrition", type="direct_assistance"),
        _entry("RE-NU3", "# de mujeres embarazadas y lactantes", sector="nutrition", type="direct_assistance"),
    ),
    "mechanisms": (_entry("atm", "Cajero automático"),),
    "countries": (_entry("PER", "Perú"), _entry("COL", "Colombia")),
    "places": (
        _entry("PE00", "Perú", country="PER"),
        _entry("PE15", "Lima", country="PER"),
        _entry("PE24", "Tumbes", country="PER"),
        _entry("CO05", "Antioquia", country="COL"),
    ),
    "places_admin2": (_entry("PE1505", "Cañete", admin1="PE15"), _entry("PE2401", "Tumbes", admin1="PE24")),
}  # fmt: skip


def small_year(rules: Mapping[str, Mapping[str, Any]] | None = None, *, unknown: tuple[str, ...] = ()) -> YearPack:
    """A year in which every rule applies with its own parameters, but for what `rules` says; `unknown` lists are unknown."""
    lists = {
        key: CodeList(key, key not in unknown, "test", () if key in unknown else entries)
        for key, entries in _LISTS.items()
    }
    return YearPack(
        id="small",
        version="1",
        title=Text("Un año pequeño"),
        plan_years=(2021,),
        columns=tuple(PackColumn(column.key, column.label, required=False) for column in FIVE_WS),
        lists=lists,
        open_columns={},
        rules={rule.code: {} for rule in RULES} | dict(rules or {}),
        consolidation={},
        shares=pl.DataFrame(),
        sources={},
        hash="",
    )


def without_columns(year: YearPack, *keys: str) -> YearPack:
    """The same year, whose template lacks these columns."""
    return replace(year, columns=tuple(column for column in year.columns if column.key not in keys))
