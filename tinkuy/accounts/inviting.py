"""Accounts by invitation: invite, send again, revoke, accept. Each verb: who may (policy), one transaction, one event."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone

from tinkuy.access.permissions import Permission
from tinkuy.access.policy import Matter, require
from tinkuy.access.roles import GOVERNING, Grant
from tinkuy.accounts import refusals
from tinkuy.accounts.holding import hold
from tinkuy.accounts.invitations import DAYS, Invitation, InvitationState, written
from tinkuy.accounts.letters import send_invitation
from tinkuy.accounts.models import User
from tinkuy.accounts.passwords import refuse_weak
from tinkuy.accounts.profile import NO_NAME
from tinkuy.audit.models import record
from tinkuy.languages import LANGUAGES, Text
from tinkuy.registries.models import Organisation, Platform

_NAME: Final = 200


class NotInvited(Exception):
    """Nobody was invited, or an invitation was not accepted; `text` says why. `reason` names the kind."""

    def __init__(self, reason: str, **values: object) -> None:
        self.reason, self.text = reason, SENTENCES[reason].format(**values)
        super().__init__(self.text.en)


@transaction.atomic
def invite(
    *, email: str, platform: Platform, roles: Sequence[Grant], by: User | None, language: str = "es", send: bool = True
) -> Invitation:
    """Ask somebody to take part in a platform with these roles. One that waits for the same address is replaced.

    `by` is blank for whoever runs the installation, who may do without the letter (`send`) and hand the link over.
    Raises Refused and NotInvited.
    """
    _refuse_roles(platform, roles, by)
    address = email.strip().lower()
    try:
        validate_email(address)
    except ValidationError as error:
        raise NotInvited("no_address", email=email) from error
    _revoke(Invitation.objects.on(platform).filter(email=address), by)
    made = Invitation.objects.create(
        platform=platform,
        email=address,
        language=language if language in LANGUAGES else LANGUAGES[0],
        roles=written(roles),
        by=by,
        expires_at=timezone.now() + timedelta(days=DAYS),
    )
    record("invite", made, by=by, detail={"email": address, "roles": made.roles})
    if send:
        send_invitation.enqueue(str(made.pk), made.sending)
    return made


@transaction.atomic
def send_again(*, invitation: Invitation, by: User | None) -> Invitation:
    """Send the letter once more, with a new link and as much time as the first; the links before it end. Raises Refused
    and NotInvited.
    """
    _refuse_roles(invitation.platform, invitation.grants(), by)
    now = timezone.now()
    open_ = Invitation.objects.on(invitation.platform).filter(
        pk=invitation.pk, sending=invitation.sending, accepted_at=None, revoked_at=None
    )
    times = {"sending": invitation.sending + 1, "sent_at": now, "expires_at": now + timedelta(days=DAYS)}
    if not open_.update(**times):
        raise NotInvited("gone")
    invitation.refresh_from_db()
    record("send_invitation_again", invitation, by=by, detail={"email": invitation.email})
    send_invitation.enqueue(str(invitation.pk), invitation.sending)
    return invitation


@transaction.atomic
def revoke_invitation(*, invitation: Invitation, by: User | None) -> None:
    """End an invitation that nobody accepted. Safe to repeat. Raises Refused and NotInvited."""
    _refuse_roles(invitation.platform, invitation.grants(), by)
    if invitation.state is InvitationState.ACCEPTED:
        raise NotInvited("gone")
    _revoke(Invitation.objects.on(invitation.platform).filter(pk=invitation.pk), by)


@transaction.atomic
def accept_invitation(*, invitation: Invitation, name: str, password: str, again: str, language: str) -> User:
    """Whoever opened the link makes their account, and holds the roles. Raises NotInvited and PasswordRefused."""
    if User.objects.filter(email=invitation.email).exists():
        raise NotInvited("has_account")
    name = name.strip()
    if not 0 < len(name) <= _NAME:
        raise NotInvited("no_name")
    organisation = next((one for one in map(_organisation, invitation.grants()) if one), None)
    person = User(email=invitation.email, name=name, organisation=organisation, email_verified_at=timezone.now())
    person.language = language if language in LANGUAGES else invitation.language
    refuse_weak(password, again, person)
    person.set_password(password)
    person.save()
    _join(invitation, person, is_new=True)
    return person


@transaction.atomic
def accept_with_account(*, invitation: Invitation, by: User) -> None:
    """Somebody who has an account with the invitation's address takes the roles too. Raises NotInvited."""
    if by.email != invitation.email:
        raise NotInvited("another_account", email=invitation.email)
    _join(invitation, by, is_new=False)


