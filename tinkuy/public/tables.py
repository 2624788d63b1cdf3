"""The published tables: what each is, and its columns (pure). How they are made is in `tinkuy.public.making`.

Few, and each is a figure of `tinkuy.figures` of rounded cells (`tinkuy.public.rounding`). People are whole tens. `state` says
which of three a number is: `shown` (0 among them: reported, and nobody), `suppressed` (people were reached, fewer than the threshold
after rounding: the number is blank), `not_reported` (nobody reported New: the number is blank and is not 0).

Gender-based violence, child protection and trafficking are sensitive. By sector they are within `protection`, together with
general protection; on their own they are only in whole quarters of the whole country; in `presence` no place is said.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import polars as pl

from tinkuy.languages import Text
from tinkuy.public.table_columns import (
    ADMIN1,
    EXPECTED,
    LOWER,
    MONTH,
    ORGANISATION,
    PEOPLE,
    PLACED,
    QUARTER,
    REPORTED,
    SECTOR,
    STATE,
    UPPER,
)
from tinkuy.tables import Column

SENSITIVE: Final = frozenset({"gbv", "child_protection", "human_trafficking_smuggling"})
PROTECTION: Final = "protection"  # all areas of protection together
FAMILY: Final = SENSITIVE | {"protection_general"}
SHOWN, SUPPRESSED, NOT_REPORTED = "shown", "suppressed", "not_reported"
STATES: Final = (SHOWN, SUPPRESSED, NOT_REPORTED)
THRESHOLD: Final = 10


@dataclass(frozen=True, slots=True)
class PublicTable:
    """One published table. `keys` name its lines; `columns` are all of them, in order."""

    code: str
    name: Text
    about: Text
    columns: tuple[Column, ...]
    keys: tuple[str, ...]


_COUNTS: Final = (PEOPLE, LOWER, UPPER, STATE)

TABLES: Final[tuple[PublicTable, ...]] = (
    PublicTable(
        "reached",
        Text("Personas alcanzadas", "People reached", "Pessoas alcançadas"),
        Text("Toda la respuesta en los meses de la publicación, con su intervalo.", "The whole response in the months of the release, with its interval.", "Toda a resposta nos meses da publicação, com seu intervalo."),
        _COUNTS,
        (),
    ),
    PublicTable(
        "by_sector",
        Text("Personas alcanzadas por sector", "People reached by sector", "Pessoas alcançadas por setor"),
        Text("Los sectores no se suman entre sí: una persona puede recibir ayuda de varios. Las áreas de protección van juntas.", "Sectors do not add up: one person may be helped by several. The areas of protection are together.", "Os setores não se somam: uma pessoa pode receber ajuda de vários. As áreas de proteção vão juntas."),
        (SECTOR, *_COUNTS),
        ("sector",),
    ),
    PublicTable(
        "by_place",
        Text("Personas alcanzadas por departamento", "People reached by admin1", "Pessoas alcançadas por departamento"),
        Text("Por departamento (admin1). Lo que se reportó para todo el país está en una línea propia.", "By admin1. What was reported for the whole country is on a line of its own.", "Por departamento (admin1). O que foi relatado para todo o país está em uma linha própria."),
        (ADMIN1, *_COUNTS),
        ("admin1",),
    ),
    PublicTable(
        "by_month",
        Text("Personas alcanzadas por mes", "People reached by month", "Pessoas alcançadas por mês"),
        Text("Personas nuevas de cada mes. Un mes que nadie reportó es un vacío y no un cero.", "New people of each month. A month that nobody reported is a gap and not a zero.", "Pessoas novas de cada mês. Um mês que ninguém relatou é uma lacuna e não um zero."),
        (MONTH, *_COUNTS),
        ("month",),
    ),
    PublicTable(
        "by_sector_and_quarter",
        Text("Personas alcanzadas por sector y trimestre", "People reached by sector and quarter", "Pessoas alcançadas por setor e trimestre"),
        Text("Solo trimestres completos. Violencia basada en género, protección de la niñez y trata se publican solo así: todo el país, por trimestre.", "Whole quarters only. Gender-based violence, child protection and trafficking are published only like this: the whole country, by quarter.", "Apenas trimestres completos. Violência baseada em gênero, proteção da infância e tráfico se publicam só assim: todo o país, por trimestre."),
        (SECTOR, QUARTER, PEOPLE, STATE),
        ("sector", "quarter"),
    ),
    PublicTable(
        "presence",
        Text("Quién trabaja en qué y dónde", "Who works on what, and where", "Quem trabalha em quê e onde"),
        Text("Organización, sector y departamento, sin personas. De violencia basada en género, protección de la niñez y trata no se dice el lugar.", "Organisation, sector and admin1, without people. Of gender-based violence, child protection and trafficking no place is said.", "Organização, setor e departamento, sem pessoas. De violência baseada em gênero, proteção da infância e tráfico não se diz o lugar."),
        (ORGANISATION, SECTOR, PLACED),
        ("organisation", "sector", "admin1"),
    ),
    PublicTable(
        "completeness",
        Text("Reportes recibidos por mes", "Reports received by month", "Relatórios recebidos por mês"),
        Text("Cuántas organizaciones reportaron cada mes, de las que reportaron alguno.", "How many organisations reported each month, of those that reported any.", "Quantas organizações relataram a cada mês, das que relataram algum."),
        (MONTH, REPORTED, EXPECTED),
        ("month",),
    ),
)  # fmt: skip
BY_CODE: Final[Mapping[str, PublicTable]] = {table.code: table for table in TABLES}


def schema(table: PublicTable) -> dict[str, Any]:
    """The Polars schema of a table's frame: codes String, counts Int64."""
    return {column.key: pl.Int64() if column.kind.numeric else pl.String() for column in table.columns}
