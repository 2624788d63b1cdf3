"""The pages of one version of a report: what it changes, its review, its history; submit, correct, withdraw."""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

import polars as pl
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.views.decorators.http import require_GET, require_POST

from tinkuy.access.permissions import Permission
from tinkuy.access.policy import allows
from tinkuy.languages import Text
from tinkuy.ledger import actions
from tinkuy.ledger.checked import checked
from tinkuy.ledger.drafts import ROW
from tinkuy.ledger.keeping import content_store
from tinkuy.ledger.matching import compare
from tinkuy.ledger.models import DraftEdit, Slice, Standing, Version
from tinkuy.ledger.parts import ROW_NUMBER, read_part
from tinkuy.ledger.refusals import NotDone
from tinkuy.ledger.versions import matter, rows_now
from tinkuy.pages.components.finding_list import counted
from tinkuy.pages.components.flash import take
from tinkuy.pages.components.platforms import on_platform
from tinkuy.pages.components.speaking import spoken
from tinkuy.pages.review.threads_shown import threads_shown, told_in_threads
from tinkuy.pages.uploads.accepted_before import accepted_before
from tinkuy.pages.uploads.comparison_shown import PARTS, Part, Reader, parts
from tinkuy.pages.uploads.version_words import VERSION
from tinkuy.pages.uploads.visible import version_or_404, versions
from tinkuy.pages.uploads.weighing import weight
from tinkuy.publishing.names import Names
from tinkuy.registries.installed_packs import platform_pack, year_pack
from tinkuy.registries.models import Platform
from tinkuy.reports.five_ws import FIVE_WS

_SHOWN_IN_HISTORY: Final = 12
_COUNTS: Final = (Version.State.DRAFT, Version.State.IN_REVIEW, Version.State.ACCEPTED, Version.State.RETURNED)
_DONE: Final = {
    "celdas": VERSION["done_typed"],
    "enviado": VERSION["done_submitted"],
    "retirado": VERSION["done_withdrawn"],
    "corregir": VERSION["done_correcting"],
}


@require_GET
@on_platform
def version(request: HttpRequest, platform: Platform, version: UUID) -> HttpResponse:
    """One version: as a draft what it would change, later what became of it."""
    return _page(request, version_or_404(request, version))


@require_POST
@on_platform
def submit(request: HttpRequest, platform: Platform, version: UUID) -> HttpResponse:
    """Send a draft to review."""
    one = version_or_404(request, version)
    try:
        actions.submit(version=one, by=request.user, note=request.POST.get("note", "").strip())
    except NotDone as refusal:
        return _page(request, one, refusal.text)
    return _to(one, "enviado")


@require_POST
@on_platform
def correct(request: HttpRequest, platform: Platform, version: UUID) -> HttpResponse:
    """Begin a correction of a version that was submitted."""
    one = version_or_404(request, version)
    try:
        draft = actions.correct(version=one, by=request.user)
    except NotDone as refusal:
        return _page(request, one, refusal.text)
    return _to(draft, "corregir")


@require_POST
@on_platform
def withdraw(request: HttpRequest, platform: Platform, version: UUID) -> HttpResponse:
    """Take a version back, with a reason."""
    one = version_or_404(request, version)
    try:
        actions.withdraw(version=one, reason=request.POST.get("reason", ""), by=request.user)
    except NotDone as refusal:
        return _page(request, one, refusal.text)
    return _to(one, "retirado")


def _to(one: Version, done: str) -> HttpResponse:
    address = resolve_url("report_version", platform=one.platform.code, version=one.pk)
    return redirect(f"{address}?hecho={done}")


def _page(request: HttpRequest, one: Version, problem: Text | None = None) -> HttpResponse:
    one.refresh_from_db()
    context = {
        "section": "uploads",
        "words": VERSION,
        "version": one,
        "slot": one.submission,
        "is_draft": one.state == Version.State.DRAFT,
        "problem": problem,
        "done": _DONE.get(request.GET.get("hecho", "")),
        "history": _history(one),
        "sent_note": request.POST.get("note", ""),
        "sent_reason": request.POST.get("reason", ""),
        "draft": _open_draft(request, one),
    }
    context |= threads_shown(request, one, back="report") | {"said": take(request)}
    more = _as_draft(request, one) if context["is_draft"] else _as_reviewed(request, one)
    return render(request, "uploads/version.html", context | more, status=422 if problem else 200)


def _as_draft(request: HttpRequest, one: Version) -> dict[str, Any]:
    """What a draft would change, what was found in it, and the cells typed so far."""
    comparison = actions.preview(version=one, by=request.user)
    reader = Reader(year_pack(one.year), platform_pack(one.platform.pack), spoken())
    wanted, page = request.GET.get("ver", ""), request.GET.get("pagina", "1")
    at = int(page) if page.isascii() and page.isdigit() and 0 < len(page) < 7 else 1
    after = rows_now(one)
    found = checked([one])
    shown = parts(comparison, after, reader, wanted if wanted in PARTS else "", max(at, 1))
    return {
        "counts": comparison.counts,
        "first_report": not Standing.objects.on(one.platform).filter(submission=one.submission).exists(),
        "parts": [_part(part) for part in shown if not wanted or part.key == wanted],
        "narrowed": wanted in PARTS,
        "typed": _typed(one, after, reader),
        "weight": weight(found, one.rows),
        "back_again": bool(accepted_before(found, [one])),
        "may_withdraw": True,
        "beside": _beside(request, one),
        "asked": _asked(one),
        "takes_place": _takes_place(one),
    }


