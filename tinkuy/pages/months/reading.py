"""What somebody may see of the months: everything, or only what they report for; and which accepted rows are theirs to take."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpRequest

from tinkuy.access.permissions import Permission
from tinkuy.access.policy import Matter, Refused, allows
from tinkuy.access.roles import LEADS, Grant, Role
from tinkuy.ledger.standing import Stands
from tinkuy.registries.models import Organisation

_LOOK_AT_ALL = LEADS | {Role.INFORMATION_OFFICER, Role.COORDINATOR}


@dataclass(frozen=True, slots=True)
class Reader:
    """Whoever asks, with the roles that they hold on the platform read once."""

    pk: object
    platform: str
    held: tuple[Grant, ...]

    @classmethod
    def of(cls, request: HttpRequest) -> Reader:
        """Whoever asks, if the months are theirs to see. Raises Refused."""
        platform = str(request.platform.pk)
        held = tuple(grant for grant in request.user.grants() if grant.platform == platform)
        reader = cls(request.user.pk, platform, held)
        if not reader.sees_all and not reader.organisations:
            raise Refused(Permission.READ_ROWS, Matter(platform))
        return reader

    def grants(self) -> tuple[Grant, ...]:
        """The roles held on this platform."""
        return self.held

    @property
    def sees_all(self) -> bool:
        """Whether they see how far every organisation is, as who coordinates, manages information or leads a sector does."""
        return any(grant.role in _LOOK_AT_ALL for grant in self.held)

    @property
    def organisations(self) -> frozenset[str]:
        """The organisations that they report for, by identifier."""
        return frozenset(
            grant.organisation for grant in self.held if grant.role is Role.FOCAL_POINT and grant.organisation
        )

    @property
    def keeps(self) -> bool:
        """Whether they open and close months."""
        return allows(self, Permission.KEEP_MONTHS, Matter(self.platform))

    def sees(self, organisation: Organisation) -> bool:
        """Whether they see how far this organisation is."""
        return self.sees_all or str(organisation.pk) in self.organisations

    @property
    def sectors(self) -> frozenset[str]:
        """The sectors whose rows they may take; none where they may take those of all."""
        if any(grant.role in (Role.INFORMATION_OFFICER, Role.COORDINATOR) for grant in self.held):
            return frozenset()
        return frozenset(grant.sector for grant in self.held if grant.role in LEADS and grant.sector)

    def may_send_for(self, organisation: Organisation) -> bool:
        """Whether they send and correct reports of this organisation."""
        return allows(self, Permission.UPLOAD, Matter(self.platform, str(organisation.pk)))

    def rows_of(self, stand: Iterable[Stands], organisations: dict[str, Organisation]) -> list[Stands]:
        """What stands, as far as the policy lets them see its rows."""
        return [one for one in stand if self._may_read(one, organisations[one.organisation])]

    def _may_read(self, one: Stands, organisation: Organisation) -> bool:
        matter = Matter(self.platform, str(organisation.pk), one.sector or None)
        return allows(self, Permission.READ_ROWS, matter)
