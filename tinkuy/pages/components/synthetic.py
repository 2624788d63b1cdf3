"""Whether a page shows made-up data: its platform's pack says so, or, where a page is of no platform, any pack installed."""

from __future__ import annotations

from typing import Final

from django.http import HttpRequest

from tinkuy.languages import Text
from tinkuy.registries.installed_packs import platforms

NOTICE: Final = Text(
    "Datos sintéticos: ninguna cifra ni organización es real.",
    "Synthetic data: no figure and no organisation is real.",
    "Dados sintéticos: nenhum número nem organização é real.",
)


def synthetic_notice(request: HttpRequest) -> Text | None:
    """The sentence for a page of made-up data; None where the data are real."""
    platform = getattr(request, "platform", None)
    packs = [pack for pack in platforms().values() if platform is None or pack.id == platform.pack]
    return NOTICE if any(pack.synthetic for pack in packs) else None