def _takes_place(one: Version) -> Text | None:
    """Which version is decided on no more once this draft is sent."""
    waiting = Version.objects.on(one.platform).filter(submission=one.submission, state=Version.State.IN_REVIEW).first()
    return counted(VERSION["takes_place"], n=waiting.number) if waiting else None


def _asked(one: Version) -> list[dict[str, Any]]:
    """What sectors asked to be corrected in the version that this draft follows, where no thread says it."""
    if one.based_on is None:
        return []
    told = told_in_threads(one)
    returned = Slice.objects.on(one.platform).filter(version=one.based_on, state=Slice.State.RETURNED)
    names = Names(year_pack(one.year), platform_pack(one.platform.pack), spoken())
    return [
        {"slice": each, "name": names.name("sector", each.sector) if each.sector else ""}
        for each in returned.select_related("by").order_by("sector")
        if each.sector not in told
    ]


def _beside(request: HttpRequest, one: Version) -> list[Version]:
    """What other people of the same organisation have of the same month: it would count together with this."""
    slot = one.submission
    found = versions(request).filter(submission__organisation=slot.organisation, submission__month=slot.month)
    found = found.exclude(submission=slot).filter(state__in=_COUNTS)
    return list({each.submission_id: each for each in found.order_by("number")}.values())


def _part(part: Part) -> dict[str, Any]:
    return {
        "part": part,
        "title": VERSION[f"{part.key}_title"],
        "all_of": counted(VERSION["all_of"], n=part.count),
        "before": f"?ver={part.key}&pagina={part.page - 1}" if part.page > 1 else "",
        "after": f"?ver={part.key}&pagina={part.page + 1}" if part.page < part.pages else "",
    }


def _typed(one: Version, after: pl.DataFrame, reader: Reader) -> list[dict[str, Any]]:
    """The cells typed into the draft, with what stood in the file."""
    edits = (
        DraftEdit.objects.on(one.platform)
        .filter(version=one)
        .exclude(column=ROW)
        .select_related("by")
        .order_by("row_number", "column")
    )
    cells = list(edits)
    if not cells:
        return []
    sent = {row[ROW_NUMBER]: row for row in read_part(one.received_part, content_store()).iter_rows(named=True)}
    now = {row[ROW_NUMBER]: row for row in after.iter_rows(named=True)}
    return [
        {
            "number": edit.row_number,
            "row": now[edit.row_number]["row"],
            "label": FIVE_WS[edit.column].label,
            "before": _said(reader, edit.column, sent[edit.row_number]),
            "after": _said(reader, edit.column, now[edit.row_number]),
            "by": edit.by,
        }
        for edit in cells
        if edit.row_number in sent and edit.row_number in now
    ]


def _said(reader: Reader, column: str, row: dict[str, Any]) -> str:
    return reader.cell(column, row[column]) if row[column] is not None else row.get(f"{column}_text") or reader.cell(
        column, None
    )  # fmt: skip


def _as_reviewed(request: HttpRequest, one: Version) -> dict[str, Any]:
    """What was decided, sector by sector, and what can still be done."""
    names = Names(year_pack(one.year), platform_pack(one.platform.pack), spoken())
    found = Slice.objects.on(one.platform).filter(version=one).select_related("by").order_by("sector")
    slices = [{"slice": each, "name": names.name("sector", each.sector) if each.sector else ""} for each in found]
    stands = Standing.objects.on(one.platform).filter(version=one).exists()
    over = one.state in (Version.State.WITHDRAWN, Version.State.REPLACED)
    needed = Permission.ACCEPT if stands else Permission.UPLOAD
    return {
        "slices": slices,
        "returned": any(each["slice"].state == Slice.State.RETURNED for each in slices),
        "may_withdraw": not over and allows(request.user, needed, matter(one)),
    }


def _open_draft(request: HttpRequest, one: Version) -> Version | None:
    """The draft of the same slot, if there is another."""
    others = versions(request).filter(submission=one.submission, state=Version.State.DRAFT)
    return others.exclude(pk=one.pk).first()


def _history(one: Version) -> list[dict[str, Any]]:
    """The versions of the slot, the latest first, each with how many rows changed since the one before."""
    found = Version.objects.on(one.platform).filter(submission=one.submission)
    found = list(found.select_related("made_by", "submitted_by").order_by("-number")[: _SHOWN_IN_HISTORY + 1])
    rows = {each.pk: _part_rows(each) for each in found}
    told = []
    for each, earlier in zip(found, [*found[1:], None], strict=True):
        changes = compare(rows[earlier.pk], rows[each.pk]).counts if earlier else None
        alike = changes is not None and not (changes["new"] or changes["changed"] or changes["missing"])
        told.append({"version": each, "changes": changes, "alike": alike, "here": each.pk == one.pk})
    return told[:_SHOWN_IN_HISTORY]


def _part_rows(one: Version) -> pl.DataFrame:
    return read_part(one.part, content_store())
