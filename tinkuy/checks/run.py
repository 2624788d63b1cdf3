"""One pass over the standard rows: every rule of the year, every finding of every row (pure)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

import polars as pl

from tinkuy.checks.catalogue import RULES
from tinkuy.checks.cells import NUMERIC, written
from tinkuy.checks.findings import FINDINGS, Severity
from tinkuy.checks.rule import Expression, Rule, Setting
from tinkuy.packs.schema import PlatformPack, YearPack
from tinkuy.reports.five_ws import FIVE_WS, standard_schema

# Ends the detail of a finding that depends on an indicator's type where the type was read off the cells filled.
TYPE_INFERRED = "type_inferred"
# A cell may hold megabytes; a finding quotes its beginning.
LONGEST_VALUE = 1000
PROBLEMS = {
    "row_id": pl.UInt32(),
    "column": pl.String(),
    "problem": pl.String(),
    "value": pl.String(),
    "proposed": pl.String(),
}

_NOTHING = pl.lit(None, pl.String)

UNREAD = ("unreadable_number", "error_cell", "formula_without_value")


@dataclass(frozen=True, slots=True)
class Placed:
    """A rule as it is asked of one column in one year."""

    rule: Rule
    severity: Severity
    setting: Setting

    @property
    def name(self) -> str:
        """The name of its column of verdicts."""
        return f"{self.rule.code}|{self.setting.column}"


def run_checks(
    rows: pl.DataFrame,
    year: YearPack,
    *,
    platform: PlatformPack | None = None,
    problems: pl.DataFrame | None = None,
    today: dt.date | None = None,
    only: Collection[str] | None = None,
) -> pl.DataFrame:
    """Return every finding of every rule that applies in the year, in the order of the rules, then of the rows.

    `rows` are standard rows (tinkuy.reports.five_ws; a column that is not there counts as blank), `problems` what reading
    could not understand, `today` the day that "in the future" is measured from, `only` the codes of the rules to run.
    The result has the schema FINDINGS.
    """
    frame = _complete(rows)
    problems = (
        pl.DataFrame(schema=PROBLEMS)
        if problems is None
        else problems.select(pl.col(k).cast(t) for k, t in PROBLEMS.items())
    )
    placed = list(rules_in(year, platform=platform, today=today, only=only))
    judged = [p for p in placed if not p.rule.problems]
    verdicts, frame = _judge(frame, judged, _unread(problems))
    return _with_proposals(_found(frame, placed, verdicts, problems), problems)


def rules_in(
    year: YearPack,
    *,
    platform: PlatformPack | None = None,
    today: dt.date | None = None,
    only: Collection[str] | None = None,
) -> Iterator[Placed]:
    """Give the rules that apply in the year, each once per column it is asked of, in the catalogue's order."""
    year = _with_admin2_of(platform, year)
    day = today or dt.datetime.now(ZoneInfo(platform.timezone) if platform else None).date()
    for rule in RULES:
        parameters = rule.settings_in(year) if only is None or rule.code in only else None
        if parameters is None:
            continue
        for column in rule.places_in(year, parameters):
            setting = Setting(year, parameters, platform, day, column)
            yield Placed(rule, rule.severity_with(parameters), setting)


def _with_admin2_of(platform: PlatformPack | None, year: YearPack) -> YearPack:
    """The year with the platform's own places of level admin2, where the year has no such list (reading does the same)."""
    if platform is None or year.lists["places_admin2"].known:
        return year
    return replace(year, lists={**year.lists, "places_admin2": platform.admin2_for(year)})


def _complete(rows: pl.DataFrame) -> pl.DataFrame:
    """The rows with every standard column, blank where the frame lacks it, and row ids where it has none."""
    if "row_id" not in rows.columns:
        rows = rows.with_row_index("row_id")
    return rows.select(
        (pl.col(name).cast(dtype) if name in rows.columns else pl.lit(None, dtype).alias(name))
        for name, dtype in standard_schema().items()
    )


def _unread(problems: pl.DataFrame) -> dict[str, pl.Series]:
    """For each column of numbers, the ids of the rows whose number could not be read."""
    numbers = problems.filter(pl.col("problem").is_in(UNREAD) & pl.col("column").is_in(NUMERIC))
    return {str(column): part["row_id"] for (column,), part in numbers.group_by("column")}


