"""What goes out by e-mail without anybody asking: digests in the morning, reports due in three days, letters to be tried again."""

from __future__ import annotations

from typing import Final

from django.utils import timezone

from tinkuy.ledger.telling import tell_closing
from tinkuy.notices.digests import write_digests
from tinkuy.notices.sending import send_waiting
from tinkuy.registries.installed_packs import today_on, zone_of
from tinkuy.registries.models import Platform

MORNING: Final = 7  # o'clock, where the platform is


def mornings() -> int:
    """On every platform where it is past seven, once a day: who is told that a report is due, and the digests; how many."""
    done = 0
    for platform in Platform.objects.filter(retired_on__isnull=True):
        now = timezone.now().astimezone(zone_of(platform))
        if now.hour >= MORNING:
            done += tell_closing(platform, today_on(platform)) + write_digests(platform, now.date())
    return done


def send_letters() -> int:
    """Send the letters that nobody sent, or that are to be tried again; how many went out."""
    return send_waiting()
