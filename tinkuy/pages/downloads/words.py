"""What the pages of public data say."""

from __future__ import annotations

from typing import Final

from tinkuy.languages import Text

WORDS: Final = {
    "title": Text("Datos abiertos", "Open data", "Dados abertos"),
    "lead": Text(
        "Las tablas públicas de la respuesta, para llevar. No hace falta una cuenta.",
        "The public tables of the response, to take away. No account is needed.",
        "As tabelas públicas da resposta, para levar. Não é preciso ter conta.",
    ),
    "platforms": Text(
        "Elija de qué plataforma son los datos.",
        "Choose which platform the data are of.",
        "Escolha de que plataforma são os dados.",
    ),
    "no_platforms": Text(
        "Todavía no hay datos abiertos en esta instalación.",
        "There are no open data on this installation yet.",
        "Ainda não há dados abertos nesta instalação.",
    ),
    "release": Text(
        "Publicación del {day}, con datos de {months}.",
        "Release of {day}, with data of {months}.",
        "Publicação de {day}, com dados de {months}.",
    ),
    "between": Text("{first} a {last}", "{first} to {last}", "{first} a {last}"),
    "newer": Text(
        "Hay una publicación más reciente.",
        "There is a more recent release.",
        "Há uma publicação mais recente.",
    ),
    "see_newer": Text("Ver la más reciente", "See the latest", "Ver a mais recente"),
    "safe": Text(
        "Nadie puede ser reconocido en estas tablas: las cifras van en decenas y las pequeñas no se muestran. Una celda vacía nunca es un cero; la columna «state» dice qué es.",
        "Nobody can be recognised in these tables: numbers are in tens and small ones are not shown. An empty cell is never a zero; the column “state” says what it is.",
        "Ninguém pode ser reconhecido nestas tabelas: os números vão em dezenas e os pequenos não são mostrados. Uma célula vazia nunca é um zero; a coluna «state» diz o que é.",
    ),
    "methods": Text("Reglas y métodos", "Rules and methods", "Regras e métodos"),
    "tables": Text("En esta página", "On this page", "Nesta página"),
    "download": Text("Descargar", "Download", "Baixar"),
    "lines": Text("{count} filas", "{count} rows", "{count} linhas"),
    "one_line": Text("1 fila", "1 row", "1 linha"),
    "inside": Text(
        "Las primeras filas, y qué dice cada columna",
        "The first rows, and what each column says",
        "As primeiras linhas, e o que diz cada coluna",
    ),
    "first_lines": Text("Las primeras filas", "The first rows", "As primeiras linhas"),
    "columns": Text("Qué dice cada columna", "What each column says", "O que diz cada coluna"),
    "column": Text("Columna", "Column", "Coluna"),
    "label": Text("Nombre", "Name", "Nome"),
    "meaning": Text("Qué es", "What it is", "O que é"),
    "tag": Text("HXL", "HXL", "HXL"),
    "use": Text("Usarlas desde otro programa", "Use them from another program", "Usá-las em outro programa"),
    "use_text": Text(
        "Estas direcciones no cambian: siempre dan la publicación más reciente. La misma dirección con el identificador de una publicación da siempre esa.",
        "These addresses do not change: they always give the latest release. The same address with the identifier of a release always gives that one.",
        "Estes endereços não mudam: dão sempre a publicação mais recente. O mesmo endereço com o identificador de uma publicação dá sempre essa.",
    ),
    "use_fixed": Text(
        "Estas direcciones dan siempre esta publicación.",
        "These addresses always give this release.",
        "Estes endereços dão sempre esta publicação.",
    ),
    "excel": Text(
        "Excel y Power BI: Datos, «Desde la web», y la dirección del CSV. En Power BI: Obtener datos, Web.",
        "Excel and Power BI: Data, “From Web”, and the address of the CSV. In Power BI: Get data, Web.",
        "Excel e Power BI: Dados, «Da Web», e o endereço do CSV. No Power BI: Obter dados, Web.",
    ),
    "package": Text(
        "Descripción de todas las tablas para programas (Frictionless Data Package)",
        "Description of all tables for programs (Frictionless Data Package)",
        "Descrição de todas as tabelas para programas (Frictionless Data Package)",
    ),
    "cite": Text("Cómo citar", "How to cite", "Como citar"),
    "cite_text": Text(
        "{platform}. Datos abiertos, publicación {release}, {day}. {address}",
        "{platform}. Open data, release {release}, {day}. {address}",
        "{platform}. Dados abertos, publicação {release}, {day}. {address}",
    ),
    "licence": Text("Licencia", "Licence", "Licença"),
    "earlier": Text("Publicaciones anteriores", "Earlier releases", "Publicações anteriores"),
    "release_id": Text("Identificador", "Identifier", "Identificador"),
}
FORMS: Final = {
    "csv": ("CSV", Text("para Excel, Power BI, R y Python", "for Excel, Power BI, R and Python", "para Excel, Power BI, R e Python")),
    "xlsx": ("XLSX", Text("libro de Excel", "Excel workbook", "pasta do Excel")),
    "parquet": ("Parquet", Text("para análisis", "for analysis", "para análise")),
    "hxl": ("HXL", Text("CSV con etiquetas", "CSV with tags", "CSV com etiquetas")),
    "geojson": ("GeoJSON", Text("mapa", "map", "mapa")),
}  # fmt: skip
STATE_ICONS: Final = {"suppressed": "eye-off", "not_reported": "circle-dashed"}
NOTHING: Final = Text(
    "Esta plataforma no tiene datos abiertos por ahora.",
    "This platform has no open data for now.",
    "Esta plataforma não tem dados abertos por enquanto.",
)
NO_RELEASE: Final = Text(
    "No hay datos abiertos con este identificador. Vea los que hay en {address}",
    "There are no open data with this identifier. See those there are at {address}",
    "Não há dados abertos com este identificador. Veja os que há em {address}",
)
NO_TABLE: Final = Text(
    "No hay una tabla con este nombre o formato. Vea las que hay en {address}",
    "There is no table with this name or format. See those there are at {address}",
    "Não há uma tabela com este nome ou formato. Veja as que há em {address}",
)
CLOSED: Final = Text(
    "Esta publicación dejó de ser pública el {day}: {why} Use la más reciente: {address}",
    "This release stopped being public on {day}: {why} Please use the latest one: {address}",
    "Esta publicação deixou de ser pública em {day}: {why} Use a mais recente: {address}",
)
NOT_WHOLE: Final = Text(
    "Los archivos de esta publicación no se pueden leer ahora. Intente más tarde, y avise a quien cuida esta instalación.",
    "The files of this release cannot be read now. Please try later, and tell whoever looks after this installation.",
    "Os arquivos desta publicação não podem ser lidos agora. Tente mais tarde e avise quem cuida desta instalação.",
)
GONE_TITLE: Final = Text("Ya no es pública", "No longer public", "Não é mais pública")
NOT_THERE_TITLE: Final = Text("No hay estos datos", "There are no such data", "Não há estes dados")
