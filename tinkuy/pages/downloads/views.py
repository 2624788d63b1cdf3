"""Public data: the page that describes them, and the files. Anybody may read them, also other sites' programs."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from functools import wraps
from typing import Final

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.cache import get_conditional_response, patch_cache_control
from django.views.decorators.http import require_http_methods, require_safe

from tinkuy.languages import LANGUAGES, Language
from tinkuy.pages.components.speaking import spoken
from tinkuy.pages.downloads import words
from tinkuy.pages.downloads.files import BY_ENDING, File, package_file, table_file
from tinkuy.pages.downloads.finding import GONE, NOT_NOW, NOT_THERE, NotHere, found, here
from tinkuy.pages.downloads.shown import shown
from tinkuy.public.frozen import NotAsOpened
from tinkuy.public.opening import open_platforms
from tinkuy.public.tables import BY_CODE
from tinkuy.publishing.tables_out import NoSuchForm
from tinkuy.releases.refusals import Refused as NotReadable

# Seconds that others may keep a file before asking whether it still is the same: a release may be closed any day.
_FRESH: Final = 300
_FOR_OTHERS: Final = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Content-Disposition, Content-Language",
}
_ASKED_BEFORE: Final = {
    "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS",
    "Access-Control-Allow-Headers": "If-None-Match, If-Modified-Since",
    "Access-Control-Max-Age": "86400",
}
View = Callable[..., HttpResponse]


@require_safe
def platforms(request: HttpRequest) -> HttpResponse:
    """The platforms with open data; the only one at once."""
    there = open_platforms()
    if len(there) == 1:
        return redirect("downloads", platform=there[0].code)
    return render(request, "downloads/platforms.html", {"words": words.WORDS, "there": there})


@require_safe
def tables(request: HttpRequest, platform: str, release: uuid.UUID | None = None) -> HttpResponse:
    """The page: each table with its columns, its first rows and its files."""
    try:
        context = shown(found(request, platform, release), fixed=release is not None, language=spoken())
    except NotHere as refusal:
        return _no_page(request, refusal)
    except (NotReadable, NotAsOpened):
        return _no_page(request, NotHere(words.NOT_WHOLE, NOT_NOW))
    return render(request, "downloads/downloads.html", {"section": "downloads"} | context)


def _file(view: View) -> View:
    """For a file: let programs of other sites read it, say how long it keeps, and a refusal in one sentence."""

    @wraps(view)
    def given(request: HttpRequest, **said: object) -> HttpResponse:
        if request.method == "OPTIONS":
            return HttpResponse(status=204, headers=_FOR_OTHERS | _ASKED_BEFORE)
        try:
            answer = _sent(request, view(request, **said))
        except NotHere as refusal:
            answer = _refused(request, refusal)
        except (NotReadable, NotAsOpened):
            answer = _refused(request, NotHere(words.NOT_WHOLE, NOT_NOW))
        for name, value in _FOR_OTHERS.items():
            answer[name] = value
        return answer

    return require_http_methods(["GET", "HEAD", "OPTIONS"])(given)


@_file
def table(request: HttpRequest, platform: str, table: str, ending: str, release: uuid.UUID | None = None) -> File:
    """A table in one format. Its address without a release gives the latest one."""
    opened = found(request, platform, release)
    none = NotHere(words.NO_TABLE.format(address=here(request, platform)), NOT_THERE)
    if table not in BY_CODE or ending not in BY_ENDING:
        raise none
    try:
        return table_file(opened, table, BY_ENDING[ending], _language(request))
    except NoSuchForm as refusal:
        raise none from refusal


@_file
def package(request: HttpRequest, platform: str, release: uuid.UUID | None = None) -> File:
    """All tables described for programs."""
    return package_file(found(request, platform, release), _language(request))


def _language(request: HttpRequest) -> Language:
    """What the address says, and never what the browser prefers: a program gets the same wherever it runs."""
    said = request.GET.get("idioma", "")
    return next((code for code in LANGUAGES if code == said), LANGUAGES[0])


def _sent(request: HttpRequest, file: File) -> HttpResponse:
    answer = get_conditional_response(request, etag=file.tag)
    if answer is None:
        answer = HttpResponse(file.content, content_type=file.media_type)
        answer["Content-Disposition"] = f'attachment; filename="{file.name}"'
        answer["Content-Language"] = _language(request)
    answer["ETag"] = file.tag
    patch_cache_control(answer, public=True, max_age=_FRESH)
    return answer


def _refused(request: HttpRequest, refusal: NotHere) -> HttpResponse:
    """One sentence: as JSON where JSON is asked for, else as text."""
    said = refusal.text.in_(_language(request))
    if request.path.endswith("json"):
        return JsonResponse({"error": said}, status=refusal.status, json_dumps_params={"ensure_ascii": False})
    return HttpResponse(said, status=refusal.status, content_type="text/plain; charset=utf-8")


def _no_page(request: HttpRequest, refusal: NotHere) -> HttpResponse:
    title = words.GONE_TITLE if refusal.status == GONE else words.NOT_THERE_TITLE
    context = {"words": {"title": title, "text": refusal.text}, "status": refusal.status}
    return render(request, "components/error.html", context, status=refusal.status)
