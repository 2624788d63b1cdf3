"""What must be on the year's lists, and belong together (METHODS 3.5, C02, C03, C09 and the "not in list" halves).

Where nobody here has the year's list (`known=False`), these rules do not run: an unknown list proves nothing.
"""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from tinkuy.checks.cells import not_understood, written, yes
from tinkuy.checks.findings import Severity
from tinkuy.checks.rule import Setting, rule
from tinkuy.languages import Text
from tinkuy.packs.schema import Entry

_PAIR = {"child": pl.String(), "parent": pl.String()}
_UNKNOWN = Text(
    "«{value}» no está en la lista de este año ({column}).",
    "“{value}” is not on this year's list ({column}).",
    "«{value}» não está na lista deste ano ({column}).",
)
_UNKNOWN_WHY = Text(
    "Solo lo que está en la lista puede sumarse con lo que reportan los demás.",
    "Only what is on the list can be added to what others report.",
    "Só o que está na lista pode ser somado ao que os demais relatam.",
)
_UNKNOWN_MEND = Text(
    "Elija el nombre de la lista; si falta en ella, avise al equipo de información.",
    "Choose the name from the list; if the list lacks it, tell the information team.",
    "Escolha o nome na lista; se faltar nela, avise a equipe de informação.",
)


def entries(s: Setting, key: str) -> tuple[Entry, ...]:
    """The entries of the year's list; none where nobody has the list."""
    return s.year.lists[key].entries if key in s.year.lists else ()


def attribute(s: Setting, key: str, name: str) -> Mapping[str, str]:
    """What a list says of each code under one attribute, for the codes of which it says something."""
    return {e.code: e.attributes[name] for e in entries(s, key) if e.attributes.get(name)}


def parent_differs(child: str, parent: str, parents: Mapping[str, str]) -> pl.Expr:
    """Whether the list puts the child under another parent than the row's; false where either is not known.

    The pair is looked up by its hash, in a third of the time of looking up a text; no two pairs of a year's lists share one
    (tests/checks/test_lists.py).
    """
    children, pairs = pair_hashes(parents)
    listed = pl.col(child).hash().is_in(children.implode()) & pl.col(parent).is_not_null()
    return listed & ~_hash_of_pair(child, parent).is_in(pairs.implode())


def pair_hashes(parents: Mapping[str, str]) -> tuple[pl.Series, pl.Series]:
    """The hashes of the children, and of each child with its parent."""
    listed = pl.DataFrame({"child": list(parents), "parent": list(parents.values())}, schema=_PAIR)
    return listed["child"].hash(), listed.select(_hash_of_pair("child", "parent")).to_series()


def _hash_of_pair(child: str, parent: str) -> pl.Expr:
    return pl.col(child).hash() ^ pl.col(parent).hash(1)


@rule(
    "C02-unknown",
    Severity.BLOCKING,
    ("country", "admin1"),
    message=_UNKNOWN,
    why=_UNKNOWN_WHY,
    mend=_UNKNOWN_MEND,
    on_list=True,
)
def place_is_on_the_list(s: Setting) -> pl.Expr:
    """Country and admin1 are on the year's lists; without a country, an admin1 cannot be judged."""
    judged = pl.col("country").is_not_null() if s.column == "admin1" else pl.lit(True)
    return not_understood(s.column) & judged


@rule(
    "C02",
    Severity.BLOCKING,
    "admin1",
    message=Text(
        "«{value}» no queda en el país de la fila ({detail}).",
        "“{value}” is not in the row's country ({detail}).",
        "«{value}» não fica no país da linha ({detail}).",
    ),
    why=Text(
        "Si el departamento y el país no coinciden, no se sabe dónde sumar la fila.",
        "If admin1 and country do not agree, nobody knows where to add the row.",
        "Se o departamento e o país não coincidem, não se sabe onde somar a linha.",
    ),
    mend=Text(
        "Corrija el país o el departamento.", "Correct the country or the admin1.", "Corrija o país ou o departamento."
    ),
    lists=("countries", "places"),
    detail=lambda s: written("country"),
    detail_of="country",
)
def admin1_lies_in_the_country(s: Setting) -> pl.Expr:
    """The pair (country, admin1) is on the year's list."""
    return parent_differs("admin1", "country", attribute(s, "places", "country"))


