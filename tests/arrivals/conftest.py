"""Fixtures of arrivals. What needs models is imported when used: this file is loaded before Django is ready."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture
def world(db, settings, tmp_path: Path) -> Any:
    """People, organisations and a platform, with a data folder of this test's own."""
    from tests.factories.reports import make_world

    settings.DATA_FOLDER = tmp_path
    return make_world()


@pytest.fixture
def queue(settings) -> Any:
    """Work is queued and not done at once; `queue()` is what waits there."""
    from django_tasks_db.models import DBTaskResult

    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    return lambda: list(DBTaskResult.objects.order_by("enqueued_at"))


@pytest.fixture
def post(world, tmp_path: Path) -> Callable[..., Any]:
    """Send a report of a few rows, or the bytes given, as a page does."""
    from tests.factories.arrivals import post

    return lambda rows=({},), **said: post(world, tmp_path, rows, **said)
