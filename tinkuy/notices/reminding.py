"""Organisations are reminded of what is due: letters that an officer has seen, sent in the background, on record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from tinkuy.access.permissions import Permission
from tinkuy.access.policy import Matter, require
from tinkuy.audit.models import Event, record
from tinkuy.languages import Text
from tinkuy.notices.choices import chosen
from tinkuy.notices.kinds import KINDS, How
from tinkuy.notices.letters import write_reminder
from tinkuy.notices.models import Letter, Notice
from tinkuy.notices.tasks import send_letter
from tinkuy.registries.models import Organisation, Platform

VERB: Final = "remind"
AGAIN_AFTER: Final = timedelta(hours=24)
LONGEST: Final = 8000  # characters of a letter
_KIND: Final = "reminder"


@dataclass(frozen=True, slots=True)
class Reminder:
    """A letter to one person about one organisation. `sentence` is what their bell says."""

    organisation: Organisation
    person: Any
    subject: str
    text: str
    sentence: Text


class NotReminded(Exception):
    """Nothing was sent; `text` says why. `reason` names the kind."""

    def __init__(self, reason: str, **values: object) -> None:
        self.reason, self.text = reason, SENTENCES[reason].format(**values)
        super().__init__(self.text.en)


@transaction.atomic
def remind(
    *, platform: Platform, reminders: Sequence[Reminder], address: str, act: UUID, by: Any, again: bool = False
) -> int:
    """Send letters to partners, each once; how many people are told. The same `act` a second time sends nothing.

    Who chose a digest, or no e-mail, is told as they chose. Raises Refused; NotReminded where an organisation was reminded within
    a day and nobody said `again`, where a letter is blank or too long, or where there is none.
    """
    require(by, Permission.REMIND, Matter(str(platform.pk)))
    Platform.objects.select_for_update().get(pk=platform.pk)  # of two officers at once, the second sees the first's
    if Event.objects.on(platform).filter(verb=VERB, detail__act=str(act)).exists():
        return 0
    _refuse(platform, reminders, again)
    ways = chosen(platform, [one.person.pk for one in reminders], _KIND)
    letters = [
        _tell(platform, one, address, act, How(ways.get(one.person.pk, KINDS[_KIND].how.value))) for one in reminders
    ]
    by_organisation: dict[Organisation, list[str]] = {}
    for one in reminders:
        by_organisation.setdefault(one.organisation, []).append(str(one.person.pk))
    for organisation, people in by_organisation.items():
        record(VERB, organisation, by=by, on=platform, detail={"act": str(act), "people": people})
    waiting = [str(one.pk) for one in letters if one]
    transaction.on_commit(lambda: [send_letter.enqueue(pk) for pk in waiting])
    return len(reminders)


def last_reminded(platform: Platform, organisations: Sequence[Organisation]) -> dict[UUID, datetime]:
    """When each of these organisations was last reminded; who never was is not in it."""
    told: dict[UUID, datetime] = {}
    wanted = [one.pk for one in organisations]
    events = Event.objects.on(platform).filter(verb=VERB, object_type="organisation", object_id__in=wanted)
    for pk, at in events.order_by("at").values_list("object_id", "at"):
        told[pk] = at
    return told


def _refuse(platform: Platform, reminders: Sequence[Reminder], again: bool) -> None:
    if not reminders:
        raise NotReminded("nobody")
    for one in reminders:
        if not one.text.strip() or not one.subject.strip():
            raise NotReminded("blank", person=one.person)
        if len(one.text) > LONGEST:
            raise NotReminded("long", person=one.person, limit=LONGEST)
    if again:
        return
    since = timezone.now() - AGAIN_AFTER
    last = last_reminded(platform, [one.organisation for one in reminders])
    recent = sorted({str(one.organisation) for one in reminders if last.get(one.organisation.pk, since) > since})
    if recent:
        raise NotReminded("recent", organisations=", ".join(recent))


def _tell(platform: Platform, one: Reminder, address: str, act: UUID, how: How) -> Letter | None:
    letter = write_reminder(one.person, one.subject, one.text, platform, act) if how is How.AT_ONCE else None
    Notice.objects.create(
        platform=platform, person=one.person, kind=_KIND, sentence=asdict(one.sentence), address=address, how=how.value,
        letter=letter,
    )  # fmt: skip
    return letter


SENTENCES: Final = {
    "nobody": Text(
        "No se envió nada: deje marcado al menos un correo.",
        "Nothing was sent: please leave at least one e-mail marked.",
        "Nada foi enviado: deixe ao menos um e-mail marcado.",
    ),
    "blank": Text(
        "No se envió nada: el correo para {person} está vacío. Escriba asunto y texto, o desmárquelo.",
        "Nothing was sent: the e-mail to {person} is blank. Please write a subject and a text, or unmark it.",
        "Nada foi enviado: o e-mail para {person} está vazio. Escreva assunto e texto, ou desmarque-o.",
    ),
    "long": Text(
        "No se envió nada: el correo para {person} tiene más de {limit} caracteres. Acórtelo.",
        "Nothing was sent: the e-mail to {person} has more than {limit} characters. Please shorten it.",
        "Nada foi enviado: o e-mail para {person} tem mais de {limit} caracteres. Encurte-o.",
    ),
    "recent": Text(
        "No se envió nada: en las últimas 24 horas ya se recordó a {organisations}. Desmarque sus correos, o confirme que quiere "
        "enviarlos otra vez.",
        "Nothing was sent: within the last 24 hours {organisations} were reminded already. Unmark their e-mails, or confirm that "
        "you want to send again.",
        "Nada foi enviado: nas últimas 24 horas já se lembrou {organisations}. Desmarque os seus e-mails, ou confirme que quer "
        "enviar de novo.",
    ),
}
