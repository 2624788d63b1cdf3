"""The pages of groups: the list, one of them with its members, and who is where."""

from __future__ import annotations

from datetime import date
from typing import Any, Final
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_POST, require_safe

from tinkuy.access.permissions import Permission
from tinkuy.accounts.models import User
from tinkuy.accounts.people import holding
from tinkuy.groups.actions import add_group, add_member, end_member, load_groups
from tinkuy.groups.models import Group, GroupMember
from tinkuy.groups.refusals import NotGrouped
from tinkuy.groups.scopes import groups_of, members_of
from tinkuy.languages import Text
from tinkuy.pages.components.flash import Said, leave
from tinkuy.pages.components.flash import take as said_before
from tinkuy.pages.components.platforms import may, on_platform
from tinkuy.pages.components.speaking import spoken
from tinkuy.pages.groups.contacts import only_members, places_of, sectors_of
from tinkuy.pages.groups.presence import workbook
from tinkuy.pages.groups.words import GROUP, GROUPS, KINDS
from tinkuy.pages.review.deciding import Reviewer
from tinkuy.registries.installed_packs import today_on
from tinkuy.registries.models import Membership, Organisation, Platform

_XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
@on_platform
def groups(request: HttpRequest, platform: Platform) -> HttpResponse:
    """Which groups there are, who leads them, how many are in them."""
    return _list(request, platform)


@require_POST
@on_platform
def new(request: HttpRequest, platform: Platform) -> HttpResponse:
    """Make a group that no pack has."""
    kind = request.POST.get("kind", "")
    try:
        made = add_group(
            platform=platform, name=request.POST.get("name", ""), by=request.user, place=request.POST.get("place", "")[:20],
            kind=kind if kind in Group.Kind.values else Group.Kind.TECHNICAL,
            sectors=[one for one in request.POST.getlist("sector") if one in dict(sectors_of())],
        )  # fmt: skip
    except NotGrouped as refusal:
        return _list(request, platform, refusal.text)
    leave(request, [Said("done", GROUPS["made"])])
    return redirect("group", platform=platform.code, group=made.code)


@require_POST
@on_platform
def load(request: HttpRequest, platform: Platform) -> HttpResponse:
    """Have the groups of the platform's pack."""
    made = load_groups(platform=platform, by=request.user)
    leave(request, [Said("done", GROUPS["loaded"].format(n=made))])
    return redirect("groups", platform=platform.code)


@require_safe
@on_platform
def group(request: HttpRequest, platform: Platform, group: str) -> HttpResponse:
    """One group and who is in it."""
    return _one(request, platform, _found(platform, group))


@require_POST
@on_platform
def add(request: HttpRequest, platform: Platform, group: str) -> HttpResponse:
    """Let a person or an organisation be in it."""
    this = _found(platform, group)
    try:
        until = _day(request.POST.get("until", ""))
    except ValueError:
        return _one(request, platform, this, GROUP["no_day"])
    person = User.objects.filter(email=request.POST.get("person", "")).first()
    organisation = Organisation.objects.filter(scope=platform.scope, code=request.POST.get("organisation", "")).first()
    who = {"person": person} if person else {"organisation": organisation}
    try:
        made = add_member(group=this, by=request.user, leads="leads" in request.POST, until=until, **who)
    except NotGrouped as refusal:
        return _one(request, platform, this, refusal.text)
    leave(request, [Said("done", GROUP["added"].format(name=made.person or made.organisation))])
    return redirect("group", platform=platform.code, group=this.code)


@require_POST
@on_platform
def leave_group(request: HttpRequest, platform: Platform, group: str, member: UUID) -> HttpResponse:
    """Let somebody be in it no longer."""
    this = _found(platform, group)
    found = members_of(platform).filter(group=this, pk=member).first()
    if found is None:
        raise Http404
    end_member(member=found, by=request.user)
    leave(request, [Said("done", GROUP["removed"].format(name=found.person or found.organisation))])
    return redirect("group", platform=platform.code, group=this.code)


@require_safe
@on_platform
def who_is_where(request: HttpRequest, platform: Platform) -> HttpResponse:
    """The workbook of organisations by place and sector, from accepted rows."""
    only_members(request, platform)
    content = workbook(platform, today_on(platform), spoken())
    if content is None:
        return _list(request, platform, GROUPS["nothing_stands"])
    answer = HttpResponse(content, content_type=_XLSX)
    name = f"{platform.code}_quien_esta_donde_{today_on(platform)}.xlsx"
    answer.headers["Content-Disposition"] = content_disposition_header(True, name)
    return answer


def _list(request: HttpRequest, platform: Platform, problem: Text | None = None) -> HttpResponse:
    only_members(request, platform)
    there = list(groups_of(platform))
    members = list(members_of(platform))
    context = {
        "section": "groups",
        "words": GROUPS,
        "kinds": [
            (kind, name, [_shown(one, members) for one in there if one.kind == kind]) for kind, name in KINDS.items()
        ],
        "any": bool(there),
        "keeps": may(request, Permission.KEEP_GROUPS),
        "sectors": sectors_of(),
        "places": places_of(platform),
        "problem": problem,
        "typed": request.POST,
        "group_words": GROUP,
        "said": said_before(request),
    }
    return render(request, "groups/groups.html", context, status=422 if problem else 200)


def _one(request: HttpRequest, platform: Platform, this: Group, problem: Text | None = None) -> HttpResponse:
    only_members(request, platform)
    members = sorted(
        members_of(platform).filter(group=this),
        key=lambda one: (not one.leads, str(one.person or one.organisation).casefold()),
    )
    keeps = may(request, Permission.KEEP_GROUPS)
    sectors = dict(sectors_of())
    context: dict[str, Any] = {
        "section": "groups",
        "words": GROUP,
        "group": this,
        "kind": KINDS[this.kind],
        "people": [one for one in members if one.person_id],
        "organisations": [one for one in members if one.organisation_id],
        "sectors": [sectors.get(one, Text(one)) for one in this.sectors],
        "place": dict(places_of(platform)).get(this.place, Text(this.place)),
        "keeps": keeps,
        "looks_over": Reviewer.of(request).reviews,
        "problem": problem,
        "typed": request.POST,
        "said": said_before(request),
    }
    if keeps:
        theirs = Membership.objects.on(platform).filter(until__isnull=True).values("organisation")
        context["all_people"] = holding(platform)
        context["all_organisations"] = sorted(
            Organisation.objects.filter(pk__in=theirs), key=lambda one: str(one).casefold()
        )
    return render(request, "groups/group.html", context, status=422 if problem else 200)


def _shown(one: Group, members: list[GroupMember]) -> dict[str, Any]:
    mine = [member for member in members if member.group_id == one.pk]
    people = sum(member.person_id is not None for member in mine)
    return {
        "group": one,
        "leads": [member.person for member in mine if member.leads],
        "people": _many("people", people),
        "organisations": _many("organisations", len(mine) - people),
    }


def _many(what: str, n: int) -> Text:
    return GROUPS[what][min(n, 2)].format(n=n)


def _found(platform: Platform, code: str) -> Group:
    found = groups_of(platform).filter(code=code).first()
    if found is None:
        raise Http404
    return found


def _day(written: str) -> date | None:
    return date.fromisoformat(written) if written.strip() else None
