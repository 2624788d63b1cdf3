"""Which column is which: one assignment over the whole heading row (pure).

Every pair of a file's column and a 5W column gets a score from the HXL tag, the heading's likeness to all headings known
(every year, three languages, abbreviations) and the column's own cells; neighbours and arithmetic settle what is left. The
assignment with the largest sum wins (`scipy.optimize.linear_sum_assignment`). Then each pair is forbidden in turn: where the
best assignment without it is nearly as good, the column is in doubt.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

import numpy as np

from tinkuy.packs.folding import fold
from tinkuy.packs.schema import YearPack
from tinkuy.reports.column_evidence import Profile, evidence
from tinkuy.reports.five_ws import FIVE_WS
from tinkuy.reports.heading_words import NEIGHBOURS_OF_A_REPORT, ideas_of, tokens

KEYS: Final = FIVE_WS.keys()
UNREAD: Final = 0.46  # what leaving a column unread is worth: a pair must be likelier than this
CLOSE: Final = 0.06  # two assignments nearer than this leave a doubt
_ORDER_BONUS: Final = 0.04
_NOT_OF_THE_YEAR: Final = 0.04
_INITIALS: Final = 0.7  # what a heading made of a known heading's initials is worth
_AT_MOST: Final = 0.93  # likeness of a heading that nobody wrote before: an exact one is better by more than CLOSE
_OF_A_TEMPLATE: Final = 1.1  # likeness of a heading that a template prints: beside it a short form is no rival
_OTHER_GENDER: Final = tuple(KEYS.index(key) for key in ("other_under_18", "other_above_18"))
_LONE_LETTER: Final = re.compile(r"(?<![^\W\d])[fhm](?![^\W\d])", re.IGNORECASE)
_LONE_M: Final = re.compile(r"(?<![^\W\d])m(?![^\W\d])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Heading:
    """A file's heading: its text, the text merged above it, the HXL tag below it."""

    text: str
    above: str = ""
    tag: str = ""

    @property
    def whole(self) -> str:
        """The heading with what stands above it."""
        return f"{self.above} {self.text}".strip() if self.above != self.text else self.text


