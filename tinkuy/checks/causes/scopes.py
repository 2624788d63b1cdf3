"""Scopes: a platform's month, an organisation, an organisation's month, and which of them show a pattern (pure)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import polars as pl

from tinkuy.checks.causes.model import Level
from tinkuy.checks.causes.patterns import Pattern

KEYS: Mapping[Level, tuple[str, ...]] = {
    Level.PLATFORM_MONTH: ("country", "month"),
    Level.ORGANISATION: ("organisation",),
    Level.ORGANISATION_MONTH: ("organisation", "month"),
}


@dataclass(frozen=True, slots=True)
class Found:
    """What a detector found: its causes, the rows they reach and the findings they claim, before they are weighed.

    `causes`: one line per cause (cause, kind, level, country, organisation, month, any evidence as numbers, `parameters`
    and `about` where the kind has them); `members`: cause, row_id; `claims`: cause, fid (position of a finding).
    """

    causes: pl.DataFrame
    members: pl.DataFrame
    claims: pl.DataFrame


def named(scopes: pl.DataFrame, kind: str, level: Level) -> pl.DataFrame:
    """The scopes with their ids: the kind, then where, then when."""
    keys = KEYS[level]
    where = [pl.col(key).str.replace_all(r"[^\w.-]+", "-") for key in keys]
    return scopes.with_columns(
        cause=pl.concat_str(pl.lit(kind), *where, separator=":"),
        kind=pl.lit(kind),
        level=pl.lit(level.value),
        **{key: pl.lit(None, pl.String) for key in ("country", "organisation", "month") if key not in keys},
    )


def wide_enough(level: Level, limits: Mapping[str, float]) -> pl.Expr:
    """Whether enough rows (`shows`), organisations or months show something for it to be said of the scope."""
    if level is Level.PLATFORM_MONTH:
        share = pl.col("organisations_showing") / pl.col("organisations_there")
        return (
            (pl.col("shows") >= limits["cause_platform_rows"])
            & (pl.col("organisations_showing") >= limits["cause_platform_organisations"])
            & (share >= limits["cause_platform_share"])
        )
    enough = pl.col("shows") >= limits["cause_organisation_rows"]
    return enough & (pl.col("months_showing") >= 2) if level is Level.ORGANISATION else enough


def counted(lines: pl.DataFrame, level: Level, applies: pl.Expr, shows: pl.Expr, **more: pl.Expr) -> pl.DataFrame:
    """Count per scope of a level: rows that something applies to and that show it, organisations, months."""
    keys = KEYS[level]
    marked = lines.filter(pl.all_horizontal(pl.col(key).is_not_null() for key in keys)).select(
        "organisation", *(key for key in keys if key != "organisation"), *(["month"] if "month" not in keys else []),
        _applies=applies, _shows=applies & shows, **{f"_{name}": applies & shows & expr for name, expr in more.items()},
    )  # fmt: skip
    return marked.filter("_applies").group_by(keys).agg(
        applies=pl.col("_applies").sum(),
        shows=pl.col("_shows").sum(),
        organisations_there=pl.col("organisation").n_unique(),
        organisations_showing=pl.col("organisation").filter("_shows").n_unique(),
        months_showing=pl.col("month").filter("_shows").n_unique() if "month" not in keys else pl.lit(1, pl.UInt32),
        **{name: pl.col(f"_{name}").sum() for name in more},
    )  # fmt: skip


def scopes_showing(lines: pl.DataFrame, pattern: Pattern, level: Level, limits: Mapping[str, float]) -> pl.DataFrame:
    """The scopes of a level that show a pattern, named."""
    proof = {"confirms": pattern.confirms} if pattern.confirms is not None else {}
    scopes = counted(lines, level, pattern.applies, pattern.shows, **proof)
    showing = scopes.filter(wide_enough(level, limits) & (pl.col("shows") >= pattern.share * pl.col("applies")))
    if proof:
        showing = showing.filter(pl.col("confirms") >= limits["cause_confirmed_share"] * pl.col("shows"))
    return named(showing, pattern.kind, level)


def covered(lines: pl.DataFrame, scopes: pl.DataFrame, level: Level, covers: pl.Expr) -> pl.DataFrame:
    """The lines that the causes of these scopes reach, each with its cause."""
    keys = list(KEYS[level])
    return lines.filter(covers).join(scopes.select("cause", *keys), on=keys, how="inner", maintain_order="left")


def claimed(findings: pl.DataFrame, lines: pl.DataFrame, explains: Mapping[str, pl.Expr]) -> pl.DataFrame:
    """The findings (cause, fid) on these lines that their cause explains; `explains` is by a rule's base code."""
    asked = findings.filter(pl.col("base").is_in(list(explains)))
    joined = asked.select("fid", "row_id", rule_base="base").join(lines, on="row_id", how="inner")
    holds = pl.any_horizontal((pl.col("rule_base") == code) & expr for code, expr in explains.items())
    return joined.filter(holds).select("cause", "fid")


def patterns_found(
    lines: pl.DataFrame, findings: pl.DataFrame, family: Iterable[Pattern], level: Level, limits: Mapping[str, float]
) -> tuple[list[Found], pl.DataFrame]:
    """What the patterns of a family explain at a level, and the lines that are left for the next level."""
    found = []
    for pattern in family:
        if level not in pattern.levels:
            continue
        scopes = scopes_showing(lines, pattern, level, limits)
        if scopes.is_empty():
            continue
        reached = covered(lines, scopes, level, pattern.covers)
        found.append(Found(scopes, reached.select("cause", "row_id"), claimed(findings, reached, pattern.explains)))
        lines = without(lines, found[-1:])
    return found, lines


def without(lines: pl.DataFrame, found: Iterable[Found]) -> pl.DataFrame:
    """The lines that these causes do not reach."""
    for each in found:
        lines = lines.join(each.members, on="row_id", how="anti", maintain_order="left")
    return lines
