"""Which releases are open to everyone, with their public tables as they were when they were opened."""

from __future__ import annotations

import secrets
from typing import Any, Final

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from tinkuy.database.platforms import PlatformRow

_SECRET_BYTES: Final = 32


def _new_secret() -> str:
    return secrets.token_hex(_SECRET_BYTES)


def _person(**options: Any) -> models.ForeignKey:
    return models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", **options)


class RoundingSecret(PlatformRow):
    """What a platform's numbers are rounded by; made once, never shown and never changed (`tinkuy.public.rounding`)."""

    hexadecimal = models.CharField(max_length=2 * _SECRET_BYTES, default=_new_secret, editable=False)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("platform",), name="platform_has_one_rounding_secret"),)

    def __str__(self) -> str:
        return f"of {self.platform_id}"

    @property
    def key(self) -> bytes:
        """The secret as bytes."""
        return bytes.fromhex(self.hexadecimal)


class PublicRelease(PlatformRow):
    """That a release was opened to everyone. `tables`: the public tables as they were opened (`frozen.py`), which never change.

    Closed: by whom and why. What was opened stays known, for people kept copies. A release that was withdrawn is not open,
    whatever is written here.
    """

    release = models.OneToOneField("releases.Release", on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(default=timezone.now)
    opened_by = _person()
    tables = models.BinaryField(editable=False)
    digest = models.CharField(max_length=64, editable=False)
    closed_at = models.DateTimeField(null=True)
    closed_by = _person(null=True)
    closed_why = models.TextField(blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(closed_at__isnull=False, closed_by__isnull=False) & ~Q(closed_why="")
                | Q(closed_at__isnull=True, closed_by__isnull=True, closed_why=""),
                name="public_release_is_closed_by_somebody_for_a_reason",
            ),
        )
        ordering = ("-release__at", "-release_id")

    def __str__(self) -> str:
        return str(self.release_id)

    @property
    def is_open(self) -> bool:
        """Whether everyone may see it: nobody closed it, and the release stands."""
        return self.closed_at is None and self.release.stands
