"""What else is in the invented year: groups and who is in them, telephones, a reminder, and notices that were read since."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from django.utils import timezone

from tinkuy.access.roles import Role
from tinkuy.accounts.models import User
from tinkuy.database.fields import uuid7
from tinkuy.demonstration import story
from tinkuy.groups.actions import add_member, load_groups, write_card
from tinkuy.groups.models import Group
from tinkuy.languages import Text
from tinkuy.notices.kinds import How
from tinkuy.notices.models import Notice
from tinkuy.notices.reminding import Reminder, remind
from tinkuy.registries.models import Platform

_SINCE: Final = date(2021, 1, 1)
_IN_TUMBES: Final = ("DEMO01", story.OWN, "DEMO03", "DEMO11", story.LATE[0])
_UNREAD: Final = ("returned", "comment", "released", "reminder")  # what is still new when somebody first looks
_CARDS: Final = {
    Role.COORDINATOR: "Coordinación interagencial",
    Role.INFORMATION_OFFICER: "Oficial de información",
    Role.SECTOR_LEAD: "Líder de sector",
    Role.FOCAL_POINT: "Monitoreo y reporte",
}
_REMINDED: Final = "Falta enviar a revisión el reporte de noviembre.\n\nGracias."


def coming_together(platform: Platform, by_role: Mapping[Role, User], focal_points: Mapping[str, User]) -> None:
    """Fill groups, cards and notices."""
    _groups(platform, by_role, focal_points)
    for at, (role, position) in enumerate(_CARDS.items()):
        phone = f"+51 999 000 1{at:02}"
        write_card(platform=platform, position=position, phone=phone, phone_hidden=at == 0, by=by_role[role])
    _reminder(platform, by_role[Role.INFORMATION_OFFICER], focal_points[story.OWN])
    _a_year_went_by(platform)


def _groups(platform: Platform, by_role: Mapping[Role, User], focal_points: Mapping[str, User]) -> None:
    load_groups(platform=platform)
    groups = {one.code: one for one in Group.objects.on(platform)}
    officer = by_role[Role.INFORMATION_OFFICER]
    said = {"by": officer, "since": _SINCE}
    add_member(group=groups["national"], person=by_role[Role.COORDINATOR], leads=True, **said)
    add_member(group=groups["national"], person=officer, **said)
    led = next(one for one in groups.values() if one.kind == Group.Kind.SECTORAL and story.LEADS in one.sectors)
    add_member(group=led, person=by_role[Role.SECTOR_LEAD], leads=True, **said)
    tumbes = next((one for one in groups.values() if one.place == story.PLACE), None)
    if tumbes is not None:
        add_member(group=tumbes, person=by_role[Role.CO_LEAD], leads=True, **said)
        add_member(group=tumbes, person=by_role[Role.FIELD_FOCAL_POINT], **said)
        for code in _IN_TUMBES:
            add_member(group=tumbes, organisation=focal_points[code].organisation, **said)
    for person in list(focal_points.values())[:6]:
        add_member(group=led, person=person, **said)
        add_member(group=led, organisation=person.organisation, **said)


def _reminder(platform: Platform, officer: User, person: User) -> None:
    """The officer reminded one organisation of what it has not sent yet."""
    subject = f"{platform.name}: {person.organisation}, reporte de noviembre"
    bell = Text(
        "Recordatorio: falta enviar a revisión el reporte de noviembre.",
        "Reminder: the report of November is still to be sent to review.",
        "Lembrete: falta enviar para revisão o relatório de novembro.",
    )
    letter = Reminder(person.organisation, person, subject, _REMINDED, bell)
    address = f"/p/{platform.code}/hoy/"
    remind(platform=platform, reminders=[letter], address=address, act=uuid7(), by=officer)


def _a_year_went_by(platform: Platform) -> None:
    """What people were told since January they have read, and nobody gets a digest of it on the first morning."""
    told = Notice.objects.on(platform)
    told.exclude(kind__in=_UNREAD).update(read_at=timezone.now())
    told.filter(letter__isnull=True).update(how=How.NONE.value)
