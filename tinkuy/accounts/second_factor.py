"""The second factor: a code of six digits that an application on the person's telephone makes (TOTP, RFC 6238).

A code counts once, also when two web processes are asked at the same moment. Ten recovery codes, each for one use, stand in
for a lost telephone; only their hashes are kept. Who governs a platform needs a second factor (roles.GOVERNING).
"""

from __future__ import annotations

import hashlib
import re
import secrets
import time
from typing import Any, Final

import pyotp
from django.conf import settings
from django.db import models, transaction
from django.utils import timezone

from tinkuy.access.policy import Person
from tinkuy.access.roles import GOVERNING
from tinkuy.accounts.sessions import close_all
from tinkuy.accounts.told import record_of_person
from tinkuy.languages import Text

STEP: Final = 30  # seconds for which a code is shown
EITHER_WAY: Final = 1  # steps that the clock of a telephone may be off
RECOVERY_CODES: Final = 10
ISSUER: Final = "Tinkuy"
_LETTERS: Final = "abcdefghjkmnpqrstuvwxyz23456789"  # none that are mistaken for another


class FactorRefused(Exception):
    """The second factor stays as it was; `text` says why."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


WRONG_CODE: Final = Text(
    "El código no coincide. Cambia cada 30 segundos: escriba el que su aplicación muestra ahora. Si se repite, revise que la hora de su teléfono sea automática.",
    "The code does not match. It changes every 30 seconds: write the one that your application shows now. If it happens again, see that your telephone sets its time by itself.",
    "O código não coincide. Muda a cada 30 segundos: escreva o que seu aplicativo mostra agora. Se acontecer outra vez, veja se a hora do seu telefone é automática.",
)
NEEDED: Final = Text(
    "Su rol en la plataforma necesita el segundo factor, y no se puede apagar. Si cambia de teléfono, configúrelo de nuevo.",
    "Your role on the platform needs the second factor, and it cannot be turned off. If you change telephones, set it up again.",
    "O seu papel na plataforma precisa do segundo fator, e não pode ser desligado. Se trocar de telefone, configure-o de novo.",
)


class SecondFactor(models.Model):
    """The secret that a person's application and the platform share. `last_step`: the time of the last code that counted."""

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, primary_key=True, on_delete=models.CASCADE, related_name="second_factor"
    )
    secret = models.CharField(max_length=64)
    on_since = models.DateTimeField(default=timezone.now)
    last_step = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.person_id} · {self.on_since:%Y-%m-%d}"


class RecoveryCode(models.Model):
    """A code for one use, as its hash: 16 letters at random need no slow one."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="recovery_codes")
    digest = models.CharField(max_length=64)
    used_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("person", "digest"), name="recovery_code_is_given_once"),)

    def __str__(self) -> str:
        return f"{self.person_id} · {'used' if self.used_at else 'unused'}"


def is_needed(person: Person) -> bool:
    """Whether a role that the person holds today needs a second factor."""
    return getattr(person, "is_superuser", False) or any(grant.role in GOVERNING for grant in person.grants())


def is_on(person: Any) -> bool:
    """Whether the person has one."""
    return SecondFactor.objects.filter(person_id=person.pk).exists()


def new_secret() -> str:
    """A secret of 160 bits at random, as applications take it by hand."""
    return pyotp.random_base32()


def link(person: Any, secret: str) -> str:
    """The address (otpauth://) that the picture to be photographed holds."""
    return pyotp.TOTP(secret, interval=STEP).provisioning_uri(name=person.email, issuer_name=ISSUER)


def code_now(secret: str) -> str:
    """The code that an application with this secret shows now."""
    return pyotp.TOTP(secret, interval=STEP).now()


@transaction.atomic
def turn_on(*, person: Any, secret: str, code: str, by: Any) -> tuple[str, ...]:
    """Take the secret as the person's, replacing one they had; recovery codes, told this once. Raises FactorRefused."""
    step = _step_of(secret, code)
    if step is None:
        raise FactorRefused(WRONG_CODE)
    values = {"secret": secret, "on_since": timezone.now(), "last_step": step}
    SecondFactor.objects.update_or_create(person=person, defaults=values)
    record_of_person("turn_on_second_factor", person, by=by)
    return _give_codes(person)


@transaction.atomic
def turn_off(*, person: Any, by: Any) -> None:
    """Do without a second factor. `by` is blank for whoever runs the installation: they may for all, others only for
    themselves, and only where no role needs it. Raises FactorRefused.
    """
    if by is not None and (by.pk != person.pk or is_needed(person)):
        raise FactorRefused(NEEDED)
    SecondFactor.objects.filter(person=person).delete()
    RecoveryCode.objects.filter(person=person).delete()
    if by is None:
        close_all(person=person, by=by)
    record_of_person("turn_off_second_factor", person, by=by)


@transaction.atomic
def renew_codes(*, person: Any, by: Any) -> tuple[str, ...]:
    """New recovery codes in place of those there were."""
    record_of_person("renew_recovery_codes", person, by=by)
    return _give_codes(person)


def passes(person: Any, written: str) -> bool:
    """Whether this is a code of the person's application, or a recovery code; it counts this once and never again."""
    return _passes_by_application(person, written) or _passes_by_recovery(person, written)


def codes_left(person: Any) -> int:
    """How many recovery codes the person has not used."""
    return RecoveryCode.objects.filter(person=person, used_at=None).count()


def _passes_by_application(person: Any, written: str) -> bool:
    factor = SecondFactor.objects.filter(person=person).first()
    step = _step_of(factor.secret, written) if factor else None
    if step is None:
        return False
    # Whoever raises the step first has used the code.
    return SecondFactor.objects.filter(person=person, last_step__lt=step).update(last_step=step) == 1


def _passes_by_recovery(person: Any, written: str) -> bool:
    unused = RecoveryCode.objects.filter(person=person, digest=_digest(written), used_at=None)
    if unused.update(used_at=timezone.now()) != 1:
        return False
    record_of_person("use_recovery_code", person, by=person)
    return True


def _step_of(secret: str, written: str) -> int | None:
    """The time step of which this is the code, if of one about now."""
    code = re.sub(r"\s", "", written).encode()
    now = int(time.time()) // STEP
    made = pyotp.TOTP(secret, interval=STEP)
    steps = range(now - EITHER_WAY, now + EITHER_WAY + 1)
    return next((step for step in steps if secrets.compare_digest(made.at(step * STEP).encode(), code)), None)


def _give_codes(person: Any) -> tuple[str, ...]:
    codes = tuple("-".join(_letters(4) for _ in range(4)) for _ in range(RECOVERY_CODES))
    RecoveryCode.objects.filter(person=person).delete()
    RecoveryCode.objects.bulk_create(RecoveryCode(person=person, digest=_digest(code)) for code in codes)
    return codes


def _letters(number: int) -> str:
    return "".join(secrets.choice(_LETTERS) for _ in range(number))


def _digest(written: str) -> str:
    """The hash of a recovery code, however its letters and hyphens are written."""
    return hashlib.sha256(re.sub(r"[\s-]", "", written).lower().encode()).hexdigest()
