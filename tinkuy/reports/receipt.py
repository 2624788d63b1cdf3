"""The receipt: what became of every sheet, row, column and cell of a file, for machines and for people (pure)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field

from tinkuy.languages import LANGUAGES, Text, number


@dataclass(frozen=True, slots=True)
class ColumnReceipt:
    """One column of the sheet: where it is, its heading, the 5W column it was read as ("" is: not read) and why not."""

    position: str
    heading: str
    key: str
    filled: int
    unmatched: int = 0  # filled cells of a coded column that the code list does not have
    reason: str = ""  # of a column not read: blank, added_by_us, other, doubt, duplicate, answered
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class RowsReceipt:
    """The sheet's rows by what became of them; `ignored` by reason: above_headings, headings, hxl, repeated, total, note, unread."""

    read: int
    blank: int
    ignored: Mapping[str, int]
    hidden_read: int = 0

    @property
    def all(self) -> int:
        """All rows of the sheet."""
        return self.read + self.blank + sum(self.ignored.values())


@dataclass(frozen=True, slots=True)
class CellsReceipt:
    """The sheet's cells: read into a standard row (or as headings), blank, or ignored with their row or column."""

    all: int
    read: int
    blank: int
    ignored: int


@dataclass(frozen=True, slots=True)
class Receipt:
    """What became of a file. The counts add up: rows, and cells = read + blank + ignored."""

    file: str
    format: str
    sheet: str
    heading_row: int
    rows: RowsReceipt
    columns: tuple[ColumnReceipt, ...]
    cells: CellsReceipt
    problems: Mapping[str, int]
    other_sheets: Mapping[str, int] = field(default_factory=dict)  # filled cells by sheet, none of them read
    notes: tuple[Text, ...] = ()

    def as_dict(self) -> dict:
        """The receipt as JSON can carry it; each note with its three languages."""
        return asdict(self)

    def lines(self, language: str = "es") -> tuple[str, ...]:
        """The receipt in a few lines for people."""
        return tuple(text.in_(language) for text in (*_summary(self), *self.notes))


_ROWS = Text(
    "{file}, hoja «{sheet}», encabezados en la fila {heading_row}. Filas leídas: {read}; en blanco: {blank}; otras, no leídas: {ignored}.",
    "{file}, sheet “{sheet}”, headings in row {heading_row}. Rows read: {read}; blank: {blank}; others, not read: {ignored}.",
    "{file}, folha «{sheet}», cabeçalhos na linha {heading_row}. Linhas lidas: {read}; em branco: {blank}; outras, não lidas: {ignored}.",
)
_CELLS = Text(
    "De {all} celdas: {read} leídas, {blank} en blanco, {ignored} no leídas.",
    "Of {all} cells: {read} read, {blank} blank, {ignored} not read.",
    "De {all} células: {read} lidas, {blank} em branco, {ignored} não lidas.",
)
_UNREAD = Text(
    "Columnas que no se leyeron: {names}.", "Columns not read: {names}.", "Colunas que não foram lidas: {names}."
)
_SHEETS = Text("Hojas que no se leyeron: {names}.", "Sheets not read: {names}.", "Folhas que não foram lidas: {names}.")
_REASONS = {
    "blank": Text("en blanco", "blank", "em branco"),
    "added_by_us": Text("la agregó Tinkuy", "added by Tinkuy", "acrescentada pelo Tinkuy"),
    "other": Text("no es de un 5W", "not part of a 5W", "não é de um 5W"),
    "doubt": Text("dudosa", "in doubt", "em dúvida"),
    "duplicate": Text("repetida", "repeated", "repetida"),
    "answered": Text("por su respuesta", "as you answered", "por sua resposta"),
}
_ROW_REASONS = {
    "above_headings": Text(
        "Filas sobre los encabezados: {n}", "Rows above the headings: {n}", "Linhas acima dos cabeçalhos: {n}"
    ),
    "repeated": Text(
        "Filas que repiten los encabezados: {n}", "Rows that repeat the headings: {n}", "Linhas que repetem os cabeçalhos: {n}"
    ),
    "total": Text("Filas de totales: {n}", "Rows of totals: {n}", "Linhas de totais: {n}"),
    "note": Text("Filas con una sola nota: {n}", "Rows with a single note: {n}", "Linhas com uma só nota: {n}"),
    "unread": Text(
        "Filas sin datos en las columnas leídas: {n}",
        "Rows without data in the columns read: {n}",
        "Linhas sem dados nas colunas lidas: {n}",
    ),
}  # fmt: skip


def _summary(receipt: Receipt) -> list[Text]:
    rows, cells = receipt.rows, receipt.cells
    said = {"file": receipt.file, "sheet": receipt.sheet, "heading_row": receipt.heading_row}
    lines = [
        _counted(_ROWS, {"read": rows.read, "blank": rows.blank, "ignored": _not_read(rows)}, said),
        _counted(_CELLS, {"all": cells.all, "read": cells.read, "blank": cells.blank, "ignored": cells.ignored}, {}),
    ]
    reasons = [(_ROW_REASONS[reason], {"n": n}) for reason, n in rows.ignored.items() if n and reason in _ROW_REASONS]
    lines += [_sentence(_counted(text, counts, {})) for text, counts in reasons]
    unread = [c for c in receipt.columns if not c.key and c.filled]
    if unread:
        lines.append(Text(*(_named(unread, language) for language in LANGUAGES)))
    if receipt.other_sheets:
        lines.append(_SHEETS.format(names=", ".join(receipt.other_sheets)))
    return lines


def _not_read(rows: RowsReceipt) -> int:
    """Filled rows that are neither reports nor headings."""
    return sum(n for reason, n in rows.ignored.items() if reason != "headings")


def _counted(text: Text, counts: Mapping[str, int], said: Mapping[str, object]) -> Text:
    """The text with its counts written as each language writes numbers."""
    return Text(
        *(text.in_(code).format(**said, **{k: number(v, code) for k, v in counts.items()}) for code in LANGUAGES)
    )


def _sentence(text: Text) -> Text:
    return Text(*(f"{getattr(text, code)}." for code in LANGUAGES))


def _named(columns: list[ColumnReceipt], language: str) -> str:
    names = (f"«{c.heading or c.position}» ({_REASONS[c.reason].in_(language)})" for c in columns)
    return _UNREAD.in_(language).format(names=", ".join(names))
