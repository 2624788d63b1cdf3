"""What holds for every answer of the API: no cookie is read, errors have one shape, what did not change is not sent again."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from http import HTTPStatus
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response

from tinkuy.api.problems import MEDIA_TYPE, of_status

PREFIX: Final = "/api/v1/"
_KEPT: Final = ("Allow", "Retry-After")
_OPEN: Final = "public, max-age=300"
_OWN: Final = "private, no-cache"


class OfTheApi:
    """Middleware, before whatever reads cookies.

    A session never lets a program in: a page of another site could send its cookie along. So under /api/v1/ there is none.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith(PREFIX):
            return self._get_response(request)
        request.META.pop("HTTP_COOKIE", None)
        if request.method == "HEAD":  # the server leaves out the body
            request.method = "GET"
        answer = _as_problem(self._get_response(request))
        answer.cookies.clear()
        answer["Vary"] = "Accept-Language, Authorization"
        if answer.status_code != HTTPStatus.OK or request.method != "GET":
            answer.setdefault("Cache-Control", "no-store")
            return answer
        answer["Cache-Control"] = _OWN if "Authorization" in request.headers else _OPEN
        answer["ETag"] = f'"{hashlib.sha256(answer.content).hexdigest()[:32]}"'
        return get_conditional_response(request, etag=answer["ETag"], response=answer)


def _as_problem(answer: HttpResponse) -> HttpResponse:
    """The same error in our shape, where something before the API answered with a page."""
    if answer.status_code < HTTPStatus.BAD_REQUEST or answer.get("Content-Type", "") == MEDIA_TYPE:
        return answer
    problem = of_status(answer.status_code)
    problem.headers = {name: answer[name] for name in _KEPT if name in answer}
    return problem.answer()
