"""The pages of the matrix: all of it, one organisation's month beside it, and the causes of a month."""

from __future__ import annotations

from typing import Any, Final

from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render, resolve_url
from django.utils import timezone
from django.views.decorators.http import require_safe

from tinkuy.access.permissions import Permission
from tinkuy.access.policy import Matter, Refused
from tinkuy.accounts.holding import valid
from tinkuy.groups.scopes import Scope, groups_led_by, groups_of, scope_called
from tinkuy.languages import LANGUAGES, Text
from tinkuy.months import Month
from tinkuy.pages.components.calendar_words import day_text, month_text
from tinkuy.pages.components.flash import take as said_before
from tinkuy.pages.components.platforms import may, on_platform
from tinkuy.pages.components.speaking import spoken
from tinkuy.pages.matrix.ago import ago
from tinkuy.pages.matrix.asked import Asked
from tinkuy.pages.matrix.causes import SHOWN, causes_of
from tinkuy.pages.matrix.held import Held, held
from tinkuy.pages.matrix.table import Cell, Line, Table, table
from tinkuy.pages.matrix.tasks import count_rows
from tinkuy.pages.matrix.words import CELLS, DRAWER, MATRIX
from tinkuy.pages.months.reading import Reader
from tinkuy.pages.review.counting import Patience
from tinkuy.registries.installed_packs import years
from tinkuy.registries.models import Organisation, Platform

COUNTS_FOR: Final = 0.5  # seconds in which the page counts rows that nobody counted yet
_ASKED_FOR: Final = 120  # seconds in which a worker is asked once to count the rest
_BESIDE: Final = 5.0  # the same beside the matrix, for one organisation


@require_safe
@on_platform
def matrix(request: HttpRequest, platform: Platform) -> HttpResponse:
    """Organisations by months."""
    _only_who_sees_all(request)
    asked = Asked.from_query(request.GET)
    shown = table(held(platform, asked.year), asked, scope_called(platform, asked.group), Patience(COUNTS_FOR))
    if shown.counting and cache.add(f"matrix:{platform.pk}:{shown.year}", True, _ASKED_FOR):
        count_rows.enqueue(str(platform.pk), shown.year)
    context = {
        "section": "matrix",
        "words": MATRIX,
        "cells": CELLS,
        "asked": asked,
        "matrix": shown,
        "focus": _focus_said(shown),
        "remind": _remind_said(request, shown),
        "lines": [(line, _reminded(line)) for line in shown.lines],
        "groups": groups_of(platform),
        "led": groups_led_by(platform, request.user),
        "sectors": sectors_of(spoken()),
        "sees_causes": may(request, Permission.UPLOAD),
        "said": said_before(request),
    }
    return render(request, "matrix/matrix.html", context)


@require_safe
@on_platform
def causes(request: HttpRequest, platform: Platform, month: str) -> HttpResponse:
    """The causes of a month across organisations; for htmx, only them."""
    if not may(request, Permission.UPLOAD):
        raise Refused(Permission.READ_DRAFTS, Matter(str(platform.pk)))
    this = month_or_404(month)
    found = causes_of(platform, this)
    context = {
        "section": "matrix",
        "words": MATRIX,
        "drawer": DRAWER,
        "month": this,
        "title": _in_month("causes_title", this),
        "none": _in_month("no_causes", this),
        "found": found,
        "first": found.causes[:SHOWN],
        "more": found.causes[SHOWN:],
        "more_text": MATRIX["more_causes"].format(n=len(found.causes) - SHOWN),
    }
    template = "matrix/causes.html" if request.htmx else "matrix/causes_page.html"
    return render(request, template, context)


@require_safe
@on_platform
def drawer(request: HttpRequest, platform: Platform, month: str, organisation: str) -> HttpResponse:
    """One organisation's month: its state, who reports, its versions, and what to do; for htmx, only that."""
    _only_who_sees_all(request)
    this = month_or_404(month)
    one = Organisation.objects.filter(scope=platform.scope, code__iexact=organisation).first()
    found = held(platform, this.year)
    if one is None or one not in found.organisations or this not in found.months:
        raise Http404
    shown = table(
        found, Asked(year=this.year, month=this), Scope(organisations=frozenset({one.code})), Patience(_BESIDE)
    )
    line = shown.lines[0]
    cell = next(cell for cell in line.cells if cell.month == this)
    context = {
        "section": "matrix",
        "words": DRAWER,
        "cells": CELLS,
        "organisation": one,
        "month": this,
        "cell": cell,
        "to_do": DRAWER[cell.code],
        "contacts": _contacts(platform, one),
        "versions": [_version(found, version) for version in found.versions.get((one.code, this), ())],
        "reminded": _filled(DRAWER["last"], ago(line.reminded)) if line.reminded else DRAWER["never"],
        "rows": _rows_said(cell),
        "may_remind": may(request, Permission.REMIND)
        and line.reachable
        and cell.code not in ("accepted", "nothing", "in_review"),
        "may_send": may(request, Permission.UPLOAD),
    }
    return render(request, "matrix/drawer.html" if request.htmx else "matrix/drawer_page.html", context)


