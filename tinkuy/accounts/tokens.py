"""Tokens by which a person's own programs ask and report in their name: named, of one scope, for a time, revocable.

A token is told once; its hash is kept. It may do what the person may, within its scope, and never more.
"""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta
from enum import Enum
from typing import Any, Final

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone

from tinkuy.accounts import second_factor
from tinkuy.accounts.told import record_of_person
from tinkuy.database.fields import PublicIdField
from tinkuy.languages import Text

BEGINS: Final = "tinkuy_"  # by which a secret that was published by mistake is found
DAYS: Final = (30, 90, 365)
_SEEN_EVERY: Final = timedelta(minutes=5)
_NAME: Final = 80


class Scope(Enum):
    """What a token may be used for."""

    READ = "read"  # ask for what the person may see
    REPORT = "report"  # that, and send reports


SCOPES: Final = {
    Scope.READ: Text("Leer cifras y reportes", "Read figures and reports", "Ler números e relatórios"),
    Scope.REPORT: Text("Leer, y enviar reportes", "Read, and send reports", "Ler, e enviar relatórios"),
}


class TokenRefused(Exception):
    """No token was made, or one does not let in; `text` says why."""

    def __init__(self, reason: str) -> None:
        self.reason, self.text = reason, SENTENCES[reason]
        super().__init__(self.text.en)


class ApiToken(models.Model):
    """A token, as its hash. `ending` is what a person recognises theirs by."""

    id = PublicIdField()
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="tokens")
    name = models.CharField(max_length=_NAME)
    scope = models.CharField(max_length=10, choices=[(one.value, one.value) for one in Scope])
    digest = models.CharField(max_length=64, unique=True)
    ending = models.CharField(max_length=4)
    made_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-made_at",)
        constraints = (
            models.CheckConstraint(condition=Q(scope__in=[one.value for one in Scope]), name="token_scope_is_known"),
            models.CheckConstraint(condition=~Q(name=""), name="token_has_a_name"),
        )

    def __str__(self) -> str:
        return f"{self.name} · …{self.ending}"

    @property
    def is_good(self) -> bool:
        """Whether it still lets in."""
        return self.revoked_at is None and self.expires_at > timezone.now()


@transaction.atomic
def issue(*, person: Any, name: str, scope: Scope, days: int, by: Any) -> tuple[ApiToken, str]:
    """A new token and its secret, told this once. People make tokens for themselves. Raises TokenRefused."""
    name = name.strip()
    if by.pk != person.pk:
        raise TokenRefused("not_yours")
    if not 0 < len(name) <= _NAME:
        raise TokenRefused("no_name")
    if days not in DAYS:
        raise TokenRefused("no_time")
    secret = BEGINS + secrets.token_urlsafe(32)
    ends = timezone.now() + timedelta(days=days)
    kept = {"digest": _digest(secret), "ending": secret[-4:], "expires_at": ends}
    token = ApiToken.objects.create(person=person, name=name, scope=scope.value, **kept)
    record_of_person("issue_token", person, by=by, detail={"token": str(token.pk), "scope": scope.value})
    return token, secret


@transaction.atomic
def revoke(*, token: ApiToken, by: Any) -> None:
    """Let nobody in with it any more. Safe to repeat. Raises TokenRefused."""
    if by.pk != token.person_id:
        raise TokenRefused("not_yours")
    if ApiToken.objects.filter(pk=token.pk, revoked_at=None).update(revoked_at=timezone.now()):
        record_of_person("revoke_token", by, by=by, detail={"token": str(token.pk)})


def token_of(secret: str, scope: Scope) -> ApiToken:
    """The token with this secret, if it lets its person do what the scope says. Raises TokenRefused."""
    token = ApiToken.objects.select_related("person").filter(digest=_digest(secret)).first()
    if token is None or not token.is_good or not token.person.is_active:
        raise TokenRefused("not_good")
    if second_factor.is_needed(token.person) and not second_factor.is_on(token.person):
        raise TokenRefused("no_factor")
    if scope is Scope.REPORT and token.scope != Scope.REPORT.value:
        raise TokenRefused("only_read")
    now = timezone.now()
    if token.used_at is None or token.used_at < now - _SEEN_EVERY:  # not a write for every question
        ApiToken.objects.filter(pk=token.pk).update(used_at=now)
    return token


def _digest(secret: str) -> str:
    """256 bits at random need no slow hash."""
    return hashlib.sha256(secret.encode()).hexdigest()


SENTENCES: Final = {
    "not_yours": Text(
        "Cada persona crea y revoca sus propios accesos.",
        "Everybody makes and revokes their own tokens.",
        "Cada pessoa cria e revoga os seus próprios acessos.",
    ),
    "no_name": Text(
        "El acceso necesita un nombre de hasta 80 letras, como «Tablero de Power BI»: por él lo reconocerá después.",
        "The token needs a name of up to 80 letters, such as “Power BI dashboard”: by it you will recognise it later.",
        "O acesso precisa de um nome de até 80 letras, como «Painel do Power BI»: por ele o reconhecerá depois.",
    ),
    "no_time": Text(
        "Elija por cuánto tiempo sirve el acceso.",
        "Choose for how long the token is good.",
        "Escolha por quanto tempo o acesso serve.",
    ),
    "not_good": Text(
        "Este acceso no existe, venció o fue revocado. Cree otro en «Mi cuenta».",
        "This token does not exist, has expired or was revoked. Make another under “My account”.",
        "Este acesso não existe, venceu ou foi revogado. Crie outro em «Minha conta».",
    ),
    "no_factor": Text(
        "El rol de esta persona necesita el segundo factor, y aún no lo tiene: que lo configure en «Mi cuenta».",
        "This person's role needs the second factor, which is not on yet: they can set it up under “My account”.",
        "O papel desta pessoa precisa do segundo fator, que ainda não está ligado: configure-o em «Minha conta».",
    ),
    "only_read": Text(
        "Este acceso solo lee. Para enviar reportes, cree otro que también pueda enviar.",
        "This token only reads. To send reports, make another that may also send.",
        "Este acesso só lê. Para enviar relatórios, crie outro que também possa enviar.",
    ),
}
