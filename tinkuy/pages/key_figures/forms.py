"""Key figures as files: which forms there are, and how one is answered."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Final

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from tinkuy.languages import LANGUAGES, Language
from tinkuy.pages.components.speaking import spoken
from tinkuy.pages.key_figures.keeping import kept
from tinkuy.publishing.key_figures import KeyFigures, as_text
from tinkuy.publishing.key_figures_book import as_workbook
from tinkuy.publishing.key_figures_pdf import as_pdf, as_png

TYPES: Final = {
    "pdf": "application/pdf",
    "png": "image/png",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "txt": "text/plain; charset=utf-8",
}
FORMS: Final = tuple(TYPES)
_MADE: Final[dict[str, Callable[[KeyFigures, dt.date], bytes]]] = {
    "txt": lambda page, day: as_text(page).encode(),
    "png": as_png,
    "xlsx": lambda page, day: as_workbook(page),
    "pdf": as_pdf,
}
_DRAWN: Final = frozenset({"png", "pdf"})


def answer(page: KeyFigures, form: str, day: dt.date, name: str) -> HttpResponse:
    """A file to take away; pictures and PDFs are made once."""
    make = _MADE[form]
    content = kept(page, form, day, make) if form in _DRAWN else make(page, day)
    response = HttpResponse(content, content_type=TYPES[form])
    response.headers["Content-Disposition"] = content_disposition_header(True, f"{name}_{page.language}.{form}")
    return response


def wanted_language(said: str) -> Language:
    """The language that the address says, else the reader's."""
    return next((language for language in LANGUAGES if language == said), spoken())
