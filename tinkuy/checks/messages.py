"""What a finding says to the person who reads it, in their language (pure).

A finding is language-neutral: a code, a column, and what stands there. Its words are made here, each different one once.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

import polars as pl

from tinkuy.checks.catalogue import BY_CODE
from tinkuy.checks.rule import Rule
from tinkuy.checks.run import TYPE_INFERRED
from tinkuy.languages import Text, number
from tinkuy.packs.schema import YearPack
from tinkuy.reports.five_ws import FIVE_WS

LONGEST_VALUE = 120
LONGEST_PROPOSAL = 70
_NUMBER = re.compile(r"-?\d+(\.\d+)?(e[+-]?\d+)?")
_BLANK = Text("en blanco", "blank", "em branco")
_PERHAPS = Text(" ¿Quizá: {proposed}?", " Perhaps: {proposed}?", " Talvez: {proposed}?")
_INFERRED = Text(
    " (El tipo de indicador se dedujo de las celdas llenas.)",
    " (The indicator's type was inferred from the cells filled.)",
    " (O tipo de indicador foi deduzido das células preenchidas.)",
)
_WORDS = ("rule", "column", "value", "proposed", "detail")


def message(
    finding: Mapping[str, object],
    language: str = "es",
    *,
    year: YearPack | None = None,
    headings: Mapping[str, str] | None = None,
) -> str:
    """Return the sentence of one finding (a mapping with FINDINGS' names).

    `year` gives codes their names; `headings` (5W key -> heading as in the file) lets a column be called as its sender does.
    """
    return _Writer(language, year, headings or {}).write(*(finding.get(word) for word in _WORDS))


def with_messages(
    findings: pl.DataFrame,
    language: str = "es",
    *,
    year: YearPack | None = None,
    headings: Mapping[str, str] | None = None,
) -> pl.DataFrame:
    """Return the findings with a last column `message`: the sentence of each, in the language."""
    writer = _Writer(language, year, headings or {})
    written: dict[tuple, str] = {}
    sentences = []
    for finding in zip(*(findings[word] for word in _WORDS), strict=True):
        if finding not in written:
            written[finding] = writer.write(*finding)
        sentences.append(written[finding])
    return findings.with_columns(message=pl.Series(sentences, dtype=pl.String))


def column_label(column: str, language: str, headings: Mapping[str, str] | None = None) -> str:
    """What a column is called: the heading in the file if there is one, else its label; nothing for the row as a whole."""
    if not column:
        return ""
    return (headings or {}).get(column) or FIVE_WS[column].label.in_(language)


class _Writer:
    """Writes findings in one language, for one year and one file."""

    def __init__(self, language: str, year: YearPack | None, headings: Mapping[str, str]) -> None:
        self.language, self.headings = language, headings
        self.names = _names(year, language) if year else {}

    def write(self, rule: str, column: str, value: str | None, proposed: str | None, detail: str | None) -> str:
        declared = BY_CODE[rule]
        details, inferred = self._details(declared, detail)
        template = declared.message.in_(self.language)
        proposal = ", ".join(
            self._value(column, name, LONGEST_PROPOSAL) for name in (proposed or "").split(" | ") if name
        )
        sentence = template.format(
            column=column_label(column, self.language, self.headings),
            value=self._value(column, value),
            proposed=proposal,
            detail=details[0],
            detail_1=details[0],
            detail_2=details[1],
        )
        if proposal and "{proposed}" not in template:
            sentence += _PERHAPS.in_(self.language).format(proposed=proposal)
        return sentence + (_INFERRED.in_(self.language) if inferred else "")

    def _details(self, rule: Rule, detail: str | None) -> tuple[list[str], bool]:
        kept, _, mark = (
            (detail or "").rpartition("; ") if (detail or "").endswith(TYPE_INFERRED) else (detail or "", "", "")
        )
        parts = [self._detail(rule, part) for part in kept.split(" | ")] if kept else []
        blank = _BLANK.in_(self.language)
        return [*parts, blank, blank][:2], mark == TYPE_INFERRED

    def _detail(self, rule: Rule, part: str) -> str:
        if rule.detail_of:
            return self._value(rule.detail_of, part)
        return part if rule.plain_details else self._number(part)

    def _value(self, column: str, value: str | None, longest: int = LONGEST_VALUE) -> str:
        if value is None or value == "":
            return _BLANK.in_(self.language)
        if column and FIVE_WS[column].kind.numeric:
            return self._number(value)
        named = self.names.get((FIVE_WS[column].code_list, value), value) if column else value
        return named if len(named) <= longest else f"{named[:longest].rstrip()}…"

    def _number(self, text: str) -> str:
        return number(float(text), self.language) if _NUMBER.fullmatch(text) else text


def _names(year: YearPack, language: str) -> dict[tuple[str | None, str], str]:
    return {(key, e.code): e.text.in_(language) for key, codes in year.lists.items() for e in codes.entries}
