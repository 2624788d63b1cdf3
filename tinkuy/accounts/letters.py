"""The letters that accounts need: in the person's language, sent in the background, as plain text.

What is queued never holds a secret: the link of a letter is made when it is sent. A letter to an address that has no account
is asked for in the same way, and comes to nothing there: whoever asks learns nothing.
"""

from __future__ import annotations

from typing import Final

from django.conf import settings
from django.core import signing
from django.core.mail import EmailMessage
from django.urls import reverse
from django_tasks import task

from tinkuy.access.roles import NAMES
from tinkuy.accounts.attempts import TooMany, attempt
from tinkuy.accounts.invitations import DAYS, Invitation
from tinkuy.accounts.letter_words import HOURS, LETTERS, SIGNED
from tinkuy.accounts.models import User
from tinkuy.accounts.passwords import reset_link_parts
from tinkuy.languages import LANGUAGES, Text

ADDRESS_SALT: Final = "tinkuy.new-address"


@task()
def send_invitation(invitation_id: str, sending: int) -> None:
    """The letter of an invitation; none where it was sent anew, accepted or revoked since."""
    one = Invitation.across_platforms.select_related("platform", "by").get(pk=invitation_id)
    if one.sending != sending or one.accepted_at or one.revoked_at:
        return
    roles = Text(*(", ".join(NAMES[grant.role].in_(code) for grant in one.grants()) for code in LANGUAGES))
    said = {"platform": one.platform.name, "by": str(one.by or "Tinkuy"), "days": DAYS, "link": invitation_link(one)}
    _send("invitation", one.email, one.language, roles=roles.in_(one.language), **said)


@task()
def send_reset(email: str) -> None:
    """The letter with which a password is set anew, if the address has an account; a few in an hour at most."""
    person = User.objects.filter(email=email.strip().lower(), is_active=True).first()
    if person is None:
        return
    try:
        attempt("reset", person.email)
    except TooMany:
        return
    link = _link("reset_set", *reset_link_parts(person))
    _send("reset", person.email, person.language, name=str(person), hours=HOURS, link=link)


@task()
def send_address_check(person_id: str, new: str) -> None:
    """The letter that shows that an address is the person's. To one that has an account, a letter that says so."""
    person = User.objects.get(pk=person_id)
    said = {"name": str(person), "hours": HOURS}
    if new != person.email and User.objects.filter(email=new).exists():
        _send("address_taken", new, person.language, **said)
        return
    secret = signing.dumps([person.pk.hex, person.email, new], salt=ADDRESS_SALT)
    _send("address_check", new, person.language, link=_link("address_verify", secret), **said)


@task()
def send_notice(kind: str, person_id: str, email: str = "") -> None:
    """Tell somebody what was changed about their account, so that what was not their doing does not stay hidden.

    `email` where it is not the address they have now.
    """
    person = User.objects.get(pk=person_id)
    _send(kind, email or person.email, person.language, name=str(person), link=_link("reset"))


def invitation_link(invitation: Invitation) -> str:
    """The address at which an invitation is accepted, for its letter and for whoever runs the installation."""
    return _link("invitation", invitation.secret())


def _link(name: str, *parts: str) -> str:
    return settings.SITE + reverse(name, args=parts)


def _send(kind: str, to: str, language: str, **said: object) -> None:
    subject, body = LETTERS[kind]
    text = f"{body.in_(language).format(**said)}\n\n{SIGNED.in_(language)}\n"
    EmailMessage(subject.in_(language).format(**said), text, to=[to]).send()
