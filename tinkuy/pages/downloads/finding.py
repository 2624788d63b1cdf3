"""From an address to a public release: the latest one, or the one that it names; or why there is none."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from tinkuy.languages import Text
from tinkuy.pages.components.calendar_words import day_text
from tinkuy.pages.downloads import words
from tinkuy.pages.downloads.files import Opened
from tinkuy.public.models import PublicRelease
from tinkuy.public.opening import ever_opened, latest
from tinkuy.registries.installed_packs import zone_of
from tinkuy.registries.models import Platform

NOT_THERE, GONE, NOT_NOW = 404, 410, 503


@dataclass(frozen=True)
class NotHere(Exception):
    """There is nothing to give; `text` says why, `status` is the answer's."""

    text: Text
    status: int


def found(request: HttpRequest, platform: str, release: uuid.UUID | None) -> Opened:
    """The public release of an address; its platform becomes the request's. Raises NotHere."""
    this = Platform.objects.filter(code=platform, retired_on__isnull=True).first()
    if this is None:
        raise NotHere(words.NOTHING, NOT_THERE)
    row = latest(this) if release is None else _named(request, this, release)
    if row is None:
        raise NotHere(words.NOTHING, NOT_THERE)
    request.platform = this
    return Opened.of(row, request.build_absolute_uri("/")[:-1])


def here(request: HttpRequest, platform: str) -> str:
    """The address of the page of a platform's data."""
    return request.build_absolute_uri(reverse("downloads", kwargs={"platform": platform}))


def _named(request: HttpRequest, platform: Platform, release: uuid.UUID) -> PublicRelease:
    row = ever_opened(platform).filter(release=release).first()
    address = here(request, platform.code)
    if row is None:
        raise NotHere(words.NO_RELEASE.format(address=address), NOT_THERE)
    if not row.is_open:
        raise NotHere(_closed(row, address), GONE)
    return row


def _closed(row: PublicRelease, address: str) -> Text:
    """When and why it stopped being public: it was withdrawn, or closed."""
    release = row.release
    at, why = (release.withdrawn_at, release.withdrawn_why) if not release.stands else (row.closed_at, row.closed_why)
    day = day_text(timezone.localtime(at, zone_of(row.platform)).date(), year=True)
    return words.CLOSED.format(day=day, why=why if why.endswith((".", "!", "?")) else f"{why}.", address=address)
