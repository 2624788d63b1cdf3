"""Work that the worker does for somebody who waits at a page: begun, told of step by step, and ended with an answer.

A task may run twice or be cut short anywhere. Each attempt is counted before it begins and only the latest writes how it
ended; what is begun a fourth time is refused with a sentence, so that nobody waits for ever.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from typing import Any, Final, TypeAlias

from django.db import transaction
from django.db.models import F, QuerySet
from django.utils import timezone

from tinkuy.access.policy import Refused as NotPermitted
from tinkuy.languages import LANGUAGES, Text
from tinkuy.ledger.content import NotWhole
from tinkuy.packs.loading import UnknownPack
from tinkuy.releases.models import Work
from tinkuy.releases.refusals import GIVEN_UP, OUR_FAULT, Refused

ATTEMPTS: Final = 3
_CANNOT: Final = (Refused, NotPermitted, NotWhole, UnknownPack)
_log = logging.getLogger(__name__)

Tell: TypeAlias = Callable[[str], None]
How: TypeAlias = Callable[[Any, Tell], Mapping[str, Any]]


def do(kind: type[Work], id: str, how: How) -> str:
    """Do the work of this identifier, if it waits or somebody began and did not come back; its state afterwards.

    `how` gives the values of the row once it is done. What it refuses becomes the row's sentence; what fails is our fault: that
    becomes a sentence too, and is raised for whoever runs the installation.
    """
    work = _begun(kind, id)
    if work is None:
        return kind.across_platforms.filter(pk=id).values_list("state", flat=True).first() or "forgotten"
    if work.attempts > ATTEMPTS:
        return _end(work, refused(GIVEN_UP.format(times=ATTEMPTS)))
    try:
        done = how(work, lambda step: _tell(work, step))
    except _CANNOT as refusal:
        if isinstance(refusal, NotWhole):
            _log.error("content %s is lost or damaged", refusal.digest[:12])
        return _end(work, refused(refusal.text))
    except Exception:
        _end(work, refused(OUR_FAULT.format(id=str(work.pk)[-12:])))
        raise
    return _end(work, {"state": Work.State.DONE, **done})


def refused(text: Text) -> dict[str, Any]:
    """The values of a row that is refused for this reason."""
    return {"state": Work.State.REFUSED, "refusal": {code: text.in_(code) for code in LANGUAGES}}


def reason(work: Work) -> Text | None:
    """Why it was refused, if it was."""
    return Text(*(work.refusal[code] for code in LANGUAGES)) if work.refusal else None


def _begun(kind: type[Work], id: str) -> Any:
    """The row with one more attempt begun; None if there is nothing left to do."""
    now = {"state": Work.State.WORKING, "step": "", "touched_at": timezone.now()}
    with transaction.atomic():
        if not kind.across_platforms.filter(pk=id, state__in=Work.OPEN).update(attempts=F("attempts") + 1, **now):
            return None
        return kind.across_platforms.select_related("platform", "by").get(pk=id)


def _mine(work: Work) -> QuerySet:
    """The row as a query, as long as no later attempt began."""
    mine = type(work).across_platforms.filter(pk=work.pk, state=Work.State.WORKING)
    return mine.filter(attempts=work.attempts)


def _tell(work: Work, step: str) -> None:
    _mine(work).update(step=step, touched_at=timezone.now())


def _end(work: Work, ended: Mapping[str, Any]) -> str:
    _mine(work).update(step="", touched_at=timezone.now(), **ended)
    return type(work).across_platforms.filter(pk=work.pk).values_list("state", flat=True).first() or "forgotten"
