"""Passwords: what a good one is, how one is changed, how one that was forgotten is set anew."""

from __future__ import annotations

from typing import Final

from django.contrib.auth.password_validation import validate_password
from django.contrib.auth.tokens import default_token_generator
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.http import urlsafe_base64_decode, urlsafe_base64_encode

from tinkuy.accounts.models import User
from tinkuy.accounts.refusals import SENTENCES
from tinkuy.accounts.sessions import close_all
from tinkuy.accounts.told import record_of_person
from tinkuy.languages import Text

DIFFERENT: Final = Text(
    "Las dos contraseñas no son iguales: escríbalas de nuevo.",
    "The two passwords are not the same: write them again.",
    "As duas senhas não são iguais: escreva-as de novo.",
)
WRONG: Final = Text(
    "La contraseña actual no es esa. Revise si la tecla de mayúsculas está activa y escríbala de nuevo.",
    "That is not the present password. See whether Caps Lock is on, and write it again.",
    "A senha atual não é essa. Veja se a tecla de maiúsculas está ativa e escreva-a de novo.",
)


class PasswordRefused(Exception):
    """The password stays as it was; `text` says why."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


def refuse_weak(password: str, again: str, person: User) -> None:
    """Raise PasswordRefused where the two are not the same, or easy to guess."""
    if password != again:
        raise PasswordRefused(DIFFERENT)
    try:
        validate_password(password, person)
    except ValidationError as error:
        raise PasswordRefused(SENTENCES["weak_password"]) from error


@transaction.atomic
def change_password(*, person: User, old: str, new: str, again: str, session: str, by: User) -> None:
    """Change one's own password; every other session ends. Raises PasswordRefused."""
    if by.pk != person.pk or not person.check_password(old):
        raise PasswordRefused(WRONG)
    _set(person, new, again, but=session, verb="change_password")


@transaction.atomic
def reset_password(*, person: User, new: str, again: str) -> None:
    """Set a password after its link was opened, which shows that the mailbox is theirs; every session ends.

    Raises PasswordRefused.
    """
    if person.email_verified_at is None:
        person.email_verified_at = timezone.now()
    _set(person, new, again, but="", verb="reset_password")


def reset_link_parts(person: User) -> tuple[str, str]:
    """What the link of a letter names: whose it is, and a token that is good once, for PASSWORD_RESET_TIMEOUT."""
    return urlsafe_base64_encode(person.pk.bytes), default_token_generator.make_token(person)


def person_of(whose: str, token: str) -> User | None:
    """Whose password may be set by these parts of a link; None where the link is used, old or of nobody."""
    try:
        person = User.objects.filter(pk=urlsafe_base64_decode(whose).hex(), is_active=True).first()
    except (ValueError, ValidationError):
        return None
    return person if person and default_token_generator.check_token(person, token) else None


def _set(person: User, new: str, again: str, *, but: str, verb: str) -> None:
    refuse_weak(new, again, person)
    person.set_password(new)
    person.save()
    close_all(person=person, by=person, but=but)
    record_of_person(verb, person, by=person)
