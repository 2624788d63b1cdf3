"""What changes how an account is entered is done by whoever wrote its password a short time ago."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import wraps
from typing import Final
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from tinkuy.accounts.attempts import TooMany, attempt, forget
from tinkuy.accounts.passwords import WRONG
from tinkuy.pages.account.words import ACCOUNT, CONFIRM
from tinkuy.pages.sign_in.entering import CONFIRMED, first_page, safe, wait
from tinkuy.pages.sign_in.words import FIELDS

View = Callable[..., HttpResponse]
LOOKING: Final = 15 * 60  # seconds since the password was written, to open a page
SENDING: Final = 60 * 60  # and to send its form: what was typed into it is not lost


def of_account(view: View) -> View:
    """For whoever is signed in; kept by no cache."""
    return login_required(never_cache(view))


def confirmed(view: View) -> View:
    """Ask for the password first where it was not written a short time ago."""

    @wraps(view)
    def after_confirming(request: HttpRequest, **said: object) -> HttpResponse:
        age = time.time() - request.session.get(CONFIRMED, 0)
        if age < (SENDING if request.method == "POST" else LOOKING):
            return view(request, **said)
        back = request.get_full_path() if request.method in ("GET", "HEAD") else reverse("account")
        return redirect(f"{reverse('account_confirm')}?{urlencode({'next': back})}")

    return of_account(after_confirming)


@of_account
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest) -> HttpResponse:
    """Write the password again."""
    wanted, problem = request.POST.get("next", request.GET.get("next", "")), None
    if request.method == "POST":
        try:
            attempt("confirm", request.user.pk)
            if request.user.check_password(request.POST.get("password", "")):
                forget("confirm", request.user.pk)
                request.session[CONFIRMED] = time.time()
                return redirect(safe(request, wanted) or first_page(request.user))
            problem = WRONG
        except TooMany as held:
            problem = wait(held)
    said = {"words": CONFIRM, "account_words": ACCOUNT, "fields": FIELDS, "section": "account"}
    return render(request, "account/confirm.html", said | {"problem": problem, "next": wanted})
