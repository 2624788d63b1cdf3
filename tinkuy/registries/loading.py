"""What the packs say of their organisations, as one list: names, aliases, type (pure).

A pack is of one year, a registry of all: the same code in two years is one organisation, if both years name it alike. A
code that another year gives to another organisation must not join them: that is `CodeReused`, and the pack is to give
one of the two a code of its own, as r4v-2021 does for the second ORG266.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from rapidfuzz import fuzz

from tinkuy.languages import Text
from tinkuy.packs.folding import fold
from tinkuy.packs.schema import Entry, PlatformPack, YearPack

ALIKE: Final = 85.0  # RapidFuzz's token_sort_ratio: the whole names, whatever the order of their words
_PARENTHESES = re.compile(r"\(([^()]+)\)")
_INITIALS = re.compile(r"\b[A-Z]{4,}\b")  # OFICA, CESAL; three letters and fewer (ONG, ONU) are shared by many
_REUSED = Text(
    "El código {code} es de «{before}» en un año y de «{after}» en {pack}: no se unen. Dé un código propio a una de las "
    "dos en su paquete; si son la misma, escriba el otro nombre entre los alias.",
    "The code {code} is of “{before}” in one year and of “{after}” in {pack}: they are not joined. Give one of the two a "
    "code of its own in its pack; if they are the same, write the other name among the aliases.",
    "O código {code} é de «{before}» em um ano e de «{after}» em {pack}: não se unem. Dê um código próprio a uma das duas "
    "em seu pacote; se são a mesma, escreva o outro nome entre os outros nomes.",
)
SEVERAL_SCOPES = Text(
    "Estos paquetes dan códigos de listas distintas: {scopes}. Una plataforma usa los de una.",
    "These packs give codes of different lists: {scopes}. A platform uses those of one.",
    "Estes pacotes dão códigos de listas diferentes: {scopes}. Uma plataforma usa os de uma.",
)


class NotLoaded(Exception):
    """The packs cannot be loaded together; nothing was changed, and `text` says why."""

    def __init__(self, text: Text) -> None:
        self.text = text
        super().__init__(text.en)


class CodeReused(NotLoaded):
    """Two packs give one code to two organisations."""

    def __init__(self, code: str, before: str, after: str, pack: str) -> None:
        self.code = code
        super().__init__(_REUSED.format(code=code, before=before, after=after, pack=pack))


@dataclass(frozen=True, slots=True)
class Told:
    """An organisation as the packs tell of it; `aliases` are all its other names, also those of earlier years."""

    code: str
    text: Text
    acronym: str
    type: str
    aliases: tuple[str, ...]


def scope_of(years: Sequence[YearPack]) -> str:
    """Who gives the codes of these years: `r4v` for r4v-2021 and r4v-2023-24. Raises NotLoaded where several do."""
    scopes = sorted({year.id.partition("-")[0] for year in years})
    if len(scopes) != 1:
        raise NotLoaded(SEVERAL_SCOPES.format(scopes=", ".join(scopes) or "-"))
    return scopes[0]


def years_for(platform: PlatformPack, years: Sequence[YearPack]) -> list[YearPack]:
    """The years that give codes to this platform's members: all of the family whose lists name most of them."""
    members = {entry.code for entry in platform.members.entries}
    named: Counter[str] = Counter()
    for year in years:
        named[scope_of([year])] += len(members & set(year.lists["organisations"].by_code()))
    best = max(named, key=lambda scope: named[scope], default="")
    return [year for year in years if scope_of([year]) == best]


def organisations(platform: PlatformPack, years: Sequence[YearPack]) -> list[Told]:
    """Every organisation of the packs, by code; the name of the latest year that has it translated, the others as aliases.

    Raises CodeReused.
    """
    by_year = sorted(years, key=lambda year: max(year.plan_years))
    sources = [(platform.id, platform.members.entries)]
    sources += [(year.id, year.lists["organisations"].entries) for year in by_year]
    told: dict[str, list[Entry]] = {}
    for pack, entries in sources:
        for entry in entries:
            known = told.setdefault(entry.code, [])
            if known and not any(same_organisation(entry, earlier) for earlier in known):
                raise CodeReused(entry.code, known[-1].text.in_("es"), entry.text.in_("es"), pack)
            known.append(entry)
    return [_joined(entries) for _, entries in sorted(told.items())]


def same_organisation(one: Entry, other: Entry) -> bool:
    """Whether two entries of one code are one organisation: a name, acronym or initials in common, or names much alike."""
    ours, theirs = list(_names(one)), list(_names(other))
    if {fold(name) for name in ours} & {fold(name) for name in theirs} or _initials(ours) & _initials(theirs):
        return True
    return any(fuzz.token_sort_ratio(fold(a), fold(b)) >= ALIKE for a in one.text.all() for b in other.text.all())


def _joined(entries: Sequence[Entry]) -> Told:
    # A year that writes the same in Spanish and in English has left one of them untranslated; another may say it better.
    latest = next((e for e in reversed(entries) if e.text.in_("es") != e.text.in_("en")), entries[-1]).text
    pt = next((entry.text.pt for entry in reversed(entries) if entry.text.pt), "")
    text = Text(latest.in_("es"), latest.in_("en"), pt)
    names = _once(name for entry in reversed(entries) for name in (*entry.text.all(), *entry.aliases))
    aliases = tuple(name for name in names if name not in text.all())
    return Told(entries[0].code, text, _first(entries, "acronym"), _first(entries, "type"), aliases)


def _first(entries: Sequence[Entry], attribute: str) -> str:
    """What the latest entry that says it says."""
    return next((said for entry in reversed(entries) if (said := entry.attributes.get(attribute, ""))), "")


def _names(entry: Entry) -> Iterator[str]:
    yield from entry.text.all()
    yield from entry.aliases
    if acronym := entry.attributes.get("acronym"):
        yield acronym
    for label in entry.text.all():
        yield from _PARENTHESES.findall(label)


def _initials(names: Iterable[str]) -> set[str]:
    """Words in capitals within names that are not wholly so."""
    return {word for name in names if not name.isupper() or " " not in name for word in _INITIALS.findall(name)}


def _once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name.strip() for name in names if name.strip()))
