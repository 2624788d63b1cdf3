"""Processes that sign and withdraw releases, killed at random points: the register and the folders agree, always.

The children have a database and a folder of their own; on SQLite a file, as in production, not one in memory.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.source import REPOSITORY
from tests.factories.installation import installation

pytestmark = [pytest.mark.django_db, pytest.mark.timeout(3600)]

KILLS = int(os.environ.get("TINKUY_TEST_KILLS", "20"))  # 200 take some ten minutes: for a quiet machine
AT_ONCE = 2
STEPS = 60  # of two releases and a bit: each side of whatever is written
NEVER = 10**9
CHILD = "import sys, django; django.setup(); from tests.releases.children import main; main(*sys.argv[1:])"


@pytest.fixture
def environment(tmp_path: Path) -> Iterator[dict[str, str]]:
    """The environment of the children: a fresh database of the kind asked for, with the world in it."""
    with installation(tmp_path) as children:
        assert _run(children, "prepare") == ""
        yield children


def _run(environment: dict[str, str], verb: str) -> str:
    command = [sys.executable, "-c", CHILD, verb]
    done = subprocess.run(command, cwd=REPOSITORY, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def _start(environment: dict[str, str], seed: int, steps: int) -> subprocess.Popen:
    command = [sys.executable, "-c", CHILD, "work", str(seed), str(steps)]
    pipes = dict.fromkeys(("stdin", "stdout"), subprocess.PIPE)
    return subprocess.Popen(command, cwd=REPOSITORY, env=environment, text=True, **pipes)


def _turn(environment: dict[str, str], chance: random.Random) -> list[int]:
    """Two at work: one kills itself between two steps, the other is killed wherever it is when its time is over."""
    seeds = [chance.randrange(10**6) for _ in range(AT_ONCE)]
    children = [_start(environment, seeds[0], chance.randint(1, STEPS)), _start(environment, seeds[1], NEVER)]
    try:
        assert [child.stdout.readline() for child in children] == ["ready\n"] * AT_ONCE
        for child in children:
            child.stdin.write("go\n")
            child.stdin.flush()
        for _ in range(chance.randrange(1, 4)):
            children[1].stdout.readline()
        time.sleep(chance.uniform(0, 0.3))
        children[1].kill()
        return [child.wait(timeout=120) for child in children]
    finally:
        for child in children:
            child.kill()
            child.communicate()


def test_killed_at_random_points_the_register_and_the_folders_agree(environment) -> None:
    chance = random.Random(20261123)
    statuses = [status for _ in range(KILLS // AT_ONCE) for status in _turn(environment, chance)]
    assert statuses == [-9] * KILLS
    seen = json.loads(_run(environment, "verify"))
    assert seen["flaws"] == []
    assert seen["releases"] > KILLS // 4, "they got nowhere"
    assert seen["withdrawn"] > 0
    assert seen["begun"] > KILLS // 10, "too few were cut short"
    assert seen["orphans"] > KILLS // 10, "too few were hit in the middle"
