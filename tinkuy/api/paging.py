"""A part of a list at a time: limit and offset, how many there are, and where the next part is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Annotated, Any

import polars as pl
from django.db.models import QuerySet
from django.http import HttpRequest
from ninja import Query

from tinkuy.api.shapes import FURTHEST, MOST

Limit = Annotated[int, Query(ge=1, le=MOST, description="How many at most.")]
Offset = Annotated[int, Query(ge=0, le=FURTHEST, description="How many to pass over.")]


def part(
    request: HttpRequest,
    found: Sequence[Any] | QuerySet | pl.DataFrame,
    limit: int,
    offset: int,
    shown: Callable[[Any], Any] = lambda one: one,
) -> dict[str, Any]:
    """One part of what was found, as `shapes.Page` tells it; `shown` makes each item."""
    total = found.height if isinstance(found, pl.DataFrame) else found.count() if isinstance(found, QuerySet) else len(found)  # fmt: skip
    here = found[offset : offset + limit]
    items = here.to_dicts() if isinstance(here, pl.DataFrame) else here
    more = offset + limit < total
    return {
        "total": total,
        "limit": limit,
        "offset": offset,
        "next": _address(request, limit, offset + limit) if more else None,
        "items": [shown(one) for one in items],
    }


def _address(request: HttpRequest, limit: int, offset: int) -> str:
    said = request.GET.copy()
    said["limit"], said["offset"] = str(limit), str(offset)
    return request.build_absolute_uri(f"{request.path}?{said.urlencode()}")
