"""Text that a spreadsheet would run as a formula, written in CSV with an apostrophe before it, and read back (pure).

A cell that begins with = + - @, a tab or a carriage return is run as a formula by Excel and LibreOffice when they open a
CSV file (OWASP, "CSV injection"), also behind blanks and in its full-width forms. Numbers stay numbers: -5 is written -5.
"""

from __future__ import annotations

import re
from typing import Final

_STARTS: Final = r"\s*[=+\-@\t\r＝＋－＠]"
_NUMBER: Final = r"[+-]?\d+([.,]\d+)*(e[+-]?\d+)?%?"
_GUARDED: Final = re.compile(rf"'*(?:{_STARTS}|[\t\r])")
_PLAIN_NUMBER: Final = re.compile(_NUMBER, re.IGNORECASE)


def safe_text(text: str) -> str:
    """The text as a CSV cell may carry it; `original_text` gives it back."""
    return f"'{text}" if _must_be_guarded(text) else text


def original_text(cell: str) -> str:
    """The text that `safe_text` wrote as this cell."""
    return cell[1:] if cell.startswith("'") and _must_be_guarded(cell[1:]) else cell


def _must_be_guarded(text: str) -> bool:
    return bool(_GUARDED.match(text)) and not _PLAIN_NUMBER.fullmatch(text)
