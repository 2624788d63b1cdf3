"""Yes and no as people write them, in three languages (pure)."""

from __future__ import annotations

from typing import Final

from tinkuy.packs.folding import fold

_YES: Final = frozenset("si s yes y sim x 1 true verdadero verdadeiro t v ok cierto".split())
_NO: Final = frozenset("no n nao 0 false falso f".split())
_MARKS: Final = {"✓": True, "✔": True, "☑": True, "✗": False, "✘": False, "☐": False}


def read_yes_no(written: str) -> bool | None:
    """Return whether the text says yes (true) or no (false); None when it says neither. `1.0` reads as 1."""
    text = written.strip()
    if text in _MARKS:
        return _MARKS[text]
    folded = fold(text.removesuffix(".0"))
    if folded in _YES:
        return True
    return False if folded in _NO else None
