"""The link of an invitation, and that of a new address: each is looked at first, and done by a button."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import activate
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from tinkuy.access.roles import GOVERNING, NAMES
from tinkuy.accounts.addresses import AddressRefused, verify_address
from tinkuy.accounts.attempts import TooMany, attempt
from tinkuy.accounts.invitations import Invitation, InvitationState, invitation_of
from tinkuy.accounts.inviting import SENTENCES, NotInvited, accept_invitation, accept_with_account
from tinkuy.accounts.models import User
from tinkuy.accounts.passwords import PasswordRefused
from tinkuy.languages import Text
from tinkuy.pages.components.flash import Said, leave
from tinkuy.pages.components.words import LANGUAGE_NAMES
from tinkuy.pages.sign_in.entering import first_page, let_in, network_address, wait
from tinkuy.pages.sign_in.resetting import gone
from tinkuy.pages.sign_in.words import FIELDS, INVITATION, VERIFY
from tinkuy.registries.models import Organisation

_TOO_MANY = 429


@never_cache
@sensitive_post_parameters("new", "again")
@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest, secret: str) -> HttpResponse:
    """Accept an invitation: with a name and a password, or with the account that one has."""
    one = invitation_of(secret)
    if one is None or request.method == "POST":
        try:
            attempt("link_from", network_address(request))
        except TooMany as held:
            return _turned_away(request, INVITATION["gone_title"], wait(held), _TOO_MANY)
    if one is None or one.state is not InvitationState.WAITING:
        return gone(request, INVITATION["gone_title"], SENTENCES["gone"])
    if settings.LANGUAGE_COOKIE_NAME not in request.COOKIES:
        activate(one.language)  # until they choose another, the one in which they were written to
    if request.user.is_authenticated and request.user.email != one.email:
        text = SENTENCES["another_account"].format(email=one.email)
        return _turned_away(request, INVITATION["another_title"], text, 200)
    return _accept(request, one) if request.method == "POST" else _page(request, one, None)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def address_verify(request: HttpRequest, secret: str) -> HttpResponse:
    """Confirm the address to which the link was sent."""
    if request.method != "POST":
        return render(request, "sign_in/verify.html", {"words": VERIFY, "section": "sign_in"})
    try:
        attempt("link_from", network_address(request))
        person = verify_address(secret=secret)
    except TooMany as held:
        return _turned_away(request, VERIFY["title"], wait(held), _TOO_MANY)
    except AddressRefused as refusal:
        return gone(request, VERIFY["gone_title"], refusal.text)
    leave(request, [Said("done", VERIFY["done"].format(email=person.email))])
    return redirect("account" if request.user.is_authenticated else "sign_in")


def _accept(request: HttpRequest, one: Invitation) -> HttpResponse:
    said = request.POST
    done = [Said("done", INVITATION["accepted"].format(platform=one.platform.name))]
    try:
        if request.user.is_authenticated:
            accept_with_account(invitation=one, by=request.user)
            leave(request, done)
            return redirect(first_page(request.user))
        words = {key: said.get(key, "") for key in ("name", "again", "language")}
        person = accept_invitation(invitation=one, password=said.get("new", ""), **words)
    except (NotInvited, PasswordRefused) as refusal:
        return _page(request, one, refusal.text)
    answer = let_in(request, person)
    leave(request, done)
    return answer


def _page(request: HttpRequest, one: Invitation, problem: Text | None) -> HttpResponse:
    grants = one.grants()
    said = {"platform": one.platform.name, "by": str(one.by or "Tinkuy"), "email": one.email}
    words = INVITATION | {key: INVITATION[key].format(**said) for key in ("title", "lead")}
    known = User.objects.filter(email=one.email).exists()
    return render(
        request,
        "sign_in/invitation.html",
        {
            "words": words,
            "fields": FIELDS,
            "section": "sign_in",
            "problem": problem,
            "email": one.email,
            "roles": _roles(grants),
            "factor": any(grant.role in GOVERNING for grant in grants),
            "known": known,
            "name": request.POST.get("name", ""),
            "chosen": request.POST.get("language") or one.language,
            "names": LANGUAGE_NAMES,
        },
    )


def _roles(grants: Any) -> list[tuple[Text, str]]:
    """Each role with what it is of."""
    names = {str(one.pk): one.name_es for one in Organisation.objects.filter(pk__in={g.organisation for g in grants})}
    of = (", ".join(filter(None, (names.get(str(g.organisation)), g.sector, g.place, g.partner))) for g in grants)
    return [(NAMES[grant.role], said) for grant, said in zip(grants, of, strict=True)]


def _turned_away(request: HttpRequest, title: Text, text: Text, status: int) -> HttpResponse:
    return render(
        request, "sign_in/gone.html", {"words": {"title": title, "text": text}, "fields": FIELDS}, status=status
    )
