"""What happened in the invented year: the same files from the same seed, and months that are due where today is."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from tinkuy.demonstration import standard_rows, story
from tinkuy.demonstration.story import corrected, due_days, organisation_of, write_sent
from tinkuy.packs.loading import load_platform, load_year
from tinkuy.reports.reading import read


@pytest.mark.parametrize(
    ("today", "december", "october"),
    [
        (date(2026, 11, 23), date(2026, 12, 10), date(2026, 10, 10)),
        (date(2026, 11, 10), date(2026, 11, 10), date(2026, 9, 10)),
        (date(2027, 1, 5), date(2027, 1, 10), date(2026, 11, 10)),
    ],
)
def test_the_missing_month_is_due_on_the_tenth_that_comes(today: date, december: date, october: date) -> None:
    days = due_days(today)
    assert (days[story.MISSING], days[story.ACCEPTED]) == (december, october)
    assert len(days) == 12


def test_every_file_says_whose_it_is_and_reads_as_the_months_of_the_story(tmp_path) -> None:
    sent = write_sent(tmp_path)
    year, platform = load_year(sent.packs / "demo-2021"), load_platform(sent.packs / "demo-peru")
    assert len(sent.reports) == 27

    def months_of(path) -> list[str]:
        rows = read(path, year=year, platform=platform).rows
        assert rows["organisation"].unique().to_list() == [organisation_of(path)]
        return sorted(rows["month"].unique())

    late = next(path for path in sent.reports if organisation_of(path) == story.LATE[0])
    own = next(path for path in sent.reports if organisation_of(path) == story.OWN)
    assert months_of(own)[-1] == str(story.IN_REVIEW)
    assert months_of(late)[-1] == str(story.ACCEPTED)
    assert (months_of(sent.correction), months_of(sent.to_send)) == ([str(story.CORRECTED)], [str(story.MISSING)])


def test_a_correction_mends_breakdowns_adds_what_was_forgotten_and_changes_no_other_number() -> None:
    rows = standard_rows().filter(
        (pl.col("month") == str(story.CORRECTED)) & (pl.col("organisation") == story.CORRECTS)
    )
    again = corrected(rows)
    assert again.height == rows.height + 1
    assert again.head(rows.height).drop("women").equals(rows.drop("women"))
    parts = pl.sum_horizontal("girls", "boys", "women", "men")
    whole = again.filter((pl.col("new") > 0) & (pl.sum_horizontal("girls", "boys", "men") <= pl.col("new")))
    assert whole.select((parts == pl.col("new")).fill_null(True).all()).item()
    assert again["women"].to_list() != rows["women"].to_list()
