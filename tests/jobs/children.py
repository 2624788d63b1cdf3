"""Processes of their own that test_killed_workers.py starts, as `main(VERB, ...)` once Django is ready:

prepare             make the tables, and the people and organisations of tests.factories.reports
send N              Alice sends N files of a month each; print the arrivals
work STEP HOW       a worker that stops at STEP of its first arrival: HOW is "wait" (it says so and waits) or "kill"
look                for each line on its input, print the state of every arrival, with its attempts, and what is not whole
"""

from __future__ import annotations

import json
import os
import signal
import sys
import tempfile
import time
from io import BytesIO
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django_tasks_db.models import DBTaskResult

from tests.factories.reports import YEAR, make_world, write_report
from tests.ledger.whole import flaws
from tinkuy.accounts.models import User
from tinkuy.arrivals import taking
from tinkuy.arrivals.actions import send
from tinkuy.arrivals.models import Arrival
from tinkuy.jobs.models import Worker
from tinkuy.jobs.working import work
from tinkuy.ledger.models import Version
from tinkuy.registries.models import Platform

PATIENCE = 2.0


def say(line: str) -> None:
    """Tell the test, at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def prepare() -> None:
    call_command("migrate", verbosity=0)
    make_world()


def post(number: str) -> None:
    platform, alice = Platform.objects.get(code="gtrm-peru"), User.objects.get(email="alice@example.org")
    with tempfile.TemporaryDirectory() as folder:
        for month in range(1, int(number) + 1):
            rows = [{"month": f"2021-{month:02d}", "activity": f"Kits {n}"} for n in range(month)]
            content = BytesIO(write_report(Path(folder) / "r.csv", rows).read_bytes())
            say(str(send(platform=platform, content=content, name=f"{month}.csv", by=alice, year=YEAR).pk))


def stop_at(step: str, how: str) -> None:
    real = taking._teller

    def teller(arrival: Arrival):
        tell = real(arrival)

        def heard(now: str) -> None:
            tell(now)
            if now == step:
                say("there")
                if how == "kill":
                    os.kill(os.getpid(), signal.SIGKILL)
                time.sleep(600)

        return heard

    taking._teller = teller
    work(patience=PATIENCE)


def look() -> None:
    for _ in sys.stdin:
        say(json.dumps(seen()))


def seen() -> dict[str, Any]:
    arrivals = {str(one.pk): [one.state, one.attempts] for one in Arrival.across_platforms.all()}
    drafts = [[str(one.submission.month), one.rows, one.state] for one in Version.across_platforms.all()]
    reasons = [one.refusal["reason"] for one in Arrival.across_platforms.filter(state="refused")]
    tasks = [[task.status, len(task.worker_ids)] for task in DBTaskResult.objects.all()]
    return {
        "arrivals": arrivals,
        "drafts": sorted(drafts),
        "reasons": reasons,
        "flaws": _flaws(),
        "tasks": tasks,
        "workers": Worker.objects.count(),
    }


def _flaws() -> list[str]:
    """What is not whole; asked once nothing is on its way, since it sweeps what nothing points at, at once."""
    if Arrival.across_platforms.filter(state__in=Arrival.OPEN).exists():
        return []
    return flaws(Platform.objects.get(code="gtrm-peru"))["flaws"]


VERBS = {"prepare": prepare, "send": post, "work": stop_at, "look": look}


def main(verb: str, *said: str) -> None:
    VERBS[verb](*said)
