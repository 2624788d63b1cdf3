"""Nobody can be found in what is public: an attacker solves all tables of up to three releases together, and stays in doubt."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import Any

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.factories.rows import standard_rows
from tests.public.attacking import Attacker, Release
from tinkuy.public.making import public_tables_of
from tinkuy.public.rounding import rounded

SECTORS = {"health": "RE-HE1", "gbv": "RE-GB1", "protection_general": "RE-PR1"}
PLACES = ("PE15", "PE23")
MONTHS = ("2021-01", "2021-02", "2021-03")
APART = 8  # how far apart the values that a small number may have must stay, at least

Cells = Mapping[tuple[str, str, str], int]


def rows_of(cells: Cells) -> pl.DataFrame:
    lines = [
        {"sector": sector, "indicator": SECTORS[sector], "admin1": place, "month": month, "new": people}
        for (sector, place, month), people in cells.items()
    ]
    return standard_rows(lines)


def published(cells: Cells, secret: bytes) -> Release:
    """What an attacker reads in the tables, line by line."""
    tables = public_tables_of(rows_of(cells), secret=secret)
    named = {code: {"sector", "admin1", "month", "quarter"} & set(frame.columns) for code, frame in tables.items()}
    sums = [
        (frozenset(cell for cell in cells if _is_of(cell, line, named[code])), line["upper"] if "upper" in line else line["people_reached"])
        for code, frame in tables.items()
        if "state" in frame.columns
        for line in frame.iter_rows(named=True)
        if line["state"] != "not_reported"
    ]  # fmt: skip
    return Release(tuple(cells), frozenset(cell for cell, people in cells.items() if people == 0), sums)


def cells_published(cells: Cells, secret: bytes) -> Release:
    """As if every rounded cell were published on its own."""
    found = rounded(rows_of(cells), secret).rows(named=True)
    sums = [(frozenset({(line["sector"], line["admin1"], line["month"])}), int(line["new"])) for line in found]
    return Release(tuple(cells), frozenset(cell for cell, people in cells.items() if people == 0), sums)


def _is_of(cell: tuple[str, str, str], line: Mapping[str, Any], keys: Iterable[str]) -> bool:
    sector, place, month = cell
    alone = "quarter" in keys
    area = sector if alone else {"gbv": "protection", "protection_general": "protection"}.get(sector, sector)
    said = {"sector": area, "admin1": place, "month": month, "quarter": "2021-Q1"}
    return all(said[key] == line[key] for key in keys)


counts = st.one_of(st.integers(0, 12), st.sampled_from([9, 10, 19, 20, 99, 101]))
cells = st.tuples(st.sampled_from(sorted(SECTORS)), st.sampled_from(PLACES), st.sampled_from(MONTHS))
first = st.dictionaries(cells, counts, min_size=1, max_size=7)


@st.composite
def sequences(draw: st.DrawFn) -> list[dict[tuple[str, str, str], int]]:
    """One to three releases: months are added, small corrections are made, something is taken out."""
    releases = [draw(first)]
    for _ in range(draw(st.integers(0, 2))):
        last = dict(releases[-1])
        for cell in draw(st.lists(st.sampled_from(sorted(last)), max_size=3, unique=True)):
            last[cell] = max(0, last[cell] + draw(st.integers(-9, 9)))
        releases.append(last | draw(st.dictionaries(cells, counts, max_size=2)))
    return releases


@settings(max_examples=15, deadline=None)
@given(sequences(), st.binary(min_size=32, max_size=32))
def test_no_small_number_can_be_found_in_all_that_was_published_together(releases, secret) -> None:
    attacker = Attacker([published(release, secret) for release in releases])
    for number, release in enumerate(releases):
        for cell, people in release.items():
            if 0 < people < 10:
                low, high = attacker.between({(number, cell): 1})
                assert low <= people <= high
                assert high - low >= APART, (cell, people, low, high)


@settings(max_examples=15, deadline=None)
@given(sequences().filter(lambda found: len(found) > 1), st.binary(min_size=32, max_size=32))
def test_no_small_correction_can_be_found_by_comparing_releases(releases, secret) -> None:
    attacker = Attacker([published(release, secret) for release in releases])
    for number, (before, after) in enumerate(pairwise(releases)):
        for cell in before.keys() & after.keys():
            change = after[cell] - before[cell]
            if 0 < abs(change) < 10:
                low, high = attacker.between({(number + 1, cell): 1, (number, cell): -1})
                assert low <= change <= high
                assert high - low >= APART, (cell, change, low, high)


@settings(max_examples=15, deadline=None)
@given(sequences(), st.binary(min_size=32, max_size=32))
def test_not_even_the_rounded_cells_would_give_a_small_number_away(releases, secret) -> None:
    """Every table, of today and to come, is made from these cells and nothing else: whatever it shows, it shows no more."""
    attacker = Attacker([cells_published(release, secret) for release in releases])
    for number, release in enumerate(releases):
        for cell, people in release.items():
            if 0 < people < 10:
                low, high = attacker.between({(number, cell): 1})
                assert high - low >= APART, (cell, people, low, high)


def test_the_attacker_finds_a_small_number_in_sums_that_are_not_rounded() -> None:
    small, other = ("health", "PE15", "2021-01"), ("health", "PE23", "2021-01")
    sums = [(frozenset({small, other}), 107), (frozenset({other}), 100)]
    assert Attacker([Release((small, other), frozenset(), sums, exact=True)]).between({(0, small): 1}) == (7, 7)
    rounded_sums = [(frozenset({small, other}), 110), (frozenset({other}), 100)]
    assert Attacker([Release((small, other), frozenset(), rounded_sums)]).between({(0, small): 1}) == (1, 19)


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 60), st.integers(1, 60), st.binary(min_size=16, max_size=16))
def test_a_rounded_cell_tells_less_than_ten_people(people, changed, secret) -> None:
    (value,), (after,) = (
        rounded(rows_of({("health", "PE15", "2021-01"): one}), secret)["new"] for one in (people, changed)
    )
    assert value % 10 == 0
    assert abs(value - people) < 10
    assert (after - value) * (changed - people) >= 0, "the offset is the same in every release: more is never less"
    assert abs((after - value) - (changed - people)) < 10


def test_rounding_is_right_on_average() -> None:
    seven = rows_of({("health", "PE15", "2021-01"): 7})
    rounded_values = [rounded(seven, secrets.token_bytes(16))["new"][0] for _ in range(200)]
    assert set(rounded_values) == {0, 10}
    assert 5.5 < sum(rounded_values) / 200 < 8.5
