"""What happened: one row for each thing that somebody did. Rows are added, never changed and never deleted.

The model refuses, and so does the database (triggers of migration 0002), whoever writes to it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NoReturn

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from tinkuy.database.fields import PublicIdField
from tinkuy.database.platforms import OnePlatform, PlatformRow


class EventIsKept(Exception):
    """Something tried to change or delete what happened."""

    def __init__(self) -> None:
        super().__init__("What happened is never changed nor deleted; record another event that says what is so now.")


class EventQuerySet(models.QuerySet):
    """Events to be read."""

    def update(self, **_: Any) -> NoReturn:
        raise EventIsKept

    def bulk_update(self, *_: Any, **__: Any) -> NoReturn:
        raise EventIsKept

    def delete(self) -> NoReturn:
        raise EventIsKept


class Event(PlatformRow):
    """Somebody did something to an object. `who` is blank where the platform did it by itself.

    `version` is the version of the object that the person acted on, where the object has versions.
    """

    id = PublicIdField()
    at = models.DateTimeField(default=timezone.now, editable=False)
    who = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    verb = models.CharField(max_length=40)
    object_type = models.CharField(max_length=60)
    object_id = models.UUIDField()
    version = models.UUIDField(null=True)
    detail = models.JSONField(default=dict)

    across_platforms = models.Manager.from_queryset(EventQuerySet)()
    objects = OnePlatform.from_queryset(EventQuerySet)()

    class Meta:
        constraints = (
            models.CheckConstraint(condition=~Q(verb=""), name="event_says_what_was_done"),
            models.CheckConstraint(condition=~Q(object_type=""), name="event_says_to_what"),
        )
        indexes = (models.Index(fields=("platform", "object_type", "object_id"), name="event_by_object"),)
        ordering = ("at", "id")

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} · {self.who or '-'} · {self.verb} · {self.object_type} {self.object_id}"

    def save(self, *args: Any, **options: Any) -> None:
        """Write a new event; one that was written stays as it is."""
        if not self._state.adding:
            raise EventIsKept
        super().save(*args, **options | {"force_insert": True})

    def delete(self, *_: Any, **__: Any) -> NoReturn:
        raise EventIsKept


def record(
    verb: str,
    of: models.Model,
    *,
    by: models.Model | None,
    version: models.Model | None = None,
    detail: Mapping[str, Any] | None = None,
    on: models.Model | None = None,
) -> Event:
    """Write that `by` did `verb` to `of`. Call it inside the transaction of what was done.

    `of` is a row of one platform; of what is regional (an organisation), `on` says the platform on which it was done.
    """
    return Event.objects.create(
        platform_id=on.pk if on else of.platform_id,
        who=by,
        verb=verb,
        object_type=of._meta.model_name,
        object_id=of.pk,
        version=version.pk if version else None,
        detail=dict(detail or {}),
    )
