"""The e-mail address of an account: shown to be the person's, changed once the new one is."""

from __future__ import annotations

from typing import Final

from django.conf import settings
from django.core import signing
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone

from tinkuy.accounts.letters import ADDRESS_SALT, send_address_check, send_notice
from tinkuy.accounts.models import User
from tinkuy.accounts.refusals import SENTENCES
from tinkuy.accounts.told import record_of_person
from tinkuy.languages import Text

_GONE: Final = Text(
    "Este enlace ya se usó o venció. Pida otro en «Mi cuenta».",
    "This link was used or has expired. Ask for another under “My account”.",
    "Este link já foi usado ou venceu. Peça outro em «Minha conta».",
)


class AddressRefused(Exception):
    """The address stays as it was; `text` says why."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


def ask_for_address(*, person: User, email: str, by: User) -> str:
    """Send a letter to the address that shall be the person's, or is and was never checked; the address as it is kept.

    Whether another account has it is told to its mailbox only. Raises AddressRefused.
    """
    address = email.strip().lower()
    try:
        validate_email(address)
    except ValidationError as error:
        raise AddressRefused(SENTENCES["no_address"].format(email=email)) from error
    if by.pk == person.pk:
        send_address_check.enqueue(str(person.pk), address)
    return address


@transaction.atomic
def verify_address(*, secret: str) -> User:
    """The link of the letter was opened: the address is the person's from now on. Raises AddressRefused."""
    try:
        key, old, new = signing.loads(secret, salt=ADDRESS_SALT, max_age=settings.PASSWORD_RESET_TIMEOUT)
    except (signing.BadSignature, ValueError) as error:
        raise AddressRefused(_GONE) from error
    person = User.objects.filter(pk=key, email=old, is_active=True).first()
    if person is None or User.objects.filter(email=new).exclude(pk=person.pk).exists():
        raise AddressRefused(_GONE)
    person.email, person.email_verified_at = new, timezone.now()
    person.save()
    record_of_person("verify_address" if new == old else "change_address", person, by=person)
    if new != old:
        send_notice.enqueue("address_changed", str(person.pk), old)
    return person
