"""A verb that is cut short, at every one of its steps in turn, leaves the old state or the new one and nothing between.

test_killed.py kills processes at random steps; here every step has its turn, within one process.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from typing import Any

import pytest
from django.db import connection

from tests.factories.reports import HEALTH, World
from tests.ledger.whole import flaws
from tinkuy.audit.models import Event
from tinkuy.ledger import actions
from tinkuy.ledger.content import FolderStore
from tinkuy.ledger.models import Resolution, Version
from tinkuy.ledger.standing import seen
from tinkuy.months import Month

pytestmark = pytest.mark.django_db

WRITES = ("INSERT", "UPDATE", "DELETE")
MARCH = Month(2021, 3)
GAP = "new-not-reported:ORG113:2021-03"
ROWS = [{"new": 0, "total": n, "women": n, "activity": f"A{n}"} for n in range(10, 14)]


class Cut(BaseException):
    """The power went."""


@contextmanager
def cut_at(step: int, monkeypatch) -> Iterator[None]:
    """Raise Cut at the nth step: before or after a write to the database, or a name given in the content store."""
    taken = count(1)

    def step_over() -> None:
        if next(taken) == step:
            raise Cut

    def around(call: Callable) -> Callable:
        def stepping(*given: Any, **named: Any) -> Any:
            step_over()
            answer = call(*given, **named)
            step_over()
            return answer

        return stepping

    def execute(call: Callable, sql: str, *given: Any) -> Any:
        return (around(call) if sql.startswith(WRITES) else call)(sql, *given)

    with monkeypatch.context() as patched, connection.execute_wrapper(execute):
        patched.setattr(FolderStore, "_name", around(FolderStore._name))
        yield


def drafted(world: World, send) -> Version:
    """A draft with a cell typed in it."""
    (version,) = send([*ROWS, *(row | HEALTH for row in ROWS)]).made
    actions.edit(version=version, cells={(1, "description"): "Kits"}, by=world.alice)
    return version


def resolved(world: World, send) -> Version:
    """A draft whose cause was resolved."""
    version = drafted(world, send)
    actions.resolve(versions=[version], cause=GAP, by=world.alice)
    return version


def submitted(world: World, send) -> Version:
    """A version in review, beside one that stands."""
    before = resolved(world, send)
    actions.submit(version=before, by=world.alice)
    actions.accept(version=before, seen=seen(before), by=world.iris)
    version = actions.correct(version=before, by=world.bob)
    actions.edit(version=version, cells={(2, "description"): "Kits"}, by=world.bob)
    actions.submit(version=version, by=world.bob)
    return version


def of(version: Version) -> Resolution:
    return Resolution.objects.on(version.platform).get(version=version)


VERBS: dict[str, tuple[Callable, Callable]] = {
    "receive": (drafted, lambda world, version, send: send([{"new": 3}, {"month": "2021-02"}])),
    "edit": (
        drafted,
        lambda world, version, send: actions.edit(version=version, cells={(2, "men"): "1"}, by=world.bob),
    ),
    "resolve": (drafted, lambda world, version, send: actions.resolve(versions=[version], cause=GAP, by=world.bob)),
    "unresolve": (resolved, lambda world, version, send: actions.unresolve(resolution=of(version), by=world.bob)),
    "submit": (drafted, lambda world, version, send: actions.submit(version=version, by=world.bob)),
    "accept": (
        submitted,
        lambda world, version, send: actions.accept(version=version, seen=seen(version), by=world.iris),
    ),
    "return": (
        submitted,
        lambda world, version, send: actions.return_(version=version, sectors=["health"], comment="No", by=world.hugo),
    ),
    "withdraw": (submitted, lambda world, version, send: actions.withdraw(version=version, reason="No", by=world.bob)),
    "erase": (
        submitted,
        lambda world, version, send: actions.erase(
            submission=version.submission, row_number=1, column="description", reason="Un nombre", by=world.iris
        ),
    ),
    "close_month": (
        drafted,
        lambda world, version, send: actions.close_month(platform=world.platform, month=MARCH, by=world.iris),
    ),
}


@pytest.mark.parametrize("verb", VERBS)
def test_a_verb_cut_short_at_any_step_leaves_the_old_state_or_the_new_one(world, send, monkeypatch, verb: str) -> None:
    begin, do = VERBS[verb]
    version = begin(world, send)
    events = Event.objects.on(world.platform).count()
    for step in count(1):
        version.refresh_from_db()
        try:
            with cut_at(step, monkeypatch):
                do(world, version, send)
        except Cut:
            assert flaws(world.platform)["flaws"] == [], f"cut at step {step}"
            assert Event.objects.on(world.platform).count() == events, f"cut at step {step}"
        else:
            break
    assert step > 2  # it had steps to be cut at
    assert flaws(world.platform)["flaws"] == []
    assert Event.objects.on(world.platform).count() == events + 1
