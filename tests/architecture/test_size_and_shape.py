"""Files and functions stay small, names say what is inside, and a module shows all that it imports of ours at its top."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest

from tests.architecture.source import PACKAGE, Module, modules, tracked_files

LONGEST_FUNCTION = 40
LONGEST_FILE = 400
DRAWERS_WITHOUT_A_NAME = {
    "utils",
    "util",
    "helpers",
    "helper",
    "common",
    "core",
    "manager",
    "managers",
    "services",
    "misc",
}

# A declaration of data in Python, read as a table; its length is the length of the field's own list.
DATA = {"tinkuy/reports/five_ws.py"}

OURS = modules("tinkuy", "benchmarks")
EVERYTHING = modules("tinkuy", "benchmarks", "tests")
by_name = {"ids": lambda module: module.name}


def functions(module: Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (node for node in ast.walk(module.tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def code_lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """The lines from `def` to the end, without the docstring: explaining more is never a fault."""
    last = function.end_lineno or function.lineno
    length = last - function.lineno + 1
    first = function.body[0]
    if ast.get_docstring(function) is not None:
        length -= (first.end_lineno or first.lineno) - first.lineno + 1
    return length


@pytest.mark.parametrize("module", OURS, **by_name)
def test_functions_are_short(module: Module) -> None:
    too_long = {f.name: code_lines(f) for f in functions(module) if code_lines(f) > LONGEST_FUNCTION}
    assert too_long == {}


@pytest.mark.parametrize("module", [m for m in EVERYTHING if m.name not in DATA], **by_name)
def test_files_are_short(module: Module) -> None:
    assert len(module.text.splitlines()) <= LONGEST_FILE


@pytest.mark.parametrize("module", EVERYTHING, **by_name)
def test_no_function_imports_our_own_package(module: Module) -> None:
    inside = [node for f in functions(module) for node in ast.walk(f) if isinstance(node, ast.Import | ast.ImportFrom)]
    named = [node.module or "" if isinstance(node, ast.ImportFrom) else node.names[0].name for node in inside]
    assert [name for name in named if name.partition(".")[0] == "tinkuy"] == []


@pytest.mark.parametrize("module", OURS, **by_name)
def test_every_module_and_every_public_function_says_what_it_is(module: Module) -> None:
    if module.path.name == "__init__.py" and not module.text.strip():
        pytest.fail(f"{module.name} is empty: say in one line what the package is")
    assert ast.get_docstring(module.tree), f"{module.name} has no docstring"
    public = [node for node in module.tree.body if isinstance(node, ast.FunctionDef | ast.ClassDef)]
    silent = [node.name for node in public if not node.name.startswith("_") and not ast.get_docstring(node)]
    assert silent == []


def test_no_file_or_folder_is_a_drawer_without_a_name() -> None:
    named = {
        part for path in tracked_files() if path.is_relative_to(PACKAGE) for part in path.relative_to(PACKAGE).parts
    }
    assert {name for name in named if name.partition(".")[0].lower() in DRAWERS_WITHOUT_A_NAME} == set()
