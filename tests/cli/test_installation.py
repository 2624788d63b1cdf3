"""A real installation is started without a shell: a platform, then accounts. Each command is a process, as people run them."""

from __future__ import annotations

import os
import re
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


def test_the_releases_of_an_installation_are_listed_and_where_there_are_none_it_says_so(tinkuy, tmp_path) -> None:
    assert tinkuy("platform", "add", "gtrm-peru")[0] == 0
    account = ("account", "add", "ana@example.org", "--platform", "gtrm-peru", "--role", "coordinator", "--name", "Ana")
    assert tinkuy(*account, "--password-from-stdin", typed=f"{WORD}\n")[0] == 0
    with closing(sqlite3.connect(tmp_path / "tinkuy.sqlite3")) as database, database:
        database.execute(
            "INSERT INTO releases_release (id, platform_id, year, first_month, last_month, rows, organisations, note,"
            " signed_by_id, at, withdrawn_why) SELECT ?, p.id, 'r4v-2021', '2021-01', '2021-03', 2430, 27, '', u.id,"
            " '2026-11-23 10:00:00', '' FROM registries_platform p, accounts_user u",
            ("0" * 32,),
        )
    status, said = tinkuy("release", "list", "--platform", "gtrm-peru")
    assert (status, "2430" in said or "2.430" in said, "2021-01 - 2021-03" in said, "Ana" in said) == (
        0,
        True,
        True,
        True,
    )
    assert "todavía no hay publicaciones" in tinkuy("release", "list", "--platform", "otra")[1]


def test_somebody_is_invited_by_a_link_and_a_lost_telephone_is_taken_off(tinkuy, tmp_path) -> None:
    tinkuy("platform", "add", "gtrm-peru")
    invite = ("account", "invite", "Bob@example.org", "--platform", "gtrm-peru", "--role")
    status, said = tinkuy(*invite, "coordinator")
    assert (status, "bob@example.org" in said) == (0, True)
    assert re.search(r"^http://127\.0\.0\.1:8000/invitacion/\S+/$", said, re.MULTILINE)
    status, said = tinkuy("account", "invite", "bob@example.org")
    assert (status, "--role" in said) == (2, True)
    account = ("account", "add", "bob@example.org", "--platform", "gtrm-peru", "--role", "coordinator")
    tinkuy(*account, "--password-from-stdin", typed=f"{WORD}\n")
    status, said = tinkuy("account", "remove-factor", "Bob@example.org")
    assert (status, "sin segundo factor" in said) == (0, True)
