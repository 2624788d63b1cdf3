"""The page of the settings: every variable of the environment that Tinkuy reads."""

from __future__ import annotations

from typing import Final

from tinkuy.documentation.markdown import code, page, table
from tinkuy.languages import Text

TITLE = Text("Ajustes", "Settings", "Configurações")
_INTRODUCTION = Text(
    "Todo ajuste es una variable del entorno; `.env.example` las trae con sus valores usuales. La línea de comandos no necesita "
    "ninguna.",
    "Every setting is a variable of the environment; `.env.example` has them with their usual values. The command line needs none.",
    "Todo ajuste é uma variável do ambiente; `.env.example` as traz com seus valores usuais. A linha de comando não precisa de "
    "nenhuma.",
)
_HEADINGS = {
    "es": ("Variable", "Qué es", "Si no se dice"),
    "en": ("Variable", "What it is", "Unless said"),
    "pt": ("Variável", "O que é", "Se não se diz"),
}

# Name, meaning, default. A test compares the names with .env.example, which another test compares with the code.
SETTINGS: Final[dict[str, tuple[Text, str]]] = {
    "TINKUY_DEBUG": (
        Text("1 en una máquina de desarrollo; nunca donde otros la alcancen", "1 on a development machine; never where others reach it",
             "1 em uma máquina de desenvolvimento; nunca onde outros a alcancem"), "0"),
    "TINKUY_SECRET_KEY": (
        Text("al menos 50 caracteres al azar", "at least 50 random characters", "pelo menos 50 caracteres ao acaso"), ""),
    "TINKUY_HOSTS": (
        Text("los nombres del sitio, con comas", "the names of the site, with commas", "os nomes do site, com vírgulas"),
        "localhost,127.0.0.1"),
    "TINKUY_HTTPS": (
        Text("1 donde se llega al sitio por HTTPS: las cookies no viajan por otra vía; en `tinkuy serve` de una sola máquina, 0",
             "1 where the site is reached by HTTPS: cookies travel on nothing else; in `tinkuy serve` on one machine, 0",
             "1 onde se chega ao site por HTTPS: os cookies não viajam por outra via; em `tinkuy serve` de uma só máquina, 0"), "1"),
    "TINKUY_SITE": (
        Text("la dirección del sitio, con la que empiezan los enlaces de los correos", "the address of the site, with which links in e-mails begin",
             "o endereço do site, com que começam os links dos e-mails"), "https://TINKUY_HOSTS"),
    "TINKUY_MAIL": (
        Text("el servidor de correo: smtp://usuario:clave@servidor:587, o smtps://; sin él, cada correo es un archivo",
             "the mail server: smtp://user:password@host:587, or smtps://; without one, each e-mail is a file",
             "o servidor de e-mail: smtp://usuário:senha@servidor:587, ou smtps://; sem ele, cada e-mail é um arquivo"), "file"),
    "TINKUY_MAIL_FROM": (
        Text("de quién dicen venir los correos", "whom e-mails say they come from", "de quem os e-mails dizem vir"),
        "tinkuy@localhost"),
    "TINKUY_PROXIES": (
        Text("cuántos proxies propios hay delante del servidor; a esos se les cree X-Forwarded-For",
             "how many proxies of your own stand before the server; those are believed in X-Forwarded-For",
             "quantos proxies próprios há diante do servidor; nesses se acredita em X-Forwarded-For"), "0"),
    "TINKUY_PACKS": (
        Text("carpetas con paquetes propios, con comas, para elegir en las páginas", "folders with packs of your own, with commas, to choose on the pages",
             "pastas com pacotes próprios, com vírgulas, para escolher nas páginas"), ""),
    "TINKUY_STORAGE": (
        Text("dónde se guardan los archivos, las filas y las publicaciones: folder, o s3://bucket/prefijo que varias máquinas comparten",
             "where files, rows and releases are kept: folder, or s3://bucket/prefix that several machines share",
             "onde se guardam os arquivos, as linhas e as publicações: folder, ou s3://bucket/prefixo que várias máquinas partilham"), "folder"),
    "TINKUY_STORAGE_ENDPOINT": (
        Text("la dirección del almacenamiento compatible con S3", "the address of the S3-compatible storage", "o endereço do armazenamento compatível com S3"),
        "Amazon S3"),
    "TINKUY_STORAGE_REGION": (
        Text("su región", "its region", "a sua região"), "us-east-1"),
    "TINKUY_STORAGE_KEY": (
        Text("la clave de acceso; sin ella, la de la máquina", "the access key; without one, the machine's own", "a chave de acesso; sem ela, a da máquina"), ""),
    "TINKUY_STORAGE_SECRET": (
        Text("el secreto de esa clave", "the secret of that key", "o segredo dessa chave"), ""),
    "TINKUY_KEPT_DAYS": (
        Text("días sin uso después de los que se borra lo que se puede volver a calcular", "days unused after which what can be made again is deleted",
             "dias sem uso depois dos quais se apaga o que se pode calcular de novo"), "30"),
    "TINKUY_KEPT_MEGABYTES": (
        Text("cuánto ocupa, como mucho, lo que se puede volver a calcular", "how much what can be made again may take at most",
             "quanto ocupa, no máximo, o que se pode calcular de novo"), "2048"),
    "TINKUY_TASKS": (
        Text("dónde se encola el trabajo en segundo plano: database, y lo hace un worker; immediate, y la página espera",
             "where background work is queued: database, and a worker does it; immediate, and the page waits",
             "onde se enfileira o trabalho em segundo plano: database, e um worker o faz; immediate, e a página espera"), "database"),
    "TINKUY_API_PER_MINUTE": (
        Text("cuántas veces por minuto preguntan a la API todos los programas de una persona", "how often a minute all programs of a person may ask the API",
             "quantas vezes por minuto todos os programas de uma pessoa perguntam à API"), "300"),
    "TINKUY_API_PER_MINUTE_WITHOUT_TOKEN": (
        Text("cuántas veces por minuto pregunta a la API una dirección de red sin acceso", "how often a minute a network address without a token may ask the API",
             "quantas vezes por minuto um endereço de rede sem acesso pergunta à API"), "60"),
    "TINKUY_API_SENT_PER_HOUR": (
        Text("cuántos reportes por hora envían los programas de una persona", "how many reports an hour the programs of a person may send",
             "quantos relatórios por hora enviam os programas de uma pessoa"), "60"),
    "TINKUY_LIMIT_CHANGES": (
        Text("cuántas veces por minuto cambia algo una persona", "how often a minute a person may change something",
             "quantas vezes por minuto uma pessoa altera algo"), "240"),
    "TINKUY_LIMIT_FILES": (
        Text("cuántos archivos por hora envía una persona", "how many files an hour a person may send",
             "quantos arquivos por hora uma pessoa envia"), "60"),
    "TINKUY_LIMIT_DOWNLOADS": (
        Text("cuántas descargas por minuto hace una persona", "how many downloads a minute a person may make",
             "quantos downloads por minuto uma pessoa faz"), "120"),
    "TINKUY_LIMIT_FIGURES": (
        Text("cuántas páginas de cifras por minuto abre una persona", "how many pages of figures a minute a person may open",
             "quantas páginas de números por minuto uma pessoa abre"), "240"),
    "TINKUY_LIMIT_SEARCHES": (
        Text("cuántas búsquedas por minuto hace una persona", "how many searches a minute a person may make",
             "quantas buscas por minuto uma pessoa faz"), "240"),
    "TINKUY_LIMIT_PEOPLE_PER_ADDRESS": (
        Text("cuántas personas pueden compartir una dirección de red", "how many people may share a network address",
             "quantas pessoas podem partilhar um endereço de rede"), "20"),
    "TINKUY_LOGS": (
        Text("cómo son las líneas del registro: json, words (para leer) o problems (solo avisos y errores)",
             "how log lines look: json, words (to be read) or problems (only warnings and errors)",
             "como são as linhas do registro: json, words (para ler) ou problems (só avisos e erros)"), "json"),
    "TINKUY_METRICS_TOKEN": (
        Text("con qué se leen las medidas en /salud/medidas; sin ella, solo desde la misma máquina", "with what the measures at /salud/medidas are read; without it, only from the machine itself",
             "com que se leem as medidas em /salud/medidas; sem ela, só na própria máquina"), ""),
    "TINKUY_DATA": (
        Text("la carpeta de archivos y de la base de datos; en la línea de comandos, de las respuestas sobre encabezados",
             "the folder of files and of the database; on the command line, of the answers about headings",
             "a pasta de arquivos e do banco de dados; na linha de comando, das respostas sobre cabeçalhos"), "var"),
    "TINKUY_LANG": (
        Text("el idioma de la línea de comandos: es, en o pt", "the language of the command line: es, en or pt",
             "o idioma da linha de comando: es, en ou pt"), "es"),
    "DATABASE_URL": (
        Text("la base de datos: SQLite o PostgreSQL", "the database: SQLite or PostgreSQL", "o banco de dados: SQLite ou PostgreSQL"),
        "sqlite"),
    "TINKUY_READ_FILE_BYTES": (
        Text("tamaño máximo de un archivo, en bytes", "largest file, in bytes", "tamanho máximo de um arquivo, em bytes"), "536870912"),
    "TINKUY_READ_UNPACKED_BYTES": (
        Text("tamaño máximo de un libro desempaquetado, en bytes", "largest workbook once unpacked, in bytes",
             "tamanho máximo de uma pasta de trabalho descompactada, em bytes"), "2147483648"),
    "TINKUY_READ_UNPACKED_RATIO": (
        Text("cuántas veces puede crecer al desempaquetarse", "how many times it may grow when unpacked",
             "quantas vezes pode crescer ao descompactar"), "250"),
    "TINKUY_READ_CELLS": (
        Text("máximo de celdas de una hoja", "most cells of a sheet", "máximo de células de uma folha"), "60000000"),
    "TINKUY_READ_COLUMNS": (
        Text("máximo de columnas de una hoja", "most columns of a sheet", "máximo de colunas de uma folha"), "2000"),
    "TINKUY_READ_CELL_CHARACTERS": (
        Text("máximo de letras de una celda", "most characters of a cell", "máximo de letras de uma célula"), "100000"),
    "TINKUY_READ_MEMORY_BYTES": (
        Text("memoria para leer un archivo, en bytes", "memory for reading a file, in bytes", "memória para ler um arquivo, em bytes"),
        "6442450944"),
    "TINKUY_READ_SECONDS": (
        Text("tiempo para leer un archivo, en segundos", "time for reading a file, in seconds", "tempo para ler um arquivo, em segundos"),
        "180"),
}  # fmt: skip


def settings(language: str) -> str:
    """The page in one language."""
    rows = [(code(name), meaning.in_(language), code(default)) for name, (meaning, default) in SETTINGS.items()]
    return page(TITLE.in_(language), _INTRODUCTION.in_(language), table(_HEADINGS[language], rows))
