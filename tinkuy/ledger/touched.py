"""What is found in a few rows of a draft while somebody types: every rule that looks at one row only.

Rules that compare rows with each other need all of them: `checked` finds those too, a moment later.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

import polars as pl

from tinkuy.checks.catalogue import RULES
from tinkuy.checks.run import PROBLEMS, run_checks
from tinkuy.ledger.models import Version
from tinkuy.ledger.parts import ROW_NUMBER
from tinkuy.ledger.versions import problems_with, rows_with, typed_cells
from tinkuy.registries.in_force import year_in_force
from tinkuy.registries.installed_packs import platform_pack

OF_ONE_ROW: Final = frozenset(rule.code for rule in RULES if not rule.across)


def found_in(version: Version, numbers: Collection[int]) -> pl.DataFrame:
    """The findings (FINDINGS) of these rows, with `row_number`; a row that is not there has none."""
    year, platform = year_in_force(version.year, version.platform), platform_pack(version.platform.pack)
    typed = typed_cells(version)
    rows = rows_with(version, typed, only=numbers).drop("row_id").with_row_index("row_id")
    places = rows.select("row_id", ROW_NUMBER)
    problems = problems_with(version, typed).join(places, on=ROW_NUMBER, how="inner").select(*PROBLEMS)
    today = datetime.now(ZoneInfo(platform.timezone)).date()
    found = run_checks(rows, year, platform=platform, problems=problems, today=today, only=OF_ONE_ROW)
    return found.join(places, on="row_id", how="inner", maintain_order="left")
