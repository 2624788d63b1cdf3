"""A real installation is started without a shell: a platform, then accounts. Each command is a process, as people run them."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest

from tests.architecture.source import REPOSITORY

WORD = "una-clave-larga-2026"


@pytest.fixture
def tinkuy(tmp_path):
    """Run `tinkuy` in an installation of this test's own; its status, and what it said."""
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("TINKUY_", "DATABASE_", "DJANGO_"))
    }

    def run(*words: str, typed: str = "") -> tuple[int, str]:
        command = [sys.executable, "-m", "tinkuy.cli.main", *words, "--lang", "es"]
        given = {"cwd": REPOSITORY, "env": kept | {"TINKUY_DATA": str(tmp_path)}, "input": typed}
        done = subprocess.run(command, **given, capture_output=True, text=True, check=False)
        return done.returncode, done.stdout + done.stderr

    return run


def test_a_platform_and_its_first_accounts(tinkuy, tmp_path) -> None:
    assert "tinkuy platform add gtrm-peru" in tinkuy("platform", "list")[1]
    status, said = tinkuy("platform", "add", "gtrm-peru")
    assert (status, "44 miembros" in said) == (0, True)
    account = ("account", "add", "ana@example.org", "--platform", "gtrm-peru", "--role", "focal_point")
    status, said = tinkuy(*account, "--organisation", "Unicef", "--password-from-stdin", typed=f"{WORD}\n")
    assert (status, said.startswith("ana@example.org: Punto focal")) == (0, True)
    status, said = tinkuy(*account, "--organisation", "Nadie", "--password-from-stdin", typed=f"{WORD}\n")
    assert (status, "no hay una organización «Nadie»" in said) == (2, True)
    with closing(sqlite3.connect(tmp_path / "tinkuy.sqlite3")) as database:
        assert database.execute("SELECT count(*) FROM accounts_roleheld").fetchone() == (1,)


def test_what_is_not_there_is_said_in_one_sentence(tinkuy) -> None:
    status, said = tinkuy("platform", "add", "gtrm-marte")
    assert (status, "gtrm-peru" in said, "Traceback" in said) == (2, True, False)
    status, said = tinkuy("account", "add", "a@example.org", "--platform", "gtrm-peru", "--role", "donor")
    assert (status, "tinkuy platform add gtrm-peru" in said) == (2, True)
