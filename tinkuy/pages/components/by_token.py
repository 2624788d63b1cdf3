"""Addresses that a person's own programs may ask, with a token of theirs in place of a session."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Final

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import activate

from tinkuy.accounts.tokens import Scope, TokenRefused, token_of
from tinkuy.pages.components.speaking import spoken

View = Callable[..., HttpResponse]
_NOT_LET_IN: Final = 401
_SCHEME: Final = "bearer"


def by_token(scope: Scope) -> Callable[[View], View]:
    """Where `Authorization: Bearer` is sent, whoever made the token asks, in their language; else whoever is signed in.

    A token that does not let in is answered with 401 and the reason as JSON; a session beside it is then not looked at.
    """

    def of(view: View) -> View:
        @wraps(view)
        def asked(request: HttpRequest, **said: object) -> HttpResponse:
            scheme, _, secret = request.headers.get("Authorization", "").partition(" ")
            if scheme.lower() != _SCHEME:
                return view(request, **said)
            try:
                person = token_of(secret.strip(), scope).person
            except TokenRefused as refusal:
                answer = JsonResponse({"error": refusal.text.in_(spoken())}, status=_NOT_LET_IN)
                answer["WWW-Authenticate"] = 'Bearer realm="Tinkuy"'
                return answer
            request.user = person
            activate(person.language)
            return view(request, **said)

        return asked

    return of
