"""What may be done to rows when a cause is accepted: pure functions, each touching only the cause's rows (pure).

A treatment is never applied by itself: a person accepts a cause (tinkuy.checks.acceptance), having seen the rows before and
after (`preview`). Every treatment names the only columns it may change; it never writes over a reported breakdown or a
reported New above 0, except `add_up_groups`, whose cause proves that New was a wrong sum. Applying one twice is the same
as applying it once. What is not reported by the partner says so: `new_basis` is `not_reported` or `derived`,
`breakdown_basis` is `estimated`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

import polars as pl

from tinkuy.checks.treatments.apportioning import APPORTION_AGES, APPORTION_GROUPS
from tinkuy.checks.treatments.deriving import DERIVE_NEW
from tinkuy.checks.treatments.marking import (
    ADD_UP_GROUPS,
    BREAKDOWN_OF_TOTAL,
    NOT_REPORTED,
    TAKE_BREAKDOWN_SUM,
    TOTAL_FROM_GROUPS,
)
from tinkuy.checks.treatments.naming import MAP_NAME
from tinkuy.checks.treatments.treatment import Refused, Setting, Treatment
from tinkuy.languages import Text
from tinkuy.packs.schema import PlatformPack, YearPack

__all__ = ["CHANGES", "TREATMENTS", "Refused", "Treatable", "Treated", "Treatment", "apply", "preview", "treat"]

TREATMENTS: Mapping[str, Treatment] = {
    treatment.code: treatment
    for treatment in (
        NOT_REPORTED, ADD_UP_GROUPS, TOTAL_FROM_GROUPS, TAKE_BREAKDOWN_SUM, BREAKDOWN_OF_TOTAL, DERIVE_NEW, APPORTION_AGES, APPORTION_GROUPS,
        MAP_NAME,
    )
}  # fmt: skip

# One line per cell that a treatment changed; `before` and `after` as text, null where blank; `label` is the treatment's
# code, whose words for the cell are TREATMENTS[label].label.
CHANGES = {
    "row_id": pl.UInt32(),
    "row": pl.Int64(),
    "column": pl.String(),
    "before": pl.String(),
    "after": pl.String(),
    "label": pl.String(),
}
_NO_TREATMENT = Text(
    "Esta causa no tiene un cambio automático: hay que preguntar a quien reportó.",
    "This cause has no automatic change: whoever reported must be asked.",
    "Esta causa não tem uma mudança automática: é preciso perguntar a quem relatou.",
)
_NOT_FOR_THIS = Text(
    "El cambio «{treatment}» no sirve para esta causa. Se puede elegir: {known}.",
    "The change “{treatment}” does not fit this cause. Those to choose from: {known}.",
    "A mudança «{treatment}» não serve para esta causa. Pode-se escolher: {known}.",
)


class Treatable(Protocol):
    """What a treatment is applied to: a cause, or the record of one."""

    @property
    def rows(self) -> tuple[int, ...]: ...
    @property
    def treatment(self) -> str | None: ...
    @property
    def alternatives(self) -> tuple[str, ...]: ...
    @property
    def parameters(self) -> Mapping[str, str]: ...


@dataclass(frozen=True, slots=True)
class Treated:
    """Rows after a treatment, and every cell that changed (schema CHANGES)."""

    rows: pl.DataFrame
    changes: pl.DataFrame


def apply(
    rows: pl.DataFrame,
    cause: Treatable,
    year: YearPack,
    *,
    platform: PlatformPack | None = None,
    treatment: str | None = None,
    parameters: Mapping[str, str] | None = None,
) -> pl.DataFrame:
    """Return the rows with the cause's treatment, or the alternative named, applied; see `treat`."""
    return treat(rows, cause, year, platform=platform, treatment=treatment, parameters=parameters).rows


def treat(
    rows: pl.DataFrame,
    cause: Treatable,
    year: YearPack,
    *,
    platform: PlatformPack | None = None,
    treatment: str | None = None,
    parameters: Mapping[str, str] | None = None,
) -> Treated:
    """Apply a treatment to the cause's rows, and say which cells changed.

    `rows` are standard rows; order and schema stay. Raises Refused, with a sentence, where the cause has no treatment,
    the one named does not fit it, or the rows do not allow it.
    """
    chosen = chosen_treatment(cause, treatment)
    touched = rows.filter(pl.col("row_id").is_in(list(cause.rows)))
    setting = Setting(rows, year, platform, {**cause.parameters, **(parameters or {})})
    changed = chosen.change(touched, setting)
    return Treated(_written_in(rows, changed), _changes(touched, changed, chosen.code))


def preview(rows: pl.DataFrame, cause: Treatable, year: YearPack, *, cells: int = 12, **choice) -> pl.DataFrame:
    """Return the first cells that a treatment would change, before and after (schema CHANGES); changes nothing."""
    return treat(rows, cause, year, **choice).changes.head(cells)


def chosen_treatment(cause: Treatable, named: str | None = None) -> Treatment:
    """The treatment of a cause, or the alternative named; raises Refused where there is none such."""
    known = [code for code in (cause.treatment, *cause.alternatives) if code]
    if not known:
        raise Refused(_NO_TREATMENT)
    code = named or known[0]
    if code not in known:
        raise Refused(_NOT_FOR_THIS.format(treatment=code, known=", ".join(known)))
    return TREATMENTS[code]


def _written_in(rows: pl.DataFrame, changed: pl.DataFrame) -> pl.DataFrame:
    """The rows with the cells of `changed` (row_id and the columns of a treatment) in place of their own, blanks too."""
    columns = [name for name in changed.columns if name != "row_id"]
    marked = changed.with_columns(_changed=pl.lit(True))
    joined = rows.join(marked, on="row_id", how="left", suffix=":new", maintain_order="left")
    return joined.with_columns(
        pl.when(pl.col("_changed").fill_null(False)).then(pl.col(f"{name}:new")).otherwise(pl.col(name)).alias(name)
        for name in columns
    ).select(rows.columns)


def _changes(touched: pl.DataFrame, changed: pl.DataFrame, label: str) -> pl.DataFrame:
    """One line per cell that differs, in the order of the rows."""
    joined = touched.select("row_id", "row", *(c for c in changed.columns if c != "row_id")).join(
        changed, on="row_id", how="inner", suffix=":new", maintain_order="left"
    )
    parts = [
        joined.filter(pl.col(name).ne_missing(pl.col(f"{name}:new"))).select(
            "row_id",
            "row",
            column=pl.lit(name),
            before=pl.col(name).cast(pl.String),
            after=pl.col(f"{name}:new").cast(pl.String),
            label=pl.lit(label),
        )
        for name in changed.columns
        if name != "row_id"
    ]
    return pl.concat([pl.DataFrame(schema=CHANGES), *parts]).sort("row_id", maintain_order=True)
