"""`tinkuy account`: makes the account of a person, with their role on a platform."""

from __future__ import annotations

import argparse
import getpass
import importlib
import sys
from typing import Any

from tinkuy.access.roles import ROLES, Role
from tinkuy.cli import terminal
from tinkuy.cli.installation import open_installation
from tinkuy.languages import Text

_MADE = Text("{email}: {role}", "{email}: {role}", "{email}: {role}")
_PASSWORD = Text("Contraseña: ", "Password: ", "Senha: ")
_NO_PLATFORM = Text(
    "En esta instalación no hay una plataforma «{code}». Agréguela: tinkuy platform add {code}",
    "This installation has no platform “{code}”. Add it: tinkuy platform add {code}",
    "Nesta instalação não há uma plataforma «{code}». Adicione-a: tinkuy platform add {code}",
)
_NO_ORGANISATION = Text(
    "En la plataforma no hay una organización «{written}». {near}",
    "The platform has no organisation “{written}”. {near}",
    "Na plataforma não há uma organização «{written}». {near}",
)
_NEAR = Text("Las más parecidas: {names}.", "The nearest: {names}.", "As mais parecidas: {names}.")
_NO_SECTOR = Text(
    "No hay un sector «{written}». Los que hay: {known}.",
    "There is no sector “{written}”. Those there are: {known}.",
    "Não há um setor «{written}». Os que há: {known}.",
)


class NotFound(Exception):
    """What was named is not there; `text` says what is."""

    def __init__(self, text: Text) -> None:
        self.text = text
        super().__init__(text.en)


def run(options: argparse.Namespace) -> int:
    """Make the account, or give it one more role."""
    open_installation(options.lang)
    registries = importlib.import_module("tinkuy.registries.models")
    accounts = importlib.import_module("tinkuy.accounts.actions")
    platform = registries.Platform.objects.filter(code=options.platform).first()
    if platform is None:
        raise NotFound(_NO_PLATFORM.format(code=options.platform))
    role = Role(options.role)
    person = accounts.give_role(
        platform=platform,
        email=options.email,
        role=role,
        organisation=_organisation(platform, options.organisation, registries) if options.organisation else None,
        sector=_sector(platform, options.sector) if options.sector else "",
        name=options.name,
        password=_password(options),
    )
    terminal.say(_MADE.in_(options.lang).format(email=person.email, role=ROLES[role].in_(options.lang)))
    return 0


def _organisation(platform: Any, written: str, registries: Any) -> Any:
    """The organisation by code, name or another name of it."""
    in_force = importlib.import_module("tinkuy.registries.in_force")
    matching = importlib.import_module("tinkuy.registries.matching")
    match = matching.Matcher(in_force.organisations_of(platform)).match(written)
    if match.code is None:
        near = _NEAR.format(names="; ".join(match.candidates)) if match.candidates else Text("")
        raise NotFound(
            Text(*(_NO_ORGANISATION.in_(c).format(written=written, near=near.in_(c)) for c in ("es", "en", "pt")))
        )
    return registries.Organisation.objects.get(scope=platform.scope, code=match.code)


def _sector(platform: Any, written: str) -> str:
    packs = importlib.import_module("tinkuy.registries.installed_packs")
    loading = importlib.import_module("tinkuy.registries.loading")
    pack = packs.platform_pack(platform.pack)
    years = loading.years_for(pack, list(packs.years().values()))
    known = {entry.code for year in years for entry in year.lists["sectors"].entries}
    if written not in known:
        raise NotFound(_NO_SECTOR.format(written=written, known=", ".join(sorted(known))))
    return written


def _password(options: argparse.Namespace) -> str | None:
    """The password of the input, or one that is asked for; blank leaves the one there is."""
    if options.password_from_stdin:
        return sys.stdin.readline().rstrip("\r\n") or None
    if not sys.stdin.isatty():
        return None
    return getpass.getpass(_PASSWORD.in_(options.lang)) or None
