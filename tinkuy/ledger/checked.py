"""Findings and causes of versions as they are now: of one draft, or of all that came in one file together.

Checks run on what the ledger holds, not on the file: the rows of each part, the causes accepted so far, the cells typed since,
and what reading could not understand in the cells that nobody mended. What was found is kept in a folder of the
installation and made again when anything differs: the rows, the packs, the code of the checks, the day.
"""

from __future__ import annotations

import hashlib
import json
import secrets
import shutil
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any, Final
from zoneinfo import ZoneInfo

import polars as pl
from django.conf import settings

from tinkuy import checks, reports
from tinkuy.checks.causes import Cause, Causes, Effect, Level, find_causes
from tinkuy.checks.findings import FINDINGS
from tinkuy.checks.run import PROBLEMS, run_checks
from tinkuy.languages import Text
from tinkuy.ledger.drafts import Cells
from tinkuy.ledger.models import Version
from tinkuy.ledger.parts import ROW_NUMBER, part_schema
from tinkuy.ledger.versions import problems_with, rows_with, typed_cells_of
from tinkuy.packs.schema import PlatformPack, YearPack
from tinkuy.registries.in_force import state_of, year_in_force
from tinkuy.registries.installed_packs import platform_pack

VERSION: Final = "version"
_ORDER: Final = ("file", "sheet", "row", VERSION, ROW_NUMBER)  # as they stood in the file: checks look at neighbours
_CAUSES: Final = "tinkuy.causes"


@dataclass(frozen=True, slots=True)
class Checked:
    """Rows of one or many versions with what is found in them.

    `rows`: `version` (its identifier as text), `row_number`, then the standard rows; `row_id` is 0, 1, 2 ... over all of them.
    `findings` has the schema FINDINGS, its `row_id` that of `rows`. `causes`: the heaviest first.
    """

    rows: pl.DataFrame
    findings: pl.DataFrame
    causes: tuple[Cause, ...]

    def __getitem__(self, id: str) -> Cause:
        """The cause with this id; raises UnknownCause, which names those there are."""
        return Causes(self.causes, self.findings)[id]

    def of(self, version: Version) -> Checked:
        """Rows and findings of one version only; the causes, all of them."""
        rows = self.rows.filter(pl.col(VERSION) == str(version.pk))
        return replace(
            self, rows=rows, findings=self.findings.join(rows, on="row_id", how="semi", maintain_order="left")
        )


@dataclass(frozen=True, slots=True)
class _Now:
    """A version and the cells typed in it, as they were when somebody asked."""

    version: Version
    cells: Cells


def checked(versions: Sequence[Version]) -> Checked:
    """What is found in these versions of one platform, looked at together: a cause of a whole month shows only so.

    Raises NotWhole of the content store.
    """
    cells = typed_cells_of(versions)
    now = [_Now(version, cells[version.pk]) for version in sorted(versions, key=lambda one: str(one.pk))]
    found = [_checked_of_year(list(group)) for group in _by_year(now)]
    if not found:
        rows = pl.DataFrame(schema={VERSION: pl.String()} | part_schema())
        return Checked(rows, pl.DataFrame(schema=FINDINGS), ())
    return found[0] if len(found) == 1 else _together(found)


def _by_year(now: list[_Now]) -> Iterator[list[_Now]]:
    for year in sorted({one.version.year for one in now}):
        yield [one for one in now if one.version.year == year]


def _checked_of_year(now: list[_Now]) -> Checked:
    first = now[0].version
    year, platform = year_in_force(first.year, first.platform), platform_pack(first.platform.pack)
    rows = _rows(now)
    today = datetime.now(ZoneInfo(platform.timezone)).date()
    place = folder() / f"{_key(now, year, platform, today)}.parquet"
    kept = _kept(place)
    if kept is None:
        findings = run_checks(rows, year, platform=platform, problems=_problems(now, rows), today=today)
        causes = find_causes(rows, findings, year, platform=platform)
        kept = causes.findings, causes.causes
        _keep(place, *kept)
        if not _as_they_were(now):
            place.unlink(missing_ok=True)  # text that was erased meanwhile is not kept; whoever erases forgets the rest
    return Checked(rows, *kept)


def _as_they_were(now: list[_Now]) -> bool:
    """Whether the versions still hold what they held when they were looked at."""
    held = {one.version.pk: (one.version.part, one.version.problems) for one in now}
    found = Version.objects.on(now[0].version.platform).filter(pk__in=list(held))
    return held == {pk: (part, problems) for pk, part, problems in found.values_list("pk", "part", "problems")}


