"""What a view of a dashboard is compared with: another release, another period or another place, as its address says it (pure).

`con` is one value: the name of a release, a month or a period (2021-01 or 2021-01:2021-03), or the code of a place.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from tinkuy.languages import Text
from tinkuy.pages.figures.asking import Asked, NotAsked
from tinkuy.pages.figures.saying import is_month

CON: Final = "con"
_BETWEEN: Final = ":"

_TWO_PLACES: Final = Text(
    "Un lugar se compara con otro lugar: elija arriba el primero. El país entero contiene al segundo, y no son dos cosas distintas.",
    "A place is compared with another place: choose the first above. The whole country holds the second, and they are not two things.",
    "Um lugar se compara com outro lugar: escolha acima o primeiro. O país inteiro contém o segundo, e não são duas coisas distintas.",
)
SAME: Final = Text(
    "Los dos lados son lo mismo: elija otro.",
    "Both sides are the same: choose another.",
    "Os dois lados são o mesmo: escolha outro.",
)
_UNKNOWN: Final = Text(
    "No se sabe con qué comparar: «{said}» no es una publicación, un mes ni un lugar de esta plataforma.",
    "It is not known what to compare with: “{said}” is no release, month or place of this platform.",
    "Não se sabe com que comparar: «{said}» não é uma publicação, um mês nem um lugar desta plataforma.",
)


class NotComparable(ValueError):
    """The two sides cannot be set side by side; `text` says why, and what to choose instead."""

    def __init__(self, text: Text) -> None:
        self.text = text
        super().__init__(text.en)


@dataclass(frozen=True, slots=True)
class With:
    """The other side: what is asked of it, and of which release (blank: of the same)."""

    kind: str  # release, period or place
    asked: Asked
    release: str = ""


def read_con(said: str, asked: Asked, *, knows: Callable[[str, str], bool]) -> With:
    """What a value of `con` means beside what is asked. Raises NotAsked, NotComparable."""
    if release := _release(said):
        return With("release", asked, release)
    months = said.split(_BETWEEN)
    if len(months) <= 2 and all(is_month(month) for month in months):
        return _period(months, asked)
    if not knows("admin1", said):
        raise NotAsked(_UNKNOWN.format(said=said))
    if "admin1" not in asked.parts:
        raise NotComparable(_TWO_PLACES)
    return With("place", _other(asked, asked.but(parts={**asked.parts, "admin1": said})))


def _period(months: list[str], asked: Asked) -> With:
    first, last = months[0], months[-1]
    if first > last:
        raise NotAsked(_UNKNOWN.format(said=_BETWEEN.join(months)))
    return With("period", _other(asked, asked.but(first=first, last=last)))


def _other(asked: Asked, other: Asked) -> Asked:
    if other == asked:
        raise NotComparable(SAME)
    return other


def _release(said: str) -> str:
    try:
        return str(uuid.UUID(said))
    except ValueError:
        return ""
