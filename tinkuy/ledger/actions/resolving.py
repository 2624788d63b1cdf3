"""A cause behind many findings is resolved: its treatment is accepted on drafts, on all of a file at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from tinkuy.access.permissions import Permission
from tinkuy.access.policy import require
from tinkuy.audit.models import record
from tinkuy.database.fields import uuid7
from tinkuy.ledger import resolving, reviewing
from tinkuy.ledger.models import DraftEdit, Resolution, Version
from tinkuy.ledger.refusals import NotDone, Overtaken
from tinkuy.ledger.resolving import Choice, ResolutionPreview, Resolved
from tinkuy.ledger.versions import ATTEMPTS, hold_draft, matter, only_if, typed_cells


def resolution_preview(
    *,
    versions: Sequence[Version],
    cause: str,
    by: Any,
    treatment: str | None = None,
    parameters: Mapping[str, str] | None = None,
) -> ResolutionPreview:
    """What accepting a cause would change in these versions; changes nothing.

    For people reached before and after, give `before` and `after` to tinkuy.figures. Raises as `resolve`.
    """
    for version in versions:
        require(by, Permission.READ_DRAFTS, matter(version))
    found, known = resolving.looked_at(versions, cause)
    return resolving.previewed(found, known, versions, Choice(treatment, parameters))


def resolve(
    *,
    versions: Sequence[Version],
    cause: str,
    by: Any,
    why: str = "",
    treatment: str | None = None,
    parameters: Mapping[str, str] | None = None,
) -> list[Resolution]:
    """Accept a cause (the id of one of `checked(versions)`): its treatment, or the alternative named, changes the drafts.

    All drafts or none; cells typed so far are in what is treated. Without a `why`, the cause's own words are the reason.
    Raises Refused of the policy; NotDone where one is no draft, or the treatment cannot be applied or would change nothing;
    Overtaken where the cause is no longer there.
    """
    for version in versions:
        require(by, Permission.UPLOAD, matter(version))
        if version.state != Version.State.DRAFT:
            raise NotDone("not_a_draft")
    for _ in range(ATTEMPTS):
        found, known = resolving.looked_at(versions, cause)
        said = {"by": str(by), "why": why.strip() or known.text.es, "choice": Choice(treatment, parameters)}
        ready = list(resolving.prepared(found, known, versions, **said))
        try:
            return _resolve(ready, known.kind, by)
        except Overtaken:
            for version in versions:
                version.refresh_from_db()
    raise Overtaken("too_busy")


@transaction.atomic
def _resolve(ready: list[Resolved], kind: str, by: Any) -> list[Resolution]:
    act = uuid7()
    made = [_point(one, act, kind, by) for one in sorted(ready, key=_slot)]
    # The id of a cause may quote a name that was written, so the audit says its kind.
    detail = {"kind": kind, "treatment": made[0].treatment, "resolutions": [str(one.pk) for one in made]}
    of = {one.version.upload_id: one.version.upload for one in ready}
    record("resolve", next(iter(of.values())) if len(of) == 1 else made[0].version, by=by, detail=detail)
    return made


def _slot(one: Resolved) -> tuple:
    """The order in which everybody takes slots, also `receive`: two people never wait for each other."""
    slot = one.version.submission
    return slot.organisation.code, slot.month, slot.desk


def _point(one: Resolved, act: UUID, kind: str, by: Any) -> Resolution:
    version = one.version
    reviewing.hold(version.submission)
    hold_draft(version)
    if typed_cells(version) != one.cells:
        raise Overtaken("too_busy")
    resolution = Resolution.objects.create(
        platform=version.platform,
        version=version,
        act=act,
        cause=one.record.cause,
        kind=kind,
        treatment=one.record.treatment,
        record=one.record.json(),
        part_before=version.part,
        part_after=one.part,
        problems_before=version.problems,
        content_before=version.content,
        by=by,
    )
    now = {"part": version.part, "problems": version.problems}
    if not only_if(version, **now).update(part=one.part, content=one.content, problems=one.problems):
        raise Overtaken("too_busy")
    typed = DraftEdit.objects.on(version.platform).filter(version=version, folded_in__isnull=True)
    typed.update(folded_in=resolution)
    version.refresh_from_db()
    return resolution


@transaction.atomic
def unresolve(*, resolution: Resolution, by: Any, everywhere: bool = False) -> None:
    """Take back a cause that was accepted, in one draft, or `everywhere` it was accepted in the same act.

    All or none; raises NotDone where a draft was changed or submitted since, Refused of the policy.
    """
    made = Resolution.objects.on(resolution.platform).filter(undone_at__isnull=True)
    made = made.filter(act=resolution.act) if everywhere else made.filter(pk=resolution.pk)
    slots = [f"version__submission__{name}" for name in ("organisation__code", "month", "desk")]
    found = list(made.select_related("version__submission", "version__upload").order_by(*slots))
    if not found:
        raise Overtaken("changed_since")
    for one in found:
        require(by, Permission.UPLOAD, matter(one.version))
    for one in found:
        _undo(one, by)
    detail = {"kind": resolution.kind, "resolutions": [str(one.pk) for one in found]}
    record("unresolve", found[0].version if len(found) == 1 else found[0].version.upload, by=by, detail=detail)


def _undo(one: Resolution, by: Any) -> None:
    """Point the draft at its part of before; the cells typed before are typed again."""
    version = one.version
    reviewing.hold(version.submission)
    hold_draft(version)
    typed = DraftEdit.objects.on(version.platform).filter(version=version)
    before = {"part": one.part_before, "problems": one.problems_before, "content": one.content_before}
    if typed.filter(folded_in__isnull=True).exists() or not only_if(version, part=one.part_after).update(**before):
        raise NotDone("changed_since")
    typed.filter(folded_in=one).update(folded_in=None)
    # What came along with the rows of an earlier version came together, and is taken back together.
    together = Resolution.objects.on(version.platform).filter(version=version, part_after=one.part_after)
    together.filter(undone_at__isnull=True).update(undone_by=by, undone_at=timezone.now())
