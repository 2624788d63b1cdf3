"""The engines a figure must agree on, each with a way in and a way back to Polars."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from typing import Any

import duckdb
import narwhals as nw
import polars as pl
import pytest

ToEngine = Callable[[pl.DataFrame], Any]


@pytest.fixture(scope="session")
def spark_session() -> Iterator[Any]:
    """One small local Spark for the whole run; skips with a reason where there is no PySpark or no Java."""
    sql = pytest.importorskip("pyspark.sql", reason="PySpark is not installed (extra `spark`)")
    if shutil.which("java") is None:
        pytest.skip("PySpark needs Java, and there is none here")
    settings = {
        "spark.ui.enabled": "false",
        "spark.sql.shuffle.partitions": "1",
        "spark.default.parallelism": "1",
        "spark.sql.codegen.wholeStage": "false",  # compiling costs more than it saves on a few rows
        "spark.sql.adaptive.enabled": "false",
        "spark.log.level": "ERROR",
    }
    builder = sql.SparkSession.builder.master("local[1]").appName("tinkuy figures")
    for name, value in settings.items():
        builder = builder.config(name, value)
    session = builder.getOrCreate()
    yield session
    session.stop()


@pytest.fixture(params=["polars", "lazy", "duckdb", "pandas", pytest.param("spark", marks=pytest.mark.spark)])
def to_engine(request: pytest.FixtureRequest) -> Iterator[ToEngine]:
    """Turn a Polars frame into one of the engine under test."""
    if request.param == "spark":
        session = request.getfixturevalue("spark_session")
        yield lambda rows: session.createDataFrame(spark_table(rows))
        return
    with duckdb.connect() as connection:
        yield {
            "polars": lambda rows: rows,
            "lazy": lambda rows: rows.lazy(),
            "pandas": lambda rows: rows.to_pandas(),
            "duckdb": lambda rows: connection.from_arrow(rows.to_arrow()),
        }[request.param]


def spark_table(rows: pl.DataFrame) -> Any:
    """The rows as Arrow without unsigned numbers, which Spark does not have."""
    return rows.with_columns(pl.col(pl.UInt32).cast(pl.Int64)).to_arrow()


def as_polars(native: Any) -> pl.DataFrame:
    """A figure of any engine as a Polars frame."""
    frame = nw.from_native(native)
    if isinstance(frame, nw.LazyFrame):
        return frame.collect("polars").to_native()
    return frame.to_polars()
