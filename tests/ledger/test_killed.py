"""Two processes at work, killed at random points: only whole states remain. Two reviewers at once: one wins, one is told.
A full disk: the old state, and one sentence.

The children have a database and a content store of their own; on SQLite a file, as in production, not one in memory.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.architecture.source import REPOSITORY
from tests.factories.installation import installation

pytestmark = [pytest.mark.django_db, pytest.mark.timeout(3600)]

KILLS = int(os.environ.get("TINKUY_TEST_KILLS", "20"))  # 200 take some ten minutes: for a quiet machine
AT_ONCE = 2
# The steps of each verb: what it writes, before and after, and its commit. Nothing can go wrong between two reads.
STEPS = {"accept": 14, "receive": 44, "resolve": 20, "submit": 18, "return_": 10}
NEVER = 10**9
CHILD = "import sys, django; django.setup(); from tests.ledger.children import main; main(*sys.argv[1:])"


@pytest.fixture
def environment(tmp_path: Path) -> Iterator[dict[str, str]]:
    """The environment of the children: a fresh database of the kind asked for, with the world in it."""
    with installation(tmp_path) as children:
        assert _run(children, "prepare") == ""
        yield children


def _command(verb: str, *said: object) -> list[str]:
    return [sys.executable, "-c", CHILD, verb, *map(str, said)]


def _run(environment: dict[str, str], verb: str, *said: object) -> str:
    done = subprocess.run(
        _command(verb, *said), cwd=REPOSITORY, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture
def start(environment: dict[str, str]) -> Iterator[Callable[..., subprocess.Popen]]:
    """Start a child, which says when it is ready; none outlives the test."""
    children: list[subprocess.Popen] = []

    def start(verb: str, *said: object) -> subprocess.Popen:
        child = subprocess.Popen(
            _command(verb, *said),
            cwd=REPOSITORY,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        children.append(child)
        return child

    yield start
    for child in children:
        child.kill()
        child.communicate()


def test_processes_killed_at_random_points_leave_only_whole_states(environment, start) -> None:
    chance = random.Random(20261123)
    statuses = []
    for turn in range(KILLS // AT_ONCE):
        # One kills itself between two steps of a verb; the other is killed wherever it is when its time is over.
        verb = list(STEPS)[turn % len(STEPS)]
        at = [(verb, chance.randint(1, STEPS[verb])), ("receive", NEVER)]
        children = [start("work", chance.randrange(10**6), *where) for where in at]
        assert [child.stdout.readline() for child in children] == ["ready\n"] * AT_ONCE
        for child in children:
            child.stdin.write("go\n")
            child.stdin.flush()
        for _ in range(chance.randrange(1, 5)):
            children[1].stdout.readline()
        time.sleep(chance.uniform(0, 0.3))
        children[1].kill()
        statuses += [child.wait(timeout=120) for child in children]
    assert statuses == [-9] * KILLS
    seen = json.loads(_run(environment, "verify"))
    assert seen["flaws"] == []
    assert seen["Version"] > KILLS // 4  # they got somewhere
    assert seen["Standing"] > 0
    assert seen["Resolution"] > 0


def _race(start, verb: str, people: tuple[str, str], versions: list[str]) -> list[tuple[str, str]]:
    """Two people do the same to each version at once; the answers to each, the shorter first."""
    children = [start(verb, who) for who in people]
    assert [child.stdout.readline() for child in children] == ["ready\n"] * 2
    answers = []
    for version in versions:
        for child in children:
            child.stdin.write(f"{version}\n")
            child.stdin.flush()
        answers.append(tuple(sorted((child.stdout.readline() for child in children), key=len)))
    return answers


def test_of_two_people_who_accept_at_once_one_wins_and_the_other_is_told(environment, start) -> None:
    versions = _run(environment, "submitted", 8).split()
    assert len(versions) == 8
    for winner, told in _race(start, "accept", ("iris", "hugo"), versions):
        assert winner == "won\n"
        assert told.startswith(("Esta versión ya no está en revisión en Salud", "Mientras usted revisaba"))
    seen = json.loads(_run(environment, "verify"))
    assert seen["flaws"] == []
    assert seen["Standing"] == len(versions)


def test_of_two_people_who_resolve_a_cause_at_once_one_wins_and_the_other_is_told(environment, start) -> None:
    versions = _run(environment, "drafts", 8).split()
    for winner, told in _race(start, "settle", ("alice", "bob"), versions):
        assert winner == "won\n"
        assert told.startswith("Esta causa ya no está en los borradores")
    seen = json.loads(_run(environment, "verify"))
    assert seen["flaws"] == []
    assert seen["Resolution"] == len(versions)


def test_on_a_full_disk_every_verb_says_one_sentence_and_leaves_the_old_state(environment) -> None:
    told = _run(environment, "full").splitlines()
    assert all(line.startswith("The file could not be kept (File too large); nothing changed.") for line in told[:3])
    assert told[3:] == ["done", "done"]
    seen = json.loads(_run(environment, "verify"))
    assert seen["flaws"] == []
    assert (seen["Upload"], seen["Version"], seen["Resolution"]) == (1, 1, 1)
