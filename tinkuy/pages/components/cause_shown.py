"""Causes and rules as pages show them: plain values whose texts are in all languages, fit for JSON (pure)."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import polars as pl

from tinkuy.checks.catalogue import BY_CODE
from tinkuy.checks.causes import Cause, Causes
from tinkuy.publishing.palette import SEVERITIES


def shown_cause(cause: Cause, all_findings: int) -> dict[str, Any]:
    """The context of components/cause.html; `share` is the percentage of all findings that it explains."""
    return {
        "id": cause.id,
        "text": asdict(cause.text),
        "advice": asdict(cause.advice),
        "findings": cause.findings,
        "share": 100 * cause.findings / max(all_findings, 1),
        "rules": list(cause.rules),
        "treatable": cause.treatment is not None,
        "effect": asdict(cause.effect) | {"changes": cause.effect.changes_reached} if cause.effect else None,
    }


def shown_rules(findings: pl.DataFrame) -> list[dict[str, Any]]:
    """The rules with findings, the gravest first and within them the most frequent."""
    counted = findings.group_by("rule", "severity").len("findings")
    order = pl.col("severity").cast(pl.Enum(list(SEVERITIES)))
    ordered = counted.sort(order, pl.col("findings"), pl.col("rule"), descending=[False, True, False])
    return [line | {"mend": asdict(BY_CODE[line["rule"]].mend)} for line in ordered.to_dicts()]


def counts(rows: pl.DataFrame, causes: Causes) -> dict[str, int]:
    """How many rows there are, clean, marked and blocked; how many findings, explained by causes and single."""
    findings = causes.findings
    blocked = findings.filter(pl.col("severity") == "blocking")["row_id"].n_unique()
    marked = findings["row_id"].n_unique() - blocked
    return {
        "rows": rows.height,
        "clean": rows.height - marked - blocked,
        "marked": marked,
        "blocked": blocked,
        "findings": findings.height,
        "explained": sum(cause.findings for cause in causes.causes),
        "single": causes.unexplained().height,
    }
