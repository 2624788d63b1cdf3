"""What each role may do: the policy's own answer, as a page for everybody who takes part."""

from __future__ import annotations

from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tinkuy.access.permissions import Permission
from tinkuy.access.roles import NAMES, ROLES, Role
from tinkuy.access.table import DOES, Reach, line, said
from tinkuy.languages import Text
from tinkuy.pages.components.platforms import asking, on_platform
from tinkuy.registries.models import Platform

WORDS: Final = {
    "title": Text("Qué puede hacer cada rol", "What each role may do", "O que cada papel pode fazer"),
    "lead": Text(
        "Esta tabla sale de la regla que la plataforma aplica en cada página. Sus roles van primero.",
        "This table comes from the rule that the platform applies on every page. Your roles come first.",
        "Esta tabela sai da regra que a plataforma aplica em cada página. Os seus papéis vêm primeiro.",
    ),
    "own": Text("Su rol", "Your role", "Seu papel"),
    "may": Text("Puede", "May", "Pode"),
    "reach": Text("Alcance", "How far", "Alcance"),
    "never": Text(
        "Nadie acepta un reporte de la organización por la que reporta, ni lo que envió en nombre de otra.",
        "Nobody accepts a report of the organisation that they report for, nor what they sent for another.",
        "Ninguém aceita um relatório da organização pela qual relata, nem o que enviou em nome de outra.",
    ),
    "one_role": Text("Ver un rol", "See one role", "Ver um papel"),
}


@require_safe
@on_platform
def permissions(request: HttpRequest, platform: Platform) -> HttpResponse:
    """One section per role, those of whoever asks first."""
    here = str(platform.pk)
    mine = {grant.role for grant in asking(request).grants() if grant.platform == here}
    roles = [
        {
            "code": role.value,
            "name": NAMES[role],
            "about": ROLES[role],
            "mine": role in mine,
            "lines": [(DOES[one], said(role, one)) for one in Permission if line(role, one).reach is not Reach.NONE],
        }
        for role in sorted(Role, key=lambda role: role not in mine)
    ]
    return render(request, "members/permissions.html", {"section": "permissions", "words": WORDS, "roles": roles})
