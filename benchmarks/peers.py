"""The three tools as functions from one table to the same thing: which rows fail which compared rule."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Callable, Sequence
from typing import Final

import hxl
import polars as pl
from hxl.validation import (
    AbstractRuleTest,
    EnumerationTest,
    HXLValidationException,
    RangeTest,
    RegexTest,
    RequiredTest,
    Schema,
    SchemaRule,
)

from benchmarks.compared_rules import COLUMNS, YEAR_PACK, Between, Compared, Given, Holds, Matches, OneOf, Values
from tinkuy.checks.cells import number_text
from tinkuy.checks.run import run_checks

with warnings.catch_warnings():  # pandera looks at PySpark, which remarks on pandas
    warnings.simplefilter("ignore")
    import pandera.polars as pa

ANYWHERE: Final = "total"  # the column that carries the peers' checks of a row as a whole
Verdicts = set[tuple[int, str]]  # row number from 0, name of the rule that fails


def ask_tinkuy(rows: pl.DataFrame, rules: Sequence[Compared]) -> pl.DataFrame:
    """Our findings: `row_id`, `column`, `rule` and what stands there."""
    return run_checks(rows, YEAR_PACK, only={rule.rule for rule in rules})


def tinkuy_verdicts(findings: pl.DataFrame, rules: Sequence[Compared]) -> Verdicts:
    """What we found, in the form of all: only of the rules and columns that are compared."""
    compared = {rule.name for rule in rules}
    found = zip(findings["row_id"], findings["rule"] + "|" + findings["column"], strict=True)
    return {verdict for verdict in found if verdict[1] in compared}


def pandera_schema(
    rules: Sequence[Compared], schema: dict[str, pl.DataType], *, on_frame: bool = False
) -> pa.DataFrameSchema:
    """The rules as pandera's schema for the polars backend.

    Checks of several columns belong to the frame, says pandera's guide (`on_frame`); but then every failure holds its whole
    row as text. Hung on one column, where each sees the whole frame too, they are told in a fraction of the time.
    """
    required = {rule.column for rule in rules if isinstance(rule.test, Given)}
    wide = [rule for rule in rules if on_frame and isinstance(rule.test, Holds)]
    narrow = [rule for rule in rules if not isinstance(rule.test, Given) and rule not in wide]
    return pa.DataFrameSchema(
        {
            key: pa.Column(
                schema[key],
                checks=[_pandera_check(rule) for rule in narrow if (rule.column or ANYWHERE) == key],
                nullable=key not in required,
            )
            for key in COLUMNS
        },
        checks=[_pandera_check(rule) for rule in wide],
    )


def _pandera_check(rule: Compared) -> pa.Check:
    match rule.test:
        case OneOf(codes):
            return pa.Check.isin(list(codes), error=rule.name)
        case Between(least, None):
            return pa.Check.ge(least, error=rule.name)
        case Between(_, most):
            return pa.Check.le(most, error=rule.name)
        case Matches(pattern, None):
            return pa.Check.str_matches(pattern, error=rule.name)
        case Matches(_, expression) | Holds(expression, _):
            return pa.Check(_whole_column(expression), error=rule.name)
    raise TypeError(rule.test)


def _whole_column(expression: pl.Expr) -> Callable[[pa.PolarsData], pl.LazyFrame]:
    return lambda data: data.lazyframe.select(expression.alias("holds"))


def ask_pandera(table: pl.DataFrame, schema: pa.DataFrameSchema) -> pl.DataFrame:
    """Pandera's failure cases of all checks."""
    try:
        schema.validate(table, lazy=True)
    except pa.errors.SchemaErrors as found:
        return found.failure_cases
    return pl.DataFrame(schema={"index": pl.Int32, "column": pl.String, "check": pl.String})


def pandera_verdicts(cases: pl.DataFrame, rules: Sequence[Compared]) -> Verdicts:
    """What pandera found, in the form of all."""
    given = {rule.column: rule.name for rule in rules if isinstance(rule.test, Given)}
    found = zip(cases["index"], cases["column"], cases["check"], strict=True)
    return {(index, given[column] if check == "not_nullable" else check) for index, column, check in found}


class RowTest(AbstractRuleTest):
    """A condition on several cells of one row: libhxl's documented way to add a test."""

    def __init__(self, holds: Callable[[Values], bool]) -> None:
        super().__init__()
        self.holds = holds

    def validate_row(self, row: hxl.model.Row, indices: Sequence[int] | None = None, tag_pattern: str | None = None):
        """Report a row that fails; libhxl calls this once for each."""
        return True if self.holds(row.values) else self.report_error("The row does not add up", row=row, scope="row")


def libhxl_schema(rules: Sequence[Compared], found: list[tuple[int, str]]) -> Schema:
    """The rules as libhxl's schema; every failure is added to `found`."""

    def note(failure: HXLValidationException) -> None:
        found.append((failure.row.row_number, failure.rule.description))

    schema = Schema(callback=note)
    for rule in rules:
        told = SchemaRule(f"#{rule.column or ANYWHERE}", description=rule.name)
        told.tests.append(_libhxl_test(rule))
        schema.rules.append(told)
    return schema


def _libhxl_test(rule: Compared) -> AbstractRuleTest:
    match rule.test:
        case Given():
            return RequiredTest(min_occurs=1)
        case OneOf(codes):
            return EnumerationTest(codes, case_sensitive=True)
        case Between(least, most):
            return RangeTest(min_value=least, max_value=most)
        case Matches(pattern, _):
            return RegexTest(pattern)
        case Holds(_, row):
            return RowTest(row)
    raise TypeError(rule.test)


def libhxl_cells(table: pl.DataFrame) -> list[list[str]]:
    """The table as libhxl takes it: headings, hashtags, and rows of text, blank cells as empty text."""
    text = table.select(_text(key, dtype).fill_null("") for key, dtype in table.schema.items())
    return [list(COLUMNS), [f"#{key}" for key in COLUMNS], *map(list, text.iter_rows())]


def _text(key: str, dtype: pl.DataType) -> pl.Expr:
    if dtype == pl.Boolean:
        return pl.when(pl.col(key)).then(pl.lit("yes")).when(~pl.col(key)).then(pl.lit("no")).alias(key)
    return number_text(pl.col(key)).alias(key) if dtype.is_numeric() else pl.col(key)


def ask_libhxl(cells: list[list[str]], rules: Sequence[Compared]) -> Verdicts:
    """Everything that libhxl's validator reports."""
    found: list[tuple[int, str]] = []
    logging.getLogger("hxl").setLevel(logging.CRITICAL)
    libhxl_schema(rules, found).validate(hxl.data(cells))
    return set(found)
