"""The page of two views side by side: what a dashboard shows, and what its address says to compare it with."""

from __future__ import annotations

from dataclasses import dataclass
from operator import itemgetter
from typing import Any, Final
from urllib.parse import parse_qsl, urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from tinkuy.figures.catalogue import UndefinedFigure
from tinkuy.languages import Text
from tinkuy.pages.components.speaking import spoken
from tinkuy.pages.dashboard import sides
from tinkuy.pages.dashboard.board import Board, asked
from tinkuy.pages.dashboard.con import CON, SAME, NotComparable, With, read_con
from tinkuy.pages.dashboard.parts_words import WORDS as PART_WORDS
from tinkuy.pages.dashboard.sides_words import WORDS
from tinkuy.pages.dashboard.views import place_of
from tinkuy.pages.figures.asking import NotAsked
from tinkuy.pages.figures.published import of_release, published
from tinkuy.pages.figures.saying import day, in_months
from tinkuy.pages.figures.views import NOT_ANSWERED, address
from tinkuy.releases.models import Release
from tinkuy.releases.refusals import Refused as NotReadable

MONTH: Final = "mes"

# By what two views are compared besides their headlines; not by what they are compared of.
_TABLES = {"release": ("sector", "admin1", "month"), "period": ("sector", "admin1"), "place": ("sector", "month")}


@require_safe
@of_release
def compare(request: HttpRequest, row: Release, platform: str) -> HttpResponse:
    """Both sides with the difference; without `con`, the choices."""
    if row.platform.code != platform:
        return redirect("dashboard_compare", platform=row.platform.code, release=row.pk)
    said = dict(request.GET.lists())
    other_said = next(iter(said.pop(CON, [])), "")
    if month := next(iter(said.pop(MONTH, [])), ""):  # the form says a month once
        period = {"desde": [month], "hasta": [month]}
        return redirect(f"{request.path}?{urlencode(said | period | {CON: other_said}, doseq=True, safe=':')}")
    try:
        left = _board(row, said)
    except (NotReadable, NotAsked, UndefinedFigure) as refusal:
        return _page(request, row, {"problem": refusal.text}, NOT_ANSWERED)
    context = _choices(row, left, other_said)
    if "" in request.GET.values() and other_said:
        return redirect(f"{request.path}{_query(left, other_said)}")
    if not other_said:
        return _page(request, row, context)
    try:
        return _page(request, row, context | _compared(row, left, other_said))
    except (NotReadable, NotAsked, NotComparable, UndefinedFigure) as refusal:
        return _page(request, row, context | {"problem": refusal.text}, NOT_ANSWERED)


def _board(row: Release, said: dict[str, list[str]]) -> Board:
    release = published(row)
    return Board(release, asked(release, said), spoken(), lambda one: address(row, one))


def _compared(row: Release, left: Board, said: str) -> dict[str, Any]:
    """The two sides. Raises NotAsked, NotComparable, NotReadable's errors."""
    other = read_con(said, left.asked, knows=left.release.knows)
    other_row = _other_release(row, other) if other.release else row
    right = Board(published(other_row), other.asked, left.language, lambda one: address(other_row, one))
    sides.comparable(left, right)
    cautions = list(sides.cautions(left, right, other))
    if not (row.stands and other_row.stands):
        cautions.append(WORDS["withdrawn"].in_(left.language))
    names = _names(row, left, other_row, right)
    return {
        "scope": WORDS["versus"].in_(left.language).format(left=names[0], right=names[1]),
        "left_name": _short(other.kind, row, left),
        "right_name": _short(other.kind, other_row, right),
        "cautions": cautions,
        "tables": list(_tables(left, right, other)),
        "reports_href": _reports_href(row, other_row) if other.release else "",
    }


def _other_release(row: Release, other: With) -> Release:
    """The other release of the same platform, whose figures this reader may see as well. Raises NotAsked."""
    found = Release.objects.on(row.platform).select_related("platform", "signed_by", "withdrawn_by")
    this = found.filter(pk=other.release).first()
    if this is None:
        raise NotAsked(WORDS["no_release"])
    if this.pk == row.pk:
        raise NotComparable(SAME)
    return this


