"""Threads on rows as pages show them: to the reviewer beside the rows, to the reporter in their draft."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl
from django.http import HttpRequest

from tinkuy.access.permissions import Permission
from tinkuy.access.policy import allows
from tinkuy.languages import Text
from tinkuy.ledger.comments import LONGEST, WHOLE, Thread, threads_of
from tinkuy.ledger.models import Version
from tinkuy.ledger.parts import ROW_NUMBER
from tinkuy.ledger.versions import matter, rows_now
from tinkuy.pages.components.platforms import asking
from tinkuy.pages.components.speaking import spoken
from tinkuy.pages.review.one_version import names_for, sector_name
from tinkuy.pages.review.panel_words import THREAD
from tinkuy.pages.review.words import filled

STATE_ICONS = {"open": "message-circle-question-mark", "answered": "message-circle-reply", "resolved": "circle-check"}


@dataclass(frozen=True, slots=True)
class ThreadShown:
    """A thread, what it is about, and what whoever looks may do with it."""

    thread: Thread
    title: Text
    about: str
    state: Text
    icon: str
    gone: bool
    mend: bool
    may_answer: bool
    may_resolve: bool
    may_erase: bool

    @property
    def over(self) -> bool:
        """Whether nobody has to do anything about it."""
        return self.thread.state == Thread.State.RESOLVED


def threads_shown(
    request: HttpRequest, version: Version, *, back: str, sectors: Collection[str] | None = None
) -> dict[str, Any]:
    """The context of `review/threads.html`: the threads of a version in these sectors that whoever asks may read.

    `back`: the page that answering leads back to: queue, version or report.
    """
    told = threads_of(version, sectors)
    person = asking(request)
    told = [one for one in told if allows(person, Permission.COMMENT, matter(version, one.sector or None))]
    rows = _rows(version, [one.row_number for one in told if one.on_a_row])
    shown = [_shown(one, version, person, rows) for one in told]
    over = [one for one in shown if one.over]
    return {
        "threads": [one for one in shown if not one.over],
        "threads_over": over,
        "threads_over_text": filled(THREAD["resolved_ones"], n=len(over)),
        "thread_words": THREAD,
        "thread_version": version,
        "thread_back": back,
        "thread_longest": LONGEST,
    }


def waiting_threads(version: Version) -> int:
    """How many threads of a version wait for its reporter."""
    return sum(one.state == Thread.State.OPEN for one in threads_of(version))


def _shown(one: Thread, version: Version, person: Any, rows: dict[int, dict[str, Any]]) -> ThreadShown:
    of, row = matter(version, one.sector or None), rows.get(one.row_number)
    names = names_for(version, spoken())
    if one.on_a_row:
        title = filled(THREAD["row"], n=row["row"] if row else one.row_number)
    else:
        title = filled(THREAD["whole"], sector=sector_name(names, one.sector))
    for said in one.said:
        said.version_text = filled(THREAD["on_version"], n=said.version.number)
    open_, decides = one.state != Thread.State.RESOLVED, allows(person, Permission.ACCEPT, of)
    return ThreadShown(
        thread=one,
        title=title,
        about=_about(row, names) if row else "",
        state=THREAD[one.state],
        icon=STATE_ICONS[one.state],
        gone=one.on_a_row and row is None,
        mend=row is not None and version.state == Version.State.DRAFT,
        may_answer=open_,
        may_resolve=open_ and (decides or one.by_id == person.pk),
        may_erase=allows(person, Permission.ERASE, of),
    )


def _about(row: dict[str, Any], names: Any) -> str:
    said = [names.name(key, row[key]) if row[key] else row[f"{key}_text"] for key in ("indicator", "admin1", "admin2")]
    return ", ".join(one for one in (row["activity"], *said) if one)


def _rows(version: Version, numbers: Sequence[int]) -> dict[int, dict[str, Any]]:
    """The rows with these numbers, as the version has them now."""
    if not numbers:
        return {}
    rows = rows_now(version).filter(pl.col(ROW_NUMBER).is_in(list(numbers)))
    return {line[ROW_NUMBER]: line for line in rows.iter_rows(named=True)}


def told_in_threads(version: Version) -> set[str]:
    """The sectors about which a thread says already what is to be corrected."""
    whole = Thread.objects.on(version.platform).filter(submission=version.submission_id, row_number=WHOLE)
    return set(whole.values_list("sector", flat=True))
