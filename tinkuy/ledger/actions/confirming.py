"""What an implementing partner says of the rows that name it, and the erasing of what it wrote.

What was written is in no event: the audit is never erased.
"""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone

from tinkuy.access.permissions import Permission
from tinkuy.access.policy import Matter, require
from tinkuy.audit.models import record
from tinkuy.ledger.confirming import LONGEST_NOTE, Confirmation, rows_through
from tinkuy.ledger.erasing import TOMBSTONE
from tinkuy.ledger.keeping import content_store
from tinkuy.ledger.models import Version
from tinkuy.ledger.refusals import NotDone, Overtaken
from tinkuy.ledger.telling import tell_confirmed
from tinkuy.ledger.versions import matter

_SENT = (Version.State.IN_REVIEW, Version.State.ACCEPTED, Version.State.RETURNED)


def confirm(*, version: Version, partner: str, verdict: str, by: Any, note: str = "") -> Confirmation:
    """Confirm or contest the rows of a version that name the partner; those who report it are told.

    Raises Refused and NotDone. The rows are read before the transaction begins.
    """
    require(by, Permission.CONFIRM, Matter(str(version.platform_id), partner=partner))
    if version.state not in _SENT:
        raise NotDone("not_to_confirm")
    if verdict not in Confirmation.Verdict.values:
        raise NotDone("no_verdict")
    written = note.strip()[:LONGEST_NOTE]
    if verdict == Confirmation.Verdict.CONTESTED and not written:
        raise NotDone("no_note")
    rows = rows_through(version, partner, content_store()).height
    if not rows:
        raise NotDone("not_through_them")
    with transaction.atomic():
        said = {"partner": partner, "verdict": verdict, "note": written, "by": by}
        made = Confirmation.objects.create(platform=version.platform, version=version, **said)
        verb = "confirm" if verdict == Confirmation.Verdict.CONFIRMED else "contest"
        record(verb, made, by=by, version=version, detail={"partner": partner, "rows": rows})
        tell_confirmed(made)
    return made


@transaction.atomic
def erase_confirmation(*, confirmation: Confirmation, reason: str, by: Any) -> None:
    """Take personal data out of a partner's note: a mark takes its place.

    Raises Refused, and NotDone without a reason or where there is no note, or none any more.
    """
    version = confirmation.version
    require(by, Permission.ERASE, matter(version))
    if not reason.strip():
        raise NotDone("no_reason")
    here = Confirmation.objects.on(confirmation.platform).filter(pk=confirmation.pk, erased_at__isnull=True)
    erased = {"erased_by": by, "erased_at": timezone.now(), "erased_why": reason.strip()}
    if not here.exclude(note="").update(note=TOMBSTONE, **erased):
        raise Overtaken("note_is_gone")
    record("erase_confirmation", confirmation, by=by, version=version)
    confirmation.refresh_from_db()
