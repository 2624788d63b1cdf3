"""A file's rows, split into one report per organisation and month, each ready to become a version of its slot.

Everything slow happens here, before any transaction: comparing with what is there, numbering rows, writing parts.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Final

import polars as pl

from tinkuy.access.permissions import Permission
from tinkuy.access.policy import Matter, Person, Refused, allows
from tinkuy.ledger import carrying
from tinkuy.ledger.keeping import content_store
from tinkuy.ledger.matching import number_rows
from tinkuy.ledger.models import Submission, Version
from tinkuy.ledger.parts import (
    ROW_NUMBER,
    content_hash,
    part_schema,
    read_part,
    read_problems,
    said_hash,
    write_part,
    write_problems,
)
from tinkuy.ledger.refusals import Asked
from tinkuy.ledger.standing import slot_rows
from tinkuy.months import Month
from tinkuy.registries.models import Organisation, Platform

_EXAMPLES: Final = 3
_OPEN: Final = (Version.State.DRAFT, Version.State.IN_REVIEW, Version.State.ACCEPTED)


@dataclass(frozen=True, slots=True)
class Report:
    """The rows of one organisation and month in a file, as standard rows, and what was not understood in them."""

    organisation: Organisation
    month: Month
    rows: pl.DataFrame
    problems: pl.DataFrame  # of these rows, as reading tells them


@dataclass(frozen=True, slots=True)
class Prepared:
    """A report that only waits to be pointed at. `latest`, `before` and `last_row` are the slot as it was seen.

    `sent_*` are the rows as they came, `part` those with what they keep of the version before (`carried`, row numbers).
    `same` is the version that says just this already, if there is one; then there is no part to point at.
    """

    report: Report
    desk: str
    latest: Version | None = None
    same: Version | None = None
    last_row: int = 0
    new_last_row: int = 0
    part: str = ""
    problems: str = ""
    content: str = ""
    received_content: str = ""
    sent_part: str = ""
    sent_problems: str = ""
    sent_content: str = ""
    carried: tuple[int, ...] = ()
    before: carrying.Before = field(default_factory=carrying.Before)


def split(rows: pl.DataFrame, platform: Platform, problems: pl.DataFrame) -> tuple[list[Report], pl.DataFrame]:
    """The reports in a file, by organisation and month, and the rows that do not say of whom or when they are.

    Raises Asked when the platform's registry lacks an organisation.
    """
    unplaced = pl.col("organisation").is_null() | pl.col("month").is_null()
    placed = rows.filter(~unplaced)
    codes = placed["organisation"].unique().to_list()
    found = {one.code: one for one in Organisation.objects.filter(scope=platform.scope, code__in=codes)}
    if unknown := sorted(set(codes) - set(found)):
        raise Asked("unknown_organisations", names=", ".join(unknown))
    parts = placed.partition_by("organisation", "month", as_dict=True, maintain_order=True)
    reports = [
        Report(
            found[code], Month.parse(month), part, problems.join(part, on="row_id", how="semi", maintain_order="left")
        )
        for (code, month), part in parts.items()
    ]
    # Everybody takes slots in this order, so that two senders never wait for each other.
    return sorted(reports, key=lambda report: (report.organisation.code, report.month)), rows.filter(unplaced)


def may_send(by: Person, platform: Platform, organisations: Collection[Organisation]) -> None:
    """Raise Asked, naming them, where the file has organisations for which the person does not report; Refused where they
    report for none at all."""
    foreign = [one for one in organisations if not _allowed(by, platform, one)]
    if not foreign:
        return
    if not _reports_for_any(by, platform):
        raise Refused(Permission.UPLOAD, Matter(str(platform.pk), str(foreign[0].pk)))
    raise Asked("other_organisations", names=", ".join(sorted(map(str, foreign))))


def ask_about_unplaced(rows: pl.DataFrame) -> None:
    """Ask the sender about rows that do not say of whom or when they are. Raises Asked."""
    written = pl.concat_str(
        [pl.col("organisation_text").fill_null("-"), pl.col("month_text").fill_null("-")], separator=" / "
    )
    examples = rows.select(written.unique(maintain_order=True)).to_series().head(_EXAMPLES).to_list()
    raise Asked("unplaced_rows", rows=rows.height, examples="; ".join(examples))


def prepare(report: Report, desk: str, platform: Platform) -> Prepared:
    """Compare a report with its slot, number its rows and write its part. Raises NotKept and NotWhole of the store."""
    content = content_hash(report.rows)
    said = said_hash(content, report.problems)
    slot = Submission.objects.on(platform).filter(
        organisation=report.organisation, month=report.month, desk=desk
    ).first()  # fmt: skip
    latest = Version.objects.on(platform).filter(submission=slot).order_by("number").last() if slot else None
    if latest and latest.state in _OPEN and _says(latest, said):
        return Prepared(report, desk, latest=latest, same=latest)
    last_row, before = slot.last_row if slot else 0, carrying.before(latest)
    numbered = number_rows(_known_rows(latest), report.rows, last_row + 1, before.sent)
    told = report.problems.join(numbered.select("row_id", ROW_NUMBER), on="row_id", how="inner", maintain_order="left")
    kept = carrying.carry(numbered, told, before)
    if kept.numbers and latest.state in _OPEN and _says(latest, said_hash(content_hash(kept.rows), kept.problems)):
        return Prepared(report, desk, latest=latest, same=latest)
    return _written(
        report, kept, numbered, told, {"desk": desk, "latest": latest, "last_row": last_row, "before": before}
    )


def _written(
    report: Report, kept: carrying.Carried, numbered: pl.DataFrame, told: pl.DataFrame, seen: dict
) -> Prepared:
    """Write the rows as they were sent, and as they are with what they keep, if that is something else."""
    store, content = content_store(), content_hash(report.rows)
    sent = {"part": write_part(numbered, store), "problems": write_problems(told, store), "content": content}
    now = sent
    if kept.numbers:
        parts = {"part": write_part(kept.rows, store), "problems": write_problems(kept.problems, store)}
        now = parts | {"content": content_hash(kept.rows)}
    return Prepared(
        report,
        new_last_row=max(seen["last_row"], numbered[ROW_NUMBER].max()),
        received_content=said_hash(content, report.problems),
        carried=kept.numbers,
        **seen,
        **now,
        **{f"sent_{name}": value for name, value in sent.items()},
    )


def _says(version: Version, said: str) -> bool:
    """Whether the version came from a file that said just this, or says so now, after what people changed in it."""
    if version.received_content == said:
        return True
    return said_hash(version.content, read_problems(version.problems, content_store())) == said


def _known_rows(latest: Version | None) -> pl.DataFrame:
    """The rows of a slot that have a number: those that stand, then those that only the latest version has."""
    if latest is None:
        return pl.DataFrame(schema=part_schema())
    stand = slot_rows(latest.submission).select(*part_schema())
    sent = read_part(latest.part, content_store())
    return pl.concat([stand, sent.join(stand, on=ROW_NUMBER, how="anti", maintain_order="left")])


def _reports_for_any(by: Person, platform: Platform) -> bool:
    mine = {grant.organisation for grant in by.grants() if grant.platform == str(platform.pk)}
    return any(allows(by, Permission.UPLOAD, Matter(str(platform.pk), one)) for one in mine)


def _allowed(by: Person, platform: Platform, organisation: Organisation) -> bool:
    return allows(by, Permission.UPLOAD, Matter(str(platform.pk), str(organisation.pk)))
