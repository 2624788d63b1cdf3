"""Measure everything, one at a time, and keep what came out: `./run bench`, or `./run bench people_reached` for one.

A benchmark is a program beside this one. The first line of its docstring is the question; it makes its own data, runs
Tinkuy and its peers on it in turns, prints what it measured as one JSON object, and ends with status 1 if that is over
its limit. This program asks them all, each in a process of its own, and writes the answers to docs/benchmarks.md.
Modules without an `if __name__ == "__main__"` are shared by the benchmarks, and are not asked.
"""

from __future__ import annotations

import ast
import datetime as dt
import json
import os
import platform
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent
PAGE = FOLDER.parent / "docs" / "benchmarks.md"
INTRODUCTION = """\
# Benchmarks

How fast, and with how much memory, beside other tools in the same run on the same data. Made by `./run bench`, which
measures again; nothing here is written by hand. All data is synthetic.
"""


@dataclass(frozen=True, slots=True)
class Answer:
    """What one benchmark measured, and whether it kept its limit."""

    name: str
    question: str
    measured: dict[str, object]
    kept: bool


def ask(script: Path) -> Answer:
    """Run one benchmark. A script that fails in another way than being over its limit stops the whole."""
    question = (ast.get_docstring(ast.parse(script.read_text(encoding="utf-8"))) or script.stem).splitlines()[0]
    print(f"» {question}", file=sys.stderr, flush=True)
    command = [sys.executable, "-m", f"{FOLDER.name}.{script.stem}"]
    done = subprocess.run(command, cwd=FOLDER.parent, stdout=subprocess.PIPE, text=True, check=False)
    try:
        return Answer(script.stem, question, json.loads(done.stdout), done.returncode == 0)
    except json.JSONDecodeError:
        sys.exit(f"{script.name} ended with status {done.returncode} and without a measurement.")


def machine() -> str:
    """Where the measurements were made, in one line."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    python = platform.python_version()
    return f"{dt.date.today()}, {os.cpu_count()} cores, {memory:.0f} GB of memory, {platform.system()}, Python {python}"


def section(answer: Answer) -> str:
    """One benchmark as a section of the page."""
    rows = "\n".join(f"| {name.replace('_', ' ')} | {value} |" for name, value in answer.measured.items())
    verdict = "Within its limit." if answer.kept else "**Over its limit.**"
    return f"## {answer.question}\n\n| measured | |\n|---|---:|\n{rows}\n\n{verdict} `benchmarks/{answer.name}.py`\n"


def main(names: list[str]) -> int:
    """Ask the benchmarks named, or all; write the page if it was all. Status 1 if one is over its limit."""
    programs = [
        path for path in sorted(FOLDER.glob("[a-z]*.py")) if 'if __name__ == "__main__"' in path.read_text("utf-8")
    ]
    scripts = [path for path in programs if not names or path.stem in names]
    if unknown := set(names) - {path.stem for path in scripts}:
        sys.exit(f"There is no benchmark called {', '.join(sorted(unknown))}.")
    answers = [ask(script) for script in scripts]
    sections = [section(answer) for answer in answers]
    if names:
        print("\n".join(sections))
    else:
        PAGE.write_text("\n".join([INTRODUCTION, f"Measured on {machine()}.\n", *sections]), encoding="utf-8")
        print(f"Wrote {PAGE.relative_to(FOLDER.parent)}")
    return 0 if all(answer.kept for answer in answers) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
