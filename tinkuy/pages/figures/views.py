"""The page of a figure, the same as JSON and as CSV: at one permanent address with its parameters."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Final

import polars as pl
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from tinkuy.accounts.tokens import Scope
from tinkuy.checks.acceptance import Acceptance
from tinkuy.checks.treatments import TREATMENTS
from tinkuy.figures.catalogue import DIMENSIONS, FIGURES, MODELS, UndefinedFigure
from tinkuy.figures.counting import MissingColumns
from tinkuy.languages import Text
from tinkuy.pages.components.by_token import by_token
from tinkuy.pages.components.speaking import spoken
from tinkuy.pages.figures import behind, shown
from tinkuy.pages.figures.asking import Asked, NotAsked, read
from tinkuy.pages.figures.citing import citation, standing
from tinkuy.pages.figures.form import choices
from tinkuy.pages.figures.kinds import KINDS
from tinkuy.pages.figures.making import explanation, lines, models_beside
from tinkuy.pages.figures.published import Published, kept, of_release, published
from tinkuy.pages.figures.received import as_sent
from tinkuy.pages.figures.saying import scope
from tinkuy.pages.figures.words import WORDS
from tinkuy.publishing.names import named_lines
from tinkuy.releases.models import Release
from tinkuy.releases.refusals import Refused as NotReadable
from tinkuy.reports.guarded_text import safe_text

NOT_ANSWERED: Final = 422
_SAME_AS_COMMAND_LINE: Final = "people_reached"
_MOST_ACCEPTED: Final = 10  # named on the page
_SUM: Final = "sum"  # the one model that is defined by every dimension


def address(release: Release | str, asked: Asked, ending: str = "") -> str:
    """Where a figure of a release is, with its parameters."""
    return _place(str(getattr(release, "pk", release)), asked.figure, ending) + asked.query()


@lru_cache(maxsize=1024)
def _place(release: str, figure: str, ending: str) -> str:
    """The address without its parameters; a dashboard says it a thousand times."""
    return reverse(f"figure{ending}", kwargs={"release": release, "figure": figure})


@require_safe
@of_release
def figure(request: HttpRequest, row: Release, figure: str) -> HttpResponse:
    """The page: the number, how it is built, what would change it, the rows behind it."""
    try:
        release, asked = _asked(request, row, figure)
        found = lines(release, asked)
    except NotThere as refusal:
        return _refused(request, row, refusal.text, refusal.status)
    except (NotAsked, UndefinedFigure, MissingColumns) as refusal:
        return _refused(request, row, refusal.text, NOT_ANSWERED, figure)
    context = _context(request, row, release, asked, found)
    return render(request, "figures/rows.html" if request.htmx else "figures/figure.html", context)


@require_safe
@by_token(Scope.READ)
@of_release
def figure_json(request: HttpRequest, row: Release, figure: str) -> HttpResponse:
    """The same for machines: codes with their names, numbers unrounded; the parameters, the method, the steps."""
    try:
        release, asked = _asked(request, row, figure)
        tag = _tag(row, asked, "json")
        if same := get_conditional_response(request, etag=tag):
            return same
        content = _content(request, row, release, asked)
    except NotThere as refusal:
        return JsonResponse(_told(refusal.text), status=refusal.status)
    except (NotAsked, UndefinedFigure, MissingColumns) as refusal:
        return JsonResponse(_told(refusal.text), status=NOT_ANSWERED)
    answer = JsonResponse(content, json_dumps_params={"ensure_ascii": False})
    answer["ETag"] = tag
    return answer


@require_safe
@by_token(Scope.READ)
@of_release
def figure_csv(request: HttpRequest, row: Release, figure: str) -> HttpResponse:
    """The lines of the figure as CSV: codes beside their names, with the release that they are of."""
    try:
        release, asked = _asked(request, row, figure)
        table = lines(release, asked)
    except NotThere as refusal:
        return HttpResponse(refusal.text.in_(spoken()), status=refusal.status, content_type="text/plain; charset=utf-8")
    except (NotAsked, UndefinedFigure, MissingColumns) as refusal:
        return HttpResponse(refusal.text.in_(spoken()), status=NOT_ANSWERED, content_type="text/plain; charset=utf-8")
    answer = HttpResponse(as_csv(table, asked, release), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{figure}_{str(row.pk)[:8]}.csv"'
    return answer


class NotThere(Exception):
    """There is no such figure, or its release cannot be read; `text` says which, `status` is the answer's."""

    def __init__(self, text: Text, status: int) -> None:
        self.text, self.status = text, status
        super().__init__(text.en)


