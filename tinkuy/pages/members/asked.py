"""What a form about a role says: days and scopes, read once for giving, inviting, ending and passing."""

from __future__ import annotations

import datetime as dt
from typing import Any, Final

from django.http import QueryDict

from tinkuy.access.roles import SCOPES, Role
from tinkuy.languages import Text
from tinkuy.pages.members.scopes import Scopes
from tinkuy.pages.members.words import MEMBER
from tinkuy.registries.models import Organisation

_LONGEST: Final = 80


class NotUnderstood(Exception):
    """Something on the form is not understood; `text` says what."""

    def __init__(self, text: Text) -> None:
        self.text = text
        super().__init__(text.en)


def role_of(said: QueryDict) -> Role | None:
    """The role that an address or form names, if it is one."""
    return next((role for role in Role if role.value == said.get("rol", "")), None)


def day_of(said: QueryDict, name: str) -> dt.date | None:
    """A day; None where it is blank. Raises NotUnderstood."""
    written = said.get(name, "").strip()[:_LONGEST]
    if not written:
        return None
    try:
        return dt.date.fromisoformat(written)
    except ValueError as error:
        raise NotUnderstood(MEMBER["no_day"].format(written=written)) from error


def scope_of(said: QueryDict, role: Role, scopes: Scopes) -> dict[str, Any]:
    """What the role is to be of; what is not chosen, or is no choice, stays blank, and the action says so."""
    chosen = {what: said.get(what, "") for what in SCOPES if what in role.scope}
    found: dict[str, Any] = {what: code for what, code in chosen.items() if scopes.has(what, code)}
    if "organisation" in chosen:
        mine = Organisation.objects.filter(scope=scopes.platform.scope, retired_on__isnull=True)
        found["organisation"] = mine.filter(code=chosen["organisation"]).first()
    return found
