"""The pages of months: the matrix, one month, one organisation's month, and accepted rows as a file."""

from __future__ import annotations

from datetime import date
from typing import Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_POST, require_safe

from tinkuy.languages import LANGUAGES, Text
from tinkuy.ledger import actions
from tinkuy.ledger.models import ReportingMonth
from tinkuy.ledger.refusals import NotDone
from tinkuy.months import Month
from tinkuy.pages.components.calendar_words import day_text
from tinkuy.pages.components.flash import Said, leave
from tinkuy.pages.components.flash import take as said_before
from tinkuy.pages.components.platforms import on_platform
from tinkuy.pages.components.report_states import STATES
from tinkuy.pages.components.speaking import spoken
from tinkuy.pages.months import one_month
from tinkuy.pages.months.matrix import matrix
from tinkuy.pages.months.reading import Reader
from tinkuy.pages.months.taking import FORMATS, Asked, NothingToTake, take
from tinkuy.pages.months.words import MONTH, MONTHS, SLOT, TAKING
from tinkuy.registries.installed_packs import years
from tinkuy.registries.models import Organisation, Platform

LONGEST_REASON: Final = 2000  # characters
_TYPES: Final = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}


class NotUnderstood(Exception):
    """What somebody typed is no month or no day; `text` says so."""

    def __init__(self, text: Text) -> None:
        self.text = text
        super().__init__(text.en)


@require_safe
@on_platform
def months(request: HttpRequest, platform: Platform) -> HttpResponse:
    """Organisation by month."""
    return _matrix_page(request, platform)


@require_safe
@on_platform
def rows(request: HttpRequest, platform: Platform) -> HttpResponse:
    """Accepted rows in the year's own layout, as far as whoever asks may see them."""
    reader = Reader.of(request)
    try:
        name, content = take(platform, reader, Asked.from_query(request.GET), spoken())
    except NothingToTake as refusal:
        return _matrix_page(request, platform, taking_problem=refusal.text, status=422)
    answer = HttpResponse(content, content_type=_TYPES[name.rpartition(".")[2]])
    answer.headers["Content-Disposition"] = content_disposition_header(True, name)
    return answer


@require_POST
@on_platform
def open_(request: HttpRequest, platform: Platform) -> HttpResponse:
    """Open a month for reports, or say another day for one that is open."""
    written = request.POST.get("month", "").strip()
    try:
        month, day = _typed_month(written), _typed_day(request)
        actions.open_month(platform=platform, month=month, due_on=day, by=request.user)
    except (NotUnderstood, NotDone) as refusal:
        return _matrix_page(request, platform, problem=refusal.text, status=422)
    return _kept(request, platform, month, "opened")


@require_safe
@on_platform
def one(request: HttpRequest, platform: Platform, month: str) -> HttpResponse:
    """One month: who reported, and what was done with it."""
    return _month_page(request, platform, _month(month))


@require_POST
@on_platform
def close(request: HttpRequest, platform: Platform, month: str) -> HttpResponse:
    """Take no more reports of a month."""
    this = _month(month)
    actions.close_month(platform=platform, month=this, by=request.user)
    return _kept(request, platform, this, "closed")


@require_POST
@on_platform
def reopen(request: HttpRequest, platform: Platform, month: str) -> HttpResponse:
    """Take reports of a closed month again, with a reason."""
    this, reason = _month(month), request.POST.get("reason", "")
    if len(reason) > LONGEST_REASON:
        return _month_page(request, platform, this, MONTH["long_reason"].format(limit=LONGEST_REASON), 422)
    try:
        day = _typed_day(request)
        actions.reopen_month(platform=platform, month=this, reason=reason, due_on=day, by=request.user)
    except (NotUnderstood, NotDone) as refusal:
        return _month_page(request, platform, this, refusal.text, 422)
    return _kept(request, platform, this, "reopened")


