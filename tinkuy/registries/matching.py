"""Find the code of a written name: by code, then name in any language, then alias or acronym; else nearest candidates (pure).

Names are compared *folded*: without accents, case, punctuation or doubled spaces, so that `SAN MARTIN` finds `San Martín`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Literal

from rapidfuzz import fuzz, process

from tinkuy.packs.folding import fold
from tinkuy.packs.schema import CodeList, Entry

How = Literal["code", "name", "alias", "none"]

CANDIDATES: Final = 3
NEAR_ENOUGH: Final = 70.0  # RapidFuzz's WRatio; below it a candidate misleads more than it helps

_CODE_AND_NAME = re.compile(
    r"\s*([^\W\d][\w-]*\d\w*)\s*(?:[:|.–—]|-\s|\s-)\s*\S"
)  # a code of letters and digits, then a name
_PARENTHESES = re.compile(r"\(([^()]*)\)")


@dataclass(frozen=True, slots=True)
class Match:
    """What a written name was found to be: a code and how it was found, or candidates (labels, nearest first)."""

    code: str | None
    how: How
    candidates: tuple[str, ...] = ()


class Matcher:
    """A code list made ready for matching; `keep` narrows it (say, to the indicators of one sector)."""

    __slots__ = ("_codes", "_names", "_aliases", "_labels", "known")

    def __init__(self, code_list: CodeList, keep: Callable[[Entry], bool] | None = None) -> None:
        entries = [e for e in code_list.entries if keep is None or keep(e)]
        self.known: bool = code_list.known
        self._codes = {fold(e.code): e.code for e in entries}
        self._names = _unique((name, e.code) for e in entries for name in e.text.all())
        self._aliases = _unique((alias, e.code) for e in entries for alias in _other_names(e))
        self._labels = {name: (e.text.in_("es") or e.code) for e in entries for name in map(fold, e.text.all()) if name}

    def __contains__(self, written: str) -> bool:
        return self.exact(written).code is not None

    def exact(self, written: str) -> Match:
        """Match by code, name or alias; a name in parentheses ("UNHCR (Perú)") may stand on either side of them."""
        for name in _readings(written):
            for how, table in (("code", self._codes), ("name", self._names), ("alias", self._aliases)):
                if name in table:
                    return Match(table[name], how)
        code = self._codes.get(_leading_code(written))
        return Match(code, "code" if code else "none")

    def match(self, written: str) -> Match:
        """Match exactly, else offer the nearest labels (at most three, best first)."""
        found = self.exact(written)
        return found if found.code else Match(None, "none", self.nearest(written))

    def nearest(self, written: str) -> tuple[str, ...]:
        """The labels most like `written`, best first; none when nothing is near."""
        near = process.extract(
            fold(written), self._labels.keys(), scorer=fuzz.WRatio, limit=CANDIDATES * 2, score_cutoff=NEAR_ENOUGH
        )
        return tuple(dict.fromkeys(self._labels[name] for name, _, _ in near))[:CANDIDATES]


def match_all(names: Iterable[str], matcher: Matcher) -> dict[str, Match]:
    """Match each distinct name once."""
    return {name: matcher.match(name) for name in dict.fromkeys(names)}


def _other_names(entry: Entry) -> Iterator[str]:
    yield from entry.aliases
    yield from (entry.attributes[key] for key in ("acronym", "iso2", "iso") if entry.attributes.get(key))
    for label in entry.text.all():
        inside = _PARENTHESES.findall(label)
        yield from (part for part in inside if part.isupper())
        if (
            inside and len(_outside(label)) > 12
        ):  # "Protection (GBV)" is not "Protection"; a long name stands without its acronym
            yield _outside(label)


def _outside(text: str) -> str:
    return _PARENTHESES.sub(" ", text).strip()


def _readings(written: str) -> Iterator[str]:
    """The folded ways to read a written name; the whole first, so that "Protection (GBV)" stays what it says."""
    whole = fold(written)
    if whole:
        yield whole
    inside = _PARENTHESES.findall(written)
    if inside:
        yield from (name for part in (*inside, _outside(written)) if len(name := fold(part)) > 1)


def _leading_code(written: str) -> str:
    """The folded code before a name ("RE-HE1: consultas", "PE15 - Lima"); "" where none stands there."""
    found = _CODE_AND_NAME.match(written)
    return fold(found[1]) if found else ""


def _unique(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Names that belong to exactly one code; a name that two entries share decides nothing."""
    owners: dict[str, set[str]] = {}
    for name, code in pairs:
        if folded := fold(name):
            owners.setdefault(folded, set()).add(code)
    return {name: next(iter(codes)) for name, codes in owners.items() if len(codes) == 1}
