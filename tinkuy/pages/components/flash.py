"""What an action says on the page that it leads to: kept in the session until it is shown, once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any, Final

from django.http import HttpRequest

from tinkuy.languages import Text

_KEY: Final = "said"
_ICONS: Final = {"done": "circle-check", "blocking": "octagon-x", "warning": "triangle-alert"}


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence: `kind` is done, warning or blocking."""

    kind: str
    text: Text


def leave(request: HttpRequest, lines: Iterable[Said]) -> None:
    """Keep sentences for the next page."""
    request.session[_KEY] = [{"kind": one.kind, "text": asdict(one.text)} for one in lines]


def take(request: HttpRequest) -> list[dict[str, Any]]:
    """What the last action said; it is said once."""
    return [one | {"icon_name": _ICONS[one["kind"]]} for one in request.session.pop(_KEY, [])]
