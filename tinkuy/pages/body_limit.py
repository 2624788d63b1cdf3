"""Refuses a body that is too large before anything reads it, with a page that says so kindly."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from tinkuy.pages.errors import too_large

_FORM = 64 * 1024  # what the other fields of the form may add to the file
_DRAINED = 10  # how many times the limit is still read and thrown away, so that the browser gets to see the answer
_PIECE = 64 * 1024


class BodyLimit:
    """Middleware: 413 for more than UPLOAD_BYTES."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        said = request.META.get("CONTENT_LENGTH") or "0"
        length = int(said) if said.isdigit() else 0
        if length <= settings.UPLOAD_BYTES + _FORM:
            return self._get_response(request)
        if length <= settings.UPLOAD_BYTES * _DRAINED:
            while request.read(_PIECE):
                pass
        return too_large(request)
