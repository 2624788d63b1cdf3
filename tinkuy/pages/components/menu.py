"""The pages that somebody can open from where they are: those of their platform, as their roles allow."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from tinkuy.access.roles import GOVERNING, LOOKING_ON, WORKING, Role
from tinkuy.languages import Text
from tinkuy.pages.components.platforms import platforms_of

_REPORTERS: Final = frozenset({Role.FOCAL_POINT, Role.INFORMATION_OFFICER})
_REVIEWERS: Final = frozenset({Role.SECTOR_LEAD, Role.CO_LEAD, Role.INFORMATION_OFFICER})
_KEEPERS: Final = frozenset({Role.INFORMATION_OFFICER, Role.COORDINATOR})
_READERS: Final = LOOKING_ON | {Role.COORDINATOR, Role.FIELD_FOCAL_POINT, Role.IMPLEMENTING_PARTNER}
_TOGETHER: Final = frozenset(Role) - LOOKING_ON
_ALL: Final = frozenset(Role)


@dataclass(frozen=True, slots=True)
class Entry:
    """One page of the menu: its section, its word, and who finds it there. Who may open it is the policy's to say.

    `main`: the roles that come for it every week find it at once; for the others it is under "More".
    """

    section: str
    word: Text
    roles: frozenset[Role]
    main: frozenset[Role] = frozenset(Role)


ENTRIES: Final = (
    Entry("today", Text("Hoy", "Today", "Hoje"), WORKING),
    Entry("latest_dashboard", Text("Tablero", "Dashboard", "Painel"), WORKING),
    Entry("uploads", Text("Enviar", "Send", "Enviar"), _REPORTERS),
    Entry(
        "through_us",
        Text("A través de ustedes", "Through you", "Por meio de vocês"),
        frozenset({Role.IMPLEMENTING_PARTNER}),
    ),
    Entry("own_place", Text("Mi lugar", "My place", "Meu lugar"), frozenset({Role.FIELD_FOCAL_POINT})),
    Entry("review", Text("Revisión", "Review", "Revisão"), _REVIEWERS),
    Entry("matrix", Text("Matriz", "Matrix", "Matriz"), _KEEPERS | _REVIEWERS, _KEEPERS),
    Entry("months", Text("Meses", "Months", "Meses"), _KEEPERS | _REVIEWERS, frozenset({Role.INFORMATION_OFFICER})),
    Entry("narratives", Text("Relatos", "Narratives", "Relatos"), _REPORTERS | _REVIEWERS | _KEEPERS, frozenset()),
    Entry("signing", Text("Publicaciones", "Releases", "Publicações"), WORKING, frozenset({Role.COORDINATOR})),
    Entry("latest_key_figures", Text("Cifras clave", "Key figures", "Números-chave"), WORKING, _KEEPERS),
    Entry("results", Text("Resultados", "Results", "Resultados"), _ALL - {Role.ADMINISTRATOR}, _READERS),
    Entry("groups", Text("Grupos", "Groups", "Grupos"), _TOGETHER, frozenset()),
    Entry("lists", Text("Listas", "Lists", "Listas"), _ALL, frozenset()),
    Entry("history", Text("Historial", "History", "Histórico"), _ALL, frozenset()),
    Entry("members", Text("Miembros", "Members", "Membros"), GOVERNING, frozenset({Role.ADMINISTRATOR})),
    Entry("permissions", Text("Roles y permisos", "Roles and permissions", "Papéis e permissões"), _ALL, frozenset()),
)

PUBLIC: Final = (  # what everyone finds on the public pages of a platform
    ("public", Text("Resultados", "Results", "Resultados")),
    ("public_key_figures", Text("Cifras clave", "Key figures", "Números-chave")),
    ("public_search", Text("Quién está dónde", "Who is where", "Quem está onde")),
    ("downloads", Text("Datos", "Data", "Dados")),
)


@dataclass(frozen=True, slots=True)
class Shown:
    """One entry as a page shows it."""

    section: str
    word: Text
    address: str


@dataclass(frozen=True, slots=True)
class Menu:
    """What is there at once, what is under "More", and where one searches."""

    main: tuple[Shown, ...] = ()
    more: tuple[Shown, ...] = ()
    search: str = ""


def menu(request: HttpRequest) -> Menu:
    """The entries for whoever asks. Without a platform in the address, of their only one."""
    if not getattr(request, "user", None) or not request.user.is_authenticated:
        return Menu(_public(request))
    platform = getattr(request, "platform", None)
    if platform is None:
        taken = platforms_of(getattr(request, "user", None))
        platform = taken[0] if len(taken) == 1 else None
    if platform is None:
        return Menu()
    held = {grant.role for grant in request.user.grants() if grant.platform == str(platform.pk)}
    main: list[Shown] = []
    more: list[Shown] = []
    for entry in ENTRIES:
        if entry.roles & held and (address := _address(entry.section, platform.code)):
            (main if entry.main & held else more).append(Shown(entry.section, entry.word, address))
    search = reverse("search", kwargs={"platform": platform.code}) if WORKING & held else ""
    return Menu(tuple(main), tuple(more), search)


def _public(request: HttpRequest) -> tuple[Shown, ...]:
    """The public pages of a platform, for whoever is on one of them."""
    platform = request.resolver_match.kwargs.get("platform", "") if request.resolver_match else ""
    found = [Shown(name, word, address) for name, word in PUBLIC if (address := _address(name, platform))]
    here = tuple(one.address for one in found if one.section in ("public", "downloads"))
    return tuple(found) if request.path.startswith(here) else ()


def _address(section: str, platform: str) -> str | None:
    try:
        return reverse(section, kwargs={"platform": platform})
    except NoReverseMatch:
        return None
