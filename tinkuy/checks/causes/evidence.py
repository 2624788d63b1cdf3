"""The standard rows as causes look at them: one slim line per row, none of its figures ever null (pure)."""

from __future__ import annotations

import polars as pl

from tinkuy.checks.cells import TOLERANCE, ages, amount, groups, same_as
from tinkuy.packs.schema import PlatformPack, YearPack
from tinkuy.reports.five_ws import POPULATION_GROUPS

DIRECT = "direct_assistance"
_COUNTS_PEOPLE = (DIRECT, "capacity_building")


def people_types(year: YearPack) -> tuple[str, ...]:
    """The types of indicator whose rows have New: those the year's template opens it for."""
    opened = tuple(type_ for type_, columns in year.open_columns.items() if "new" in columns)
    return opened or _COUNTS_PEOPLE


def facts_of(rows: pl.DataFrame, year: YearPack, platform: PlatformPack | None = None) -> pl.DataFrame:
    """Return one line per row: where it stands, whose it is, and its sums with blanks as 0.

    Columns: row_id, file, sheet, row, country, organisation, name, month, sector, people and direct (Boolean: does the
    row count people, is it direct assistance), new, total, base (what the breakdown is of), groups, ages, the population
    groups, reported (New as the partner gave it), empty (all quantities 0).
    """
    country = pl.coalesce("country", "country_text")
    home = pl.lit(platform.country) if platform else pl.lit(None, pl.String)
    return rows.select(
        "row_id",
        "file",
        "sheet",
        "row",
        country=pl.coalesce(country, home),
        organisation=same_as("organisation"),
        name=pl.coalesce("organisation_text", "organisation"),
        month=pl.col("month"),
        sector=same_as("sector"),
        people=pl.col("indicator_type").is_in(list(people_types(year))).fill_null(False),
        direct=pl.col("indicator_type").eq_missing(pl.lit(DIRECT)),
        new=amount("new"),
        total=amount("total"),
        base=pl.when(pl.col("breakdown_of").eq_missing(pl.lit("total"))).then(amount("total")).otherwise(amount("new")),
        groups=groups(),
        ages=ages(),
        output=amount("output"),
        reported=pl.col("new_basis").fill_null("reported") == "reported",
        of_new=pl.col("breakdown_of").fill_null("new") == "new",
        **{f"of_{group}": amount(group) for group in POPULATION_GROUPS},
    ).with_columns(empty=pl.sum_horizontal("output", "total", "new", "groups", "ages") == 0)


def same(left: str, right: str) -> pl.Expr:
    """Whether two sums of a line are the same number, within the tolerance of the checks."""
    return (pl.col(left) - pl.col(right)).abs() <= TOLERANCE
