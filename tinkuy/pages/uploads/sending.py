"""Sending a file: the form, the page of a file on its way and of what it became, its questions, and the history."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Final
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tinkuy.access.policy import Refused
from tinkuy.accounts.models import RoleHeld
from tinkuy.arrivals.actions import answer as give_answer
from tinkuy.arrivals.actions import cancel as give_up
from tinkuy.arrivals.actions import send
from tinkuy.arrivals.models import STEPS, Arrival
from tinkuy.languages import LANGUAGES, Text
from tinkuy.ledger.models import ReportingMonth
from tinkuy.ledger.refusals import NotDone
from tinkuy.pages.components.calendar_words import day_text
from tinkuy.pages.components.finding_list import counted
from tinkuy.pages.components.platforms import on_platform
from tinkuy.pages.uploads.became import became
from tinkuy.pages.uploads.visible import (
    arrival_or_404,
    arrivals,
    organisations_of,
    require_sender,
    sends_for_all,
    versions,
)
from tinkuy.pages.uploads.words import ARRIVAL, FILE_STATES, SEND
from tinkuy.registries import installed_packs as packs
from tinkuy.registries.models import Platform
from tinkuy.reports.five_ws import FIVE_WS

_MEGABYTE: Final = 1024 * 1024
_RECENT: Final = 5
_ON_A_PAGE: Final = 40
_SECONDS: Final = 2  # between two looks at a file on its way
_LATE: Final = timedelta(seconds=60)


@require_http_methods(["GET", "HEAD", "POST"])
@on_platform
def uploads(request: HttpRequest, platform: Platform) -> HttpResponse:
    """The form; with a file, keep it and lead to its page."""
    require_sender(request)
    if request.method != "POST":
        return _form(request)
    sent, year = request.FILES.get("file"), request.POST.get("year", "")
    if problem := _missing(sent, year):
        return _form(request, problem)
    began = timezone.now()
    try:
        asked = {"year": year, "on_behalf_of": _behalf(request)}
        arrival = send(platform=platform, content=sent, name=sent.name or "", by=request.user, **asked)
    except (NotDone, Refused) as refusal:
        return _form(request, refusal.text)
    known = "?hecho=ya" if arrival.at < began else ""
    return _sent(request, resolve_url("arrival", platform=platform.code, arrival=arrival.pk) + known)


def _sent(request: HttpRequest, address: str) -> HttpResponse:
    """Lead to the page of the file; the script that shows how sending goes on follows the address itself."""
    if request.headers.get("X-Requested-With") == "XMLHttpRequest":
        return HttpResponse(status=204, headers={"Location": address})
    return redirect(address)


def _missing(sent: Any, year: str) -> Text | None:
    if sent is None:
        return SEND["no_file"]
    return None if year in packs.years() else SEND["no_year"]


def _behalf(request: HttpRequest) -> Any:
    """The focal point whom an information officer sends for; for everybody else, nobody."""
    chosen = next((one for one in _focal_points(request) if str(one.pk) == request.POST.get("behalf")), None)
    return chosen.person if chosen else None


def _focal_points(request: HttpRequest) -> list[RoleHeld]:
    if not sends_for_all(request):
        return []
    held = RoleHeld.objects.on(request.platform).filter(role="focal_point", person__is_active=True)
    return list(held.select_related("person", "organisation").order_by("organisation__name_es", "person__name"))


def _form(request: HttpRequest, problem: Text | None = None) -> HttpResponse:
    platform_pack = packs.platform_pack(request.platform.pack)
    context = {
        "section": "uploads",
        "words": {key: text.format(limit=settings.UPLOAD_BYTES // _MEGABYTE) for key, text in SEND.items()},
        "problem": problem,
        "organisations": organisations_of(request),
        "for_all": sends_for_all(request),
        "focal_points": _focal_points(request),
        "chosen_behalf": request.POST.get("behalf", ""),
        "years": packs.years().values(),
        "chosen_year": request.POST.get("year") or _usual_year(request),
        "plan_platform": platform_pack.id,
        "limit_bytes": settings.UPLOAD_BYTES,
        "files": _files(request)[:_RECENT],
    }
    return render(request, "uploads/uploads.html", context, status=422 if problem else 200)


def _usual_year(request: HttpRequest) -> str:
    """The year that whoever asks sent last; else that of the latest open month; else this one's; else the latest."""
    sent = arrivals(request).exclude(state=Arrival.State.REFUSED).values_list("year", flat=True)[:1]
    open_ = (
        ReportingMonth.objects.on(request.platform).exclude(state=ReportingMonth.State.CLOSED).order_by("-month")[:1]
    )
    written = [*(one.month.year for one in open_), timezone.localdate().year]
    fitting = [id for year in written for id, pack in packs.years().items() if year in pack.plan_years]
    return next((id for id in (*sent, *fitting, *packs.years()) if id in packs.years()), "")


def _files(request: HttpRequest) -> list[dict[str, Any]]:
    return [{"arrival": one, "state": FILE_STATES[one.state]} for one in arrivals(request)[:_ON_A_PAGE]]


