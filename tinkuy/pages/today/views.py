"""“Hoy”: what is due, what is wrong, what was returned, what waits; and one thing to do next."""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.utils import timezone
from django.views.decorators.http import require_GET

from tinkuy.access.roles import WORKING, Role
from tinkuy.accounts.holding import valid
from tinkuy.arrivals.models import Arrival
from tinkuy.languages import LANGUAGES, Text
from tinkuy.ledger.actions.copying import last_accepted
from tinkuy.ledger.checked import checked
from tinkuy.ledger.models import Slice, Version
from tinkuy.ledger.months import Due, due
from tinkuy.pages.components.calendar_words import day_text, month_text
from tinkuy.pages.components.finding_list import counted
from tinkuy.pages.components.flash import take as said_before
from tinkuy.pages.components.platforms import asking, on_platform
from tinkuy.pages.components.speaking import spoken
from tinkuy.pages.own_month.words import OWN_MONTH
from tinkuy.pages.review.panel_words import THREAD
from tinkuy.pages.review.threads_waiting import threads_waiting
from tinkuy.pages.today.on_the_platform import on_the_platform
from tinkuy.pages.today.reported import reported
from tinkuy.pages.today.words import TODAY
from tinkuy.pages.uploads.scopes import ALL
from tinkuy.pages.uploads.visible import arrivals, drafts, may_take_back, organisations_of, own, sends_for_all
from tinkuy.pages.uploads.weighing import weight
from tinkuy.publishing.names import Names
from tinkuy.registries.installed_packs import platform_pack, year_pack
from tinkuy.registries.merging import counted as filled
from tinkuy.registries.models import Platform

_FILES: Final = 5
# What those come for who neither report nor review, the first that holds; all others, for the results.
_COMES_FOR: Final = {
    Role.FIELD_FOCAL_POINT: "own_place",
    Role.IMPLEMENTING_PARTNER: "through_us",
    Role.ADMINISTRATOR: "members",
}


@require_GET
@on_platform
def today(request: HttpRequest, platform: Platform) -> HttpResponse:
    """The page; of whom nothing is ever due, to the page that they come for."""
    held = {grant.role for grant in asking(request).grants() if grant.platform == str(platform.pk)}
    if not held & WORKING:
        page = next((name for role, name in _COMES_FOR.items() if role in held), "results")
        return redirect(page, platform=platform.code)
    mine = organisations_of(request)
    returned = _returned(request)
    back = {each["version"] for each in returned}
    lines = [_due(line, platform, back) for line in due(platform, request.user, timezone.localdate())]
    open_drafts = _drafts(request)
    context = {
        "section": "today",
        "words": TODAY,
        "organisations": mine,
        "sends": bool(mine) or sends_for_all(request),
        "due": lines,
        "all_done": bool(lines) and all(line["done"] for line in lines),
        "several": len(mine) > 1,
        "drafts": open_drafts,
        "returned": returned,
        "files": _files(request),
        "waiting_text": _waiting(request, back) if mine else None,
        "reported": reported(request) if mine else None,
        "others": on_the_platform(request),
        "sent": "hecho" in request.GET,
        "said": said_before(request),
        "threads": threads_waiting(request),
        "thread_words": THREAD,
        "own_month": OWN_MONTH,
    }
    return render(request, "today/today.html", context | {"primary": _primary(context)})


def _primary(context: dict[str, Any]) -> str:
    """The one thing to do next: what was given back to them, else what lies half done, else what is due, else what others wait for."""
    if any(back["own"] for back in context["returned"]):
        return "returned"
    if any(file["state"] == Arrival.State.ASKS for file in context["files"]):
        return "files"
    if context["drafts"]:
        return "drafts"
    if context["others"] and context["others"]["waiting"]:
        return "review"
    return "upload" if context["sends"] else ""


def _due(line: Due, platform: Platform, back: set[UUID]) -> dict[str, Any]:
    """One line of what is due; a report of which a sector gave something back is not done, whatever the others decide."""
    given_back = any(one.pk in back for one in line.versions)
    done, left = line.done and not given_back, line.days_left
    on = day_text(line.due_on) if line.due_on else None
    return {
        "due": line,
        "state": Version.State.RETURNED if given_back else line.state,
        "done": done,
        "on": Text(*(TODAY["due_on"].in_(code).format(day=on.in_(code)) for code in LANGUAGES)) if on else None,
        "when": None if left is None or done else _left(left),
        "late": left is not None and left < 0 and not done,
        "address": _of(line.versions[-1], platform) if line.versions else "",
        "begin": None if line.versions or line.nothing else _begin(line, platform),
    }


