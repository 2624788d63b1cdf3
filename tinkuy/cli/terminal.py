"""How the command line shows things: tables and colour on a terminal, plain text in a pipe, progress on long work."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text as Styled

from tinkuy.languages import Text

# In a pipe a line is a line: nothing may be folded at the width of a terminal that is not there.
_PIPE_WIDTH = 10_000

STYLES = {"blocking": "bold red", "warning": "yellow", "hint": "blue", "done": "green", "quiet": "dim"}


_NOT_WRITTEN = Text(
    "No se pudo escribir «{path}»; revise que la carpeta exista y que se pueda escribir en ella.",
    "“{path}” could not be written; check that the folder exists and that it can be written to.",
    "Não foi possível escrever «{path}»; verifique se a pasta existe e se é possível escrever nela.",
)


class NotWritten(OSError):
    """A file that could not be written; `text` says which and what to look at."""

    def __init__(self, path: Path) -> None:
        self.text = _NOT_WRITTEN.format(path=path)
        super().__init__(self.text.en)


def console(*, error: bool = False) -> Console:
    """A console on standard output (or error) that folds lines only where a person looks at them."""
    stream = sys.stderr if error else sys.stdout
    return Console(
        file=stream, highlight=False, width=None if stream.isatty() else _PIPE_WIDTH, soft_wrap=not stream.isatty()
    )


def say(text: str, style: str | None = None) -> None:
    """Print one paragraph."""
    console().print(Styled(text, style=STYLES.get(style or "", style or "")))


def complain(text: str) -> None:
    """Print one sentence on standard error."""
    console(error=True).print(Styled(text, style=STYLES["blocking"]))


def remark(text: str) -> None:
    """Print one line on standard error: something to know that is not part of the result."""
    console(error=True).print(Styled(text, style=STYLES["quiet"]))


def table(
    headings: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    numbers: Sequence[int] = (),
    copied: Sequence[int] = (),
    title: str | None = None,
) -> None:
    """Print a table; the columns at `numbers` are set to the right, those at `copied` never fold. Tabs apart in a pipe."""
    out = console()
    if not out.is_terminal:
        lines = [title] if title else []
        lines += ["\t".join(line) for line in (headings, *rows)]
        out.print(Styled("\n".join(lines)))
        return
    shown = Table(box=SIMPLE_HEAD, title=title, title_justify="left", title_style="bold", pad_edge=False)
    for position, heading in enumerate(headings):
        justify = "right" if position in numbers else "left"
        shown.add_column(heading, justify=justify, overflow="fold", no_wrap=position in copied)
    for row in rows:
        shown.add_row(*(Styled(cell) for cell in row))
    out.print(shown)


@contextmanager
def working(text: str) -> Iterator[None]:
    """Show on standard error, where a person looks at it, that work goes on."""
    out = console(error=True)
    if not out.is_terminal:
        yield
        return
    with out.status(text):
        yield


def ask(question: str, choices: Sequence[str]) -> str | None:
    """Ask the person at the terminal to choose; None where nobody is there to answer or the answer is blank."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        return None
    out = console(error=True)
    out.print(Styled(question))
    for position, choice in enumerate(choices, start=1):
        out.print(Styled(f"  {position}. {choice}"))
    answer = out.input("> ").strip()
    if answer.isdigit() and 1 <= int(answer) <= len(choices):
        return choices[int(answer) - 1]
    return answer if answer in choices else None


def write_json(where: str, content: Any) -> None:
    """Write `content` as JSON to a file, whole or not at all, or to standard output where `where` is "-"."""
    text = json.dumps(content, ensure_ascii=False, indent=1)
    if where == "-":
        sys.stdout.write(text + "\n")
        return
    target = Path(where)
    with writing(target):
        partial = target.with_name(f".{target.name}.partial")
        try:
            partial.write_text(text + "\n", encoding="utf-8")
            partial.replace(target)
        finally:
            partial.unlink(missing_ok=True)


@contextmanager
def writing(target: Path) -> Iterator[None]:
    """Make the target's folder; what keeps the file from being written there becomes one sentence. Raises NotWritten."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        yield
    except OSError:
        raise NotWritten(target) from None
