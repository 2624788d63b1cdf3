"""A platform that programs ask."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture
def served(db, settings, tmp_path: Path) -> Any:
    """The platform; what makes it needs Django, which is set up by now."""
    from tests.api.serving import serve

    settings.DATA_FOLDER = tmp_path
    return serve(tmp_path)


@pytest.fixture
def ask(served) -> Callable[..., Any]:
    """Ask an operation of the platform: ask("/months", person)."""
    from tests.api.serving import PERU, program

    def asked(path: str, by: Any = None, *, said: Any = None, **how: Any) -> Any:
        return program(by, **how).get(path if path.startswith("/api") else PERU + path, said or {})

    return asked
