"""Figures of a release, to who may see them: as the pages of figures give them, or with small numbers kept back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

from django.http import HttpRequest
from ninja import Query, Router

from tinkuy.access.permissions import Permission
from tinkuy.access.policy import Matter, allows, require
from tinkuy.api.callers import Token, own_platform
from tinkuy.api.operations.public import sees_results
from tinkuy.api.paging import Limit, Offset, part
from tinkuy.api.problems import SENTENCES, Problem
from tinkuy.api.shapes import FigureAsked, FigureKindShape, FigureShape, Page
from tinkuy.api.suppressing import BY, kept_back
from tinkuy.api.telling import line, words
from tinkuy.figures.catalogue import MODELS, UndefinedFigure
from tinkuy.figures.counting import MissingColumns
from tinkuy.pages.components.platforms import asking
from tinkuy.pages.components.speaking import spoken
from tinkuy.pages.figures.asking import Asked, NotAsked, names_of, read
from tinkuy.pages.figures.kinds import KINDS, PARTS, Kind
from tinkuy.pages.figures.making import lines
from tinkuy.pages.figures.published import Published, published
from tinkuy.pages.figures.views import address
from tinkuy.pages.results.views import own_places
from tinkuy.registries.models import Platform
from tinkuy.releases.models import Release
from tinkuy.releases.refusals import Refused as NotReadable

router = Router(tags=["figures"])
# What a program says, and what the address of the figure's page says for it.
PARAMETERS: Final[Mapping[str, str]] = {
    "model": "modelo",
    "by": "por",
    "without_national": "sin-nacional",
    "from_month": "desde",
    "to_month": "hasta",
    **{dimension: name for name, dimension in PARTS.items()},
}
_SAID: Final = {address: name for name, address in PARAMETERS.items()}


@router.get("/platforms/{platform}/figures", response=Page[FigureKindShape], auth=Token())
def figures(request: HttpRequest, platform: str, limit: Limit = 100, offset: Offset = 0) -> Any:
    """The figures that a release can be asked for, with their models and parameters."""
    own_platform(request, platform)
    return part(request, list(KINDS.items()), limit, offset, lambda one: _kind(*one))


def _kind(name: str, kind: Kind) -> dict[str, Any]:
    parameters = [_SAID[name] for name in names_of(kind)]
    return {"figure": name, "name": words(kind.figure.name), "models": list(kind.models), "parameters": parameters}


@router.get("/platforms/{platform}/releases/{uuid:release}/figures/{figure}", response=FigureShape, auth=Token())  # fmt: skip
def figure(request: HttpRequest, platform: str, release: UUID, figure: str, asked: Query[FigureAsked]) -> Any:
    """Lines of a figure, with their interval where they are people reached.

    Whoever reports, reviews or coordinates gets every figure, small numbers too. Who only sees results gets people reached of
    the latest release, of the whole response or of their own place, and small numbers are kept back.
    """
    here = own_platform(request, platform)
    whole = allows(asking(request), Permission.READ_RELEASES, Matter(str(here.pk)))
    if not whole and not sees_results(request, here):
        require(asking(request), Permission.READ_AGGREGATES, Matter(str(here.pk)))
    row = Release.objects.on(here).filter(pk=release).first()
    if row is None or figure not in KINDS:
        raise Problem(404, "not_found")
    opened = _opened(row)
    meant = _meant(opened, figure, asked)
    table = _lines(opened, meant) if whole else _results(request, here, row, opened, meant)
    return part(request, table, asked.limit, asked.offset, line) | {
        "platform": here.code,
        "release": row.pk,
        "figure": figure,
        "model": meant.model or None,
        "suppressed": not whole,
        "method": (MODELS[meant.model].method if meant.model else meant.kind.figure.method).in_(spoken()),
        "address": request.build_absolute_uri(address(row, meant)),
    }


def _opened(row: Release) -> Published:
    try:
        return published(row)
    except NotReadable as refusal:
        raise Problem(503, "not_now", refusal.text) from refusal


def _meant(release: Published, figure: str, asked: FigureAsked) -> Asked:
    """What is asked of the figure. Raises Problem 422."""
    known = names_of(KINDS[figure])
    said = asked.model_dump(exclude={"limit", "offset"}, exclude_none=True)
    if not said.get("without_national"):
        said.pop("without_national", None)
    values = {PARAMETERS[name]: [_written(value)] for name, value in said.items()}
    for name in values:
        if name not in known:
            there = ", ".join(_SAID[one] for one in known)
            raise Problem(422, "no_parameter", SENTENCES["no_parameter"].format(name=_SAID[name], known=there))
    try:
        return read(figure, values, usual=release.usual_model, knows=release.knows)
    except NotAsked as refusal:
        raise Problem(422, "not_understood", refusal.text) from refusal


def _written(value: str | bool) -> str:
    """As the figure's own address says it."""
    return value if isinstance(value, str) else "si" if value else "no"


def _lines(release: Published, asked: Asked) -> Any:
    try:
        return lines(release, asked)
    except (UndefinedFigure, MissingColumns) as refusal:
        raise Problem(422, "undefined_figure", refusal.text) from refusal


def _results(request: HttpRequest, platform: Platform, row: Release, release: Published, asked: Asked) -> Any:
    """The figure for who sees results only: of the latest release that stands, small numbers kept back. Raises Problem 403."""
    standing = Release.objects.on(platform).filter(withdrawn_at__isnull=True).first()
    own = own_places(request)
    if standing is None or row.pk != standing.pk or (own is not None and asked.slices.get("admin1") not in own):
        raise Problem(403, "not_shown", SENTENCES["not_shown"].format(known=BY))
    found = kept_back(release, asked)
    if found is None:
        raise Problem(403, "not_shown", SENTENCES["not_shown"].format(known=BY))
    return found
