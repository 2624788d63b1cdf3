"""The dashboard of a release, and the way to the latest that stands."""

from __future__ import annotations

import uuid

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from tinkuy.pages.components.platforms import on_platform
from tinkuy.registries.models import Platform
from tinkuy.releases.models import Release


@require_safe
@on_platform
def latest(request: HttpRequest, platform: Platform) -> HttpResponse:
    """To the latest release that stands; where there is none yet, that is said."""
    newest = Release.objects.on(platform).filter(withdrawn_at__isnull=True).first()
    if newest is None:
        return render(request, "dashboard/none.html", {})
    return redirect("dashboard", platform=platform.code, release=newest.pk)


@require_safe
@on_platform
def dashboard(request: HttpRequest, platform: Platform, release: uuid.UUID) -> HttpResponse:
    """The dashboard."""
    row = Release.objects.on(platform).filter(pk=release).first()
    if row is None:
        raise Http404
    return HttpResponse("")
