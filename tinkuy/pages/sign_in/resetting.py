"""A password that was forgotten, or never set: a link by e-mail, and a new one. Unknown addresses get the same answer."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from tinkuy.accounts.attempts import TooMany, attempt
from tinkuy.accounts.letters import send_notice, send_reset
from tinkuy.accounts.passwords import PasswordRefused, person_of, reset_password
from tinkuy.languages import Text
from tinkuy.pages.components.flash import Said, leave
from tinkuy.pages.sign_in.entering import network_address, wait
from tinkuy.pages.sign_in.words import FIELDS, RESET

_GONE = 410


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def reset(request: HttpRequest) -> HttpResponse:
    """Ask for the link."""
    email, problem = request.POST.get("email", ""), None
    if request.method == "POST":
        problem = _ask(request, email)
        if problem is None:
            return redirect("reset_sent")
    return render(request, "sign_in/reset.html", _words(problem=problem, email=email))


@require_safe
def reset_sent(request: HttpRequest) -> HttpResponse:
    """What happens now, whether or not there is such an account."""
    return render(request, "sign_in/reset_sent.html", _words())


@never_cache
@sensitive_post_parameters("new", "again")
@require_http_methods(["GET", "HEAD", "POST"])
def reset_set(request: HttpRequest, whose: str, token: str) -> HttpResponse:
    """Choose the new password, at the link of the letter."""
    person = person_of(whose, token)
    if person is None:
        return gone(request, RESET["gone_title"], RESET["gone"], again="reset")
    problem = None
    if request.method == "POST":
        try:
            reset_password(person=person, new=request.POST.get("new", ""), again=request.POST.get("again", ""))
        except PasswordRefused as refusal:
            problem = refusal.text
        else:
            send_notice.enqueue("password_changed", str(person.pk))
            leave(request, [Said("done", RESET["done"])])
            return redirect("sign_in")
    return render(request, "sign_in/reset_set.html", _words(problem=problem, email=person.email))


def gone(request: HttpRequest, title: Text, text: Text, again: str = "") -> HttpResponse:
    """The page of a link that is no longer good."""
    said = {"words": {"title": title, "text": text}, "fields": FIELDS, "again": again, "another": RESET["another"]}
    return render(request, "sign_in/gone.html", said, status=_GONE)


def _ask(request: HttpRequest, email: str) -> Text | None:
    """Have the letter sent; what is in the way, if anything."""
    try:
        validate_email(email.strip())
    except ValidationError:
        return RESET["not_address"].format(email=email)
    try:
        attempt("reset_from", network_address(request))
    except TooMany as held:
        return wait(held)
    send_reset.enqueue(email.strip().lower())
    return None


def _words(**more: object) -> dict[str, object]:
    return {"words": RESET, "fields": FIELDS, "section": "sign_in"} | more
