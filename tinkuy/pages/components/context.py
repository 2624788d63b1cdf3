"""What every template may use: the language, its choices, and the words of layout and components."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from tinkuy.pages.components.bell import bell
from tinkuy.pages.components.menu import menu
from tinkuy.pages.components.platforms import platforms_of
from tinkuy.pages.components.speaking import spoken
from tinkuy.pages.components.synthetic import synthetic_notice
from tinkuy.pages.components.words import CAUSE, FIGURE, LANGUAGE_NAMES, LAYOUT, PAGING


def components(request: HttpRequest) -> dict[str, Any]:
    """The context processor."""
    return {
        "language": spoken(),
        "language_names": LANGUAGE_NAMES,
        "layout": LAYOUT,
        "cause_words": CAUSE,
        "figure_words": FIGURE,
        "paging_words": PAGING,
        "synthetic_notice": synthetic_notice(request),
        "platform": getattr(request, "platform", None),
        "platforms": lambda: platforms_of(request.user),
        "bell": SimpleLazyObject(lambda: bell(request)),
        "menu": SimpleLazyObject(lambda: menu(request)),
    }
