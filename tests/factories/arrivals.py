"""Files sent as a page sends them."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

from tests.factories.reports import YEAR, World, write_report
from tinkuy.arrivals.actions import send
from tinkuy.arrivals.models import Arrival


def post(world: World, folder: Path, rows: Any = ({},), **said: Any) -> Arrival:
    """Alice, or whoever is said, sends a report of a few rows, or the bytes given."""
    content = rows if isinstance(rows, bytes) else write_report(folder / "sent.csv", rows).read_bytes()
    given = {"platform": world.platform, "by": world.alice, "year": YEAR, "name": "marzo.csv"}
    return send(content=BytesIO(content), **given | said)
