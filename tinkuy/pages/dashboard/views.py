"""The dashboard of a release, and the way to the latest that stands."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from tinkuy.access.permissions import Permission
from tinkuy.figures.catalogue import UndefinedFigure
from tinkuy.languages import Text
from tinkuy.pages.components.platforms import on_platform
from tinkuy.pages.components.speaking import spoken
from tinkuy.pages.components.words import FIGURE
from tinkuy.pages.dashboard import drawn, matrices
from tinkuy.pages.dashboard.board import Board, asked
from tinkuy.pages.dashboard.choosing import sentence
from tinkuy.pages.dashboard.words import WORDS
from tinkuy.pages.figures.asking import Asked, NotAsked
from tinkuy.pages.figures.citing import standing
from tinkuy.pages.figures.published import of_release, published
from tinkuy.pages.figures.saying import scope
from tinkuy.pages.figures.views import NOT_ANSWERED, address
from tinkuy.registries.models import Platform
from tinkuy.releases.models import Release
from tinkuy.releases.refusals import Refused as NotReadable

_KEPT: Final = 48  # drawn dashboards in a process, a quarter of a megabyte each


@require_safe
@on_platform(permission=Permission.READ_RELEASES)
def latest(request: HttpRequest, platform: Platform) -> HttpResponse:
    """To the latest release that stands; where there is none yet, that is said."""
    newest = Release.objects.on(platform).filter(withdrawn_at__isnull=True).first()
    if newest is None:
        return render(request, "dashboard/none.html", {"words": WORDS, "section": "latest_dashboard"})
    return redirect("dashboard", platform=platform.code, release=newest.pk)


@require_safe
@of_release
def dashboard(request: HttpRequest, row: Release, platform: str) -> HttpResponse:
    """The dashboard: five figures, months, sectors, map, who is where, who reported."""
    if row.platform.code != platform:
        return redirect("dashboard", platform=row.platform.code, release=row.pk)
    try:
        release = published(row)
        said = asked(release, dict(request.GET.lists()))
        if "" in request.GET.values():
            return redirect(request.path + said.query())
        board = drawn_board(Piece.of(row, Board(release, said, spoken(), lambda one: address(row, one))))
    except NotReadable as refusal:
        return _refused(request, row, refusal.text, 503)
    except (NotAsked, UndefinedFigure) as refusal:
        return _refused(request, row, refusal.text, NOT_ANSWERED)
    scope_ = scope(said, release.names(spoken()), release.months, spoken())
    context = {"words": WORDS, "section": "latest_dashboard", "scope": scope_, "board": board}
    return render(request, "dashboard/dashboard.html", context)


@dataclass(frozen=True)
class Piece:
    """A drawn dashboard by what it depends on: whoever reads it, it is the same, and its release never changes."""

    release: str
    query: str
    language: str
    withdrawn: str
    data: str
    row: Release = field(compare=False)
    board: Board = field(compare=False)

    @classmethod
    def of(cls, row: Release, board: Board) -> Piece:
        """The piece of a release in the register, as it stands now."""
        place = str(settings.DATA_FOLDER)
        return cls(board.release.id, board.asked.query(), board.language, str(row.withdrawn_at), place, row, board)


@lru_cache(maxsize=_KEPT)
def drawn_board(piece: Piece) -> SafeString:
    """The dashboard as HTML, kept by this process; a new program starts new processes. Raises UndefinedFigure."""
    return render_to_string("dashboard/board.html", _context(piece.row, piece.board))


def _context(row: Release, board: Board) -> dict[str, Any]:
    return {
        "words": WORDS,
        "figure_words": FIGURE,
        "platform": row.platform,
        "path": reverse("dashboard", kwargs={"platform": row.platform.code, "release": row.pk}),
        "release": row,
        "asked": Asked(""),
        "standing": standing(row, board.release),
        "scope": scope(board.asked, board.words.names, board.release.months, board.language),
        "fields": sentence(board),
        "headline": drawn.headline(board),
        "months": drawn.months(board),
        "sectors": drawn.sectors(board),
        "map": drawn.places(board),
        "presence": matrices.presence(board),
        "completeness": matrices.completeness(board),
    }


def _refused(request: HttpRequest, row: Release, text: Text, status: int) -> HttpResponse:
    context = {"words": WORDS, "release": row, "text": text}
    return render(request, "dashboard/refused.html", context, status=status)
