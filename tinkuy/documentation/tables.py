"""The page of the published tables: what each is, and what each column of its files says."""

from __future__ import annotations

from tinkuy.documentation.markdown import code, page, table
from tinkuy.languages import Text
from tinkuy.public.tables import TABLES, PublicTable
from tinkuy.publishing.table_columns import written_columns
from tinkuy.publishing.table_words import STATES

TITLE = Text("Tablas públicas", "Public tables", "Tabelas públicas")
_INTRODUCTION = Text(
    "Las tablas que cualquiera puede leer y descargar, sin cuenta, de una publicación que la coordinación abrió. Cada archivo trae las "
    "mismas columnas: un código y, al lado, su nombre en el idioma pedido. El encabezado de CSV, Parquet y GeoJSON es la clave, en "
    "todos los idiomas; el de XLSX y HXL, el nombre.",
    "The tables that anybody may read and download, without an account, of a release that coordination opened. Every file has the "
    "same columns: a code and, beside it, its name in the language asked for. The heading in CSV, Parquet and GeoJSON is the key, in "
    "every language; in XLSX and HXL it is the name.",
    "As tabelas que qualquer pessoa pode ler e baixar, sem conta, de uma publicação que a coordenação abriu. Cada arquivo traz as "
    "mesmas colunas: um código e, ao lado, seu nome no idioma pedido. O cabeçalho de CSV, Parquet e GeoJSON é a chave, em todos os "
    "idiomas; o de XLSX e HXL, o nome.",
)
_STATES = Text("Estados de una cifra", "States of a number", "Estados de um número")
_HEADINGS = {
    "es": ("Clave", "Nombre", "Qué es", "HXL"),
    "en": ("Key", "Name", "What it is", "HXL"),
    "pt": ("Chave", "Nome", "O que é", "HXL"),
}


def tables(language: str) -> str:
    """The page in one language."""
    states = [f"- {code(key)} ({name.in_(language)}): {text.in_(language)}" for key, (name, text) in STATES.items()]
    return page(
        TITLE.in_(language),
        _INTRODUCTION.in_(language),
        f"## {_STATES.in_(language)}",
        "\n".join(states),
        *(part for one in TABLES for part in _table(one, language)),
    )


def _table(one: PublicTable, language: str) -> tuple[str, ...]:
    columns = written_columns(one.columns, language)
    lines = [(code(c.key), c.label.in_(language), c.meaning.in_(language), code(c.hxl)) for c in columns]
    title = f"## {code(one.code)}: {one.name.in_(language)}"
    return title, one.about.in_(language), table(_HEADINGS[language], lines)
