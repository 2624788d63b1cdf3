"""The answer as its page shows it: in the words of a language, with links to change the question and to the figures."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import urlencode

from tinkuy.languages import Language, number
from tinkuy.pages.figures.asking import Asked
from tinkuy.pages.figures.saying import month_name
from tinkuy.pages.search.answering import COLUMNS, MOST, MOST_NAMES, Present
from tinkuy.pages.search.known import INDICATOR
from tinkuy.pages.search.understanding import ORGANISATION, PLACE, SECTOR, Part, Understood, When
from tinkuy.pages.search.words import WORDS
from tinkuy.publishing.names import Names

_DIMENSION: Final = COLUMNS | {INDICATOR: "indicator"}
_PARAMETER: Final = {SECTOR: "sector", PLACE: "admin1", ORGANISATION: "organizacion"}
_LISTED: Final = 3  # sectors or places on a line
_LONGEST_NAME: Final = 160


@dataclass(frozen=True)
class Speaker:
    """A language, what codes are called, where figures are (nowhere on public pages), and what stands for no place."""

    language: Language
    names: Names
    address: Callable[[Asked], str] | None = None
    no_place: str = "country"

    def say(self, key: str, **said: object) -> str:
        """One of the words."""
        return WORDS[key].in_(self.language).format(**said)

    def name(self, kind: str, code: str | None) -> str:
        """What a code of a kind is called; long names of indicators are cut."""
        if code is None:
            return self.say(self.no_place)
        name = self.names.name(_DIMENSION[kind], code)
        if kind == INDICATOR:
            name = f"{code}: {name}"
        return name if len(name) <= _LONGEST_NAME else name[:_LONGEST_NAME].rsplit(" ", 1)[0] + " …"

    def listed(self, kind: str, codes: Sequence[str | None]) -> str:
        """Several names in one line."""
        said = [
            self.names.short(kind, code) if kind == ORGANISATION else self.name(kind, code) for code in codes[:_LISTED]
        ]
        named = ", ".join(said)
        more = len(codes) - _LISTED
        return f"{named} {self.say('and_more', n=more)}" if more > 0 else named


@dataclass(frozen=True, slots=True)
class Chip:
    """A part of the question as it was understood, and the question without it."""

    kind: str
    name: str
    note: str
    href: str
    out: str


def chips(asked: Understood, speaker: Speaker) -> list[Chip]:
    """What was understood, in the order in which it was said."""
    parts: list[Part | When] = sorted([*asked.parts, *([asked.when] if asked.when else [])], key=lambda one: one.first)
    return [_when(one, asked, speaker) if isinstance(one, When) else _part(one, asked, speaker) for one in parts]


def _part(part: Part, asked: Understood, speaker: Speaker) -> Chip:
    name = speaker.name(part.kind, part.code)
    written = " ".join(asked.words[part.first : part.last + 1])
    note = speaker.say("guess", written=written) if part.guess else ""
    return Chip(speaker.say(part.kind), name, note, _without(part, asked), speaker.say("take_out", name=name))


def _when(when: When, asked: Understood, speaker: Speaker) -> Chip:
    name = month_name(when.month, speaker.language) if when.month else speaker.say("no_such_month")
    note = {"latest": "latest", "before": "before", "absent": "no_month" if when.month else ""}.get(when.said, "")
    return Chip(
        speaker.say("month"),
        name,
        speaker.say(note) if note else "",
        _without(when, asked),
        speaker.say("take_out", name=name),
    )


def _without(part: Part | When, asked: Understood) -> str:
    return "?" + urlencode({"q": asked.without(part)})


def question_with(kind_name: str) -> str:
    """The address of a question about one thing."""
    return "?" + urlencode({"q": kind_name})


def parts_of(asked: Understood, organisation: str = "") -> dict[str, str]:
    """The parameters of a figure's address for what is asked, where there is one of a kind."""
    said = {"mes": asked.when.month} if asked.when and asked.when.said != "absent" else {}
    for kind, name in _PARAMETER.items():
        codes = asked.codes(kind)
        if len(codes) == 1:
            said[name] = codes[0]
    return said | ({"organizacion": organisation} if organisation else {})


@dataclass(slots=True)
class Line:
    """An organisation on the page."""

    name: str
    sectors: str
    places: str
    last: str
    href: str
    contacts: list[Any] = field(default_factory=list)


def lines(
    found: Sequence[Present], asked: Understood, speaker: Speaker, contacts: Mapping[str, list[Any]]
) -> list[Line]:
    """The organisations that are present, each with its own presence."""
    return [
        Line(
            speaker.name(ORGANISATION, one.organisation),
            speaker.listed(SECTOR, one.sectors),
            speaker.listed(PLACE, one.places),
            month_name(one.last, speaker.language) if one.last and not asked.when else "",
            speaker.address(Asked("presence", parts=parts_of(asked, one.organisation))) if speaker.address else "",
            contacts.get(one.organisation, []),
        )
        for one in found[:MOST]
    ]


def figures(asked: Understood, speaker: Speaker, model: str) -> list[tuple[str, str]]:
    """The figures of what is asked: their names and addresses. People reached by organisation are of the sum."""
    if speaker.address is None or not (asked.parts or asked.when):
        return []
    said = parts_of(asked)
    by = tuple(column for kind, column in COLUMNS.items() if len(asked.codes(kind)) > 1)
    of = "sum" if "organizacion" in said or "organisation" in by or "mes" in said else model
    return [
        (speaker.say("people_reached"), speaker.address(Asked("people_reached", model=of, by=by, parts=said))),
        (speaker.say("presence"), speaker.address(Asked("presence", parts=said))),
    ]


def others(found: Mapping[str, Sequence[str]], asked: Understood, speaker: Speaker) -> list[dict[str, Any]]:
    """Other things that have the words that are left in their names, by kind."""
    shown = []
    for kind in (ORGANISATION, PLACE, SECTOR, INDICATOR):
        codes = [code for code in found.get(kind, ()) if kind == INDICATOR or code not in asked.codes(kind)]
        if codes:
            named = [(speaker.name(kind, code), _leads_to(kind, code, speaker)) for code in codes[:MOST_NAMES]]
            more = len(codes) - len(named)
            shown.append(
                {
                    "kind": speaker.say(kind),
                    "named": named,
                    "more": speaker.say("and_more", n=number(more, speaker.language)) if more > 0 else "",
                }
            )
    return shown


def _leads_to(kind: str, code: str, speaker: Speaker) -> str:
    """A question about it; of an indicator, its figures."""
    if kind != INDICATOR:
        return question_with(speaker.name(kind, code))
    return speaker.address(Asked("indicator_totals", by=("indicator",))) if speaker.address else ""


def told_activities(found: Sequence[Mapping[str, Any]], speaker: Speaker) -> list[dict[str, str]]:
    """The activities that have the words: what, who, where."""
    return [
        {
            "name": one["activity"],
            "who": speaker.listed(ORGANISATION, one["organisation"]),
            "sectors": speaker.listed(SECTOR, one["sector"]),
            "places": speaker.listed(PLACE, one["admin1"]),
        }
        for one in found
    ]
