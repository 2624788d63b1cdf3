"""Findings of reports on their way: causes first, then rows; accept a cause, take that back, hand back, send to review."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final
from urllib.parse import urlencode
from uuid import UUID

import polars as pl
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tinkuy.checks.causes.words import WHAT
from tinkuy.checks.messages import column_label, with_messages
from tinkuy.checks.treatments import TREATMENTS
from tinkuy.languages import Text
from tinkuy.ledger import actions
from tinkuy.ledger.checked import VERSION, Checked, checked
from tinkuy.ledger.content import NotWhole
from tinkuy.ledger.models import Resolution, Version
from tinkuy.ledger.parts import ROW_NUMBER
from tinkuy.ledger.refusals import NotDone
from tinkuy.pages.components.cause_shown import shown_cause, shown_rules
from tinkuy.pages.components.finding_list import NO_CAUSE, Wanted, counted, filtered, listing, on_page
from tinkuy.pages.components.platforms import asking, on_platform
from tinkuy.pages.components.speaking import spoken
from tinkuy.pages.uploads.accepted_before import accepted_before
from tinkuy.pages.uploads.hand_back import hand_back
from tinkuy.pages.uploads.resolution_shown import shown_resolution
from tinkuy.pages.uploads.scopes import Scope, report_title, scope
from tinkuy.pages.uploads.visible import versions
from tinkuy.pages.uploads.weighing import weight
from tinkuy.pages.uploads.words import FINDINGS
from tinkuy.publishing.palette import SEVERITIES
from tinkuy.registries.installed_packs import year_pack
from tinkuy.registries.models import Platform
from tinkuy.reports.reading import Question, Unusable

_CAUSES_SHOWN: Final = 4
_ASKED: Final = frozenset({"gravedad", "regla", "causa", "pagina"})
_XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_XLSM: Final = "application/vnd.ms-excel.sheet.macroEnabled.12"
_DONE: Final = {"aceptada": FINDINGS["done_accepted"], "deshecha": FINDINGS["done_undone"]}


@require_GET
@on_platform
def findings(request: HttpRequest, platform: Platform, kind: str, of: str) -> HttpResponse:
    """What was found; for htmx, only the list."""
    return _page(request, scope(request, kind, of))


def _page(request: HttpRequest, looked_at: Scope, problem: Text | None = None) -> HttpResponse:
    found = checked(looked_at.versions)
    context = _list(request, looked_at, found)
    if request.htmx:
        return render(request, "components/findings.html", context)
    height, code = found.findings.height, request.platform.code
    before = accepted_before(found, looked_at.versions) if found.causes else ()
    to_accept = looked_at.address("findings_cause", code) if looked_at.is_draft else ""
    causes = [
        shown_cause(cause, height)
        | {"before": cause.id in before, "accept": to_accept and f"{to_accept}?{urlencode({'id': cause.id})}"}
        for cause in found.causes
    ]
    context |= {
        "section": "uploads",
        "words": FINDINGS,
        "scope": looked_at,
        "problem": problem,
        "done": _DONE.get(request.GET.get("hecho", "")),
        "weight": weight(found, found.rows.height),
        "causes": causes[:_CAUSES_SHOWN],
        "more_causes": causes[_CAUSES_SHOWN:],
        "more_text": counted(FINDINGS["more_causes"], n=len(causes) - _CAUSES_SHOWN),
        "acts": _accepted(looked_at),
        "submit_text": _submit_text(looked_at),
    }
    return render(request, "uploads/findings.html", context, status=422 if problem else 200)


def _list(request: HttpRequest, looked_at: Scope, found: Checked) -> dict[str, Any]:
    """One page of findings with their sentences: only those shown are put into words."""
    wanted = Wanted.from_query(request.GET)
    if found.causes and not request.GET.keys() & _ASKED:
        wanted = replace(wanted, cause=NO_CAUSE)  # what a cause explains is mended at once, above
    order = pl.col("severity").cast(pl.Enum(list(SEVERITIES)))
    place = found.rows.select("row_id", "row", VERSION, ROW_NUMBER)
    ordered = filtered(found.findings, wanted).join(place, on="row_id", how="left", maintain_order="left")
    listed = on_page(ordered.sort(order, "row", maintain_order=True), wanted.page)
    of = {str(one.pk): one for one in looked_at.versions}
    listed.lines[:] = _said(request, listed.lines, of)
    causes = {cause.id: cause.text for cause in found.causes}
    address = looked_at.address("findings", request.platform.code)
    context = listing(wanted, listed, rules=shown_rules(found.findings), causes=causes, address=address)
    return context | {"filtered": context["filtered"] and bool(request.GET.keys() & _ASKED)}


def _said(request: HttpRequest, lines: list[dict[str, Any]], of: Mapping[str, Version]) -> list[dict[str, Any]]:
    if not lines:
        return []
    language, code = spoken(), request.platform.code
    told = pl.DataFrame(lines, infer_schema_length=None)
    years = {one.year for one in of.values()}
    sentences = with_messages(told, language, year=year_pack(years.pop()) if len(years) == 1 else None)["message"]
    said = []
    for line, message in zip(lines, sentences, strict=True):
        one = of[line[VERSION]]
        row = {"platform": code, "version": one.pk, "row": line[ROW_NUMBER]}
        said.append(
            line
            | {
                "message": message,
                "column": column_label(line["column"], language),
                "report": report_title(one) if len(of) > 1 else None,
                "address": resolve_url("version_row", **row) if one.state == Version.State.DRAFT else "",
            }
        )
    return said


def _accepted(looked_at: Scope) -> list[dict[str, Any]]:
    """The causes accepted so far, one line for all drafts accepted together, the latest first."""
    if not looked_at.versions:
        return []
    found = Resolution.objects.on(looked_at.versions[0].platform).filter(
        version__in=looked_at.versions, undone_at__isnull=True
    )
    acts: dict[UUID, dict[str, Any]] = {}
    for one in found.select_related("by").order_by("-at"):
        act = acts.setdefault(one.act, {"resolution": one, "reports": 0, "rows": 0})
        act["reports"] += 1
        act["rows"] += one.record["changed"]
        act["what"] = WHAT.get(one.kind) or Text(one.cause)
        act["how"] = TREATMENTS[one.treatment].label
    for act in acts.values():
        said = FINDINGS["act_size" if act["reports"] > 1 else "act_size_one"]
        act["size"] = counted(said, rows=act["rows"], reports=act["reports"])
    return list(acts.values())


@require_http_methods(["GET", "HEAD", "POST"])
@on_platform
def cause(request: HttpRequest, platform: Platform, kind: str, of: str) -> HttpResponse:
    """One cause: what accepting it would change; with a POST, accept it."""
    looked_at, id = scope(request, kind, of), request.POST.get("id") or request.GET.get("id", "")
    if not looked_at.versions or not looked_at.is_draft:
        raise Http404
    concerned = _concerned(looked_at, id)
    chosen = request.POST.get("tratamiento") or request.GET.get("tratamiento") or None
    asked = {"versions": concerned, "cause": id, "by": request.user, "treatment": chosen}
    try:
        if request.method == "POST":
            actions.resolve(**asked, why=request.POST.get("why", ""))
            return redirect(f"{looked_at.address('findings', platform.code)}?hecho=aceptada")
        return _cause_page(request, looked_at, asked)
    except NotDone as refusal:
        if chosen is None or not any(one.id == id for one in checked(concerned).causes):
            return _page(request, looked_at, refusal.text)
        return _cause_page(request, looked_at, asked | {"treatment": None}, refusal.text)


def _cause_page(
    request: HttpRequest, looked_at: Scope, asked: dict[str, Any], problem: Text | None = None
) -> HttpResponse:
    preview = actions.resolution_preview(**asked | {"by": asking(request)})  # only the policy asks who looks
    known = [code for code in (preview.cause.treatment, *preview.cause.alternatives) if code]
    chosen = asked["treatment"] or known[0]
    context = {
        "section": "uploads",
        "words": FINDINGS,
        "scope": looked_at,
        "cause": shown_cause(preview.cause, 0),
        "problem": problem,
        "sent_why": request.POST.get("why", ""),
        "chosen": chosen,
        "chosen_name": TREATMENTS[chosen].name,
        "treatments": [(code, TREATMENTS[code].name) for code in known],
        "address": looked_at.address("findings_cause", request.platform.code),
        "back": looked_at.address("findings", request.platform.code),
    }
    year = year_pack(asked["versions"][0].year)
    shown = shown_resolution(preview, looked_at.versions, year, request.platform, spoken())
    return render(request, "uploads/cause.html", context | shown, status=422 if problem else 200)


def _concerned(looked_at: Scope, id: str) -> list[Version]:
    """The versions among which the cause was found: those of its year, for causes are of one year."""
    if len({one.year for one in looked_at.versions}) == 1:
        return list(looked_at.versions)
    found = checked(looked_at.versions)
    rows = next((cause.rows for cause in found.causes if cause.id == id), ())
    of = set(found.rows.filter(pl.col("row_id").is_in(list(rows)))[VERSION].to_list())
    years = {one.year for one in looked_at.versions if str(one.pk) in of}
    return [one for one in looked_at.versions if one.year in years] or list(looked_at.versions)


@require_POST
@on_platform
def undo(request: HttpRequest, platform: Platform, kind: str, of: str) -> HttpResponse:
    """Take back a cause that was accepted, everywhere it was accepted together."""
    looked_at = scope(request, kind, of)
    found = Resolution.objects.on(platform).filter(version__in=looked_at.versions, undone_at__isnull=True)
    try:
        resolution = found.filter(pk=UUID(request.POST.get("resolution", ""))).first()
    except ValueError as error:
        raise Http404 from error
    if resolution is not None:
        try:
            actions.unresolve(resolution=resolution, by=request.user, everywhere=True)
        except NotDone as refusal:
            return _page(request, looked_at, refusal.text)
    return redirect(f"{looked_at.address('findings', platform.code)}?hecho=deshecha")


@require_POST
@on_platform
def submit_all(request: HttpRequest, platform: Platform, kind: str, of: str) -> HttpResponse:
    """Send every draft to review; one that cannot be sent says why, and does not hold back the others."""
    looked_at, refused, sent = scope(request, kind, of), [], 0
    for one in looked_at.versions:
        try:
            actions.submit(version=one, by=request.user)
            sent += 1
        except NotDone as refusal:
            refused.append((report_title(one), refusal.text))
    if refused:
        return _page(request, scope(request, kind, of), _together(refused))
    return redirect(f"{looked_at.back}?hecho=enviado&n={sent}")


def _together(refused: list[tuple[Text, Text]]) -> Text:
    """Each sentence once, with the reports it is about."""
    about: dict[Text, list[Text]] = {}
    for title, sentence in refused:
        about.setdefault(sentence, []).append(title)
    return Text(
        *(
            " ".join(f"{', '.join(t.in_(code) for t in titles)}: {said.in_(code)}" for said, titles in about.items())
            for code in ("es", "en", "pt")
        )
    )


def _submit_text(looked_at: Scope) -> Text:
    one = len(looked_at.versions) == 1
    return counted(FINDINGS["submit_one" if one else "submit_all"], n=len(looked_at.versions))


@require_GET
@on_platform
def notes(request: HttpRequest, platform: Platform, kind: str, of: str) -> HttpResponse:
    """The sender's own workbook with notes, as the file was sent."""
    looked_at = scope(request, kind, of)
    of_file = versions(request).filter(upload=looked_at.upload).first() if looked_at.upload else None
    if of_file is None:
        raise Http404
    try:
        name, content = hand_back(looked_at.upload, of_file.year, spoken())
    except (Unusable, Question) as refusal:
        return _page(request, looked_at, refusal.text)
    except NotWhole:
        return _page(request, looked_at, FINDINGS["file_gone"])
    answer = HttpResponse(content, content_type=_XLSM if name.endswith(".xlsm") else _XLSX)
    answer.headers["Content-Disposition"] = content_disposition_header(True, name)
    return answer
