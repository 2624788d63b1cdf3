"""The home page, and health for whoever watches the installation."""

from __future__ import annotations

import shutil
from typing import Any

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from tinkuy import __version__
from tinkuy.pages.home.words import HOME

_LEAST_FREE = 200 * 1024 * 1024  # bytes: below this a report can no longer be received safely


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What Tinkuy is, and the one thing to do next."""
    return render(request, "home/home.html", {"words": HOME})


@never_cache
@require_safe
def health(request: HttpRequest) -> JsonResponse:
    """200 where the database answers and the disk has room, else 503; says which."""
    found: dict[str, Any] = {"version": __version__, "database": _database_answers(), "disk": _disk_has_room()}
    well = found["database"] and found["disk"]
    return JsonResponse(found | {"status": "ok" if well else "failing"}, status=200 if well else 503)


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Checks of files are nobody else's."""
    return HttpResponse("User-agent: *\nDisallow: /revisar/\n", content_type="text/plain")


def _database_answers() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return False
    return True


def _disk_has_room() -> bool:
    return shutil.disk_usage(settings.DATA_FOLDER).free > _LEAST_FREE
