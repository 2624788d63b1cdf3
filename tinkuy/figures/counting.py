"""The boundary between standard rows and figures: any engine's rows come in, plain typed columns go out (pure).

Every engine has its own way with types and blanks: DuckDB adds integers up to decimal(38,0), pandas turns a blank number
into NaN and a blank yes/no into an object, Polars keeps a NaN apart from a blank. They are made alike here and nowhere
else, so that a figure is one function for Polars (eager or lazy), DuckDB relations, PySpark and pandas.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final, TypeAlias

import narwhals as nw

from tinkuy.figures.catalogue import Model
from tinkuy.languages import Text
from tinkuy.reports.five_ws import AGE_GENDER, FIVE_WS, POPULATION_GROUPS
from tinkuy.tables import Kind

Frame: TypeAlias = nw.DataFrame[Any] | nw.LazyFrame[Any]

PLACE: Final = ("country", "admin1")
ACTIVITY: Final = ("organisation", "indicator", "activity")
BREAKDOWN: Final = frozenset(POPULATION_GROUPS + AGE_GENDER)

_KINDS: Final = {column.key: column.kind for column in FIVE_WS}
_DERIVED_BOOLEANS: Final = frozenset({"type_inferred"})
_PANDAS: Final = {nw.String: "string", nw.Boolean: "boolean", nw.Float64: "Float64", nw.Int64: "Int64"}

_MISSING: Final = Text(
    "A la tabla le faltan columnas que esta cifra necesita: {columns}. Use las filas que entrega la lectura de un 5W.",
    "The table lacks columns that this figure needs: {columns}. Use the rows that reading a 5W gives.",
    "Faltam na tabela colunas de que este número precisa: {columns}. Use as linhas que a leitura de um 5W entrega.",
)


class MissingColumns(ValueError):
    """The rows given lack columns that the figure needs; `text` says which."""

    def __init__(self, columns: Iterable[str]) -> None:
        self.text = _MISSING.format(columns=", ".join(sorted(columns)))
        super().__init__(self.text.en)


def dimensions(by: str | Iterable[str]) -> tuple[str, ...]:
    """The dimensions of a figure, each once; one name alone is one dimension and not its letters."""
    return (by,) if isinstance(by, str) else tuple(dict.fromkeys(by))


def prepared(rows: Any, columns: Iterable[str]) -> Frame:
    """Return the wanted columns of standard rows, typed alike on every engine, as a Narwhals frame.

    Codes and months: the code, or what was written where the code is unknown (String). Yes/no: Boolean. Numbers: Float64,
    a NaN is a blank. A breakdown cell is blank if it is negative; a breakdown that an accepted treatment marked as one of Total is blank unless New equals Total: it
    says nothing about new people.
    """
    wanted = tuple(dict.fromkeys(columns))
    native = nw.to_native(rows, pass_through=True)
    frame = nw.from_native(native)
    present = frozenset(frame.collect_schema().names())
    if missing := [key for key in wanted if key not in present]:
        raise MissingColumns(missing)
    if frame.implementation.is_pandas():
        frame = nw.from_native(native.astype({key: _PANDAS[_dtype(key)] for key in present & _sources(wanted)}))
    return frame.select(*(_cell(key, present).alias(key) for key in wanted))


def _sources(wanted: Iterable[str]) -> frozenset[str]:
    """The columns that the wanted ones are made from."""
    return frozenset({name for key in wanted for name in (key, f"{key}_text")} | {"breakdown_of", "new", "total"})


def _cell(key: str, present: frozenset[str]) -> nw.Expr:
    """The typed value of one column."""
    cell = nw.col(key).cast(_dtype(key))
    if _dtype(key) is nw.Float64:
        cell = nw.col(key).cast(nw.Float64).fill_nan(None)
    if key in BREAKDOWN and "breakdown_of" in present:
        of_total = (nw.col("breakdown_of") == "total").fill_null(False)
        same = (nw.col("new").cast(nw.Float64) == nw.col("total").cast(nw.Float64)).fill_null(False)
        return nw.when((~of_total | same) & (cell >= 0)).then(cell)
    if _KINDS.get(key) in {Kind.CODE, Kind.MONTH} and f"{key}_text" in present:
        return nw.coalesce(cell, nw.col(f"{key}_text").cast(nw.String))
    return cell


def _dtype(key: str) -> type:
    """The Narwhals type of a column of the standard rows; columns that others added are text."""
    kind = _KINDS.get(key)
    if key in {"row_id", "row"}:
        return nw.Int64
    if kind is not None and kind.numeric:
        return nw.Float64
    return nw.Boolean if kind is Kind.YES_NO or key in _DERIVED_BOOLEANS else nw.String


def direct_assistance(model: Model, *, exclude_national: bool = False) -> nw.Expr:
    """Which prepared rows a model counts: direct assistance, no negative New, and what the model itself asks for.

    Needs the columns indicator_type, new, sector, rmrp, place_level. A blank answer never passes.
    """
    counts = (nw.col("indicator_type") == "direct_assistance").fill_null(False)
    counts &= ~(nw.col("new") < 0).fill_null(False)
    if exclude_national:
        counts &= ~(nw.col("place_level") == "national").fill_null(False)
    if model.plan_only:
        counts &= nw.col("rmrp").fill_null(False)
    if model.own_sectors:
        counts &= nw.col("sector").is_in(sorted(model.own_sectors)).fill_null(False)
    return counts


def collected(frame: Any) -> Any:
    """Return a small result as an eager Narwhals frame, whatever the engine."""
    wrapped = nw.from_native(frame)
    return wrapped.collect("polars") if isinstance(wrapped, nw.LazyFrame) else wrapped
