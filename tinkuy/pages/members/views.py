"""The pages of members: everybody, one person, ending and passing on a role, the sheet that goes with it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tinkuy.access.permissions import Permission
from tinkuy.access.policy import Matter, Refused, allows, require
from tinkuy.access.roles import ROLES, SCOPES, Role
from tinkuy.accounts.actions import hand_over, take_role
from tinkuy.accounts.holding import giving, held_now
from tinkuy.accounts.invitations import Invitation
from tinkuy.accounts.models import RoleHeld, User
from tinkuy.accounts.refusals import NotMade
from tinkuy.languages import Text
from tinkuy.pages.components.calendar_words import day_text
from tinkuy.pages.components.flash import Said, leave
from tinkuy.pages.components.flash import take as said_before
from tinkuy.pages.components.platforms import asking, may, on_platform
from tinkuy.pages.members.asked import NotUnderstood, day_of
from tinkuy.pages.members.handing_over import pack_of
from tinkuy.pages.members.people import Shown, member_or_404, members_of, role_or_404, shown
from tinkuy.pages.members.scopes import Scopes
from tinkuy.pages.members.words import MEMBER, MEMBERS, PACK, PASS
from tinkuy.registries.installed_packs import today_on
from tinkuy.registries.models import Platform


@require_safe
@on_platform
def members(request: HttpRequest, platform: Platform) -> HttpResponse:
    """Everybody, with their roles; a search narrows it."""
    require(asking(request), Permission.INVITE, Matter(str(platform.pk)))
    wanted = request.GET.get("q", "").strip()[:200]
    everybody = [one for one in members_of(platform, Scopes(platform)) if one.found_by(wanted)]
    here = [one for one in everybody if one.now or one.later]
    waiting = Invitation.objects.on(platform).filter(accepted_at__isnull=True, revoked_at__isnull=True)
    context = _page(request) | {
        "words": MEMBERS,
        "members": here,
        "before": [one for one in everybody if not (one.now or one.later)],
        "wanted": wanted,
        "found": MEMBERS["found_one"] if len(here) == 1 else MEMBERS["found"].format(n=len(here)),
        "invitations": [
            (one, *(MEMBERS[verb].format(email=one.email) for verb in ("revoke_of", "again_to")))
            for one in waiting.order_by("email")
        ],
    }
    return render(request, "members/members.html", context)


@require_safe
@on_platform
def member(request: HttpRequest, platform: Platform, person: UUID) -> HttpResponse:
    """One person: the roles of now, later and before."""
    return _member(request, platform, person)


@require_POST
@on_platform
def end(request: HttpRequest, platform: Platform, held: UUID) -> HttpResponse:
    """End a role, now or after a day."""
    require(asking(request), Permission.INVITE, Matter(str(platform.pk)))
    role = role_or_404(platform, held)
    name = shown(role, Scopes(platform)).text
    try:
        last = day_of(request.POST, "last_day")
        take_role(held=role, by=request.user, last_day=last)
    except (NotMade, NotUnderstood, Refused) as refusal:
        said = {"problem": refusal.text, "ending": held, "typed": request.POST}
        return _member(request, platform, role.person_id, said, _status(refusal))
    day = day_text(last, year=True) if last else None
    leave(
        request, [Said("done", MEMBER["ends"].format(day=day, role=name) if day else MEMBER["ended"].format(role=name))]
    )
    return redirect("member", platform=platform.code, person=role.person_id)


@require_http_methods(["GET", "HEAD", "POST"])
@on_platform
def pass_on(request: HttpRequest, platform: Platform, held: UUID) -> HttpResponse:
    """Say who follows in a role, and from which day."""
    role = role_or_404(platform, held)
    require(asking(request), giving(Role(role.role)), Matter(str(platform.pk)))
    one = shown(role, Scopes(platform))
    problem, status = None, 200
    if request.method == "POST":
        try:
            passed = hand_over(
                held=role, to=_follower(request), by=request.user, from_date=day_of(request.POST, "from")
            )
        except (NotMade, NotUnderstood) as refusal:
            problem, status = refusal.text, _status(refusal)
        else:
            leave(request, [Said("done", _passed(one, passed))])
            return redirect("member", platform=platform.code, person=passed.person_id)
    context = _page(request) | {
        "words": PASS,
        "member_words": MEMBER,
        "role": one,
        "person": role.person,
        "text": PASS["text"].format(person=str(role.person)),
        "problem": problem,
        "typed": request.POST,
        "known": [one.person for one in members_of(platform, Scopes(platform)) if one.person != role.person],
    }
    return render(request, "members/pass.html", context, status=status)


@require_safe
@on_platform
def pack(request: HttpRequest, platform: Platform, held: UUID) -> HttpResponse:
    """What whoever follows in a role needs to know, on one sheet: for its holder, its successor, and who gives roles."""
    role = role_or_404(platform, held)
    mine = role.person_id == request.user.pk or held_now(
        platform, request.user, Role(role.role), {what: getattr(role, what) for what in SCOPES}
    )
    if not mine and not may(request, Permission.INVITE):
        raise Http404
    scopes = Scopes(platform)
    one = shown(role, scopes)
    context = _page(request) | {
        "words": PACK,
        "role": one,
        "of": PACK["of"].format(role=one.text, person=str(role.person)),
        "about": ROLES[Role(role.role)],
        "made": PACK["made"].format(day=day_text(today_on(platform), year=True)),
        "pack": pack_of(platform, role, members_of(platform, scopes)),
        "gives": may(request, Permission.INVITE),
        # Whoever gives roles sees what is open; the pages of it are for whoever does it.
        "opens": may(request, Permission.READ_DRAFTS, role.organisation_id, role.sector or None),
    }
    return render(request, "members/pack.html", context)


def _member(
    request: HttpRequest, platform: Platform, person: UUID, said: dict[str, Any] | None = None, status: int = 200
) -> HttpResponse:
    require(asking(request), Permission.INVITE, Matter(str(platform.pk)))
    found = member_or_404(platform, person, Scopes(platform))
    gives = {role.value for role in Role if allows(asking(request), giving(role), Matter(str(platform.pk)))}
    words = {"words": MEMBER, "members_words": MEMBERS, "member": found, "gives": gives}
    return render(request, "members/member.html", _page(request) | words | (said or {}), status=status)


def _page(request: HttpRequest) -> dict[str, Any]:
    return {"section": "members", "said": said_before(request)}


def _follower(request: HttpRequest) -> User:
    """Whoever has the account of the address typed. Raises NotUnderstood."""
    written = request.POST.get("email", "").strip()[:254]
    person = User.objects.filter(email=written.lower(), is_active=True).first()
    if person is None:
        raise NotUnderstood(PASS["unknown"].format(email=written))
    return person


def _passed(role: Shown, passed: RoleHeld) -> Text:
    person = str(passed.person)
    if passed.holds_now():
        return MEMBER["passed"].format(role=role.text, person=person)
    return MEMBER["passes"].format(role=role.text, person=person, day=day_text(passed.since, year=True))


def _status(refusal: Exception) -> int:
    return 403 if isinstance(refusal, Refused) else 422
