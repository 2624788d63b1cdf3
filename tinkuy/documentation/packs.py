"""The page of the packs: every list, how many codes it has, where it comes from, and which are declared unknown."""

from __future__ import annotations

from collections.abc import Mapping

from tinkuy.documentation.markdown import code, page, table
from tinkuy.languages import Text
from tinkuy.packs.loading import load_platform, load_year, platform_ids, year_ids
from tinkuy.packs.schema import CodeList

TITLE = Text(
    "Paquetes: lo que cambia por año y país",
    "Packs: what differs by year and country",
    "Pacotes: o que muda por ano e país",
)
_INTRODUCTION = Text(
    "Un paquete es solo datos. Un código vale dentro de su año: el mismo código puede significar otra cosa en otro año. Una lista "
    "que nadie aquí tiene se declara desconocida; no se inventa.",
    "A pack is data only. A code holds within its year: the same code may mean something else in another year. A list that nobody "
    "here has is declared unknown; it is not invented.",
    "Um pacote é só dados. Um código vale dentro do seu ano: o mesmo código pode significar outra coisa em outro ano. Uma lista que "
    "ninguém aqui tem é declarada desconhecida; não se inventa.",
)
_HEADINGS = {
    "es": ("Lista", "Códigos", "Fuente"),
    "en": ("List", "Codes", "Source"),
    "pt": ("Lista", "Códigos", "Fonte"),
}
_UNKNOWN = Text("desconocida", "unknown", "desconhecida")


def packs(language: str) -> str:
    """The page in one language."""
    parts = [_INTRODUCTION.in_(language)]
    for id in year_ids():
        pack = load_year(id)
        parts += [f"## {code(id)}: {pack.title.in_(language)}", _lists(pack.lists, pack.sources, language)]
    for id in platform_ids():
        platform = load_platform(id)
        lists = {"members": platform.members, "groups": platform.groups, "places": platform.places}
        parts += [f"## {code(id)}: {platform.title.in_(language)}", _lists(lists, platform.sources, language)]
    return page(TITLE.in_(language), *parts)


def _lists(lists: Mapping[str, CodeList], sources: Mapping[str, str], language: str) -> str:
    rows = [
        (code(key), len(codes.entries) if codes.known else _UNKNOWN.in_(language), codes.source)
        for key, codes in sorted(lists.items())
    ]
    rows += [(code(key), "", source) for key, source in sorted(sources.items()) if key not in lists]
    return table(_HEADINGS[language], rows)
