"""What each figure's page can be asked: its models, its dimensions, its parts (data, pure)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from tinkuy.figures.catalogue import BREAKDOWNS, FIGURES, MODELS, Figure
from tinkuy.figures.presence import WHO_WHAT_WHERE_WHEN

# A part of the response that an address can name: its parameter, and the dimension whose code it takes.
PARTS: Final = {
    "mes": "month",
    "sector": "sector",
    "admin1": "admin1",
    "organizacion": "organisation",
    "tipo-organizacion": "organisation_type",
    "admin2": "admin2",
    "grupo": "population_group",
    "edad-genero": "age_gender",
    "cva": "cva",
    "mecanismo": "mechanism",
}
# Those that are no column of the rows: a row holds people of every group.
_OF_ROWS: Final = tuple(name for name, dimension in PARTS.items() if dimension not in BREAKDOWNS)
_YES_NO: Final = {"si": True, "no": False}


def value_of(dimension: str, code: str) -> object:
    """What a code of an address stands for in a figure: itself, or yes and no. Raises KeyError for another answer."""
    return _YES_NO[code] if dimension == "cva" else code


def code_of(value: object) -> str:
    """A value of a figure as an address says it."""
    return next((code for code, answer in _YES_NO.items() if answer is value), str(value))


@dataclass(frozen=True, slots=True)
class Kind:
    """One figure as its page shows it.

    `models`: those it can be asked by; none if it has no model. `by`: the dimensions it has unless others are asked for.
    `parts`: the parameters of PARTS that narrow it. `column`: the number of a figure that is one number. `within`: the
    slice of people reached that it is, by which its explanation is made.
    """

    figure: Figure
    models: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    takes_by: bool = True
    takes_national: bool = False
    parts: tuple[str, ...] = _OF_ROWS
    column: str = ""
    within: tuple[tuple[str, object], ...] | None = None

    @property
    def is_people(self) -> bool:
        """Whether it is a figure of people reached, with an interval and an explanation."""
        return self.within is not None


_NAMED: Final = {figure.function: figure for figure in FIGURES}
_EVERY: Final = tuple(MODELS)

KINDS: Final[dict[str, Kind]] = {
    kind.figure.function: kind
    for kind in (
        Kind(_NAMED["people_reached"], _EVERY, takes_national=True, parts=tuple(PARTS), column="reached", within=()),
        Kind(
            _NAMED["host_community_reached"],
            ("sum", "per-organisation"),
            takes_national=True,
            column="reached",
            within=(("population_group", "host_community"),),
        ),
        Kind(
            _NAMED["cash_people"],
            _EVERY,
            takes_national=True,
            parts=tuple(name for name in _OF_ROWS if name != "cva"),
            column="reached",
            within=(("cva", True),),
        ),
        Kind(_NAMED["trend"], _EVERY, takes_national=True, parts=tuple(PARTS)),
        Kind(_NAMED["organisations_present"], column="organisations"),
        Kind(_NAMED["cash_value"], column="value_usd"),
        Kind(_NAMED["indicator_totals"]),
        Kind(_NAMED["presence"], by=WHO_WHAT_WHERE_WHEN),
        Kind(_NAMED["completeness"], takes_by=False, parts=("mes", "organizacion")),
        Kind(
            _NAMED["consolidated"],
            ("sum", "max-sector", "max-age-gender", "southern-cone"),
            takes_by=False,
            parts=("mes", "sector", "admin1"),
        ),
    )
}