def _judge(
    frame: pl.DataFrame, placed: list[Placed], unread: dict[str, pl.Series]
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Return one column of verdicts per placed rule (true: fails), and the rows with the facts that rules asked for."""
    lazy = frame.lazy()
    steps: list[dict[str, pl.Expr]] = []
    for p in placed:
        for depth, step in enumerate(p.rule.facts(p.setting) if p.rule.facts else ()):
            steps.extend({} for _ in range(depth + 1 - len(steps)))
            steps[depth].update(step)
    for step in steps:
        lazy = lazy.with_columns(**step)
    with_facts = lazy.collect() if steps else frame
    return with_facts.lazy().select(_verdict(p, unread).alias(p.name) for p in placed).collect(), with_facts


def _verdict(placed: Placed, unread: dict[str, pl.Series]) -> pl.Expr:
    # A verdict that cannot be given counts as failing: a blank cell must never make a bad row pass.
    verdict = placed.rule.fails(placed.setting).fill_null(True)
    for column in placed.rule.compares:
        if column in unread:
            verdict &= ~pl.col("row_id").is_in(unread[column].implode())
    return verdict


def _found(frame: pl.DataFrame, placed: list[Placed], verdicts: pl.DataFrame, problems: pl.DataFrame) -> pl.DataFrame:
    """What all rules found, in their order."""
    inferred = bool(frame["type_inferred"].any())

    def found(p: Placed) -> pl.DataFrame:
        if p.rule.problems:
            return _told(p, problems)
        return _findings(p, frame, verdicts[p.name], inferred=inferred)

    # Dozens of rules find something in a few rows each: a thread for each core makes their parts in half the time of a plan.
    telling = [p for p in placed if p.rule.problems or verdicts[p.name].any()]
    with ThreadPoolExecutor(pl.thread_pool_size()) as threads:
        return pl.concat([pl.DataFrame(schema=FINDINGS), *threads.map(found, telling)])


def _findings(placed: Placed, frame: pl.DataFrame, fails: pl.Series, *, inferred: bool) -> pl.DataFrame:
    """The findings of one rule in one column; `inferred` says whether the type of any row was read off its cells."""
    rule, setting = placed.rule, placed.setting
    detail = _or_blank(rule.detail, setting)
    if rule.by_type and inferred:
        mark = pl.when(pl.col("type_inferred")).then(pl.lit(TYPE_INFERRED))
        detail = pl.concat_str(detail, mark, separator="; ", ignore_nulls=True).replace("", None)
    told = {"value": _standing(rule, setting), "proposed": _or_blank(rule.proposed, setting), "detail": detail}
    # Filtering the few columns that are told, one by one, takes a fraction of the time of a plan's filter.
    needed = dict.fromkeys(("row_id", *(name for cell in told.values() for name in cell.meta.root_names())))
    named = {"column": setting.column, "rule": rule.code, "severity": placed.severity.value}
    cells = {**{name: pl.lit(text) for name, text in named.items()}, **told, "cause": _NOTHING}
    return pl.DataFrame([frame[name].filter(fails) for name in needed]).select_seq("row_id", **cells)


def _standing(rule: Rule, setting: Setting) -> pl.Expr:
    """What stands in the cell, or what the rule tells instead."""
    if rule.value is None and not setting.column:
        return _NOTHING
    text = rule.value(setting) if rule.value else written(setting.column)
    # Only texts can be long.
    number = rule.value is None and FIVE_WS[setting.column].kind.numeric
    return text if number else text.str.slice(0, LONGEST_VALUE)


def _or_blank(expression: Expression | None, setting: Setting) -> pl.Expr:
    return expression(setting) if expression else _NOTHING


def _told(placed: Placed, problems: pl.DataFrame) -> pl.DataFrame:
    """The findings of a rule that reports what reading could not understand."""
    mine = problems.filter(pl.col("problem").is_in(placed.rule.problems))
    if placed.rule.fails is not None:
        mine = mine.filter(placed.rule.fails(placed.setting))
    return mine.select(
        "row_id",
        "column",
        rule=pl.lit(placed.rule.code),
        severity=pl.lit(placed.severity.value),
        value=pl.col("value").str.slice(0, LONGEST_VALUE),
        proposed=pl.col("proposed").str.slice(0, LONGEST_VALUE),
        detail=_NOTHING,
        cause=_NOTHING,
    )


def _with_proposals(findings: pl.DataFrame, problems: pl.DataFrame) -> pl.DataFrame:
    """The findings with the nearest names that reading offers for what is not on the year's list."""
    nearest = problems.filter((pl.col("problem") == "unknown_code") & pl.col("proposed").is_not_null())
    if nearest.is_empty():
        return findings
    offered = nearest.group_by("row_id", "column").agg(pl.col("proposed").first().alias("offered"))
    joined = findings.join(offered, on=["row_id", "column"], how="left", maintain_order="left")
    unknown = pl.when(pl.col("rule").str.ends_with("-unknown")).then("offered")
    return joined.with_columns(proposed=pl.coalesce("proposed", unknown)).select(FINDINGS.keys())
