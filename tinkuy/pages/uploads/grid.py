"""The rows of a draft as a table to be edited in place: its page, its cells, what is found in them, and a draft without a file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any, Final
from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.request import RawPostDataException
from django.shortcuts import redirect, render, resolve_url
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from tinkuy.access.policy import Refused
from tinkuy.languages import Text
from tinkuy.ledger import actions
from tinkuy.ledger.batches import MOST_CELLS, Batch, Typed
from tinkuy.ledger.checked import checked
from tinkuy.ledger.models import ReportingMonth, Version
from tinkuy.ledger.parts import ROW_NUMBER
from tinkuy.ledger.refusals import NotDone
from tinkuy.ledger.touched import found_in
from tinkuy.months import Month
from tinkuy.pages.components.calendar_words import month_text
from tinkuy.pages.components.platforms import on_platform
from tinkuy.pages.components.speaking import spoken
from tinkuy.pages.uploads import grid_shown
from tinkuy.pages.uploads.grid_words import BEGIN, GRID, SCRIPT
from tinkuy.pages.uploads.visible import organisations_of, require_sender, sends_for_all, version_or_404
from tinkuy.publishing.names import Names
from tinkuy.registries import installed_packs as packs
from tinkuy.registries.in_force import year_in_force
from tinkuy.registries.models import Organisation, Platform

_MOST_ROWS: Final = 200  # that are asked for at once
_MONTHS_BACK: Final = 6


def editable(request: HttpRequest, one: Version) -> dict[str, Any]:
    """What the page of a draft's rows needs for its table; a browser without scripts does not look at it."""
    year, platform, language = year_in_force(one.year, one.platform), packs.platform_pack(one.platform.pack), spoken()
    here = {"platform": one.platform.code, "version": one.pk}
    what_is_new = resolve_url("what_is_new", platform=one.platform.code)
    said = {
        "columns": grid_shown.columns(year, language),
        "order": grid_shown.order(one),
        "person": str(request.user.pk),
        "version": str(one.pk),
        "language": language,
        "cells": resolve_url("version_cells", **here),
        "findings": resolve_url("version_found", **here),
        "choices": resolve_url("version_choices", **here),
        "choices_key": grid_shown.choices_key(year, platform, language),
        "most": MOST_CELLS // 2,
        "first": {"country": platform.country} if year.has("country") else {},
        "words": {key: text.in_(language) for key, text in SCRIPT.items()},
        "sign_in": f"{resolve_url('sign_in')}?next={request.path}",
        "new": {"column": "new", "address": what_is_new, "word": GRID["what_is_new"].in_(language)},
    }
    return {"grid": said, "grid_words": GRID}


@require_http_methods(["GET", "HEAD", "POST"])
@on_platform
def cells(request: HttpRequest, platform: Platform, version: UUID) -> HttpResponse:
    """The cells of some rows; with a POST of JSON, take changes of them."""
    one = version_or_404(request, version)
    if request.method == "POST":
        return _keep(request, one)
    year, names = _reading(one)
    return JsonResponse(grid_shown.rows_shown(one, _numbers(request), year, names))


def _reading(one: Version) -> tuple[Any, Names]:
    year = year_in_force(one.year, one.platform)
    return year, Names(year, packs.platform_pack(one.platform.pack), spoken())


def _numbers(request: HttpRequest) -> list[int]:
    """Row numbers as an address says them: 1-100,205. What is no number is not there."""
    found: list[int] = []
    for part in request.GET.get("filas", "")[:4000].split(","):
        first, _, last = part.partition("-")
        if _is_number(first) and (not last or _is_number(last)):
            left = _MOST_ROWS - len(found)
            found.extend(range(int(first), int(last or first) + 1)[: max(left, 0)])
    return found


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 9


def _keep(request: HttpRequest, one: Version) -> HttpResponse:
    try:
        batch = _batch(json.loads(request.body))
    except (ValueError, TypeError, KeyError, AttributeError, RawPostDataException):
        return JsonResponse({"text": GRID["not_understood"].in_(spoken())}, status=400)
    try:
        outcome = actions.keep(version=one, batch=batch, by=request.user)
    except (NotDone, Refused) as refusal:
        reason = getattr(refusal, "reason", "refused")
        return JsonResponse({"text": refusal.text.in_(spoken()), "reason": reason}, status=409)
    year, names = _reading(one)
    sent = {cell: None for cell in (*outcome.kept, *outcome.refused, *outcome.others) if isinstance(cell[0], int)}
    numbers = grid_shown.touched(sent, outcome)
    said = grid_shown.outcome_shown(outcome, spoken()) | grid_shown.rows_shown(one, numbers, year, names)
    found = grid_shown.findings_shown(found_in(one, numbers), year, spoken())
    return JsonResponse(said | {"found": {number: found.get(number, []) for number in numbers}})


