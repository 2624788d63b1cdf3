"""Two that are one: choosing the other, seeing what it means, doing it with a reason, and undoing it."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from tinkuy.access.permissions import Permission
from tinkuy.access.policy import Matter, require
from tinkuy.languages import Text
from tinkuy.packs.schema import CodeList
from tinkuy.pages.components.flash import Said, leave
from tinkuy.pages.components.platforms import on_platform
from tinkuy.pages.lists import words
from tinkuy.pages.lists.merges_shown import merged_entries, undo_of
from tinkuy.pages.lists.views import organisation_or_404, organisation_page, page_context
from tinkuy.pages.lists.years import years_of
from tinkuy.registries import actions, in_force
from tinkuy.registries.entries import MERGED_LISTS, kept_of, merge_entries, pairs_in_force, undo_merge_entries
from tinkuy.registries.matching import Matcher
from tinkuy.registries.merging import NotListed, meaning_of
from tinkuy.registries.models import Organisation, Platform


@require_http_methods(["GET", "HEAD", "POST"])
@on_platform
def merge_into(request: HttpRequest, platform: Platform, code: str) -> HttpResponse:
    """Choose what the organisation is merged into, see what that means, and do it with a reason."""
    require(request.user, Permission.KEEP_LISTS, Matter(str(platform.pk)))
    gone, said = organisation_or_404(platform, code), request.POST if request.method == "POST" else request.GET
    written, why = said.get("con", "").strip()[:300], said.get("why", "").strip()
    kept, problem = _chosen(platform, written) if written else (None, None)
    if request.method == "POST" and kept is not None:
        try:
            actions.merge(platform=platform, kept=kept, gone=gone, by=request.user, why=why)
        except NotListed as refusal:
            problem = refusal.text
        else:
            leave(request, [Said("done", words.MERGE["done"].format(gone=gone.name_es, kept=kept.name_es))])
            return redirect("lists_organisation", platform=platform.code, code=kept.code)
    meaning = meaning_of(kept, gone) if kept else None
    context = page_context(request) | {"words": words.MERGE, "gone": gone, "kept": kept, "written": written, "why": why}
    context |= {"problem": problem, "meaning": meaning, "choices": _choices(platform, gone)}
    return render(request, "lists/merge.html", context, status=422 if problem else 200)


@require_POST
@on_platform
def undo(request: HttpRequest, platform: Platform, code: str) -> HttpResponse:
    """Have the organisation be its own again."""
    gone = organisation_or_404(platform, code)
    shown = undo_of(gone)
    if shown is None:
        raise Http404
    merge, why = shown["merge"], request.POST.get("why", "")
    try:
        actions.undo_merge(merge=merge, by=request.user, why=why)
    except NotListed as refusal:
        return organisation_page(request, platform, gone, {"problem": refusal.text, "why": why})
    said = words.UNDO["done"].format(gone=gone.name_es, kept=merge.kept.name_es)
    leave(request, [Said("done", said)])
    return redirect("lists_organisation", platform=platform.code, code=gone.code)


@require_http_methods(["GET", "HEAD", "POST"])
@on_platform
def merge_entry(request: HttpRequest, platform: Platform, pack: str, key: str, code: str) -> HttpResponse:
    """Choose what an entry of a year's list is merged into, and do it with a reason."""
    require(request.user, Permission.KEEP_LISTS, Matter(str(platform.pk)))
    codes = _mergeable(platform, pack, key)
    names = codes.by_code()
    if code not in names or code in kept_of(pairs_in_force(platform, pack), key):
        raise Http404
    said = request.POST if request.method == "POST" else request.GET
    written, why = said.get("con", "").strip()[:300], said.get("why", "").strip()
    kept, problem = _entry(platform, pack, key, written) if written else (None, None)
    if request.method == "POST" and kept is not None:
        pair = {"year": pack, "key": key, "kept": kept, "gone": code}
        try:
            merge_entries(platform=platform, **pair, by=request.user, why=why)
        except NotListed as refusal:
            problem = refusal.text
        else:
            done = words.ENTRY["done"].format(gone=names[code].text.es, kept=names[kept].text.es)
            leave(request, [Said("done", done)])
            return redirect("lists_code_list", platform=platform.code, pack=pack, key=key)
    context = page_context(request) | {"words": words.MERGE, "entry_words": words.ENTRY, "pack": pack, "key": key}
    context |= {"gone": names[code], "kept": names[kept] if kept else None, "written": written, "why": why}
    context |= {
        "problem": problem,
        "choices": sorted(f"{e.code} · {e.text.es}" for e in codes.entries if e.code != code),
    }
    return render(request, "lists/merge_entry.html", context, status=422 if problem else 200)


@require_POST
@on_platform
def undo_entry(request: HttpRequest, platform: Platform, pack: str, key: str, code: str) -> HttpResponse:
    """Have an entry be its own again."""
    require(request.user, Permission.KEEP_LISTS, Matter(str(platform.pk)))
    found = [one["merge"] for one in merged_entries(platform, _mergeable(platform, pack, key), pack)]
    merge = next((one for one in found if one.gone == code), None)
    if merge is not None:
        undo_merge_entries(merge=merge, by=request.user)
        leave(request, [Said("done", words.ENTRY["undone"].format(gone=merge.gone, kept=merge.kept))])
    return redirect("lists_code_list", platform=platform.code, pack=pack, key=key)


def _mergeable(platform: Platform, pack: str, key: str) -> CodeList:
    """The list, if its entries may be merged. Raises Http404."""
    packs = {one.id: one for one in years_of(platform)}
    if pack not in packs or key not in MERGED_LISTS or not packs[pack].lists[key].known:
        raise Http404
    return packs[pack].lists[key]


def _entry(platform: Platform, pack: str, key: str, written: str) -> tuple[str | None, Text | None]:
    """The code of the entry that somebody named, or a sentence that says what is near."""
    match = Matcher(in_force.year_in_force(pack, platform).lists[key]).match(written.partition(" · ")[0])
    return (match.code, None) if match.code else (None, _nobody(words.ENTRY["nobody"], written, match.candidates))


def _chosen(platform: Platform, written: str) -> tuple[Organisation | None, Text | None]:
    """The organisation that somebody named, or a sentence that says what is near."""
    match = Matcher(in_force.organisations_of(platform)).match(written.partition(" · ")[0])
    if match.code is not None:
        return organisation_or_404(platform, match.code), None
    return None, _nobody(words.MERGE["nobody"], written, match.candidates)


def _nobody(text: Text, written: str, candidates: tuple[str, ...]) -> Text:
    near = words.MERGE["near"].format(names="; ".join(candidates)) if candidates else Text("")
    said = {code: {"written": written, "near": near.in_(code)} for code in ("es", "en", "pt")}
    return Text(*(text.in_(code).format(**values) for code, values in said.items()))


def _choices(platform: Platform, gone: Organisation) -> list[str]:
    """The organisations to choose from, as the field offers them."""
    entries = in_force.organisations_of(platform).entries
    return sorted(f"{e.code} · {e.text.in_('es')}" for e in entries if e.code != gone.code)
