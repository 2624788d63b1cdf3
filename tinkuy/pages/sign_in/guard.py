"""Looks at whoever is signed in, before any page: without the second factor that their role needs, they set it up first."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any, Final
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from tinkuy.accounts import second_factor, sessions
from tinkuy.pages.components.platforms import asking
from tinkuy.pages.sign_in.entering import network_address

# What is open before the second factor is on; and what has nothing to do with who is signed in.
OPEN: Final = frozenset(
    {
        "account_factor",
        "account_codes",
        "account_codes_file",
        "account_confirm",
        "sign_out",
        "set_language",
        "health",
        "health_alive",
        "health_ready",
        "measures",
        "invitation",
        "reset_set",
    }
)
_SEEN: Final = "seen"
_HAS_FACTOR: Final = "has_factor"


class Guard:
    """Middleware."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self._get_response(request)

    def process_view(self, request: HttpRequest, *_: Any) -> HttpResponse | None:
        """Lead to the set-up, or let pass."""
        if not request.user.is_authenticated:
            return None
        _see(request)
        if request.resolver_match.url_name in OPEN or not lacks_factor(request):
            return None
        return redirect(f"{reverse('account_factor')}?{urlencode({'next': request.get_full_path()})}")


def lacks_factor(request: HttpRequest) -> bool:
    """Whether a role of whoever asks needs a second factor that they have not."""
    if request.session.get(_HAS_FACTOR) or not (request.user.is_superuser or second_factor.is_needed(asking(request))):
        return False
    # Taking it off ends every session, so that what a session knows stays true.
    request.session[_HAS_FACTOR] = has = second_factor.is_on(request.user)
    return not has


def forget_factor(request: HttpRequest) -> None:
    """The factor of whoever asks was turned on or off."""
    request.session.pop(_HAS_FACTOR, None)


def _see(request: HttpRequest) -> None:
    """Keep when and from where the session is used, every few minutes."""
    key, now = request.session.session_key, time.time()
    known = request.session.get(_SEEN, {})
    if known.get("key") == key and now - known["at"] < sessions.SEEN_EVERY.total_seconds():
        return
    agent = request.headers.get("User-Agent", "")
    sessions.seen(person=request.user, key=key, agent=agent, address=network_address(request))
    request.session[_SEEN] = {"key": key, "at": now}
