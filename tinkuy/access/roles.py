"""The roles that people hold on a platform (pure). What each may do is in `policy.py`, not here."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import Enum
from typing import Final

from tinkuy.languages import Text


class Role(Enum):
    """A role on a platform."""

    COORDINATOR = "coordinator"
    INFORMATION_OFFICER = "information_officer"
    SECTOR_LEAD = "sector_lead"
    CO_LEAD = "co_lead"
    FOCAL_POINT = "focal_point"
    FIELD_FOCAL_POINT = "field_focal_point"
    IMPLEMENTING_PARTNER = "implementing_partner"
    GOVERNMENT = "government"
    REGIONAL_GOVERNMENT = "regional_government"
    DONOR = "donor"
    OBSERVER = "observer"
    ADMINISTRATOR = "administrator"

    @property
    def scope(self) -> tuple[str, ...]:
        """What the role is held for besides the platform: names of fields of a Grant."""
        return _SCOPES.get(self, ())

    @property
    def of_an_organisation(self) -> bool:
        """Whether the role is held for one organisation."""
        return "organisation" in self.scope

    @property
    def of_a_sector(self) -> bool:
        """Whether the role is held for one sector."""
        return "sector" in self.scope

    @property
    def of_a_place(self) -> bool:
        """Whether the role is held for one place (admin1)."""
        return "place" in self.scope

    @property
    def of_a_partner(self) -> bool:
        """Whether the role is held for one implementing partner."""
        return "partner" in self.scope


# The roles that decide on a sector.
LEADS: Final = frozenset({Role.SECTOR_LEAD, Role.CO_LEAD})

# The roles that govern a platform: given by whoever may ADMINISTER, and held with a second factor.
GOVERNING: Final = frozenset({Role.INFORMATION_OFFICER, Role.COORDINATOR, Role.ADMINISTRATOR})

# The roles that report, review or coordinate on a platform: they see its figures with small numbers.
WORKING: Final = LEADS | {Role.FOCAL_POINT, Role.INFORMATION_OFFICER, Role.COORDINATOR}

# The roles that only look on: the results of a platform, without small numbers.
LOOKING_ON: Final = frozenset({Role.GOVERNMENT, Role.REGIONAL_GOVERNMENT, Role.DONOR, Role.OBSERVER})

# What a role may be held for, in the order in which people say it.
SCOPES: Final = ("organisation", "sector", "place", "partner")

_SCOPES: Final[dict[Role, tuple[str, ...]]] = {
    Role.SECTOR_LEAD: ("sector",),
    Role.CO_LEAD: ("sector",),
    Role.FOCAL_POINT: ("organisation",),
    Role.FIELD_FOCAL_POINT: ("organisation", "place"),
    Role.IMPLEMENTING_PARTNER: ("partner",),
    Role.REGIONAL_GOVERNMENT: ("place",),
}

NAMES: Final = {
    Role.COORDINATOR: Text("Coordinación de la plataforma", "Platform coordinator", "Coordenação da plataforma"),
    Role.INFORMATION_OFFICER: Text("Gestión de información", "Information management officer", "Gestão de informação"),
    Role.SECTOR_LEAD: Text("Líder de sector", "Sector lead", "Líder de setor"),
    Role.CO_LEAD: Text("Colíder de sector", "Sector co-lead", "Colíder de setor"),
    Role.FOCAL_POINT: Text("Punto focal", "Focal point", "Ponto focal"),
    Role.FIELD_FOCAL_POINT: Text("Punto focal en campo", "Field focal point", "Ponto focal em campo"),
    Role.IMPLEMENTING_PARTNER: Text("Socio implementador", "Implementing partner", "Parceiro implementador"),
    Role.GOVERNMENT: Text("Gobierno nacional", "National government", "Governo nacional"),
    Role.REGIONAL_GOVERNMENT: Text("Gobierno regional", "Regional government", "Governo regional"),
    Role.DONOR: Text("Donante", "Donor", "Doador"),
    Role.OBSERVER: Text("Observación", "Observer", "Observação"),
    Role.ADMINISTRATOR: Text("Administración", "Administrator", "Administração"),
}

ROLES: Final = {
    Role.COORDINATOR: Text(
        "Coordina la plataforma: administra a los miembros y aprueba lo que se publica.",
        "Coordinates the platform: manages its members and approves what is published.",
        "Coordena a plataforma: administra os membros e aprova o que se publica.",
    ),
    Role.INFORMATION_OFFICER: Text(
        "Gestiona la información: recibe, revisa y consolida los reportes.",
        "Manages information: receives, reviews and consolidates reports.",
        "Gerencia a informação: recebe, revisa e consolida os relatórios.",
    ),
    Role.SECTOR_LEAD: Text(
        "Lidera un sector: revisa y acepta lo que se reporta en él.",
        "Leads a sector: reviews and accepts what is reported in it.",
        "Lidera um setor: revisa e aceita o que se relata nele.",
    ),
    Role.CO_LEAD: Text(
        "Colidera un sector: revisa y acepta lo que se reporta en él, como quien lo lidera.",
        "Co-leads a sector: reviews and accepts what is reported in it, as its lead does.",
        "Colidera um setor: revisa e aceita o que se relata nele, como quem o lidera.",
    ),
    Role.FOCAL_POINT: Text(
        "Punto focal de una organización: envía y corrige sus reportes.",
        "Focal point of an organisation: sends and corrects its reports.",
        "Ponto focal de uma organização: envia e corrige os seus relatórios.",
    ),
    Role.FIELD_FOCAL_POINT: Text(
        "Punto focal de una organización en un lugar: ve lo que su organización reporta allí.",
        "Focal point of an organisation in one place: sees what their organisation reports there.",
        "Ponto focal de uma organização num lugar: vê o que a sua organização relata ali.",
    ),
    Role.IMPLEMENTING_PARTNER: Text(
        "Socio implementador: ve lo que otras organizaciones reportan a través de él, y dice si es así.",
        "Implementing partner: sees what other organisations report through it, and says whether it is so.",
        "Parceiro implementador: vê o que outras organizações relatam por meio dele, e diz se é assim.",
    ),
    Role.GOVERNMENT: Text(
        "Contraparte del gobierno nacional: ve resultados agregados del país.",
        "Counterpart in the national government: sees aggregated results of the country.",
        "Contraparte do governo nacional: vê resultados agregados do país.",
    ),
    Role.REGIONAL_GOVERNMENT: Text(
        "Contraparte de un gobierno regional: ve resultados agregados de su territorio.",
        "Counterpart in a regional government: sees aggregated results of its territory.",
        "Contraparte de um governo regional: vê resultados agregados do seu território.",
    ),
    Role.DONOR: Text(
        "Donante: ve resultados y financiamiento publicados.",
        "Donor: sees published results and funding.",
        "Doador: vê resultados e financiamento publicados.",
    ),
    Role.OBSERVER: Text(
        "Observa: ve los resultados publicados.",
        "Observes: sees published results.",
        "Observa: vê os resultados publicados.",
    ),
    Role.ADMINISTRATOR: Text(
        "Administra las cuentas y los roles; no ve reportes.",
        "Manages accounts and roles; sees no reports.",
        "Administra as contas e os papéis; não vê relatórios.",
    ),
}


@dataclass(frozen=True, slots=True)
class Grant:
    """A role that a person holds on one platform, for what its role is of: an organisation, sector, place or partner.

    It holds from `since` to `until`, both days included, in the platform's time zone; None is without a limit.
    """

    role: Role
    platform: str
    organisation: str | None = None
    sector: str | None = None
    place: str | None = None
    partner: str | None = None
    since: dt.date | None = None
    until: dt.date | None = None

    def __post_init__(self) -> None:
        for name in SCOPES:
            if (name in self.role.scope) != (getattr(self, name) is not None):
                raise ValueError(f"{self.role.value}: say the {name} exactly when the role is held for one")
        if self.since and self.until and self.until < self.since:
            raise ValueError(f"{self.role.value}: a role ends on the day it begins, or later")

    def holds_on(self, day: dt.date) -> bool:
        """Whether the role holds on that day."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)
