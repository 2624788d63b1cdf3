"""Processes of their own that cut releases of a platform, to be killed.

test_release_killed.py starts them, as `main(VERB, ...)` once Django is ready:

prepare            make the tables, the people of tests.factories.reports, a coordinator, and reports that stand
work SEED STEPS    ask for releases and sign them as the worker does, and withdraw some, until killed, or until it kills itself
                   after STEPS steps
verify             look at every release, do again what was begun and tidy, then look again; print what is not whole
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import uuid
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
from tinkuy.months import Month
from tinkuy.registries.models import Platform
from tinkuy.releases import actions, cutting, gathering, keeping, whole
from tinkuy.releases import work as released
from tinkuy.releases.models import Release, Signing
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
                ask_and_sign(platform, carmen, standing)
        except Refused:
            continue  # the other process was faster


def ask_and_sign(platform: Platform, carmen: User, standing: list[Release]) -> None:
    """What the page does, then what the worker does."""
    months = Month(2021, 1), Month(2021, 2)
    seen = gathering.seen(platform, YEAR, gathering.standing_of(platform, YEAR))
    said = {"platform": platform, "year": YEAR, "months": months, "seen": seen, "by": carmen}
    asked = actions.ask_to_sign(**said, queue=lambda _: None, withdraws=standing, why="Otra vez")
    sign(asked.pk)


def sign(id: uuid.UUID) -> None:
    """Do what the worker does with what was asked."""
    released.do(Signing, str(id), lambda asked, tell: {"release": actions.sign_asked(asked, tell)})


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
    begun = list(Signing.across_platforms.filter(state__in=Signing.OPEN).values_list("pk", flat=True))
    for id in begun:
        sign(id)
    actions.tidy()
    orphans = keeping.sweep(
        {str(pk) for pk in Release.across_platforms.values_list("pk", flat=True)}, timedelta(seconds=-1)
    )
    flaws += [*flaws_now(tidied=True), *asked_and_not_answered()]
    releases = Release.across_platforms
    withdrawn = releases.filter(withdrawn_at__isnull=False).count()
    counts = {"releases": releases.count(), "withdrawn": withdrawn, "orphans": len(orphans), "begun": len(begun)}
    say(json.dumps({"flaws": flaws} | counts))


def asked_and_not_answered() -> Iterator[str]:
    """Whatever was asked and has no answer, or another than the register's."""
    signed = dict(Release.across_platforms.values_list("asked_as", "pk"))
    for one in Signing.across_platforms.all():
        if one.on_its_way or signed.pop(one.pk, None) != one.release_id:
            yield f"what was asked as {one.pk} is {one.state}"
    yield from (f"{pk} was signed and nobody asked" for pk in signed.values())


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
