"""“What is New?”: the definition, three worked cases, and what to do when one does not know."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tinkuy.pages.components.platforms import on_platform
from tinkuy.pages.what_is_new.words import NEW
from tinkuy.publishing.new_cases import CASES, HEADINGS
from tinkuy.publishing.words import NEW_LINES
from tinkuy.registries.models import Platform


@require_safe
@on_platform
def what_is_new(request: HttpRequest, platform: Platform) -> HttpResponse:
    """The page."""
    context = {"section": "what_is_new", "words": NEW, "lines": NEW_LINES, "cases": CASES, "headings": HEADINGS}
    return render(request, "what_is_new/what_is_new.html", context)
