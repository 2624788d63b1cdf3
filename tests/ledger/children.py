"""Processes of their own that use the ledger, to be killed or to race.

test_killed.py starts them, as `main(VERB, ...)` once Django is ready:

prepare            make the tables, and the people and organisations of tests.factories.reports
work SEED VERB STEPS  receive, edit, resolve, submit, accept, return until killed, or until it kills itself STEPS steps into VERB
accept WHO         for each line (a version), accept it; the answer is "won" or the sentence that told otherwise
settle WHO         for each line (a draft), resolve its cause; the answer as for accept
drafts N           send N reports of one sector, and print their versions
submitted N        send and submit N reports of one sector, and print their versions
full               receive, resolve and submit on a full disk, then with room again; print how each ended
verify             look at everything; print what is not whole
"""

from __future__ import annotations

import json
import os
import random
import resource
import signal
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path
from types import SimpleNamespace

import polars as pl
from django.core.management import call_command
from django.db import connection

from tests.factories.reports import YEAR, World, make_world
from tests.factories.rows import standard_rows
from tests.ledger.whole import flaws
from tinkuy.accounts.models import User
from tinkuy.ledger import actions
from tinkuy.ledger.actions import sending
from tinkuy.ledger.checked import checked
from tinkuy.ledger.content import FolderStore, NotKept
from tinkuy.ledger.models import Version
from tinkuy.ledger.refusals import NotDone
from tinkuy.ledger.standing import seen
from tinkuy.packs.loading import load_platform, load_year
from tinkuy.registries.models import Organisation, Platform
from tinkuy.reports.standard_rows import PROBLEMS, Lists

MONTHS = ("2021-01", "2021-02")
SECTORS = ("health", "education")
WRITES = ("INSERT", "UPDATE", "DELETE")
_GAP = {"new": 0}  # nobody reported New: a cause that is resolved


