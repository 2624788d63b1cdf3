"""Fixtures of background work. What needs models is imported when used: this file is loaded before Django is ready."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest


@pytest.fixture
def world(db, settings, tmp_path: Path) -> Any:
    """People, organisations and a platform, with a data folder of this test's own, and work that is queued."""
    from tests.factories.reports import make_world

    settings.DATA_FOLDER = tmp_path
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    return make_world()
