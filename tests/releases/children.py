"""Processes of their own that cut releases of a platform, to be killed.

test_release_killed.py starts them, as `main(VERB, ...)` once Django is ready:

prepare            make the tables, the people of tests.factories.reports, a coordinator, and reports that stand
work SEED STEPS    sign and withdraw releases until killed, or until it kills itself after STEPS steps
verify             look at every release, then tidy, then look again; print what is not whole
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
from collections.abc import Iterator
from datetime import timedelta
from itertools import count
from pathlib import Path

from django.core.management import call_command
from django.db import connection

from tests.factories import records
from tests.factories.reports import YEAR, make_world, send, submit_and_accept
from tinkuy.accounts.models import User
from tinkuy.audit.models import Event
from tinkuy.registries.models import Platform
from tinkuy.releases import actions, cutting, keeping, whole
from tinkuy.releases.models import Release
from tinkuy.releases.opening import opened
from tinkuy.releases.refusals import Refused

WRITES = ("INSERT", "UPDATE", "DELETE")


def say(line: str) -> None:
    """Tell the test, at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def prepare() -> None:
    """Make the tables, the world and two reports that stand."""
    call_command("migrate", verbosity=0)
    world = make_world()
    records.role(on=world.platform, person=records.person(name="Carmen"), role="coordinator")
    for month in ("2021-01", "2021-02"):
        sent = send(world, Path(os.environ["TINKUY_DATA"]) / f"{month}.csv", [{"month": month}, {"month": month}])
        submit_and_accept(world, sent)


def work(seed: str, steps: str) -> None:
    """Do what a coordinator does, until the end."""
    platform, chance = Platform.objects.get(code="gtrm-peru"), random.Random(int(seed))
    carmen = User.objects.get(name="Carmen")
    assert actions.look(platform, YEAR).findings.height  # what is slow the first time is not what is tested
    die_after(int(steps))
    say("ready")
    sys.stdin.readline()
    while True:
        say("once more")
        standing = list(Release.objects.on(platform).filter(withdrawn_at__isnull=True)[:2])
        try:
            if standing and chance.random() < 0.3:
                actions.withdraw(release=standing[0], why="Error", by=carmen)
            else:
                actions.release(platform=platform, year=YEAR, by=carmen, withdraws=standing, why="Otra vez")
        except Refused:
            continue  # the other process was faster


def die_after(steps: int) -> None:
    """Kill this process at the nth step; a step is each side of whatever writes to the database or to the disk."""
    taken = count(1)

    def step() -> None:
        if next(taken) == steps:
            os.kill(os.getpid(), signal.SIGKILL)

    def around(call):
        def stepping(*given, **named):
            step()
            answer = call(*given, **named)
            step()
            return answer

        return stepping

    connection.ensure_connection()
    connection.execute_wrappers.append(
        lambda execute, sql, *given: (around(execute) if sql.startswith(WRITES) else execute)(sql, *given)
    )
    connection._commit = around(connection._commit)
    for module, name in ((cutting, "_write_rows"), (cutting, "_write_packs"), (whole, "_rename"), (whole, "_to_disk")):
        setattr(module, name, around(getattr(module, name)))


def verify() -> None:
    """Print what is not whole before tidying and after, and how much there is."""
    flaws = list(flaws_now(tidied=False))
    actions.tidy()
    orphans = keeping.sweep(
        {str(pk) for pk in Release.across_platforms.values_list("pk", flat=True)}, timedelta(seconds=-1)
    )
    flaws += flaws_now(tidied=True)
    releases = Release.across_platforms
    withdrawn = releases.filter(withdrawn_at__isnull=False).count()
    say(json.dumps({"flaws": flaws, "releases": releases.count(), "withdrawn": withdrawn, "orphans": len(orphans)}))


def flaws_now(*, tidied: bool) -> Iterator[str]:
    """Every flaw in a sentence."""
    known = {str(one.pk): one for one in Release.across_platforms.all()}
    for one in known.values():
        yield from (f"{one}: {flaw}" for flaw, found in _looked_at(one, tidied).items() if found)
    there = {path.name for path in keeping.releases_folder().iterdir() if path.is_dir()} - {".cutting"}
    if tidied and there != set(known):
        yield "there are folders that nobody signed"


def _looked_at(one: Release, tidied: bool) -> dict[str, bool]:
    """What may be wrong with a release, and whether it is."""
    folder = opened(one, fully=True)
    by = str(one.withdrawn_by_release_id) if one.withdrawn_by_release_id else None
    events = Event.across_platforms.filter(object_id=one.pk).values_list("verb", flat=True)
    alone = int(not one.stands and by is None)
    withdraws = Release.across_platforms.filter(withdrawn_by_release=one)
    return {
        "does not hold its rows": folder.manifest.rows != one.rows,
        "is marked, and stands": one.stands and folder.withdrawn is not None,
        "its mark is not there": tidied and not one.stands and (folder.withdrawn or {}).get("withdrawn_by", "") != by,
        "what is told is not what happened": sorted(events) != ["release"] + ["withdraw_release"] * alone,
        "withdraws others than its manifest": {old.release for old in folder.manifest.withdraws}
        != {str(old.pk) for old in withdraws},
    }


def main(verb: str, *said: str) -> None:
    """Do what was asked."""
    {"prepare": prepare, "work": work, "verify": verify}[verb](*said)