def say(line: str) -> None:
    """Tell the test, at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def the_world() -> World:
    """The people and organisations that `prepare` made."""
    people = {person.name.lower(): person for person in User.objects.all()}
    organisations = {one.acronym.lower(): one for one in Organisation.objects.all()}
    peru = Platform.objects.get(code="gtrm-peru")
    return World(platform=peru, unicef=organisations["unicef"], unhcr=organisations["acnur"], **people)


def written(months: tuple[str, ...], numbers: list[int], sectors: tuple[str, ...] = SECTORS) -> Path:
    """A file of rows that are understood already: what is tested here begins after reading, which changes nothing."""
    rows = [
        {"organisation": "ORG113", "month": month, "sector": sector, **_GAP, "total": number + 1, "women": number + 1}
        for month in months
        for sector in sectors
        for number in numbers
    ]
    sending.read = lambda *_, **__: SimpleNamespace(rows=standard_rows(rows), problems=pl.DataFrame(schema=PROBLEMS))
    path = Path(os.environ["TINKUY_DATA"]) / f"reporte-{os.getpid()}.csv"
    path.write_text(json.dumps(rows))
    return path


def send(world: World, path: Path) -> tuple[Version, ...]:
    """Alice sends the file that was written last."""
    return actions.receive(platform=world.platform, path=path, by=world.alice, year=YEAR).made


def work(seed: str, verb: str, steps: str) -> None:
    """Do what people do, until the end."""
    world, chance = the_world(), random.Random(int(seed))
    Lists.of(load_year(YEAR), load_platform("gtrm-peru"))  # what is slow the first time is not what is tested
    die_in(verb, int(steps))
    say("ready")
    sys.stdin.readline()
    while True:
        say("once more")
        try:
            for version in send(world, written(MONTHS, [chance.randrange(50) for _ in range(4)])):
                actions.edit(version=version, cells={(1, "women"): str(chance.randrange(9))}, by=world.bob)
                resolve(world, version, chance)
                actions.submit(version=version, by=world.bob)
                decide(world, version, chance)
        except NotDone:
            continue  # the other process was faster


def cause_of(version: Version) -> str:
    """The cause that is in every report of these children."""
    return f"new-not-reported:ORG113:{version.submission.month}"


def resolve(world: World, version: Version, chance: random.Random) -> None:
    """Resolve the cause of the month; now and then take it back, and resolve it again."""
    cause = cause_of(version)
    (done,) = actions.resolve(versions=[version], cause=cause, by=world.bob)
    if chance.random() < 0.3:
        actions.unresolve(resolution=done, by=world.bob)
        actions.resolve(versions=[version], cause=cause, by=world.alice)


def decide(world: World, version: Version, chance: random.Random) -> None:
    """A lead accepts their sector; the other sector is accepted or returned."""
    actions.accept(version=version, seen=seen(version, ["health"]), by=world.hugo)
    if chance.random() < 0.7:
        actions.accept(version=version, seen=seen(version, ["education"]), by=world.iris)
    else:
        actions.return_(version=version, sectors=["education"], comment="Falta", by=world.elena)


def die_in(verb: str, steps: int) -> None:
    """Kill this process at the nth step within a verb; a step is each side of whatever writes to the database or store."""
    taken, inside = count(1), False

    def step() -> None:
        if inside and next(taken) == steps:
            os.kill(os.getpid(), signal.SIGKILL)

    def around(call):
        def stepping(*given, **named):
            step()
            answer = call(*given, **named)
            step()
            return answer

        return stepping

    def entering(*given, **named):
        nonlocal inside
        inside = True
        try:
            return done(*given, **named)
        finally:
            inside = False

    done = getattr(actions, verb)
    setattr(actions, verb, entering)
    connection.ensure_connection()
    connection.execute_wrappers.append(
        lambda execute, sql, *given: (around(execute) if sql.startswith(WRITES) else execute)(sql, *given)
    )
    connection._commit = around(connection._commit)
    FolderStore.put = around(FolderStore.put)
    FolderStore._name = around(FolderStore._name)


def accept(who: str) -> None:
    """Accept the versions named on standard input, each when it is named."""
    _each(who, lambda version, by: actions.accept(version=version, seen={"health": None}, by=by))


def settle(who: str) -> None:
    """Resolve the cause of the drafts named on standard input, each when it is named."""
    _each(who, lambda version, by: actions.resolve(versions=[version], cause=cause_of(version), by=by))


def _each(who: str, do: Callable[[Version, User], object]) -> None:
    world = the_world()
    Lists.of(load_year(YEAR), load_platform("gtrm-peru"))
    say("ready")
    for line in sys.stdin:
        version = Version.objects.on(world.platform).get(pk=line.strip())
        try:
            do(version, getattr(world, who))
        except NotDone as told:
            say(told.text.es)
        else:
            say("won")


def drafts(number: str) -> None:
    """Send reports of one sector, one month each, and print their versions."""
    months = tuple(f"2021-{month:02}" for month in range(1, int(number) + 1))
    for version in send(the_world(), written(months, [1, 2, 3], sectors=("health",))):
        say(str(version.pk))


def submitted(number: str) -> None:
    """Send and submit reports of one sector, one month each, and print their versions."""
    world = the_world()
    months = tuple(f"2021-{month:02}" for month in range(1, int(number) + 1))
    for version in send(world, written(months, [1, 2], sectors=("health",))):
        actions.submit(version=version, by=world.alice)
        say(str(version.pk))


def full() -> None:
    """Receive, resolve and submit while no file may grow beyond a few bytes; tell how each ended, then with room again."""
    world = the_world()
    (version,) = send(world, written(MONTHS[:1], [1, 2, 3]))
    cause = cause_of(version)
    path = written(MONTHS, [7, 8, 9])
    verbs = (
        lambda: send(world, path),
        lambda: actions.resolve(versions=[version], cause=cause, by=world.alice),
        lambda: actions.submit(version=version, by=world.alice),
    )
    actions.edit(version=version, cells={(1, "description"): "Kits"}, by=world.alice)
    checked([version])  # what was found is kept already: what is not kept is made again, and tells nothing
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    room = resource.getrlimit(resource.RLIMIT_FSIZE)
    for limit in ((40, room[1]), room):
        for verb in verbs if limit != room else verbs[1:]:
            resource.setrlimit(resource.RLIMIT_FSIZE, limit)
            try:
                verb()
                told = "done"
            except NotKept as refusal:
                told = refusal.text.en
            resource.setrlimit(resource.RLIMIT_FSIZE, room)
            say(told)


def prepare() -> None:
    """Make the tables and the world."""
    call_command("migrate", verbosity=0)
    make_world()


def verify() -> None:
    """Print what is not whole, then how much there is."""
    platform = Platform.objects.get(code="gtrm-peru")
    say(json.dumps(flaws(platform)))


def main(verb: str, *said: str) -> None:
    """Do one of the verbs."""
    {function.__name__: function for function in (prepare, work, accept, settle, drafts, submitted, full, verify)}[
        verb
    ](*said)