def month_or_404(written: str) -> Month:
    """The month that an address names. Raises Http404."""
    try:
        return Month.parse(written)
    except ValueError as error:
        raise Http404 from error


def sectors_of(language: str) -> list[tuple[str, Text]]:
    """The sectors of every installed year, by name."""
    known: dict[str, Text] = {}
    for pack in years().values():
        known = {entry.code: entry.text for entry in pack.lists["sectors"].entries} | known
    return sorted(known.items(), key=lambda one: one[1].in_(language))


def _only_who_sees_all(request: HttpRequest) -> None:
    if not Reader.of(request).sees_all:
        raise Refused(Permission.REMIND, Matter(str(request.platform.pk)))


def _focus_said(shown: Table) -> list[Text]:
    """The month in focus in a sentence, and until when it is open."""
    focus = shown.focus
    if focus is None:
        return []
    numbers = {"received": focus.received, "missing": focus.count("missing"), "all": sum(n for _, n in focus.counts)}
    month = month_text(focus.month)
    said = [
        Text(*(MATRIX["focus"].in_(code).format(month=month.in_(code).capitalize(), **numbers) for code in LANGUAGES))
    ]
    if focus.kept and focus.kept.due_on:
        day = day_text(focus.kept.due_on, year=True)
        word = MATRIX["due_on" if focus.kept.due_on >= timezone.localdate() else "was_due"]
        said.append(Text(*(word.in_(code).format(day=day.in_(code)) for code in LANGUAGES)))
    return said


def _remind_said(request: HttpRequest, shown: Table) -> dict[str, Any] | None:
    """The button, where somebody is missing and whoever asks may remind."""
    missing = len(shown.in_focus("missing"))
    if not missing or not may(request, Permission.REMIND):
        return None
    text = MATRIX["remind"].format(n=missing) if missing > 1 else MATRIX["remind_one"]
    address = resolve_url("matrix_reminders", platform=request.platform.code, month=str(shown.focus.month))
    return {"text": text, "address": address}


def _reminded(line: Line) -> Text | None:
    return _filled(MATRIX["reminded"], ago(line.reminded)) if line.reminded else None


def _filled(sentence: Text, when: Text) -> Text:
    return Text(*(sentence.in_(code).format(ago=when.in_(code)) for code in LANGUAGES))


def _in_month(key: str, month: Month) -> Text:
    named = month_text(month)
    return Text(*(MATRIX[key].in_(code).format(month=named.in_(code)) for code in LANGUAGES))


def _contacts(platform: Platform, organisation: Organisation) -> list[Any]:
    held_ = valid(platform).filter(organisation=organisation).select_related("person").order_by("person__name")
    return list({one.person_id: one.person for one in held_}.values())


def _version(found: Held, version: Any) -> dict[str, Any]:
    slices = sorted(found.slices.get(version.pk, ()), key=lambda one: one.sector)
    known = {pack.id: pack.lists["sectors"].by_code() for pack in years().values()}.get(version.year, {})
    sectors = [
        {"name": known[one.sector].text if one.sector in known else one.sector or "—", "slice": one} for one in slices
    ]
    said = {"name": DRAWER["version"].format(n=version.number), "rows": DRAWER["rows"].format(n=version.rows)}
    return {"version": version, "sectors": sectors} | said


def _rows_said(cell: Cell) -> list[Text]:
    rows = cell.rows
    said = [DRAWER["rows"].format(n=rows.rows)] if rows.rows else []
    said += [DRAWER["blocked"].format(n=rows.blocked)] if rows.blocked else []
    return said + ([DRAWER["warned"].format(n=rows.warned)] if rows.warned else [])
