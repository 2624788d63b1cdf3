"""What accepting a cause would change, as people read it: people reached before and after, and the first cells (pure)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import polars as pl

from tinkuy.checks.treatments import TREATMENTS
from tinkuy.figures import people_reached
from tinkuy.figures.catalogue import MODELS
from tinkuy.figures.organisation_types import with_organisation_type
from tinkuy.languages import Language, Text
from tinkuy.ledger.checked import VERSION
from tinkuy.ledger.models import Version
from tinkuy.ledger.resolving import ResolutionPreview
from tinkuy.packs.schema import YearPack
from tinkuy.pages.components.finding_list import counted
from tinkuy.pages.uploads.comparison_shown import Reader
from tinkuy.pages.uploads.scopes import report_title
from tinkuy.pages.uploads.words import FINDINGS
from tinkuy.registries.installed_packs import platform_pack
from tinkuy.registries.models import Platform
from tinkuy.reports.five_ws import FIVE_WS

_CELLS: Final = 8
_MODEL: Final = "sum"
_KNOWN: Final = FIVE_WS.keys()


def shown_resolution(
    preview: ResolutionPreview, versions: Sequence[Version], year: YearPack, platform: Platform, language: Language
) -> dict[str, Any]:
    """The context of uploads/cause.html."""
    pack = platform_pack(platform.pack)
    model = year.consolidation.get(pack.country, _MODEL)
    figures = [_figure(rows, year, model) for rows in (preview.before, preview.after)]
    names = (FINDINGS["as_now"], FINDINGS["if_accepted"])
    return {
        "figures": [{"name": name, "figure": figure} for name, figure in zip(names, figures, strict=True)],
        "top": max(figure["upper"] for figure in figures),
        "model": MODELS[model],
        "changes_people": figures[0] != figures[1],
        "changed": _changed(preview),
        "cells": _cells(preview, versions, Reader(year, pack, language)),
        "more": preview.changed > _CELLS,
    }


def _changed(preview: ResolutionPreview) -> Text:
    if preview.changed == 1:
        return FINDINGS["changed_one"]
    several = len(preview.organisations) > 1
    counts = {"rows": preview.changed, "organisations": len(preview.organisations)}
    return counted(FINDINGS["changed" if several else "changed_here"], **counts)


def people_of(rows: pl.DataFrame, year: YearPack, model: str, by: Sequence[str] = ()) -> list[dict[str, Any]]:
    """People reached, one line per value of `by`, as components/figure.html takes them."""
    lines = people_reached(with_organisation_type(rows, year), model=model, by=by).iter_rows(named=True)
    return [
        line | {"gap": bool(line["rows"]) and line["rows"] == line["not_reported"], "reason": None} for line in lines
    ]


def _figure(rows: pl.DataFrame, year: YearPack, model: str) -> dict[str, Any]:
    return people_of(rows, year, model)[0]


def _cells(preview: ResolutionPreview, versions: Sequence[Version], reader: Reader) -> list[dict[str, Any]]:
    of = {str(one.pk): report_title(one) for one in versions}
    known = preview.cells.filter(pl.col("column").is_in(_KNOWN)).head(_CELLS)
    return [
        {
            "report": of.get(line[VERSION]) if len(of) > 1 else None,
            "row": line["row"],
            "label": FIVE_WS[line["column"]].label,
            "before": reader.cell(line["column"], line["before"]),
            "after": reader.cell(line["column"], line["after"]),
            "mark": TREATMENTS[line["label"]].label,
        }
        for line in known.iter_rows(named=True)
    ]
