"""The direction of imports, and what a light start must not load. The contracts themselves are in .importlinter."""

from __future__ import annotations

import configparser
import subprocess
import sys

import pytest

from tests.architecture.source import PACKAGE, REPOSITORY

CONTRACTS = configparser.ConfigParser()
CONTRACTS.read(REPOSITORY / ".importlinter")


def modules_loaded_by(statement: str) -> set[str]:
    """The modules that a fresh Python has loaded after the statement."""
    program = f"import sys; {statement}; print('\\n'.join(sys.modules))"
    done = subprocess.run([sys.executable, "-c", program], cwd=REPOSITORY, capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_the_contracts_of_imports_hold() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "importlinter.cli", "lint"], cwd=REPOSITORY, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout


def test_every_package_declares_its_place_in_the_layers() -> None:
    contract = CONTRACTS["importlinter:contract:stages"]
    declared = {name.strip(" ()") for line in contract["layers"].split("\n") for name in line.split("|")} - {""}
    present = {path.stem for path in PACKAGE.iterdir() if (path / "__init__.py").exists() or path.suffix == ".py"}
    assert present - {"__init__", "__main__"} <= declared
    assert contract.getboolean("exhaustive")


@pytest.mark.parametrize("module", CONTRACTS["importlinter:contract:pure"]["source_modules"].split())
def test_a_pure_module_loads_without_django(module: str) -> None:
    assert "django" not in modules_loaded_by(f"import {module}")


def test_the_command_line_starts_without_django_and_without_the_engines() -> None:
    loaded = modules_loaded_by("import tinkuy.cli.main")
    assert loaded & {"django", "polars", "duckdb", "pyspark", "pandas", "scipy", "fastexcel", "xlsxwriter"} == set()
