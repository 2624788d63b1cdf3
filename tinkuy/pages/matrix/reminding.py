"""The pages of reminders: what would be sent, for the officer to look at; and how far it is on its way."""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from tinkuy.access.permissions import Permission
from tinkuy.access.policy import Matter, require
from tinkuy.audit.models import Event
from tinkuy.database.fields import uuid7
from tinkuy.groups.scopes import scope_called
from tinkuy.languages import LANGUAGES, Text
from tinkuy.months import Month
from tinkuy.notices.choices import chosen
from tinkuy.notices.kinds import How
from tinkuy.notices.models import Letter
from tinkuy.notices.reminding import AGAIN_AFTER, VERB, NotReminded, Reminder, remind
from tinkuy.pages.components.calendar_words import month_text
from tinkuy.pages.components.platforms import asking, on_platform
from tinkuy.pages.matrix.ago import ago
from tinkuy.pages.matrix.asked import Asked
from tinkuy.pages.matrix.gaps import CHECKS_FOR, Proposed, proposed
from tinkuy.pages.matrix.held import held
from tinkuy.pages.matrix.reminder_words import LETTERS, REMIND
from tinkuy.pages.matrix.table import Line, table
from tinkuy.pages.matrix.views import month_or_404
from tinkuy.pages.notices.words import HOW
from tinkuy.pages.review.counting import Patience
from tinkuy.registries.models import Platform

_EVERY: Final = 2  # seconds between two looks at letters on their way


@require_http_methods(["GET", "HEAD", "POST"])
@on_platform
def reminders(request: HttpRequest, platform: Platform, month: str) -> HttpResponse:
    """The letters to who is missing, or to one organisation (?de=), before they go; sent, they are on their way."""
    require(asking(request), Permission.REMIND, Matter(str(platform.pk)))
    this = month_or_404(month)
    lines = _lines(request, platform, this)
    letters = proposed(platform, lines.values(), held(platform, this.year), this, Patience(CHECKS_FOR))
    if request.method == "POST":
        return _send(request, platform, this, lines, letters)
    return _page(request, platform, this, lines, letters)


@require_safe
@on_platform
def sent(request: HttpRequest, platform: Platform, act: UUID) -> HttpResponse:
    """How far letters that were sent together are; for htmx, only that."""
    require(asking(request), Permission.REMIND, Matter(str(platform.pk)))
    if not Event.objects.on(platform).filter(verb=VERB, detail__act=str(act)).exists():
        raise Http404
    letters = list(Letter.objects.on(platform).filter(act=act).select_related("person").order_by("person__email"))
    states = [one.state for one in letters]
    numbers = {state: states.count(state) for state in LETTERS}
    context = {
        "section": "matrix",
        "words": REMIND,
        "letters": [(one, LETTERS[one.state]) for one in letters],
        "sentences": _progress(numbers, len(letters)),
        "again": resolve_url("matrix_reminded", platform=platform.code, act=act)
        if numbers["waiting"] + numbers["sending"]
        else "",
        "every": _EVERY,
    }
    return render(request, "matrix/sent.html" if request.htmx else "matrix/sent_page.html", context)


def _lines(request: HttpRequest, platform: Platform, month: Month) -> dict[str, Line]:
    """The organisations that are reminded, by code: the one asked for, else those that miss the month."""
    asked = Asked.from_query(request.GET).at(month)
    found = held(platform, month.year)
    shown = table(
        found,
        Asked(month.year, month, asked.group, asked.sector),
        scope_called(platform, asked.group),
        Patience(CHECKS_FOR),
    )
    if shown.focus is None:
        raise Http404
    one = request.GET.get("de", "")
    lines = [line for line in shown.lines if line.organisation.code == one] if one else shown.in_focus("missing")
    return {line.organisation.code: line for line in lines}


