"""An installation of a test's own: a database of the kind asked for and a data folder, for processes that a test starts."""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from django.db import connection


@contextmanager
def installation(folder: Path) -> Iterator[dict[str, str]]:
    """The environment of its processes. On SQLite the database is a file, as in production, not one in memory."""
    name = f"own_{uuid.uuid4().hex}"
    given = {"TINKUY_DATA": str(folder), "TINKUY_DEBUG": "1", "DJANGO_SETTINGS_MODULE": "tinkuy.config.settings"}
    inherited = {key: value for key, value in os.environ.items() if key != "TINKUY_TASKS"}
    if connection.vendor == "sqlite":
        yield inherited | given | {"DATABASE_URL": f"sqlite:///{folder / name}.sqlite3"}
        return
    host = quote(connection.settings_dict["HOST"] or connection.settings_dict["OPTIONS"]["host"], safe="/")
    _on_the_server(f"CREATE DATABASE {name}")
    try:
        yield inherited | given | {"DATABASE_URL": f"postgresql://postgres@/{name}?host={host}"}
    finally:
        _on_the_server(f"DROP DATABASE {name} WITH (FORCE)")


def _on_the_server(statement: str) -> None:
    """Run a statement that no transaction may hold."""
    import psycopg

    settings = connection.settings_dict
    host = settings["HOST"] or settings["OPTIONS"]["host"]
    with psycopg.connect(dbname="postgres", user=settings["USER"], host=host, autocommit=True) as server:
        server.execute(statement)
