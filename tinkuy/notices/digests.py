"""Daily digests: one letter a day with what a person chose to be told once a day."""

from __future__ import annotations

from datetime import date

from django.db import IntegrityError, transaction

from tinkuy.notices.kinds import How
from tinkuy.notices.letters import digest
from tinkuy.notices.models import Letter, Notice
from tinkuy.registries.models import Platform


def write_digests(platform: Platform, day: date) -> int:
    """Write the platform's digests of a day, to be sent; how many. Again on the same day, nobody gets a second one.

    What somebody has read in the product already is not in theirs.
    """
    waiting = Notice.objects.on(platform).filter(
        how=How.DAILY.value, letter__isnull=True, read_at__isnull=True, person__is_active=True
    )
    had = Letter.objects.on(platform).filter(day=day).values("person")
    by_person: dict[object, list[Notice]] = {}
    for notice in waiting.exclude(person__in=had).select_related("person").order_by("at", "id"):
        by_person.setdefault(notice.person_id, []).append(notice)
    return sum(_write(platform, day, notices) for notices in by_person.values())


def _write(platform: Platform, day: date, notices: list[Notice]) -> int:
    """One person's digest, unless another worker wrote it a moment ago."""
    letter = digest(notices[0].person, notices, platform, day)
    try:
        with transaction.atomic():
            letter.save(force_insert=True)
            Notice.objects.on(platform).filter(pk__in=[one.pk for one in notices]).update(letter=letter)
    except IntegrityError:
        return 0
    return 1
