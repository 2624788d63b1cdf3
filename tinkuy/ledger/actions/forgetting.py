"""Free text that names a person is erased, from everywhere."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from tinkuy.access.permissions import Permission
from tinkuy.access.policy import Matter, require
from tinkuy.audit.models import record
from tinkuy.ledger import erasing
from tinkuy.ledger.checked import forget_all
from tinkuy.ledger.keeping import forget_unused
from tinkuy.ledger.models import Erasure, Submission, Version
from tinkuy.ledger.refusals import NotDone, Overtaken
from tinkuy.ledger.versions import ATTEMPTS


def erase(*, submission: Submission, row_number: int, column: str, reason: str, by: Any) -> Erasure:
    """Erase the free text of one cell from every version of a submission, and the files that it came in.

    Of the files, name and hash remain. Sums do not change; releases made before still hold the text until a new one is made.
    """
    require(by, Permission.ERASE, Matter(str(submission.platform_id), str(submission.organisation_id)))
    if not reason.strip():
        raise NotDone("no_reason")
    erasing.check(column)
    for _ in range(ATTEMPTS):
        rewritten = erasing.rewrite(submission, row_number, column)
        try:
            return _erase(submission, row_number, column, reason, by, rewritten)
        except Overtaken:
            continue
    raise Overtaken("too_busy")


@transaction.atomic
def _erase(
    submission: Submission, row_number: int, column: str, reason: str, by: Any, rewritten: list[erasing.Rewritten]
) -> Erasure:
    gone = erasing.point_at(submission, row_number, column, rewritten)
    values = {"submission": submission, "row_number": row_number, "column": column, "reason": reason, "by": by}
    erasure = Erasure.objects.create(platform=submission.platform, **values)
    versions = [str(one.of.pk) for one in rewritten if one.changed and isinstance(one.of, Version)]
    record("erase", erasure, by=by, detail={"versions": versions})
    transaction.on_commit(lambda: forget_unused(gone))
    transaction.on_commit(forget_all)  # findings quote what was written
    return erasure