def _begin(line: Due, platform: Platform) -> dict[str, Any]:
    """How a month begins without a file: with the activities of the last accepted one, if there is any."""
    slot = last_accepted(platform, line.organisation, line.month)
    before = month_text(slot.month) if slot else None
    names = {"month": month_text(line.month), "before": before or Text("")}
    words = ("copy", "copy_hint", "template", "template_hint")
    return {"before": before} | {word: filled(OWN_MONTH[word], **names) for word in words}


def _left(days: int) -> Text:
    if days == 0:
        return TODAY["last_day"]
    if days in (1, -1):
        return TODAY["day" if days == 1 else "late_one"]
    return counted(TODAY["days" if days > 0 else "late"], n=abs(days))


def _of(one: Version, platform: Platform) -> str:
    return resolve_url("report_version", platform=platform.code, version=one.pk)


def _drafts(request: HttpRequest) -> dict[str, Any] | None:
    """What is found in all drafts of whoever asks, and where to mend it."""
    found = drafts(request)
    if not found:
        return None
    told, code = checked(found), request.platform.code
    one = found[0] if len(found) == 1 else None
    scope = {"kind": "version", "of": one.pk} if one else {"kind": ALL, "of": "todos"}
    return {
        "weight": weight(told, told.rows.height),
        "text": counted(TODAY["draft" if one else "drafts"], n=len(found)),
        "findings": resolve_url("findings", platform=code, **scope),
        "finish": _of(one, request.platform) if one else resolve_url("findings", platform=code, **scope),
        "notes": resolve_url("findings_notes", platform=code, **scope)
        if one and may_take_back(request, one.upload)
        else "",
    }


def _returned(request: HttpRequest) -> list[dict[str, Any]]:
    """The sectors that gave something back in the latest version of a slot, where no correction was begun."""
    decided = own(request).filter(state__in=(Version.State.RETURNED, Version.State.IN_REVIEW))
    found = Slice.objects.on(request.platform).filter(version__in=decided.order_by(), state=Slice.State.RETURNED)
    of = {one.pk: one for one in decided.filter(pk__in=found.values("version"))}
    slots = Version.objects.on(request.platform).filter(submission__in={one.submission_id for one in of.values()})
    latest = dict(slots.order_by().values_list("submission").annotate(models.Max("number")))
    mine = {one.pk for one in organisations_of(request)}
    answered = set(valid(request.platform).filter(role="focal_point").values_list("organisation", flat=True))
    lines = [
        # What somebody sent for others is their focal point's to answer, if they have one.
        _given_back(each, of[each.version_id])
        | {"own": (whose := of[each.version_id].submission.organisation_id) in mine or whose not in answered}
        for each in found.select_related("by").order_by("-at")
        if of[each.version_id].number == latest[of[each.version_id].submission_id]
    ]
    return sorted(lines, key=lambda line: not line["own"])


def _given_back(each: Slice, one: Version) -> dict[str, Any]:
    names = Names(year_pack(one.year), platform_pack(one.platform.pack), spoken())
    sector = names.name("sector", each.sector) if each.sector else "-"
    month = month_text(one.submission.month)
    text = Text(
        *(
            TODAY["returned_one" if each.rows == 1 else "returned_what"]
            .in_(code)
            .format(sector=sector, rows=each.rows, month=month.in_(code))
            for code in LANGUAGES
        )
    )
    return {
        "slice": each,
        "version": one.pk,
        "text": text,
        "address": _of(one, one.platform),
        "organisation": one.submission.organisation,
    }


def _files(request: HttpRequest) -> list[dict[str, Any]]:
    """Files that are on their way or ask something, and the last one if it was not received."""
    mine = arrivals(request).filter(by=request.user)
    open_ = list(mine.filter(state__in=Arrival.OPEN)[:_FILES])
    last = mine.first()
    if last is not None and last.state == Arrival.State.REFUSED:
        open_.append(last)
    words = {Arrival.State.ASKS: "files_ask", Arrival.State.REFUSED: "files_refused"}
    return [{"arrival": one, "state": one.state, "text": TODAY[words.get(one.state, "files_way")]} for one in open_]


def _waiting(request: HttpRequest, back: set[UUID]) -> Text | None:
    n = own(request).filter(state=Version.State.IN_REVIEW).exclude(pk__in=back).count()
    return counted(TODAY["waiting_one" if n == 1 else "waiting_text"], n=n) if n else None
