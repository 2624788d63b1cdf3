"""The pages of key figures: of the latest release, of one release, and as files to take away."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any, Final
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from tinkuy.access.permissions import Permission
from tinkuy.languages import LANGUAGES, Language
from tinkuy.months import Month as CalendarMonth
from tinkuy.narratives.models import Narrative
from tinkuy.narratives.reading import told
from tinkuy.pages.components.platforms import asking, may, on_platform
from tinkuy.pages.components.speaking import spoken
from tinkuy.pages.components.synthetic import synthetic_notice
from tinkuy.pages.components.words import LANGUAGE_NAMES
from tinkuy.pages.dashboard.words import WORDS as DASHBOARD
from tinkuy.pages.figures.asking import Asked
from tinkuy.pages.figures.citing import standing
from tinkuy.pages.figures.published import Published, of_release, published
from tinkuy.pages.figures.saying import is_month, month_name
from tinkuy.pages.figures.views import address
from tinkuy.pages.key_figures.forms import FORMS, answer, wanted_language
from tinkuy.pages.key_figures.gathering import Month
from tinkuy.pages.key_figures.gathering import key_figures as gathered
from tinkuy.pages.key_figures.shown import shown
from tinkuy.pages.key_figures.words import WORDS
from tinkuy.public.opening import latest as latest_public
from tinkuy.publishing.key_figures import KeyFigures, as_text
from tinkuy.publishing.key_figures_words import WORDS as PRODUCT
from tinkuy.registries.models import Platform
from tinkuy.releases.models import Release
from tinkuy.releases.refusals import Refused as NotReadable

_SECTION: Final = {"section": "latest_key_figures", "words": WORDS}


@require_safe
@on_platform
def latest(request: HttpRequest, platform: Platform) -> HttpResponse:
    """To those of the latest release that stands; where there is none yet, that is said. Who sees no small numbers: to the public
    ones."""
    if not may(request, Permission.READ_RELEASES):
        return to_public("public_key_figures", platform)
    newest = Release.objects.on(platform).filter(withdrawn_at__isnull=True).first()
    if newest is None:
        return render(request, "dashboard/none.html", _SECTION | {"words": DASHBOARD})
    return redirect("key_figures", platform=platform.code, release=newest.pk)


def to_public(name: str, platform: Platform) -> HttpResponse:
    """To the public page of that name; where nothing is public, there is nothing to see."""
    if latest_public(platform) is None:
        raise Http404
    return redirect(name, platform=platform.code)


def _opened(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Hand the view the release, opened, and its month; a month that the release has not is not there."""

    def found(request: HttpRequest, row: Release, platform: str, **said: Any) -> HttpResponse:
        if row.platform.code != platform:
            raise Http404
        try:
            release = published(row)
        except NotReadable as refusal:
            context = _SECTION | {"release": row, "text": refusal.text}
            return render(request, "dashboard/refused.html", context | {"words": DASHBOARD}, status=503)
        months = [code for code in release.months if is_month(code)]
        month = request.GET.get("mes") or (months[-1] if months else "")
        if month not in months:
            raise Http404
        return view(request, row, release, month, **said)

    return require_safe(of_release(found))


@_opened
def key_figures(request: HttpRequest, row: Release, release: Published, month: str) -> HttpResponse:
    """The page in the reader's language; the text to paste in the language that they choose."""
    language = wanted_language(request.GET.get("idioma", ""))
    page = _page(request, row, release, month, spoken())
    text = page if language == spoken() else _page(request, row, release, month, language)
    context = _SECTION | {
        "page": shown(page),
        "release": row,
        "standing": standing(row, release),
        "months": [(code, month_name(code, spoken()), code == month) for code in reversed(release.months) if is_month(code)],
        "month": month,
        "text": as_text(text),
        "chosen": language,
        "language_choices": [(code, LANGUAGE_NAMES[code], _query(month, code)) for code in LANGUAGES],
        "files": [(form, _file(row, form) + _query(month, language)) for form in FORMS],
    }  # fmt: skip
    return render(request, "key_figures/key_figures.html", context)


@_opened
def taken(request: HttpRequest, row: Release, release: Published, month: str, form: str) -> HttpResponse:
    """The same as a file."""
    page = _page(request, row, release, month, wanted_language(request.GET.get("idioma", "")))
    return answer(page, form, _day(row, release), f"{row.platform.code}_cifras_clave_{month}")


def _page(request: HttpRequest, row: Release, release: Published, month: str, language: Language) -> KeyFigures:
    def absolute(asked: Asked) -> str:
        return request.build_absolute_uri(address(row, asked))

    here = reverse("key_figures", kwargs={"platform": row.platform.code, "release": row.pk})
    stands = standing(row, release)
    notices = [synthetic_notice(request), None if stands.stands else PRODUCT["withdrawn"], stands.withdrawn]
    return gathered(
        Month(release, month, language, absolute),
        _told(request, row, release, month),
        platform=str(row.platform.name),
        release=str(row.pk),
        signed=stands.signed.in_(language),
        address=request.build_absolute_uri(here + _query(month)),
        notices=tuple(text for one in notices if one and (text := one.in_(language))),
    )


def _told(request: HttpRequest, row: Release, release: Published, month: str) -> list[Narrative]:
    """What was told of the month by organisations whose rows are in the release, as far as the reader may read it."""
    there = set(
        release.figure("presence", by=["month", "organisation", "sector"])
        .select("month", "organisation", "sector")
        .rows()
    )
    found = told(row.platform, CalendarMonth.parse(month), asking(request))
    return [one for one in found if (one.highlight or one.barrier) and (month, one.organisation.code, one.sector) in there]  # fmt: skip


def _day(row: Release, release: Published) -> dt.date:
    """The day on which the release was signed, where the platform is."""
    zone = release.platform.timezone if release.platform else "UTC"
    return row.at.astimezone(ZoneInfo(zone)).date()


def _query(month: str, language: str = "") -> str:
    return "?" + urlencode({"mes": month} | ({"idioma": language} if language else {}))


def _file(row: Release, form: str) -> str:
    return reverse(f"key_figures_{form}", kwargs={"platform": row.platform.code, "release": row.pk})
