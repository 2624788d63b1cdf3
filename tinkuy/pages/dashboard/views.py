"""The dashboard of a release, and the way to the latest that stands."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Final

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from tinkuy.access.permissions import Permission
from tinkuy.figures.catalogue import UndefinedFigure
from tinkuy.figures.counting import MissingColumns
from tinkuy.languages import Text
from tinkuy.pages.components.platforms import on_platform
from tinkuy.pages.components.speaking import spoken
from tinkuy.pages.components.words import FIGURE
from tinkuy.pages.dashboard import drawn, matrices, taking
from tinkuy.pages.dashboard.board import Board, asked
from tinkuy.pages.dashboard.breakdowns import numbers_of
from tinkuy.pages.dashboard.charts import CHARTS, CHARTS_OF, headings, kicker
from tinkuy.pages.dashboard.choosing import sentence
from tinkuy.pages.dashboard.parts_words import PARTS
from tinkuy.pages.dashboard.parts_words import WORDS as PART_WORDS
from tinkuy.pages.dashboard.words import WORDS
from tinkuy.pages.figures.asking import Asked, NotAsked
from tinkuy.pages.figures.citing import standing
from tinkuy.pages.figures.published import of_release, published
from tinkuy.pages.figures.views import NOT_ANSWERED, address
from tinkuy.pages.figures.words import WORDS as FIGURE_WORDS
from tinkuy.registries.models import Platform
from tinkuy.releases.models import Release
from tinkuy.releases.refusals import Refused as NotReadable

_MOST_KEPT: Final = 48  # drawn dashboards in a process, a quarter of a megabyte each


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
def dashboard(request: HttpRequest, row: Release, platform: str, part: str = "") -> HttpResponse:
    """The dashboard, or one of its parts: figures and charts of what the address says."""
    if part not in PARTS:
        raise Http404
    if row.platform.code != platform:
        return redirect(place_of(row, part))
    try:
        board = board_of(request, row)
        if "" in request.GET.values():
            return redirect(request.path + board.asked.query())
        drawn_part = drawn_board(Piece.of(row, board, part))
    except NotReadable as refusal:
        return _refused(request, row, refusal.text, 503)
    except (NotAsked, UndefinedFigure) as refusal:
        return _refused(request, row, refusal.text, NOT_ANSWERED)
    context = {"words": WORDS, "section": "latest_dashboard", "scope": board.whole_scope, "board": drawn_part}
    return render(request, "dashboard/dashboard.html", context | {"part": PARTS[part] if part else None})


@require_safe
@of_release
def chart(request: HttpRequest, row: Release, platform: str, chart: str, format: str) -> HttpResponse:
    """A chart as a file: a picture with its source in it, or its numbers."""
    if chart not in CHARTS or format not in taking.FORMATS or row.platform.code != platform:
        raise Http404
    try:
        board = board_of(request, row)
        drawn_chart = CHARTS[chart](board)
    except NotReadable as refusal:
        return _said(refusal.text, 503)
    except (NotAsked, UndefinedFigure, MissingColumns) as refusal:
        return _said(refusal.text, NOT_ANSWERED)
    if drawn_chart.frame is None:
        refusal = getattr(drawn_chart, "refusal", None)
        return _said(refusal or FIGURE_WORDS["no_lines"], NOT_ANSWERED)
    answer = HttpResponse(taking.file_of(row, board, drawn_chart, format), content_type=taking.KINDS[format])
    answer["Content-Disposition"] = f'attachment; filename="{taking.file_name(row, board, chart, format)}"'
    return answer


def board_of(request: HttpRequest, row: Release) -> Board:
    """What the address asks, of a release. Raises NotReadable's errors, NotAsked."""
    release = published(row)
    return Board(release, asked(release, dict(request.GET.lists())), spoken(), lambda one: address(row, one))


def place_of(row: Release, part: str = "") -> str:
    """The address of a part of a dashboard, without its parameters."""
    said = {"platform": row.platform.code, "release": row.pk}
    return reverse("dashboard_part", kwargs=said | {"part": part}) if part else reverse("dashboard", kwargs=said)


@dataclass(frozen=True)
class Piece:
    """A drawn dashboard by what it depends on: whoever reads it, it is the same, and its release never changes."""

    release: str
    query: str
    language: str
    withdrawn: str
    data: str
    part: str
    row: Release = field(compare=False)
    board: Board = field(compare=False)

    @classmethod
    def of(cls, row: Release, board: Board, part: str = "") -> Piece:
        """The piece of a release in the register, as it stands now."""
        place = str(settings.DATA_FOLDER)
        return cls(
            board.release.id, board.asked.query(), board.language, str(row.withdrawn_at), place, part, row, board
        )


def drawn_board(piece: Piece) -> SafeString:
    """The dashboard as HTML, kept by this process; a new program starts new processes. Raises UndefinedFigure."""
    # What the worker makes later would else be missing as long as the process lives.
    return _drawn(piece) if piece.part == "calidad" else kept_board(piece)


@lru_cache(maxsize=_MOST_KEPT)
def kept_board(piece: Piece) -> SafeString:
    """The same, drawn once by this process."""
    return _drawn(piece)


def _drawn(piece: Piece) -> SafeString:
    context = _context(piece.row, piece.board, piece.part)
    more = _part(piece.board, piece.part) if piece.part else _overview(piece.board)
    return render_to_string("dashboard/part.html" if piece.part else "dashboard/board.html", context | more)


def _context(row: Release, board: Board, part: str) -> dict[str, Any]:
    """What every part of a dashboard has."""
    query = board.asked.query()
    files = reverse("dashboard_chart", args=[row.platform.code, row.pk, "x", "csv"]).removesuffix("x.csv")
    tabs = [{"name": name, "href": place_of(row, code) + query, "here": code == part} for code, name in PARTS.items()]
    compare = reverse("dashboard_compare", args=[row.platform.code, row.pk]) + query
    return {
        "words": WORDS,
        "part_words": PART_WORDS,
        "figure_words": FIGURE,
        "platform": row.platform,
        "path": place_of(row, part),
        "release": row,
        "asked": Asked(""),
        "standing": standing(row, board.release),
        "scope": board.whole_scope,
        "fields": sentence(board),
        "tabs": [*tabs, {"name": PART_WORDS["compare"], "href": compare, "here": False}],
        "query": query,
        "files": files,
    }


def _overview(board: Board) -> dict[str, Any]:
    return {
        "headline": drawn.headline(board),
        "months": drawn.months(board),
        "sectors": drawn.sectors(board),
        "map": drawn.places(board),
        "presence": matrices.presence(board),
        "completeness": matrices.completeness(board),
    }


def _part(board: Board, part: str) -> dict[str, Any]:
    made = [
        {"code": code, "chart": CHARTS[code](board), "kicker": kicker(code), "headings": headings(code)}
        for code in CHARTS_OF[part]
    ]
    return {"charts": made, "numbers": numbers_of(board, part), "part": part}


def _said(text: Text, status: int) -> HttpResponse:
    return HttpResponse(text.in_(spoken()), status=status, content_type="text/plain; charset=utf-8")


def _refused(request: HttpRequest, row: Release, text: Text, status: int) -> HttpResponse:
    context = {"words": WORDS, "release": row, "text": text}
    return render(request, "dashboard/refused.html", context, status=status)
