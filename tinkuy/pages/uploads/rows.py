"""One row of a draft as a form: what was found in it, its cells to be typed, and which row comes next."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import polars as pl
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.views.decorators.http import require_http_methods

from tinkuy.checks.messages import with_messages
from tinkuy.languages import Text
from tinkuy.ledger import actions
from tinkuy.ledger.checked import Checked, checked
from tinkuy.ledger.models import DraftEdit, Version
from tinkuy.ledger.parts import ROW_NUMBER
from tinkuy.ledger.refusals import NotDone
from tinkuy.pages.components.finding_list import counted
from tinkuy.pages.components.platforms import on_platform
from tinkuy.pages.components.speaking import spoken
from tinkuy.pages.uploads.comparison_shown import Reader
from tinkuy.pages.uploads.row_fields import Field, Form, as_typed, changed_cells, columns_wanted
from tinkuy.pages.uploads.scopes import report_title
from tinkuy.pages.uploads.version_words import ROW
from tinkuy.pages.uploads.visible import version_or_404
from tinkuy.pages.uploads.weighing import to_mend
from tinkuy.registries.in_force import year_in_force
from tinkuy.registries.installed_packs import platform_pack
from tinkuy.registries.models import Platform


@require_http_methods(["GET", "HEAD", "POST"])
@on_platform
def row(request: HttpRequest, platform: Platform, version: UUID, row: int) -> HttpResponse:
    """The cells of one row; with a POST, type them into the draft."""
    one = version_or_404(request, version)
    if one.state != Version.State.DRAFT:
        return redirect("report_version", platform=platform.code, version=one.pk)
    page = _Row(request, one, row)
    if request.method != "POST":
        return page.shown()
    typed = changed_cells(page.fields(), request.POST)
    if not typed:
        return page.shown(said=ROW["nothing_typed"])
    try:
        actions.edit(version=one, cells={(row, key): text for key, text in typed.items()}, by=request.user)
    except NotDone as refusal:
        return page.shown(refused=refusal)
    everything = "&todas=1" if page.everything else ""
    return redirect(f"{request.path}?hecho=celdas{everything}")


class _Row:
    """One row of one draft, as somebody looks at it."""

    def __init__(self, request: HttpRequest, version: Version, number: int) -> None:
        self.request, self.version, self.number = request, version, number
        self.year = year_in_force(version.year, version.platform)
        self.platform = platform_pack(version.platform.pack)
        self.found: Checked = checked([version])
        self.everything = "todas" in request.GET
        here = self.found.rows.filter(pl.col(ROW_NUMBER) == number)
        if here.is_empty():
            raise Http404
        self.row: dict[str, Any] = here.row(0, named=True)

    def fields(self) -> list[Field]:
        """The fields of the form as they stand."""
        by_column = self._messages()
        typed = set(
            DraftEdit.objects.on(self.version.platform)
            .filter(version=self.version, row_number=self.number)
            .values_list("column", flat=True)
        )
        form = Form(self.year, self.platform, spoken())
        wanted = columns_wanted([*by_column, *typed], self.year, everything=self.everything)
        return [form.field(key, self.row, by_column.get(key, ()), typed) for key in wanted]

    def shown(self, *, refused: NotDone | None = None, said: Text | None = None) -> HttpResponse:
        """The page; with a refusal, what was typed is kept and the sentence stands beside its field."""
        fields = self.fields()
        if refused:
            fields = as_typed(fields, self.request.POST, refused.text, refused.values.get("column"))
        left = self._left()
        context = {
            "section": "uploads",
            "words": ROW,
            "version": self.version,
            "title": report_title(self.version),
            "row": self.row,
            "told": Reader(self.year, self.platform, spoken()).row(self.row),
            "fields": fields,
            "whole_row": self._messages().get("", []),
            "everything": self.everything,
            "refused": refused.text if refused and not any(field.problem for field in fields) else None,
            "said": said,
            "done": self.request.GET.get("hecho") == "celdas" and refused is None,
            "done_text": ROW["kept_clean" if not any(self._messages().values()) else "kept"],
            "clean": not any(self._messages().values()),
            "next": self._address(left[0]) if left else "",
            "left_text": _left_text(len(left)),
        }
        return render(self.request, "uploads/row.html", context, status=422 if refused else 200)

    def _messages(self) -> dict[str, list[str]]:
        """The sentences found in this row, by column; those of the row as a whole under no column."""
        mine = self.found.findings.filter(pl.col("row_id") == self.row["row_id"])
        told: dict[str, list[str]] = {}
        for line in with_messages(mine, spoken(), year=self.year).iter_rows(named=True):
            told.setdefault(line["column"], []).append(line["message"])
        return told

    def _left(self) -> list[int]:
        """The other rows to mend, those after this one first."""
        waiting = to_mend(self.found).select("row_id").unique()
        numbers = self.found.rows.join(waiting, on="row_id", how="semi", maintain_order="left")
        others = [n for n in numbers[ROW_NUMBER].to_list() if n != self.number]
        after = [n for n in others if n > self.number]
        return [*after, *(n for n in others if n < self.number)]

    def _address(self, number: int) -> str:
        code = self.request.platform.code
        return resolve_url("version_row", platform=code, version=self.version.pk, row=number)


def _left_text(left: int) -> Text:
    if not left:
        return ROW["left_none"]
    return ROW["left_one"] if left == 1 else counted(ROW["left"], n=left)
