"""What reviewers decide: accept, return; and what is taken back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import transaction

from tinkuy.access.permissions import Permission
from tinkuy.access.policy import require
from tinkuy.audit.models import record
from tinkuy.ledger import reviewing
from tinkuy.ledger.comments import Thread, settle
from tinkuy.ledger.deciders import may_decide, require_decider
from tinkuy.ledger.models import Slice, Standing, Version
from tinkuy.ledger.months import refuse_late
from tinkuy.ledger.refusals import NotDone, Overtaken
from tinkuy.ledger.telling import tell_decided
from tinkuy.ledger.versions import matter, only_if


@transaction.atomic
def accept(*, version: Version, seen: Mapping[str, UUID | None], by: Any) -> None:
    """Let the version stand in the sectors of `seen`, which says what stood there when the reviewer looked (`standing.seen`).

    Raises Refused; NotDone where the month was closed before it was sent to review; Overtaken where somebody decided or
    something else came to stand meanwhile; then nothing changes.
    """
    _require_decision(version, seen, by)
    refuse_late(version)
    reviewing.decide(version, sorted(seen), Slice.State.ACCEPTED, by)
    for sector, stood in sorted(seen.items()):
        reviewing.let_stand(version, sector, stood)
    said = Thread.objects.on(version.platform).filter(submission=version.submission, sector__in=list(seen))
    settle(said, by)  # what is accepted needs no answer any more
    record("accept", version, by=by, version=version, detail={"sectors": sorted(seen)})
    reviewing.close_if_decided(version)
    tell_decided(version, list(seen), by, accepted=True)


@transaction.atomic
def return_(*, version: Version, sectors: list[str], comment: str, by: Any) -> None:
    """Give sectors of a version back to its sender, saying what is to be corrected. What stands goes on standing."""
    _require_decision(version, sectors, by)
    if not comment.strip():
        raise NotDone("no_comment")
    reviewing.decide(version, sorted(sectors), Slice.State.RETURNED, by, comment)
    record("return", version, by=by, version=version, detail={"sectors": sorted(sectors)})
    reviewing.close_if_decided(version)
    tell_decided(version, sectors, by, accepted=False)


@transaction.atomic
def withdraw(*, version: Version, reason: str, by: Any) -> None:
    """Take a version back. Its sender may until something of it stands; then whoever may accept it decides, with a reason.

    Where it stood, nothing stands then: an earlier version comes back only by a correction of it.
    """
    stands = Standing.objects.on(version.platform).filter(version=version)
    _require_withdrawal(version, stands.exists(), by)
    if not reason.strip():
        raise NotDone("no_reason")
    over = (Version.State.WITHDRAWN, Version.State.REPLACED)
    ended = only_if(version).exclude(state__in=over).update(state=Version.State.WITHDRAWN)
    if not ended and not (stands.exists() and only_if(version).update(state=Version.State.WITHDRAWN)):
        raise Overtaken("already_over")
    if stands.exists():  # accepted while the sender withdrew: looked at again under the lock of the update
        require_decider(by, version)
    sectors = sorted(stands.values_list("sector", flat=True))
    stands.delete()
    reviewing.slices(version).filter(state__in=("in_review", "accepted")).update(state=Slice.State.WITHDRAWN)
    record("withdraw", version, by=by, version=version, detail={"stood_in": sectors})
    version.refresh_from_db()


def _require_decision(version: Version, sectors: Mapping[str, object] | list[str], by: Any) -> None:
    """Each sector's lead decides on their own sector; the whole organisation-month is for the information officer."""
    if not sectors:
        raise Overtaken("not_in_review", sectors="-")
    if not may_decide(by, version):
        for sector in sectors:
            require_decider(by, version, sector or None)


def _require_withdrawal(version: Version, stands: bool, by: Any) -> None:
    if stands:
        require_decider(by, version)
    else:
        require(by, Permission.UPLOAD, matter(version))
