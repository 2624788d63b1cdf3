"""The pages of notices: the list, one followed to its page, the choices, and the way out of e-mails."""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from django.core import signing
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tinkuy.accounts.models import User
from tinkuy.languages import LANGUAGES, Text
from tinkuy.notices.actions import choose, mark_read
from tinkuy.notices.choices import ways
from tinkuy.notices.kinds import KINDS, How
from tinkuy.notices.letters import SALT
from tinkuy.notices.models import DIGEST, Notice
from tinkuy.pages.components.flash import Said, leave
from tinkuy.pages.components.flash import take as said_before
from tinkuy.pages.components.platforms import on_platform
from tinkuy.pages.notices.words import CHOICES, FEWER, HOW, NOTICES
from tinkuy.registries.models import Platform

_A_PAGE: Final = 30


@require_safe
@on_platform
def notices(request: HttpRequest, platform: Platform) -> HttpResponse:
    """What the person was told, the latest first."""
    found = Paginator(Notice.objects.on(platform).filter(person=request.user), _A_PAGE)
    shown = found.get_page(request.GET.get("pagina"))
    context = {"section": "notices", "words": NOTICES, "shown": shown, "said": said_before(request)}
    return render(request, "notices/notices.html", context)


@require_POST
@on_platform
def all_read(request: HttpRequest, platform: Platform) -> HttpResponse:
    """Take all of one's notices for read."""
    mark_read(platform=platform, by=request.user)
    leave(request, [Said("done", NOTICES["all_read"])])
    return redirect("notices", platform=platform.code)


@require_POST
@on_platform
def follow(request: HttpRequest, platform: Platform, notice: UUID) -> HttpResponse:
    """Go to the page that a notice is about, which is then read."""
    found = Notice.objects.on(platform).filter(person=request.user, pk=notice).first()
    if found is None:
        raise Http404
    mark_read(platform=platform, by=request.user, notice=found.pk)
    ours = url_has_allowed_host_and_scheme(found.address, allowed_hosts=None)
    return redirect(found.address if ours and found.address else resolve_url("notices", platform=platform.code))


@require_http_methods(["GET", "HEAD", "POST"])
@on_platform
def choices(request: HttpRequest, platform: Platform) -> HttpResponse:
    """How the person wants each kind by e-mail."""
    if request.method == "POST":
        choose(platform=platform, ways=_typed(request), by=request.user)
        leave(request, [Said("done", CHOICES["saved"])])
        return redirect("notice_choices", platform=platform.code)
    held = ways(platform, request.user)
    context = {
        "section": "notices",
        "words": CHOICES,
        "lead": CHOICES["lead"].format(email=request.user.email),
        "kinds": [(kind, held[key].value) for key, kind in KINDS.items()],
        "ways": [(how.value, word) for how, word in HOW.items()],
        "said": said_before(request),
    }
    return render(request, "notices/choices.html", context)


# The mail program of whoever gets the letter posts here by itself (RFC 8058): the signed address is all it has.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def fewer(request: HttpRequest, token: str) -> HttpResponse:
    """End e-mails of a kind for the person whom the signed address names."""
    try:
        person, platform, kind = _told(token)
    except (signing.BadSignature, LookupError):
        return render(request, "notices/fewer.html", {"words": FEWER, "broken": True}, status=404)
    done = request.method == "POST"
    if done:
        choose(platform=platform, ways=_ended(platform, person, kind), by=person)
    return render(request, "notices/fewer.html", {"words": FEWER, "ask": _asked(platform, kind), "done": done})


def _asked(platform: Platform, kind: str) -> Text:
    if kind == DIGEST:
        return FEWER["ask_digest"].format(platform=platform.name)
    of = KINDS[kind].text
    said = (FEWER["ask"].in_(code).format(platform=platform.name, kind=of.in_(code)) for code in LANGUAGES)
    return Text(*said)


def _told(token: str) -> tuple[User, Platform, str]:
    """Whom the token names, of which platform, and the kind. Raises BadSignature and LookupError."""
    person, platform, kind = signing.loads(token, salt=SALT)
    found = User.objects.filter(pk=person).first(), Platform.objects.filter(pk=platform).first()
    if None in found or (kind != DIGEST and kind not in KINDS):
        raise LookupError(token)
    return (*found, kind)


def _ended(platform: Platform, person: User, kind: str) -> dict[str, How]:
    """The choices without this kind; without the digest: without every kind that it holds."""
    if kind != DIGEST:
        return {kind: How.NONE}
    return {key: How.NONE for key, how in ways(platform, person).items() if how is How.DAILY}


def _typed(request: HttpRequest) -> dict[str, How]:
    known = {how.value: how for how in How}
    said: dict[str, Any] = {key: known.get(request.POST.get(key, "")) for key in KINDS}
    return {key: how for key, how in said.items() if how is not None}
