"""Figures are made once per release, figure, parameters and code; what cannot be read is made again."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from tests.factories.rows import people, standard_rows
from tinkuy.figures import of_release
from tinkuy.figures.of_release import figure
from tinkuy.releases.cache import Cache, method_of


class Maker:
    """Makes another table each time it is asked."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> pl.DataFrame:
        self.times += 1
        return pl.DataFrame({"reached": [float(self.times)]})


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "figures", "method-1")


def test_a_figure_is_made_once(cache):
    make = Maker()
    first, second = (cache.figure("r1", "people_reached", {"by": ["month"]}, make) for _ in range(2))
    assert make.times == 1
    assert_frame_equal(first, second)


@pytest.mark.parametrize(
    "other",
    [("r2", "f", {"by": ["month"]}), ("r1", "g", {"by": ["month"]}), ("r1", "f", {"by": ["sector"]}), ("r1", "f", {})],
)
def test_another_release_figure_or_parameter_is_another_figure(cache, other):
    make = Maker()
    cache.figure("r1", "f", {"by": ["month"]}, make)
    cache.figure(*other, make)
    assert make.times == 2


def test_another_code_makes_its_own(cache, tmp_path):
    make = Maker()
    for one in (cache, Cache(cache.folder, "method-2")):
        one.figure("r1", "f", {}, make)
    assert make.times == 2


def test_the_method_is_the_code_that_makes_figures(tmp_path):
    (tmp_path / "sum.py").write_text("a = 1")
    before = method_of(tmp_path)
    assert method_of(tmp_path) == before
    (tmp_path / "sum.py").write_text("a = 2")
    assert method_of(tmp_path) != before


def test_a_file_that_cannot_be_read_is_made_again(cache):
    make = Maker()
    cache.figure("r1", "f", {}, make)
    (path,) = cache.folder.rglob("*.parquet")
    path.write_bytes(path.read_bytes()[:20])
    assert cache.figure("r1", "f", {}, make)["reached"].item() == 2
    assert cache.figure("r1", "f", {}, make)["reached"].item() == 2


def test_what_fails_leaves_nothing(cache):
    def fail() -> pl.DataFrame:
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        cache.figure("r1", "f", {}, fail)
    assert list(cache.folder.rglob("*.*")) == []


def test_a_figure_of_a_release_comes_from_the_cache_the_second_time(cutting, tmp_path, connection):
    release = cutting(standard_rows([people(3), people(4) | {"sector": "health"}]))
    kept = of_release.cache(tmp_path / "figures")
    first = figure(release, "people_reached", kept=kept, connection=connection, model="sum", by=("sector",))
    (release.folder / "rows.parquet").unlink()
    assert_frame_equal(figure(release, "people_reached", kept=kept, model="sum", by=["sector"]), first)
    assert first["reached"].to_list() == [3, 4]
