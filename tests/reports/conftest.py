from __future__ import annotations

from collections.abc import Callable

import pytest

from tinkuy.packs.loading import load_year
from tinkuy.packs.schema import YearPack
from tinkuy.reports.reading import Reading, read


@pytest.fixture(scope="session")
def year() -> YearPack:
    return load_year("r4v-2021")


@pytest.fixture
def read_2021(year: YearPack) -> Callable[..., Reading]:
    """Read a file with the rules of 2021."""
    return lambda path, **options: read(path, year=year, **options)
