"""What codes are called, for tables and JSON: the pack's own words in the language (pure)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import polars as pl

from tinkuy.figures.catalogue import REASONS
from tinkuy.languages import Text
from tinkuy.packs.schema import PlatformPack, YearPack
from tinkuy.reports.five_ws import AGE_GENDER, FIVE_WS, POPULATION_GROUPS

_YES_NO = {True: Text("sí", "yes", "sim"), False: Text("no", "no", "não")}
_BLANK = Text("(en blanco)", "(blank)", "(em branco)")
_LEVELS = {
    "national": Text("todo el país", "whole country", "país inteiro"),
    "admin1": Text("admin1", "admin1", "admin1"),
}
_HEADINGS = {
    "organisation_type": Text("Tipo de organización", "Organisation type", "Tipo de organização"),
    "indicator_type": Text("Tipo de indicador", "Indicator type", "Tipo de indicador"),
    "place_level": Text("Nivel del lugar", "Level of the place", "Nível do lugar"),
    "population_group": Text("Grupo de población", "Population group", "Grupo de população"),
    "age_gender": Text("Edad y género", "Age and gender", "Idade e gênero"),
    "rows": Text("Filas", "Rows", "Linhas"),
    "direct_assistance_rows": Text(
        "Filas de asistencia directa", "Direct-assistance rows", "Linhas de assistência direta"
    ),
    "rows_with_errors": Text("Filas con avisos", "Rows with findings", "Linhas com avisos"),
    "state": Text("Estado", "State", "Estado"),
    "reached": Text("Alcanzadas", "Reached", "Alcançadas"),
    "lower": Text("Al menos", "At least", "Pelo menos"),
    "upper": Text("A lo más", "At most", "No máximo"),
    "not_reported": Text("Filas sin nuevas reportadas", "Rows without New reported", "Linhas sem novas relatadas"),
    "new_not_reported": Text("Filas sin nuevas reportadas", "Rows without New reported", "Linhas sem novas relatadas"),
    "output_not_reported": Text("Filas sin cantidad", "Rows without quantity", "Linhas sem quantidade"),
    "value_not_reported": Text("Filas sin valor", "Rows without value", "Linhas sem valor"),
    "busiest_month_total": Text("Total del mes mayor", "Total of the busiest month", "Total do maior mês"),
    "publishable": Text("¿Se publica?", "Publishable?", "Publica-se?"),
    "reason": Text("Por qué no", "Why not", "Por que não"),
    "level": Text("Nivel", "Level", "Nível"),
    "monthly_total": Text("Total del mes", "Total of the month", "Total do mês"),
    "monthly_cva_total": Text("Total del mes con CVA", "Total of the month with CVA", "Total do mês com CVA"),
    "cva_reached": Text("Alcanzadas con CVA", "Reached with CVA", "Alcançadas com CVA"),
    "groups_add_up": Text("¿Suman los grupos?", "Do groups add up?", "Os grupos somam?"),
    "ages_add_up": Text("¿Suman edad y género?", "Do age and gender add up?", "Idade e gênero somam?"),
    "cva_within_total": Text("¿CVA cabe en el total?", "Is CVA within the total?", "CVA cabe no total?"),
}
_STATES = {
    "missing": Text("falta", "missing", "falta"),
    "nothing": Text("nada que reportar", "nothing to report", "nada a relatar"),
    "received": Text("recibido", "received", "recebido"),
    "with_errors": Text("recibido, con avisos", "received, with findings", "recebido, com avisos"),
    "reported": Text("reportado", "reported", "relatado"),
    "partly": Text("reportado en parte", "partly reported", "relatado em parte"),
    "not_reported": Text("no reportado", "not reported", "não relatado"),
    "no_rows": Text("sin filas", "no rows", "sem linhas"),
}
_SECTORS_TOGETHER = Text("Todos los sectores", "All sectors", "Todos os setores")
_PROTECTION = Text("Protección (todas las áreas)", "Protection (all areas)", "Proteção (todas as áreas)")
_FIXED = {
    "place_level": _LEVELS,
    "level": {"country": _LEVELS["national"], "admin1": _LEVELS["admin1"]},
    "state": _STATES,
    "reason": REASONS,
}


_PEOPLE: Final = ("reached", "lower", "upper")


def heading(key: str, language: str) -> str:
    """What a column of a figure's table is called."""
    if key in FIVE_WS.keys():  # noqa: SIM118 - a Table is not a mapping
        return FIVE_WS[key].label.in_(language)
    return _HEADINGS[key].in_(language) if key in _HEADINGS else key


class Names:
    """Names of codes by dimension; what has no name is shown as it is."""

    def __init__(self, year: YearPack, platform: PlatformPack | None, language: str) -> None:
        lists = [*year.lists.values(), *([platform.places] if platform else [])]
        self._language = language
        self._levels = {
            e.code: e.attributes.get("level", "") for codes in lists for e in codes.entries if codes.key == "places"
        }
        together = {"intersector": _SECTORS_TOGETHER, "protection": _PROTECTION}
        self._lists: dict[str, dict[str, Text]] = {"sectors": together}
        if platform:  # its own second level, for years that have no list of it
            self._lists["places_admin2"] = {entry.code: entry.text for entry in platform.places.entries}
        for codes in lists:
            named = {entry.code: entry.text for entry in codes.entries}
            self._lists[codes.key] = self._lists.get(codes.key, {}) | named
        organisations = year.lists["organisations"].entries if "organisations" in year.lists else ()
        self._acronyms = {entry.code: entry.attributes.get("acronym", "") for entry in organisations}

    def name(self, dimension: str, code: object) -> str:
        """What one code of a dimension is called."""
        if code is None:
            return _BLANK.in_(self._language)
        if isinstance(code, bool):
            return _YES_NO[code].in_(self._language)
        text = self._texts(dimension).get(str(code))
        return text.in_(self._language) if text else str(code)

    def level(self, code: object) -> str:
        """The level of a place: national, admin1 ...; blank where no list says."""
        return self._levels.get(str(code), "")

    def short(self, dimension: str, code: object) -> str:
        """What a code is called where there is little room: an organisation by its acronym."""
        return (dimension == "organisation" and self._acronyms.get(str(code))) or self.name(dimension, code)

    def has(self, dimension: str, code: str) -> bool:
        """Whether a code of a dimension has a name."""
        return code in self._texts(dimension)

    def _texts(self, dimension: str) -> dict[str, Text]:
        if dimension in {"population_group", "age_gender"}:
            return {key: FIVE_WS[key].label for key in (*POPULATION_GROUPS, *AGE_GENDER)}
        if fixed := _FIXED.get(dimension):
            return fixed
        if dimension in {"indicator_type", "organisation_type"}:
            return self._lists.get(f"{dimension}s", {})
        key = FIVE_WS[dimension].code_list if dimension in FIVE_WS.keys() else None  # noqa: SIM118 - a Table is not a mapping
        return self._lists.get(key or "", {})


def named_lines(figures: pl.DataFrame, names: Names, by: Sequence[str], language: str) -> list[dict[str, Any]]:
    """One object per figure: codes under the dimensions' names, what they are called under `<dimension>_name`.

    People are rounded to a millionth: below that it is floating-point noise.
    """
    lines = []
    for line in figures.iter_rows(named=True):
        named = {f"{dimension}_name": names.name(dimension, line[dimension]) for dimension in by}
        people = {key: round(line[key], 6) for key in _PEOPLE if line.get(key) is not None}
        words = {"reason_text": REASONS[line["reason"]].in_(language)} if line.get("reason") else {}
        lines.append(line | people | named | words)
    return lines