def _send(
    request: HttpRequest, platform: Platform, month: Month, lines: dict[str, Line], letters: list[Proposed]
) -> HttpResponse:
    """Send what is marked, as it was typed. What is refused is shown with all that was typed."""
    wanted = set(request.POST.getlist("enviar"))
    typed = [
        Reminder(
            one.organisation, one.person, request.POST.get(f"asunto-{one.key}", one.subject),
            request.POST.get(f"texto-{one.key}", one.text), one.sentence,
        )
        for one in letters
        if one.key in wanted
    ]  # fmt: skip
    try:
        act = UUID(request.POST.get("acto", ""))
    except ValueError:
        act = uuid7()
    try:
        remind(
            platform=platform, reminders=typed, address=resolve_url("today", platform=platform.code), act=act,
            by=request.user, again="otra-vez" in request.POST,
        )  # fmt: skip
    except NotReminded as refusal:
        return _page(request, platform, month, lines, letters, refusal)
    return redirect("matrix_reminded", platform=platform.code, act=act)


def _page(
    request: HttpRequest,
    platform: Platform,
    month: Month,
    lines: dict[str, Line],
    letters: list[Proposed],
    refusal: NotReminded | None = None,
) -> HttpResponse:
    ways = chosen(platform, [one.person.pk for one in letters], "reminder")
    context = {
        "section": "matrix",
        "words": REMIND,
        "month": month,
        "title": _in_month("title", month),
        "nobody": _in_month("nobody", month),
        "letters": [_shown(request, one, lines[one.organisation.code], ways.get(one.person.pk)) for one in letters],
        "unreachable": [line.organisation for line in lines.values() if not line.reachable],
        "problem": refusal.text if refusal else None,
        "ask_again": refusal is not None and refusal.reason == "recent",
        "act": request.POST.get("acto", "") or uuid7(),
    }
    return render(request, "matrix/reminders.html", context, status=422 if refusal else 200)


def _shown(request: HttpRequest, one: Proposed, line: Line, way: str | None) -> dict[str, Any]:
    """A letter with what was typed in it; who was reminded within a day is not marked unless somebody marked them."""
    recent = line.reminded is not None and timezone.now() - line.reminded < AGAIN_AFTER
    posted = request.method == "POST"
    how = How(way) if way else How.AT_ONCE
    return {
        "letter": one,
        "include": REMIND["include"].format(person=one.person, email=one.person.email),
        "marked": one.key in request.POST.getlist("enviar") if posted else not recent,
        "subject": request.POST.get(f"asunto-{one.key}", one.subject),
        "text": request.POST.get(f"texto-{one.key}", one.text),
        "recent": _filled(REMIND["recent"], ago=ago(line.reminded)) if recent else None,
        "as_chosen": _filled(REMIND["as_chosen"], how=HOW[how]) if how is not How.AT_ONCE else None,
    }


def _progress(numbers: dict[str, int], whole: int) -> list[tuple[str, str, Text]]:
    """What to say of letters on their way: kind, icon, sentence."""
    if not whole:
        return [("done", "circle-check", REMIND["none_by_mail"])]
    waiting, failed = numbers["waiting"] + numbers["sending"], numbers["failed"]
    done = (
        REMIND["sent_one"] if whole == numbers["sent"] == 1 else REMIND["sent"].format(done=numbers["sent"], all=whole)
    )
    said = [("done" if not waiting and not failed else "hint", "mail", done)]
    said += [("hint", "clock", REMIND["waiting"].format(n=waiting))] if waiting else []
    return said + ([("warning", "triangle-alert", REMIND["failed"].format(n=failed))] if failed else [])


def _in_month(key: str, month: Month) -> Text:
    return _filled(REMIND[key], month=month_text(month))


def _filled(sentence: Text, **values: Text) -> Text:
    said = ({key: one.in_(code) for key, one in values.items()} for code in LANGUAGES)
    return Text(*(sentence.in_(code).format(**each) for code, each in zip(LANGUAGES, said, strict=True)))
