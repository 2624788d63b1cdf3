"""Invitations: who may invite whom, and that a link works once, for a time, and never after it was revoked or sent anew."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from tests.factories import records
from tinkuy.access.policy import Refused
from tinkuy.access.roles import Grant, Role
from tinkuy.accounts.invitations import Invitation, InvitationState, invitation_of
from tinkuy.accounts.inviting import (
    NotInvited,
    accept_invitation,
    accept_with_account,
    invite,
    revoke_invitation,
    send_again,
)
from tinkuy.accounts.letters import send_invitation
from tinkuy.accounts.models import RoleHeld, User
from tinkuy.accounts.passwords import PasswordRefused
from tinkuy.audit.models import Event

pytestmark = pytest.mark.django_db
BOB = {"name": "Bob", "password": "lluvia-puente-maiz-rio", "again": "lluvia-puente-maiz-rio", "language": "pt"}


@pytest.fixture
def peru():
    return records.platform("gtrm-peru")


@pytest.fixture
def carmen(peru) -> User:
    return records.role(on=peru, role="coordinator", person=records.person(name="Carmen")).person


@pytest.fixture
def iris(peru) -> User:
    return records.role(on=peru, role="information_officer").person


@pytest.fixture
def invited(peru, carmen):
    """Invite Bob, by default as a focal point of an organisation, by Carmen."""
    unicef = records.organisation(name_es="UNICEF")

    def of(*roles: Grant, by: User = carmen, email: str = "Bob@Example.org") -> Invitation:
        grants = roles or (Grant(Role.FOCAL_POINT, str(peru.pk), organisation=str(unicef.pk)),)
        return invite(email=email, platform=peru, roles=grants, by=by, language="pt")

    return of


def test_bob_accepts_and_holds_the_roles_with_an_address_that_is_his(invited, peru, carmen) -> None:
    until = timezone.localdate() + timedelta(days=90)
    bob = accept_invitation(invitation=invited(Grant(Role.CO_LEAD, str(peru.pk), sector="health", until=until)), **BOB)
    held = RoleHeld.objects.on(peru).get(person=bob)
    assert (held.role, held.sector, held.until) == ("co_lead", "health", until)
    assert (bob.email, bob.language, bob.check_password(BOB["password"])) == ("bob@example.org", "pt", True)
    assert bob.email_verified_at
    told = list(Event.objects.on(peru).values_list("verb", "who__name"))
    assert told == [("invite", "Carmen"), ("accept_invitation", "Bob"), ("give_role", "Carmen")]


def test_the_letter_is_in_the_language_said_and_its_link_is_the_invitation(invited) -> None:
    made = invited()
    (letter,) = mail.outbox
    assert letter.to == ["bob@example.org"]
    assert "Ponto focal" in letter.body
    assert made.secret() in letter.body
    assert invitation_of(made.secret()) == made


def test_a_link_works_once(invited) -> None:
    made = invited()
    accept_invitation(invitation=made, **BOB)
    with pytest.raises(NotInvited) as refused:
        accept_with_account(invitation=made, by=User.objects.get(email="bob@example.org"))
    assert refused.value.reason == "gone"
    assert invitation_of(made.secret()).state is InvitationState.ACCEPTED


def test_sent_again_the_first_link_ends_and_the_time_begins_anew(invited, carmen) -> None:
    made = invited()
    first = made.secret()
    Invitation.across_platforms.update(expires_at=timezone.now() - timedelta(days=1))
    again = send_again(invitation=made, by=carmen)
    assert invitation_of(first) is None
    assert invitation_of(again.secret()).state is InvitationState.WAITING
    assert len(mail.outbox) == 2


def test_revoked_or_expired_nobody_accepts_it(invited, carmen) -> None:
    revoked = invited()
    revoke_invitation(invitation=revoked, by=carmen)
    expired = invited(email="other@example.org")
    Invitation.across_platforms.filter(pk=expired.pk).update(expires_at=timezone.now() - timedelta(seconds=1))
    for one in (revoked, expired):
        with pytest.raises(NotInvited):
            accept_invitation(invitation=invitation_of(one.secret()), **BOB)
    assert not User.objects.filter(name="Bob").exists()


def test_a_new_invitation_for_the_address_replaces_the_one_that_waits(invited) -> None:
    first, second = invited(), invited()
    first.refresh_from_db()
    assert (first.state, second.state) == (InvitationState.REVOKED, InvitationState.WAITING)


def test_the_letter_of_what_was_revoked_before_it_was_sent_is_not_sent(invited, carmen) -> None:
    made = invited()
    revoke_invitation(invitation=made, by=carmen)
    mail.outbox.clear()
    send_invitation.call(str(made.pk), made.sending)
    assert mail.outbox == []


def test_an_officer_invites_partners_and_not_who_governs_the_platform(invited, iris, peru) -> None:
    assert invited(by=iris).state is InvitationState.WAITING
    with pytest.raises(Refused):
        invited(Grant(Role.COORDINATOR, str(peru.pk)), by=iris)


def test_who_holds_no_role_that_invites_does_not(invited, peru) -> None:
    alice = records.role(on=peru, role="observer").person
    made = invited()
    for verb in (
        lambda: invited(by=alice),
        lambda: send_again(invitation=made, by=alice),
        lambda: revoke_invitation(invitation=made, by=alice),
    ):
        with pytest.raises(Refused):
            verb()


def test_roles_of_another_platform_are_not_carried(invited) -> None:
    with pytest.raises(NotInvited):
        invited(Grant(Role.OBSERVER, str(records.platform().pk)))


def test_a_weak_password_or_no_name_leaves_the_invitation_as_it_was(invited) -> None:
    made = invited()
    with pytest.raises(PasswordRefused):
        accept_invitation(invitation=made, **BOB | {"password": "corto", "again": "corto"})
    with pytest.raises(NotInvited):
        accept_invitation(invitation=made, **BOB | {"name": "  "})
    assert invitation_of(made.secret()).state is InvitationState.WAITING
    assert not User.objects.filter(email="bob@example.org").exists()


def test_who_has_an_account_takes_the_roles_with_it_and_nobody_else_does(invited, peru) -> None:
    bob, charlie = records.person(email="bob@example.org"), records.person(email="charlie@example.org")
    made = invited()
    with pytest.raises(NotInvited):
        accept_invitation(invitation=made, **BOB)
    with pytest.raises(NotInvited):
        accept_with_account(invitation=made, by=charlie)
    accept_with_account(invitation=made, by=bob)
    assert RoleHeld.objects.on(peru).filter(person=bob, role="focal_point").exists()


def test_the_role_of_an_organisation_that_was_merged_since_is_of_the_one_it_became(invited, peru) -> None:
    kept, gone = records.organisation(), records.organisation()
    made = invited(Grant(Role.FOCAL_POINT, str(peru.pk), organisation=str(gone.pk)))
    gone.merged_into, gone.retired_on = kept, timezone.localdate()
    gone.save()
    bob = accept_invitation(invitation=made, **BOB)
    assert RoleHeld.objects.on(peru).get(person=bob).organisation == kept
    assert bob.organisation == kept
