"""Key figures: the month of a release on one page, as it is pasted into a report (pure).

Made once, in one language, and then written as text, as a workbook, as PDF and as a picture: all of them say the same numbers,
each with the release and the address where it is explained. A number that is not there says why: it was not reported, it is too
small to show, it is not published.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from tinkuy.languages import Language, number
from tinkuy.publishing.key_figures_words import WORDS

SHOWN: Final = "shown"
SUPPRESSED: Final = "suppressed"  # 1 to 9: written as <10
KEPT_BACK: Final = "kept_back"  # a small one could be computed from it
NOT_REPORTED: Final = "not_reported"
NOT_PUBLISHED: Final = "not_published"
NO_ROWS: Final = "no_rows"
STATES: Final = (SHOWN, SUPPRESSED, KEPT_BACK, NOT_REPORTED, NOT_PUBLISHED, NO_ROWS)

PEOPLE: Final = "people"
DOLLARS: Final = "usd"
COUNT: Final = "count"


@dataclass(frozen=True, slots=True)
class Number:
    """A number with its interval, or the state that says why there is none; `address` is where it is explained."""

    value: float | None = None
    lower: float | None = None
    upper: float | None = None
    state: str = SHOWN
    unit: str = PEOPLE
    address: str = ""

    @property
    def has_interval(self) -> bool:
        """Whether two ends are shown: they are there, and differ."""
        ends = (self.lower, self.upper)
        return self.state == SHOWN and None not in ends and round(ends[0]) != round(ends[1])


@dataclass(frozen=True, slots=True)
class Fact:
    """A number and what it is called; `note`: what must be known with it."""

    name: str
    number: Number
    note: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """Facts of one kind, such as by sector. `heading`: what a line of it is; `leads`: a sentence on the first of them."""

    name: str
    heading: str
    facts: tuple[Fact, ...]
    leads: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """What an organisation told of a sector in the month."""

    organisation: str
    sector: str
    highlight: str = ""
    barrier: str = ""


@dataclass(frozen=True, slots=True)
class KeyFigures:
    """All that the page says. `change`: sentences, the first of the number itself. `notice`: what stands above everything,
    such as that the release was withdrawn, or that the data are made up."""

    language: Language
    platform: str
    title: str
    release: str
    signed: str
    address: str
    headline: tuple[Fact, ...]
    others: tuple[Fact, ...] = ()
    parts: tuple[Part, ...] = ()
    change: tuple[str, ...] = ()
    told: tuple[Told, ...] = ()
    method: str = ""
    notices: tuple[str, ...] = ()

    def facts(self) -> Iterator[Fact]:
        """Every number, in the order in which it is read."""
        yield from self.headline
        yield from self.others
        for part in self.parts:
            yield from part.facts

    @property
    def protects(self) -> bool:
        """Whether a number is kept back to protect people."""
        return any(fact.number.state in (SUPPRESSED, KEPT_BACK) for fact in self.facts())

    @property
    def has_gaps(self) -> bool:
        """Whether a number was not reported."""
        return any(fact.number.state == NOT_REPORTED for fact in self.facts())

    def remarks(self) -> list[str]:
        """What must be known to read the numbers, at the end of every form."""
        said = [WORDS["estimate"].in_(self.language), self.method]
        said += [WORDS["protected"].in_(self.language)] if self.protects else []
        said += [WORDS["not_zero"].in_(self.language)] if self.has_gaps else []
        return [one for one in said if one]

    def source(self) -> str:
        """The release, and who signed it."""
        return f"{self.signed}."


def value_text(one: Number, language: Language) -> str:
    """The number as it is read, or the words of its state."""
    if one.state != SHOWN or one.value is None:
        return WORDS[one.state if one.state != SHOWN else NO_ROWS].in_(language)
    written = number(round(one.value), language)
    return f"USD\N{NO-BREAK SPACE}{written}" if one.unit == DOLLARS else written


def interval_text(one: Number, language: Language) -> str:
    """Its interval in words; blank where it has none, or both ends are the same."""
    if not one.has_interval:
        return ""
    ends = {key: number(round(end), language) for key, end in (("lower", one.lower), ("upper", one.upper))}
    return WORDS["between"].in_(language).format(**ends)


def names_text(names: Sequence[str], language: Language, most: int = 6) -> str:
    """Names in one line, no more than so many of them."""
    more = len(names) - most
    if more < 2:
        return ", ".join(names)
    return f"{', '.join(names[:most])} {WORDS['and_more'].in_(language).format(count=more)}"


def as_text(page: KeyFigures) -> str:
    """Plain text, ready to paste: every number with the mark of its address, the addresses at the end."""
    language, places = page.language, _Places()
    said = [f"{page.platform}. {page.title}", *page.notices, ""]
    said += [_line(fact, language, places) for fact in page.headline]
    said += page.change
    said += ["", *(_line(fact, language, places) for fact in page.others)]
    for part in page.parts:
        said += ["", f"{part.name}:", *([part.leads] if part.leads else [])]
        said += [f"- {_line(fact, language, places)}" for fact in part.facts]
    said += _told(page)
    said += ["", *page.remarks(), page.source(), WORDS["at"].in_(language).format(address=page.address)]
    said += ["", f"{WORDS['addresses'].in_(language)}:", *places.lines()] if places.known else []
    return "\n".join(said).strip() + "\n"


def _line(fact: Fact, language: Language, places: _Places) -> str:
    between = interval_text(fact.number, language)
    told = "; ".join(one for one in (between, fact.note) if one)
    mark = places.mark(fact.number.address)
    return f"{fact.name}: {value_text(fact.number, language)}{f' ({told})' if told else ''}{mark}"


def _told(page: KeyFigures) -> list[str]:
    if not page.told:
        return []
    lines = ["", f"{WORDS['told'].in_(page.language)}:"]
    for one in page.told:
        parts = ((WORDS["highlight"], one.highlight), (WORDS["barrier"], one.barrier))
        words = " ".join(f"{name.in_(page.language)}: {text}" for name, text in parts if text)
        lines.append(f"- {one.organisation}, {one.sector}. {words}")
    return lines


class _Places:
    """The addresses of a text, each with its mark: [1], [2] ..."""

    def __init__(self) -> None:
        self.known: dict[str, int] = {}

    def mark(self, address: str) -> str:
        """The mark of an address; the same for the same one."""
        return f" [{self.known.setdefault(address, len(self.known) + 1)}]" if address else ""

    def lines(self) -> list[str]:
        """Each mark with its address."""
        return [f"[{mark}] {address}" for address, mark in self.known.items()]