def _asked(request: HttpRequest, row: Release, figure: str) -> tuple[Published, Asked]:
    """The release, opened, and what is asked of it. Raises NotThere, NotAsked."""
    if figure not in KINDS:
        raise NotThere(WORDS["no_figure"], 404)
    try:
        release = published(row)
    except NotReadable as refusal:
        raise NotThere(refusal.text, 503) from refusal
    return release, read(figure, dict(request.GET.lists()), usual=release.usual_model, knows=release.knows)


def _tag(row: Release, asked: Asked, form: str) -> str:
    """What an answer depends on: the release, what is asked, the code that makes it, the language, whether it stands."""
    said = (str(row.pk), asked.figure, asked.query(), kept().method, spoken(), str(row.withdrawn_at), form)
    return f'"{hashlib.sha256("|".join(said).encode()).hexdigest()[:32]}"'


def _context(
    request: HttpRequest, row: Release, release: Published, asked: Asked, found: pl.DataFrame
) -> dict[str, Any]:
    language = spoken()
    words = shown.Words(language, release.names(language))

    def to(other: Asked) -> str:
        return address(row, other)

    context = {
        "words": WORDS,
        "asked": asked,
        "figure_name": asked.kind.figure.name,
        "figure_method": asked.kind.figure.method,
        "model": MODELS.get(asked.model),
        "scope": scope(asked, words.names, release.months, language),
        "release": row,
        "standing": standing(row, release),
        "csv": address(row, asked, "_csv"),
        "json": address(row, asked, "_json"),
        "form": choices(release, asked, words),
        "dimensions": [DIMENSIONS[key] for key in asked.dimensions],
        **_numbers(found, asked, to, words),
        **_how(request, row, release, asked, found, words),
    }
    context["cite"] = citation(request.build_absolute_uri(to(asked)), row, release, context, words)
    return context


def _numbers(found: pl.DataFrame, asked: Asked, to: Any, words: shown.Words) -> dict[str, Any]:
    """The number itself: one figure, bars by part, or a table."""
    if found.is_empty():
        return {"nothing": True}
    if "reached" in found.columns and asked.figure != "consolidated":
        if asked.kind.is_people and not asked.dimensions:
            line = shown.figure(found.row(0, named=True))
            return {"single": line, "top": max(line["upper"], line["reached"]) * 1.05}
        return {"parts": shown.parts_as_bars(found, asked, to, words), "count": found.height}
    if asked.kind.column and not asked.dimensions and found.height == 1:
        return {"number": found.row(0, named=True), "number_value": round(found[asked.kind.column].item())}
    return {"table": shown.table(found, asked, words)}


def _how(
    request: HttpRequest, row: Release, release: Published, asked: Asked, found: pl.DataFrame, words: shown.Words
) -> dict[str, Any]:
    """How a figure of people was made: steps, models side by side, rows."""
    made = explanation(release, asked)
    if made is None or made.outcomes.is_empty() or found.is_empty():
        return {}

    def to(other: Asked) -> str:
        return address(row, other)

    outcomes = shown.outcomes(made.outcomes)
    counted = sum(line["rows"] for line in outcomes if line["counts"])
    every = sum(line["rows"] for line in outcomes)
    acceptances = release.folder.acceptances()
    sent = as_sent(row, release, asked)
    line = found.row(0, named=True)
    return {
        "steps": shown.steps_as_bars(made.waterfall, words),
        "models": shown.models_as_bars(models_beside(release, asked), asked, to, words),
        "acceptances": [_accepted(one) for one in acceptances[:_MOST_ACCEPTED]],
        "corrected": shown.corrected_as_bars(sent, line, words) if sent else (),
        "more_acceptances": max(len(acceptances) - _MOST_ACCEPTED, 0),
        "outcomes": outcomes,
        "counted_rows": counted,
        "left_rows": every - counted,
        "every_row": every,
        "behind": _rows(request, row, release, made.rows, words),
        "here": to(asked),
        "joint": "&" if asked.query() else "?",
    }


def _accepted(one: Acceptance) -> dict[str, Any]:
    """A cause that was accepted: what was done, to how many rows, by whom, when, why."""
    treatment = TREATMENTS.get(one.treatment)
    return {"what": treatment.name if treatment else one.kind, "one": one}


