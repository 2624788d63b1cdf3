"""What the page of a check shows, as one JSON document with its texts in all languages (pure)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any, Final

import polars as pl

from tinkuy.checks.causes import Causes
from tinkuy.checks.treatments.proposed import apply_proposed
from tinkuy.figures import people_reached
from tinkuy.figures.catalogue import MODELS, REASONS
from tinkuy.figures.organisation_types import with_organisation_type
from tinkuy.languages import LANGUAGES
from tinkuy.packs.schema import PlatformPack, YearPack
from tinkuy.pages.components.cause_shown import counts, shown_cause, shown_rules
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
        "counts": counts(reading.rows, causes),
        "receipt": _receipt(reading.receipt),
        "causes": [shown_cause(cause, causes.findings.height) for cause in causes.causes],
        "rules": shown_rules(causes.findings),
        "reached": _reached(reading.rows, causes, year, platform),
        "other_year": _other_year(reading.rows, year, years),
    }


def _receipt(receipt: Receipt) -> list[dict[str, str]]:
    lines = [receipt.lines(language) for language in LANGUAGES]
    return [dict(zip(LANGUAGES, line, strict=True)) for line in zip(*lines, strict=True)]


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
