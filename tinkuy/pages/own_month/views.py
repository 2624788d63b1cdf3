"""Nothing to report, copying the last month, and one's own template: each leads back to where it was asked."""

from __future__ import annotations

import tempfile
from pathlib import Path

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_POST, require_safe

from tinkuy.access.permissions import Permission
from tinkuy.access.policy import Matter, require
from tinkuy.ledger import actions
from tinkuy.ledger.actions.copying import activities, last_accepted
from tinkuy.ledger.nothing import in_force
from tinkuy.ledger.refusals import NotDone
from tinkuy.ledger.standing import standing
from tinkuy.months import Month
from tinkuy.pages.components.calendar_words import month_text
from tinkuy.pages.components.flash import Said, leave
from tinkuy.pages.components.platforms import on_platform
from tinkuy.pages.components.speaking import spoken
from tinkuy.pages.own_month.words import OWN_MONTH
from tinkuy.publishing.template import write_template
from tinkuy.registries.in_force import year_in_force
from tinkuy.registries.installed_packs import platform_pack, years
from tinkuy.registries.loading import years_for
from tinkuy.registries.merging import counted
from tinkuy.registries.models import Organisation, Platform

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_POST
@on_platform
def nothing(request: HttpRequest, platform: Platform, month: str, organisation: str) -> HttpResponse:
    """Say that there is nothing to report."""
    this, whose = _month(month), _organisation(platform, organisation)
    try:
        actions.declare_nothing(platform=platform, organisation=whose, month=this, by=request.user)
    except NotDone as refusal:
        return _back(request, platform, Said("blocking", refusal.text))
    said = counted(OWN_MONTH["said"], organisation=str(whose), month=month_text(this))
    return _back(request, platform, Said("done", said))


@require_POST
@on_platform
def undo(request: HttpRequest, platform: Platform, month: str, organisation: str) -> HttpResponse:
    """Take it back."""
    this, whose = _month(month), _organisation(platform, organisation)
    require(request.user, Permission.UPLOAD, Matter(str(platform.pk), str(whose.pk)))
    declared = in_force(platform).filter(organisation=whose, month=this).first()
    try:
        if declared is None:
            raise NotDone("nothing_said_no_more")
        actions.undo_nothing(declared=declared, by=request.user)
    except NotDone as refusal:
        return _back(request, platform, Said("blocking", refusal.text))
    said = counted(OWN_MONTH["undone"], organisation=str(whose), month=month_text(this))
    return _back(request, platform, Said("done", said))


@require_POST
@on_platform
def copy(request: HttpRequest, platform: Platform, month: str, organisation: str) -> HttpResponse:
    """Begin a draft with the activities of the last accepted month."""
    this, whose = _month(month), _organisation(platform, organisation)
    try:
        draft = actions.copy_month(platform=platform, organisation=whose, month=this, by=request.user)
    except NotDone as refusal:
        return _back(request, platform, Said("blocking", refusal.text))
    before = last_accepted(platform, whose, this, draft.submission.desk)
    leave(request, [Said("done", counted(OWN_MONTH["copied"], rows=draft.rows, before=month_text(before.month)))])
    return redirect("report_version", platform=platform.code, version=draft.pk)


@require_safe
@on_platform
def template(request: HttpRequest, platform: Platform, month: str, organisation: str) -> HttpResponse:
    """The year's template, for the organisation alone, with its activities of the last accepted month."""
    this, whose = _month(month), _organisation(platform, organisation)
    require(request.user, Permission.UPLOAD, Matter(str(platform.pk), str(whose.pk)))
    before = last_accepted(platform, whose, this, str(request.user.pk))
    year = _year(platform, this)
    language = spoken()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "template.xlsx"
        write_template(
            path,
            year=year_in_force(year, platform),
            platform=platform_pack(platform.pack),
            organisation=whose.code,
            language=language,
            activities=activities(before).drop("row_number") if before and _of(platform, before) == year else None,
        )
        content = path.read_bytes()
    answer = HttpResponse(content, content_type=_XLSX)
    name = f"{OWN_MONTH['file'].in_(language)}-{whose.code}-{this}.xlsx"
    answer.headers["Content-Disposition"] = content_disposition_header(True, name)
    return answer


def _of(platform: Platform, slot: object) -> str:
    """The plan year of what stands in a slot."""
    return next((one.year for one in standing(platform, months=[slot.month]) if one.submission == slot.pk), "")


def _year(platform: Platform, month: Month) -> str:
    """The pack of the year that a month is of. Raises Http404 where no installed one is."""
    packs = years_for(platform_pack(platform.pack), list(years().values()))
    found = [pack.id for pack in packs if month.year in pack.plan_years]
    if not found:
        raise Http404
    return found[0]


def _month(written: str) -> Month:
    try:
        return Month.parse(written)
    except ValueError as error:
        raise Http404 from error


def _organisation(platform: Platform, code: str) -> Organisation:
    found = Organisation.objects.filter(scope=platform.scope, code=code, retired_on__isnull=True).first()
    if found is None:
        raise Http404
    return found


def _back(request: HttpRequest, platform: Platform, said: Said) -> HttpResponse:
    leave(request, [said])
    return redirect("today", platform=platform.code)
