"""What the receipt says beside its counts: what was repaired, left unread, hidden or taken from elsewhere (pure)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tinkuy.languages import LANGUAGES, Text, number
from tinkuy.packs.schema import YearPack
from tinkuy.reports.columns_found import ColumnsFound
from tinkuy.reports.five_ws import FIVE_WS
from tinkuy.reports.heading_rows import HeadingRow
from tinkuy.reports.receipt import Receipt
from tinkuy.reports.sheets import Sheet
from tinkuy.reports.signatures import Signature

_ENDING = Text(
    "El nombre termina en «{ending}», pero el archivo es {format}; se leyó por su contenido.",
    "The name ends in “{ending}”, but the file is {format}; it was read by its content.",
    "O nome termina em «{ending}», mas o arquivo é {format}; foi lido pelo seu conteúdo.",
)
_COUNTRY = {
    "platform": Text(
        "El archivo no tiene columna de país; se tomó el de la plataforma: {country}.",
        "The file has no country column; the platform's was taken: {country}.",
        "O arquivo não tem coluna de país; foi tomado o da plataforma: {country}.",
    ),
    "places": Text(
        "El archivo no tiene columna de país; sus lugares son de {country}.",
        "The file has no country column; its places are in {country}.",
        "O arquivo não tem coluna de país; seus lugares são de {country}.",
    ),
}
_DOUBT = Text(
    'La columna «{heading}» ({position}) no se leyó: podría ser {choices}. Si debe leerse, use --map "{heading}={key}".',
    'The column “{heading}” ({position}) was not read: it might be {choices}. If it should be, use --map "{heading}={key}".',
    'A coluna «{heading}» ({position}) não foi lida: poderia ser {choices}. Se deve ser lida, use --map "{heading}={key}".',
)
_HIDDEN_SHEET = Text(
    "La hoja «{sheet}» está oculta; se leyó.",
    "The sheet “{sheet}” is hidden; it was read.",
    "A folha «{sheet}» está oculta; foi lida.",
)
_HIDDEN = Text(
    "También se leyó lo oculto; filas: {rows}, columnas: {columns}.",
    "What is hidden was read too; rows: {rows}, columns: {columns}.",
    "Também foi lido o que está oculto; linhas: {rows}, colunas: {columns}.",
)
_REPAIRED = Text(
    "Textos con letras dañadas (como «Ã³» por «ó») que se repararon y marcaron: {n}.",
    "Texts with damaged letters (such as “Ã³” for “ó”) that were repaired and marked: {n}.",
    "Textos com letras danificadas (como «Ã³» por «ó») que foram reparados e marcados: {n}.",
)
_MARKS = Text(
    "Celdas con un guion o «n/d», leídas como en blanco y no como 0: {n}.",
    "Cells with a dash or “n/a”, read as blank and not as 0: {n}.",
    "Células com um traço ou «n/d», lidas como em branco e não como 0: {n}.",
)
_ALSO_FITS = Text(
    "La hoja «{sheet}» también parece un 5W y no se leyó; envíela en otro archivo o júntela con la primera.",
    "The sheet “{sheet}” looks like a 5W too and was not read; send it as another file or join it to the first.",
    "A folha «{sheet}» também parece um 5W e não foi lida; envie-a em outro arquivo ou junte-a à primeira.",
)
_UNMATCHED = Text(
    "«{heading}»: celdas con nombres que la lista del año no tiene: {n}.",
    "“{heading}”: cells with names that the year's list does not have: {n}.",
    "«{heading}»: células com nomes que a lista do ano não tem: {n}.",
)
_ENCODING = Text(
    "El texto no está en UTF-8; se leyó como {encoding}.",
    "The text is not UTF-8; it was read as {encoding}.",
    "O texto não está em UTF-8; foi lido como {encoding}.",
)
_LACKS = Text(
    "C23: el archivo no trae todas las columnas de la plantilla del año; faltan {n}: {names}.",
    "C23: the file does not have every column of the year's template; lacking are {n}: {names}.",
    "C23: o arquivo não traz todas as colunas do modelo do ano; faltam {n}: {names}.",
)
_ORDER = Text(
    "C23: las columnas vienen en otro orden que en la plantilla; se leyeron por su nombre.",
    "C23: the columns come in another order than in the template; they were read by their name.",
    "C23: as colunas vêm em outra ordem que no modelo; foram lidas pelo seu nome.",
)


def notes_on_template(year: YearPack, found: ColumnsFound) -> Iterator[Text]:
    """How the file differs from the year's template (METHODS 3.5, C23). It is read all the same."""
    lacking = [key for key in year.column_keys() if key not in found.places]
    if lacking:
        names = Text(*(", ".join(FIVE_WS[key].label.in_(code) for key in lacking) for code in LANGUAGES))
        yield Text(*(_LACKS.in_(code).format(n=len(lacking), names=names.in_(code)) for code in LANGUAGES))
    places = [found.places[key] for key in year.column_keys() if key in found.places]
    if places != sorted(places):
        yield _ORDER


def notes_on_file(signature: Signature, sheet: Sheet, also_fit: list[str]) -> Iterator[Text]:
    """Notes on what the file is."""
    if not signature.ending_fits:
        yield _ENDING.format(ending=signature.ending or "–", format=signature.format.value.upper())
    if sheet.encoding not in {"", "utf-8", "utf-8-sig"}:
        yield _ENCODING.format(encoding=sheet.encoding)
    if not sheet.visible:
        yield _HIDDEN_SHEET.format(sheet=sheet.name)
    for name in also_fit:
        yield _ALSO_FITS.format(sheet=name)


def notes_on_columns(receipt: Receipt, row: HeadingRow, sheet: Sheet, found: ColumnsFound) -> Iterator[Text]:
    """Notes on columns in doubt, hidden, or with names that a list lacks."""
    for place, choices in found.doubtful.items():
        keys = [key for key in choices if key]
        texts = [Text(*(" / ".join(FIVE_WS[key].label.in_(code) for key in keys) for code in LANGUAGES))]
        heading = row.headings[place].whole
        yield Text(
            *(
                getattr(_DOUBT, code).format(
                    heading=heading, position=sheet.position(place), choices=texts[0].in_(code), key=keys[0]
                )
                for code in LANGUAGES
            )
        )
    hidden = sum(column.hidden and bool(column.key) for column in receipt.columns)
    if hidden or receipt.rows.hidden_read:
        yield _HIDDEN.format(rows=receipt.rows.hidden_read, columns=hidden)
    for column in receipt.columns:
        if column.unmatched:
            yield _counted(_UNMATCHED, column.unmatched, heading=column.heading)


def notes_on_cells(problems: Mapping[str, int], blank_marks: int, country: Text, country_from: str) -> Iterator[Text]:
    """Notes on cells: repaired, written as blank, and the country that no cell said."""
    if country_from:
        text = _COUNTRY[country_from]
        yield Text(*(text.in_(code).format(country=country.in_(code)) for code in LANGUAGES))
    if problems.get("repaired_text"):
        yield _counted(_REPAIRED, problems["repaired_text"])
    if blank_marks:
        yield _counted(_MARKS, blank_marks)


def _counted(text: Text, n: int, **values: object) -> Text:
    return Text(*(getattr(text, code).format(n=number(n, code), **values) for code in LANGUAGES))
