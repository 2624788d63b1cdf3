"""What an organisation still owes, and the letter that says so: months missing, drafts with findings by cause, what came back."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from django.shortcuts import resolve_url

from tinkuy.access.roles import Role
from tinkuy.accounts.holding import valid
from tinkuy.languages import LANGUAGES, Text
from tinkuy.ledger.checked import checked
from tinkuy.ledger.models import ReportingMonth, Slice, Version
from tinkuy.months import Month
from tinkuy.notices.letters import site
from tinkuy.pages.components.calendar_words import day_text
from tinkuy.pages.matrix.held import Held, HeldSlice
from tinkuy.pages.matrix.reminder_words import LETTER
from tinkuy.pages.matrix.table import Cell, Line
from tinkuy.pages.review.counting import Patience
from tinkuy.registries.installed_packs import today_on, year_pack
from tinkuy.registries.models import Organisation, Platform

OWED: Final = frozenset({"missing", "received", "findings", "returned"})
_CAUSES: Final = 3  # of a draft, the heaviest
CHECKS_FOR: Final = 3.0  # seconds in which letters look for causes; later ones say how many rows


@dataclass(frozen=True, slots=True)
class Proposed:
    """A letter to one person about one organisation, as it is proposed."""

    organisation: Organisation
    person: Any
    subject: str
    text: str
    sentence: Text

    @property
    def key(self) -> str:
        """What the form calls it."""
        return f"{self.organisation.code}.{self.person.pk}"


def owed(line: Line, kept: Mapping[Month, ReportingMonth], focus: Month) -> list[Cell]:
    """The months of which something is to be done: open ones, and the one in focus."""
    open_ = {month for month, one in kept.items() if one.state != ReportingMonth.State.CLOSED} | {focus}
    return [cell for cell in line.cells if cell.code in OWED and cell.month in open_ and cell.month <= focus]


def proposed(
    platform: Platform, lines: Iterable[Line], found: Held, focus: Month, patience: Patience
) -> list[Proposed]:
    """A letter for everybody who reports for one of these organisations, in their language, with its own gaps."""
    people = _reporters(platform)
    letters = []
    for line in lines:
        gaps = owed(line, found.kept, focus)
        if gaps:
            body = _body(platform, line, gaps, found, patience)
            letters += [_letter(platform, line, person, gaps, focus, body) for person in people.get(line.organisation.pk, ())]  # fmt: skip
    return letters


def _reporters(platform: Platform) -> dict[UUID, list[Any]]:
    by: dict[UUID, list[Any]] = {}
    for one in valid(platform).filter(role=Role.FOCAL_POINT.value).select_related("person").order_by("person__email"):
        by.setdefault(one.organisation_id, []).append(one.person)
    return by


def _letter(platform: Platform, line: Line, person: Any, gaps: Collection[Cell], focus: Month, body: Text) -> Proposed:
    name = str(line.organisation)
    subject = LETTER["subject"].in_(person.language)
    months = (", ".join(cell.month.name.in_(code) for cell in gaps) for code in LANGUAGES)
    bell = Text(*(LETTER["bell"].in_(code).format(organisation=name, months=said) for code, said in zip(LANGUAGES, months, strict=True)))  # fmt: skip
    said = {"platform": platform.name, "organisation": name, "month": focus.name.in_(person.language)}
    return Proposed(line.organisation, person, subject.format(**said)[:200], body.in_(person.language), bell)


def _body(platform: Platform, line: Line, gaps: Iterable[Cell], found: Held, patience: Patience) -> Text:
    today, address = today_on(platform), site(resolve_url("today", platform=platform.code))
    told = [point for cell in gaps for point in _points(line.organisation, cell, found, today, patience)]
    bodies = (
        "\n".join(
            [LETTER["begin"].in_(code).format(organisation=line.organisation), *(one.in_(code) for one in told), "",
             LETTER["end"].in_(code).format(address=address)]
        )
        for code in LANGUAGES
    )  # fmt: skip
    return Text(*bodies)


def _points(organisation: Organisation, cell: Cell, found: Held, today: date, patience: Patience) -> Iterable[Text]:
    """A line about the month, and one for each of the heaviest causes of its draft."""
    versions = found.versions.get((organisation.code, cell.month), [])
    slices = [
        one for version in versions for one in found.slices.get(version.pk, ()) if one.state == Slice.State.RETURNED
    ]
    sectors = _sectors(slices, versions)
    due = _due(found.kept.get(cell.month), today)
    rows = sum(one.rows for one in slices) if cell.code == "returned" else cell.rows.blocked or 0
    values = (
        {"month": cell.month.name.in_(code).capitalize(), "n": rows, "sectors": sectors.in_(code), "due": due.in_(code)}
        for code in LANGUAGES
    )
    line = LETTER[cell.code]
    yield Text(*(f"- {line.in_(code).format(**said)}" for code, said in zip(LANGUAGES, values, strict=True)))
    if cell.code == "findings":
        yield from _causes([one for one in versions if one.state == Version.State.DRAFT], patience)


def _causes(drafts: list[Version], patience: Patience) -> Iterable[Text]:
    if patience.over or not drafts:
        return
    for cause in checked(drafts).causes[:_CAUSES]:
        said = (
            LETTER["cause"].in_(code).format(text=cause.text.in_(code).rstrip("."), n=cause.findings)
            for code in LANGUAGES
        )
        yield Text(*(f"  · {one}" for one in said))


def _sectors(slices: Collection[HeldSlice], versions: Collection[Version]) -> Text:
    if not slices:
        return Text("")
    known = year_pack(next(iter(versions)).year).lists["sectors"].by_code()
    named = [known[one.sector].text if one.sector in known else Text(one.sector or "—") for one in slices]
    return Text(*(", ".join(sorted({one.in_(code) for one in named})) for code in LANGUAGES))


def _due(kept: ReportingMonth | None, today: date) -> Text:
    if kept is None or kept.due_on is None:
        return Text("")
    day = day_text(kept.due_on, year=True)
    word = LETTER["due"] if kept.due_on >= today else LETTER["was_due"]
    return Text(*(word.in_(code).format(day=day.in_(code)) for code in LANGUAGES))
