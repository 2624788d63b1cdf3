"""What is done to accounts. Each verb: who may (policy), one transaction, one event."""

from __future__ import annotations

from typing import Any, Final

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from tinkuy.access.permissions import Permission
from tinkuy.access.policy import Matter, require
from tinkuy.access.roles import Role
from tinkuy.accounts.models import RoleHeld, User
from tinkuy.audit.models import record
from tinkuy.languages import Text
from tinkuy.registries.models import Organisation, Platform


class NotMade(Exception):
    """No account was made and no role given; `text` says why. `reason` names the kind."""

    def __init__(self, reason: str, **values: object) -> None:
        self.reason, self.text = reason, SENTENCES[reason].format(**values)
        super().__init__(self.text.en)


@transaction.atomic
def give_role(
    *,
    platform: Platform,
    email: str,
    role: Role,
    organisation: Organisation | None = None,
    sector: str = "",
    name: str = "",
    password: str | None = None,
    by: Any = None,
) -> User:
    """Have an account for the address, and let it hold the role on the platform. Safe to repeat.

    `by` is blank for whoever runs the installation, from its command line. An account that is there keeps its password,
    unless one is given. Raises Refused and NotMade.
    """
    if by is not None:
        require(by, Permission.ADMINISTER, Matter(str(platform.pk)))
    _refuse_misfit(role, organisation, sector)
    person, is_new = _account(email, name, password, organisation)
    held = {"platform": platform, "person": person, "role": role.value, "organisation": organisation, "sector": sector}
    given, is_given = RoleHeld.across_platforms.get_or_create(**held)
    if is_given:
        record("give_role", given, by=by, detail={"role": role.value, "new_account": is_new})
    return person


def _refuse_misfit(role: Role, organisation: Organisation | None, sector: str) -> None:
    if role.of_an_organisation != (organisation is not None):
        raise NotMade("organisation_wanted" if role.of_an_organisation else "organisation_unwanted", role=role.value)
    if role.of_a_sector != bool(sector):
        raise NotMade("sector_wanted" if role.of_a_sector else "sector_unwanted", role=role.value)


def _account(email: str, name: str, password: str | None, organisation: Organisation | None) -> tuple[User, bool]:
    """The account of the address, made if there is none, and whether it was."""
    address = email.strip().lower()
    try:
        validate_email(address)
    except ValidationError as error:
        raise NotMade("no_address", email=email) from error
    person = User.objects.filter(email=address).first()
    is_new = person is None
    person = person or User(email=address, name=name, organisation=organisation)
    if password is None and is_new:
        raise NotMade("no_password", email=address)
    if password is not None:
        _refuse_weak(password, person)
        person.set_password(password)
    person.save()
    return person, is_new


def _refuse_weak(password: str, person: User) -> None:
    try:
        validate_password(password, person)
    except ValidationError as error:
        raise NotMade("weak_password") from error


SENTENCES: Final = {
    "organisation_wanted": Text(
        "El papel {role} es de una organización: dígala.",
        "The role {role} is of an organisation: please say which.",
        "O papel {role} é de uma organização: diga qual.",
    ),
    "organisation_unwanted": Text(
        "El papel {role} no es de una organización: quítela.",
        "The role {role} is not of an organisation: please leave it out.",
        "O papel {role} não é de uma organização: retire-a.",
    ),
    "sector_wanted": Text(
        "El papel {role} es de un sector: dígalo.",
        "The role {role} is of a sector: please say which.",
        "O papel {role} é de um setor: diga qual.",
    ),
    "sector_unwanted": Text(
        "El papel {role} no es de un sector: quítelo.",
        "The role {role} is not of a sector: please leave it out.",
        "O papel {role} não é de um setor: retire-o.",
    ),
    "no_address": Text(
        "«{email}» no parece un correo; escríbalo como nombre@organizacion.org.",
        "“{email}” does not look like an e-mail address; please write it like name@organisation.org.",
        "«{email}» não parece um e-mail; escreva-o como nome@organizacao.org.",
    ),
    "no_password": Text(
        "La cuenta {email} es nueva y necesita una contraseña.",
        "The account {email} is new and needs a password.",
        "A conta {email} é nova e precisa de uma senha.",
    ),
    "weak_password": Text(
        "La contraseña es fácil de adivinar: use al menos 12 caracteres, que no sean de los más comunes ni el propio correo.",
        "The password is easy to guess: use at least 12 characters, neither among the most common ones nor the address itself.",
        "A senha é fácil de adivinhar: use ao menos 12 caracteres, que não sejam dos mais comuns nem o próprio e-mail.",
    ),
}
