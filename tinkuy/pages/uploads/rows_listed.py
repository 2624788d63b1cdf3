"""The rows of one version as a table, of all sectors or of one; a draft's can be edited in place, or each in its form."""

from __future__ import annotations

from typing import Final
from urllib.parse import urlencode
from uuid import UUID

import polars as pl
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from tinkuy.ledger.models import Version
from tinkuy.ledger.versions import rows_now
from tinkuy.pages.components.platforms import on_platform
from tinkuy.pages.components.speaking import spoken
from tinkuy.pages.uploads.comparison_shown import Reader
from tinkuy.pages.uploads.grid import editable
from tinkuy.pages.uploads.scopes import report_title
from tinkuy.pages.uploads.version_words import VERSION
from tinkuy.pages.uploads.visible import version_or_404
from tinkuy.publishing.names import Names
from tinkuy.registries.installed_packs import platform_pack, year_pack
from tinkuy.registries.models import Platform

_ON_A_PAGE: Final = 50


@require_GET
@on_platform
def rows(request: HttpRequest, platform: Platform, version: UUID) -> HttpResponse:
    """The rows as they are now, in the order of the file."""
    one = version_or_404(request, version)
    packs = year_pack(one.year), platform_pack(platform.pack)
    reader, names = Reader(*packs, spoken()), Names(*packs, spoken())
    whole = rows_now(one).sort("file", "sheet", "row")
    sector, asked = request.GET.get("sector", ""), request.GET.get("pagina", "1")
    found = whole.filter(pl.col("sector").fill_null("") == sector) if sector else whole
    pages = max(-(-found.height // _ON_A_PAGE), 1)
    page = min(max(int(asked), 1), pages) if asked.isascii() and asked.isdigit() and len(asked) < 7 else 1
    shown = found.slice((page - 1) * _ON_A_PAGE, _ON_A_PAGE)
    sectors = whole["sector"].drop_nulls().unique().sort().to_list()
    context = {
        "section": "uploads",
        "words": VERSION,
        "version": one,
        "title": report_title(one),
        "rows": [reader.row(row) for row in shown.iter_rows(named=True)],
        "is_draft": one.state == Version.State.DRAFT,
        "sectors": [(code, names.name("sector", code)) for code in sectors],
        "sector": sector,
        "page": page,
        "pages": pages,
        "before": _address(sector, page - 1) if page > 1 else "",
        "after": _address(sector, page + 1) if page < pages else "",
    }
    if context["is_draft"]:
        context |= editable(request, one)
    return render(request, "uploads/rows.html", context)


def _address(sector: str, page: int) -> str:
    return "?" + urlencode({"sector": sector, "pagina": page})
