"""What is done with notices: people are told, they read, they choose how they want to be told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from django.db import transaction
from django.utils import timezone

from tinkuy.languages import Text
from tinkuy.notices.choices import chosen
from tinkuy.notices.kinds import How, kind_of
from tinkuy.notices.letters import write_at_once
from tinkuy.notices.models import Choice, Notice
from tinkuy.notices.tasks import send_letter
from tinkuy.registries.models import Platform


@transaction.atomic
def tell(
    *, people: Iterable[Any], platform: Platform, kind: str, sentence: Text, address: str, once: str = ""
) -> list[Notice]:
    """Tell people something: each finds it under their bell, and in an e-mail as they chose. The notices made.

    Call it inside the transaction of what happened. `address` is a page of this site, from the slash on. With `once`, who was told
    of this kind under the same `once` is not told again. Raises UnknownKind.
    """
    of = kind_of(kind)
    told = {person.pk: person for person in people if person.is_active}
    if once:
        knowing = Notice.objects.on(platform).filter(person__in=[*told], kind=kind, once=once)
        for pk in knowing.values_list("person", flat=True):
            told.pop(pk, None)
    ways = chosen(platform, [*told], kind)
    made = [
        Notice(platform=platform, person=person, kind=of.key, sentence=asdict(sentence), address=address, once=once,
               how=ways.get(pk, of.how.value))
        for pk, person in told.items()
    ]  # fmt: skip
    Notice.across_platforms.bulk_create(made)
    letters = write_at_once([one for one in made if one.how == How.AT_ONCE.value], platform)
    if letters:
        transaction.on_commit(lambda: [send_letter.enqueue(str(one.pk)) for one in letters])
    return made


def mark_read(*, platform: Platform, by: Any, notice: Any = None) -> int:
    """Take one of one's own notices, or all of them, for read; how many were not yet."""
    unread = Notice.objects.on(platform).filter(person=by, read_at__isnull=True)
    if notice is not None:
        unread = unread.filter(pk=notice)
    return unread.update(read_at=timezone.now())


@transaction.atomic
def choose(*, platform: Platform, ways: Mapping[str, How], by: Any) -> None:
    """Say how one wants each kind of notice by e-mail. Raises UnknownKind."""
    for key, how in ways.items():
        Choice.across_platforms.update_or_create(
            platform=platform, person=by, kind=kind_of(key).key, defaults={"how": how.value}
        )