@dataclass(frozen=True, slots=True)
class Doubt:
    """A file's column that two assignments read differently: the keys it may be, likeliest first ("" is: unread)."""

    position: int
    choices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Assignment:
    """The file's column (from 0) that holds each 5W column, how sure each is (0 to 1 and a little), and the doubts."""

    columns: Mapping[str, int]
    scores: Mapping[str, float]
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True)
class Vocabulary:
    """The headings known for each 5W column, as text and as ideas, those of templates apart; `year` names the columns that the
    year's template has."""

    known: Mapping[str, frozenset[str]]
    templates: Mapping[str, frozenset[str]] = field(default_factory=dict)
    year: frozenset[str] = field(default_factory=frozenset)
    _seen: dict[str, np.ndarray] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def of(cls, packs: Iterable[YearPack], year: YearPack) -> Vocabulary:
        """All headings of the given packs and of `FIVE_WS`."""
        templates: dict[str, set[str]] = {c.key: {*c.label.all()} for c in FIVE_WS}
        for pack in packs:
            for column in pack.columns:
                templates[column.key].update(column.heading.all(), getattr(column, "aliases", ()))
        known = {c.key: frozenset({c.key, *c.headings, *templates[c.key]}) for c in FIVE_WS}
        folded = {key: frozenset(map(fold, names)) for key, names in templates.items()}
        return cls(known, folded, frozenset(year.column_keys()))

    @cached_property
    def folded(self) -> Mapping[str, frozenset[str]]:
        """Folded headings by key."""
        return {key: frozenset(map(fold, names)) for key, names in self.known.items()}

    @cached_property
    def ideas(self) -> Mapping[str, tuple[dict[str, float], ...]]:
        """Distinct sets of ideas by key."""
        return {key: _distinct(ideas_of(name) for name in names) for key, names in self.known.items()}

    @cached_property
    def initials(self) -> Mapping[str, str]:
        """The initials of known headings ("EA": espacio de apoyo), where they can be only one column's."""
        owners: dict[str, set[str]] = {}
        for key, names in self.known.items():
            for words in map(tokens, names):
                if len(words) > 1:
                    owners.setdefault("".join(word[0] for word in words), set()).add(key)
        return {letters: next(iter(keys)) for letters, keys in owners.items() if len(keys) == 1}

    @cached_property
    def others(self) -> tuple[dict[str, float], ...]:
        """The ideas of headings that are no 5W column."""
        return _distinct(ideas_of(name) for name in NEIGHBOURS_OF_A_REPORT)

    @cached_property
    def weights(self) -> Mapping[str, float]:
        """How much an idea tells: the fewer 5W columns know it, the more."""
        columns = Counter(idea for sets in self.ideas.values() for idea in {i for ideas in sets for i in ideas})
        return {idea: 0.35 + math.log(len(KEYS) / times) for idea, times in columns.items()}

    def likeness(self, text: str) -> np.ndarray:
        """How like the heading is to each 5W column (0 to 1), less where it is more like a column that no 5W has."""
        if text not in self._seen:
            self._seen[text] = self._likeness(text)
        return self._seen[text]

    def _likeness(self, text: str) -> np.ndarray:
        folded, ideas = fold(text), ideas_of(text)
        if not folded:
            return np.zeros(len(KEYS))
        found = np.array([self._best(ideas, self.ideas[key]) for key in KEYS])
        other = self._best(ideas, self.others)
        found = np.where((found < other - 0.02) & (other > 0.8), found * 0.25, found)
        if owner := self.initials.get(folded):
            found[KEYS.index(owner)] = max(found[KEYS.index(owner)], _INITIALS)
        if "other" not in ideas:  # "Total adultos" is of every gender, and no other gender's column
            found[list(_OTHER_GENDER)] = 0.0
        exact = np.array([folded in self.folded[key] for key in KEYS])
        official = np.array([folded in self.templates.get(key, ()) for key in KEYS])
        return np.where(official, _OF_A_TEMPLATE, np.where(exact, 1.0, np.minimum(found, _AT_MOST)))

    def _best(self, ideas: Mapping[str, float], known: Sequence[Mapping[str, float]]) -> float:
        return max((self._alike(ideas, other) for other in known), default=0.0)

    def _alike(self, one: Mapping[str, float], other: Mapping[str, float]) -> float:
        """Twice what both share over what each says (Dice), each idea by its weight."""
        shared = sum(self.weights.get(i, 1.5) * min(c, other[i]) for i, c in one.items() if i in other)
        if not shared:
            return 0.0
        return 2 * shared / sum(self.weights.get(i, 1.5) for ideas in (one, other) for i in ideas)


def name_scores(headings: Sequence[Heading], vocabulary: Vocabulary) -> np.ndarray:
    """Likeness of each heading (lines) to each 5W column (columns, in `KEYS`' order), by words or by HXL tag."""
    lines = []
    for heading in _with_gender_letters(headings):
        score = vocabulary.likeness(heading.text)
        if heading.above:
            score = np.maximum(score * 0.93, vocabulary.likeness(heading.whole))
        lines.append(np.maximum(score, _tag_scores(heading.tag)) if heading.tag else score)
    scores = np.array(lines).reshape(len(headings), len(KEYS))
    return scores - np.array([0.0 if key in vocabulary.year else _NOT_OF_THE_YEAR for key in KEYS])


def assign(
    headings: Sequence[Heading],
    vocabulary: Vocabulary,
    profiles: Sequence[Profile],
    fixed: Mapping[int, str] | None = None,
) -> Assignment:
    """Assign the file's columns to 5W columns. `fixed` holds what a person has answered (file's column to key, "" is unread)."""
    names = name_scores(headings, vocabulary)
    cells = np.array([[evidence(found, FIVE_WS[key]) for key in KEYS] for found in profiles]).reshape(names.shape)
    scores = np.where((names < 0.15) & (cells < 0.4), 0.0, names + cells)
    _fix(scores, fixed or {})
    first = _solve(scores)
    bonus = _order_bonus(first, scores.shape)
    ordered, scores = scores + bonus, scores + bonus / 2  # order alone may decide, but never without a doubt
    for table in (ordered, scores):
        _fix(table, fixed or {})
    best = _solve(ordered)
    return Assignment(
        {KEYS[key]: column for column, key in sorted(best.items())},
        {KEYS[key]: float(scores[column, key]) for column, key in best.items()},
        tuple(_doubts(scores, best, fixed or {})),
    )


