"""What must always be true of the ledger is held by the database itself, whoever writes to it."""

from __future__ import annotations

import pytest
from django.db import IntegrityError

from tests.factories import records

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("maker", "values"),
    [
        (records.upload, {"size": 0}),
        (records.submission, {"desk": ""}),
        (records.version, {"state": "lost"}),
        (records.version, {"state": "in_review"}),
        (records.slice_, {"state": "lost"}),
        (records.slice_, {"state": "accepted"}),
        (records.erasure, {"reason": ""}),
        (records.resolution, {"part_after": "0" * 64}),
        (records.resolution, {"undone_at": "2026-03-01T00:00:00Z"}),
        (records.reporting_month, {"state": "lost"}),
        (records.reporting_month, {"state": "reopened"}),
    ],
    ids=lambda value: str(value) if isinstance(value, dict) else value.__name__,
)
def test_a_row_that_cannot_be_so_is_refused(maker, values: dict) -> None:
    peru = records.platform()
    maker(peru)
    with pytest.raises(IntegrityError):
        maker(peru, **values)


@pytest.mark.parametrize(
    ("maker", "same"),
    [
        (records.upload, ("by", "digest")),
        (records.submission, ("organisation", "month", "desk")),
        (records.version, ("submission", "number")),
        (records.slice_, ("version", "sector")),
        (records.standing, ("submission", "sector")),
        (records.draft_edit, ("version", "row_number", "column")),
        (records.resolution, ("act", "version")),
        (records.reporting_month, ("month",)),
    ],
    ids=lambda value: "" if isinstance(value, tuple) else value.__name__,
)
def test_what_is_there_once_is_not_there_twice(maker, same: tuple[str, ...]) -> None:
    peru = records.platform()
    first = maker(peru)
    with pytest.raises(IntegrityError):
        maker(peru, **{name: getattr(first, name) for name in same})


def test_a_slot_has_one_draft() -> None:
    peru = records.platform()
    first = records.version(peru)
    records.version(peru, submission=first.submission, number=2, state="withdrawn")
    with pytest.raises(IntegrityError):
        records.version(peru, submission=first.submission, number=3)


def test_a_slice_is_returned_with_a_comment() -> None:
    peru = records.platform()
    decided = {"state": "returned", "by": records.person(), "at": "2026-03-01T00:00:00Z"}
    records.slice_(peru, **decided, comment="Falta el total")
    with pytest.raises(IntegrityError):
        records.slice_(peru, **decided)
