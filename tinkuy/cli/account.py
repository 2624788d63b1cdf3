"""`tinkuy account`: makes the account of a person with their role on a platform, invites, takes a second factor off."""

from __future__ import annotations

import argparse
import getpass
import importlib
import sys
from typing import Any

from tinkuy.access.roles import ROLES, Grant, Role
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


_WANTED = Text(
    "Falta decir la plataforma y el rol: --platform PACK --role ROLE",
    "Still to be said, the platform and the role: --platform PACK --role ROLE",
    "Falta dizer a plataforma e o papel: --platform PACK --role ROLE",
)
_MISFIT = Text(
    "Falta decir de qué es el rol, o sobra algo: --organisation, --sector, --place y --partner van solo con los roles que son de uno. ({role})",
    "What the role is of is missing, or something is too much: --organisation, --sector, --place and --partner go only with roles that are of one. ({role})",
    "Falta dizer de que é o papel, ou sobra algo: --organisation, --sector, --place e --partner vão só com os papéis que são de um. ({role})",
)
_INVITED = Text(
    "Entregue este enlace a {email}; sirve 14 días y una sola vez:",
    "Hand this link to {email}; it is good for 14 days, and once:",
    "Entregue este link a {email}; serve por 14 dias e uma só vez:",
)
_NO_ACCOUNT = Text(
    "En esta instalación nadie entra con {email}.",
    "Nobody signs in with {email} in this installation.",
    "Nesta instalação ninguém entra com {email}.",
)
_REMOVED = Text(
    "La cuenta {email} quedó sin segundo factor y sus sesiones se cerraron; si su rol lo necesita, lo configura al entrar.",
    "The account {email} has no second factor now, and its sessions were closed; if its role needs one, it is set up on signing in.",
    "A conta {email} ficou sem segundo fator e suas sessões foram fechadas; se o seu papel precisa dele, configura-o ao entrar.",
)


class NotFound(Exception):
    """What was named is not there; `text` says what is."""

    def __init__(self, text: Text) -> None:
        self.text = text
        super().__init__(text.en)


def run(options: argparse.Namespace) -> int:
    """Make the account or give it one more role; invite somebody; take a second factor off."""
    if options.action == "remove-factor":
        return _remove_factor(options)
    if not options.platform or not options.role:
        raise NotFound(_WANTED)
    open_installation(options.lang)
    registries = importlib.import_module("tinkuy.registries.models")
    platform = registries.Platform.objects.filter(code=options.platform).first()
    if platform is None:
        raise NotFound(_NO_PLATFORM.format(code=options.platform))
    organisation = _organisation(platform, options.organisation, registries) if options.organisation else None
    sector = _sector(platform, options.sector) if options.sector else ""
    return (_add if options.action == "add" else _invite)(options, platform, organisation, sector)


def _add(options: argparse.Namespace, platform: Any, organisation: Any, sector: str) -> int:
    accounts = importlib.import_module("tinkuy.accounts.actions")
    role = Role(options.role)
    person = accounts.give_role(
        platform=platform,
        email=options.email,
        role=role,
        organisation=organisation,
        sector=sector,
        place=options.place,
        partner=options.partner,
        name=options.name,
        password=_password(options),
    )
    terminal.say(_MADE.in_(options.lang).format(email=person.email, role=ROLES[role].in_(options.lang)))
    return 0


def _invite(options: argparse.Namespace, platform: Any, organisation: Any, sector: str) -> int:
    """Make an invitation and show its link, for whoever hands it over: no letter is sent."""
    inviting = importlib.import_module("tinkuy.accounts.inviting")
    letters = importlib.import_module("tinkuy.accounts.letters")
    of = {"organisation": organisation and str(organisation.pk), "sector": sector}
    of |= {"place": options.place, "partner": options.partner}
    try:
        grant = Grant(Role(options.role), str(platform.pk), **{what: said or None for what, said in of.items()})
    except ValueError as error:
        raise NotFound(_MISFIT.format(role=ROLES[Role(options.role)].in_(options.lang))) from error
    made = inviting.invite(
        email=options.email, platform=platform, roles=[grant], by=None, language=options.lang, send=False
    )
    terminal.say(_INVITED.in_(options.lang).format(email=made.email))
    terminal.say(letters.invitation_link(made))
    return 0


def _remove_factor(options: argparse.Namespace) -> int:
    """For whoever lost their telephone and their recovery codes: they set it up again when they next sign in."""
    open_installation(options.lang)
    models = importlib.import_module("tinkuy.accounts.models")
    second_factor = importlib.import_module("tinkuy.accounts.second_factor")
    person = models.User.objects.filter(email=options.email.strip().lower()).first()
    if person is None:
        raise NotFound(_NO_ACCOUNT.format(email=options.email))
    second_factor.turn_off(person=person, by=None)
    terminal.say(_REMOVED.in_(options.lang).format(email=person.email))
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
