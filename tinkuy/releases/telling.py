"""Who is told that figures were published, or taken back. Called within a transaction."""

from __future__ import annotations

from typing import Any, Final

from django.urls import reverse

from tinkuy.access.roles import WORKING, Role
from tinkuy.accounts.people import holding
from tinkuy.languages import LANGUAGES, Text
from tinkuy.notices.actions import tell
from tinkuy.releases.models import Release

_RELEASED: Final = Text(
    "Se publicaron cifras de {first} a {last}.",
    "Figures of {first} to {last} were published.",
    "Publicaram-se números de {first} a {last}.",
)
_WITHDRAWN: Final = Text(
    "Se retiró la publicación de {first} a {last}: no la cite más.",
    "The release of {first} to {last} was withdrawn: please do not quote it any more.",
    "Retirou-se a publicação de {first} a {last}: não a cite mais.",
)
_READERS: Final = tuple(set(Role) - {Role.ADMINISTRATOR})


def tell_released(release: Release, by: Any) -> None:
    """Tell everybody who may read it that a release was signed."""
    _tell(release, by, "released", _RELEASED)


def tell_withdrawn(release: Release, by: Any) -> None:
    """Tell everybody who may have quoted it that a release no longer stands."""
    _tell(release, by, "withdrawn", _WITHDRAWN)


def _tell(release: Release, by: Any, kind: str, sentence: Text) -> None:
    months = ((release.first_month.name.in_(code), release.last_month.name.in_(code)) for code in LANGUAGES)
    said = (
        sentence.in_(code).format(first=first, last=last) for code, (first, last) in zip(LANGUAGES, months, strict=True)
    )
    text, here = Text(*said), {"platform": release.platform.code}
    working = {one.pk for one in holding(release.platform, tuple(WORKING))}
    readers = [one for one in holding(release.platform, _READERS) if one.pk != by.pk]
    # Whoever looks on finds the figures on the page of results, the others on the page of the release.
    for inside, address in (
        (True, reverse("signing_release", kwargs=here | {"release": release.pk})),
        (False, reverse("results", kwargs=here)),
    ):
        people = [one for one in readers if (one.pk in working) is inside]
        tell(people=people, platform=release.platform, kind=kind, sentence=text, address=address)
