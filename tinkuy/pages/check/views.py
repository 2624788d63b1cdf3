"""The pages of “Revise su archivo”: choose a file, see what was found, take the workbook with notes, delete."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Final

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.utils.http import content_disposition_header
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tinkuy.languages import Text
from tinkuy.pages.check import words
from tinkuy.pages.check.checking import NotChecked, check, write_hand_back
from tinkuy.pages.check.empty_template import empty_template
from tinkuy.pages.check.findings_kept import list_findings
from tinkuy.pages.check.keeping import Gone, Kept, find, keep
from tinkuy.pages.components.finding_list import Wanted, counted, listing
from tinkuy.pages.components.speaking import spoken
from tinkuy.registries import installed_packs as packs
from tinkuy.reports.five_ws import FIVE_WS

_CAUSES_SHOWN: Final = 4
_MEGABYTES: Final = settings.UPLOAD_BYTES // (1024 * 1024)
_XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_XLSM: Final = "application/vnd.ms-excel.sheet.macroEnabled.12"
_NOT_READ: Final = "-"

View = Callable[..., HttpResponse]


def _kept(view: View) -> View:
    """Hand the view its check in place of the token; a check that is gone says so, and pages of checks are never stored."""

    @wraps(view)
    def found(request: HttpRequest, token: str) -> HttpResponse:
        try:
            answer = view(request, find(token))
        except Gone:
            said = {"title": words.RESULT["gone_title"], "text": words.RESULT["gone"]}
            answer = render(request, "components/error.html", {"words": said, "status": 410}, status=410)
        answer.headers["X-Robots-Tag"] = "noindex"
        return answer

    return never_cache(found)


@require_http_methods(["GET", "HEAD", "POST"])
def choose_file(request: HttpRequest) -> HttpResponse:
    """The form; with a file, check it and lead to what was found."""
    if request.method != "POST":
        return _form(request)
    sent, year = request.FILES.get("file"), request.POST.get("year", "")
    if refused := _refused(sent, year):
        return _form(request, refused)
    kept = keep(sent, {"year": year, "platform": request.POST.get("platform", ""), "answers": {}})
    return _checked(request, kept)


def _refused(sent: Any, year: str) -> Text | None:
    """What is missing on the form, as a sentence."""
    if not year:
        return words.FORM["no_year"]
    if year not in packs.years():
        return words.FORM["no_such_year"]
    if sent is None:
        return words.FORM["no_file"]
    return words.FORM["large"].format(limit=_MEGABYTES) if sent.size > settings.UPLOAD_BYTES else None


def _form(request: HttpRequest, problem: Text | None = None) -> HttpResponse:
    said = {name: text.format(limit=_MEGABYTES) for name, text in words.FORM.items()}
    context = {
        "section": "check",
        "words": said,
        "problem": problem,
        "years": packs.years().values(),
        "platforms": packs.platforms().values(),
        "chosen_year": request.POST.get("year", ""),
        "chosen_platform": request.POST.get("platform", next(iter(packs.platforms()), "")),
        "limit_bytes": settings.UPLOAD_BYTES,
        "deleted": "borrado" in request.GET,
    }
    return render(request, "check/form.html", context, status=422 if problem else 200)


def _checked(request: HttpRequest, kept: Kept) -> HttpResponse:
    """Check and lead to the result, or say on the form why the file cannot be checked."""
    try:
        check(kept)
        kept.share()
    except NotChecked as refusal:
        kept.forget()
        return _form(request, refusal.text)
    except Exception:
        kept.forget()  # what fails on our side leaves nothing of the person's behind either
        raise
    return redirect("check_result", token=kept.token)


@require_GET
@_kept
def result(request: HttpRequest, kept: Kept) -> HttpResponse:
    """What was found, or the question that only a person can answer; for htmx, only the list of findings."""
    if question := kept.read("question"):
        return _question(request, kept, question)
    found = kept.read("outcome")
    if found is None:
        raise Gone(kept.token)
    wanted = Wanted.from_query(request.GET)
    listed = list_findings(kept.findings, wanted, spoken())
    causes = {cause["id"]: cause["text"] for cause in found["causes"]}
    address = resolve_url("check_result", token=kept.token)
    context = listing(wanted, listed, rules=found["rules"], causes=causes, address=address) | {"token": kept.token}
    if request.htmx:
        return render(request, "components/findings.html", context)
    return render(request, "check/result.html", context | _whole(found))


def _whole(found: dict[str, Any]) -> dict[str, Any]:
    counts, causes = found["counts"], found["causes"]
    one = len(causes) == 1
    explained = words.RESULT["explained_one" if one else "explained"]
    said = dict(words.RESULT)
    said["explained"] = counted(explained, causes=len(causes), **counts)
    said["blocked"] = counted(words.RESULT["blocked_one" if counts["blocked"] == 1 else "blocked"], n=counts["blocked"])
    more = len(causes) - _CAUSES_SHOWN
    said["more_causes"] = counted(words.RESULT["more_causes_one" if more == 1 else "more_causes"], n=more)
    if found["other_year"]:
        written = found["other_year"]["written"]
        said |= {key: words.RESULT[key].format(written=written) for key in ("other_year", "check_again")}
    figures = zip((words.RESULT["as_reported"], words.RESULT["if_accepted"]), found["reached"]["figures"], strict=False)
    return {
        "section": "check",
        "words": said,
        "found": found,
        "causes": causes[:_CAUSES_SHOWN],
        "more_causes": causes[_CAUSES_SHOWN:],
        "figures": [{"name": name, "figure": figure} for name, figure in figures],
    }


def _question(request: HttpRequest, kept: Kept, question: dict[str, Any]) -> HttpResponse:
    choices = [
        {"key": key, "label": FIVE_WS[key].label, "meaning": FIVE_WS[key].meaning} for key in question["choices"]
    ]
    said = words.QUESTION | {
        "asks": words.QUESTION["asks"].format(heading=question["heading"], position=question["position"])
    }
    return render(request, "check/question.html", {"words": said, "choices": choices, "token": kept.token})


@require_GET
def template(request: HttpRequest, year: str) -> HttpResponse:
    """The year's empty template, with the platform's own lists."""
    if year not in packs.years():
        raise Http404
    content = empty_template(year, request.GET.get("plataforma", ""), spoken())
    return _workbook(f"5w_{year}.xlsx", content)


@require_POST
@_kept
def answer(request: HttpRequest, kept: Kept) -> HttpResponse:
    """Take the answer about a heading, and check again."""
    question, said = kept.read("question"), kept.read("said")
    given = request.POST.get("column", "")
    if question and given in {*question["choices"], _NOT_READ}:
        said["answers"][question["heading"]] = given
        kept.write("said", said)
        return _checked(request, kept)
    return redirect("check_result", token=kept.token)


@require_POST
@_kept
def other_year(request: HttpRequest, kept: Kept) -> HttpResponse:
    """Check the same file with the rules of another year."""
    year = request.POST.get("year", "")
    if year not in packs.years():
        return redirect("check_result", token=kept.token)
    kept.write("said", kept.read("said") | {"year": year})
    return _checked(request, kept)


@require_GET
@_kept
def hand_back(request: HttpRequest, kept: Kept) -> HttpResponse:
    """The sender's own workbook with notes."""
    try:
        name, content = write_hand_back(kept, spoken())
    except NotChecked as refusal:
        return _form(request, refusal.text)
    return _workbook(name, content)


def _workbook(name: str, content: bytes) -> HttpResponse:
    answer = HttpResponse(content, content_type=_XLSM if name.endswith(".xlsm") else _XLSX)
    answer.headers["Content-Disposition"] = content_disposition_header(True, name)
    return answer


@require_POST
@_kept
def delete(request: HttpRequest, kept: Kept) -> HttpResponse:
    """Delete the file and what was found, now."""
    kept.forget()
    return redirect(f"{resolve_url('check')}?borrado=1")
