"""What a file became: one line per organisation and month, what is to be done next, and what was read of the file."""

from __future__ import annotations

from typing import Any, Final

import polars as pl
from django.http import HttpRequest

from tinkuy.arrivals.models import Arrival
from tinkuy.languages import Text
from tinkuy.ledger.checked import VERSION, Checked, checked
from tinkuy.ledger.models import Version
from tinkuy.packs.folding import fold
from tinkuy.pages.components.finding_list import counted
from tinkuy.pages.uploads.visible import versions_of
from tinkuy.pages.uploads.weighing import weight
from tinkuy.pages.uploads.words import ARRIVAL
from tinkuy.reports.five_ws import FIVE_WS

_ON_A_PAGE: Final = 30


def became(request: HttpRequest, arrival: Arrival) -> dict[str, Any]:
    """The context of a file that was received."""
    all_of = sorted(versions_of(request, arrival), key=lambda one: (_name(one), one.submission.month))
    drafts = [one for one in all_of if one.state == Version.State.DRAFT]
    found = checked(drafts)
    page, pages = _page(request, len(all_of))
    counts = _counts(found)
    lines = [_line(one, arrival, counts) for one in all_of[(page - 1) * _ON_A_PAGE : page * _ON_A_PAGE]]
    for earlier, line in zip([None, *lines], lines, strict=False):
        line["again"] = earlier is not None and earlier["organisation"] == line["organisation"]
    return {
        "lines": lines,
        "many": len({one.submission.organisation_id for one in all_of}) > 1,
        "page": page,
        "pages": pages,
        "before": f"?pagina={page - 1}" if page > 1 else "",
        "after": f"?pagina={page + 1}" if page < pages else "",
        "summary": _summary(all_of),
        "drafts": len(drafts),
        "only": drafts[0] if len(drafts) == 1 else None,
        "weight": weight(found, found.rows.height) if drafts else None,
        "same_all": bool(arrival.same) and not arrival.made,
        "same_text": counted(ARRIVAL["same_some"], n=len(arrival.same)) if arrival.same and arrival.made else None,
        "left_text": counted(ARRIVAL["left_out"], n=arrival.left_out) if arrival.left_out else None,
        "submit_all": counted(ARRIVAL["next_submit" if len(drafts) == 1 else "next_all"], n=len(drafts)),
        "receipt": (arrival.receipt or {}).get("lines", []),
        "columns": _columns(arrival),
    }


def _name(one: Version) -> str:
    return fold(one.submission.organisation.name_es)


def _page(request: HttpRequest, lines: int) -> tuple[int, int]:
    asked = request.GET.get("pagina", "1")
    pages = max(-(-lines // _ON_A_PAGE), 1)
    at = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 7 else 1
    return min(max(at, 1), pages), pages


def _counts(found: Checked) -> dict[str, dict[str, int]]:
    """Findings, and rows that cannot be used, by version."""
    joined = found.findings.join(found.rows.select("row_id", VERSION), on="row_id", how="left")
    blocked = pl.col("row_id").filter(pl.col("severity") == "blocking").n_unique()
    told = joined.group_by(VERSION).agg(findings=pl.len(), blocked=blocked)
    return {line.pop(VERSION): line for line in told.iter_rows(named=True)}


def _line(one: Version, arrival: Arrival, counts: dict[str, dict[str, int]]) -> dict[str, Any]:
    nothing = {"findings": 0, "blocked": 0}
    return {
        "version": one,
        "organisation": one.submission.organisation,
        "same": str(one.pk) in arrival.same,
        "draft": one.state == Version.State.DRAFT,
        **counts.get(str(one.pk), nothing),
    }


def _summary(all_of: list[Version]) -> Text | None:
    if not all_of:
        return None
    told = {
        "rows": sum(one.rows for one in all_of),
        "reports": len(all_of),
        "organisations": len({one.submission.organisation_id for one in all_of}),
    }
    several = "done_some" if told["organisations"] > 1 else "done_months"
    return counted(ARRIVAL["done_one" if len(all_of) == 1 else several], **told)


def _columns(arrival: Arrival) -> list[dict[str, Any]]:
    """Each column that was recognised: its heading in the file, and what it was read as."""
    headings = (arrival.receipt or {}).get("headings", {})
    return [{"heading": heading, "label": FIVE_WS[key].label} for key, heading in headings.items()]
