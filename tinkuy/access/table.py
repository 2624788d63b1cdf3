"""The policy as people read it: for each role and permission, how far it reaches (pure).

Nothing is written here by hand: POLICY itself is asked about somebody who holds one role only.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from typing import Final

from tinkuy.access.permissions import Permission
from tinkuy.access.policy import Matter, allows
from tinkuy.access.roles import SCOPES, Grant, Role
from tinkuy.languages import LANGUAGES, Text

_HERE, _MINE, _ELSE, _ME = "here", "mine", "else", "me"


class Reach(Enum):
    """How far a permission reaches for whoever holds a role."""

    ALL = "all"
    OWN = "own"
    LEFT = "left"  # only where nobody else may
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Line:
    """What one role may do of one permission. `not_sent`: not on what they sent themselves."""

    reach: Reach
    not_sent: bool = False


@dataclass(frozen=True, slots=True)
class _Holder:
    pk: str
    held: tuple[Grant, ...]

    def grants(self) -> tuple[Grant, ...]:
        return self.held


def line(role: Role, permission: Permission) -> Line:
    """How far the permission reaches for somebody who holds this role only."""
    holder = _Holder(_ME, (Grant(role, _HERE, **dict.fromkeys(role.scope, _MINE)),))
    other = Matter(_HERE, **dict.fromkeys(SCOPES, _ELSE))
    own = replace(other, **dict.fromkeys(role.scope, _MINE))
    for reach, about in ((Reach.ALL, other), (Reach.OWN, own), (Reach.LEFT, replace(own, nobody_else=True))):
        if allows(holder, permission, about):
            return Line(reach, not allows(holder, permission, replace(about, sent_by=frozenset({_ME}))))
    return Line(Reach.NONE)


def said(role: Role, permission: Permission) -> Text:
    """The same in words."""
    found = line(role, permission)
    text = _OWN[role.scope] if found.reach is Reach.OWN else _WORDS[found.reach]
    if not found.not_sent:
        return text
    return Text(*(f"{text.in_(code)}; {_NOT_SENT.in_(code)}" for code in LANGUAGES))


_WORDS: Final = {
    Reach.ALL: Text("sí", "yes", "sim"),
    Reach.LEFT: Text(
        "solo donde nadie más queda para decidir",
        "only where nobody else is left to decide",
        "só onde não resta mais ninguém para decidir",
    ),
    Reach.NONE: Text("no", "no", "não"),
}
_NOT_SENT: Final = Text("nunca lo que envió", "never what they sent", "nunca o que enviou")
_OWN: Final = {
    ("organisation",): Text("de su organización", "of their organisation", "da sua organização"),
    ("sector",): Text("de su sector", "of their sector", "do seu setor"),
    ("place",): Text("de su territorio", "of their territory", "do seu território"),
    ("organisation", "place"): Text(
        "de su organización, en su lugar", "of their organisation, in their place", "da sua organização, no seu lugar"
    ),
    ("partner",): Text(
        "de lo que nombra a su organización como socio",
        "of what names theirs as implementing partner",
        "do que nomeia a sua organização como parceiro",
    ),
}

# What a permission lets somebody do, as a heading of the table says it.
DOES: Final = {
    Permission.ENTER: Text("Entrar a la plataforma", "Enter the platform", "Entrar na plataforma"),
    Permission.UPLOAD: Text("Enviar y corregir reportes", "Send and correct reports", "Enviar e corrigir relatórios"),
    Permission.ACCEPT: Text(
        "Aceptar y devolver reportes", "Accept and return reports", "Aceitar e devolver relatórios"
    ),
    Permission.RELEASE: Text("Publicar cifras", "Publish figures", "Publicar números"),
    Permission.PUBLISH: Text("Abrir publicaciones a todos", "Open releases to everyone", "Abrir publicações a todos"),
    Permission.READ_DRAFTS: Text(
        "Ver filas que nadie aceptó todavía",
        "See rows that nobody accepted yet",
        "Ver linhas que ninguém aceitou ainda",
    ),
    Permission.READ_ROWS: Text("Ver filas aceptadas", "See accepted rows", "Ver linhas aceitas"),
    Permission.CONFIRM: Text(
        "Confirmar o cuestionar lo que otros reportan a través de su organización",
        "Confirm or contest what others report through their organisation",
        "Confirmar ou contestar o que outros relatam por meio da sua organização",
    ),
    Permission.COMMENT: Text("Comentar reportes", "Comment on reports", "Comentar relatórios"),
    Permission.READ_RELEASES: Text(
        "Ver las cifras de toda la plataforma, con números pequeños",
        "See the figures of the whole platform, small numbers too",
        "Ver os números de toda a plataforma, com valores pequenos",
    ),
    Permission.READ_AGGREGATES: Text(
        "Ver resultados, sin números pequeños",
        "See results, without small numbers",
        "Ver resultados, sem valores pequenos",
    ),
    Permission.READ_AUDIT: Text(
        "Ver quién hizo qué y cuándo", "See who did what and when", "Ver quem fez o quê e quando"
    ),
    Permission.KEEP_MONTHS: Text("Abrir y cerrar meses", "Open and close months", "Abrir e fechar meses"),
    Permission.KEEP_LISTS: Text(
        "Cambiar las listas de organizaciones", "Change the lists of organisations", "Alterar as listas de organizações"
    ),
    Permission.READ_CONTACTS: Text(
        "Ver a las personas de los grupos y sus contactos",
        "See the people of groups and how to reach them",
        "Ver as pessoas dos grupos e os seus contatos",
    ),
    Permission.KEEP_GROUPS: Text("Cambiar los grupos", "Change the groups", "Alterar os grupos"),
    Permission.REMIND: Text("Enviar recordatorios", "Send reminders", "Enviar lembretes"),
    Permission.ERASE: Text("Borrar datos personales", "Erase personal data", "Apagar dados pessoais"),
    Permission.INVITE: Text(
        "Invitar y dar roles, salvo los que gobiernan la plataforma",
        "Invite and give roles, except those that govern the platform",
        "Convidar e dar papéis, salvo os que governam a plataforma",
    ),
    Permission.ADMINISTER: Text(
        "Dar y terminar cualquier rol", "Give and end any role", "Dar e encerrar qualquer papel"
    ),
}