def _tables(left: Board, right: Board, other: With) -> Any:
    """The headlines, then people reached by what both sides have."""
    yield {"name": WORDS["headlines"], "pairs": sides.headlines(left, right, other.kind)}
    for dimension in _TABLES[other.kind]:
        if dimension in left.asked.slices:
            continue
        try:
            yield {"name": WORDS[dimension], "pairs": sides.by(left, right, dimension)}
        except UndefinedFigure as refusal:
            yield {"name": WORDS[dimension], "refusal": refusal.text}


def _names(row: Release, left: Board, other_row: Release, right: Board) -> tuple[str, str]:
    """What each side is of; with its release where they differ."""
    if other_row.pk == row.pk:
        return left.whole_scope, right.whole_scope
    said = WORDS["of_release"].in_(left.language)
    both = ((row, left), (other_row, right))
    named = [said.format(scope=b.whole_scope, release=str(r.pk)[:8], when=_day(r, b)) for r, b in both]
    return named[0], named[1]


def _short(kind: str, row: Release, board: Board) -> str:
    """What one side is, by what it differs in from the other: for the head of its column."""
    if kind == "release":
        return f"{_day(row, board)} ({str(row.pk)[:8]})"
    if kind == "place":
        return board.words.name("admin1", board.asked.parts["admin1"])
    return in_months(board.asked.where(board.release.months).get("month", board.release.months), board.language)


def _day(row: Release, board: Board) -> str:
    pack = board.release.platform
    return day(row.at, pack.timezone if pack else "UTC", board.language)


def _reports_href(row: Release, other: Release) -> str:
    earlier, later = sorted((row, other), key=lambda one: one.at)
    query = urlencode({"antes": earlier.pk, "despues": later.pk})
    return f"{reverse('signing_compare', args=[row.platform.code])}?{query}"


def _query(left: Board, other: str = "") -> str:
    query = left.asked.query()
    said = urlencode({CON: other}, safe=":") if other else ""
    return query + (("&" if query else "?") + said if said else "")


@dataclass(frozen=True)
class _Choice:
    """What may be compared with, and what it is compared with where the dashboard shows more than one: a parameter and its values."""

    name: Text
    options: list[tuple[str, str]]
    hidden: list[tuple[str, str]]
    first: str = ""


def _choices(row: Release, left: Board, chosen: str) -> dict[str, Any]:
    """What may be compared with: other releases, other months, other places."""
    release, words, asked_now = left.release, left.words, parse_qsl(left.asked.query().lstrip("?"))
    releases = [
        (str(one.pk), f"{_day(one, left)} ({str(one.pk)[:8]})")
        for one in Release.objects.on(row.platform).exclude(pk=row.pk)
    ]
    months = [(month, words.name("month", month)) for month in release.months]
    places = [(code, words.name("admin1", code)) for code in release.codes("admin1") if code]
    one_month = bool(left.asked.first) and left.asked.first == left.asked.last
    one_place = "admin1" in left.asked.parts
    without_months = [pair for pair in asked_now if pair[0] not in {"desde", "hasta"}]
    by_month = ("with_period", asked_now, "") if one_month else ("two_periods", without_months, MONTH)
    by_place = ("with_place", asked_now, "") if one_place else ("two_places", asked_now, "admin1")
    choices = [_Choice(WORDS["with_release"], releases, asked_now)] if releases else []
    for (key, hidden, first), options in ((by_month, months), (by_place, sorted(places, key=itemgetter(1)))):
        if len(options) > 1:
            choices.append(_Choice(WORDS[key], options, hidden, first))
    return {
        "choices": choices,
        "chosen": chosen,
        "back": place_of(row) + left.asked.query(),
        "scope": left.whole_scope,
    }


def _page(request: HttpRequest, row: Release, context: dict[str, Any], status: int = 200) -> HttpResponse:
    base = {"words": WORDS, "part_words": PART_WORDS, "release": row, "section": "latest_dashboard"}
    back = {"back": place_of(row), "scope": row.platform.name}
    return render(request, "dashboard/compare.html", base | back | context, status=status)
