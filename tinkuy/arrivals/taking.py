"""Takes an arrived file into the ledger: read, matched, written; or asked about, or refused with a sentence.

Taking is idempotent: the ledger makes nothing of rows that are there already, and of two workers on one arrival the one
that began later has the last word. Each attempt is counted before it begins, so that a file that kills its worker is
known by its third.
"""

from __future__ import annotations

import logging
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from tinkuy.access.policy import Refused
from tinkuy.arrivals.models import STEPS, Arrival
from tinkuy.arrivals.refusals import WHICH_COLUMN, NotSent
from tinkuy.audit.models import record
from tinkuy.languages import LANGUAGES, Text
from tinkuy.ledger import actions as ledger
from tinkuy.ledger.content import NotKept, NotWhole
from tinkuy.ledger.keeping import content_store
from tinkuy.ledger.refusals import Asked, NotDone
from tinkuy.packs.loading import UnknownPack
from tinkuy.reports.refusals import Question, Unusable

ATTEMPTS: Final = 3
_READING, _MATCHING, _WRITING = STEPS
_ASKS: Final = frozenset({"unplaced_rows"})  # what the sender may answer here; other doubts are mended in the file
_CANNOT: Final = (Unusable, Refused, NotDone, NotKept, NotWhole, UnknownPack)
_COPIED: Final = 1024 * 1024
_log = logging.getLogger(__name__)


def take(arrival_id: str) -> str:
    """Take the file in, if it waits or somebody began and did not come back; its state afterwards.

    What is wrong with the file or with who sent it becomes a sentence on the arrival. What is wrong with us does too, and is
    raised, for whoever runs the installation.
    """
    arrival = _begun(arrival_id)
    if arrival is None:
        return Arrival.across_platforms.values_list("state", flat=True).get(pk=arrival_id)
    try:
        if arrival.attempts > ATTEMPTS:
            raise NotSent("too_heavy", times=ATTEMPTS)
        ended = _received(arrival)
    except Question as question:
        ended = _asks(_about_heading(question))
    except _CANNOT as refusal:
        ended = _ended_without(refusal)
    except Exception:
        _end(arrival, _refused("our_fault", NotSent("our_fault", id=str(arrival.pk)[-12:]).text))
        raise
    return _end(arrival, ended)


def _begun(arrival_id: str) -> Arrival | None:
    """The arrival with one more attempt begun; None if there is nothing left to do."""
    mine = Arrival.across_platforms.filter(pk=arrival_id, state__in=(Arrival.State.WAITING, Arrival.State.WORKING))
    now = {"state": Arrival.State.WORKING, "step": _READING, "touched_at": timezone.now()}
    with transaction.atomic():
        if not mine.update(attempts=F("attempts") + 1, **now):
            return None
        return Arrival.across_platforms.select_related("platform", "by", "on_behalf_of").get(pk=arrival_id)


def _received(arrival: Arrival) -> dict[str, Any]:
    """Have the ledger receive a copy of the file under its own name; what the arrival then says."""
    answers = arrival.answers
    with tempfile.TemporaryDirectory(prefix="arrival-") as folder:
        path = Path(folder) / arrival.name
        _copy(arrival.digest, path)
        received = ledger.receive(
            platform=arrival.platform,
            path=path,
            by=arrival.by,
            year=arrival.year,
            name=arrival.name,
            desk=arrival.desk,
            on_behalf_of=arrival.on_behalf_of,
            mapping=answers.get("headings"),
            leave_out_unplaced=bool(answers.get("leave_out_unplaced")),
            tell=_teller(arrival),
        )
    # What an attempt made that was cut short before it could say so is found again as the same.
    mine = [one for one in received.same if one.upload_id == received.upload.pk and one.made_at >= arrival.at]
    reading = received.reading
    return {
        "state": Arrival.State.DONE,
        "upload": received.upload,
        "made": [str(one.pk) for one in (*received.made, *mine)],
        "same": [str(one.pk) for one in received.same if one not in mine],
        "left_out": received.left_out,
        "receipt": reading.receipt.as_dict() | {"lines": _lines(reading.receipt), "headings": dict(reading.headings)},
    }


def _copy(digest: str, path: Path) -> None:
    with content_store().open(digest) as kept, path.open("wb") as out:
        while piece := kept.read(_COPIED):
            out.write(piece)


def _teller(arrival: Arrival) -> Callable[[str], None]:
    """Says on the arrival what is being done, while this attempt is the one that counts."""
    return lambda step: _mine(arrival).update(step=step, touched_at=timezone.now())


def _mine(arrival: Arrival) -> Any:
    """The arrival as a query, as long as no later attempt began."""
    return Arrival.objects.on(arrival.platform).filter(
        pk=arrival.pk, state=Arrival.State.WORKING, attempts=arrival.attempts
    )


def _end(arrival: Arrival, ended: dict[str, Any]) -> str:
    """Write how the attempt ended, unless a later one began."""
    with transaction.atomic():
        if _mine(arrival).update(step="", touched_at=timezone.now(), **ended):
            record(f"arrival_{ended['state']}", arrival, by=None)
    return Arrival.across_platforms.values_list("state", flat=True).get(pk=arrival.pk)


def _ended_without(refusal: Any) -> dict[str, Any]:
    """How an attempt ended that took nothing in: with a question, or with a sentence."""
    reason = getattr(refusal, "reason", type(refusal).__name__)
    if isinstance(refusal, Asked) and reason in _ASKS:
        return _asks({"kind": reason, "text": _said(refusal.text), "rows": refusal.values["rows"]})
    if isinstance(refusal, NotWhole):
        _log.error("content %s is lost or damaged", refusal.digest[:12])
    return _refused(reason, refusal.text_on_a_page if isinstance(refusal, Unusable) else refusal.text)


def _about_heading(question: Question) -> dict[str, Any]:
    said = {"heading": question.heading, "position": question.position}
    text = WHICH_COLUMN.format(**said)
    return {"kind": "heading", "text": _said(text), "choices": list(question.choices)} | said


def _asks(question: dict[str, Any]) -> dict[str, Any]:
    return {"state": Arrival.State.ASKS, "question": question}


def _refused(reason: str, text: Text) -> dict[str, Any]:
    return {"state": Arrival.State.REFUSED, "refusal": {"reason": reason} | _said(text)}


def _said(text: Text) -> dict[str, str]:
    return {code: text.in_(code) for code in LANGUAGES}


def _lines(receipt: Any) -> list[dict[str, str]]:
    """The receipt's lines for people, each in every language."""
    told = [receipt.lines(code) for code in LANGUAGES]
    return [dict(zip(LANGUAGES, line, strict=True)) for line in zip(*told, strict=True)]
