"""Key figures as a workbook: one line per number, with the release and the address where it is explained (pure)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from xlsxwriter.worksheet import Worksheet

from tinkuy.publishing.book import Book
from tinkuy.publishing.key_figures import SHOWN, Fact, KeyFigures, value_text
from tinkuy.publishing.key_figures_words import COLUMNS, HEADLINE, SHEET, WORDS
from tinkuy.reports.guarded_text import safe_text

_PLACE: Final = {name: n for n, name in enumerate(COLUMNS)}
_LONGEST_LINK: Final = 2000  # Excel takes no longer address


def as_workbook(page: KeyFigures) -> bytes:
    """An .xlsx of one sheet; text that would start a formula is guarded, a number that is not there is a state in words."""
    book = Book(page.language)
    widths = [width for _, width in COLUMNS.values()]
    sheet = book.sheet(book.say(SHEET), widths, frozen=4)
    sheet.set_row(0, 28)
    sheet.write_string(0, 0, safe_text(f"{page.platform}. {page.title}"), book.large)
    sheet.write_string(1, 0, safe_text(" ".join((*page.notices, page.source()))), book.quiet)
    sheet.write_string(2, 0, page.address, book.quiet)
    book.headings(sheet, 3, [text for text, _ in COLUMNS.values()])
    row = 4
    for part, fact in _lines(page):
        _write(book, sheet, row, part, fact, page)
        row += 1
    for sentence in (*page.change, *_told(page), *page.remarks()):
        sheet.merge_range(row, 0, row, _PLACE["note"], "", book.cell)
        sheet.write_string(row, 0, safe_text(sentence), book.cell)
        book.height(sheet, row, (sentence, sum(widths[: _PLACE["note"] + 1])))
        row += 1
    return book.close().getvalue()


def _lines(page: KeyFigures) -> Iterator[tuple[str, Fact]]:
    """Each number with the part of the page that it is in."""
    for fact in (*page.headline, *page.others):
        yield HEADLINE.in_(page.language), fact
    for part in page.parts:
        for fact in part.facts:
            yield part.name, fact


def _write(book: Book, sheet: Worksheet, row: int, part: str, fact: Fact, page: KeyFigures) -> None:
    one, widths = fact.number, {name: width for name, (_, width) in COLUMNS.items()}
    texts = {
        "part": part, "figure": fact.name, "note": fact.note, "release": page.release,
        "state": WORDS[one.state].in_(page.language),
    }  # fmt: skip
    book.height(sheet, row, *((text, widths[name]) for name, text in texts.items()))
    for name, text in texts.items():
        sheet.write_string(row, _PLACE[name], safe_text(text), book.cell)
    if one.state == SHOWN and one.value is not None:
        ends = {"lower": one.lower, "upper": one.upper} if one.has_interval else {}
        for name, end in {"value": one.value, **ends}.items():
            sheet.write_number(row, _PLACE[name], round(end), book.count)
    else:
        sheet.write_string(row, _PLACE["value"], value_text(one, page.language), book.cell)
    if one.address:
        link = book.link if len(one.address) <= _LONGEST_LINK else book.cell
        sheet.write_string(row, _PLACE["address"], one.address, link)


def _told(page: KeyFigures) -> Iterator[str]:
    for one in page.told:
        parts = ((WORDS["highlight"], one.highlight), (WORDS["barrier"], one.barrier))
        words = " ".join(f"{name.in_(page.language)}: {text}" for name, text in parts if text)
        yield f"{one.organisation}, {one.sector}. {words}"
