"""Tokens of one's own: made, told once, revoked."""

from __future__ import annotations

from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from tinkuy.accounts.tokens import DAYS, SCOPES, ApiToken, Scope, TokenRefused, issue, revoke
from tinkuy.pages.account.confirming import confirmed
from tinkuy.pages.account.views import moment, page
from tinkuy.pages.account.words import TOKENS
from tinkuy.pages.components.flash import Said, leave

_TOLD: Final = "token_told"  # shown on the page that follows, once


@confirmed
@require_http_methods(["GET", "HEAD", "POST"])
def tokens(request: HttpRequest) -> HttpResponse:
    """Those there are, and a form for a new one."""
    said, problem = request.POST, None
    if request.method == "POST":
        try:
            return _make(request)
        except TokenRefused as refusal:
            problem = refusal.text
    told = request.session.pop(_TOLD, None)
    shown = {
        "problem": problem,
        "told": told,
        "made": TOKENS["made"].format(name=told["name"]) if told else None,
        "lines": [_line(one) for one in request.user.tokens.all()],
        "scopes": [(one.value, SCOPES[one]) for one in Scope],
        "days": [(days, TOKENS["n_days"].format(n=days)) for days in DAYS],
        "typed": {"name": said.get("name", ""), "scope": said.get("scope", "read"), "days": said.get("days", "90")},
    }
    return page(request, "account/tokens.html", TOKENS, **shown)


@confirmed
@require_POST
def token_revoke(request: HttpRequest, token: str) -> HttpResponse:
    """Let nobody in with it any more."""
    one = ApiToken.objects.filter(pk=token, person=request.user).first()
    if one is None:
        raise Http404
    revoke(token=one, by=request.user)
    leave(request, [Said("done", TOKENS["revoke_done"].format(name=one.name))])
    return redirect("account_tokens")


def _line(token: ApiToken) -> dict[str, Any]:
    used = moment(token.used_at) if token.used_at else TOKENS["never"]
    scope = SCOPES[Scope(token.scope)]
    return {"token": token, "scope": scope, "used": used, "expires": moment(token.expires_at)}


def _make(request: HttpRequest) -> HttpResponse:
    """Raises TokenRefused."""
    said = request.POST
    scope = next((one for one in Scope if one.value == said.get("scope")), Scope.READ)
    days = int(said["days"]) if said.get("days", "").isdecimal() and len(said["days"]) < 5 else 0
    one, secret = issue(person=request.user, name=said.get("name", ""), scope=scope, days=days, by=request.user)
    request.session[_TOLD] = {"name": one.name, "secret": secret, "header": f"Authorization: Bearer {secret}"}
    return redirect("account_tokens")
