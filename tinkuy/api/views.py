"""The page of the API: every operation, what it gives and how it is asked, made from the operations themselves."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tinkuy.api.examples import curl
from tinkuy.api.interface import Operation, described, operations
from tinkuy.api.words import OPERATIONS, PAGE, SUBJECTS
from tinkuy.languages import Text
from tinkuy.pages.components.speaking import spoken
from tinkuy.public.opening import open_platforms


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """The page."""
    root, platforms = request.build_absolute_uri("/").rstrip("/"), open_platforms()
    platform = platforms[0].code if platforms else ""
    shown = [_shown(one, root, platform) for one in operations()]
    limits = {
        "person": settings.API_PER_MINUTE,
        "address": settings.API_PER_MINUTE_WITHOUT_TOKEN,
        "sent": settings.API_SENT_PER_HOUR,
    }
    context = {
        "section": "api",
        "words": PAGE | {"limits": PAGE["limits"].format(**limits)},
        "said": [_pieces(PAGE[name]) for name in ("lists", "languages")],
        "subjects": [
            {"id": tag, "name": name, "operations": [one for one in shown if one["subject"] == tag]}
            for tag, name in SUBJECTS.items()
        ],
    }
    return render(request, "api/page.html", context)


def _pieces(text: Text) -> list[tuple[str, bool]]:
    """A text as this request says it, in pieces: each with whether it is of a program."""
    return [(piece, bool(place % 2)) for place, piece in enumerate(text.in_(spoken()).split("`"))]


def _shown(one: Operation, root: str, platform: str) -> dict[str, Any]:
    said = described(one)
    name, about = OPERATIONS[one.name]
    needs = "needs_report" if one.sends else "needs" if one.needs_token else "needs_nothing"
    parameters = [each["name"] for each in said["parameters"] if each["in"] == "query"]
    return {
        "id": one.name,
        "subject": said["tags"][0],
        "name": name,
        "about": _pieces(about),
        "method": one.method,
        "path": f"/api/v1{one.pattern}",
        "needs": PAGE[needs],
        "parameters": parameters,
        "curl": curl(one, root, platform),
    }
