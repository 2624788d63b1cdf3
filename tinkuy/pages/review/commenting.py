"""Comments on rows: begin, answer, resolve, erase. Each leads back to the page that it was written on."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, resolve_url
from django.views.decorators.http import require_POST

from tinkuy.access.permissions import Permission
from tinkuy.access.policy import Refused, allows
from tinkuy.languages import LANGUAGES, Text
from tinkuy.ledger import actions
from tinkuy.ledger.comments import LONGEST, Comment, Thread
from tinkuy.ledger.models import Slice, Version
from tinkuy.ledger.refusals import NotDone
from tinkuy.ledger.versions import matter
from tinkuy.pages.components.flash import Said, leave
from tinkuy.pages.components.platforms import asking, on_platform
from tinkuy.pages.review.panel import Asked
from tinkuy.pages.review.panel_words import THREAD
from tinkuy.pages.review.views import QUEUE_PAGE, found, queue_page, status_of
from tinkuy.pages.review.words import filled
from tinkuy.registries.models import Platform

REPORT_PAGE: Final = "report"  # what a form says that was sent from the reporter's page of a version


@require_POST
@on_platform
def comment(request: HttpRequest, platform: Platform, version: UUID) -> HttpResponse:
    """Comment on a row of a version, or on the whole of a sector."""
    this, text, row = found(platform, version), request.POST.get("text", ""), request.POST.get("row", "0")
    sector = request.POST.get("sector", "")
    _may_see(request, this, sector)
    number = int(row) if row.isascii() and row.isdigit() and len(row) < 10 else 0
    try:
        said = actions.comment(version=this, sector=sector, row_number=number, text=text, by=request.user)
    except (NotDone, Refused) as refusal:
        asked = Asked(question=text[:LONGEST], row=row, problem=refusal.text)
        return _not_done(request, this, sector, asked, refusal)
    return _back(request, this, sector, THREAD["said"], said.thread)


@require_POST
@on_platform
def answer(request: HttpRequest, platform: Platform, thread: UUID) -> HttpResponse:
    """Answer in a thread."""
    this, version, text = _thread(platform, thread), _version(request, platform), request.POST.get("text", "")
    _may_see(request, version, this.sector)
    try:
        actions.answer(thread=this, version=version, text=text, by=request.user)
    except (NotDone, Refused) as refusal:
        asked = Asked(question=text[:LONGEST], row=str(this.row_number), problem=refusal.text)
        return _not_done(request, version, this.sector, asked, refusal)
    return _back(request, version, this.sector, THREAD["answer_sent"], this)


@require_POST
@on_platform
def resolve(request: HttpRequest, platform: Platform, thread: UUID) -> HttpResponse:
    """Say that a thread needs nothing more."""
    this, version = _thread(platform, thread), _version(request, platform)
    _may_see(request, version, this.sector)
    try:
        actions.resolve_thread(thread=this, by=request.user)
    except NotDone as refusal:
        return _not_done(request, version, this.sector, Asked(problem=refusal.text), refusal)
    return _back(request, version, this.sector, THREAD["is_resolved"], this)


@require_POST
@on_platform
def erase(request: HttpRequest, platform: Platform, comment: UUID) -> HttpResponse:
    """Take personal data out of a comment."""
    this = Comment.objects.on(platform).filter(pk=comment).select_related("thread", "version__submission").first()
    if this is None:
        raise Http404
    version, sector = _version(request, platform), this.thread.sector
    try:
        actions.erase_comment(comment=this, reason=request.POST.get("reason", ""), by=request.user)
    except NotDone as refusal:
        return _not_done(request, version, sector, Asked(problem=refusal.text), refusal)
    return _back(request, version, sector, THREAD["is_erased"], this.thread)


def _thread(platform: Platform, pk: UUID) -> Thread:
    related = ("version__submission__organisation", "version__upload", "version__platform")
    this = Thread.objects.on(platform).filter(pk=pk).select_related(*related).first()
    if this is None:
        raise Http404
    return this


def _version(request: HttpRequest, platform: Platform) -> Version:
    """The version that was looked at."""
    try:
        return found(platform, UUID(request.POST.get("version", "")))
    except ValueError:
        raise Http404 from None


def _may_see(request: HttpRequest, version: Version, sector: str) -> None:
    """To whom may not read it before it is accepted, it is not there."""
    if not allows(asking(request), Permission.COMMENT, matter(version, sector or None)):
        raise Http404


def _slice(version: Version, sector: str) -> str:
    one = Slice.objects.on(version.platform).filter(version=version, sector=sector).first()
    return str(one.pk) if one else ""


def _not_done(
    request: HttpRequest, version: Version, sector: str, asked: Asked, refusal: NotDone | Refused
) -> HttpResponse:
    """The queue with what was typed; on the other pages, why nothing was done."""
    if request.POST.get("back") == QUEUE_PAGE:
        return queue_page(request, asked, status_of(refusal), _slice(version, sector))
    typed = filled(THREAD["typed"], typed=asked.question) if asked.question.strip() else Text("")
    sentence = Text(*(f"{asked.problem.in_(code)} {typed.in_(code)}".strip() for code in LANGUAGES))
    leave(request, [Said("blocking", sentence)])
    return redirect(_address(request, version, sector))


def _back(request: HttpRequest, version: Version, sector: str, said: Text, thread: Thread) -> HttpResponse:
    leave(request, [Said("done", said)])
    return redirect(f"{_address(request, version, sector)}#hilo-{thread.pk}")


def _address(request: HttpRequest, version: Version, sector: str) -> str:
    code, back = request.platform.code, request.POST.get("back")
    if back == QUEUE_PAGE:
        return f"{resolve_url('review', platform=code)}?abrir={_slice(version, sector)}"
    return resolve_url("report_version" if back == REPORT_PAGE else "review_version", platform=code, version=version.pk)
