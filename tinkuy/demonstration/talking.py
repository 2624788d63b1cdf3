"""What people of the invented year say to each other: comments on rows, a month in words, and what a partner confirms."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from tinkuy.access.roles import Role
from tinkuy.accounts.models import User
from tinkuy.demonstration import story
from tinkuy.ledger import actions
from tinkuy.ledger.confirming import Confirmation, rows_through
from tinkuy.ledger.keeping import content_store
from tinkuy.ledger.models import Slice, Version
from tinkuy.months import Month
from tinkuy.narratives.actions import keep_narrative
from tinkuy.registries.models import Platform

_ASKED: Final = (
    "¿Este total incluye a las personas atendidas en la campaña de octubre?",
    "Noviembre es el doble de lo usual en este lugar. ¿Nos cuenta qué cambió?",
)
_ANSWERED: Final = "Sí: en noviembre abrimos un segundo puesto de atención. Los datos son correctos."
_NARRATIVES: Final = {
    story.ACCEPTED: {
        "highlight": "La brigada móvil llegó por primera vez a tres distritos de Tumbes.",
        "barrier": "services",
        "barrier_text": "Dos postas de salud atendieron medio día por falta de turnos.",
        "gap": "Controles prenatales de mujeres que llegaron hace menos de un mes.",
        "priority": "Ampliar el horario de la posta junto al terminal.",
    },
    story.IN_REVIEW: {
        "highlight": "Se abrió un segundo puesto de atención.",
        "barrier": "documents",
        "barrier_text": "Sin documento, parte de las personas no se afilia al seguro de salud.",
    },
}


def talking(platform: Platform, by_role: Mapping[Role, User], november: Sequence[Version]) -> None:
    """Have them say it, each through the verb of the ledger."""
    _comments(platform, by_role[Role.SECTOR_LEAD])
    for month, told in _NARRATIVES.items():
        _narrative(platform, by_role[Role.FOCAL_POINT], month, told)
    _confirmed(by_role[Role.IMPLEMENTING_PARTNER], november)


def _comments(platform: Platform, lead: User) -> None:
    """The lead asks of two reports of November; the sender of the second answers."""
    waiting = Slice.objects.on(platform).filter(sector=story.LEADS, state=Slice.State.IN_REVIEW)
    of_month = waiting.filter(version__submission__month=story.IN_REVIEW).order_by("version__submission__organisation")
    found = of_month.select_related("version__platform", "version__submission__organisation", "version__made_by")
    for one, text in zip(found, _ASKED, strict=False):
        said = actions.comment(version=one.version, sector=story.LEADS, text=text, by=lead)
        if text == _ASKED[-1]:
            actions.answer(thread=said.thread, version=one.version, text=_ANSWERED, by=one.version.made_by)


def _narrative(platform: Platform, by: User, month: Month, told: Mapping[str, str]) -> None:
    slot = {"platform": platform, "organisation": by.organisation, "month": month, "sector": story.LEADS}
    keep_narrative(**slot, told=told, by=by)


def _confirmed(partner: User, versions: Iterable[Version]) -> None:
    """The implementing partner confirms one report that names it; the others wait for its word."""
    sent = (one for one in versions if one.state == Version.State.IN_REVIEW)
    theirs = next((one for one in sent if rows_through(one, story.PARTNER, content_store()).height), None)
    if theirs is not None:
        confirmed = Confirmation.Verdict.CONFIRMED
        actions.confirm(version=theirs, partner=story.PARTNER, verdict=confirmed, by=partner)
