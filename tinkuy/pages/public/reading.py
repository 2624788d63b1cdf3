"""What public pages have in common: kept by caches, without a cookie, in the language that the address or the browser says."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Final
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import patch_cache_control
from django.views.decorators.http import conditional_page, require_safe

from tinkuy.languages import LANGUAGES
from tinkuy.pages.components.speaking import spoken

LANGUAGE: Final = "idioma"
_SECONDS: Final = 300  # for which a cache may answer by itself
View = Callable[..., HttpResponse]


def for_everyone(view: View) -> View:
    """A page for everybody: one that is not signed in may come from a cache, and is sent anew only if it changed."""

    @wraps(view)
    def read(request: HttpRequest, **said: Any) -> HttpResponse:
        request.language_by_link = not request.user.is_authenticated
        chosen = request.GET.get(LANGUAGE)
        with translation.override(chosen if chosen in LANGUAGES else spoken()):
            response = view(request, **said)
        if request.user.is_authenticated:
            patch_cache_control(response, private=True, no_cache=True)
        elif response.status_code == 200:
            patch_cache_control(response, public=True, max_age=_SECONDS)
        return response

    return require_safe(conditional_page(read))


def kept(request: HttpRequest) -> str:
    """What a link to another public page takes with it, that the language stays: `?idioma=en`, or nothing."""
    chosen = request.GET.get(LANGUAGE)
    return f"?{urlencode({LANGUAGE: chosen})}" if chosen in LANGUAGES else ""
