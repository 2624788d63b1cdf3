"""The home page, and what it says to machines that read sites."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tinkuy.pages.home.words import HOME


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What Tinkuy is, and the one thing to do next."""
    return render(request, "home/home.html", {"words": HOME})


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Checks of files are nobody else's."""
    return HttpResponse("User-agent: *\nDisallow: /revisar/\n", content_type="text/plain")
