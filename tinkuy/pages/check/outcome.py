"""What the page of a check shows, as one JSON document with its texts in all languages (pure)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any, Final

import polars as pl

from tinkuy.checks.catalogue import BY_CODE
from tinkuy.checks.causes import Cause, Causes
from tinkuy.checks.treatments.proposed import apply_proposed
from tinkuy.figures import people_reached
from tinkuy.figures.catalogue import MODELS, REASONS
from tinkuy.figures.organisation_types import with_organisation_type
from tinkuy.languages import LANGUAGES
from tinkuy.packs.schema import PlatformPack, YearPack
from tinkuy.publishing.palette import SEVERITIES
from tinkuy.reports.reading import Reading
from tinkuy.reports.receipt import Receipt

_USUAL_MODEL: Final = "sum"  # the upper bound; a country's own model where its year's pack names one


def outcome(
    reading: Reading, causes: Causes, year: YearPack, platform: PlatformPack | None, years: Sequence[YearPack]
) -> dict[str, Any]:
    """Everything the page shows but the single findings. `years` are those a person may choose instead."""
    return {
        "file": reading.receipt.file,
        "year": {"id": year.id, "title": asdict(year.title)},
        "platform": asdict(platform.title) if platform else None,
        "counts": _counts(reading.rows, causes),
        "receipt": _receipt(reading.receipt),
        "causes": [_cause(cause, causes.findings.height) for cause in causes.causes],
        "rules": _rules(causes.findings),
        "reached": _reached(reading.rows, causes, year, platform),
        "other_year": _other_year(reading.rows, year, years),
    }


def _counts(rows: pl.DataFrame, causes: Causes) -> dict[str, int]:
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


def _receipt(receipt: Receipt) -> list[dict[str, str]]:
    lines = [receipt.lines(language) for language in LANGUAGES]
    return [dict(zip(LANGUAGES, line, strict=True)) for line in zip(*lines, strict=True)]


def _cause(cause: Cause, all_findings: int) -> dict[str, Any]:
    return {
        "id": cause.id,
        "text": asdict(cause.text),
        "advice": asdict(cause.advice),
        "findings": cause.findings,
        "share": 100 * cause.findings / all_findings,
        "rules": list(cause.rules),
        "treatable": cause.treatment is not None,
        "effect": asdict(cause.effect) | {"changes": cause.effect.changes_reached} if cause.effect else None,
    }


def _rules(findings: pl.DataFrame) -> list[dict[str, Any]]:
    """The rules with findings, the gravest first and within them the most frequent."""
    counted = findings.group_by("rule", "severity").len("findings")
    order = pl.col("severity").cast(pl.Enum(list(SEVERITIES)))
    ordered = counted.sort(order, pl.col("findings"), pl.col("rule"), descending=[False, True, False])
    return [line | {"mend": asdict(BY_CODE[line["rule"]].mend)} for line in ordered.to_dicts()]


def _reached(rows: pl.DataFrame, causes: Causes, year: YearPack, platform: PlatformPack | None) -> dict[str, Any]:
    """People reached by one model: as reported and, where something is proposed, as it would be; counts are persons."""
    countries = rows["country"].drop_nulls().unique().to_list()
    model = year.consolidation.get(countries[0], _USUAL_MODEL) if len(countries) == 1 else _USUAL_MODEL
    proposed, taken = apply_proposed(rows, causes.causes, year, platform=platform)
    figures = [_figure(rows, year, model)] + ([_figure(proposed, year, model)] if taken else [])
    return {
        "model": asdict(MODELS[model].name),
        "method": asdict(MODELS[model].method),
        "figures": figures,
        "taken": len(taken),
        "top": max((figure["upper"] for figure in figures), default=0),
    }


def _figure(rows: pl.DataFrame, year: YearPack, model: str) -> dict[str, Any]:
    line = people_reached(with_organisation_type(rows, year), model=model).row(0, named=True)
    reason = asdict(REASONS[line["reason"]]) if line["reason"] else None
    gap = bool(line["rows"]) and line["rows"] == line["not_reported"]
    return line | {"reason": reason, "gap": gap, "without_rows": not line["rows"]}


def _other_year(rows: pl.DataFrame, year: YearPack, years: Sequence[YearPack]) -> Mapping[str, Any] | None:
    """The year that the file's months are of, where most of them are not of the chosen one."""
    months = [int(month[:4]) for month in rows["month"].drop_nulls().to_list()]
    if not months or 2 * sum(written in year.plan_years for written in months) >= len(months):
        return None
    written = Counter(months).most_common(1)[0][0]
    fitting = next((other for other in years if written in other.plan_years), None)
    return {"id": fitting.id, "title": asdict(fitting.title), "written": written} if fitting else None
