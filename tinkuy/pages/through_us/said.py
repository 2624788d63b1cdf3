"""What implementing partners say of the rows that name them, beside the report: to whoever reviews it and whoever reports it."""

from __future__ import annotations

from typing import Any, Final

import polars as pl
from django.http import HttpRequest

from tinkuy.access.permissions import Permission
from tinkuy.access.policy import allows
from tinkuy.languages import LANGUAGES, Text, number
from tinkuy.ledger.confirming import Confirmation, said_about
from tinkuy.ledger.models import Version
from tinkuy.ledger.versions import matter, rows_now
from tinkuy.pages.components.platforms import asking
from tinkuy.pages.members.scopes import Scopes
from tinkuy.pages.through_us.words import SAID, THROUGH

_NAMED: Final = 8  # rows that are named; of more, how many there are
ICONS: Final = {"confirmed": ("circle-check", "done"), "contested": ("triangle-alert", "warning")}


def partners_told(request: HttpRequest, version: Version, sector: str | None = None) -> dict[str, Any]:
    """The context of `through_us/said.html`."""
    if not Confirmation.objects.on(version.platform).filter(version__submission=version.submission_id).exists():
        return {"partners": []}
    numbers = _rows_by_partner(request, version, sector)
    scopes, may_erase = Scopes(version.platform), allows(asking(request), Permission.ERASE, matter(version))
    lines = [
        {
            "said": one,
            "name": scopes.name("partner", one.partner),
            "state": state_of(one),
            "rows": _rows_text(numbers[one.partner]),
            "version": None if one.version_id == version.pk else SAID["on_version"].format(n=one.version.number),
            "may_erase": may_erase and bool(one.note) and one.erased_at is None,
        }
        for one in said_about(version, numbers)
    ]
    return {
        "partners": lines,
        "words": SAID,
        "platform": request.platform,
        "here": request.get_full_path(),
        # A page of one report shows it once, a queue beside each line.
        "id": "socios" if sector is None else f"socios-{version.pk}-{sector}",
        "heading": "h2" if sector is None else "h3",
    }


def state_of(said: Confirmation | None) -> dict[str, Any]:
    """A partner's word as the component of a state shows it; None: it said nothing yet."""
    icon, tone = ICONS[said.verdict] if said else ("circle-dashed", "quiet")
    return {"icon_name": icon, "tone": tone, "word": THROUGH[said.verdict if said else "waiting"]}


def _rows_by_partner(request: HttpRequest, version: Version, sector: str | None) -> dict[str, list[int]]:
    """Where in the file the rows stand that name a partner, of those that whoever asks may see."""
    rows = rows_now(version).filter(pl.col("implementing_partner").is_not_null())
    of = pl.col("sector").fill_null("")
    there = set(rows.select(of).to_series()) if sector is None else {sector}
    seen = [one for one in there if allows(asking(request), Permission.READ_DRAFTS, matter(version, one or None))]
    mine = rows.filter(of.is_in(seen)).sort("row")
    return dict(mine.group_by("implementing_partner").agg(pl.col("row")).rows())


def _rows_text(numbers: list[int]) -> Text:
    named = Text(*(", ".join(number(one, code) for one in numbers[:_NAMED]) for code in LANGUAGES))
    if len(numbers) == 1:
        return SAID["row"].format(row=named)
    more = len(numbers) - _NAMED
    return SAID["rows_more"].format(rows=named, n=more) if more > 0 else SAID["rows"].format(rows=named)
