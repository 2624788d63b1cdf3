"""Who is where: which organisations work in which place and sector, as a workbook to print (pure).

No figure of people is in it. A place that a report does not name is said to be unplaced, never left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tinkuy.languages import Language, Text
from tinkuy.publishing.book import Book, lines_needed, row_height

_WORDS: Final = {
    "sheet": Text("Quién está dónde", "Who is where", "Quem está onde"),
    "list": Text("Lista", "List", "Lista"),
    "place": Text("Lugar", "Place", "Lugar"),
    "sector": Text("Sector", "Sector", "Setor"),
    "organisations": Text("Organizaciones", "Organisations", "Organizações"),
    "organisation": Text("Organización", "Organisation", "Organização"),
    "months": Text("Meses", "Months", "Meses"),
    "count": Text("Cuántas", "How many", "Quantas"),
}
_WIDTHS: Final = (24, 28, 66, 9)


@dataclass(frozen=True, slots=True)
class Present:
    """An organisation works in a place and a sector; `months`: of how many months it reported that."""

    place: str
    sector: str
    organisation: str
    months: int


def write_who_is_where(present: Sequence[Present], path: Path, *, title: str, note: str, language: Language) -> None:
    """Write two sheets: by place and sector with the organisations in one cell, and a list that can be filtered."""
    book = Book(language)
    _by_place(book, present, title, note, language)
    _list(book, present, language)
    path.write_bytes(book.close().getvalue())


def _by_place(book: Book, present: Sequence[Present], title: str, note: str, language: Language) -> None:
    sheet = book.sheet(_WORDS["sheet"].in_(language), _WIDTHS, frozen=3)
    sheet.set_footer(f"&L{title[:80].replace('&', '&&')}&R&P / &N")
    sheet.set_row(0, 28)
    sheet.write_string(0, 0, title, book.large)
    sheet.write_string(1, 0, note, book.quiet)
    book.headings(sheet, 2, [_WORDS[key] for key in ("place", "sector", "organisations", "count")])
    groups: dict[tuple[str, str], list[str]] = {}
    for one in present:
        groups.setdefault((one.place, one.sector), []).append(one.organisation)
    for at, ((place, sector), names) in enumerate(sorted(groups.items()), start=3):
        said = ", ".join(sorted(names, key=str.casefold))
        sheet.set_row(at, row_height(max(lines_needed(said, _WIDTHS[2]), lines_needed(sector, _WIDTHS[1]))))
        for column, text in enumerate((place, sector, said)):
            sheet.write_string(at, column, text, book.cell)
        sheet.write_number(at, 3, len(names), book.count)


def _list(book: Book, present: Sequence[Present], language: Language) -> None:
    sheet = book.sheet(_WORDS["list"].in_(language), (40, 24, 30, 9), frozen=1)
    book.headings(sheet, 0, [_WORDS[key] for key in ("organisation", "place", "sector", "months")])
    ordered = sorted(present, key=lambda one: (one.organisation.casefold(), one.place, one.sector))
    for at, one in enumerate(ordered, start=1):
        for column, text in enumerate((one.organisation, one.place, one.sector)):
            sheet.write_string(at, column, text, book.cell)
        sheet.write_number(at, 3, one.months, book.count)
    sheet.autofilter(0, 0, max(len(ordered), 1), 3)
