"""The roles that people hold on a platform (pure). What each may do is in `policy.py`, not here."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Final

from tinkuy.languages import Text


class Role(Enum):
    """A role on a platform."""

    COORDINATOR = "coordinator"
    INFORMATION_OFFICER = "information_officer"
    SECTOR_LEAD = "sector_lead"
    FOCAL_POINT = "focal_point"
    GOVERNMENT = "government"
    DONOR = "donor"

    @property
    def of_an_organisation(self) -> bool:
        """Whether the role is held for one organisation."""
        return self is Role.FOCAL_POINT

    @property
    def of_a_sector(self) -> bool:
        """Whether the role is held for one sector."""
        return self is Role.SECTOR_LEAD


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
    Role.FOCAL_POINT: Text(
        "Punto focal de una organización: envía y corrige sus reportes.",
        "Focal point of an organisation: sends and corrects its reports.",
        "Ponto focal de uma organização: envia e corrige os seus relatórios.",
    ),
    Role.GOVERNMENT: Text(
        "Contraparte de gobierno: ve resultados agregados de su territorio.",
        "Government counterpart: sees aggregated results of its territory.",
        "Contraparte de governo: vê resultados agregados do seu território.",
    ),
    Role.DONOR: Text(
        "Donante: ve resultados y financiamiento publicados.",
        "Donor: sees published results and funding.",
        "Doador: vê resultados e financiamento publicados.",
    ),
}


@dataclass(frozen=True, slots=True)
class Grant:
    """A role that a person holds on one platform, for one organisation or one sector where the role is of one."""

    role: Role
    platform: str
    organisation: str | None = None
    sector: str | None = None

    def __post_init__(self) -> None:
        if self.role.of_an_organisation != (self.organisation is not None):
            raise ValueError(f"{self.role.value}: say the organisation exactly when the role is held for one")
        if self.role.of_a_sector != (self.sector is not None):
            raise ValueError(f"{self.role.value}: say the sector exactly when the role is held for one")
