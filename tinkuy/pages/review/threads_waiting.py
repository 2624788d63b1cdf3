"""Threads in which it is the turn of whoever asks: what “Hoy” reminds both sides of."""

from __future__ import annotations

from typing import Any, Final

from django.db import models
from django.http import HttpRequest
from django.shortcuts import resolve_url

from tinkuy.ledger.comments import Thread, with_comments
from tinkuy.ledger.models import Slice, Version
from tinkuy.pages.components.calendar_words import month_text
from tinkuy.pages.components.speaking import spoken
from tinkuy.pages.review.deciding import Reviewer
from tinkuy.pages.review.one_version import names_for, sector_name
from tinkuy.pages.review.panel_words import THREAD
from tinkuy.pages.review.threads_shown import STATE_ICONS
from tinkuy.pages.review.words import filled
from tinkuy.pages.uploads.visible import organisations_of

MOST: Final = 10


def threads_waiting(request: HttpRequest) -> list[dict[str, Any]]:
    """Unresolved threads, the oldest first: open ones of the reports that whoever asks answers for, answered ones of their sectors.

    A return that “Hoy” tells of already, where no correction was begun, is left out.
    """
    reviewer, state = Reviewer.of(request), Thread.State
    mine = models.Q(state=state.OPEN, submission__organisation__in=organisations_of(request))
    if reviewer.of_all_sectors and not reviewer.only_coordinates:
        mine |= models.Q(state=state.ANSWERED, by=request.user)
    mine |= models.Q(state=state.ANSWERED, sector__in=reviewer.sectors)
    related = ("version__submission__organisation", "version__platform", "version__upload")
    found = Thread.objects.on(request.platform).filter(mine).select_related(*related).order_by("at")
    latest = _latest(found)
    told = with_comments(one for one in found if not _returned(one, latest))
    return [_waiting(one, latest[one.submission_id]) for one in told[:MOST] if one.said]


def _latest(threads: models.QuerySet) -> dict[Any, Version]:
    """The latest version of each slot."""
    versions = Version.across_platforms.filter(submission__in=threads.order_by().values("submission"))
    return {one.submission_id: one for one in versions.order_by("number")}


def _returned(one: Thread, latest: dict[Any, Version]) -> bool:
    """Whether it says why the sector was returned, in the version that is still the latest."""
    returned = Slice.objects.on(one.platform).filter(sector=one.sector, state=Slice.State.RETURNED)
    return not one.on_a_row and returned.filter(version=latest[one.submission_id]).exists()


def _waiting(one: Thread, latest: Version) -> dict[str, Any]:
    slot, last = one.version.submission, one.said[-1]
    open_ = one.state == Thread.State.OPEN
    page = resolve_url(
        "report_version" if open_ else "review_version", platform=latest.platform.code, version=latest.pk
    )
    sentence = THREAD["on_row" if one.on_a_row else "on_sector"]
    sector = sector_name(names_for(one.version, spoken()), one.sector)
    return {
        "text": filled(sentence, organisation=slot.organisation, month=month_text(slot.month), sector=sector),
        "icon": STATE_ICONS[one.state],
        "by": last.by,
        "at": last.at,
        "said": last.text,
        "address": f"{page}#hilo-{one.pk}",
        "verb": THREAD["answer" if open_ else "see"],
    }
