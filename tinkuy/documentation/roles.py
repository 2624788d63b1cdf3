"""The page of roles: what each is, and what the policy lets it do."""

from __future__ import annotations

from typing import Final

from tinkuy.access.permissions import Permission
from tinkuy.access.roles import NAMES, ROLES, Role
from tinkuy.access.table import DOES, Reach, line, said
from tinkuy.documentation.markdown import page, table
from tinkuy.languages import Text

TITLE: Final = Text("Roles y permisos", "Roles and permissions", "Papéis e permissões")
_INTRODUCTION: Final = Text(
    "Quién puede hacer qué. Esta tabla sale de `tinkuy/access/policy.py`, la única que decide. Un rol vale en una plataforma, "
    "desde un día y hasta otro; una persona puede tener varios. Nadie acepta un reporte de la organización por la que reporta.",
    "Who may do what. This table comes from `tinkuy/access/policy.py`, the only one that decides. A role holds on one platform, "
    "from a day to a day; a person may hold several. Nobody accepts a report of the organisation that they report for.",
    "Quem pode fazer o quê. Esta tabela sai de `tinkuy/access/policy.py`, a única que decide. Um papel vale em uma plataforma, "
    "de um dia a outro; uma pessoa pode ter vários. Ninguém aceita um relatório da organização pela qual relata.",
)
_MAY: Final = {"es": ("Puede", "Alcance"), "en": ("May", "How far"), "pt": ("Pode", "Alcance")}


def roles(language: str) -> str:
    """The page in one language."""
    parts = [_INTRODUCTION.in_(language)]
    for role in Role:
        may = [
            (DOES[one].in_(language), said(role, one).in_(language))
            for one in Permission
            if line(role, one).reach is not Reach.NONE
        ]
        parts += [f"## {NAMES[role].in_(language)}", ROLES[role].in_(language)]
        parts.append(table(_MAY[language], may))
    return page(TITLE.in_(language), *parts)
