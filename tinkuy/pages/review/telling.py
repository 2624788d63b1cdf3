"""Whom a comment concerns is told: under their bell, and by e-mail as they chose. Of decisions the ledger tells them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from django.shortcuts import resolve_url

from tinkuy.access.roles import Role
from tinkuy.accounts.models import User
from tinkuy.languages import Text
from tinkuy.ledger.comments import Comment, Thread
from tinkuy.ledger.models import Version
from tinkuy.ledger.versions import matter
from tinkuy.notices.actions import tell
from tinkuy.accounts.people import holding
from tinkuy.pages.review.words import called, filled

_ASKED: Final = Text(
    "{who} comentó una fila de {what}.", "{who} commented on a row of {what}.", "{who} comentou uma linha de {what}."
)
_ASKED_WHOLE: Final = Text("{who} comentó {what}.", "{who} commented on {what}.", "{who} comentou {what}.")


def tell_commented(said: Comment, *, by: Any) -> None:
    """Tell those whose turn it is: the senders of an open thread; of an answered one its sector's leads and who spoke in it."""
    thread, version = said.thread, said.version
    spoke = User.objects.filter(pk__in=Comment.objects.on(thread.platform).filter(thread=thread).values("by"))
    if thread.state == Thread.State.OPEN:
        people, address = _senders(version), f"{_report(version)}#hilo-{thread.pk}"
    else:
        people = [*spoke, *holding(version.platform, [Role.SECTOR_LEAD], sectors=[thread.sector])]
        address = (
            resolve_url("review_version", platform=version.platform.code, version=version.pk) + f"#hilo-{thread.pk}"
        )
    sentence = _ASKED if thread.on_a_row else _ASKED_WHOLE
    _tell(people, version, "comment", sentence, [thread.sector], by, address)


def _tell(
    people: Iterable[User], version: Version, kind: str, sentence: Text, sectors: Iterable[str], by: Any, address: str
) -> None:
    others = {person.pk: person for person in people if person.pk != by.pk}
    text = filled(sentence, who=by, what=called(version, [one for one in sectors if one]))
    tell(people=others.values(), platform=version.platform, kind=kind, sentence=text, address=address)


def _senders(version: Version) -> list[User]:
    return list(User.objects.filter(pk__in=matter(version).sent_by))


def _report(version: Version) -> str:
    return resolve_url("report_version", platform=version.platform.code, version=version.pk)
