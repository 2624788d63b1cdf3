"""What the architecture tests look at: the files that git tracks, and the Python among them, parsed."""

from __future__ import annotations

import ast
import subprocess
from dataclasses import dataclass
from functools import cache
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]
PACKAGE = REPOSITORY / "tinkuy"


@dataclass(frozen=True)
class Module:
    """A Python file: where it is, what it says, and its parsed form."""

    path: Path
    text: str
    tree: ast.Module

    @property
    def name(self) -> str:
        """The path from the repository's root, as tests show it."""
        return self.path.relative_to(REPOSITORY).as_posix()


@cache
def tracked_files() -> tuple[Path, ...]:
    """The files that git tracks or would track. Outside a clone (a source archive): every file."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=True).stdout.splitlines()
    return tuple(path for path in (REPOSITORY / line for line in listed) if path.is_file())


@cache
def modules(*folders: str) -> tuple[Module, ...]:
    """The Python files below these folders, migrations aside: a tool writes those."""
    roots = [REPOSITORY / folder for folder in folders]
    paths = [
        path
        for path in tracked_files()
        if path.suffix == ".py" and "migrations" not in path.parts and any(path.is_relative_to(root) for root in roots)
    ]
    texts = [path.read_text(encoding="utf-8") for path in paths]
    return tuple(Module(path, text, ast.parse(text)) for path, text in zip(paths, texts, strict=True))
