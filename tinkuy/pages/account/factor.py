"""The second factor of one's account: set up with a telephone, recovery codes told once, turned off where no role needs it."""

from __future__ import annotations

import io
import re
from typing import Any, Final

import segno
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tinkuy.accounts import second_factor, sessions
from tinkuy.accounts.attempts import TooMany, attempt, forget
from tinkuy.accounts.letters import send_notice
from tinkuy.accounts.second_factor import FactorRefused, SecondFactor
from tinkuy.languages import Text
from tinkuy.pages.account.confirming import confirmed
from tinkuy.pages.account.views import page
from tinkuy.pages.account.words import CODES, FACTOR
from tinkuy.pages.components.calendar_words import day_text
from tinkuy.pages.components.flash import Said, leave
from tinkuy.pages.components.speaking import spoken
from tinkuy.pages.sign_in.entering import first_page, safe, wait
from tinkuy.pages.sign_in.guard import forget_factor, lacks_factor

_SECRET: Final = "factor_secret"
_CODES: Final = "factor_codes"  # told on the page that follows, until the person says that they are kept
_NEXT: Final = "factor_next"


@confirmed
@sensitive_post_parameters("code")
@require_http_methods(["GET", "HEAD", "POST"])
def factor(request: HttpRequest) -> HttpResponse:
    """Set up a second factor, or see the one that is on."""
    if wanted := safe(request, request.GET.get("next", "")):
        request.session[_NEXT] = wanted
    on = SecondFactor.objects.filter(person=request.user).first()
    if on is not None and request.method != "POST" and "nuevo" not in request.GET:
        return _as_it_is(request, on)
    problem = None
    if request.method == "POST":
        try:
            return _turn_on(request)
        except FactorRefused as refusal:
            problem = refusal.text
        except TooMany as held:
            problem = wait(held)
    secret = _secret(request)
    picture = _picture(second_factor.link(request.user, secret))
    in_fours = " ".join(re.findall(".{1,4}", secret))
    shown = {"picture": picture, "secret": in_fours, "needed": lacks_factor(request), "problem": problem}
    return page(request, "account/factor_set_up.html", FACTOR, **shown)


@confirmed
@require_http_methods(["GET", "HEAD", "POST"])
def codes(request: HttpRequest) -> HttpResponse:
    """The recovery codes, until the person says that they are kept."""
    if request.method == "POST":
        request.session.pop(_CODES, None)
        return redirect(safe(request, request.session.pop(_NEXT, "")) or first_page(request.user))
    told = request.session.get(_CODES)
    if not told:
        return redirect("account_factor")
    return page(request, "account/codes.html", CODES, codes=told)


@confirmed
@require_safe
def codes_file(request: HttpRequest) -> HttpResponse:
    """The same, to keep as a file."""
    told = request.session.get(_CODES)
    if not told:
        return redirect("account_factor")
    head = CODES["file_text"].format(email=request.user.email).in_(spoken())
    answer = HttpResponse("\n".join([head, "", *told, ""]), content_type="text/plain; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{CODES["file"].in_(spoken())}"'
    return answer


@confirmed
@require_POST
def renew(request: HttpRequest) -> HttpResponse:
    """New recovery codes in place of those of before."""
    if second_factor.is_on(request.user):
        request.session[_CODES] = second_factor.renew_codes(person=request.user, by=request.user)
    return redirect("account_codes")


@confirmed
@require_POST
def turn_off(request: HttpRequest) -> HttpResponse:
    """Do without it."""
    try:
        second_factor.turn_off(person=request.user, by=request.user)
    except FactorRefused as refusal:
        leave(request, [Said("blocking", refusal.text)])
        return redirect("account_factor")
    forget_factor(request)
    send_notice.enqueue("factor_off", str(request.user.pk))
    leave(request, [Said("done", FACTOR["off_done"])])
    return redirect("account")


def _secret(request: HttpRequest) -> str:
    """The secret that is offered, the same until a code of it is written."""
    return request.session.setdefault(_SECRET, second_factor.new_secret())


def _turn_on(request: HttpRequest) -> HttpResponse:
    """Take the secret that was shown, if the code is one of it. Raises FactorRefused and TooMany."""
    person, secret = request.user, _secret(request)
    attempt("code", person.pk)
    told = second_factor.turn_on(person=person, secret=secret, code=request.POST.get("code", ""), by=person)
    forget("code", person.pk)
    del request.session[_SECRET]
    forget_factor(request)
    sessions.close_all(person=person, by=person, but=request.session.session_key)  # they were opened without it
    send_notice.enqueue("factor_on", str(person.pk))
    request.session[_CODES] = told
    return redirect("account_codes")


def _as_it_is(request: HttpRequest, on: SecondFactor) -> HttpResponse:
    left = {"n": second_factor.codes_left(request.user), "all": second_factor.RECOVERY_CODES}
    since = day_text(on.on_since.date(), year=True)
    shown = {"is_on": _with(FACTOR["is_on"], day=since), "left": FACTOR["left"].format(**left)}
    return page(request, "account/factor.html", FACTOR, may_turn_off=not second_factor.is_needed(request.user), **shown)


def _with(text: Text, day: Text) -> Text:
    """A text with another in its place, each in the same language."""
    return Text(*(text.in_(code).format(day=day.in_(code)) for code in ("es", "en", "pt")))


def _picture(link: str) -> SafeString:
    """The QR code as SVG, with attributes only: dark on white also where the page is dark, for cameras expect that."""
    drawn = io.BytesIO()
    made: Any = segno.make(link, error="m")
    made.save(drawn, kind="svg", xmldecl=False, svgns=True, omitsize=True, light="#ffffff", border=3, svgclass="qr")
    return mark_safe(drawn.getvalue().decode())  # squares only: nothing of what the link says is in it as text
