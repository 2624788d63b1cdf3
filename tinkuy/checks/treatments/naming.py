"""Reading one written name as one code of the year's list: an alias, for the rows of a cause (pure)."""

from __future__ import annotations

from typing import Final

import polars as pl

from tinkuy.checks.treatments.treatment import Refused, Setting, Treatment
from tinkuy.languages import Text
from tinkuy.packs.schema import Entry
from tinkuy.reports.five_ws import FIVE_WS

_ASK = Text(
    "Diga a qué código corresponde el nombre escrito; los más cercanos: {choices}.",
    "Say which code the written name stands for; the nearest: {choices}.",
    "Diga a que código corresponde o nome escrito; os mais próximos: {choices}.",
)
_NOT_LISTED = Text(
    "El código «{code}» no está en la lista «{list}» del año.",
    "The code “{code}” is not on the year's list “{list}”.",
    "O código «{code}» não está na lista «{list}» do ano.",
)


def _map_name(touched: pl.DataFrame, setting: Setting) -> pl.DataFrame:
    column = setting.parameters["column"]
    entry = _entry(setting, column)
    mapped = touched.filter(pl.col(column).is_null()).select("row_id", pl.lit(entry.code).alias(column))
    if column == "admin1":
        return mapped.with_columns(place_level=pl.lit(entry.attributes.get("level")))
    if column == "indicator":
        return mapped.with_columns(indicator_type=pl.lit(entry.attributes.get("type")), type_inferred=pl.lit(False))
    return mapped


def _entry(setting: Setting, column: str) -> Entry:
    code = setting.parameters.get("code")
    if not code:
        raise Refused(_ASK.format(choices=setting.parameters.get("choices") or "—"))
    list_key = FIVE_WS[column].code_list or ""
    entry = setting.year.lists[list_key].by_code().get(code)
    if entry is None:
        raise Refused(_NOT_LISTED.format(code=code, list=list_key))
    return entry


MAP_NAME: Final = Treatment(
    "map_name",
    Text(
        "Leer el nombre escrito como el código elegido, en todas las filas que lo tienen",
        "Read the written name as the chosen code, in all rows that have it",
        "Ler o nome escrito como o código escolhido, em todas as linhas que o têm",
    ),
    Text("nombre reconocido", "name recognised", "nome reconhecido"),
    (),
    _map_name,
)
