"""Signing in with password and code, signing out, and the language that is kept with the account.

An address that has no account is answered as one that has: the same words, and the same time, for Django hashes the password
in either case.
"""

from __future__ import annotations

import time
from typing import Any, Final

from django.contrib.auth import authenticate, logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST
from django.views.i18n import set_language as set_in_browser

from tinkuy.accounts import second_factor, sessions
from tinkuy.accounts.attempts import TooMany, attempt, forget
from tinkuy.accounts.models import User
from tinkuy.languages import LANGUAGES, Text
from tinkuy.pages.components.flash import Said, leave, take
from tinkuy.pages.sign_in.entering import first_page, let_in, network_address, safe, wait
from tinkuy.pages.sign_in.words import CODE, FIELDS, SIGN_IN

_PENDING: Final = "pending"
_PATIENCE: Final = 10 * 60  # seconds between the password and the code


class NotIn(Exception):
    """Somebody was not let in; `text` says why."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """E-mail address and password."""
    wanted = request.POST.get("next", request.GET.get("next", ""))
    if request.user.is_authenticated:
        return redirect(safe(request, wanted) or first_page(request.user))
    problem = None
    if request.method == "POST":
        try:
            person = _by_password(request)
        except NotIn as refusal:
            problem = refusal.text
        else:
            return _after_password(request, person, wanted)
    shown = {"words": SIGN_IN, "fields": FIELDS, "section": "sign_in", "problem": problem, "said": take(request)}
    return render(request, "sign_in/sign_in.html", shown | {"next": wanted, "email": request.POST.get("username", "")})


@never_cache
@sensitive_post_parameters("code")
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in_code(request: HttpRequest) -> HttpResponse:
    """The code of the second factor, for whoever has just written their password."""
    pending = request.session.get(_PENDING, {})
    person = User.objects.filter(pk=pending.get("person"), is_active=True).first()
    if person is None or time.time() - pending["at"] > _PATIENCE:
        if request.session.pop(_PENDING, None):
            leave(request, [Said("warning", CODE["expired"])])
        return redirect("sign_in")
    problem = None
    if request.method == "POST":
        try:
            _by_code(person, request.POST.get("code", ""))
        except NotIn as refusal:
            problem = refusal.text
        else:
            del request.session[_PENDING]
            return let_in(request, person, pending["next"])
    return render(
        request, "sign_in/code.html", {"words": CODE, "fields": FIELDS, "section": "sign_in", "problem": problem}
    )


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Leave; the pages go on in the same language. Nothing that was typed stays in the browser for whoever uses it next."""
    if request.session.session_key:
        sessions.closed(key=request.session.session_key)
    logout(request)
    answer = redirect("home")
    answer.headers["Clear-Site-Data"] = '"storage"'
    return answer


def set_language(request: HttpRequest) -> HttpResponse:
    """Choose the language of the pages; who is signed in keeps it for e-mails and other browsers."""
    language = request.POST.get("language", "")
    if request.method == "POST" and request.user.is_authenticated and language in LANGUAGES:
        User.objects.filter(pk=request.user.pk).update(language=language)
    return set_in_browser(request)


def _by_password(request: HttpRequest) -> Any:
    """Whose address and password these are. Raises NotIn."""
    email, where = request.POST.get("username", "").strip().lower(), network_address(request)
    try:
        counted = attempt("sign_in_from", where)
        attempt("sign_in", email, where)
    except TooMany as held:
        raise NotIn(wait(held)) from held
    person = authenticate(request, username=email, password=request.POST.get("password", ""))
    if person is None:
        raise NotIn(SIGN_IN["refused"])
    counted.delete()
    forget("sign_in", email, where)
    return person


def _after_password(request: HttpRequest, person: Any, wanted: str) -> HttpResponse:
    """In, or on to the code."""
    if not second_factor.is_on(person):
        return let_in(request, person, wanted)
    request.session[_PENDING] = {"person": str(person.pk), "at": time.time(), "next": wanted}
    return redirect("sign_in_code")


def _by_code(person: Any, written: str) -> None:
    try:
        attempt("code", person.pk)
    except TooMany as held:
        raise NotIn(wait(held)) from held
    if not second_factor.passes(person, written):
        raise NotIn(second_factor.WRONG_CODE)
    forget("code", person.pk)
