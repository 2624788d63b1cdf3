"""Finding the causes: who explains which finding, weighed and put into words (pure)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, Final

import polars as pl

from tinkuy.checks.catalogue import BY_CODE
from tinkuy.checks.causes import repeated
from tinkuy.checks.causes.effects import effects_of
from tinkuy.checks.causes.evidence import facts_of
from tinkuy.checks.causes.formulas import formulas_found
from tinkuy.checks.causes.kinds import KINDS
from tinkuy.checks.causes.model import Cause, Causes, Level
from tinkuy.checks.causes.names import names_found
from tinkuy.checks.causes.pasted import pasted_found
from tinkuy.checks.causes.patterns import FAMILIES, FIGURE_LEVELS
from tinkuy.checks.causes.repeated import repeated_found
from tinkuy.checks.causes.scopes import Found, patterns_found, without
from tinkuy.checks.causes.words import advised, examples, told
from tinkuy.checks.findings import FINDINGS
from tinkuy.checks.limits import limits
from tinkuy.checks.rule import Rule
from tinkuy.languages import Text
from tinkuy.packs.schema import PlatformPack, YearPack

_DUPLICATES: Final = ("A01", "A02")
_PARAMETERS: Final = ("column", "code", "choices")
# What detectors count, as far as it is evidence that a person may want to see.
_EVIDENCE: Final = (
    "applies", "shows", "confirms", "exact", "blanks", "months_showing", "organisations_showing", "organisations_there",
    "first_row", "last_row", "again_from",
)  # fmt: skip
_CLAIM: Final = {"cause": pl.String(), "fid": pl.UInt32()}


def find_causes(
    rows: pl.DataFrame, findings: pl.DataFrame, year: YearPack, *, platform: PlatformPack | None = None
) -> Causes:
    """Explain findings at the widest level that explains them: platform and month, organisation, organisation and month.

    `rows` are standard rows, `findings` what run_checks found in them (schema FINDINGS). Returns the causes, the heaviest
    first (by findings explained, then id), and the same findings in the same order with `cause` filled; a finding that no
    cause explains keeps a blank `cause`: it is its row's own. A finding has one cause at most, so nothing counts twice.
    Source: METHODS fact 2 and 3.5; the order of levels and the thresholds (tinkuy.checks.limits) are ours.
    """
    numbered = (
        findings.drop("cause").with_row_index("fid").with_columns(base=pl.col("rule").str.extract(r"^([A-Z]\d+)"))
    )
    found, claims = _everything_found(rows, numbered, year, platform)
    filled = numbered.join(claims, on="fid", how="left", maintain_order="left")
    causes = sorted(_causes(found, filled, rows, year, platform), key=lambda cause: (-cause.findings, cause.id))
    return Causes(tuple(causes), filled.select(FINDINGS.keys()))


def _everything_found(
    rows: pl.DataFrame, findings: pl.DataFrame, year: YearPack, platform: PlatformPack | None
) -> tuple[list[Found], pl.DataFrame]:
    """Everything that detectors found, and for each finding the first of them that claims it (fid, cause)."""
    thresholds = limits(year, platform)
    lines = facts_of(rows, year, platform)
    found = [*names_found(rows, findings, year, thresholds), *pasted_found(rows, findings, _DUPLICATES, thresholds)]
    found += _figures_found(lines, findings, thresholds)
    first = _first_claims(found)
    rest = repeated_found(rows, lines, findings, first, thresholds)
    return found + rest, pl.concat([first, _first_claims(rest)])


def _figures_found(lines: pl.DataFrame, findings: pl.DataFrame, thresholds: Mapping[str, float]) -> list[Found]:
    """What the patterns of figures explain, the widest level first and, within a level, in the order of the families."""
    found: list[Found] = []
    left = [lines] * len(FAMILIES)
    for level in FIGURE_LEVELS:
        formulas = formulas_found(left[0], findings, level, thresholds)
        found += formulas
        # A missing breakdown must not be estimated from a New that is itself to be mended first.
        left = [without(lines_left, formulas) for lines_left in left]
        for position, family in enumerate(FAMILIES):
            patterns, left[position] = patterns_found(left[position], findings, family, level, thresholds)
            found += patterns
    return found


def _first_claims(found: list[Found]) -> pl.DataFrame:
    claims = [
        pl.DataFrame(schema=_CLAIM),
        *(f.claims.select(pl.col(k).cast(t) for k, t in _CLAIM.items()) for f in found),
    ]
    return pl.concat(claims).unique("fid", keep="first", maintain_order=True).select("fid", "cause")


def _causes(
    found: list[Found], findings: pl.DataFrame, rows: pl.DataFrame, year: YearPack, platform: PlatformPack | None
) -> Iterator[Cause]:
    """The causes that explain at least one finding."""
    explaining = findings.drop_nulls("cause")
    if explaining.is_empty():
        return
    rules = {cause: dict(Counter(codes)) for cause, codes in explaining.group_by("cause").agg("rule").iter_rows()}
    members = _members(found, rules)
    who = _who(members, rows, year, platform)
    lines = {
        line["cause"]: line
        for f in reversed(found)
        for line in f.causes.iter_rows(named=True)
        if line["cause"] in rules
    }
    effects = effects_of(
        rows, members, {cause: KINDS[line["kind"]].treatment for cause, line in lines.items()}, year, platform
    )
    shown = _examples(explaining, rows, [cause for cause, line in lines.items() if line["kind"] == repeated.RULE], year)
    for cause, line in lines.items():
        yield _cause(line | who[cause] | {"rules": rules[cause]} | shown.get(cause, {}), effects.get(cause), year)


def _examples(
    findings: pl.DataFrame, rows: pl.DataFrame, causes: list[str], year: YearPack
) -> dict[str, dict[str, Any]]:
    """For each of these causes its first finding as a sentence, and the row it stands in."""
    first = findings.filter(pl.col("cause").is_in(causes)).sort("row_id", maintain_order=True)
    first = first.unique("cause", keep="first", maintain_order=True)
    placed = first.join(rows.select("row_id", "row"), on="row_id", how="left", maintain_order="left")
    sentences = examples(first, year)
    return {
        cause: {"example": sentences[cause], "example_row": row}
        for cause, row in placed.select("cause", "row").iter_rows()
    }


def _members(found: list[Found], explaining: Mapping[str, Any]) -> pl.DataFrame:
    every = pl.concat([f.members.select(pl.col("cause"), pl.col("row_id").cast(pl.UInt32)) for f in found])
    return every.filter(pl.col("cause").is_in(list(explaining))).unique(maintain_order=True)


def _who(
    members: pl.DataFrame, rows: pl.DataFrame, year: YearPack, platform: PlatformPack | None
) -> dict[str, dict[str, Any]]:
    """For each cause its rows, its rows of direct assistance, and the organisations whose they are."""
    facts = facts_of(rows, year, platform).select("row_id", "organisation", "name", "direct")
    joined = members.join(facts, on="row_id", how="inner").sort("row_id")
    grouped = joined.group_by("cause").agg(
        row_ids=pl.col("row_id"),
        direct_rows=pl.col("direct").sum(),
        organisations=pl.col("organisation").unique().sort().drop_nulls(),
        of_direct=pl.col("organisation").filter("direct").n_unique(),
        name=pl.col("name").first(),
    )
    return {line.pop("cause"): line for line in grouped.iter_rows(named=True)}


def _cause(line: Mapping[str, Any], effect, year: YearPack) -> Cause:
    kind, level = KINDS[line["kind"]], Level(line["level"])
    evidence = {key: line[key] for key in _EVIDENCE if line.get(key) is not None}
    return Cause(
        id=line["cause"],
        kind=line["kind"],
        level=level,
        country=line["country"],
        organisations=tuple(line["organisations"]),
        month=line["month"],
        rows=tuple(line["row_ids"]),
        findings=sum(line["rules"].values()),
        rules=dict(sorted(line["rules"].items())),
        text=told(line["kind"], level, year, _told_values(line, year)),
        advice=advised(line["kind"], _rule_of(line)),
        evidence=evidence | {"rows": len(line["row_ids"]), "organisations": len(line["organisations"])},
        effect=effect,
        treatment=kind.treatment,
        alternatives=kind.alternatives,
        parameters={key: line[key] for key in _PARAMETERS if line.get(key)},
    )


def _told_values(line: Mapping[str, Any], year: YearPack) -> dict[str, Any]:
    """What the words of a cause speak of: its direct assistance where that is what it is about."""
    about_people = line["kind"] in {"new-not-reported", "total-only"} and line["direct_rows"] > 0
    return dict(line) | {
        "rows": line["direct_rows"] if about_people else len(line["row_ids"]),
        "organisations": line["of_direct"] if about_people else len(line["organisations"]),
        "direct": about_people,
        "organisation": _organisation(line, year),
    }


def _organisation(line: Mapping[str, Any], year: YearPack) -> Text:
    codes = year.lists.get("organisations")
    entry = codes.by_code().get(line["organisation"]) if codes and line["organisation"] else None
    return entry.text if entry else Text(line["name"] or "?")


def _rule_of(line: Mapping[str, Any]) -> Rule | None:
    asks_rule = line["kind"] in {repeated.BLANK, repeated.RULE}
    return BY_CODE[line["about"]] if asks_rule else None
