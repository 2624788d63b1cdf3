"""Gives every request an id, writes one line when it was answered, and counts it. Nobody's name, address or words are in it."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from typing import Final

from django.http import HttpRequest, HttpResponse

from tinkuy.telemetry import measures, request_id

_log = logging.getLogger(__name__)
_METHODS: Final = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
# Asked every few seconds by whoever watches, or with every page by every browser: counted, not told.
_QUIET: Final = frozenset({"health", "health_alive", "health_ready", "measures", "static"})
_NONE: Final = "none"


class RequestLog:
    """Middleware, before all others."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        start = time.perf_counter()
        with request_id.answering(request_id.taken_or_made(request.headers.get(request_id.HEADER, ""))) as identifier:
            answer = self._get_response(request)
            answer[request_id.HEADER] = identifier
            _tell(request, answer.status_code, time.perf_counter() - start)
        return answer


def _tell(request: HttpRequest, status: int, seconds: float) -> None:
    route, method = _route(request), request.method if request.method in _METHODS else _NONE
    measures.answered(method=method, route=route, status=status, seconds=seconds)
    if route not in _QUIET:
        said = {"method": method, "route": route, "status": status, "milliseconds": round(seconds * 1000, 1)}
        _log.info("answered", extra=said)


def _route(request: HttpRequest) -> str:
    """The name of the address; never the address, which may name somebody."""
    match = request.resolver_match
    if match is None:
        return "static" if getattr(request, "path_info", "").startswith("/static/") else _NONE
    return match.view_name or _NONE
