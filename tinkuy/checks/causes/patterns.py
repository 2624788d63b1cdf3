"""The patterns of figures that many rows share, and what each explains (pure).

A pattern is looked for level by level, the widest first; rows that one pattern takes are not offered to the next of its
family. A finding counts as explained only where the proposed treatment would make it go away.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

import polars as pl

from tinkuy.checks.causes.evidence import same
from tinkuy.checks.causes.model import Level

FIGURE_LEVELS: Final = (Level.PLATFORM_MONTH, Level.ORGANISATION, Level.ORGANISATION_MONTH)
_BREAKDOWN_OF_TOTAL = (pl.col("groups") > 0) & same("groups", "total") | (pl.col("ages") > 0) & same("ages", "total")
_EMPTY_TOTALS = (pl.col("new") == 0) & (pl.col("total") == 0)
# Only direct assistance is asked for population groups: elsewhere age and gender may stand alone.
_ONE_BREAKDOWN = same("groups", "ages") | (~pl.col("direct") & (pl.col("groups") == 0))
_BROKEN_DOWN = pl.max_horizontal("groups", "ages") > 0


@dataclass(frozen=True, slots=True)
class Pattern:
    """One pattern.

    `applies`: rows that could show it; `shows`: those that do; `covers`: rows of a scope that the cause then reaches.
    `share` is the part of the rows it applies to that must show it; `confirms` rows that prove it, where it needs proof.
    `explains`: for a rule's base code, on which covered rows the treatment ends its findings.
    """

    kind: str
    applies: pl.Expr
    shows: pl.Expr
    covers: pl.Expr
    explains: Mapping[str, pl.Expr]
    share: float = 0.0
    confirms: pl.Expr | None = None
    levels: tuple[Level, ...] = FIGURE_LEVELS


NEW_NOT_REPORTED: Final = Pattern(
    "new-not-reported",
    applies=pl.col("people") & pl.col("reported") & (pl.col("total") > 0),
    shows=pl.col("new") == 0,
    covers=pl.col("people") & pl.col("reported"),
    explains={
        "C14": pl.col("total") > 0,
        "C16": same("groups", "total"),
        "C17": same("ages", "total"),
        "A05": pl.lit(True),
        "A07": pl.lit(True),
    },
    share=1.0,
    confirms=_BREAKDOWN_OF_TOTAL,
    levels=(Level.PLATFORM_MONTH, Level.ORGANISATION_MONTH),
)
TOTAL_ONLY: Final = replace(NEW_NOT_REPORTED, kind="total-only", levels=(Level.ORGANISATION,))

TOTALS_EMPTY: Final = Pattern(
    "totals-empty",
    applies=pl.col("people") & _BROKEN_DOWN,
    shows=_EMPTY_TOTALS & _ONE_BREAKDOWN,
    covers=_EMPTY_TOTALS & _ONE_BREAKDOWN & _BROKEN_DOWN & pl.col("people"),
    explains={
        "C14": pl.lit(True),
        "C16": pl.col("groups") > 0,
        "C17": pl.col("ages") > 0,
        "C18": pl.lit(True),
        "A05": pl.lit(True),
    },
)

BREAKDOWN_OF_TOTAL: Final = Pattern(
    "breakdown-of-total",
    applies=pl.col("people") & pl.col("of_new") & (pl.col("new") < pl.col("total")) & _BROKEN_DOWN,
    shows=_BREAKDOWN_OF_TOTAL,
    covers=pl.col("people") & pl.col("of_new") & (pl.col("new") < pl.col("total")) & _BREAKDOWN_OF_TOTAL,
    explains={"C16": same("groups", "total"), "C17": same("ages", "total"), "A07": pl.lit(True)},
    share=0.5,
)

AGES_MISSING: Final = Pattern(
    "ages-missing",
    applies=pl.col("direct") & (pl.col("base") > 0),
    shows=pl.col("ages") == 0,
    covers=pl.col("direct") & (pl.col("base") > 0) & (pl.col("ages") == 0),
    explains={"C17": pl.lit(True)},
)

GROUPS_MISSING: Final = Pattern(
    "groups-missing",
    applies=pl.col("direct") & (pl.col("base") > 0),
    shows=pl.col("groups") == 0,
    covers=pl.col("direct") & (pl.col("base") > 0) & (pl.col("groups") == 0),
    explains={"C16": pl.lit(True)},
)

EMPTY_ROWS: Final = Pattern(
    "empty-rows",
    applies=pl.lit(True),
    shows=pl.col("empty"),
    covers=pl.col("empty"),
    explains=dict.fromkeys(("C14", "C18", "C19", "C21"), pl.lit(True)),
)

OUTPUT_ONLY: Final = Pattern(
    "output-only",
    applies=pl.col("people"),
    shows=(pl.max_horizontal("new", "total", "groups", "ages") == 0) & (pl.col("output") > 0),
    covers=pl.col("people") & (pl.max_horizontal("new", "total", "groups", "ages") == 0) & (pl.col("output") > 0),
    explains=dict.fromkeys(("C14", "C18"), pl.lit(True)),
)

# Families in the order in which they are asked; a row belongs to at most one pattern of a family. What a formula explains
# (tinkuy.checks.causes.formulas) is taken from the first family before its patterns are asked.
FAMILIES: Final = (
    (NEW_NOT_REPORTED, TOTAL_ONLY, TOTALS_EMPTY, BREAKDOWN_OF_TOTAL),
    (AGES_MISSING,),
    (GROUPS_MISSING,),
    (EMPTY_ROWS, OUTPUT_ONLY),
)
