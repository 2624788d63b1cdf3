"""What is done with narratives: they are kept as they are typed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from django.db import IntegrityError, transaction
from django.utils import timezone

from tinkuy.access.permissions import Permission
from tinkuy.access.policy import Matter, require
from tinkuy.audit.models import record
from tinkuy.languages import LANGUAGES, Text
from tinkuy.months import Month
from tinkuy.narratives.barriers import barriers
from tinkuy.narratives.models import LONGEST, TOLD, Narrative
from tinkuy.registries.models import Organisation, Platform


class NotKept(Exception):
    """Nothing was kept; `text` says why and what to do, `reason` names the kind."""

    def __init__(self, reason: str, **values: object) -> None:
        self.reason = reason
        self.text = Text(*(SENTENCES[reason].in_(code).format(**values) for code in LANGUAGES))
        super().__init__(self.text.en)


class Overtaken(NotKept):
    """Somebody else wrote in the meantime; `theirs` is what they wrote."""

    def __init__(self, theirs: Narrative | None) -> None:
        self.theirs = theirs
        super().__init__("overtaken")


def keep_narrative(
    *,
    platform: Platform,
    organisation: Organisation,
    month: Month,
    sector: str,
    told: Mapping[str, str],
    by: Any,
    seen: int = 0,
) -> Narrative:
    """Keep what an organisation tells of a sector in a month (keys of TOLD; what is not said stays as it is).

    `seen` is the edition that the writer began from, 0 where there was none. Keeping the same again changes nothing. A closed
    month takes words all the same: they change no figure. Raises Refused of the policy, NotKept, and Overtaken.
    """
    require(by, Permission.UPLOAD, Matter(str(platform.pk), str(organisation.pk)))
    said = _cleaned(told)
    try:
        return _keep({"organisation": organisation, "month": month, "sector": sector}, platform, said, by, seen)
    except IntegrityError as error:
        slot = Narrative.objects.on(platform).filter(organisation=organisation, month=month, sector=sector)
        raise Overtaken(slot.first()) from error


@transaction.atomic
def _keep(slot: dict[str, Any], platform: Platform, said: dict[str, str], by: Any, seen: int) -> Narrative:
    found = Narrative.objects.on(platform).filter(**slot)
    there = found.first()
    if there is not None and all(getattr(there, name) == value for name, value in said.items()):
        return there
    if there is None:
        if not any(said.values()):
            return Narrative(platform=platform, **slot, **said, by=by, edition=0)
        kept = Narrative.objects.create(platform=platform, **slot, **said, by=by)
    else:
        now = {"edition": seen + 1, "by": by, "at": timezone.now()}
        if not found.filter(edition=seen).update(**said, **now):
            raise Overtaken(there)
        kept = found.get()
    # The audit is never erased, so it says which fields, and never what was written in them.
    record("keep_narrative", kept, by=by, detail={"sector": slot["sector"], "fields": sorted(said)})
    return kept


def _cleaned(told: Mapping[str, str]) -> dict[str, str]:
    said = {name: told[name].replace("\r\n", "\n").strip() for name in TOLD if name in told}
    for name, text in said.items():
        if name == "barrier":
            if text and text not in barriers():
                raise NotKept("no_such_barrier")
        elif len(text) > LONGEST:
            raise NotKept("too_long", most=LONGEST, there=len(text))
    return said


SENTENCES: Final = {
    "too_long": Text(
        "Es más largo de lo que cabe: {there} caracteres, hasta {most}. Acórtelo un poco; lo escrito sigue en la página.",
        "It is longer than what fits: {there} characters, up to {most}. Please shorten it a little; what you wrote is still on "
        "the page.",
        "É mais longo do que cabe: {there} caracteres, até {most}. Encurte um pouco; o que escreveu continua na página.",
    ),
    "no_such_barrier": Text(
        "Elija la barrera de la lista, o «Otra» y descríbala.",
        "Please choose the barrier from the list, or “Other” and describe it.",
        "Escolha a barreira da lista, ou «Outra» e descreva-a.",
    ),
    "overtaken": Text(
        "Otra persona de su organización escribió aquí mientras tanto. Lo suyo sigue en la página y lo de ella está al lado: "
        "deje lo que quiera y guarde.",
        "Somebody else of your organisation wrote here in the meantime. Yours is still on the page, and theirs is beside it: "
        "leave what you want and keep it.",
        "Outra pessoa da sua organização escreveu aqui enquanto isso. O seu continua na página e o dela está ao lado: deixe o "
        "que quiser e guarde.",
    ),
}
