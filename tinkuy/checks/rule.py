"""How a rule is declared: once, with its words, its severity, its parameters and the condition under which a row fails (pure)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

import polars as pl

from tinkuy.checks.findings import Severity
from tinkuy.languages import Text
from tinkuy.packs.schema import PlatformPack, YearPack
from tinkuy.reports.five_ws import FIVE_WS


@dataclass(frozen=True, slots=True)
class Setting:
    """What a rule may know besides the rows: its parameters, the year's pack, the platform, today, the column judged."""

    year: YearPack
    parameters: Mapping[str, Any] = field(default_factory=dict)
    platform: PlatformPack | None = None
    today: dt.date = dt.date.max
    column: str = ""

    def __getitem__(self, parameter: str) -> Any:
        return self.parameters[parameter]


Expression = Callable[[Setting], pl.Expr]
# Steps of named expressions over all rows; a step may use the names of the steps before it.
Facts = Callable[[Setting], tuple[Mapping[str, pl.Expr], ...]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of the catalogue.

    `code` begins with METHODS' identifier (`C06`); a suffix (`C06-unknown`) tells apart conditions of one METHODS rule.
    `columns` are where a finding is placed: `fails` is asked once for each, and is true where the row FAILS.
    `fails`, `facts`, `value`, `proposed` and `detail` are pure functions of a Setting that give Polars expressions over the
    standard rows. `parameters` are the defaults, which the year's pack may change under `[rules.<code>]`.
    `detail` may hold several parts, joined by " | "; `detail_of` names the column whose value it is, `plain_details` says that
    its numbers are no quantities (years, row numbers).
    `lists` are the code lists it needs (where the year's list is unknown it does not run), `needs` the columns.
    `compares` are the numbers it compares: where one of them could not be read, that is told instead, for it is neither blank nor 0.
    `problems` are the kinds of reading problem that the rule reports instead of judging cells; `fails` then only chooses among them.
    `across` rules look at other rows too; `by_type` rules depend on the indicator's type; `on_list` rules are asked only
    of columns whose list the year knows.
    """

    code: str
    severity: Severity
    columns: tuple[str, ...]
    message: Text
    why: Text
    mend: Text
    explanation: str
    fails: Expression | None = None
    facts: Facts | None = None
    value: Expression | None = None
    proposed: Expression | None = None
    detail: Expression | None = None
    detail_of: str = ""
    plain_details: bool = False
    parameters: Mapping[str, Any] = field(default_factory=dict)
    lists: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    compares: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()
    across: bool = False
    by_type: bool = False
    on_list: bool = False

    @property
    def base(self) -> str:
        """METHODS' identifier: the code without its suffix."""
        return self.code.partition("-")[0]

    @property
    def additional(self) -> bool:
        """Whether the rule is one of those nobody ran before: it applies in every year unless the pack says otherwise."""
        return self.base.startswith("A")

    def settings_in(self, year: YearPack) -> Mapping[str, Any] | None:
        """The rule's parameters in this year, or None where the rule does not apply.

        `[rules.C06]` speaks for every C06 rule, `[rules.C06-unknown]` for that one alone and with the last word;
        `applies = false` switches off, `severity = "warning"` changes what a finding means, `columns` narrows its columns.
        """
        said = [year.rules[key] for key in dict.fromkeys((self.base, self.code)) if key in year.rules]
        merged = {key: value for part in said for key, value in part.items()}
        if not merged.pop("applies", bool(said) or self.additional) or not self._can_judge(year):
            return None
        return MappingProxyType({**self.parameters, **merged})

    def places_in(self, year: YearPack, parameters: Mapping[str, Any]) -> tuple[str, ...]:
        """The columns of this rule that the year's template has and asks about (a rule of no column, "", keeps it)."""
        asked = parameters.get("columns", self.columns)
        there = tuple(c for c in self.columns if not c or (c in asked and year.has(c)))
        return tuple(c for c in there if _list_known(year, FIVE_WS[c].code_list)) if self.on_list else there

    def severity_with(self, parameters: Mapping[str, Any]) -> Severity:
        """The severity in a year: the rule's own, unless the pack says another."""
        return Severity(parameters.get("severity", self.severity.value))

    def _can_judge(self, year: YearPack) -> bool:
        known = all(_list_known(year, key) for key in self.lists)
        return known and all(year.has(column) for column in self.needs)


def _list_known(year: YearPack, key: str | None) -> bool:
    return key in year.lists and year.lists[key].known


def rule(
    code: str,
    severity: Severity,
    columns: str | tuple[str, ...],
    *,
    message: Text,
    why: Text,
    mend: Text,
    **declared: Any,
) -> Callable[[Expression], Rule]:
    """Make a Rule of the decorated condition; its docstring is the rule's explanation for the methods page."""

    def declare(fails: Expression) -> Rule:
        places = (columns,) if isinstance(columns, str) else columns
        explanation = " ".join((fails.__doc__ or "").split())
        return Rule(code, severity, places, message, why, mend, explanation, fails=fails, **declared)

    return declare
