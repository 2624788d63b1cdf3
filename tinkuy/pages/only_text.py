"""Refuses a form or an address with a null character, which no text has and no database of ours keeps."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict

from tinkuy.pages.errors import not_text

_NULL = "\0"


class OnlyText:
    """Middleware: 400 where a field of the address or of the form holds one. Files are not looked into here."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self._get_response(request)

    def process_view(self, request: HttpRequest, *_: Any) -> HttpResponse | None:
        """Look at what was sent once the form's token was found to fit."""
        return not_text(request) if _NULL in request.path or _has_null(request.GET) or _has_null(request.POST) else None


def _has_null(said: QueryDict) -> bool:
    return any(_NULL in value for _, values in said.lists() for value in values)
