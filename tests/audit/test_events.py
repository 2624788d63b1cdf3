"""What happened is written once and stays: the model refuses to change it, and so does the database."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, connection, transaction

from tests.factories import records
from tinkuy.audit.models import Event, EventIsKept, record

pytestmark = pytest.mark.django_db


def an_event() -> Event:
    membership = records.membership(on=records.platform())
    return record("join", membership, by=records.person(), detail={"capacity": "member"})


def test_an_event_says_who_did_what_to_what_on_which_platform() -> None:
    peru, alice = records.platform(), records.person()
    membership = records.membership(on=peru)
    record("join", membership, by=alice, detail={"capacity": "member"})
    (event,) = Event.objects.on(peru)
    assert (event.who, event.verb, event.object_type, event.object_id) == (alice, "join", "membership", membership.pk)
    assert event.detail == {"capacity": "member"}
    assert event.at.utcoffset().total_seconds() == 0
    assert not Event.objects.on(records.platform()).exists()


def test_what_the_platform_did_by_itself_names_nobody() -> None:
    assert record("expire", records.membership(on=records.platform()), by=None).who is None


@pytest.mark.parametrize(
    "change",
    [
        lambda event: event.save(),
        lambda event: event.delete(),
        lambda event: Event.objects.on(event.platform).update(verb="leave"),
        lambda event: Event.objects.on(event.platform).delete(),
        lambda event: Event.across_platforms.update(verb="leave"),
        lambda event: Event.across_platforms.all().delete(),
        lambda event: Event.across_platforms.bulk_update([event], ["verb"]),
    ],
    ids=["save", "delete", "update", "delete many", "update all", "delete all", "bulk update"],
)
def test_the_model_refuses_to_change_or_delete_an_event(change) -> None:
    event = an_event()
    event.verb = "leave"
    with pytest.raises(EventIsKept, match="another event"):
        change(event)
    assert Event.across_platforms.get().verb == "join"


STATEMENTS = ["UPDATE audit_event SET verb = 'leave'", "DELETE FROM audit_event", "TRUNCATE audit_event"]


@pytest.mark.parametrize("statement", STATEMENTS)
def test_the_database_refuses_to_change_or_delete_an_event_whoever_writes(statement: str) -> None:
    if statement.startswith("TRUNCATE") and connection.vendor == "sqlite":
        statement = STATEMENTS[1]  # SQLite truncates by deleting
    an_event()
    if connection.vendor == "postgresql":  # it does not truncate while checks of foreign keys wait for the commit
        connection.check_constraints()
    with (
        pytest.raises(DatabaseError, match="never changed nor deleted"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)
    assert Event.across_platforms.get().verb == "join"


@pytest.mark.parametrize("unsaid", [{"verb": ""}, {"object_type": ""}], ids=str)
def test_an_event_says_what_was_done_and_to_what(unsaid: dict) -> None:
    peru = records.platform()
    given = {"platform": peru, "verb": "join", "object_type": "membership", "object_id": peru.pk}
    with pytest.raises(DatabaseError):
        Event.objects.create(**given | unsaid)
