"""Demonstration data: a year of an invented response, marked as synthetic wherever it is shown."""

from __future__ import annotations

from tinkuy.demonstration.generating import Demonstration, generate, write_parquet
from tinkuy.demonstration.rows import standard_rows

__all__ = ["Demonstration", "generate", "standard_rows", "write_parquet"]
