"""The pages that somebody can open from where they are: those of their platform, as their roles allow."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from tinkuy.access.roles import Role
from tinkuy.languages import Text
from tinkuy.pages.components.platforms import platforms_of

_REPORTERS: Final = frozenset({Role.FOCAL_POINT, Role.INFORMATION_OFFICER})
_REVIEWERS: Final = frozenset({Role.SECTOR_LEAD, Role.INFORMATION_OFFICER})
_KEEPERS: Final = frozenset({Role.INFORMATION_OFFICER, Role.COORDINATOR})
_ALL: Final = frozenset(Role)


@dataclass(frozen=True, slots=True)
class Entry:
    """One page of the menu: its section, its word, and who finds it there. Who may open it is the policy's to say."""

    section: str
    word: Text
    roles: frozenset[Role]


ENTRIES: Final = (
    Entry("today", Text("Hoy", "Today", "Hoje"), _ALL),
    Entry("latest_dashboard", Text("Tablero", "Dashboard", "Painel"), _ALL),
    Entry("uploads", Text("Enviar", "Send", "Enviar"), _REPORTERS),
    Entry("review", Text("Revisión", "Review", "Revisão"), _REVIEWERS),
    Entry("months", Text("Meses", "Months", "Meses"), _KEEPERS | _REVIEWERS),
    Entry("signing", Text("Publicaciones", "Releases", "Publicações"), _ALL),
    Entry("lists", Text("Listas", "Lists", "Listas"), _ALL),
)


def menu(request: HttpRequest) -> list[dict[str, object]]:
    """The entries for whoever asks: {section, word, address}. Without a platform in the address, of their only one."""
    platform = getattr(request, "platform", None)
    if platform is None:
        taken = platforms_of(getattr(request, "user", None))
        platform = taken[0] if len(taken) == 1 else None
    if platform is None:
        return []
    held = {grant.role for grant in request.user.grants() if grant.platform == str(platform.pk)}
    entries = ((entry, _address(entry, platform.code)) for entry in ENTRIES if entry.roles & held)
    return [{"section": entry.section, "word": entry.word, "address": address} for entry, address in entries if address]


def _address(entry: Entry, platform: str) -> str | None:
    try:
        return reverse(entry.section, kwargs={"platform": platform})
    except NoReverseMatch:
        return None
