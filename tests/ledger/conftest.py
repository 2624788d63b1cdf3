"""Fixtures of the ledger. What needs models is imported when used: this file is loaded before Django is ready."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from tinkuy.ledger.content import FolderStore


@pytest.fixture
def store(tmp_path: Path) -> FolderStore:
    """A content store of this test's own."""
    return FolderStore(tmp_path / "content")


@pytest.fixture
def world(db, settings, tmp_path: Path) -> Any:
    """People, organisations and a platform, with a content store of this test's own."""
    from tests.factories.reports import make_world

    settings.DATA_FOLDER = tmp_path
    return make_world()


@pytest.fixture
def send(world, tmp_path: Path) -> Callable[..., Any]:
    """Send a report of a few rows: send([{...}], by=alice); each call is another file."""
    from tests.factories.reports import send

    numbers = count(1)
    return lambda rows, **said: send(world, tmp_path / f"reporte-{next(numbers)}.csv", rows, **said)


@pytest.fixture
def stand(world, send) -> Callable[..., Any]:
    """Send a report of one month, submit it, and have Iris accept all of it."""
    from tests.factories.reports import submit_and_accept

    return lambda rows, **said: submit_and_accept(world, send(rows, **said))
