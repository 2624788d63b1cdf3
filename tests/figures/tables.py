"""Random standard rows for the invariants: few places, months and sectors, so that overlap happens."""

from __future__ import annotations

from typing import Any

import polars as pl
from hypothesis import strategies as st

from tests.factories.rows import standard_rows

COUNTS = st.none() | st.integers(0, 60).map(lambda quarter: quarter / 4)

INDICATORS = {
    "education": "RE-ED1",
    "health": "RE-HE1",
    "shelter": "RE-SH1",
    "wash": "RE-WA2",
    "nutrition": "RE-NU1",
    "protection_general": "RE-PR1",
}


@st.composite
def _row(draw: st.DrawFn) -> dict[str, Any]:
    sector = draw(st.sampled_from(sorted(INDICATORS)))
    place = draw(st.sampled_from([("PER", "PE15"), ("PER", "PE23"), ("PER", "PE00"), ("CHL", "CL01"), ("PER", None)]))
    return {
        "sector": sector,
        "indicator": INDICATORS[sector],
        "country": place[0],
        "admin1": place[1],
        "place_level": "national" if place[1] == "PE00" else "admin1",
        "month": draw(st.sampled_from(["2021-01", "2021-02", "2021-03"])),
        "organisation": draw(st.sampled_from(["ORG001", "ORG002", None])),
        "implementing_partner": draw(st.sampled_from([None, "IP001"])),
        "activity": draw(st.sampled_from(["Kits", "Talleres", None])),
        "rmrp": draw(st.sampled_from([True, True, False, None])),
        "cva": draw(st.sampled_from([True, False, None])),
        "indicator_type": draw(st.sampled_from(["direct_assistance"] * 5 + ["other", None])),
        "new": draw(COUNTS),
        "total": draw(COUNTS),
        "women": draw(COUNTS),
        "girls": draw(COUNTS),
        "in_destination": draw(COUNTS),
        "host_community": draw(COUNTS),
    }


def random_rows(*, min_size: int = 0, max_size: int = 14) -> st.SearchStrategy[pl.DataFrame]:
    """Frames of random standard rows; every activity stays in one sector, as its indicator does."""
    return st.lists(_row(), min_size=min_size, max_size=max_size).map(standard_rows)
