"""From what is asked to the numbers: the functions of `tinkuy.figures` on a release, of one part of it where asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl

from tinkuy.figures.catalogue import MODELS, Model, UndefinedFigure
from tinkuy.figures.counting import MissingColumns, collected
from tinkuy.figures.of_release import FIGURES, Explained, narrowed
from tinkuy.pages.figures.asking import Asked
from tinkuy.pages.figures.published import Published


def lines(release: Published, asked: Asked) -> pl.DataFrame:
    """The figure as its function gives it, of the parts asked for, which stand in columns of their own.

    A part is a slice of the figure by that dimension, so `admin1=PE15` is the very line PE15 of `por=admin1`. Raises
    UndefinedFigure, MissingColumns (each with `text`).
    """
    if asked.figure == "consolidated":
        return _of_the_parts(release.figure("consolidated", model=asked.model), asked, release)
    where = asked.where(release.months)
    made = release.figure(asked.figure, where=where, **_parameters(asked))
    return _sliced(made, asked.slices)


def lines_of(rows: Any, asked: Asked, months: Sequence[str]) -> pl.DataFrame:
    """The same figure of other rows, in memory."""
    made = FIGURES[asked.figure](narrowed(rows, asked.where(months)), **_parameters(asked))
    return _sliced(collected(made).to_polars(), asked.slices)


def explanation(release: Published, asked: Asked) -> Explained | None:
    """How a figure of people was made, of the parts asked for; nothing for other figures, or where it has several lines."""
    within = asked.kind.within
    if within is None or asked.dimensions:
        return None
    found = release.explained(
        where=asked.where(release.months),
        model=asked.model,
        by=[*asked.slices, *dict(within)],
        exclude_national=asked.without_national,
    )
    only = {**asked.slices, **dict(within)}
    return Explained(_only(found.waterfall, only), _only(found.outcomes, only), _only(found.rows, only))


@dataclass(frozen=True, slots=True)
class Beside:
    """The same figure by one model: its line, or nothing and why not."""

    model: Model
    line: Mapping[str, Any] | None
    asked: Asked


def models_beside(release: Published, asked: Asked) -> list[Beside]:
    """The same figure by every model that has it."""
    return [_beside(release, asked.but(model=code)) for code in asked.kind.models]


def _beside(release: Published, asked: Asked) -> Beside:
    try:
        found = lines(release, asked).to_dicts()
    except (UndefinedFigure, MissingColumns):
        found = []
    return Beside(MODELS[asked.model], found[0] if found else None, asked)


def _parameters(asked: Asked) -> dict[str, Any]:
    """The arguments of the figure's function, as JSON values."""
    kind, by = asked.kind, [*asked.slices, *asked.dimensions]
    if asked.figure == "trend":
        by = [key for key in by if key != "month"]
    said: dict[str, Any] = {"by": by} if kind.takes_by else {}
    if kind.models:
        said["model"] = asked.model
    if kind.takes_national and asked.without_national:
        said["exclude_national"] = True
    return said


def _sliced(made: pl.DataFrame, slices: Mapping[str, Any]) -> pl.DataFrame:
    """The lines of the parts asked for: a figure may bring lines of its own, such as the months between two."""
    return _only(made, {key: code for key, code in slices.items() if key in made.columns})


def _only(frame: Any, values: Mapping[str, object]) -> Any:
    for key, value in values.items():
        frame = frame.filter(pl.col(key) == value)
    return frame


def _of_the_parts(table: pl.DataFrame, asked: Asked, release: Published) -> pl.DataFrame:
    """Lines of R4V's table: its people are to date, so that a part of it is a choice of lines and never of rows."""
    for key, codes in asked.where(release.months).items():
        table = table.filter(pl.col(key).is_in(codes))
    return table
