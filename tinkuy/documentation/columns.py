"""The page of the 5W's columns: what each means, its HXL tag, and the heading it has in each year."""

from __future__ import annotations

from tinkuy.documentation.markdown import code, page, table
from tinkuy.languages import Text
from tinkuy.packs.loading import load_year, year_ids
from tinkuy.reports.five_ws import FIVE_WS
from tinkuy.tables import Kind

TITLE = Text("Columnas del 5W", "Columns of the 5W", "Colunas do 5W")
_INTRODUCTION = Text(
    "Quién hace qué, dónde, cuándo y para quién. El lector reconoce estas columnas por su etiqueta HXL, por el encabezado de "
    "cualquier año o idioma, o por lo que contienen.",
    "Who does what, where, when and for whom. The reader knows these columns by their HXL tag, by the heading of any year or "
    "language, or by what they hold.",
    "Quem faz o quê, onde, quando e para quem. O leitor reconhece estas colunas pela etiqueta HXL, pelo cabeçalho de qualquer "
    "ano ou idioma, ou pelo que contêm.",
)
_HEADINGS = {
    "es": ("Clave", "Nombre", "Qué es", "Contenido", "HXL"),
    "en": ("Key", "Name", "What it is", "Content", "HXL"),
    "pt": ("Chave", "Nome", "O que é", "Conteúdo", "HXL"),
}
_KINDS = {
    Kind.CODE: Text("de una lista", "from a list", "de uma lista"),
    Kind.YES_NO: Text("sí o no", "yes or no", "sim ou não"),
    Kind.MONTH: Text("mes (2021-03)", "month (2021-03)", "mês (2021-03)"),
    Kind.TEXT: Text("texto", "text", "texto"),
    Kind.PEOPLE: Text("personas", "people", "pessoas"),
    Kind.QUANTITY: Text("unidades que no son personas", "units that are not people", "unidades que não são pessoas"),
    Kind.MONEY: Text("dólares", "dollars", "dólares"),
}
_BY_YEAR = Text("Encabezado de cada año", "The heading of each year", "Cabeçalho de cada ano")
_REQUIRED = Text(
    "Un asterisco marca las columnas sin las que un archivo no se puede usar.",
    "An asterisk marks the columns without which a file cannot be used.",
    "Um asterisco marca as colunas sem as quais um arquivo não pode ser usado.",
)


def columns(language: str) -> str:
    """The page in one language."""
    rows = [
        (code(c.key), c.label.in_(language), c.meaning.in_(language), _KINDS[c.kind].in_(language), code(c.hxl))
        for c in FIVE_WS
    ]
    return page(
        TITLE.in_(language),
        _INTRODUCTION.in_(language),
        table(_HEADINGS[language], rows),
        f"## {_BY_YEAR.in_(language)}",
        _REQUIRED.in_(language),
        _by_year(language),
    )


def _by_year(language: str) -> str:
    packs = [load_year(id) for id in year_ids()]
    headings = [{c.key: c.heading.in_(language) + (" *" if c.required else "") for c in pack.columns} for pack in packs]
    rows = [(code(column.key), *(year.get(column.key, "–") for year in headings)) for column in FIVE_WS]
    return table((_HEADINGS[language][0], *(pack.id for pack in packs)), rows)
