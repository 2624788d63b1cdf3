"""The pages of review: what waits for a decision, one version, and deciding on one or on several."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any, Final
from urllib.parse import urlencode
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.views.decorators.http import require_POST, require_safe

from tinkuy.access.permissions import Permission
from tinkuy.access.policy import Matter, Refused
from tinkuy.languages import LANGUAGES, Text
from tinkuy.ledger import actions
from tinkuy.ledger.comments import LONGEST
from tinkuy.ledger.models import Slice, Version
from tinkuy.ledger.refusals import NotDone, Overtaken
from tinkuy.pages.components.finding_list import Wanted as WantedFindings
from tinkuy.pages.components.flash import Said, leave, take
from tinkuy.pages.components.platforms import on_platform
from tinkuy.pages.components.speaking import spoken
from tinkuy.pages.review import one_version, queue
from tinkuy.pages.review.deciding import Reviewer
from tinkuy.pages.review.found import found_in, listed, shown_causes
from tinkuy.pages.review.panel import NOTHING, Asked
from tinkuy.pages.review.queue_shown import opened_line, shown
from tinkuy.pages.review.seen import understood, version_understood
from tinkuy.pages.review.threads_shown import threads_shown
from tinkuy.pages.review.words import QUEUE, VERSION, called, filled
from tinkuy.registries.models import Platform

QUEUE_PAGE: Final = "queue"  # what a form says that was sent from the queue
ACCEPT, RETURN = "accept", "return"


@require_safe
@on_platform
def review(request: HttpRequest, platform: Platform) -> HttpResponse:
    """The queue: what waits, the most unusual first; `abrir` opens a line in it."""
    return queue_page(request, open_=request.GET.get("abrir", ""))


@require_safe
@on_platform
def line(request: HttpRequest, platform: Platform, slice: UUID) -> HttpResponse:
    """One line of the queue, opened: what a page that is open already puts under it; else the queue with it."""
    reviewer, wanted = _reviewer(request), queue.Wanted.from_query(request.GET)
    if not request.htmx:
        address = _with(resolve_url("review", platform=platform.code), wanted.query() | {"abrir": slice})
        return redirect(f"{address}#fila-{slice}")
    this = next((one for one in queue.queue(platform, reviewer, wanted) if one.slice.pk == slice), None)
    if this is None:
        raise Http404
    context = opened_line(request, this, NOTHING, wanted)
    said = {"words": QUEUE, "version_words": VERSION, "filters": urlencode(wanted.query())}
    return render(request, "review/panel.html", context | said)


@require_POST
@on_platform
def accept_many(request: HttpRequest, platform: Platform) -> HttpResponse:
    """Accept several versions of the queue: each by itself, and what became of each is said."""
    _reviewer(request)
    chosen = request.POST.getlist("version")
    lines = [_accept_one(request, platform, value) for value in chosen]
    leave(request, lines or [Said("warning", QUEUE["none_chosen"])])
    wanted = queue.Wanted.from_query(request.GET).query()
    return redirect(_with(resolve_url("review", platform=platform.code), wanted))


@require_safe
@on_platform
def one(request: HttpRequest, platform: Platform, version: UUID) -> HttpResponse:
    """One version, whatever its state: what it changes, what was found in it, and the decision."""
    return _version_page(request, found(platform, version))


@require_POST
@on_platform
def decide(request: HttpRequest, platform: Platform, version: UUID) -> HttpResponse:
    """Accept or return the sectors that were ticked; then lead to what comes next."""
    this = found(platform, version)
    seen, comment = understood(request.POST.getlist("sector")), request.POST.get("comment", "")
    decision = request.POST.get("decision", "")
    page = partial(_undone, request, platform, version)
    if request.POST.get("insert"):
        return page(None, 200)
    if problem := _not_said(decision, seen, comment):
        return page(problem, 422)
    try:
        _decide(this, decision, seen, comment, request.user)
    except (NotDone, Refused) as refusal:
        return page(refusal.text, status_of(refusal))
    return _onwards(request, platform, this, Said("done", filled(QUEUE[decision], what=called(this, seen))))


def _decide(this: Version, decision: str, seen: Mapping[str, UUID | None], comment: str, by: Any) -> None:
    """Do it; the ledger tells those whom it concerns."""
    if decision == ACCEPT:
        actions.accept(version=this, seen=seen, by=by)
    else:
        actions.return_with_comments(version=this, sectors=[*seen], comment=comment, by=by)


def _undone(request: HttpRequest, platform: Platform, version: UUID, problem: Text | None, status: int) -> HttpResponse:
    """The page that the form came from, as it is now, with what was typed and why nothing was decided."""
    if request.POST.get("back") != QUEUE_PAGE:
        return _version_page(request, found(platform, version), problem, status)
    returning = request.POST.get("decision") == RETURN or bool(request.POST.get("insert"))
    asked = Asked(comment=request.POST.get("comment", "")[:LONGEST], problem=problem, returning=returning)
    return queue_page(request, asked, status, request.POST.get("slice", ""))


def queue_page(request: HttpRequest, asked: Asked = NOTHING, status: int = 200, open_: str = "") -> HttpResponse:
    """The queue with one line opened, and what was asked of it. A line that is gone leaves its problem above the queue."""
    context = shown(request, request.platform, _reviewer(request), asked, open_)
    said = take(request)
    if asked.problem and "opened" not in context:
        said = [*said, {"kind": "blocking", "text": asked.problem, "icon_name": "octagon-x"}]
    return render(request, "review/queue.html", context | {"said": said}, status=status)


def _not_said(decision: str, seen: Mapping[str, UUID | None] | None, comment: str) -> Text | None:
    """What is missing on the form, as a sentence."""
    if decision not in (ACCEPT, RETURN):
        return VERSION["no_decision"]
    if not seen:
        return VERSION["none_chosen"]
    if len(comment) > LONGEST:
        return filled(VERSION["long_comment"], n=len(comment), limit=LONGEST)
    return None


def _reviewer(request: HttpRequest) -> Reviewer:
    """Whoever asks, if they decide on reports at all. Raises Refused."""
    reviewer = Reviewer.of(request)
    if not reviewer.reviews:
        raise Refused(Permission.ACCEPT, Matter(str(request.platform.pk)))
    return reviewer


def found(platform: Platform, version: UUID) -> Version:
    """The version of the platform; without one, the page is not there."""
    related = ("platform", "submission__organisation", "upload", "made_by", "submitted_by", "based_on")
    found = Version.objects.on(platform).filter(pk=version).select_related(*related).first()
    if found is None:
        raise Http404
    return found


def _typed(request: HttpRequest, problem: Text | None) -> dict[str, Any]:
    """What was typed on the form of a version, and why nothing was done; what the last action said."""
    return {
        "problem": problem,
        "returning": request.POST.get("decision") == RETURN,
        "comment": request.POST.get("comment", "")[:LONGEST],
        "longest": LONGEST,
        "filters": urlencode(queue.Wanted.from_query(request.GET).query()),
        "said": take(request),
    }


def _version_page(request: HttpRequest, this: Version, problem: Text | None = None, status: int = 200) -> HttpResponse:
    """The page as it is now; with what was typed, where nothing was done."""
    reviewer, language = Reviewer.of(request), spoken()
    whole = request.GET.get("filas")
    sectors = one_version.sectors_of(this, reviewer, language, whole)
    readable = [sector.code for sector in sectors if sector.weight]
    if not readable and not reviewer.may_read(this, ""):
        raise Http404
    found = found_in(this, readable)
    address = resolve_url("review_version", platform=request.platform.code, version=this.pk)
    list_ = listed(found, WantedFindings.from_query(request.GET), this, language, address)
    if request.htmx:
        return render(request, "components/findings.html", list_)
    ticked = request.POST.getlist("sector") if problem else [sector.seen for sector in sectors]
    context = {
        "section": "review",
        "words": VERSION,
        "queue_words": QUEUE,
        "reviews": reviewer.reviews,  # whoever reports it may read the page too, and has no queue
        "version": this,
        "organisation": this.submission.organisation,
        "sectors": sectors,
        "hidden": [sector for sector in sectors if not sector.weight],
        "ticked": {value.partition("=")[0] for value in ticked},
        "decidable": [sector for sector in sectors if sector.waits and sector.why_not is None],
        "about": one_version.about_of(this),
        "blank": VERSION["blank"].in_(language),
        "readable": readable,
        "any_findings": not found.findings.is_empty(),
        "causes": shown_causes(found),
        "resolutions": one_version.resolutions_of(this, readable) if readable else (),
        "beside": one_version.beside_of(this, {*readable}, one_version.names_for(this, language)),
        "latest": one_version.latest_of(this),
        "released": this.state == Version.State.IN_REVIEW and one_version.in_a_release(this),
    }
    context |= threads_shown(request, this, back="version", sectors=readable) | _typed(request, problem)
    return render(request, "review/version.html", context | list_, status=status)


def _accept_one(request: HttpRequest, platform: Platform, value: str) -> Said:
    """Accept one line of the queue, and say what became of it."""
    chosen = version_understood(value)
    found = Version.objects.on(platform).filter(pk=chosen[0] if chosen else None)
    this = found.select_related("platform", "submission__organisation", "upload").first()
    if chosen is None or this is None:
        return Said("blocking", QUEUE["not_understood"])
    try:
        _decide(this, ACCEPT, chosen[1], "", request.user)
    except (NotDone, Refused) as refusal:
        name = called(this)
        return Said("blocking", Text(*(f"{name.in_(code)}. {refusal.text.in_(code)}" for code in LANGUAGES)))
    return Said("done", filled(QUEUE[ACCEPT], what=called(this, chosen[1])))


def _onwards(request: HttpRequest, platform: Platform, this: Version, said: Said) -> HttpResponse:
    """To the same version while there is more of it to decide, else to the next one, else to the queue."""
    reviewer, wanted = Reviewer.of(request), queue.Wanted.from_query(request.GET)
    if request.POST.get("back") == QUEUE_PAGE:
        return _to_the_next_line(request, platform, reviewer, wanted, said)
    waiting = (
        Slice.objects.on(platform).filter(version=this, state=Slice.State.IN_REVIEW).values_list("sector", flat=True)
    )
    more = any(reviewer.may_decide(this, sector) for sector in waiting)
    then = this if more else queue.after(platform, reviewer, wanted, this)
    leave(request, [said] if then else [said, Said("done", QUEUE["nothing_left"])])
    if then is None:
        return redirect(resolve_url("review", platform=platform.code))
    return redirect(_with(resolve_url("review_version", platform=platform.code, version=then.pk), wanted.query()))


def _to_the_next_line(
    request: HttpRequest, platform: Platform, reviewer: Reviewer, wanted: queue.Wanted, said: Said
) -> HttpResponse:
    """To the queue, with the next line that the reviewer may decide opened."""
    then = next((line for line in queue.queue(platform, reviewer, wanted) if line.decidable), None)
    leave(request, [said] if then else [said, Said("done", QUEUE["nothing_left"])])
    address = resolve_url("review", platform=platform.code)
    if then is None:
        return redirect(_with(address, wanted.query()))
    return redirect(f"{_with(address, wanted.query() | {'abrir': then.slice.pk})}#fila-{then.slice.pk}")


def status_of(refusal: NotDone | Refused) -> int:
    """The HTTP status that says why nothing was done."""
    if isinstance(refusal, Refused):
        return 403
    return 409 if isinstance(refusal, Overtaken) else 422


def _with(address: str, query: dict[str, Any]) -> str:
    return f"{address}?{urlencode(query)}" if query else address
