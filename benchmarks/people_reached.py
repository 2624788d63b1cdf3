"""How fast is people reached on 10,000,000 rows of Parquet, next to the same figure written by hand in DuckDB SQL?

Run alone: `python benchmarks/people_reached.py [--rows 10000000] [--runs 5]`. It makes synthetic rows in a temporary
folder (seeded, sorted by month and sector as a release is), checks that both ways give the same numbers, and prints the
best and the median of the warm runs of each. Both ways share one DuckDB connection and take turns.
"""

from __future__ import annotations

import argparse
import json
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import duckdb

from tinkuy.figures import people_reached

ROWS = 10_000_000
LIMIT = 1.3  # times the hand-written SQL, warm

SYNTHETIC = """
copy (
    with drawn as (
        select
            i,
            1 + (hash(i) % 12) as month_number,
            (hash(i + 1) % 17) as country_number,
            least(hash(i + 2) % 40, hash(i + 3) % 25) as admin1_number,
            (hash(i + 4) % 20) as sector_number,
            least(hash(i + 5) % 400, hash(i + 6) % 300) as organisation_number,
            (hash(i + 7) % 5) as indicator_number,
            (hash(i + 8) % 40) as activity_number,
            (hash(i + 9) % 1000) as dice
        from range({rows}) as numbers(i)
    )
    select
        i::uinteger as row_id,
        'C' || lpad(country_number::varchar, 2, '0') as country, country as country_text,
        country || lpad(admin1_number::varchar, 2, '0') as admin1, 'Provincia ' || admin1 as admin1_text,
        if(admin1_number = 0, 'national', 'admin1') as place_level,
        '2021-' || lpad(month_number::varchar, 2, '0') as month, month as month_text,
        'sector_' || sector_number as sector, 'Sector ' || sector_number as sector_text,
        if(dice < 20, null, 'ORG' || organisation_number) as organisation, 'Organización ' || organisation_number as organisation_text,
        'RE-' || sector_number || '-' || indicator_number as indicator, 'Indicador ' || indicator as indicator_text,
        'Actividad ' || activity_number || ' de la organización ' || organisation_number as activity,
        if(dice < 840, 'direct_assistance', 'other') as indicator_type,
        dice % 10 < 6 as rmrp, if(rmrp, 'Sí', 'No') as rmrp_text,
        if(dice % 50 = 0, null, floor(exp(dice / 130.0)))::double as new,
        'new' as breakdown_of
    from drawn
    order by month, sector
) to '{path}' (format parquet, row_group_size 200000)
"""

BY_HAND = """
with rows as (
    select
        coalesce(country, country_text) as country, coalesce(admin1, admin1_text) as admin1,
        coalesce(month, month_text) as month, coalesce(sector, sector_text) as sector,
        coalesce(organisation, organisation_text) as organisation, coalesce(indicator, indicator_text) as indicator,
        activity, new
    from read_parquet('{path}')
    where indicator_type = 'direct_assistance' and (new >= 0 or new is null)
),
sectors as (
    select country, admin1, month, sector, sum(new) as people, count(*) as rows, count(*) - count(new) as not_reported
    from rows group by all
),
cells as (
    select max(people) as reached, sum(people) as upper, sum(rows) as rows, sum(not_reported) as not_reported
    from sectors group by country, admin1, month
),
activities as (
    select country, admin1, sum(new) as people from rows group by country, admin1, organisation, indicator, activity
),
places as (select max(people) as lower from activities group by country, admin1)
select
    (select sum(reached) from cells), (select sum(lower) from places), (select sum(upper) from cells),
    (select sum(not_reported) from cells), (select sum(rows) from cells)
"""


def timed(run: Callable[[], object]) -> float:
    """Seconds of one run."""
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def measure(rows: int, runs: int) -> dict[str, float]:
    """Make the rows, check that both ways agree, and return seconds of each and their ratio."""
    with tempfile.TemporaryDirectory() as folder, duckdb.connect() as connection:
        path = Path(folder) / "rows.parquet"
        connection.execute(SYNTHETIC.format(rows=rows, path=path))
        sql = BY_HAND.format(path=path)

        def by_hand() -> tuple[object, ...]:
            return connection.execute(sql).fetchall()[0]

        def tinkuy() -> tuple[object, ...]:
            return people_reached(connection.read_parquet(str(path)), model="max-sector").fetchall()[0][:5]

        expected, found = by_hand(), tinkuy()
        if any(abs(a - b) > 0.01 + 1e-9 * abs(a) for a, b in zip(map(float, expected), map(float, found), strict=True)):
            raise AssertionError(f"by hand {expected}, people_reached {found}")
        seconds = [(timed(by_hand), timed(tinkuy)) for _ in range(runs)]
    hand, ours = (statistics.median(column) for column in zip(*seconds, strict=True))
    best_hand, best_ours = (min(column) for column in zip(*seconds, strict=True))
    return {
        "rows": rows,
        "by_hand_median_s": round(hand, 3),
        "tinkuy_median_s": round(ours, 3),
        "by_hand_best_s": round(best_hand, 3),
        "tinkuy_best_s": round(best_ours, 3),
        "ratio": round(ours / hand, 2),
        "limit": LIMIT,
    }


def main() -> None:
    """Print the measurement as JSON; exit status 1 if it is over the limit."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rows", type=int, default=ROWS)
    parser.add_argument("--runs", type=int, default=5)
    arguments = parser.parse_args()
    result = measure(arguments.rows, arguments.runs)
    print(json.dumps(result, indent=2))
    raise SystemExit(result["ratio"] > LIMIT)


if __name__ == "__main__":
    main()
