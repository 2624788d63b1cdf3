"""The public pages of key figures: of the release that is open to everyone, as a page and as files."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Final
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from tinkuy.languages import LANGUAGES, Language
from tinkuy.pages.components.speaking import spoken
from tinkuy.pages.components.synthetic import synthetic_notice
from tinkuy.pages.components.words import LANGUAGE_NAMES
from tinkuy.pages.figures.published import published
from tinkuy.pages.figures.saying import day
from tinkuy.pages.key_figures.forms import FORMS, answer, wanted_language
from tinkuy.pages.key_figures.public import Opened
from tinkuy.pages.key_figures.public import key_figures as gathered
from tinkuy.pages.key_figures.shown import shown
from tinkuy.pages.key_figures.words import WORDS
from tinkuy.public.frozen import NotAsOpened
from tinkuy.public.models import PublicRelease
from tinkuy.public.opening import latest, public_tables
from tinkuy.public.tables import TABLES
from tinkuy.publishing.key_figures import KeyFigures, as_text
from tinkuy.registries.installed_packs import zone_of
from tinkuy.registries.models import Platform
from tinkuy.releases.refusals import Refused as NotReadable

_SECTION: Final = {"section": "public_key_figures", "words": WORDS}
_FRESH: Final = 300  # seconds, as the files of public data


def on_public(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Hand the view the platform and its newest public release, or None where nothing is open."""

    @wraps(view)
    def found(request: HttpRequest, platform: str, **said: Any) -> HttpResponse:
        this = Platform.objects.filter(code=platform, retired_on__isnull=True).first()
        if this is None:
            raise Http404
        request.platform = this
        response = view(request, this, latest(this), **said)
        patch_cache_control(response, private=True, max_age=0)
        return response

    return require_safe(found)


@on_public
def key_figures(request: HttpRequest, platform: Platform, row: PublicRelease | None) -> HttpResponse:
    """The page; where nothing is open yet, that is said."""
    if row is None:
        return render(request, "key_figures/none.html", _SECTION | {"text": WORDS["none"]}, status=404)
    language = wanted_language(request.GET.get("idioma", ""))
    try:
        page = _page(request, platform, row, spoken())
        text = page if language == spoken() else _page(request, platform, row, language)
    except (NotReadable, NotAsOpened):
        return render(request, "key_figures/none.html", _SECTION | {"text": WORDS["not_whole"]}, status=503)
    context = _SECTION | {
        "page": shown(page),
        "signed": page.signed,
        "text": as_text(text),
        "chosen": language,
        "language_choices": [(code, LANGUAGE_NAMES[code], f"?idioma={code}") for code in LANGUAGES],
        "files": [(form, _place(f"public_key_figures_{form}", platform) + _query(language)) for form in FORMS],
    }
    return render(request, "key_figures/public.html", context)


@on_public
def taken(request: HttpRequest, platform: Platform, row: PublicRelease | None, form: str) -> HttpResponse:
    """The same as a file."""
    if row is None:
        raise Http404
    page = _page(request, platform, row, wanted_language(request.GET.get("idioma", "")))
    signed = row.release.at.astimezone(zone_of(platform)).date()
    return answer(page, form, signed, f"{platform.code}_cifras_clave_publicas")


def _page(request: HttpRequest, platform: Platform, row: PublicRelease, language: Language) -> KeyFigures:
    release = published(row.release)
    about = {"platform": platform.code, "release": row.release_id, "ending": "csv"}
    addresses = {
        table.code: request.build_absolute_uri(reverse("download_release", kwargs=about | {"table": table.code}))
        for table in TABLES
    }
    notice = synthetic_notice(request)
    when = day(row.release.at, str(zone_of(platform)), language)
    return gathered(
        Opened(public_tables(row), release.names(language), language, addresses),
        platform=str(platform.name),
        release=str(row.release_id),
        signed=WORDS["public_source"].in_(language).format(release=row.release_id, when=when),
        address=request.build_absolute_uri(_place("public_key_figures", platform)),
        notices=(notice.in_(language),) if notice else (),
    )


def _place(name: str, platform: Platform) -> str:
    return reverse(name, kwargs={"platform": platform.code})


def _query(language: str) -> str:
    return "?" + urlencode({"idioma": language})
