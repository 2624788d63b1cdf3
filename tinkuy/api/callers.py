"""Who asks: a person through a token of theirs, or nobody. A session lets no program in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.utils.translation import activate

from tinkuy.access.permissions import Permission
from tinkuy.access.policy import Matter, allows
from tinkuy.accounts.tokens import ApiToken, Scope, TokenRefused, token_of
from tinkuy.api.limits import count
from tinkuy.api.problems import Problem
from tinkuy.pages.components.platforms import asking
from tinkuy.pages.sign_in.entering import network_address
from tinkuy.public.opening import open_platforms
from tinkuy.registries.models import Platform

_SCHEME: Final = "bearer"


@dataclass(frozen=True, slots=True)
class Caller:
    """Whoever asks; `token` is None for nobody."""

    token: ApiToken | None = None

    @property
    def person(self) -> Any:
        """The person, or Django's nobody."""
        return self.token.person if self.token else AnonymousUser()


class Token:
    """Lets in whoever sends `Authorization: Bearer` with a token of this scope.

    Speaks the language that the program asks for, else the person's own.
    """

    needed = True
    openapi_security_schema: Final = {"type": "http", "scheme": _SCHEME}

    def __init__(self, scope: Scope = Scope.READ) -> None:
        self.scope = scope

    def __call__(self, request: HttpRequest) -> Caller:
        """Find who asks, and count it. Raises Problem 401, 403, 429."""
        caller = self._caller(request)
        if caller.token is None:
            count("address", network_address(request))
        else:
            count("person", caller.person.pk)
        request.user = caller.person
        if caller.token is not None and "Accept-Language" not in request.headers:
            activate(caller.person.language)
        return caller

    def _caller(self, request: HttpRequest) -> Caller:
        scheme, _, secret = request.headers.get("Authorization", "").partition(" ")
        if scheme.lower() != _SCHEME:
            if self.needed:
                raise Problem(401, "no_token")
            return Caller()
        try:
            return Caller(token_of(secret.strip(), self.scope))
        except TokenRefused as refusal:
            if refusal.reason != "only_read":
                count("address", network_address(request))
            raise Problem(403 if refusal.reason == "only_read" else 401, refusal.reason, refusal.text) from refusal


class PerhapsToken(Token):
    """Lets in whoever sends a token, and nobody in particular."""

    needed = False


def own_platform(request: HttpRequest, code: str) -> Platform:
    """The platform of this code, to who takes part in it. Raises Problem 404."""
    platform = Platform.objects.filter(code=code, retired_on__isnull=True).first()
    known = request.user.is_authenticated and platform is not None
    if not known or not allows(asking(request), Permission.ENTER, Matter(str(platform.pk))):
        raise Problem(404, "not_found")
    request.platform = platform
    return platform


def open_platform(request: HttpRequest, code: str) -> Platform:
    """The platform of this code, if it is open to the public, or to who takes part in it. Raises Problem 404."""
    platform = next((one for one in open_platforms() if one.code == code), None)
    if platform is None:
        return own_platform(request, code)
    request.platform = platform
    return platform