@rule(
    "C03-unknown",
    Severity.WARNING,
    "admin2",
    message=_UNKNOWN,
    why=_UNKNOWN_WHY,
    mend=_UNKNOWN_MEND,
    on_list=True,
)
def admin2_is_on_the_list(s: Setting) -> pl.Expr:
    """The admin2, where given, is on the list, in the countries of which the list has places."""
    countries = sorted(set(attribute(s, "places_admin2", "country").values()))
    judged = pl.col("country").is_in(countries).fill_null(True) if countries else pl.lit(True)
    return not_understood("admin2") & judged


@rule(
    "C03",
    Severity.WARNING,
    "admin2",
    message=Text(
        "«{value}» no queda en el departamento de la fila ({detail}).",
        "“{value}” is not in the row's admin1 ({detail}).",
        "«{value}» não fica no departamento da linha ({detail}).",
    ),
    why=Text(
        "El mapa por provincia mostraría la actividad en otro lugar.",
        "The map by admin2 would show the activity somewhere else.",
        "O mapa por província mostraria a atividade em outro lugar.",
    ),
    mend=Text(
        "Corrija la provincia o el departamento.",
        "Correct the admin2 or the admin1.",
        "Corrija a província ou o departamento.",
    ),
    lists=("places", "places_admin2"),
    detail=lambda s: written("admin1"),
    detail_of="admin1",
)
def admin2_lies_in_admin1(s: Setting) -> pl.Expr:
    """The pair (admin1, admin2), where admin2 is given, is on the year's list."""
    return parent_differs("admin2", "admin1", attribute(s, "places_admin2", "admin1"))


@rule(
    "C04-unknown",
    Severity.BLOCKING,
    "organisation",
    message=_UNKNOWN,
    why=_UNKNOWN_WHY,
    mend=_UNKNOWN_MEND,
    on_list=True,
)
def organisation_is_on_the_list(s: Setting) -> pl.Expr:
    """The appealing organisation is on the year's list."""
    return not_understood("organisation")


@rule(
    "C06-unknown",
    Severity.WARNING,
    "implementing_partner",
    message=_UNKNOWN,
    why=_UNKNOWN_WHY,
    mend=_UNKNOWN_MEND,
    on_list=True,
)
def partner_is_on_the_list(s: Setting) -> pl.Expr:
    """The implementing partner, where set-up says there is one, is on the year's list."""
    return yes("setup") & not_understood("implementing_partner")


@rule(
    "C09",
    Severity.BLOCKING,
    "indicator",
    message=Text(
        "Este indicador no es del sector de la fila ({detail}).",
        "This indicator does not belong to the row's sector ({detail}).",
        "Este indicador não é do setor da linha ({detail}).",
    ),
    why=Text(
        "El sector y el indicador deciden juntos qué se cuenta y dónde se suma.",
        "Sector and indicator together decide what is counted and where it is added.",
        "O setor e o indicador decidem juntos o que se conta e onde se soma.",
    ),
    mend=Text(
        "Corrija el sector o el indicador.", "Correct the sector or the indicator.", "Corrija o setor ou o indicador."
    ),
    lists=("sectors", "indicators"),
    detail=lambda s: written("sector"),
    detail_of="sector",
)
def indicator_belongs_to_the_sector(s: Setting) -> pl.Expr:
    """The pair (sector, indicator) is on the year's list."""
    return parent_differs("indicator", "sector", attribute(s, "indicators", "sector"))


@rule(
    "C09-unknown",
    Severity.BLOCKING,
    ("sector", "indicator"),
    message=_UNKNOWN,
    why=_UNKNOWN_WHY,
    mend=_UNKNOWN_MEND,
    on_list=True,
    by_type=True,
)
def sector_and_indicator_are_on_the_list(s: Setting) -> pl.Expr:
    """Sector and indicator are on the year's list."""
    return not_understood(s.column)
