"""What signing in is, whichever page it is done at: the session, the language, where it leads, and how long one waits."""

from __future__ import annotations

import time
from datetime import tzinfo
from typing import Any, Final

from django.conf import settings
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, resolve_url
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme

from tinkuy.accounts.attempts import TooMany
from tinkuy.languages import Text
from tinkuy.pages.components.platforms import platforms_of
from tinkuy.pages.sign_in.words import TOO_MANY
from tinkuy.registries.installed_packs import zone_of
from tinkuy.registries.models import Platform

CONFIRMED: Final = "confirmed_at"
_BACKEND: Final = "django.contrib.auth.backends.ModelBackend"


def network_address(request: HttpRequest) -> str:
    """From where it is asked: behind proxies of our own (TINKUY_PROXIES), what the outermost of them saw."""
    told = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",") if part.strip()]
    behind = settings.PROXIES
    return told[-behind] if behind and len(told) >= behind else request.META.get("REMOTE_ADDR", "")


def let_in(request: HttpRequest, person: Any, wanted: str = "") -> HttpResponse:
    """Sign the person in, and lead on in their language."""
    login(request, person, backend=_BACKEND)
    request.session[CONFIRMED] = time.time()
    return speak(redirect(safe(request, wanted) or first_page(person)), person.language)


def speak(answer: HttpResponse, language: str) -> HttpResponse:
    """Have the pages from now on in this language."""
    answer.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        max_age=settings.LANGUAGE_COOKIE_AGE,
        secure=settings.LANGUAGE_COOKIE_SECURE,
        samesite=settings.LANGUAGE_COOKIE_SAMESITE,
    )
    return answer


def safe(request: HttpRequest, wanted: str) -> str:
    """The address, if it is of this site; else nothing."""
    fits = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if wanted and fits else ""


def first_page(person: Any) -> str:
    """“Hoy” of the only platform that the person takes part in; with several or none, the home page."""
    taken = platforms_of(person)
    return resolve_url("today", platform=taken[0].code) if len(taken) == 1 else resolve_url("home")


def clock() -> tzinfo:
    """The time zone of pages that are of no platform: that of the installation's first one."""
    first = Platform.objects.filter(retired_on__isnull=True).order_by("code").first()
    return zone_of(first) if first else timezone.get_default_timezone()


def wait(held: TooMany) -> Text:
    """Until when nothing more is tried."""
    zone = clock()
    minutes = max(1, round((held.until - timezone.now()).total_seconds() / 60))
    name = str(zone).rpartition("/")[2].replace("_", " ")
    return TOO_MANY.format(minutes=minutes, time=f"{held.until.astimezone(zone):%H:%M}", zone=name)
