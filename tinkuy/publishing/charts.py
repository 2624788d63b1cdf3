"""Charts as plain Vega-Lite dictionaries, drawn to SVG or PNG by vl-convert: no browser, no network (pure but for `draw`)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import polars as pl

from tinkuy.languages import Text, number
from tinkuy.months import NAMES
from tinkuy.publishing import palette

Spec = Mapping[str, Any]

_SCHEMA: Final = "https://vega.github.io/schema/vega-lite/v5.json"
_FONT: Final = "Carlito, Calibri, 'Liberation Sans', Arial, sans-serif"
_INTERVAL: Final = Text(
    "barra: estimación; línea: intervalo", "bar: estimate; line: interval", "barra: estimativa; linha: intervalo"
)
_THOUSAND: Final = Text("mil", "thousand", "mil")
_SCALE: Final = 2  # pixels per point: sharp on the screens of today


def month_label(month: str, language: str) -> str:
    """2021-03 as "mar 2021"."""
    year, at = month.split("-")
    return f"{NAMES[language][int(at) - 1][:3]} {year}"


def people_reached_by_month(
    figures: pl.DataFrame, *, title: str, subtitle: str, source: str, language: str = "es"
) -> Spec:
    """People reached by month with its interval; a month that nobody reported is an outlined gap and never a zero.

    `figures` has `month`, `reached`, `lower`, `upper` and a Boolean `gap` (no row of the month reported new people).
    """
    top = max(figures.filter(~pl.col("gap"))["upper"].max() or 1, 1)
    values = [_month_values(row, top, language) for row in figures.sort("month").iter_rows(named=True)]
    order = [value["label"] for value in values]
    x = {
        "field": "label",
        "type": "nominal",
        "sort": order,
        "axis": {"title": None, "labelAngle": 0, "labelExpr": "split(datum.value, ' ')"},
    }
    return {
        "$schema": _SCHEMA,
        "width": 760,
        "height": 300,
        "background": f"#{palette.PAPER}",
        "padding": 16,
        "title": _title(title, f"{subtitle} ({_INTERVAL.in_(language)})"),
        "data": {"values": values},
        "layer": [*_reported(x, language), *_gaps(x), _source(source)],
        "config": _CONFIG,
    }


def _month_values(row: Mapping[str, Any], top: float, language: str) -> dict[str, Any]:
    label = month_label(row["month"], language)
    if row["gap"]:
        return {"label": label, "gap": top, "words": palette.NOT_REPORTED.in_(language)}
    shown = number(round(row["reached"]), language)
    return {"label": label, "reached": row["reached"], "lower": row["lower"], "upper": row["upper"], "words": shown}


def _title(title: str, subtitle: str) -> dict[str, Any]:
    return {"text": title, "subtitle": subtitle, "anchor": "start", "offset": 18}


def _reported(x: Spec, language: str) -> list[Spec]:
    """The estimate as a bar from zero, its interval as a line, its number at its foot."""
    thousands = f"datum.value === 0 ? '0' : datum.value >= 1000 ? format(datum.value / 1000, ',') + ' {_THOUSAND.in_(language)}' : datum.label"
    y = {"type": "quantitative", "axis": {"title": None, "labelExpr": thousands, "tickCount": 5}}
    only = [{"filter": "isValid(datum.reached)"}]
    interval = {"type": "rule", "strokeWidth": 2, "color": f"#{palette.INK}"}
    # At the foot of its bar: above the interval the number would be taken for the upper bound.
    label = {
        "type": "text",
        "dy": -6,
        "baseline": "bottom",
        "fontSize": 12,
        "fontWeight": "bold",
        "color": f"#{palette.INK}",
    }
    return [
        {"transform": only, "mark": {"type": "bar", "color": "#8FA6D3", "width": {"band": 0.62}}, "encoding": {"x": x, "y": {"field": "reached", **y}}},
        {"transform": only, "mark": interval, "encoding": {"x": x, "y": {"field": "lower", **y}, "y2": {"field": "upper"}}},
        {"transform": only, "mark": {"type": "tick", "width": 14, "thickness": 2, "orient": "horizontal", "color": f"#{palette.INK}"}, "encoding": {"x": x, "y": {"field": "lower", **y}}},
        {"transform": only, "mark": {"type": "tick", "width": 14, "thickness": 2, "orient": "horizontal", "color": f"#{palette.INK}"}, "encoding": {"x": x, "y": {"field": "upper", **y}}},
        {"transform": only, "mark": label, "encoding": {"x": x, "y": {"datum": 0, **y}, "text": {"field": "words"}}},
    ]  # fmt: skip


def _gaps(x: Spec) -> list[Spec]:
    """A month without reports: an empty column with a dotted outline and its words, upright."""
    only = [{"filter": "isValid(datum.gap)"}]
    y = {"field": "gap", "type": "quantitative"}
    outline = {
        "type": "bar",
        "filled": False,
        "stroke": "#5B6673",
        "strokeDash": [3, 4],
        "strokeWidth": 1.2,
        "width": {"band": 0.62},
    }
    words = {"type": "text", "angle": 270, "fontSize": 13, "fontStyle": "italic", "color": "#5B6673", "align": "center"}
    middle = [*only, {"calculate": "datum.gap / 2", "as": "middle"}]
    return [
        {"transform": only, "mark": outline, "encoding": {"x": x, "y": y}},
        {"transform": middle, "mark": words, "encoding": {"x": x, "y": {"field": "middle", "type": "quantitative"}, "text": {"field": "words"}}},
    ]  # fmt: skip


def _source(source: str) -> Spec:
    """The source, below the picture: a chart that travels alone still says where it came from."""
    return {
        "data": {"values": [{}]},
        "mark": {"type": "text", "x": 0, "y": 356, "align": "left", "fontSize": 12, "color": "#5B6673", "text": source},
    }


_CONFIG: Final = {
    "font": _FONT,
    "view": {"stroke": None},
    "axis": {"labelColor": f"#{palette.INK}", "labelFontSize": 12, "domainColor": f"#{palette.LINE}", "tickColor": f"#{palette.LINE}", "gridColor": "#E9EDF1"},
    "axisX": {"grid": False},
    "title": {"fontSize": 18, "color": f"#{palette.INK}", "subtitleColor": "#5B6673", "subtitleFontSize": 13, "subtitlePadding": 6},
}  # fmt: skip


def draw(spec: Spec, path: Path) -> None:
    """Draw a specification to `path`: .svg or .png by its ending. Raises ValueError for another ending."""
    import vl_convert

    if path.suffix == ".svg":
        path.write_text(vl_convert.vegalite_to_svg(json.dumps(spec)), encoding="utf-8")
    elif path.suffix == ".png":
        path.write_bytes(vl_convert.vegalite_to_png(json.dumps(spec), scale=_SCALE))
    else:
        raise ValueError(f"a chart is drawn to .svg or .png, not to {path.suffix}")
