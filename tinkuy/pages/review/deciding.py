"""Who may decide on what is in review: the policy's answer for each sector of a version, and its reason where it says no."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.http import HttpRequest

from tinkuy.access.permissions import Permission
from tinkuy.access.policy import allows
from tinkuy.access.roles import LEADS, Grant, Role
from tinkuy.languages import Text
from tinkuy.ledger.deciders import matter_to_decide, may_decide
from tinkuy.ledger.models import Version
from tinkuy.ledger.versions import matter

_DECIDE: Final = LEADS | {Role.INFORMATION_OFFICER, Role.COORDINATOR}

SENT_IT: Final = Text(
    "Lo envió usted: decide otra persona.", "You sent it: somebody else decides.", "Foi você quem enviou: decide outra pessoa."
)  # fmt: skip
OWN_ORGANISATION: Final = Text(
    "Es de su organización: decide otra persona.",
    "It is of your organisation: somebody else decides.",
    "É da sua organização: decide outra pessoa.",
)
OTHER_SECTOR: Final = Text(
    "Decide quien lidera el sector.", "Whoever leads the sector decides.", "Decide quem lidera o setor."
)
NOT_UNDERSTOOD: Final = Text(
    "Sector no reconocido: decide quien gestiona la información.",
    "Sector not recognised: the information officer decides.",
    "Setor não reconhecido: decide quem gerencia a informação.",
)


@dataclass(frozen=True, slots=True)
class Reviewer:
    """Whoever looks at the queue, with the roles they hold read once: a queue asks the policy hundreds of times."""

    pk: object
    held: tuple[Grant, ...]

    @classmethod
    def of(cls, request: HttpRequest) -> Reviewer:
        """Whoever asks, with their roles on the platform of the page."""
        platform = str(request.platform.pk)
        return cls(request.user.pk, tuple(grant for grant in request.user.grants() if grant.platform == platform))

    def grants(self) -> tuple[Grant, ...]:
        """The roles held on this platform."""
        return self.held

    @property
    def reviews(self) -> bool:
        """Whether they hold a role that decides on reports."""
        return any(grant.role in _DECIDE for grant in self.held)

    @property
    def of_all_sectors(self) -> bool:
        """Whether they look after every sector."""
        return any(grant.role in (Role.INFORMATION_OFFICER, Role.COORDINATOR) for grant in self.held)

    @property
    def only_coordinates(self) -> bool:
        """Whether they decide only where nobody else may."""
        return {grant.role for grant in self.held} & _DECIDE == {Role.COORDINATOR}

    @property
    def sectors(self) -> frozenset[str]:
        """The sectors that they lead."""
        return frozenset(grant.sector for grant in self.held if grant.role in LEADS and grant.sector)

    def looks_after(self, sector: str, version: Version | None = None) -> bool:
        """Whether the sector is theirs to look after, whoever reports in it; a coordinator's, where nobody else may decide."""
        if self.only_coordinates:
            return version is not None and self.may_decide(version, sector)
        return self.of_all_sectors or sector in self.sectors

    def may_decide(self, version: Version, sector: str) -> bool:
        """Whether the policy lets them accept or return this sector of the version."""
        return may_decide(self, version, sector or None)

    def may_read(self, version: Version, sector: str) -> bool:
        """Whether the policy lets them see the rows of this sector of the version."""
        return allows(self, Permission.READ_DRAFTS, matter_to_decide(version, sector or None, self))

    def why_not(self, version: Version, sector: str) -> Text | None:
        """Why they may not decide; None where they may."""
        if self.may_decide(version, sector):
            return None
        if self.pk in matter(version).sent_by:
            return SENT_IT
        if any(grant.organisation == str(version.submission.organisation_id) for grant in self.held):
            return OWN_ORGANISATION
        return OTHER_SECTOR if sector else NOT_UNDERSTOOD
