"""The one command sets itself up once, again when the pins change, from nothing when it was interrupted."""

from __future__ import annotations

import importlib.machinery
import importlib.util
import shutil
import subprocess
import sys
import threading
import time
from pathlib import Path
from types import ModuleType

import pytest

SCRIPT = Path(__file__).parents[1] / "run"


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The script, at work on a folder of its own, with an installer that only notes what it was asked for."""
    module = load()
    (tmp_path / "requirements").mkdir()
    for level in module.LEVELS:
        (tmp_path / "requirements" / f"{level}.txt").write_text(f"{level}==1")
    (tmp_path / "pyproject.toml").write_text("[project]")
    monkeypatch.setattr(module, "ROOT", tmp_path)
    monkeypatch.setattr(module, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(module, "STAMP", tmp_path / ".venv" / "set-up-complete")
    module.done = []
    monkeypatch.setattr(module, "make_venv", lambda: (module.done.append("venv"), module.VENV.mkdir(exist_ok=True)))
    monkeypatch.setattr(module, "pip_install", lambda *arguments: module.done.append(Path(arguments[-1]).name))
    return module


def load() -> ModuleType:
    loader = importlib.machinery.SourceFileLoader("run_script", str(SCRIPT))
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader("run_script", loader))
    loader.exec_module(module)
    return module


def test_set_up_is_done_once(run, tmp_path) -> None:
    run.set_up("base")
    assert run.done == ["venv", "base.txt", tmp_path.name]
    run.set_up("base")
    assert len(run.done) == 3


def test_a_larger_set_up_serves_the_smaller(run) -> None:
    run.set_up("all")
    run.done.clear()
    run.set_up("test")
    run.set_up("base")
    assert run.done == []


def test_a_smaller_set_up_grows_without_beginning_again(run, tmp_path) -> None:
    run.set_up("base")
    run.done.clear()
    run.set_up("test")
    assert run.done == ["test.txt", tmp_path.name]


@pytest.mark.parametrize("changed", ["requirements/base.txt", "pyproject.toml"])
def test_set_up_is_repeated_when_the_pins_or_the_declaration_change(run, tmp_path, changed: str) -> None:
    run.set_up("base")
    run.done.clear()
    (tmp_path / changed).write_text("other==2")
    run.set_up("base")
    assert run.done == ["base.txt", tmp_path.name]


def test_an_interrupted_set_up_begins_again_from_nothing(run, monkeypatch) -> None:
    run.set_up("base")
    monkeypatch.setattr(run, "pip_install", interrupted)
    with pytest.raises(KeyboardInterrupt):
        run.set_up("test")
    monkeypatch.setattr(run, "pip_install", lambda *arguments: run.done.append("installed"))
    run.done.clear()
    run.set_up("base")
    assert run.done == ["venv", "installed", "installed"]


def interrupted(*_: str) -> None:
    raise KeyboardInterrupt


def test_two_at_once_set_up_once(run, monkeypatch) -> None:
    monkeypatch.setattr(run, "pip_install", lambda *_: (time.sleep(0.05), run.done.append("installed")))
    both = [threading.Thread(target=run.set_up, args=["base"]) for _ in range(2)]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert run.done == ["venv", "installed", "installed"]


def test_without_python3_venv_one_sentence_says_what_to_install(monkeypatch, tmp_path) -> None:
    module = load()
    lacking = tmp_path / "python"
    lacking.write_text("#!/bin/sh\nexit 1\n")
    lacking.chmod(0o755)
    monkeypatch.setattr(module, "suitable_python", lambda: str(lacking))
    with pytest.raises(SystemExit, match=r"install python3-venv \(apt-get install python3-venv\)"):
        module.make_venv()


def test_an_old_python_hands_over_to_a_newer_one_or_says_what_is_needed(monkeypatch) -> None:
    module = load()
    monkeypatch.setattr(sys, "version_info", (3, 9, 2))
    monkeypatch.setattr(shutil, "which", {"python3.12": "/usr/bin/python3.12"}.get)
    assert module.suitable_python() == "/usr/bin/python3.12"
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(SystemExit, match=r"needs Python 3\.11 or newer, and this is 3\.9"):
        module.suitable_python()


def test_alone_it_shows_every_command_and_an_unknown_one_is_named() -> None:
    alone = subprocess.run([sys.executable, SCRIPT], capture_output=True, text=True, check=True)
    assert all(f"\n  {command} " in alone.stdout for command in load().COMMANDS)
    unknown = subprocess.run([sys.executable, SCRIPT, "tets"], capture_output=True, text=True, check=False)
    assert unknown.returncode == 2
    assert "“tets”" in unknown.stderr


def test_ci_reads_the_closing_line_of_the_complete_run() -> None:
    last_name, last_arguments, _ = load().test_runs(everything=True)[-1]
    assert last_arguments[:2] == ["-m", "not package"], last_name
