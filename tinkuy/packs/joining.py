"""Joining rows with a year's code lists: by (year, code), never by code alone (pure).

The same code means different things in different years (RE-WA1 is a policy in 2021 and safe water in 2023): a join
across years is refused, and a comparison of years needs a crosswalk that somebody wrote and signed.
"""

from __future__ import annotations

import polars as pl

from tinkuy.languages import Text
from tinkuy.packs.schema import YearPack

YEAR = "year"
_OTHER_YEAR = Text(
    "Hay filas de {found} y la lista es de {year}: un mismo código puede significar otra cosa en otro año.",
    "There are rows of {found} and the list is of {year}: the same code may mean something else in another year.",
    "Há linhas de {found} e a lista é de {year}: um mesmo código pode significar outra coisa em outro ano.",
)


class OtherYear(ValueError):
    """Raised where rows of one plan year meet the list of another; `text` says which."""

    def __init__(self, found: str, year: str) -> None:
        self.text = _OTHER_YEAR.format(found=found, year=year)
        super().__init__(self.text.in_("en"))


def keyed_list(year: YearPack, key: str) -> pl.DataFrame:
    """Return a year's list as a frame keyed by (`year`, `code`); one String column per name and attribute."""
    return year.lists[key].frame().with_columns(pl.lit(year.id).alias(YEAR)).select(YEAR, pl.exclude(YEAR))


def join_list(rows: pl.DataFrame, year: YearPack, key: str, *, on: str) -> pl.DataFrame:
    """Return `rows` with what the year's list `key` says of the code in column `on`, as `<on>_<attribute>`.

    Rows that hold a column `year` (the id of their pack) must all be of this year: otherwise OtherYear is raised. A code
    that the list lacks keeps its row, with nulls.
    """
    found = sorted(set(rows[YEAR].drop_nulls()) - {year.id}) if YEAR in rows.columns else []
    if found:
        raise OtherYear(", ".join(found), year.id)
    said = year.lists[key].frame().rename(lambda name: f"{on}_{name}")
    return rows.join(said, left_on=on, right_on=f"{on}_code", how="left", maintain_order="left")
