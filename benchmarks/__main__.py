"""Measure everything, one at a time, and keep what came out: `./run bench`, or `./run bench people_reached` for one.

A benchmark is a program beside this one. The first line of its docstring is the question, the rest says how; it makes its own data, runs
Tinkuy and its peers on it in turns, prints what it measured as one JSON object, and ends with status 1 if that is over
its limit. It takes `--rows` and `--runs`. This program asks them, each in a process of its own, and writes each answer into
docs/benchmarks.md as it comes. With `--quick` all are tried on few rows, which tells whether they work and nothing else.
Modules without an `if __name__ == "__main__"` are shared by the benchmarks, and are not asked.
"""

from __future__ import annotations

import argparse
import ast
import datetime as dt
import json
import os
import platform
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

FOLDER = Path(__file__).parent
PAGE = FOLDER.parent / "docs" / "benchmarks.md"
LIBRARIES = ("polars", "duckdb", "narwhals", "fastexcel", "xlsxwriter", "openpyxl", "pandas", "pandera", "libhxl")
QUICK_ROWS = 2_000
BUSY_WORDS = "the machine was busy with other work: programs per processor"
# Above so many running programs per processor, wall time says little about the one that is measured.
BUSY = 1.5
INTRODUCTION = """\
# Benchmarks

How fast, and with how much memory, beside other tools in the same run on the same data. Made by `./run bench`, which
measures again; nothing here is written by hand. All data is synthetic. Tinkuy and its peers take turns, and each number is
the median of the runs unless it says otherwise. Wall seconds are what a person waits; processor seconds are those of all
threads and processes together, which hardly depend on what else the machine does.
"""


@dataclass(frozen=True, slots=True)
class Answer:
    """What one benchmark measured, and whether it kept its limit."""

    name: str
    question: str
    explanation: str
    measured: dict[str, object]
    kept: bool


def programs() -> dict[str, Path]:
    """The benchmarks there are, by name."""
    found = (
        path for path in sorted(FOLDER.glob("[a-z]*.py")) if 'if __name__ == "__main__"' in path.read_text("utf-8")
    )
    return {path.stem: path for path in found}


def ask(script: Path, *arguments: str) -> Answer:
    """Run one benchmark. A script that fails in another way than being over its limit stops the whole."""
    words = ast.get_docstring(ast.parse(script.read_text(encoding="utf-8"))) or script.stem
    question, _, explanation = words.partition("\n\n")
    print(f"» {question}", file=sys.stderr, flush=True)
    command = [sys.executable, "-m", f"{FOLDER.name}.{script.stem}", *arguments]
    done = subprocess.run(command, cwd=FOLDER.parent, stdout=subprocess.PIPE, text=True, check=False)
    try:
        measured = json.loads(done.stdout)
    except json.JSONDecodeError:
        sys.exit(f"{script.name} ended with status {done.returncode} and without a measurement.")
    return Answer(script.stem, question, explanation, measured | dict(load()), done.returncode == 0)


def load() -> Iterator[tuple[str, str]]:
    """What else the machine did, where that was much."""
    waiting = os.getloadavg()[0] / (os.cpu_count() or 1)
    if waiting > BUSY:
        yield BUSY_WORDS, f"{waiting:.1f}"


def machine() -> str:
    """Where the measurements were made, without saying whose it is."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    python = platform.python_version()
    libraries = ", ".join(f"{name} {version(name)}" for name in LIBRARIES)
    where = f"{os.cpu_count()} cores, {memory:.0f} GB of memory, {platform.system()}, Python {python}"
    return f"Measured on {dt.date.today()}: {where}; {libraries}."


def section(answer: Answer) -> str:
    """One benchmark as a section of the page."""
    rows = "\n".join(f"| {name.replace('_', ' ')} | {_shown(value)} |" for name, value in answer.measured.items())
    verdict = "Within its limit." if answer.kept else "**Over its limit.**"
    if not answer.kept and BUSY_WORDS in answer.measured:
        verdict = (
            "**Over its limit while the machine was busy with other work: to be measured again when it is quiet.**"
        )
    return f"## {answer.question}\n\n{answer.explanation}\n\n| measured | |\n|---|---:|\n{rows}\n\n{machine()}\n\n{verdict} `benchmarks/{answer.name}.py`\n"


def _shown(value: object) -> str:
    return f"{value:,}" if isinstance(value, int | float) else str(value)


def kept_so_far() -> dict[str, str]:
    """The sections of the page as it is, by benchmark."""
    parts = PAGE.read_text("utf-8").split("\n## ")[1:] if PAGE.exists() else []
    return {
        name: f"## {part.strip()}\n" for part in parts for name in programs() if f"`benchmarks/{name}.py`" in part[-99:]
    }


def write_page(sections: dict[str, str]) -> None:
    """The page of all sections there are, in the order of the benchmarks' names."""
    PAGE.write_text("\n".join([INTRODUCTION, *(sections[name] for name in sorted(sections))]), encoding="utf-8")


def main(given: Sequence[str]) -> int:
    """Ask the benchmarks named, or all, and keep their answers on the page. Status 1 if one is over its limit."""
    parser = argparse.ArgumentParser(prog="./run bench", description="Measure speed and memory beside other tools.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"which ones: {', '.join(programs())} (all)")
    parser.add_argument("--quick", action="store_true", help="few rows, one run: do they work? Nothing is kept.")
    asked = parser.parse_args(given)
    if unknown := set(asked.names) - set(programs()):
        sys.exit(f"There is no benchmark called {', '.join(sorted(unknown))}; there are {', '.join(programs())}.")
    size = ["--rows", str(QUICK_ROWS), "--runs", "1"] if asked.quick else []
    every_one_kept = True
    for name in asked.names or programs():
        answer = ask(programs()[name], *size)
        print(section(answer), flush=True)
        every_one_kept &= answer.kept
        if not asked.quick:
            write_page(kept_so_far() | {name: section(answer)})
    return 0 if asked.quick or every_one_kept else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
