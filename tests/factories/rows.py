"""Standard rows made of a few words, for everybody's tests.

    standard_rows([{"new": 3, "total": 5}, {"organisation": None, "organisation_text": "Cruz Rroja"}])

gives a frame with the whole schema of `tinkuy.reports.five_ws`: what is not said takes the value of an ordinary row.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import polars as pl

from tinkuy.reports.five_ws import FIVE_WS, standard_schema

ORDINARY: Mapping[str, Any] = {
    "file": "reporte.csv",
    "organisation": "ORG001",
    "setup": False,
    "month": "2021-03",
    "sector": "education",
    "indicator": "RE-ED1",
    "activity": "Kits escolares",
    "covid19": False,
    "rmrp": True,
    "support_space": False,
    "cva": False,
    "country": "PER",
    "admin1": "PE15",
    "place_level": "admin1",
    "indicator_type": "direct_assistance",
    "type_inferred": False,
    "new_basis": "reported",
    "breakdown_of": "new",
    "breakdown_basis": "reported",
}
"""What an ordinary row holds; people, money and quantities are blank until a test says them."""

_YES_NO = {True: "Sí", False: "No"}


def standard_rows(rows: Iterable[Mapping[str, Any]]) -> pl.DataFrame:
    """Return the rows as standard rows, in their order, with row ids 0, 1, 2 ... and spreadsheet rows 2, 3, 4 ...

    A coded, yes/no or month cell that a test gives a value writes its text too; `<key>_text` alone, with `<key>` None,
    is something written but not understood. Unknown names raise KeyError, so that a test cannot misspell a column.
    """
    schema = standard_schema()
    records = [_record(position, dict(row), schema) for position, row in enumerate(rows)]
    return pl.DataFrame(records, schema=schema)


def people(
    count: float | None, *, groups: Mapping[str, float] | None = None, ages: Mapping[str, float] | None = None
) -> dict[str, Any]:
    """A consistent set of people cells: New = Total = `count`, all in destination and all women unless said."""
    return {"new": count, "total": count} | dict(groups or {"in_destination": count}) | dict(ages or {"women": count})


def _record(position: int, row: dict[str, Any], schema: Mapping[str, pl.DataType]) -> dict[str, Any]:
    unknown = set(row) - set(schema)
    if unknown:
        raise KeyError(f"not a column of the standard rows: {sorted(unknown)}")
    record = {"row_id": position, "row": position + 2} | dict(ORDINARY) | row
    for column in FIVE_WS:
        if column.kind.keeps_text and f"{column.key}_text" not in row:
            value = record.get(column.key)
            record[f"{column.key}_text"] = _YES_NO.get(value, value) if isinstance(value, bool) else value
    return {name: _typed(record.get(name), dtype) for name, dtype in schema.items()}


def _typed(value: Any, dtype: pl.DataType) -> Any:
    return float(value) if value is not None and dtype == pl.Float64() else value
