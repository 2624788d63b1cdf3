"""My account: what is mine, the password, the address, where I am signed in."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any, Final

from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from tinkuy.access.roles import NAMES, Role
from tinkuy.accounts import second_factor, sessions
from tinkuy.accounts.addresses import AddressRefused, ask_for_address
from tinkuy.accounts.attempts import TooMany, attempt
from tinkuy.accounts.letters import send_notice
from tinkuy.accounts.models import RoleHeld
from tinkuy.accounts.passwords import PasswordRefused, change_password
from tinkuy.accounts.profile import NotDescribed, describe
from tinkuy.languages import LANGUAGES, Text
from tinkuy.pages.account.confirming import confirmed, of_account
from tinkuy.pages.account.words import ACCOUNT, ADDRESS, PASSWORD, SESSIONS
from tinkuy.pages.components.calendar_words import day_text
from tinkuy.pages.components.flash import Said, leave, take
from tinkuy.pages.components.words import LANGUAGE_NAMES
from tinkuy.pages.members.scopes import Scopes
from tinkuy.pages.sign_in.entering import clock, speak, wait
from tinkuy.pages.sign_in.words import FIELDS

# What the header of a browser is recognised by; the first that fits.
_BROWSERS: Final = (("Edg", "Edge"), ("OPR", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox", "Firefox"), ("Chrom", "Chrome"), ("Safari", "Safari"))  # fmt: skip
_SYSTEMS: Final = (("Android", "Android"), ("iPhone|iPad", "iOS"), ("Windows", "Windows"), ("Mac OS", "macOS"), ("Linux", "Linux"))  # fmt: skip


@of_account
@require_http_methods(["GET", "HEAD", "POST"])
def account(request: HttpRequest) -> HttpResponse:
    """Name and language; and the way to everything else."""
    problem, person = None, request.user
    if request.method == "POST":
        name, language = request.POST.get("name", ""), request.POST.get("language", "")
        try:
            describe(person=person, name=name, language=language, by=person)
        except NotDescribed as refusal:
            problem = refusal.text
        else:
            leave(request, [Said("done", ACCOUNT["saved"])])
            return speak(redirect("account"), person.language)
    shown = {
        "problem": problem,
        "name": request.POST.get("name", person.name),
        "chosen": request.POST.get("language", person.language),
        "names": LANGUAGE_NAMES,
        "factor_on": second_factor.is_on(person),
        "sessions": len(sessions.open_sessions(person)),
        "tokens": sum(token.is_good for token in person.tokens.all()),
        "roles": _roles(person),
    }
    return page(request, "account/account.html", ACCOUNT, **shown)


@of_account
@sensitive_post_parameters("old", "new", "again")
@require_http_methods(["GET", "HEAD", "POST"])
def password(request: HttpRequest) -> HttpResponse:
    """Change the password, with the present one."""
    problem, said, person = None, request.POST, request.user
    if request.method == "POST":
        try:
            attempt("confirm", person.pk)
            words = {name: said.get(name, "") for name in ("old", "new", "again")}
            change_password(person=person, by=person, session=request.session.session_key, **words)
        except TooMany as held:
            problem = wait(held)
        except PasswordRefused as refusal:
            problem = refusal.text
        else:
            update_session_auth_hash(request, person)
            send_notice.enqueue("password_changed", str(person.pk))
            leave(request, [Said("done", PASSWORD["done"])])
            return redirect("account")
    return page(request, "account/password.html", PASSWORD, problem=problem)


@confirmed
@require_http_methods(["GET", "HEAD", "POST"])
def address(request: HttpRequest) -> HttpResponse:
    """Change the address, or show that the present one is one's own: a letter goes to it."""
    problem, email = None, request.POST.get("email", "")
    if request.method == "POST":
        try:
            attempt("new_address", request.user.pk)
            sent_to = ask_for_address(person=request.user, email=email, by=request.user)
        except TooMany as held:
            problem = wait(held)
        except AddressRefused as refusal:
            problem = refusal.text
        else:
            leave(request, [Said("done", ADDRESS["sent"].format(email=sent_to))])
            return redirect("account")
    now = ADDRESS["now"].format(email=request.user.email)
    return page(request, "account/address.html", ADDRESS, problem=problem, email=email, now=now)


@of_account
@require_http_methods(["GET", "HEAD", "POST"])
def open_sessions(request: HttpRequest) -> HttpResponse:
    """Where one is signed in; close the others."""
    key = request.session.session_key
    if request.method == "POST":
        n = sessions.close_all(person=request.user, by=request.user, but=key)
        leave(request, [Said("done", SESSIONS["closed"].format(n=n))])
        return redirect("account_sessions")
    lines = [
        {
            "browser": _browser(one.agent),
            "address": one.address,
            "seen": one.seen_at,
            "when": moment(one.seen_at),
            "is_this": one.key == key,
        }
        for one in sessions.open_sessions(request.user)
    ]
    return page(request, "account/sessions.html", SESSIONS, lines=lines)


def page(request: HttpRequest, template: str, words: Any, **shown: Any) -> HttpResponse:
    """A page of the account, with what the last action said."""
    said = {"words": words, "account_words": ACCOUNT, "fields": FIELDS, "section": "account", "said": take(request)}
    return render(request, template, said | shown)


def moment(at: datetime) -> Text:
    """A day and a time in words, by the clock of the installation."""
    here = at.astimezone(clock())
    day = day_text(here.date(), year=True)
    return Text(*(f"{day.in_(code)}, {here:%H:%M}" for code in LANGUAGES))


def _roles(person: Any) -> list[dict[str, Any]]:
    """The roles that the person holds, or will; not those that are over."""
    held = RoleHeld.across_platforms.filter(person=person).select_related("platform", "organisation")
    return [
        {
            "role": NAMES[Role(one.role)],
            "platform": one.platform,
            "of": Scopes(one.platform).text(one),
            "until": day_text(one.until, year=True) if one.until else "",
        }
        for one in held.order_by("platform__name", "role")
        if one.holds_now()
    ]


def _browser(agent: str) -> Text:
    """The browser and its system, as people call them."""
    browser = next((name for sign, name in _BROWSERS if re.search(sign, agent)), None)
    system = next((name for sign, name in _SYSTEMS if re.search(sign, agent)), None)
    return SESSIONS["on"].format(browser=browser, system=system) if browser and system else SESSIONS["unknown"]