def _rows(now: list[_Now]) -> pl.DataFrame:
    frames = [rows_with(one.version, one.cells).with_columns(_named(one)) for one in now]
    rows = pl.concat(frames).drop("row_id").sort(_ORDER).with_row_index("row_id")
    return rows.select(VERSION, *part_schema())


def _problems(now: list[_Now], rows: pl.DataFrame) -> pl.DataFrame:
    """What is not understood in any of the versions, by the row ids of `rows`."""
    told = pl.concat([problems_with(one.version, one.cells).with_columns(_named(one)) for one in now])
    numbered = told.join(rows.select("row_id", VERSION, ROW_NUMBER), on=[VERSION, ROW_NUMBER], how="inner")
    return numbered.sort("row_id", "column").select(*PROBLEMS)


def _named(one: _Now) -> pl.Expr:
    return pl.lit(str(one.version.pk)).alias(VERSION)


def _together(found: list[Checked]) -> Checked:
    """What was found year by year, under row ids of one sequence."""
    rows, findings, causes, first = [], [], [], 0
    for one in found:
        moved = (pl.col("row_id") + first).cast(pl.UInt32)
        rows.append(one.rows.with_columns(moved))
        findings.append(one.findings.with_columns(moved))
        causes += [replace(cause, rows=tuple(row + first for row in cause.rows)) for cause in one.causes]
        first += one.rows.height
    return Checked(pl.concat(rows), pl.concat(findings), tuple(causes))


def folder() -> Path:
    """Where what was found is kept; it may be deleted at any time."""
    return Path(settings.DATA_FOLDER) / "checked"


def forget_all() -> None:
    """Forget everything that was found: it quotes what people wrote, and some of that was erased."""
    shutil.rmtree(folder(), ignore_errors=True)


def forget_old(before: datetime) -> int:
    """Forget what was last made before then; return how many there were."""
    old = [path for path in folder().glob("*") if path.stat().st_mtime < before.timestamp()]
    for path in old:
        path.unlink(missing_ok=True)
    return len(old)


def _key(now: list[_Now], year: YearPack, platform: PlatformPack, today: date) -> str:
    """The hash of all that the findings depend on."""
    said = [
        [
            str(one.version.pk),
            one.version.part,
            one.version.problems,
            sorted([*cell, text] for cell, text in one.cells.items()),
        ]
        for one in now
    ]
    registry = state_of(now[0].version.platform)
    asked = [said, year.hash, platform.hash, registry, today.isoformat(), _method()]
    return hashlib.sha256(json.dumps(asked).encode()).hexdigest()


@cache
def _method() -> str:
    """The hash of the code that finds: other code finds anew."""
    digest = hashlib.sha256(Path(__file__).read_bytes())
    for package in (checks, reports):
        for path in sorted(Path(package.__file__).parent.rglob("*.py")):
            digest.update(path.read_bytes())
    return digest.hexdigest()


def _kept(place: Path) -> tuple[pl.DataFrame, tuple[Cause, ...]] | None:
    """What was kept there; nothing if it is not there or cannot be read."""
    try:
        causes = json.loads(pl.read_parquet_metadata(place)[_CAUSES])
        return pl.read_parquet(place, glob=False), tuple(_cause(one) for one in causes)
    except (OSError, KeyError, TypeError, ValueError, pl.exceptions.PolarsError):
        return None


def _keep(place: Path, findings: pl.DataFrame, causes: Sequence[Cause]) -> None:
    """Keep it whole or not at all; where it cannot be kept it is made again the next time."""
    partial = place.with_name(f".{secrets.token_hex(8)}")
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        written = json.dumps([_json(cause) for cause in causes])
        findings.write_parquet(partial, metadata={_CAUSES: written})
        partial.replace(place)
    except (OSError, pl.exceptions.PolarsError):
        with suppress(OSError):
            partial.unlink(missing_ok=True)


def _json(cause: Cause) -> dict[str, Any]:
    return asdict(cause) | {"level": cause.level.value}


def _cause(said: dict[str, Any]) -> Cause:
    """The cause that `_json` wrote."""
    effect = Effect(**said["effect"]) if said["effect"] else None
    texts = {name: Text(**said[name]) for name in ("text", "advice")}
    lists = {name: tuple(said[name]) for name in ("organisations", "rows", "alternatives")}
    return Cause(**said | texts | lists | {"level": Level(said["level"]), "effect": effect})
