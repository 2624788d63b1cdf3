"""The platform that a page is about: said in its address, and open only to those who take part in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache

from tinkuy.access.permissions import Permission
from tinkuy.access.policy import Matter, Refused, allows
from tinkuy.access.roles import Grant
from tinkuy.languages import Text
from tinkuy.registries.installed_packs import zone_of
from tinkuy.registries.models import Platform

View = Callable[..., HttpResponse]
_TITLE = Text(
    "Esta página no es para su cuenta", "This page is not for your account", "Esta página não é para a sua conta"
)


@dataclass(frozen=True, slots=True)
class Asking:
    """A person as the policy sees them, their roles read once: a page asks it about every row that it shows."""

    pk: object
    held: tuple[Grant, ...]

    def grants(self) -> tuple[Grant, ...]:
        """The roles, on every platform."""
        return self.held


def on_platform(view: View | None = None, *, permission: Permission = Permission.ENTER) -> Any:
    """Hand the view its platform in place of the code; to who may not `permission` on all of it, it is not there.

    What the policy refuses on the way becomes a page that says so (403). Pages of reports are kept by no cache; days
    are those of the platform's time zone.
    """
    if view is None:
        return lambda decorated: on_platform(decorated, permission=permission)

    @wraps(view)
    def found(request: HttpRequest, platform: str, **said: object) -> HttpResponse:
        this = Platform.objects.filter(code=platform, retired_on__isnull=True).first()
        if this is None or not allows(asking(request), permission, Matter(str(this.pk))):
            raise Http404
        request.platform = this
        try:
            with timezone.override(zone_of(this)):
                return view(request, this, **said)
        except Refused as refusal:
            said = {"title": _TITLE, "text": refusal.text}
            return render(request, "components/error.html", {"words": said, "status": 403}, status=403)

    return login_required(never_cache(found))


def may(request: HttpRequest, permission: Permission, organisation: object = None, sector: str | None = None) -> bool:
    """Whether whoever asks may do this on the platform of the page: to show what they can do, never to hold them off."""
    matter = Matter(str(request.platform.pk), str(organisation) if organisation else None, sector)
    return allows(asking(request), permission, matter)


def asking(request: HttpRequest) -> Asking:
    """Whoever asks, with the roles they hold as this request began."""
    known = getattr(request, "asking", None)
    if known is None or known.pk != request.user.pk:
        known = request.asking = Asking(request.user.pk, tuple(request.user.grants()))
    return known


def platforms_of(person: object) -> list[Platform]:
    """The platforms in which somebody takes part, by name."""
    if not getattr(person, "is_authenticated", False):
        return []
    taken = {grant.platform for grant in person.grants()}
    return list(Platform.objects.filter(pk__in=taken, retired_on__isnull=True).order_by("name"))
