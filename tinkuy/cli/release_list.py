"""`tinkuy release list`: the releases of the installation, as its register has them."""

from __future__ import annotations

import argparse
import importlib
from typing import Any, Final

from tinkuy.cli import terminal
from tinkuy.cli.installation import open_installation
from tinkuy.languages import Text, number

_NONE: Final = Text(
    "En esta instalación todavía no hay publicaciones.",
    "There are no releases in this installation yet.",
    "Nesta instalação ainda não há publicações.",
)
_HEADINGS: Final = {
    "es": ("Publicación", "Fecha (UTC)", "Plataforma", "Meses", "Filas", "Firmada por", "Estado"),
    "en": ("Release", "Date (UTC)", "Platform", "Months", "Rows", "Signed by", "State"),
    "pt": ("Publicação", "Data (UTC)", "Plataforma", "Meses", "Linhas", "Assinada por", "Estado"),
}
_STANDS: Final = Text("vigente", "stands", "vigente")
_WITHDRAWN: Final = Text("retirada: {why}", "withdrawn: {why}", "retirada: {why}")


def run(options: argparse.Namespace) -> int:
    """List them, the latest first, of one platform where it is said."""
    open_installation(options.lang)
    models = importlib.import_module("tinkuy.releases.models")
    found = models.Release.across_platforms.select_related("platform", "signed_by")
    if options.platform:
        found = found.filter(platform__code=options.platform)
    releases = list(found)
    if options.json:
        terminal.write_json(options.json, [_for_machines(one) for one in releases])
    if options.json != "-":
        _show(releases, options.lang)
    return 0


def _show(releases: list[Any], language: str) -> None:
    if not releases:
        terminal.say(_NONE.in_(language))
        return
    lines = [
        (
            str(one.pk),
            f"{one.at:%Y-%m-%d %H:%M}",
            one.platform.code,
            f"{one.first_month} - {one.last_month}",
            number(one.rows, language),
            str(one.signed_by),
            (_STANDS if one.stands else _WITHDRAWN.format(why=one.withdrawn_why)).in_(language),
        )
        for one in releases
    ]
    terminal.table(_HEADINGS[language], lines, numbers=(4,))


def _for_machines(one: Any) -> dict[str, Any]:
    return {
        "release": str(one.pk),
        "platform": one.platform.code,
        "year": one.year,
        "at": one.at.isoformat(timespec="seconds"),
        "first_month": str(one.first_month),
        "last_month": str(one.last_month),
        "rows": one.rows,
        "organisations": one.organisations,
        "note": one.note,
        "signed_by": str(one.signed_by),
        "withdrawn": None if one.stands else one.withdrawn_why,
    }
