"""Workers killed in the middle of a file: another one takes it up, and it ends whole. Real processes, on both databases."""

from __future__ import annotations

import json
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.architecture.source import REPOSITORY
from tests.factories.installation import installation

pytestmark = [pytest.mark.django_db, pytest.mark.timeout(300)]
CHILD = "import sys, django; django.setup(); from tests.jobs.children import main; main(*sys.argv[1:])"
WORKER = [sys.executable, "-m", "tinkuy.jobs.worker", "--patience", "2"]
LONGEST = 120.0  # on a machine that does much else


class Place:
    """An installation with its processes; none outlives the test."""

    def __init__(self, environment: dict[str, str]) -> None:
        self.environment, self.children = environment, []
        self.run("prepare")
        self.looker = self.start(sys.executable, "-c", CHILD, "look")

    def run(self, verb: str, *said: object) -> str:
        command = [sys.executable, "-c", CHILD, verb, *map(str, said)]
        done = subprocess.run(
            command, cwd=REPOSITORY, env=self.environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def start(self, *command: str) -> subprocess.Popen:
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
        child = subprocess.Popen(command, cwd=REPOSITORY, env=self.environment, **pipes)
        self.children.append(child)
        return child

    def start_one_that_stops(self, step: str, how: str) -> subprocess.Popen:
        child = self.start(sys.executable, "-c", CHILD, "work", step, how)
        assert child.stdout.readline() == "there\n"
        return child

    def look(self) -> dict[str, Any]:
        self.looker.stdin.write("look\n")
        self.looker.stdin.flush()
        return json.loads(self.looker.stdout.readline())

    def wait_until(self, so: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        until = time.monotonic() + LONGEST
        while time.monotonic() < until:
            if so(seen := self.look()):
                return seen
            time.sleep(0.2)
        raise AssertionError(f"still so after {LONGEST} s: {seen}")


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    with installation(tmp_path) as environment:
        place = Place(environment)
        yield place
        for child in place.children:
            child.kill()
            child.wait()


def all_over(seen: dict[str, Any]) -> bool:
    return all(state in {"done", "refused"} for state, _ in seen["arrivals"].values())


@pytest.mark.parametrize("step", ["reading", "writing"])
def test_a_worker_killed_in_the_middle_of_a_file_leaves_it_to_another_that_ends_it(place, step) -> None:
    place.run("send", 1)
    killed = place.start_one_that_stops(step, "wait")
    assert place.look()["drafts"] == []
    killed.kill()
    killed.wait()
    place.start(*WORKER)
    seen = place.wait_until(all_over)
    assert list(seen["arrivals"].values()) == [["done", 2]]
    assert (seen["drafts"], seen["flaws"]) == ([["2021-01", 1, "draft"]], [])


def test_a_file_that_kills_its_worker_three_times_is_refused_and_the_next_one_is_read(place) -> None:
    place.run("send", 1)
    for _ in range(3):
        assert place.start_one_that_stops("reading", "kill").wait() == -signal.SIGKILL
    place.start(*WORKER)
    seen = place.wait_until(all_over)
    assert (list(seen["arrivals"].values()), seen["reasons"], seen["drafts"]) == ([["refused", 4]], ["too_heavy"], [])
    place.run("send", 2)
    seen = place.wait_until(all_over)
    assert [draft[0] for draft in seen["drafts"]] == ["2021-01", "2021-02"]


def test_workers_killed_at_random_moments_lose_no_file_and_make_none_twice(place) -> None:
    moments = random.Random(7)
    place.run("send", 5)
    for _ in range(4):
        worker = place.start(*WORKER)
        time.sleep(moments.uniform(0.8, 2.5))
        worker.kill()
        worker.wait()
    place.start(*WORKER)
    seen = place.wait_until(all_over)
    assert {state for state, _ in seen["arrivals"].values()} == {"done"}
    assert [draft for draft in seen["drafts"] if draft[2] == "draft"] == [
        [f"2021-{month:02d}", month, "draft"] for month in range(1, 6)
    ]
    assert seen["flaws"] == []


def test_two_workers_share_the_files_and_each_is_read_once(place) -> None:
    place.run("send", 6)
    for _ in range(2):
        place.start(*WORKER)
    seen = place.wait_until(all_over)
    assert {tuple(one) for one in seen["arrivals"].values()} == {("done", 1)}
    assert len(seen["drafts"]) == 6


def test_a_worker_that_is_told_to_stop_stops_in_order_and_is_forgotten(place) -> None:
    worker = place.start(*WORKER)
    place.wait_until(lambda seen: seen["workers"] == 1)
    worker.terminate()
    assert worker.wait(10) == 0
    assert place.look()["workers"] == 0


def test_a_worker_stops_when_the_process_that_started_it_is_gone(place) -> None:
    parent = "import subprocess, sys, time; subprocess.Popen(sys.argv[1:]); time.sleep(600)"
    started = place.start(sys.executable, "-c", parent, *WORKER, "--with-parent")
    place.wait_until(lambda seen: seen["workers"] == 1)
    started.kill()
    started.wait()
    place.wait_until(lambda seen: seen["workers"] == 0)
