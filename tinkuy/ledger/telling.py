"""Who is told what happens to reports: the sentences, and the people whom it concerns. Called within a transaction."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta
from typing import Any, Final

from django.urls import reverse

from tinkuy.access.roles import LEADS, Role
from tinkuy.accounts.models import User
from tinkuy.accounts.people import holding
from tinkuy.languages import LANGUAGES, Text
from tinkuy.ledger.comments import Comment, Thread
from tinkuy.ledger.confirming import Confirmation
from tinkuy.ledger.drafts import labels
from tinkuy.ledger.models import ReportingMonth, Version
from tinkuy.ledger.months import due
from tinkuy.months import Month
from tinkuy.notices.actions import tell
from tinkuy.registries.installed_packs import year_pack
from tinkuy.registries.models import Platform

_RETURNED: Final = Text(
    "Devolvieron su reporte de {month} de {organisation} ({sectors}), con un comentario. Corríjalo y envíelo otra vez.",
    "Your report of {month} of {organisation} ({sectors}) was returned with a comment. Please correct it and send it again.",
    "Devolveram o seu relatório de {month} de {organisation} ({sectors}), com um comentário. Corrija-o e envie de novo.",
)
_ACCEPTED: Final = Text(
    "Aceptaron su reporte de {month} de {organisation} ({sectors}).",
    "Your report of {month} of {organisation} ({sectors}) was accepted.",
    "Aceitaram o seu relatório de {month} de {organisation} ({sectors}).",
)
_COMMENTED: Final = Text(
    "{who} comentó el reporte de {month} de {organisation} ({sectors}).",
    "{who} commented on the report of {month} of {organisation} ({sectors}).",
    "{who} comentou o relatório de {month} de {organisation} ({sectors}).",
)
_CONFIRMED: Final = {
    Confirmation.Verdict.CONFIRMED: Text(
        "{partner} confirmó lo que {organisation} reporta a través suyo en {month}.",
        "{partner} confirmed what {organisation} reports through it in {month}.",
        "{partner} confirmou o que {organisation} relata por seu intermédio em {month}.",
    ),
    Confirmation.Verdict.CONTESTED: Text(
        "{partner} dice que no es así lo que {organisation} reporta a través suyo en {month}. Lea su nota.",
        "{partner} says that what {organisation} reports through it in {month} is not so. Please read its note.",
        "{partner} diz que não é assim o que {organisation} relata por seu intermédio em {month}. Leia a sua nota.",
    ),
}
_OPENED: Final = Text(
    "Ya se puede reportar {month}{until}.",
    "Reports of {month} may be sent now{until}.",
    "Já se pode relatar {month}{until}.",
)
_UNTIL: Final = Text(", hasta el {day}", ", until {day}", ", até {day}")
_CLOSING: Final = Text(
    "El reporte de {month} de {organisation} vence el {day} y todavía no está enviado.",
    "The report of {month} of {organisation} is due on {day} and has not been sent yet.",
    "O relatório de {month} de {organisation} vence em {day} e ainda não foi enviado.",
)
_MANY: Final = Text("{n} sectores", "{n} sectors", "{n} setores")
_NAMED: Final = 3
_SOON: Final = timedelta(days=3)


def tell_decided(version: Version, sectors: Collection[str], by: Any, *, accepted: bool) -> None:
    """Tell whoever sent the version, and the focal points of its organisation, what was decided about its sectors."""
    slot, named = version.submission, _sectors(version, sectors)
    said = {"month": slot.month.name, "organisation": str(slot.organisation), "sectors": named}
    tell(
        people=_reporting(version, by),
        platform=version.platform,
        kind="accepted" if accepted else "returned",
        sentence=_filled(_ACCEPTED if accepted else _RETURNED, **said),
        address=reverse("report_version", kwargs={"platform": version.platform.code, "version": version.pk}),
    )


def _sectors(version: Version, sectors: Collection[str]) -> Text:
    """The sectors by name, or how many where the names would fill the screen of a telephone."""
    if len(sectors) > _NAMED:
        return _MANY.format(n=len(sectors))
    return labels(sorted(sectors), year_pack(version.year))


def _reporting(version: Version, by: Any) -> list[User]:
    """Whoever sent the version, and the focal points of its organisation; but not who did what is told."""
    concerned = holding(version.platform, [Role.FOCAL_POINT], organisations=[version.submission.organisation])
    people = {one.pk: one for one in (*concerned, version.submitted_by or version.made_by)}
    people.pop(by.pk, None)
    return list(people.values())


def tell_confirmed(said: Confirmation) -> None:
    """Tell those who report that an implementing partner confirmed or contested rows of theirs."""
    version, slot, platform = said.version, said.version.submission, said.platform
    partner = year_pack(version.year).lists["implementing_partners"].by_code().get(said.partner)
    names = {"partner": partner.text if partner else said.partner, "organisation": str(slot.organisation)}
    address = reverse("report_version", kwargs={"platform": platform.code, "version": version.pk})
    tell(
        people=_reporting(version, said.by),
        platform=platform,
        kind="partner_said",
        sentence=_filled(_CONFIRMED[Confirmation.Verdict(said.verdict)], month=slot.month.name, **names),
        address=f"{address}#socios",
    )


def tell_commented(said: Comment) -> None:
    """Tell those whose turn it is in the thread: who reports, or whoever asked and the leads of the sector."""
    thread, version = said.thread, said.version
    slot, platform = version.submission, version.platform
    if thread.state == Thread.State.OPEN:
        concerned = holding(platform, [Role.FOCAL_POINT], organisations=[slot.organisation])
        concerned, page = [*concerned, version.submitted_by or version.made_by], "report_version"
    else:
        spoke = Comment.objects.on(platform).filter(thread=thread).values("by")
        concerned = [*User.objects.filter(pk__in=spoke), *holding(platform, LEADS, sectors=[thread.sector])]
        page = "review_version"
    people = {one.pk: one for one in concerned if one.pk != said.by_id}
    named = labels([thread.sector] if thread.sector else [], year_pack(version.year))
    sentence = {"who": str(said.by), "month": slot.month.name, "organisation": str(slot.organisation), "sectors": named}
    tell(
        people=people.values(),
        platform=platform,
        kind="comment",
        sentence=_filled(_COMMENTED, **sentence),
        address=f"{reverse(page, kwargs={'platform': platform.code, 'version': version.pk})}#hilo-{thread.pk}",
    )


def tell_opened(kept: ReportingMonth, by: Any) -> None:
    """Tell the focal points of the platform that reports of a month are asked for."""
    concerned = [one for one in reporters(kept.platform) if one.pk != by.pk]
    until = _filled(_UNTIL, day=_day(kept.due_on)) if kept.due_on else ""
    sentence = _filled(_OPENED, month=kept.month.name, until=until)
    address = reverse("today", kwargs={"platform": kept.platform.code})
    tell(people=concerned, platform=kept.platform, kind="month_opened", sentence=sentence, address=address)


def tell_closing(platform: Platform, today: date) -> int:
    """Tell whoever reports for an organisation whose report is missing three days before its month is due; how many.

    Safe to repeat: an organisation's month is told once per day that it is due on.
    """
    soon = ReportingMonth.objects.on(platform).exclude(state=ReportingMonth.State.CLOSED)
    return sum(_tell_due(one, today) for one in soon.filter(due_on__gte=today, due_on__lte=today + _SOON))


def _tell_due(kept: ReportingMonth, today: date) -> int:
    told = 0
    address = reverse("today", kwargs={"platform": kept.platform.code})
    for person in reporters(kept.platform):
        for line in due(kept.platform, person, today):
            if line.month == kept.month and not line.done:
                said = {"month": kept.month.name, "organisation": str(line.organisation), "day": _day(kept.due_on)}
                told += len(tell(
                    people=[person], platform=kept.platform, kind="month_closing", sentence=_filled(_CLOSING, **said),
                    address=address, once=f"{kept.month}:{kept.due_on}:{line.organisation.code}",
                ))  # fmt: skip
    return told


def _day(day: date | None) -> Text:
    """A day in words, with its year."""
    if day is None:
        return Text("")
    name = Month.of(day).name
    return Text(f"{day.day} de {name.es}", f"{day.day} {name.en}", f"{day.day} de {name.pt}")


def _filled(sentence: Text, **values: Text | str) -> Text:
    """The sentence in each language, its places filled in the same language."""
    said = ({key: one.in_(code) if isinstance(one, Text) else one for key, one in values.items()} for code in LANGUAGES)
    return Text(*(sentence.in_(code).format(**each) for code, each in zip(LANGUAGES, said, strict=True)))


def reporters(platform: Platform) -> list[User]:
    """The people who report for some organisation of the platform."""
    return holding(platform, [Role.FOCAL_POINT])
