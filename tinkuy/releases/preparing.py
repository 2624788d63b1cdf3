"""Preparations: asked for by a page, made once by the worker, kept for a day."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from tinkuy.registries.models import Platform
from tinkuy.releases.models import Preparation, Work
from tinkuy.releases.packs_kept import canonical
from tinkuy.releases.proposing import KEPT


def prepared(
    *,
    platform: Platform,
    kind: str,
    subject: Mapping[str, Any],
    depends_on: Mapping[str, Any],
    by: Any,
    queue: Callable[[str], object],
) -> Preparation:
    """The preparation of this subject while nothing that it depends on has changed: the one there is, or a new one, queued.

    `subject`, `depends_on`: JSON values. `queue` is told the identifier of a new one within its transaction, so that neither is
    there without the other. That it is made changes nothing that anybody decided, so it is no event.
    """
    said = canonical({"kind": str(kind), "subject": dict(subject), "depends_on": dict(depends_on)})
    key = hashlib.sha256(said).hexdigest()
    there = Preparation.objects.on(platform).filter(key=key).exclude(state=Work.State.REFUSED)
    if found := there.first():
        return found
    try:
        with transaction.atomic():
            new = Preparation.objects.create(platform=platform, kind=kind, subject=dict(subject), key=key, by=by)
            queue(str(new.pk))
    except IntegrityError:  # somebody else asked for the same at the same moment
        return there.get()
    new.refresh_from_db()
    return new


def forget_old() -> None:
    """Forget the preparations that nobody needs any more, however they ended."""
    Preparation.across_platforms.filter(asked_at__lt=timezone.now() - KEPT).delete()
