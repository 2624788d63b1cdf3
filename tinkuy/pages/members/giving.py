"""Giving a role: to somebody who has an account, or by inviting them. First which role, then what it is of."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from tinkuy.access.permissions import Permission
from tinkuy.access.policy import Matter, allows, require
from tinkuy.access.roles import NAMES, ROLES, Grant, Role
from tinkuy.accounts.actions import give_role
from tinkuy.accounts.holding import giving
from tinkuy.accounts.invitations import Invitation
from tinkuy.accounts.inviting import NotInvited, invite, revoke_invitation, send_again
from tinkuy.accounts.models import User
from tinkuy.accounts.refusals import NotMade
from tinkuy.languages import LANGUAGES, Text
from tinkuy.pages.components.flash import Said, leave
from tinkuy.pages.components.platforms import asking, on_platform
from tinkuy.pages.components.speaking import spoken
from tinkuy.pages.members.asked import NotUnderstood, day_of, role_of, scope_of
from tinkuy.pages.members.people import member_or_404
from tinkuy.pages.members.scopes import Scopes
from tinkuy.pages.members.words import GIVE, MEMBER, MEMBERS
from tinkuy.registries.installed_packs import today_on
from tinkuy.registries.models import Platform


@require_http_methods(["GET", "HEAD", "POST"])
@on_platform
def give(request: HttpRequest, platform: Platform, person: UUID) -> HttpResponse:
    """Give one more role to somebody of the platform."""
    require(asking(request), Permission.INVITE, Matter(str(platform.pk)))
    scopes = Scopes(platform)
    to = member_or_404(platform, person, scopes).person
    role, problem = role_of(request.GET), None
    if request.method == "POST" and role is not None:
        try:
            _give(request, scopes, role, to)
        except (NotMade, NotUnderstood) as refusal:
            problem = refusal.text
        else:
            leave(request, [Said("done", GIVE["given"].format(person=str(to), role=NAMES[role]))])
            return redirect("member", platform=platform.code, person=to.pk)
    return _form(request, scopes, role, problem, {"to": to})


@require_http_methods(["GET", "HEAD", "POST"])
@on_platform
def invite_somebody(request: HttpRequest, platform: Platform) -> HttpResponse:
    """Invite somebody who has no account yet, or is not of the platform."""
    require(asking(request), Permission.INVITE, Matter(str(platform.pk)))
    scopes = Scopes(platform)
    role, problem = role_of(request.GET), None
    if request.method == "POST" and role is not None:
        try:
            made = _invite(request, scopes, role)
        except (NotInvited, NotMade, NotUnderstood) as refusal:
            problem = refusal.text
        else:
            leave(request, [Said("done", GIVE["invited"].format(email=made.email))])
            return redirect("members", platform=platform.code)
    return _form(request, scopes, role, problem, {"languages": LANGUAGES, "language_now": spoken()})


@require_POST
@on_platform
def revoke(request: HttpRequest, platform: Platform, invitation: UUID) -> HttpResponse:
    """An invitation is valid no more."""
    return _with(request, platform, invitation, revoke_invitation, "revoked")


@require_POST
@on_platform
def remind(request: HttpRequest, platform: Platform, invitation: UUID) -> HttpResponse:
    """An invitation is sent once more, with a new link."""
    return _with(request, platform, invitation, send_again, "sent_again")


def _with(
    request: HttpRequest, platform: Platform, invitation: UUID, act: Callable[..., object], done: str
) -> HttpResponse:
    require(asking(request), Permission.INVITE, Matter(str(platform.pk)))
    found = Invitation.objects.on(platform).filter(pk=invitation).first()
    if found is None:
        raise Http404
    try:
        act(invitation=found, by=request.user)
    except NotInvited as refusal:
        leave(request, [Said("blocking", refusal.text)])
    else:
        leave(request, [Said("done", MEMBERS[done].format(email=found.email))])
    return redirect("members", platform=platform.code)


def _give(request: HttpRequest, scopes: Scopes, role: Role, to: User) -> None:
    said = request.POST
    days = {"since": day_of(said, "since") or today_on(scopes.platform), "until": day_of(said, "until")}
    scope = scope_of(said, role, scopes)
    give_role(platform=scopes.platform, email=to.email, role=role, by=request.user, **days, **scope)


def _invite(request: HttpRequest, scopes: Scopes, role: Role) -> Invitation:
    said, platform = request.POST, scopes.platform
    scope = scope_of(said, role, scopes)
    for what in role.scope:
        if not scope.get(what):
            raise NotMade(f"{what}_wanted")
    if organisation := scope.pop("organisation", None):
        scope["organisation"] = str(organisation.pk)
    since, until = day_of(said, "since"), day_of(said, "until")
    if until and until < (since or today_on(platform)):
        raise NotMade("ends_before")
    grant = Grant(role, str(platform.pk), since=since, until=until, **scope)
    language = said.get("language", "")
    return invite(
        email=said.get("email", "")[:254], platform=platform, roles=[grant], by=request.user, language=language
    )


def _form(
    request: HttpRequest, scopes: Scopes, role: Role | None, problem: Text | None, more: dict[str, Any]
) -> HttpResponse:
    about = Matter(str(scopes.platform.pk))
    mine = [one for one in Role if allows(asking(request), giving(one), about)]
    wanted = role.scope if role else ()
    context = more | {
        "section": "members",
        "words": GIVE,
        "members_words": MEMBERS,
        "member_words": MEMBER,
        "role": role,
        "role_name": NAMES[role] if role else None,
        "role_text": ROLES[role] if role else None,
        "roles": [(one.value, NAMES[one], ROLES[one]) for one in mine],
        "organisations": scopes.organisations() if "organisation" in wanted else (),
        "codes": [(what, GIVE[what], scopes.choices(what)) for what in wanted if what != "organisation"],
        "typed": request.POST,
        "problem": problem,
    }
    return render(request, "members/give.html", context, status=422 if problem else 200)