def _rows(
    request: HttpRequest, row: Release, release: Published, rows: pl.LazyFrame, words: shown.Words
) -> dict[str, Any] | None:
    """The page of rows that somebody may see; nothing if they may see none."""
    sight = behind.sight(request.user, row.platform)
    if sight.nothing:
        return None
    outcome, number = request.GET.get("resultado", ""), request.GET.get("pagina", "1")
    page = behind.page(release, sight.of(rows), int(number) if number.isdecimal() else 1, outcome)
    for line in page.lines:
        line |= {f"{key}_name": words.name(key, line[key]) for key in ("admin1", "month", "indicator")}
        line["organisation_name"] = words.names.short("organisation", line["organisation"])
        line["outcome_text"] = shown.OUTCOMES[line["outcome"]]
    return {
        "page": page,
        "all": sight.everything,
        "outcome": outcome,
        "before": page.number - 1,
        "after": page.number + 1,
    }


def _refused(request: HttpRequest, row: Release, text: Text, status: int, figure: str = "") -> HttpResponse:
    """One sentence in place of the number, and what can be asked instead."""
    context = {
        "words": WORDS,
        "release": row,
        "text": text,
        "with_sum": _by_sum(request, row, figure),
        "plain": address(row, Asked(figure)) if figure in KINDS else "",
        "figures": [
            {"name": one.name, "address": address(row, Asked(one.function))} for one in FIGURES if one.function in KINDS
        ],
    }
    return render(request, "figures/refused.html", context, status=status)


def _by_sum(request: HttpRequest, row: Release, figure: str) -> str:
    """The address of the same figure by the model `sum`, where that has an answer."""
    if request.GET.get("modelo", _SUM) == _SUM or figure not in KINDS:
        return ""
    said = dict(request.GET.lists()) | {"modelo": [_SUM]}
    try:
        release = published(row)
        asked = read(figure, said, usual=_SUM, knows=release.knows)
        lines(release, asked)
    except (NotReadable, NotAsked, UndefinedFigure, MissingColumns):
        return ""
    return address(row, asked)


def _told(text: Text) -> dict[str, str]:
    return {"error": text.in_(spoken())}


def _content(request: HttpRequest, row: Release, release: Published, asked: Asked) -> dict[str, Any]:
    """What `tinkuy reached --release --json` says, and with it the parameters, the method and how it was made."""
    language, table, made = spoken(), lines(release, asked), explanation(release, asked)
    by = [name for name in table.columns if name in DIMENSIONS]
    told = named_lines(table, release.names(language), by, language)
    manifest, kind = release.folder.manifest, asked.kind
    method = MODELS[asked.model].method if asked.model else kind.figure.method
    content = {
        "figure": asked.figure,
        **({"model": asked.model} if asked.model else {}),
        "year": release.year.id,
        "pack": manifest.year.hash,
        "rows": manifest.rows,
        "rows_with_errors": release.rows_with_errors,
        "release": release.id,
        "withdrawn": standing(row, release).for_machines(),
        "parameters": _parameters(asked),
        "address": request.build_absolute_uri(address(row, asked)),
        "method": method.in_(language),
        "figures" if asked.figure == _SAME_AS_COMMAND_LINE else "lines": told,
    }
    if made is not None:
        content["waterfall"] = made.waterfall.select("step", "amount").to_dicts()
        content["outcomes"] = made.outcomes.select("outcome", "rows", "people", "contribution").to_dicts()
    return content


def _parameters(asked: Asked) -> Mapping[str, object]:
    return {
        "por": list(asked.dimensions),
        "sin-nacional": asked.without_national,
        "desde": asked.first or None,
        "hasta": asked.last or None,
        **asked.parts,
    }


def as_csv(table: pl.DataFrame, asked: Asked, release: Published) -> str:
    """The lines of a figure as CSV: codes beside their names, the model, the release."""
    language = spoken()
    by = [name for name in table.columns if name in DIMENSIONS]
    named = named_lines(table, release.names(language), by, language)
    columns = [part for name in table.columns for part in ((name, f"{name}_name") if name in by else (name,))]
    columns += ["reason_text"] if "reason" in table.columns else []
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow([*columns, *(["model"] if asked.model else []), "release"])
    extra = [*([asked.model] if asked.model else []), release.id]
    for line in named:
        cells = [line.get(name) for name in columns]
        writer.writerow([safe_text(cell) if isinstance(cell, str) else cell for cell in cells] + extra)
    return "\ufeff" + written.getvalue()  # so that Excel reads its accents
