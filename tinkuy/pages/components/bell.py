"""The bell of the header: how many notices the person has not read on the platform of the page, or on their only one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.http import HttpRequest

from tinkuy.languages import Text
from tinkuy.notices.choices import unread
from tinkuy.pages.components.platforms import platforms_of

_NONE: Final = Text("Avisos", "Notices", "Avisos")
_SOME: Final = Text("Avisos: {count} sin leer", "Notices: {count} unread", "Avisos: {count} não lidos")


@dataclass(frozen=True, slots=True)
class Bell:
    """The code of the platform and how many notices of it are unread."""

    platform: str
    count: int

    @property
    def words(self) -> Text:
        """What the bell says to who cannot see it."""
        return _SOME.format(count=self.count) if self.count else _NONE


def bell(request: HttpRequest) -> Bell | None:
    """The bell; none for who is not signed in, or takes part in several platforms and is on no page of one."""
    person = getattr(request, "user", None)
    if person is None or not person.is_authenticated:
        return None
    platform = getattr(request, "platform", None)
    if platform is None:
        taken = platforms_of(person)
        platform = taken[0] if len(taken) == 1 else None
    return Bell(platform.code, unread(platform, person)) if platform else None