def _join(invitation: Invitation, person: User, *, is_new: bool) -> None:
    """Take the invitation, if nobody has yet, and give its roles: two at once give them once."""
    now = timezone.now()
    waiting = Invitation.objects.on(invitation.platform).filter(
        pk=invitation.pk, sending=invitation.sending, accepted_at=None, revoked_at=None, expires_at__gt=now
    )
    if not waiting.update(accepted_at=now, accepted_by=person):
        raise NotInvited("gone")
    record("accept_invitation", invitation, by=person, detail={"new_account": is_new})
    for grant in invitation.grants():
        scope = {"sector": grant.sector or "", "place": grant.place or "", "partner": grant.partner or ""}
        scope["organisation"] = _organisation(grant)
        days = {"since": grant.since, "until": grant.until}
        detail = {"invitation": str(invitation.pk), "new_account": is_new}
        hold(invitation.platform, person, grant.role, scope, **days, by=invitation.by, detail=detail)


def _organisation(grant: Grant) -> Organisation | None:
    """The organisation of the role; if it was merged since, the one that it became."""
    one = Organisation.objects.filter(pk=grant.organisation).first() if grant.organisation else None
    while one is not None and one.merged_into is not None:
        one = one.merged_into
    return one


def _refuse_roles(platform: Platform, roles: Sequence[Grant], by: User | None) -> None:
    """Who governs the platform is invited by whoever may give every role. Raises Refused and NotInvited."""
    if not roles or any(one.platform != str(platform.pk) for one in roles):
        raise NotInvited("no_role")
    organisations = {one.organisation for one in roles if one.organisation}
    if Organisation.objects.filter(pk__in=organisations, retired_on__isnull=True).count() != len(organisations):
        raise NotInvited("no_organisation")
    if by is not None:
        governs = any(one.role in GOVERNING for one in roles)
        require(by, Permission.ADMINISTER if governs else Permission.INVITE, Matter(str(platform.pk)))


def _revoke(invitations: Any, by: User | None) -> None:
    for one in invitations.filter(accepted_at=None, revoked_at=None):
        one.revoked_at = timezone.now()
        one.save()
        record("revoke_invitation", one, by=by, detail={"email": one.email})


SENTENCES: Final = {
    "no_address": refusals.SENTENCES["no_address"],
    "no_role": Text(
        "Elija con qué rol participará la persona.",
        "Choose the role with which the person will take part.",
        "Escolha com que papel a pessoa vai participar.",
    ),
    "no_organisation": Text(
        "La organización del rol ya no está en las listas; elija otra.",
        "The organisation of the role is no longer in the lists; choose another.",
        "A organização do papel já não está nas listas; escolha outra.",
    ),
    "no_name": NO_NAME,
    "has_account": Text(
        "Ya hay una cuenta con este correo. Entre con ella y acepte la invitación.",
        "There is an account with this address already. Sign in with it and accept the invitation.",
        "Já há uma conta com este e-mail. Entre com ela e aceite o convite.",
    ),
    "another_account": Text(
        "La invitación es para {email}. Salga y entre con esa cuenta.",
        "The invitation is for {email}. Sign out, and sign in with that account.",
        "O convite é para {email}. Saia e entre com essa conta.",
    ),
    "gone": Text(
        "Esta invitación ya se usó, venció o fue revocada. Pida otra a quien coordina su plataforma.",
        "This invitation was used, has expired or was revoked. Ask whoever coordinates your platform for another.",
        "Este convite já foi usado, venceu ou foi revogado. Peça outro a quem coordena sua plataforma.",
    ),
}
