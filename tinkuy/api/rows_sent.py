"""Rows that a program sends, written as the file that a person would have sent: the chain that reads it is the same."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from typing import Any

from tinkuy.api.problems import SENTENCES, Problem
from tinkuy.packs.schema import YearPack
from tinkuy.publishing.drop_downs import YES_NO
from tinkuy.publishing.layout import plain_decimal


def written(rows: Sequence[Mapping[str, Any]], year: YearPack) -> bytes:
    """A CSV with the year's headings for the columns that any row has, in the template's order. Raises Problem 422."""
    headings = {column.key: column.heading.in_("es") for column in year.columns}
    used = set().union(*rows)
    if unknown := sorted(used - set(headings)):
        raise Problem(422, "no_column", SENTENCES["no_column"].format(name=unknown[0], known=", ".join(headings)))
    keys = [key for key in headings if key in used]
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([headings[key] for key in keys])
    writer.writerows([_cell(row.get(key)) for key in keys] for row in rows)
    return out.getvalue().encode()


def _cell(value: Any) -> str:
    """A number as a plain decimal, which every reader takes for what it is; text as it is."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return YES_NO[0 if value else 1].in_("es")
    return plain_decimal(value) if isinstance(value, int | float) else str(value)
