"""What a person says of themselves: their name, and the language in which they read pages and e-mails."""

from __future__ import annotations

from typing import Final

from django.db import transaction

from tinkuy.accounts.models import User
from tinkuy.accounts.told import record_of_person
from tinkuy.languages import LANGUAGES, Text

_LONGEST: Final = 200
NO_NAME: Final = Text(
    "Escriba su nombre, hasta 200 letras: es el que verán los demás.",
    "Write your name, up to 200 letters: it is the one that others will see.",
    "Escreva seu nome, até 200 letras: é o que os demais verão.",
)


class NotDescribed(Exception):
    """Name and language stay as they were; `text` says why."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


@transaction.atomic
def describe(*, person: User, name: str, language: str, by: User) -> None:
    """Keep one's own name and language. A language that there is not stays the one there was. Raises NotDescribed."""
    name = name.strip()
    if by.pk != person.pk or not 0 < len(name) <= _LONGEST:
        raise NotDescribed(NO_NAME)
    person.name, person.language = name, language if language in LANGUAGES else person.language
    person.save(update_fields=["name", "language"])
    record_of_person("describe_account", person, by=by)
