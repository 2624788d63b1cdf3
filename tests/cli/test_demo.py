"""`tinkuy demo`: an invented year to try, apart from any other installation, made once and kept as people left it."""

from __future__ import annotations

import json
import os
import re
import socket
import subprocess
from pathlib import Path

import pyotp
import pytest

from tinkuy.cli import serve
from tinkuy.cli.main import main
from tinkuy.demonstration import story

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


@pytest.fixture
def served(monkeypatch, tmp_path) -> list[dict[str, str]]:
    """Nothing is made nor served: each start notes its environment, and making leaves what is needed to start again."""
    starts: list[dict[str, str]] = []

    def make(command: list[str], env: dict[str, str], check: bool) -> subprocess.CompletedProcess:
        made = {
            "seed": int(command[4]),
            "to_send": "x.xlsx",
            "passwords": {one.email: "agua" for one in story.ACCOUNTS},
            "secrets": {"coordinacion@example.org": SECRET},
        }
        (Path(env["TINKUY_DATA"]) / "demostracion.json").write_text(json.dumps(made))
        starts.append({"made": env["TINKUY_DATA"]})
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(os, "environ", os.environ.copy())
    monkeypatch.setattr(subprocess, "run", make)
    monkeypatch.setattr(serve, "run", lambda options: starts.append(dict(os.environ)) or 0)
    return starts


def free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return asked.getsockname()[1]


def start(*words: str, port: int | None = None) -> int:
    return main(["demo", "--lang", "es", "--port", str(port or free_port()), *words])


def test_it_is_made_once_and_the_second_start_serves_what_is_there(served, tmp_path, capsys) -> None:
    assert start() == 0
    assert start() == 0
    folder = tmp_path / "tinkuy-demo"
    assert [one.get("made") for one in served] == [str(folder / ".instalacion"), None, None]
    assert {one["TINKUY_DATA"] for one in served if "made" not in one} == {str(folder / "instalacion")}
    assert capsys.readouterr().out.count("punto.focal@example.org") == 2


def test_the_codes_of_the_moment_are_told_in_another_terminal(served, capsys) -> None:
    assert main(["demo", "--codes", "--lang", "es"]) == 2  # there is none yet
    start()
    capsys.readouterr()
    assert main(["demo", "--codes", "--lang", "es"]) == 0
    told = re.search(r"coordinacion@example.org\s+(\d{6})\s+(\w+)", capsys.readouterr().out)
    assert pyotp.TOTP(SECRET).verify(told[1], valid_window=1)
    assert told[2] == SECRET


def test_it_never_touches_another_installation(served, monkeypatch) -> None:
    os.environ |= {"DATABASE_URL": "postgresql://real/one", "TINKUY_DATA": "/srv/real", "TINKUY_READ_CELLS": "5"}
    start()
    assert "DATABASE_URL" not in served[-1]
    assert served[-1]["TINKUY_DATA"].endswith("tinkuy-demo/instalacion")
    assert served[-1]["TINKUY_READ_CELLS"] == "5"


def test_fresh_begins_anew_and_deletes_nothing_but_a_demonstration(served, tmp_path, capsys) -> None:
    start()
    kept, lost = tmp_path / "tinkuy-demo" / "mine.xlsx", tmp_path / "tinkuy-demo" / "instalacion" / "theirs"
    kept.touch()
    lost.touch()
    assert start("--fresh") == 0
    assert kept.exists()
    assert not lost.exists()
    (tmp_path / "tinkuy-demo" / "instalacion" / "demostracion.json").unlink()
    for words in ((), ("--fresh",)):
        assert start(*words) == 2
        assert "no es una demostración" in capsys.readouterr().err
    assert (tmp_path / "tinkuy-demo" / "instalacion").is_dir()


def test_another_seed_is_asked_about_and_not_mixed(served, capsys) -> None:
    start()
    assert start("--seed", "8") == 2
    assert "semilla 7" in capsys.readouterr().err


def test_a_port_that_is_taken_is_a_sentence_before_anything_is_made(served, capsys) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        assert start(port=port) == 2
    assert f"--port {port + 1}" in capsys.readouterr().err
    assert served == []


def test_what_could_not_be_made_is_not_served_and_is_made_anew(served, monkeypatch, capsys) -> None:
    whole = subprocess.run
    monkeypatch.setattr(subprocess, "run", lambda command, **_: subprocess.CompletedProcess(command, 1))
    assert start() == 2
    assert "no se pudo preparar" in capsys.readouterr().err
    monkeypatch.setattr(subprocess, "run", whole)
    assert start() == 0


def test_in_the_terminal_it_tells_the_main_job_with_commands_that_anybody_can_type(tinkuy, tmp_path) -> None:
    answer = tinkuy("demo", "--terminal", "--lang", "es", "--folder", tmp_path / "demo")
    assert answer.status == 0
    assert "DATOS SINTÉTICOS" in answer.out
    assert answer.out.count("$ tinkuy ") == 3
    assert list((tmp_path / "demo").glob("*_con_notas.xlsx"))
    assert json.loads((tmp_path / "demo" / "accepted.json").read_text())