@require_safe
@on_platform
def slot(request: HttpRequest, platform: Platform, month: str, organisation: str) -> HttpResponse:
    """One organisation's month: its versions, and where each is."""
    reader, this = Reader.of(request), _month(month)
    found = Organisation.objects.filter(scope=platform.scope, code__iexact=organisation).first()
    if found is None or not reader.sees(found):
        raise Http404
    context = {
        "section": "months",
        "words": SLOT,
        "month_words": MONTH,
        "month": this,
        "organisation": found,
        "versions": one_month.versions(platform, found, this, spoken()),
        "sends": reader.may_send_for(found),
    }
    return render(request, "months/slot.html", context)


def _kept(request: HttpRequest, platform: Platform, month: Month, said: str) -> HttpResponse:
    sentences = (MONTHS[said].in_(code).format(month=month.name.in_(code).capitalize()) for code in LANGUAGES)
    leave(request, [Said("done", Text(*sentences))])
    return redirect(resolve_url("month", platform=platform.code, month=str(month)))


def _matrix_page(request: HttpRequest, platform: Platform, *, status: int = 200, **problems: Text) -> HttpResponse:
    reader = Reader.of(request)
    asked = request.GET.get("anio", "")
    whole = matrix(
        platform, reader.sees, int(asked) if asked.isascii() and asked.isdigit() and len(asked) == 4 else None
    )
    context = {
        "section": "months",
        "words": MONTHS,
        "taking": TAKING,
        "states": STATES,
        "matrix": whole,
        "keeps": reader.keeps,
        "sectors": _sectors(reader),
        "formats": FORMATS,
        "typed": request.POST,
        "asked": request.GET,
        "said": said_before(request),
    }
    return render(request, "months/matrix.html", context | problems, status=status)


def _month_page(
    request: HttpRequest, platform: Platform, month: Month, problem: Text | None = None, status: int = 200
) -> HttpResponse:
    reader = Reader.of(request)
    kept = ReportingMonth.objects.on(platform).filter(month=month).first()
    whole = matrix(platform, reader.sees, month.year)
    lines = [(line.organisation, cell) for line in whole.lines for cell in line.cells if cell.month == month]
    context = {
        "section": "months",
        "words": MONTH,
        "months_words": MONTHS,
        "month": month,
        "kept": kept,
        "kept_code": kept.state if kept else ReportingMonth.State.OPEN,
        "due": _due(kept),
        "lines": sorted(lines, key=lambda line: list(STATES).index(line[1].code)),
        "steps": one_month.steps(platform, kept),
        "keeps": reader.keeps,
        "problem": problem,
        "typed": request.POST,
        "said": said_before(request),
    }
    return render(request, "months/month.html", context, status=status)


def _due(kept: ReportingMonth | None) -> Text | None:
    """Until which day reports are asked for, in words."""
    if kept is None or kept.due_on is None:
        return None
    day = day_text(kept.due_on, year=True)
    return Text(*(MONTH["due"].in_(code).format(day=day.in_(code)) for code in LANGUAGES))


def _sectors(reader: Reader) -> list[tuple[str, Text]]:
    """The sectors that somebody may choose from; none where the policy decides for them."""
    if not reader.sees_all:
        return []
    known: dict[str, Text] = {}
    for pack in years().values():
        known |= {entry.code: entry.text for entry in pack.lists["sectors"].entries}
    mine = reader.sectors or frozenset(known)
    return sorted(((code, text) for code, text in known.items() if code in mine), key=lambda one: one[1].in_(spoken()))


def _month(written: str) -> Month:
    try:
        return Month.parse(written)
    except ValueError as error:
        raise Http404 from error


def _typed_month(written: str) -> Month:
    try:
        return Month.parse(written)
    except ValueError as error:
        raise NotUnderstood(_quoting("no_month", written)) from error


def _typed_day(request: HttpRequest) -> date | None:
    written = request.POST.get("due_on", "").strip()
    try:
        return date.fromisoformat(written) if written else None
    except ValueError as error:
        raise NotUnderstood(_quoting("no_day", written)) from error


def _quoting(sentence: str, written: str) -> Text:
    return MONTHS[sentence].format(written=written[:40])
