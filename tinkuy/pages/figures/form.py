"""The choices by which a figure can be asked for in another way: a plain form whose fields are the address's parameters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from tinkuy.figures.catalogue import BREAKDOWNS, DIMENSIONS, MODELS, REFUSALS
from tinkuy.languages import Text
from tinkuy.pages.figures.asking import NO_NATIONAL, YES, Asked
from tinkuy.pages.figures.kinds import PARTS
from tinkuy.pages.figures.published import Published
from tinkuy.pages.figures.shown import Words
from tinkuy.pages.figures.words import WORDS

# What the form offers to break down by, the most asked for first; an address can say any dimension.
_OFFERED: Final = (
    "month", "sector", "admin1", "organisation", "organisation_type", "population_group", "age_gender", "place_level", "cva",
    "mechanism", "rmrp", "implementing_partner", "indicator",
)  # fmt: skip


# The parts that it offers; others that an address says stay in it.
ALWAYS: Final = ("sector", "admin1", "organizacion", "tipo-organizacion")


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice of a field."""

    value: str
    text: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Field:
    """One field: the parameter, its label, its choices (a blank one first where it may be left out)."""

    name: str
    label: Text
    choices: list[Choice]


def choices(release: Published, asked: Asked, words: Words) -> list[Field]:
    """The fields of a figure's form, with what the page shows chosen."""
    fields = [_models(asked, words), _by(asked, words), *_months(release, asked, words)]
    fields += [_part(release, asked, name, words) for name in asked.kind.parts if name in ALWAYS]
    fields += [_chosen(asked, name, words) for name in asked.parts if name not in {*ALWAYS, "mes"}]
    if asked.kind.takes_national:
        fields.append(_national(asked, words))
    return [field for field in fields if field.choices]


def _models(asked: Asked, words: Words) -> Field:
    named = [Choice(code, MODELS[code].name.in_(words.language), code == asked.model) for code in asked.kind.models]
    return Field("modelo", WORDS["model"], named)


def _by(asked: Asked, words: Words) -> Field:
    if not asked.kind.takes_by:
        return Field("por", WORDS["by"], [])
    chosen = ",".join(asked.by)
    named = [Choice("", WORDS["not_broken_down"].in_(words.language), not chosen)]
    if len(asked.by) > 1 or (chosen and chosen not in _OFFERED):
        names = ", ".join(DIMENSIONS[key].in_(words.language) for key in asked.by)
        named.append(Choice(chosen, WORDS["two_dimensions"].in_(words.language).format(dimensions=names), True))
    offered = [key for key in _OFFERED if _has(asked, key)]
    return Field(
        "por", WORDS["by"], named + [Choice(k, DIMENSIONS[k].in_(words.language), k == chosen) for k in offered]
    )


def _has(asked: Asked, dimension: str) -> bool:
    """Whether the figure can be asked for by this dimension."""
    if asked.figure == "trend" and dimension == "month":
        return False
    if asked.figure == "host_community_reached" or not asked.kind.models:
        return dimension not in BREAKDOWNS and (asked.model, dimension) not in REFUSALS
    return (asked.model, dimension) not in REFUSALS


def _months(release: Published, asked: Asked, words: Words) -> list[Field]:
    fields = []
    one = asked.parts.get("mes", "")
    for name, label, now in (("desde", "from", asked.first or one), ("hasta", "until", asked.last or one)):
        every = [Choice("", WORDS["every"].in_(words.language), not now)]
        named = [Choice(m, words.name("month", m), m == now) for m in release.months]
        fields.append(Field(name, WORDS[label], every + named))
    return fields


def _part(release: Published, asked: Asked, name: str, words: Words) -> Field:
    dimension, now = PARTS[name], asked.parts.get(name, "")
    label = WORDS["place"] if dimension == "admin1" else WORDS[dimension]
    codes = [code for code in release.codes(dimension) if code]
    codes += [now] if now and now not in codes else []
    named = sorted((Choice(code, words.name(dimension, code), code == now) for code in codes), key=lambda c: c.text)
    return Field(name, label, [Choice("", WORDS["every"].in_(words.language), not now), *named])


def _chosen(asked: Asked, name: str, words: Words) -> Field:
    """A part that the address says and the form does not offer: kept, or let go."""
    dimension = PARTS[name]
    label, now = DIMENSIONS[dimension], words.name(dimension, asked.slices[dimension])
    every = Choice("", WORDS["every"].in_(words.language), chosen=False)
    return Field(name, label, [every, Choice(asked.parts[name], now, chosen=True)])


def _national(asked: Asked, words: Words) -> Field:
    language, without = words.language, asked.without_national
    return Field(
        NO_NATIONAL,
        Text("Filas del país entero", "Rows of the whole country", "Linhas do país inteiro"),
        [
            Choice("", WORDS["with_national"].in_(language), not without),
            Choice(YES, WORDS["without_national"].in_(language), without),
        ],
    )
