"""Numbers typed into a draft: read by themselves, never by what else was typed in their column before (pure)."""

from __future__ import annotations

from collections.abc import Mapping

from tinkuy.languages import Text
from tinkuy.ledger.drafts import Cells, number_text
from tinkuy.ledger.refusals import NotDone
from tinkuy.reports.five_ws import FIVE_WS
from tinkuy.reports.numerals import read_number, style_of

_PERHAPS = Text("¿Quizás {a} o {b}?", "Perhaps {a} or {b}?", "Talvez {a} ou {b}?")
_ONE = Text("¿Quizás {a}?", "Perhaps {a}?", "Talvez {a}?")


def plain_numbers(cells: Cells) -> tuple[dict[tuple[int, str], str], dict[tuple[int, str], NotDone]]:
    """The cells with their numbers written plainly (`number_text`), and a refusal for each that can be read in two ways or none.

    `1.234` is a thousand or one and a bit: only the numbers typed together with it, as those of a pasted column, tell.
    """
    plain, refused = dict(cells), {}
    for column, numbers in _by_column(cells).items():
        style = style_of(numbers.values())
        for number, written in numbers.items():
            read = read_number(written, style)
            if read.value is None and not read.blank:
                refused[number, column] = _refusal(number, column, written, read.readings)
            else:
                plain[number, column] = "" if read.value is None else number_text(read.value)
    return plain, refused


def _by_column(cells: Cells) -> dict[str, dict[int, str]]:
    """The texts typed in each column of numbers, by row."""
    found: dict[str, dict[int, str]] = {}
    for (number, column), text in cells.items():
        if text.strip() and column in FIVE_WS.keys() and FIVE_WS[column].kind.numeric:  # noqa: SIM118 - a Table has keys
            found.setdefault(column, {})[number] = text
    return found


def _refusal(number: int, column: str, written: str, readings: tuple[str, ...]) -> NotDone:
    known: Mapping[str, str] = {"a": readings[0], "b": readings[-1]} if readings else {}
    perhaps = (_PERHAPS if len(readings) > 1 else _ONE).format(**known) if readings else Text("")
    said = {"written": written, "column": FIVE_WS[column].label, "row": number, "proposed": perhaps}
    return NotDone("not_understood", **said, key=column, nearest=" | ".join(map(_plain, readings)))


def _plain(reading: str) -> str:
    """A reading as it can be typed: 1.234 as 1.2340, which is read in one way only."""
    try:
        return number_text(float(reading))
    except ValueError:
        return reading
