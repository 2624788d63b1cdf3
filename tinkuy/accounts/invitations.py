"""An invitation: the address it went to, the roles it carries, until when it can be accepted.

The link of its letter is signed and names the sending, so nothing secret is kept: sending it again, revoking it and
accepting it end the links that went before.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import asdict
from enum import Enum
from typing import Any, Final

from django.conf import settings
from django.core import signing
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone

from tinkuy.access.roles import Grant, Role
from tinkuy.database.fields import PublicIdField
from tinkuy.database.platforms import PlatformRow
from tinkuy.languages import LANGUAGES

DAYS: Final = 14  # in which it can be accepted: whoever is invited may be in the field
_SALT: Final = "tinkuy.invitation"


class InvitationState(Enum):
    """Where an invitation is."""

    WAITING = "waiting"
    EXPIRED = "expired"
    ACCEPTED = "accepted"
    REVOKED = "revoked"


class Invitation(PlatformRow):
    """Somebody was asked to take part in a platform. `roles`: as `Grant`, dates as 2026-03-31."""

    id = PublicIdField()
    email = models.EmailField()
    language = models.CharField(max_length=2, choices=[(code, code) for code in LANGUAGES])
    roles = models.JSONField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    sending = models.PositiveIntegerField(default=1)
    sent_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    accepted_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-made_at",)
        constraints = (
            models.UniqueConstraint(
                fields=("platform", "email"),
                condition=Q(accepted_at__isnull=True, revoked_at__isnull=True),
                name="invitation_waits_once_for_an_address",
            ),
            models.CheckConstraint(condition=Q(email=Lower("email")), name="invitation_email_is_in_small_letters"),
            models.CheckConstraint(
                condition=Q(accepted_at__isnull=True) | Q(revoked_at__isnull=True),
                name="invitation_is_not_accepted_and_revoked",
            ),
        )

    def __str__(self) -> str:
        return f"{self.email} · {self.platform} · {self.state.value}"

    @property
    def state(self) -> InvitationState:
        """Where it is now."""
        if self.accepted_at:
            return InvitationState.ACCEPTED
        if self.revoked_at:
            return InvitationState.REVOKED
        return InvitationState.WAITING if self.expires_at > timezone.now() else InvitationState.EXPIRED

    def grants(self) -> tuple[Grant, ...]:
        """The roles that it carries."""
        return tuple(_read(one, str(self.platform_id)) for one in self.roles)

    def secret(self) -> str:
        """What its link ends with."""
        return signing.dumps([self.pk.hex, self.sending], salt=_SALT, compress=False)


def written(grants: Sequence[Grant]) -> list[dict[str, Any]]:
    """Roles as an invitation keeps them."""
    return [
        {name: str(getattr(value, "value", value)) for name, value in asdict(one).items() if value is not None}
        for one in grants
    ]


def invitation_of(secret: str) -> Invitation | None:
    """The invitation whose latest link ends so; None where there is none. It may be accepted, revoked or expired."""
    try:
        key, sending = signing.loads(secret, salt=_SALT)
    except (signing.BadSignature, ValueError):
        return None
    return Invitation.across_platforms.select_related("platform", "by").filter(pk=key, sending=sending).first()


def _read(kept: dict[str, Any], platform: str) -> Grant:
    days = {name: dt.date.fromisoformat(kept[name]) for name in ("since", "until") if name in kept}
    return Grant(**kept | days | {"role": Role(kept["role"]), "platform": platform})
