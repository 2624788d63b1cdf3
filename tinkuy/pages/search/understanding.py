"""A question taken apart: the sectors, places, organisations and the month that it names, and the words that are left (pure).

Names are matched without accents and capitals, in three languages, the longest first; then, what is left, tolerant of typing
mistakes (RapidFuzz), and said to be a guess. Each part knows which words of the question it is, so that it can be taken out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from rapidfuzz import fuzz, process

from tinkuy.languages import LANGUAGES
from tinkuy.months import NAMES
from tinkuy.packs.folding import fold
from tinkuy.pages.search.spoken_words import BEFORE, EMPTY, JOINING, LATEST, OTHER_MONTHS

SECTOR, PLACE, ORGANISATION = "sector", "place", "organisation"

LONGEST: Final = 200  # characters of a question
_MOST_WORDS: Final = 30
_PHRASE: Final = 12  # words of the longest name that is looked for
_NEAR: Final = 84.0  # RapidFuzz's ratio: one mistake in six letters
_SHORTEST: Final = 4  # letters of a word in which a mistake is forgiven
# An acronym of four letters is too near to too many words.
_LEAST: Final = {SECTOR: _SHORTEST, PLACE: _SHORTEST, ORGANISATION: _SHORTEST + 1}
_WORD = re.compile(r"\w+")
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Part:
    """Something that the question names: its kind and code, and which words say it. `guess`: they were written otherwise."""

    kind: str
    code: str
    first: int
    last: int
    guess: bool = False


@dataclass(frozen=True, slots=True)
class When:
    """The month that the question names, as 2021-03; `said` is latest, before, named or absent (no release has it)."""

    month: str
    said: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Understood:
    """A question taken apart: its words as written, its parts, its month, and the places of the words that are left."""

    words: tuple[str, ...]
    parts: tuple[Part, ...] = ()
    when: When | None = None
    left: tuple[int, ...] = ()

    def codes(self, kind: str) -> list[str]:
        """The codes of one kind, each once."""
        return list(dict.fromkeys(part.code for part in self.parts if part.kind == kind))

    @property
    def rest(self) -> tuple[str, ...]:
        """The words that are left, folded."""
        return tuple(fold(self.words[place]) for place in self.left)

    @property
    def says_something(self) -> bool:
        """Whether there is anything to look for."""
        return bool(self.parts or self.when or self.left)

    def without(self, part: Part | When) -> str:
        """The question without the words of one part, and without the preposition before them."""
        first = part.first
        while first and fold(self.words[first - 1]) in JOINING:
            first -= 1
        return " ".join(word for n, word in enumerate(self.words) if not first <= n <= part.last)


@dataclass(frozen=True)
class Lexicon:
    """What a question may name: folded names with the kind and code that they mean, and the months of the release."""

    names: Mapping[str, tuple[str, str]]
    months: Sequence[str] = ()
    near: tuple[str, ...] = field(default=())

    @classmethod
    def of(cls, said: Iterable[tuple[str, str, str]], months: Sequence[str] = ()) -> Lexicon:
        """Of names (name, kind, code); where two mean different things, the first counts."""
        names: dict[str, tuple[str, str]] = {}
        for name, kind, code in said:
            folded = fold(name)
            if folded and folded not in EMPTY:
                names.setdefault(folded, (kind, code))
        return cls(names, tuple(months), tuple(name for name, (kind, _) in names.items() if len(name) >= _LEAST[kind]))


def understand(question: str, lexicon: Lexicon) -> Understood:
    """Take a question apart."""
    words = tuple(_WORD.findall(question[:LONGEST].replace("_", " ")))[:_MOST_WORDS]
    folded = [fold(word) for word in words]
    taken: set[int] = set()
    when = _month(folded, lexicon.months, taken)
    parts = [*_named(folded, lexicon, taken)]
    parts += _guessed(folded, lexicon, taken)
    left = tuple(n for n, word in enumerate(folded) if n not in taken and word not in EMPTY and word)
    return Understood(words, tuple(sorted(parts, key=lambda part: part.first)), when, left)


def _spans(folded: Sequence[str], longest: int, taken: set[int]) -> Iterator[tuple[int, int, str]]:
    """Every run of words that nobody took, the longest first."""
    for length in range(min(longest, len(folded)), 0, -1):
        for first in range(len(folded) - length + 1):
            last = first + length - 1
            if taken.isdisjoint(range(first, last + 1)):
                yield first, last, " ".join(folded[first : last + 1])


def _named(folded: Sequence[str], lexicon: Lexicon, taken: set[int]) -> Iterator[Part]:
    for first, last, phrase in _spans(folded, _PHRASE, taken):
        found = lexicon.names.get(phrase)
        if found and taken.isdisjoint(range(first, last + 1)):
            taken.update(range(first, last + 1))
            yield Part(*found, first, last)


def _guessed(folded: Sequence[str], lexicon: Lexicon, taken: set[int]) -> Iterator[Part]:
    """What is almost a name: two words together, then each by itself."""
    for first, last, phrase in _spans(folded, 2, taken):
        if len(phrase) < _SHORTEST or phrase in EMPTY or any(folded[n] in EMPTY for n in (first, last)):
            continue
        found = process.extractOne(phrase, lexicon.near, scorer=fuzz.ratio, score_cutoff=_cutoff(phrase))
        if found and taken.isdisjoint(range(first, last + 1)):
            taken.update(range(first, last + 1))
            yield Part(*lexicon.names[found[0]], first, last, guess=True)


def _cutoff(phrase: str) -> float:
    """A short word may be wrong in one letter."""
    return 74.0 if len(phrase) == _SHORTEST else min(_NEAR, 99 * (1 - 1 / len(phrase)))


def _month(folded: Sequence[str], months: Sequence[str], taken: set[int]) -> When | None:
    """The first month that is named, with its year beside it; or one said by where it stands."""
    for first, last, phrase in _spans(folded, 3, taken):
        said = "latest" if phrase in LATEST else "before" if phrase in BEFORE else ""
        if said and months:
            place = -1 if said == "latest" else -2
            month = months[place] if len(months) >= -place else ""
            taken.update(range(first, last + 1))
            return When(month, said if month else "absent", first, last)
    for n, word in enumerate(folded):
        if word in _MONTHS:
            return _of_year(folded, n, _MONTHS[word], months, taken)
    return None


def _of_year(folded: Sequence[str], first: int, month: int, months: Sequence[str], taken: set[int]) -> When:
    """A month by name; without a year, the latest of the release that is that month."""
    last = first
    for n in range(first + 1, min(first + 3, len(folded))):
        if _YEAR.fullmatch(folded[n]):
            last = n
            break
        if folded[n] not in ("de", "del", "of"):
            break
    taken.update(range(first, last + 1))
    if last > first:
        code = f"{folded[last]}-{month:02d}"
        return When(code, "named" if code in months else "absent", first, last)
    code = next((code for code in reversed(months) if code.endswith(f"-{month:02d}")), "")
    return When(code, "named" if code else "absent", first, last)


_OTHERWISE: Final = frozenset({"mar", "out", "set", "ago", "dez"})  # the sea, out of, a set ...


def _month_words() -> dict[str, int]:
    """Every name of a month in three languages, whole and in three letters; a word that means something else is left out."""
    words = dict(OTHER_MONTHS)
    for language in LANGUAGES:
        for number, name in enumerate(NAMES[language], start=1):
            words[fold(name)] = number
            words.setdefault(fold(name)[:3], number)
    return {word: number for word, number in words.items() if word not in _OTHERWISE}


_MONTHS: Final = _month_words()
