"""What waits for those who review, manage information or coordinate: reports in review, open months, the last release."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from tinkuy.access.permissions import Permission
from tinkuy.access.roles import LEADS, Role
from tinkuy.ledger.deciders import may_decide
from tinkuy.ledger.models import ReportingMonth, Slice, Submission, Version
from tinkuy.pages.components.finding_list import counted
from tinkuy.pages.components.platforms import Asking, asking, may
from tinkuy.pages.today.words import TODAY
from tinkuy.registries.models import Membership
from tinkuy.releases.models import Release

_REVIEWS = LEADS | {Role.INFORMATION_OFFICER}
_CONCERNED = _REVIEWS | {Role.COORDINATOR}


def on_the_platform(request: HttpRequest) -> dict[str, Any] | None:
    """The context of their part of the page; None for who only reports or only reads."""
    here = str(request.platform.pk)
    person = asking(request)
    held = {grant.role for grant in person.held if grant.platform == here}
    if not held & _CONCERNED:
        return None
    waiting = _waiting(request, person)
    reviews = bool(held & _REVIEWS or waiting)  # a coordinator decides where nobody else is left
    months = _months(request)
    return {
        "reviews": reviews,
        "waiting": waiting,
        "waiting_text": counted(TODAY["review_one" if waiting == 1 else "review_n"], n=waiting) if waiting else None,
        "review": address("review", request.platform.code),
        "months": months,
        "months_address": address("months", request.platform.code),
        "keeps_months": may(request, Permission.KEEP_MONTHS),
        "release": Release.objects.on(request.platform).filter(withdrawn_at__isnull=True).order_by("-at").first(),
        "signing": address("signing", request.platform.code),
    }


def address(name: str, platform: str, **more: object) -> str:
    """The address of a page, or nothing where this installation does not have it."""
    try:
        return reverse(name, kwargs={"platform": platform} | more)
    except NoReverseMatch:
        return ""


def _waiting(request: HttpRequest, person: Asking) -> int:
    """How many versions have a sector that whoever asks may decide on."""
    found = Slice.objects.on(request.platform).filter(
        state=Slice.State.IN_REVIEW, version__state=Version.State.IN_REVIEW
    )
    mine = {
        one.version_id
        for one in found.select_related("version__submission", "version__upload", "version__platform")
        if may_decide(person, one.version, one.sector or None)
    }
    return len(mine)


def _months(request: HttpRequest) -> list[dict[str, Any]]:
    """The open months, with how many of the members sent."""
    open_ = ReportingMonth.objects.on(request.platform).exclude(state=ReportingMonth.State.CLOSED).order_by("month")
    members = set(
        Membership.objects.on(request.platform).filter(capacity="member", until__isnull=True).values_list(
            "organisation", flat=True
        )
    )  # fmt: skip
    told = []
    for one in open_:
        sent = _senders(request, one)
        everybody = len(members | sent)
        told.append({"month": one, "text": counted(TODAY["received"], n=len(sent), all=everybody)})
    return told


def _senders(request: HttpRequest, month: ReportingMonth) -> set[object]:
    sent = Version.objects.on(request.platform).filter(
        submission__month=month.month, state__in=(Version.State.IN_REVIEW, Version.State.ACCEPTED)
    )
    slots = Submission.objects.on(request.platform).filter(pk__in=sent.values("submission"))
    return set(slots.values_list("organisation", flat=True))