def _batch(said: Mapping[str, Any]) -> Batch:
    """A batch as a browser writes it: id, cells [[row, column, text, [seen ...]]], add, out, back."""
    cells = {
        (_row(row), str(column)): Typed(_text(text), tuple(_text(one) for one in seen))
        for row, column, text, seen in said.get("cells", ())
    }
    add = tuple(_text(key)[:64] for key in said.get("add", ()))
    out, back = (tuple(int(row) for row in said.get(name, ())) for name in ("out", "back"))
    return Batch(UUID(said["id"]), cells, add, out, back)


def _row(said: Any) -> int | str:
    return said if isinstance(said, int) else _text(said)[:64]


def _text(said: Any) -> str:
    if not isinstance(said, str):
        raise TypeError(said)
    return said.replace("\0", "").strip()


@require_GET
@on_platform
def found(request: HttpRequest, platform: Platform, version: UUID) -> HttpResponse:
    """What all rules find: sentences for the rows asked about, and the numbers of all rows that have findings."""
    one = version_or_404(request, version)
    whole, numbers = checked([one]), _numbers(request)
    told = whole.findings.join(whole.rows.select("row_id", ROW_NUMBER), on="row_id", how="left", maintain_order="left")
    asked = told.filter(told[ROW_NUMBER].is_in(numbers))
    shown = grid_shown.findings_shown(asked, year_in_force(one.year, one.platform), spoken())
    left = whole.rows.join(told, on=ROW_NUMBER, how="semi", maintain_order="left")[ROW_NUMBER].to_list()
    return JsonResponse(
        {
            "found": {number: shown.get(number, []) for number in numbers},
            "left": grid_shown.stretches(left),
            "order": grid_shown.stretches(whole.rows[ROW_NUMBER].to_list()),
        }
    )


@require_GET
@on_platform
def choices(request: HttpRequest, platform: Platform, version: UUID) -> HttpResponse:
    """What may be chosen in the columns of codes, in the reader's language."""
    one = version_or_404(request, version)
    year = year_in_force(one.year, one.platform)
    return JsonResponse(grid_shown.choices(year, packs.platform_pack(one.platform.pack), spoken()))


@require_http_methods(["GET", "HEAD", "POST"])
@on_platform
def begin(request: HttpRequest, platform: Platform) -> HttpResponse:
    """Write a report here, without a file: for whom and of which month; with a POST, begin it and lead to its table."""
    require_sender(request)
    if request.method != "POST":
        return _begin_page(request)
    organisation = next((o for o in _organisations(request) if str(o.pk) == request.POST.get("organisation")), None)
    month = next((m for m in _months(request) if str(m) == request.POST.get("month")), None)
    if organisation is None or month is None:
        return _begin_page(request, BEGIN["choose"])
    year = next((id for id, pack in packs.years().items() if month.year in pack.plan_years), "")
    if not year:
        return _begin_page(request, BEGIN["no_year"])
    try:
        asked = {"organisation": organisation, "month": month, "year": year}
        draft = actions.begin(platform=platform, **asked, by=request.user)
    except (NotDone, Refused) as refusal:
        return _begin_page(request, refusal.text)
    return redirect("version_rows", platform=platform.code, version=draft.pk)


def _begin_page(request: HttpRequest, problem: Text | None = None) -> HttpResponse:
    months = _months(request)
    context = {
        "section": "uploads",
        "words": BEGIN,
        "problem": problem,
        "organisations": _organisations(request),
        "months": [(str(month), month_text(month)) for month in months],
        "chosen": request.POST,
    }
    return render(request, "uploads/begin.html", context, status=422 if problem else 200)


def _organisations(request: HttpRequest) -> list[Organisation]:
    if not sends_for_all(request):
        return organisations_of(request)
    live = Organisation.objects.filter(scope=request.platform.scope, merged_into__isnull=True, retired_on__isnull=True)
    return list(live.order_by("name_es"))


def _months(request: HttpRequest) -> list[Month]:
    """The months that were opened, else the last ones; the latest first. Closed ones are not offered."""
    kept = {one.month: one.state for one in ReportingMonth.objects.on(request.platform)}
    open_ = [month for month, state in kept.items() if state != ReportingMonth.State.CLOSED]
    recent = open_ or [_before(timezone.localdate(), n) for n in range(_MONTHS_BACK)]
    return sorted((month for month in recent if kept.get(month) != ReportingMonth.State.CLOSED), reverse=True)


def _before(day: date, months: int) -> Month:
    at = day.year * 12 + day.month - 1 - months
    return Month(at // 12, at % 12 + 1)