@require_GET
@on_platform
def arrival(request: HttpRequest, platform: Platform, arrival: UUID) -> HttpResponse:
    """One file: its steps while it is on its way, its question, or what it became. For htmx, only the steps."""
    one = arrival_or_404(request, arrival)
    on_its_way = one.state in (Arrival.State.WAITING, Arrival.State.WORKING)
    if request.htmx and not on_its_way:
        return HttpResponse(status=204, headers={"HX-Refresh": "true"})
    template = "uploads/steps.html" if request.htmx else "uploads/arrival.html"
    return _page(request, one, template=template)


@require_POST
@on_platform
def answer(request: HttpRequest, platform: Platform, arrival: UUID) -> HttpResponse:
    """Answer what a file asks."""
    one = arrival_or_404(request, arrival)
    given = request.POST.get("answer", "")
    if not given:
        return _page(request, one, ARRIVAL["answer_needed"])
    of_rows = one.question is not None and one.question["kind"] == "unplaced_rows"
    said = {"leave_out": given == "leave_out"} if of_rows else {"column": given}
    try:
        give_answer(arrival=one, by=request.user, **said)
    except NotDone as refusal:
        return _page(request, one, refusal.text)
    return redirect("arrival", platform=platform.code, arrival=one.pk)


@require_POST
@on_platform
def cancel(request: HttpRequest, platform: Platform, arrival: UUID) -> HttpResponse:
    """Give a file up before it is read."""
    one = arrival_or_404(request, arrival)
    try:
        give_up(arrival=one, by=request.user)
    except NotDone as refusal:
        return _page(request, one, refusal.text)
    return redirect("arrival", platform=platform.code, arrival=one.pk)


def _page(
    request: HttpRequest, one: Arrival, problem: Text | None = None, template: str = "uploads/arrival.html"
) -> HttpResponse:
    context = {
        "section": "uploads",
        "words": ARRIVAL,
        "arrival": one,
        "problem": problem,
        "on_its_way": one.state in (Arrival.State.WAITING, Arrival.State.WORKING),
        "steps": _steps(one),
        "late": timezone.now() - one.touched_at > _LATE,
        "seconds": _SECONDS,
        "choices": _choices(one),
        "question_text": _text(one.question["text"]) if one.question else None,
        "refusal_text": _text(one.refusal) if one.refusal else None,
        "year_title": packs.years()[one.year].title if one.year in packs.years() else one.year,
        "done": _done(request, one),
    }
    if one.state == Arrival.State.DONE:
        context |= became(request, one)
    return render(request, template, context, status=422 if problem else 200)


def _text(said: Mapping[str, str]) -> Text:
    return Text(*(said.get(code, "") for code in LANGUAGES))


def _done(request: HttpRequest, one: Arrival) -> Text | None:
    """What was done just now, as the address says it."""
    done, n = request.GET.get("hecho"), request.GET.get("n", "")
    if done == "ya":
        on = day_text(timezone.localtime(one.at).date())
        return Text(*(ARRIVAL["known"].in_(code).format(day=on.in_(code)) for code in LANGUAGES))
    if done != "enviado" or not n.isascii() or not n.isdigit():
        return None
    return counted(ARRIVAL["done_sent_one" if n == "1" else "done_sent"], n=int(n))


def _steps(one: Arrival) -> list[dict[str, Any]]:
    """Every step with where it is: done, now, or later."""
    names = ("received", "waiting", *STEPS)
    now = "waiting" if one.state == Arrival.State.WAITING else one.step or STEPS[0]
    at = names.index(now)
    return [
        {"word": ARRIVAL[f"step_{name}"], "now": place == at, "done": place < at}
        for place, name in enumerate(names)
        if name != "waiting" or place == at
    ]


def _choices(one: Arrival) -> list[dict[str, Any]]:
    if not one.question or one.question["kind"] != "heading":
        return []
    return [
        {"key": key, "label": FIVE_WS[key].label, "meaning": FIVE_WS[key].meaning} for key in one.question["choices"]
    ]


@require_GET
@on_platform
def history(request: HttpRequest, platform: Platform) -> HttpResponse:
    """All files and all versions of whoever asks, the latest first."""
    require_sender(request)
    page = request.GET.get("pagina", "1")
    at = max(int(page), 1) if page.isascii() and page.isdigit() and len(page) < 7 else 1
    found = versions(request).order_by("-made_at")
    pages = max(-(-found.count() // _ON_A_PAGE), 1)
    at = min(at, pages)
    context = {
        "section": "uploads",
        "words": SEND,
        "files": _files(request),
        "versions": found[(at - 1) * _ON_A_PAGE : at * _ON_A_PAGE],
        "page": at,
        "pages": pages,
        "before": f"?pagina={at - 1}" if at > 1 else "",
        "after": f"?pagina={at + 1}" if at < pages else "",
    }
    return render(request, "uploads/history.html", context)
