"""`tinkuy platform`: adds a platform to the installation, with the organisations of its lists."""

from __future__ import annotations

import argparse
import importlib

from tinkuy.cli import terminal
from tinkuy.cli.installation import open_installation
from tinkuy.languages import Text
from tinkuy.packs.loading import UnknownPack
from tinkuy.packs.schema import PlatformPack, YearPack

_ADDED = Text(
    "{code}: {organisations} organizaciones, {members} miembros. Cuentas: tinkuy account add CORREO --platform {code} --role ...",
    "{code}: {organisations} organisations, {members} members. Accounts: tinkuy account add E-MAIL --platform {code} --role ...",
    "{code}: {organisations} organizações, {members} membros. Contas: tinkuy account add E-MAIL --platform {code} --role ...",
)
_NONE = Text(
    "Todavía no hay ninguna. Agregue una: tinkuy platform add gtrm-peru",
    "There is none yet. Add one: tinkuy platform add gtrm-peru",
    "Ainda não há nenhuma. Adicione uma: tinkuy platform add gtrm-peru",
)
_HEADINGS = {
    "es": ("código", "nombre", "miembros"),
    "en": ("code", "name", "members"),
    "pt": ("código", "nome", "membros"),
}


def run(options: argparse.Namespace) -> int:
    """Add a platform, or list those there are."""
    open_installation(options.lang)
    models = importlib.import_module("tinkuy.registries.models")
    if options.action == "add":
        return _add(options, models)
    lines = [
        (one.code, one.name, str(models.Membership.objects.on(one).filter(until__isnull=True).count()))
        for one in models.Platform.objects.order_by("code")
    ]
    if lines:
        terminal.table(_HEADINGS[options.lang], lines, numbers=(2,))
    else:
        terminal.say(_NONE.in_(options.lang))
    return 0


def _add(options: argparse.Namespace, models: object) -> int:
    packs = importlib.import_module("tinkuy.registries.installed_packs")
    actions = importlib.import_module("tinkuy.registries.actions")
    loading = importlib.import_module("tinkuy.registries.loading")
    if not options.platform:
        raise UnknownPack("", packs.platforms())
    pack: PlatformPack = packs.platform_pack(options.platform)
    named: list[YearPack] = [packs.year_pack(id) for id in options.year]
    years = named or loading.years_for(pack, list(packs.years().values()))
    platform = actions.load_pack(pack, years)
    importlib.import_module("tinkuy.groups.actions").load_groups(platform=platform)
    said = {
        "code": platform.code,
        "organisations": models.Organisation.objects.filter(scope=platform.scope).count(),
        "members": models.Membership.objects.on(platform).filter(until__isnull=True).count(),
    }
    terminal.say(_ADDED.in_(options.lang).format(**said))
    return 0
