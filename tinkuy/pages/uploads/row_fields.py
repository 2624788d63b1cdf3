"""One row of a draft as a form: a field per cell, with what was found in it, what may be chosen, and what was typed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from tinkuy.languages import Language, Text
from tinkuy.ledger.drafts import FIXED, cell_text
from tinkuy.packs.schema import CodeList, Entry, PlatformPack, YearPack
from tinkuy.reports.five_ws import AGE_GENDER, FIVE_WS, POPULATION_GROUPS
from tinkuy.tables import Column, Kind

_MOST_CHOICES: Final = 120  # a longer list is typed, with what it may be
_YES: Final = Text("Sí", "Yes", "Sim")
_NO: Final = Text("No", "No", "Não")
# Cells that are judged together are mended together.
_TOGETHER: Final = (
    frozenset({"total", "new", *POPULATION_GROUPS}),
    frozenset({"new", *AGE_GENDER}),
    frozenset({"sector", "indicator"}),
    frozenset({"country", "admin1", "admin2"}),
    frozenset({"cva", "mechanism", "value_usd"}),
    frozenset({"setup", "implementing_partner"}),
)
# Shown where what was found is about the row as a whole.
_WHAT_A_ROW_IS: Final = frozenset({"indicator", "activity", "admin1", "output", "total", "new"})


@dataclass(frozen=True, slots=True)
class Field:
    """One cell: what it holds now as text, what was typed in the browser before, and what is wrong with it."""

    key: str
    label: Text
    meaning: Text
    value: str
    numeric: bool = False
    long: bool = False
    choices: tuple[tuple[str, str], ...] = ()
    findings: tuple[str, ...] = ()
    typed: bool = False
    problem: Text | None = None


def columns_wanted(found: Iterable[str], year: YearPack, *, everything: bool) -> list[str]:
    """The columns of the form: those with findings and the ones they are judged with, or all that can be edited."""
    open_ = [key for key in year.column_keys() if key not in FIXED]
    wanted = {key for key in found if key}
    if everything:
        return open_
    wanted = wanted or _WHAT_A_ROW_IS
    together = {key for group in _TOGETHER if group & wanted for key in group}
    return [key for key in open_ if key in wanted | together]


class Form:
    """Makes the fields of one row."""

    def __init__(self, year: YearPack, platform: PlatformPack | None, language: Language) -> None:
        self._year, self._platform, self._language = year, platform, language

    def field(self, key: str, row: Mapping[str, Any], findings: Iterable[str], typed: Collection[str]) -> Field:
        """The field of one cell as it stands."""
        column = FIVE_WS[key]
        value = cell_text(column, row)
        return Field(
            key=key,
            label=column.label,
            meaning=column.meaning,
            value=value,
            numeric=column.kind.numeric,
            long=key == "description",
            choices=self._choices(column, row, value),
            findings=tuple(findings),
            typed=key in typed,
        )

    def _choices(self, column: Column, row: Mapping[str, Any], value: str) -> tuple[tuple[str, str], ...]:
        if column.kind is Kind.YES_NO:
            choices = [("true", _YES.in_(self._language)), ("false", _NO.in_(self._language))]
        elif column.kind is Kind.CODE:
            entries = self._entries(column, row)
            if not entries or len(entries) > _MOST_CHOICES:
                return ()
            choices = sorted(((e.code, e.text.in_(self._language)) for e in entries), key=lambda choice: choice[1])
        else:
            return ()
        if value and value not in dict(choices):  # what was written and is on no list stays until another is chosen
            choices.insert(0, (value, f"«{value}»"))
        return (("", ""), *choices)

    def _entries(self, column: Column, row: Mapping[str, Any]) -> list[Entry]:
        """The entries that fit the row: indicators of its sector, places of its country, districts of its department."""
        codes = self._list(column)
        within = {"indicator": ("sector", "sector"), "admin1": ("country", "country"), "admin2": ("admin1", "admin1")}
        if column.key not in within or codes is None:
            return list(codes.entries) if codes else []
        attribute, key = within[column.key]
        levels = ("national", "admin1", "") if column.key == "admin1" else None
        return [
            entry
            for entry in codes.entries
            if (row[key] is None or entry.attributes.get(attribute) == row[key])
            and (levels is None or entry.attributes.get("level", "") in levels)
        ]

    def _list(self, column: Column) -> CodeList | None:
        if column.key == "admin2" and self._platform and not self._year.lists["places_admin2"].known:
            return self._platform.admin2_for(self._year)
        return self._year.lists.get(column.code_list or "")


def changed_cells(fields: Iterable[Field], sent: Mapping[str, str]) -> dict[str, str]:
    """What was typed otherwise than it stands, by column."""
    given = {field.key: sent[field.key].strip() for field in fields if field.key in sent}
    return {field.key: given[field.key] for field in fields if given.get(field.key, field.value) != field.value}


def as_typed(fields: Iterable[Field], sent: Mapping[str, str], refused: Text, column: Text | None) -> list[Field]:
    """The fields with what was typed kept, and the sentence beside the field that was refused."""
    return [
        replace(field, value=sent.get(field.key, field.value), problem=refused if field.label == column else None)
        for field in fields
    ]
