"""What codes are called, for tables and JSON: the pack's own words in the language (pure)."""

from __future__ import annotations

from tinkuy.languages import Text
from tinkuy.packs.schema import PlatformPack, YearPack
from tinkuy.reports.five_ws import AGE_GENDER, FIVE_WS, POPULATION_GROUPS

_YES_NO = {True: Text("sí", "yes", "sim"), False: Text("no", "no", "não")}
_BLANK = Text("(en blanco)", "(blank)", "(em branco)")
_LEVELS = {
    "national": Text("todo el país", "whole country", "país inteiro"),
    "admin1": Text("admin1", "admin1", "admin1"),
}


class Names:
    """Names of codes by dimension; what has no name is shown as it is."""

    def __init__(self, year: YearPack, platform: PlatformPack | None, language: str) -> None:
        lists = [year.lists[key] for key in year.lists] + ([platform.places] if platform else [])
        self._language = language
        self._lists = {codes.key: {entry.code: entry.text for entry in codes.entries} for codes in lists}

    def name(self, dimension: str, code: object) -> str:
        """What one code of a dimension is called."""
        if code is None:
            return _BLANK.in_(self._language)
        if isinstance(code, bool):
            return _YES_NO[code].in_(self._language)
        text = self._texts(dimension).get(str(code))
        return text.in_(self._language) if text else str(code)

    def _texts(self, dimension: str) -> dict[str, Text]:
        if dimension in {"population_group", "age_gender"}:
            return {key: FIVE_WS[key].label for key in (*POPULATION_GROUPS, *AGE_GENDER)}
        if dimension == "place_level":
            return _LEVELS
        if dimension in {"indicator_type", "organisation_type"}:
            return self._lists.get(f"{dimension}s", {})
        key = FIVE_WS[dimension].code_list if dimension in FIVE_WS.keys() else None  # noqa: SIM118 - a Table is not a mapping
        return self._lists.get(key or "", {})
