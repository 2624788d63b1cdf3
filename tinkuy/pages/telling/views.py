"""The month in words: one short form per sector for whoever reports; what all told for whoever writes the report."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render, resolve_url
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_POST, require_safe

from tinkuy.access.permissions import Permission
from tinkuy.access.policy import Matter, require
from tinkuy.access.roles import LEADS, Role
from tinkuy.languages import Text
from tinkuy.months import Month
from tinkuy.narratives.actions import NotKept, Overtaken, keep_narrative
from tinkuy.narratives.barriers import barriers
from tinkuy.narratives.models import TOLD
from tinkuy.narratives.reading import told as told_of
from tinkuy.pages.components.finding_list import counted
from tinkuy.pages.components.flash import Said, leave
from tinkuy.pages.components.flash import take as said_before
from tinkuy.pages.components.platforms import asking, on_platform
from tinkuy.pages.components.speaking import spoken
from tinkuy.pages.telling import shown
from tinkuy.pages.telling.words import TELLING
from tinkuy.pages.uploads.visible import organisations_of
from tinkuy.publishing.narratives import write_narratives
from tinkuy.registries.models import Organisation, Platform

_READ_ALL: Final = LEADS | {Role.INFORMATION_OFFICER, Role.COORDINATOR}
_TYPES: Final = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}


@require_safe
@on_platform
def told(request: HttpRequest, platform: Platform) -> HttpResponse:
    """What was told of a month, as far as whoever asks may see it; whoever only reports goes to their own."""
    months = shown.months_of(platform)
    this = _asked(request, months)
    mine = organisations_of(request)
    if mine and this and not _reads_all(request):
        return redirect("narrative", platform=platform.code, month=str(this), organisation=mine[0].code)
    found = told_of(platform, this, asking(request)) if this else []
    names = shown.year_of(platform, this).lists["sectors"].by_code() if this else {}
    lines = [
        {
            "told": one,
            "sector": names[one.sector].text if one.sector in names else Text(one.sector),
            "barrier": barriers().get(one.barrier),
        }
        for one in found
    ]
    context = _page(request) | {"months": months, "month": this, "lines": lines, "mine": mine}
    context |= {"barriers": shown.named_barriers(found), "formats": tuple(_TYPES)}
    context["count"] = counted(TELLING["count_one" if len(found) == 1 else "count"], n=len(found))
    return render(request, "telling/told.html", context)


@require_safe
@on_platform
def download(request: HttpRequest, platform: Platform) -> HttpResponse:
    """The same as a file."""
    this = _asked(request, shown.months_of(platform))
    found = told_of(platform, this, asking(request)) if this else []
    if not found:
        raise Http404
    written = request.GET.get("formato", "")
    format_ = written if written in _TYPES else "xlsx"
    language = spoken()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"told.{format_}"
        lines = shown.lines(found, shown.year_of(platform, this), language)
        write_narratives(lines, path, format=format_, language=language)
        content = path.read_bytes()
    answer = HttpResponse(content, content_type=_TYPES[format_])
    name = f"{TELLING['file'].in_(language)}-{platform.code}-{this}.{format_}"
    answer.headers["Content-Disposition"] = content_disposition_header(True, name)
    return answer


@require_safe
@on_platform
def month(request: HttpRequest, platform: Platform, month: str, organisation: str) -> HttpResponse:
    """One organisation's month, a form for each sector."""
    return _month_page(request, _month(month), _organisation(request, organisation))


@require_POST
@on_platform
def keep(request: HttpRequest, platform: Platform, month: str, organisation: str, sector: str) -> HttpResponse:
    """Keep the form of one sector; asked by script, the answer says how it went."""
    this, whose = _month(month), _organisation(request, organisation)
    year = shown.year_of(platform, this)
    if sector not in year.lists["sectors"].by_code():
        raise Http404
    typed = {name: request.POST.get(name, "") for name in TOLD}
    written = request.POST.get("edition", "0")
    seen = int(written) if written.isascii() and written.isdigit() else 0
    slot = {"platform": platform, "organisation": whose, "month": this, "sector": sector}
    try:
        kept = keep_narrative(**slot, told=typed, by=request.user, seen=seen)
    except NotKept as refusal:
        return _refused(request, this, whose, sector, typed, refusal)
    if _by_script(request):
        return JsonResponse({"edition": kept.edition, "said": TELLING["kept"].in_(spoken())})
    leave(request, [Said("done", TELLING["kept"])])
    return redirect(f"{resolve_url('narrative', platform.code, this, whose.code)}?sector={sector}#{sector}")


def _refused(
    request: HttpRequest, this: Month, whose: Organisation, sector: str, typed: dict[str, str], refusal: NotKept
) -> HttpResponse:
    """The page again with what was typed, and beside it what somebody else wrote, if that is why."""
    status = 409 if isinstance(refusal, Overtaken) else 422
    if _by_script(request):
        return JsonResponse({"said": refusal.text.in_(spoken())}, status=status)
    theirs = refusal.theirs if isinstance(refusal, Overtaken) else None
    problem = {"sector": sector, "typed": typed, "text": refusal.text, "theirs": theirs}
    return _month_page(request, this, whose, problem, status=status)


def _month_page(
    request: HttpRequest, this: Month, whose: Organisation, problem: dict[str, Any] | None = None, status: int = 200
) -> HttpResponse:
    platform = request.platform
    year = shown.year_of(platform, this)
    asked = problem["sector"] if problem else request.GET.get("sector", "")
    forms = shown.forms(request, whose, this, year, asked)
    for one in forms:
        if problem and one["sector"] == problem["sector"]:
            one |= {"told": problem["typed"], "problem": problem["text"], "theirs": problem["theirs"]}
    context = _page(request) | {
        "month": this,
        "organisation": whose,
        "mine": organisations_of(request),
        "months": shown.months_of(platform),
        "forms": forms,
        "others": shown.other_sectors(year, forms),
        "barriers": barriers().items(),
        "reads_all": _reads_all(request),
        "said": said_before(request),
    }
    return render(request, "telling/month.html", context, status=status)


def _page(request: HttpRequest) -> dict[str, Any]:
    return {"section": "narratives", "platform": request.platform, "words": TELLING}


def _reads_all(request: HttpRequest) -> bool:
    """Whether they read what others tell: who leads, manages information or coordinates."""
    here = str(request.platform.pk)
    return any(grant.role in _READ_ALL for grant in asking(request).grants() if grant.platform == here)


def _by_script(request: HttpRequest) -> bool:
    return request.headers.get("X-Tinkuy-Keep") == "1"


def _asked(request: HttpRequest, months: list[Month]) -> Month | None:
    """The month that the address asks for, else the latest."""
    written = request.GET.get("mes", "")
    return next((one for one in months if str(one) == written), months[0] if months else None)


def _month(written: str) -> Month:
    try:
        return Month.parse(written)
    except ValueError as error:
        raise Http404 from error


def _organisation(request: HttpRequest, code: str) -> Organisation:
    """The organisation, if whoever asks reports for it. Raises Refused."""
    found = Organisation.objects.filter(scope=request.platform.scope, code=code).first()
    if found is None:
        raise Http404
    require(asking(request), Permission.UPLOAD, Matter(str(request.platform.pk), str(found.pk)))
    return found
