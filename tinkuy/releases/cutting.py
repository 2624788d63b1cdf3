"""Cutting a release: rows in, an immutable folder out; withdrawing one by cutting another (pure)."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Protocol

import polars as pl

from tinkuy import __version__
from tinkuy.checks.acceptance import Acceptance
from tinkuy.packs.schema import PlatformPack, YearPack
from tinkuy.releases import schema, store
from tinkuy.releases.manifest import FILE, Input, Kept, Manifest, PackUsed, Withdrawal, sha256_of
from tinkuy.releases.packs_kept import canonical, platform_as_json, year_as_json
from tinkuy.releases.refusals import NoReason, NotSigned, SameIds
from tinkuy.releases.store import Release, mark_of, open_release
from tinkuy.releases.whole import whole_file, whole_folder

CODE: Final = f"tinkuy {__version__}"
_ROW_GROUP: Final = 200_000  # rows that a reader skips or reads at once
_COUNTED_BY: Final = ("organisation", "month", "desk", "sector", "rule", "severity", "cause")
_ACCEPTANCE: Final = {
    **dict.fromkeys(("cause", "kind", "treatment", "by", "why", "at", "year", "pack", "rows"), pl.String()),
    "changed": pl.Int64(),
    **dict.fromkeys(("before", "after", "parameters"), pl.String()),
    "version": pl.Int64(),
}


class Named(Protocol):
    """A release known by its name and where it is, whether or not it can still be opened."""

    @property
    def id(self) -> str:
        """Its name."""

    @property
    def folder(self) -> Path:
        """Where it is."""


@dataclass(frozen=True, slots=True)
class Withdrawing:
    """A release to be withdrawn by the one that is cut, and why."""

    release: Named
    why: str


def cut(
    rows: pl.DataFrame | pl.LazyFrame,
    *,
    year: YearPack,
    signed_by: str,
    folder: Path | str,
    platform: PlatformPack | None = None,
    findings: pl.DataFrame | None = None,
    acceptances: Sequence[Acceptance] = (),
    inputs: Iterable[Input] = (),
    nothing: Iterable[tuple[str, str]] | None = None,
    note: str = "",
    withdraws: Sequence[Withdrawing] = (),
    at: dt.datetime | None = None,
    mark: bool = True,
) -> Release:
    """Write `folder` as a release of these rows, whole or not at all, and open it.

    `rows`: standard rows with unique row ids, after what was accepted; a lazy frame is written without being held in memory.
    Rows that carry their submission (`schema.IDENTITY`) keep it. `year` and `platform` are the packs in effect, with the
    registries' changes in their lists. `nothing`: the organisations and months (2021-03) of which there is nothing to report;
    None where nobody was asked. `findings`: what the checks found on these rows. `at`: now, unless said. `mark`: whether the withdrawn are
    marked at once; else `mark_withdrawn` does it, once whoever keeps a register has written it down. Raises
    refusals.Refused (nobody signs, the folder exists, a withdrawal without a reason, row ids that are not unique) and
    schema.MissingColumns.
    """
    folder = Path(folder)
    _refuse(signed_by, withdraws)
    taken = schema.with_worst_finding(schema.with_identity(rows.lazy()), findings)
    fitted = schema.fitted(schema.with_organisation_type(taken, year))
    tables = {store.FINDINGS: _summed(taken, findings), store.ACCEPTANCES: _recorded(acceptances)}
    tables |= {} if nothing is None else {store.NOTHING: _declared(nothing)}
    with whole_folder(folder) as partial:
        counts = {name: _write(table, partial / name) for name, table in tables.items()}
        counts[store.ROWS] = _write_rows(fitted, partial / store.ROWS)
        _write_packs(year, platform, partial)
        manifest = Manifest(
            created_at=_moment(at),
            code=CODE,
            signed_by=signed_by.strip(),
            note=note.strip(),
            year=PackUsed.year(year),
            platform=PackUsed.platform(platform) if platform else None,
            files={path.name: _kept(path, counts.get(path.name)) for path in sorted(partial.iterdir())},
            inputs=tuple(inputs),
            withdraws=tuple(Withdrawal(one.release.id, one.why.strip()) for one in withdraws),
        )
        (partial / FILE).write_text(_pretty(manifest.json()), encoding="utf-8")
    return _withdrawing(open_release(folder), withdraws if mark else ())


def _withdrawing(release: Release, withdraws: Sequence[Withdrawing]) -> Release:
    """The new release, once those that it withdraws are marked: never before it can be seen itself."""
    for one in withdraws:
        mark_withdrawn(one.release, by=release)
    return release


def mark_withdrawn(release: Named, *, by: Release) -> None:
    """Put the mark beside `release` that `by` withdraws it; may be done again, for instance after an interruption.

    Raises NoReason where the manifest of `by` does not say that it withdraws this release.
    """
    why = next((one.why for one in by.manifest.withdraws if one.release == release.id), None)
    if why is None:
        raise NoReason(release.id)
    put_mark(release, by=by.id, signed_by=by.manifest.signed_by, why=why, at=by.manifest.created_at)


def put_mark(release: Named, *, by: str | None, signed_by: str, why: str, at: str) -> None:
    """Put the mark beside `release`: `by` names the release that takes its place, or none does. May be done again."""
    said = {"release": release.id, "withdrawn_by": by, "signed_by": signed_by, "why": why, "at": at}
    with whole_file(mark_of(release.folder)) as partial:
        partial.write_text(_pretty(said), encoding="utf-8")


def _refuse(signed_by: str, withdraws: Sequence[Withdrawing]) -> None:
    if not signed_by.strip():
        raise NotSigned
    for one in withdraws:
        if not one.why.strip():
            raise NoReason(one.release.id)


def _write_rows(rows: pl.LazyFrame, path: Path) -> int:
    """Write the rows as they come; return how many. Raises SameIds."""
    rows.sink_parquet(path, row_group_size=_ROW_GROUP)
    counts = pl.scan_parquet(path, glob=False).select(
        pl.len().alias("rows"), pl.col("row_id").n_unique().alias("different")
    )
    written, different = counts.collect(engine="streaming").row(0)
    if written != different:
        raise SameIds
    return written


def _write(table: pl.DataFrame, path: Path) -> int:
    table.write_parquet(path)
    return table.height


def _write_packs(year: YearPack, platform: PlatformPack | None, folder: Path) -> None:
    (folder / store.YEAR).write_bytes(canonical(year_as_json(year)))
    if platform:
        (folder / store.PLATFORM).write_bytes(canonical(platform_as_json(platform)))


def _summed(rows: pl.LazyFrame, findings: pl.DataFrame | None) -> pl.DataFrame:
    """The findings counted by submission, sector, rule, severity and cause."""
    schema_ = dict.fromkeys(_COUNTED_BY, pl.String()) | {"findings": pl.Int64()}
    if findings is None:
        return pl.DataFrame(schema=schema_)
    whose = rows.select(
        "row_id",
        *(pl.col(f"submission_{key}").alias(key) for key in _COUNTED_BY[:3]),
        pl.coalesce("sector", "sector_text").alias("sector"),
    )
    joined = findings.lazy().join(whose, on="row_id", how="left")
    counted = joined.group_by(_COUNTED_BY).agg(pl.len().cast(pl.Int64).alias("findings"))
    return counted.sort(_COUNTED_BY, nulls_last=True).collect().cast(schema_)


def _recorded(acceptances: Sequence[Acceptance]) -> pl.DataFrame:
    records = (record.json() for record in acceptances)
    lines = [record | {"parameters": json.dumps(record["parameters"], ensure_ascii=False)} for record in records]
    return pl.DataFrame(lines, schema=_ACCEPTANCE)


def _declared(nothing: Iterable[tuple[str, str]]) -> pl.DataFrame:
    schema_ = {"organisation": pl.String(), "month": pl.String()}
    return pl.DataFrame(sorted(set(nothing)), schema=schema_, orient="row")


def _kept(path: Path, rows: int | None) -> Kept:
    version = schema.CURRENT.number if path.name == store.ROWS else None
    return Kept(sha256_of(path), path.stat().st_size, rows, version)


def _moment(at: dt.datetime | None) -> str:
    moment = at or dt.datetime.now(dt.UTC)
    if moment.tzinfo is None:
        raise ValueError("the time of a release needs a time zone")
    return moment.astimezone(dt.UTC).isoformat(timespec="milliseconds")


def _pretty(content: Any) -> str:
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"