def load_solver() -> None:
    """Load the solver ahead of its first use; it takes half a second that a waiting caller may have to spare."""
    import scipy.optimize  # noqa: F401


def _solve(scores: np.ndarray) -> dict[int, int]:
    """The pairs (file's column: key) with the largest sum; a column may also stay unread."""
    from scipy.optimize import linear_sum_assignment

    columns = scores.shape[0]
    with_unread = np.hstack([scores, np.full((columns, columns), UNREAD)])
    lines, chosen = linear_sum_assignment(with_unread, maximize=True)
    return {int(i): int(k) for i, k in zip(lines, chosen, strict=True) if k < scores.shape[1]}


def _worth(scores: np.ndarray, pairs: Mapping[int, int]) -> float:
    return sum(scores[i, k] for i, k in pairs.items()) + UNREAD * (scores.shape[0] - len(pairs))


def _doubts(scores: np.ndarray, best: Mapping[int, int], fixed: Mapping[int, str]) -> Iterable[Doubt]:
    """The pairs without which another whole assignment is nearly as good."""
    top = _worth(scores, best)
    for column, key in best.items():
        if column in fixed:
            continue
        without = scores.copy()
        without[column, key] = -9.0
        second = _solve(without)
        if top - _worth(without, second) < CLOSE:
            other = second.get(column)
            yield Doubt(column, (KEYS[key], KEYS[other] if other is not None else ""))


def _order_bonus(pairs: Mapping[int, int], shape: tuple[int, int]) -> np.ndarray:
    """A little for the key that follows, in the template's order, what stands beside the column."""
    bonus = np.zeros(shape)
    for column, key in pairs.items():
        for step in (-1, 1):
            if 0 <= column + step < shape[0] and 0 <= key + step < shape[1]:
                bonus[column + step, key + step] += _ORDER_BONUS
    return bonus


def _fix(scores: np.ndarray, fixed: Mapping[int, str]) -> None:
    for column, key in fixed.items():
        scores[column, :] = -9.0
        if key:
            scores[:, KEYS.index(key)] = -9.0
            scores[column, KEYS.index(key)] = 9.0


def _tag_scores(tag: str) -> np.ndarray:
    """Likeness of an HXL tag to each column's: 1 when tag and attributes agree, at least 0.5 when the tag does."""
    name, *attributes = tag.replace(" ", "").casefold().split("+")
    return np.array([_tag_score(name, frozenset(attributes), FIVE_WS[key].hxl) for key in KEYS])


def _tag_score(name: str, attributes: frozenset[str], ours: str) -> float:
    our_name, *rest = ours.split("+")
    if name != our_name:
        return 0.0
    either = attributes | set(rest)
    return 0.5 + 0.5 * (len(attributes & set(rest)) / len(either) if either else 1.0)


def _with_gender_letters(headings: Sequence[Heading]) -> list[Heading]:
    """Beside an H (hombres), M is mujeres; beside an F, M is masculino. Alone it tells nothing."""
    letters = {
        letter.casefold() for heading in headings for letter in _LONE_LETTER.findall(heading.text.replace("_", " "))
    }
    meaning = "mujeres" if {"h", "m"} <= letters and "f" not in letters else "hombres" if {"f", "m"} <= letters else ""
    if not meaning:
        return list(headings)
    return [Heading(_LONE_M.sub(f" {meaning} ", h.text.replace("_", " ")), h.above, h.tag) for h in headings]


def _distinct(sets: Iterable[dict[str, float]]) -> tuple[dict[str, float], ...]:
    return tuple({tuple(sorted(ideas.items())): ideas for ideas in sets if ideas}.values())
