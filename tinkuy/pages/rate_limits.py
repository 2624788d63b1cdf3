"""How often a person, and a network address, may ask for what changes something or takes long. The API has limits of its own.

What only shows a page is not counted. A network address may ask several times as often as a person: an office, a workshop, a
whole town may share one. How many is in the settings; how it is counted, in `tinkuy.limits`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from tinkuy.limits.counting import TooOften, count
from tinkuy.pages.errors import too_often
from tinkuy.pages.sign_in.entering import network_address

_SAFE: Final = frozenset({"GET", "HEAD", "OPTIONS"})
_FILES_ARRIVE: Final = frozenset({"uploads", "check"})
# Each makes a file while one waits; others end in what they are (.csv, .pdf, ...) or say so (?formato=csv).
_FILES_LEAVE: Final = frozenset(
    {"check_template", "check_hand_back", "findings_notes", "own_template", "role_pack", "narratives_download"}
)
_ENDINGS: Final = (".csv", ".xlsx", ".pdf", ".png", ".svg", ".json", ".parquet", ".geojson", ".hxl", ".zip")
_FIGURES: Final = frozenset({"figure", "dashboard", "results", "signing_compare", "signing_effect"})
_SEARCH: Final = "search"
_API: Final = "/api/"


@dataclass(frozen=True, slots=True)
class Limit:
    """At most as often as a setting says, in so many seconds."""

    kind: str
    setting: str
    seconds: int


CHANGES: Final = Limit("changes", "LIMIT_CHANGES", 60)
FILES: Final = Limit("files", "LIMIT_FILES", 3600)
DOWNLOADS: Final = Limit("downloads", "LIMIT_DOWNLOADS", 60)
FIGURES: Final = Limit("figures", "LIMIT_FIGURES", 60)
SEARCHES: Final = Limit("searches", "LIMIT_SEARCHES", 60)


def limit_of(request: HttpRequest) -> Limit | None:
    """What the request is counted as; None: it is not counted."""
    name = request.resolver_match.url_name or ""
    if request.path_info.startswith(_API):
        return None
    if request.method not in _SAFE:
        return FILES if name in _FILES_ARRIVE else CHANGES
    if name in _FILES_LEAVE or "formato" in request.GET or request.path_info.endswith(_ENDINGS):
        return DOWNLOADS
    if _SEARCH in name:
        return SEARCHES
    return FIGURES if name in _FIGURES else None


class RateLimits:
    """Middleware, before whatever reads the body: 429 with Retry-After for one request too many."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self._get_response(request)

    def process_view(self, request: HttpRequest, *_: Any) -> HttpResponse | None:
        """Count, once it is known what is asked for and by whom."""
        limit = limit_of(request)
        if limit is None:
            return None
        try:
            _count(limit, request)
        except TooOften as refusal:
            return too_often(request, refusal.wait)
        return None


def _count(limit: Limit, request: HttpRequest) -> None:
    times = getattr(settings, limit.setting)
    if request.user.is_authenticated:
        count(limit.kind, request.user.pk, times=times, seconds=limit.seconds)
    shared = times * settings.LIMIT_PEOPLE_PER_ADDRESS
    count(f"{limit.kind}_from", network_address(request), times=shared, seconds=limit.seconds)
